//! `embargo`: the minute before which nothing goes out.

use super::{desk, target};
use crate::cli::args::EmbargoArgs;
use crate::cli::error::CliError;
use crate::cli::exit::Exit;
use crate::cli::session::Session;
use crate::cli::when;
use crate::cli::words::args;
use crate::ops::{self, Subject};
use serde_json::json;

/// Writes the embargo into the text's head. It is part of what is approved.
pub fn run(session: &mut Session, args: &EmbargoArgs) -> Result<Exit, CliError> {
    let desk = desk(session)?;
    let target = target(&desk, &args.id)?;
    let typed = args.when.join(" ");
    let now = desk.now().to_zoned_datetime(desk.zone.clone());
    let time = match when::is_none(&typed) {
        true => None,
        false => {
            let read = when::read(&typed, &now);
            Some(read.ok_or_else(|| CliError::new(Exit::Usage, "error-when", args![typed = typed]))?)
        }
    };
    let approved = Subject::read(&desk, &target.id)?.evaluation.standings.iter().any(|standing| standing.current);
    let (at, paths) = ops::embargo(&desk, &target.id, time)?;
    match at {
        Some(at) => {
            let moment = session.words.moment_and_utc(&at.to_zoned_datetime(desk.zone.clone()));
            session.say("embargo-set", args![id = target.id, moment = moment]);
            if at <= desk.now() {
                session.warn("embargo-past", args![]);
            }
        }
        None => session.say("embargo-lifted", args![id = target.id]),
    }
    if approved && !paths.is_empty() {
        session.warn("embargo-stale", args![]);
    }
    session.hint("embargo-hint", args![id = target.id]);
    if session.wants_json() {
        session.json(json!({ "id": target.id.as_str(), "embargo": at.map(|at| at.to_string()) }))?;
    }
    Ok(Exit::Done)
}
