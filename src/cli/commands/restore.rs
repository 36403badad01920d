//! `restore`: an earlier wording, back in the folder.

use super::{desk, target};
use crate::cli::args::RestoreArgs;
use crate::cli::error::CliError;
use crate::cli::exit::Exit;
use crate::cli::session::Session;
use crate::cli::words::args;
use crate::ops;
use serde_json::json;

/// Brings it back and says where the text stands with it.
pub fn run(session: &mut Session, args: &RestoreArgs) -> Result<Exit, CliError> {
    let desk = desk(session)?;
    let target = target(&desk, &args.id)?;
    let Some(at) = &target.at else {
        return Err(CliError::new(Exit::Usage, "error-restore-which", args![id = target.id]));
    };
    let back = ops::bring_back(&desk, &target)?;
    if session.wants_json() {
        let langs: Vec<&str> = back.langs.iter().map(|lang| lang.as_str()).collect();
        session.json(json!({
            "id": back.id.as_str(), "languages": langs, "paths": back.paths, "aside": back.aside, "state": back.stage.name(),
        }))?;
    }
    for path in &back.aside {
        session.say("discard-aside", args![path = path]);
    }
    let langs = back.langs.iter().map(|lang| lang.as_str()).collect::<Vec<_>>().join(", ");
    if back.paths.is_empty() {
        session.say("restore-same", args![id = back.id, langs = langs]);
    } else {
        session.say("restore-done", args![id = back.id, langs = langs, at = at.as_str()]);
    }
    session.hint("restore-hint", args![id = back.id]);
    Ok(Exit::Done)
}
