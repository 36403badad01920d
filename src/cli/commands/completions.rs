//! `completions`: a script that lets the shell finish what is typed.

use crate::cli::args::CompletionsArgs;
use crate::cli::error::CliError;
use crate::cli::exit::Exit;
use crate::cli::help;
use crate::cli::session::Session;

/// Writes the script for a shell, with the descriptions in the person's language.
pub fn run(session: &mut Session, args: &CompletionsArgs) -> Result<Exit, CliError> {
    let mut script = Vec::new();
    let mut command = help::command_for_shells(&session.words);
    clap_complete::generate(args.shell, &mut command, "klartext", &mut script);
    session.terminal.bytes(&script);
    Ok(Exit::Done)
}
