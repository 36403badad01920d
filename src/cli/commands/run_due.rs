//! `run-due`: what is approved and due goes out; for cron, systemd and other clockwork.

use super::desk;
use crate::cli::args::RunDueArgs;
use crate::cli::complaint::complain;
use crate::cli::error::CliError;
use crate::cli::exit::Exit;
use crate::cli::session::Session;
use crate::cli::sharing;
use crate::cli::words::args;
use crate::ops::{self, Desk, Fate, OpsError, Scheduled};
use crate::statement::StatementId;
use serde_json::{Value, json};

/// Publishes everything that is due. One failure stops none of the others, and is the exit code.
pub fn run(session: &mut Session, args: &RunDueArgs) -> Result<Exit, CliError> {
    let opened = desk(session)?;
    let Some(_turn) = ops::take_turn(&opened)? else {
        session.say("due-busy", args![]);
        return Ok(Exit::Done);
    };
    if session.flags.clock.is_some() && !args.dry_run {
        session.warn("publish-clock", args![]);
    }
    // What others approved or objected to meanwhile decides; without it nothing goes out.
    if !session.flags.offline {
        let synced = if args.dry_run { ops::fetch(&opened)? } else { ops::sync(&opened)? };
        sharing::show(session, &synced);
    }
    drop(opened);
    let desk = desk(session)?;
    let (due, broken) = ops::due(&desk)?;
    let mut ends = Vec::new();
    let mut told = Vec::new();
    for (id, error) in broken {
        ends.push(say_error(session, &id, error.into()));
        told.push(json!({ "id": id.as_str(), "outcome": "failed" }));
    }
    for one in &due {
        let (end, outcome) = deal(session, &desk, one, args.dry_run);
        ends.extend(end);
        told.push(value(&desk, one, outcome));
    }
    if told.is_empty() {
        session.say("due-nothing", args![]);
    }
    if session.wants_json() {
        session.json(Value::Array(told))?;
    }
    let ended = Ok(overall(&ends));
    // What went out the others must know before their clockwork strikes.
    if !args.dry_run && !session.flags.offline {
        sharing::after(session, sharing::Way::Act, &ended);
    }
    ended
}

/// What is done about one text, with its exit code if that counts, and its word for `--json`.
fn deal(session: &mut Session, desk: &Desk, due: &Scheduled, dry: bool) -> (Option<Exit>, &'static str) {
    let moment = session.words.moment(&due.at.to_zoned_datetime(desk.zone.clone()));
    let minutes = due.lateness.as_mins();
    match &due.fate {
        Fate::Ahead => {
            session.hint("due-ahead", args![id = due.id, moment = moment]);
            (None, "ahead")
        }
        Fate::TooLate => {
            let hours = due.lateness.as_hours();
            let error =
                CliError::new(Exit::Refused, "error-due-too-late", args![id = due.id, moment = moment, hours = hours]);
            complain(&error, &session.words, &mut session.terminal);
            (Some(Exit::Refused), "too-late")
        }
        Fate::Closed(refusals) => {
            let error = OpsError::Refused { id: due.id.clone(), refusals: refusals.clone(), zone: desk.zone.clone() };
            session.warn("due-closed", args![id = due.id, moment = moment, minutes = minutes]);
            (Some(say_error(session, &due.id, error.into())), "closed")
        }
        Fate::Now if dry => {
            session.say("due-would", args![id = due.id, moment = moment]);
            (None, "due")
        }
        Fate::Now => {
            if due.is_late() {
                session.warn("due-late", args![id = due.id, moment = moment, minutes = minutes]);
            }
            match ops::publish(desk, &due.id, None, ops::Leave::default(), &mut |_| {}) {
                Ok(published) => {
                    for address in &published.addresses {
                        session.data(address);
                    }
                    session.say("publish-done", args![id = due.id, release = published.release]);
                    (Some(Exit::Done), "published")
                }
                // Another machine is at it; only if it does not end, somebody has to look.
                Err(OpsError::Claimed { by, .. }) if !due.is_late() => {
                    session.say("due-claimed", args![id = due.id, person = by]);
                    (None, "claimed")
                }
                Err(OpsError::Already(_)) => (Some(Exit::Done), "published"),
                Err(error) => (Some(say_error(session, &due.id, error.into())), "failed"),
            }
        }
    }
}

fn say_error(session: &mut Session, id: &StatementId, error: CliError) -> Exit {
    session.warn("due-failed", args![id = id]);
    complain(&error, &session.words, &mut session.terminal);
    error.code
}

/// The first failure's code; that of a part if something else went well.
fn overall(ends: &[Exit]) -> Exit {
    let failed = ends.iter().find(|end| **end != Exit::Done);
    match failed {
        None => Exit::Done,
        Some(_) if ends.contains(&Exit::Done) => Exit::Partly,
        Some(code) => *code,
    }
}

fn value(desk: &Desk, due: &Scheduled, outcome: &str) -> Value {
    json!({
        "id": due.id.as_str(),
        "at": due.at.to_zoned_datetime(desk.zone.clone()).to_string(),
        "late_minutes": due.lateness.as_mins().max(0),
        "outcome": outcome,
    })
}
