//! `run-due`: what is approved and due goes out; for cron, systemd and other clockwork.

use super::desk;
use crate::cli::args::RunDueArgs;
use crate::cli::complaint::complain;
use crate::cli::error::CliError;
use crate::cli::exit::Exit;
use crate::cli::session::Session;
use crate::cli::sharing;
use crate::cli::told::{mails_out, tally};
use crate::cli::words::args;
use crate::ops::{self, Desk, Fate, OpsError, Published, Scheduled};
use crate::statement::StatementId;
use jiff::Timestamp;
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
    let now = due.iter().any(|one| matches!(one.fate, Fate::Now));
    let clock = if now { ops::website_clock(&desk)? } else { None };
    say_clock(session, &desk, clock);
    for one in &due {
        let early = clock.filter(|clock| *clock < one.at && matches!(one.fate, Fate::Now));
        let (end, outcome, published) = match early {
            Some(clock) => (Some(say_early(session, &desk, one, clock)), "ahead", None),
            None => deal(session, &desk, one, args.dry_run),
        };
        ends.extend(end);
        told.push(value(&desk, one, outcome, published.as_ref()));
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

/// A clock that differs by more from the website's is said, in seconds.
const CLOCK: i64 = 60;

/// Says that one of the two clocks is wrong. One that was set by hand is no clock.
fn say_clock(session: &mut Session, desk: &Desk, clock: Option<Timestamp>) {
    let Some(clock) = clock.filter(|_| session.flags.clock.is_none()) else { return };
    let apart = clock.as_second() - desk.now().as_second();
    if apart.abs() > CLOCK {
        session.warn("due-clock", args![seconds = apart.abs(), ahead = if apart < 0 { "yes" } else { "no" }]);
    }
}

/// By the website's own clock the minute is still to come: nothing is begun.
fn say_early(session: &mut Session, desk: &Desk, due: &Scheduled, clock: Timestamp) -> Exit {
    let moment = |time: Timestamp| time.to_zoned_datetime(desk.zone.clone());
    let (at, clock) = (session.words.moment(&moment(due.at)), session.words.moment(&moment(clock)));
    session.warn("due-early", args![id = due.id, moment = at, clock = clock]);
    Exit::NotYet
}

/// What is done about one text, with its exit code if that counts, its word for `--json`, and what
/// went out.
fn deal(
    session: &mut Session,
    desk: &Desk,
    due: &Scheduled,
    dry: bool,
) -> (Option<Exit>, &'static str, Option<Published>) {
    let moment = session.words.moment(&due.at.to_zoned_datetime(desk.zone.clone()));
    let minutes = due.lateness.as_mins();
    match &due.fate {
        Fate::Ahead => {
            session.hint("due-ahead", args![id = due.id, moment = moment]);
            (None, "ahead", None)
        }
        Fate::TooLate => {
            let hours = due.lateness.as_hours();
            let error =
                CliError::new(Exit::Refused, "error-due-too-late", args![id = due.id, moment = moment, hours = hours]);
            complain(&error, &session.words, &mut session.terminal);
            (Some(Exit::Refused), "too-late", None)
        }
        Fate::Closed(refusals) => {
            let error = OpsError::Refused { id: due.id.clone(), refusals: refusals.clone(), zone: desk.zone.clone() };
            session.warn("due-closed", args![id = due.id, moment = moment, minutes = minutes]);
            (Some(say_error(session, &due.id, error.into())), "closed", None)
        }
        Fate::Now if dry => {
            session.say("due-would", args![id = due.id, moment = moment]);
            (None, "due", None)
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
                    mails_out(session, published.mails, published.mail_folder.as_deref());
                    for address in &published.stale {
                        session.warn("publish-stale", args![address = address]);
                    }
                    let end = tally(session, &due.id, &published.post);
                    (Some(end), "published", Some(published))
                }
                // Another machine is at it; only if it does not end, somebody has to look.
                Err(OpsError::Claimed { by, .. }) if !due.is_late() => {
                    session.say("due-claimed", args![id = due.id, person = by]);
                    (None, "claimed", None)
                }
                Err(OpsError::Already(_)) => (Some(Exit::Done), "published", None),
                Err(error) => (Some(say_error(session, &due.id, error.into())), "failed", None),
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

fn value(desk: &Desk, due: &Scheduled, outcome: &str, published: Option<&Published>) -> Value {
    json!({
        "id": due.id.as_str(),
        "at": due.at.to_zoned_datetime(desk.zone.clone()).to_string(),
        "late_minutes": due.lateness.as_mins().max(0),
        "outcome": outcome,
        "mails": published.map(|one| one.mails),
        "refused": published.map(|one| one.post.refused),
        "deferred": published.map(|one| one.post.deferred),
        "unknown": published.map(|one| one.post.unknown),
    })
}
