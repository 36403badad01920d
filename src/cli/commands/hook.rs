//! `hook`: what a git server asks before it keeps a push.

use crate::cli::args::{HookArgs, HookCommand};
use crate::cli::checked;
use crate::cli::error::CliError;
use crate::cli::exit::Exit;
use crate::cli::session::Session;
use crate::cli::words::args;
use crate::ops::{self, Pushed, Received, Receiving};

/// Reads what git tells the hook and refuses with code 6, each reason in words for who pushed.
pub fn run(session: &mut Session, args: &HookArgs) -> Result<Exit, CliError> {
    let HookCommand::PreReceive = args.command;
    let lines = std::io::read_to_string(std::io::stdin()).unwrap_or_default();
    let read: Option<Vec<Pushed>> = lines.lines().map(Pushed::parse).collect();
    // Lines that are not git's are no push that was checked.
    let pushed = read.filter(|pushed| !pushed.is_empty());
    let pushed = pushed.ok_or_else(|| CliError::new(Exit::Usage, "error-hook-input", args![]))?;
    let server = Receiving::read(&session.flags.directory);
    let mut exit = Exit::Done;
    for (reference, received) in ops::receive(&server, &pushed)? {
        let refused = match received {
            Received::Nothing => continue,
            Received::Checked(checked) => {
                let refused = !checked.breaches.is_empty();
                checked::show(session, checked);
                refused
            }
            Received::Deleted => {
                checked::say_breach(session, "breach-deleted", args![reference = reference]);
                true
            }
            Received::Replaced => {
                checked::say_breach(session, "breach-replace", args![reference = reference]);
                true
            }
        };
        exit = if refused { Exit::Refused } else { exit };
    }
    Ok(exit)
}
