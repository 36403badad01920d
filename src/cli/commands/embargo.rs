//! `embargo`: the minute before which nothing goes out.

use super::{desk, target};
use crate::cli::args::EmbargoArgs;
use crate::cli::error::CliError;
use crate::cli::exit::Exit;
use crate::cli::session::Session;
use crate::cli::when;
use crate::cli::words::args;
use crate::ops::{self, Desk, Subject};
use crate::person::PersonId;
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
            let fault = || args![typed = typed, id = target.id, what = when::fault(&typed, &now)];
            Some(read.ok_or_else(|| CliError::new(Exit::Usage, "error-when", fault()))?)
        }
    };
    let subject = Subject::read(&desk, &target.id)?;
    if subject.evaluation.stage.is_out() {
        session.warn("embargo-out", args![id = target.id]);
    }
    let approvers = ops::approvers_lost(&desk, &subject, time)?;
    let seen = agreed(session, args, &subject, &approvers, &desk)?;
    let (at, paths) = ops::embargo(&desk, &target.id, time, seen.as_deref())?;
    match at {
        Some(at) => {
            let moment = session.words.moment_and_utc(&at.to_zoned_datetime(desk.zone.clone()));
            session.say("embargo-set", args![id = target.id, moment = moment]);
        }
        None => session.say("embargo-lifted", args![id = target.id]),
    }
    for path in &subject.unsaved {
        session.say("act-saved", args![path = path]);
    }
    if !approvers.is_empty() && !paths.is_empty() {
        session.warn("embargo-stale", args![]);
    }
    match paths.is_empty() {
        true => session.hint("status-hint-why", args![id = target.id]),
        false => session.hint("embargo-hint", args![id = target.id]),
    }
    if session.wants_json() {
        session.json(json!({ "id": target.id.as_str(), "embargo": at.map(|at| at.to_string()) }))?;
    }
    Ok(Exit::Done)
}

/// An embargo is part of the text: a new one takes back every approval of it, so whoever sets it on
/// an approved text says that they mean it. Gives the digest that the act is bound to.
fn agreed(
    session: &mut Session,
    args: &EmbargoArgs,
    subject: &Subject,
    approvers: &[PersonId],
    desk: &Desk,
) -> Result<Option<String>, CliError> {
    let seen = args.matching.as_ref().map(|matching| matching.hex().to_owned());
    if approvers.is_empty() || (seen.is_some() && session.flags.yes) {
        return Ok(seen);
    }
    // Whoever writes in a text cannot approve it.
    if desk.me.as_ref().is_some_and(|me| approvers.contains(&me.id)) {
        session.warn("embargo-own", args![]);
    }
    let people: Vec<String> = approvers.iter().map(ToString::to_string).collect();
    let (id, digest, people) = (&subject.id, subject.digest(), people.join(", "));
    if !session.terminal.can_ask() {
        let when = args.when.join(" ");
        let args = args![id = id, people = people, count = approvers.len(), when = when, digest = digest];
        return Err(CliError::new(Exit::Usage, "error-embargo-approved", args));
    }
    let question = session.words.say("embargo-ask", args![id = id, people = people, count = approvers.len()]);
    match session.terminal.confirm(&session.words, &question, "--match")? {
        true => Ok(seen.or_else(|| Some(digest.hex()))),
        false => Err(CliError::cancelled()),
    }
}
