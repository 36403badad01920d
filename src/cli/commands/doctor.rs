//! `doctor`: what is ready on this machine and what is not.

use super::surroundings;
use crate::cli::error::CliError;
use crate::cli::exit::Exit;
use crate::cli::session::Session;
use crate::cli::terminal::{GREEN, YELLOW, styled};
use crate::cli::words::args;
use crate::ops;
use serde_json::json;

/// Looks and says; never changes anything.
pub fn run(session: &mut Session) -> Result<Exit, CliError> {
    let found = ops::doctor(&session.flags.directory, &surroundings(session)?)?;
    if session.wants_json() {
        let values = found.iter().map(|one| json!({ "name": one.name, "fine": one.fine, "about": one.about }));
        session.json(values.collect())?;
        return Ok(Exit::Done);
    }
    for one in &found {
        let id = format!("doctor-{}{}", one.name, if one.fine { "" } else { "-missing" });
        let mark = if one.fine { styled(GREEN, "✓") } else { styled(YELLOW, "!") };
        let text = session.words.say(&id, args![about = one.about]);
        session.data(&format!("{mark} {text}"));
    }
    Ok(Exit::Done)
}
