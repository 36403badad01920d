//! `new`: a statement begun from its skeleton.

use super::desk;
use crate::cli::args::NewArgs;
use crate::cli::error::CliError;
use crate::cli::exit::Exit;
use crate::cli::session::Session;
use crate::cli::words::args;
use crate::ops;

/// Begins a statement and says where to write.
pub fn run(session: &mut Session, args: &NewArgs) -> Result<Exit, CliError> {
    let desk = desk(session)?;
    let id = args.id.as_ref().map(|id| id.as_str());
    let begun = ops::begin(&desk, args.kind, &args.headline, args.lang.clone(), id)?;
    if session.wants_json() {
        let value = serde_json::json!({ "id": begun.id.as_str(), "path": begun.path, "language": begun.lang.as_str() });
        session.json(value)?;
    } else {
        session.data(begun.id.as_str());
    }
    session.say("new-begun", args![id = begun.id, path = begun.path]);
    if let Some(besides) = &begun.besides {
        session.warn("new-besides", args![id = begun.id, besides = besides]);
    }
    session.hint("new-hint-language", args![id = begun.id, lang = begun.lang]);
    session.hint("new-hint", args![id = begun.id]);
    Ok(Exit::Done)
}
