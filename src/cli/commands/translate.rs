//! `translate`: a translation begun from its original, or marked as following it again.

use super::{desk, target};
use crate::cli::args::TranslateArgs;
use crate::cli::error::CliError;
use crate::cli::exit::Exit;
use crate::cli::session::Session;
use crate::cli::words::args;
use crate::ops;

/// Begins or marks it and says what comes next.
pub fn run(session: &mut Session, args: &TranslateArgs) -> Result<Exit, CliError> {
    let desk = desk(session)?;
    let target = target(&desk, &args.id)?;
    let done = ops::translate(&desk, &target.id, target.lang.as_ref(), &args.lang)?;
    if session.wants_json() {
        let (id, lang) = (done.id.as_str(), done.lang.as_str());
        let of = done.of.as_str();
        session.json(
            serde_json::json!({ "id": id, "language": lang, "of": of, "path": done.path, "begun": done.begun }),
        )?;
    }
    let id = if done.begun { "translate-begun" } else { "translate-follows" };
    session.say(id, args![path = done.path, lang = done.lang, of = done.of]);
    let hint = if done.begun { "translate-hint-edit" } else { "translate-hint-submit" };
    session.hint(hint, args![id = done.id, lang = done.lang]);
    Ok(Exit::Done)
}
