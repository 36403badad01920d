//! `inbox`: what waits for the person at this desk.

use super::{board, desk, list};
use crate::cli::error::CliError;
use crate::cli::exit::Exit;
use crate::cli::session::Session;
use crate::cli::words::args;

/// Shows the statements that need this person.
pub fn run(session: &mut Session) -> Result<Exit, CliError> {
    desk(session)?.me()?;
    let mut board = board(session)?;
    board.rows.retain(|row| row.needs_me);
    list::show(session, &board)?;
    match board.rows.first() {
        Some(first) => session.hint("inbox-hint", args![id = first.id]),
        None => session.say("inbox-empty", args![]),
    }
    Ok(Exit::Done)
}
