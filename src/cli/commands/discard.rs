//! `discard`: a draft that is not to be, or one language of a text.

use super::{desk, target};
use crate::cli::args::DiscardArgs;
use crate::cli::error::CliError;
use crate::cli::exit::Exit;
use crate::cli::session::Session;
use crate::cli::words::args;
use crate::ops;
use serde_json::json;

/// Takes the draft, or the one language, out of the workspace, once somebody has said yes; its words lie in `aside/` then.
pub fn run(session: &mut Session, args: &DiscardArgs) -> Result<Exit, CliError> {
    let desk = desk(session)?;
    let target = target(&desk, &args.id)?;
    if target.lang.is_none() {
        ops::may_discard(&desk, &target.id)?;
    }
    if !session.flags.yes {
        let question = match &target.lang {
            Some(lang) => session.words.say("discard-ask-edition", args![id = target.id, lang = lang]),
            None => session.words.say("discard-ask", args![id = target.id]),
        };
        if !session.terminal.confirm(&session.words, &question, "-y")? {
            return Err(CliError::cancelled());
        }
    }
    let discarded = match &target.lang {
        Some(lang) => ops::discard_edition(&desk, &target.id, lang)?,
        None => ops::discard(&desk, &target.id)?,
    };
    match &target.lang {
        Some(lang) => session.say("discard-done-edition", args![id = discarded.id, lang = lang]),
        None => session.say("discard-done", args![id = discarded.id]),
    }
    for path in &discarded.aside {
        session.say("discard-aside", args![path = path]);
    }
    if session.wants_json() {
        session.json(json!({ "id": discarded.id.as_str(), "aside": discarded.aside }))?;
    }
    Ok(Exit::Done)
}
