//! `show`: the text itself, as approved, as published, or as it is.

use super::{desk, target};
use crate::cli::args::ShowArgs;
use crate::cli::error::CliError;
use crate::cli::exit::Exit;
use crate::cli::session::Session;
use crate::ops;

/// Prints the edition as plain text, letterhead to imprint.
pub fn run(session: &mut Session, args: &ShowArgs) -> Result<Exit, CliError> {
    let desk = desk(session)?;
    let target = target(&desk, &args.id)?;
    let rendered = ops::show(&desk, &target)?;
    if session.wants_json() {
        let texts = rendered
            .iter()
            .map(|one| (one.lang.to_string(), String::from_utf8_lossy(&one.bytes).into_owned().into()))
            .collect();
        session.json(serde_json::Value::Object(texts))?;
        return Ok(Exit::Done);
    }
    for one in &rendered {
        session.terminal.bytes(&one.bytes);
    }
    Ok(Exit::Done)
}
