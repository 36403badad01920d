//! `serve`: the newsroom and the drafts in a browser, on this machine only.

use super::desk;
use crate::cli::args::ServeArgs;
use crate::cli::error::CliError;
use crate::cli::exit::Exit;
use crate::cli::session::Session;
use crate::cli::words::args;
use crate::ops;

/// Serves until it is interrupted.
pub fn run(session: &mut Session, args: &ServeArgs) -> Result<Exit, CliError> {
    let desk = desk(session)?;
    let server = ops::serve(&desk, args.port.unwrap_or(0))?;
    session.data(&server.address);
    session.say("serve-drafts", args![address = format!("{}drafts/", server.address)]);
    session.hint("serve-hint", args![]);
    server.run();
    Ok(Exit::Done)
}
