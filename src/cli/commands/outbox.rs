//! `outbox`: every delivery that was begun on this machine, and how far it is.

use super::{desk, target};
use crate::cli::args::{Match, OutboxArgs, OutboxCommand};
use crate::cli::error::CliError;
use crate::cli::exit::Exit;
use crate::cli::session::Session;
use crate::cli::told::still_wrong;
use crate::cli::words::args;
use crate::ops::{self, Abandoned, Delivery, Desk, Loose, MailFate, Subject};
use crate::release::Effect;
use crate::statement::StatementId;
use serde_json::json;
use std::collections::BTreeSet;

/// Lists deliveries; of one statement, with every mail that is not simply out, with `show`.
pub fn run(session: &mut Session, args: &OutboxArgs) -> Result<Exit, CliError> {
    let desk = desk(session)?;
    let wanted = match &args.command {
        Some(OutboxCommand::Show { id }) => Some(target(&desk, id)?.id),
        Some(OutboxCommand::Resolve { id, arrived, lost }) => {
            let id = target(&desk, id)?.id;
            return settle(session, &desk, &id, (arrived, lost));
        }
        Some(OutboxCommand::Abandon { id, message, matching }) => {
            let id = target(&desk, id)?.id;
            let gone = ops::abandon(&desk, &id, matching.as_ref().map(Match::hex), message)?;
            say_abandoned(session, &gone);
            return Ok(Exit::Done);
        }
        Some(OutboxCommand::List) => None,
        None => args.id.as_ref().map(|id| target(&desk, id)).transpose()?.map(|target| target.id),
    };
    let all = ops::deliveries(&desk)?;
    let deliveries: Vec<_> = all.into_iter().filter(|one| wanted.as_ref().is_none_or(|id| *id == one.id)).collect();
    if session.wants_json() {
        let values = deliveries.iter().map(|one| {
            json!({
                "id": one.id.as_str(), "release": one.release.to_string(), "done": one.progress.done,
                "total": one.progress.total, "unknown": one.progress.unknown.len(), "sent": one.progress.sent,
                "abandoned": one.progress.abandoned.as_ref().map(|(by, reason)| json!({ "by": by, "reason": reason })),
            })
        });
        session.json(values.collect())?;
        return Ok(Exit::Done);
    }
    for one in &deliveries {
        let progress = &one.progress;
        let id = match (mails_unknown(one), progress.settled() == progress.total) {
            _ if progress.abandoned.is_some() => "outbox-abandoned",
            (_, true) if one.replaced && progress.sent > 0 => "outbox-replaced",
            (_, true) if progress.sent > 0 && !desk.workflow.mail.by_smtp() => "outbox-files",
            (_, true) => "outbox-done",
            (false, false) if one.over => "outbox-over",
            (false, false) if one.mailing && progress.unknown.is_empty() => "outbox-mailing-begun",
            (false, false) if progress.unknown.is_empty() => "outbox-begun",
            _ => "outbox-unknown",
        };
        let (by, reason) = progress.abandoned.clone().unwrap_or_default();
        let text = session.words.say(
            id,
            args![
                id = one.id,
                release = one.release,
                by = by,
                reason = reason,
                sent = progress.sent,
                mails = progress.mails.1,
                done = progress.done,
                total = progress.total,
                unknown = progress.unknown.len(),
                folder = ops::mail_name(&one.id, &one.release),
                way = one.list.as_ref().map_or_else(|| "--correction".to_owned(), |list| format!("--list {list}"))
            ],
        );
        session.data(&text);
    }
    let unclear: BTreeSet<&StatementId> =
        deliveries.iter().filter(|one| mails_unknown(one)).map(|one| &one.id).collect();
    if let Some(id) = &wanted {
        for loose in ops::loose_ends(&desk, id)? {
            let text = whose(session, &loose);
            session.data(&text);
        }
    }
    if deliveries.is_empty() {
        session.say("outbox-empty", args![]);
    }
    for id in deliveries.iter().map(|one| &one.id).collect::<BTreeSet<_>>() {
        // What cannot be read now is said by the verbs that need it.
        if let Ok(subject) = Subject::read(&desk, id) {
            still_wrong(session, id, ops::still_wrong(&desk, &subject)?);
        }
    }
    for id in unclear {
        session.hint("outbox-next-unknown", args![id = id]);
    }
    let asks = |one: &Delivery| !(one.over || one.progress.abandoned.is_some() || one.progress.unknown.is_empty());
    let unknown = deliveries.iter().any(|one| mails_unknown(one) || asks(one));
    Ok(if unknown { Exit::Unknown } else { Exit::Done })
}

fn say_abandoned(session: &mut Session, gone: &Abandoned) {
    let Abandoned { id, sent, mails, unknown, .. } = gone;
    session.say("abandoned", args![id = id, sent = *sent, mails = *mails, unknown = *unknown]);
    if gone.receipt {
        session.hint("abandoned-receipt", args![id = id]);
    }
}

/// Whether nobody knows of some mail whether it arrived, and it matters for what is still to be done.
fn mails_unknown(delivery: &Delivery) -> bool {
    delivery.progress.abandoned.is_none()
        && delivery.progress.unknown.iter().any(|effect| matches!(effect, Effect::Mail(_)))
}

/// Asks for each unknown mail whether it arrived, unless the flags say so.
fn settle(
    session: &mut Session,
    desk: &Desk,
    id: &StatementId,
    (arrived, lost): (&[String], &[String]),
) -> Result<Exit, CliError> {
    let unknown = |all: Vec<Loose>| all.into_iter().filter(|one| one.fate == MailFate::Unknown).collect::<Vec<_>>();
    let all = unknown(ops::loose_ends(desk, id)?);
    if all.is_empty() {
        session.say("resolve-nothing", args![id = id]);
        return Ok(Exit::Done);
    }
    let named =
        |typed: &[String], loose: &Loose| typed.iter().any(|number| number.len() >= 6 && loose.key.starts_with(number));
    let mut again = false;
    for loose in &all {
        let text = whose(session, loose);
        session.data(&text);
        let said = match (named(arrived, loose), named(lost, loose)) {
            (true, false) => Some(true),
            (false, true) => Some(false),
            _ if arrived.is_empty() && lost.is_empty() && session.terminal.can_ask() => ask(session)?,
            _ => None,
        };
        if let Some(arrived) = said {
            ops::resolve(desk, loose, arrived)?;
            session.say(if arrived { "resolve-arrived" } else { "resolve-lost" }, args![]);
            again |= !arrived;
        }
    }
    if again {
        session.hint("resolve-hint", args![id = id]);
    }
    match unknown(ops::loose_ends(desk, id)?).len() {
        0 => Ok(Exit::Done),
        count => {
            session.hint("resolve-how", args![id = id, count = count]);
            Ok(Exit::Unknown)
        }
    }
}

fn ask(session: &mut Session) -> Result<Option<bool>, CliError> {
    let (question, open) = (session.words.get("resolve-ask"), session.words.get("resolve-open"));
    let answer = session.terminal.ask(&session.words, &question, Some(&open), "--arrived")?.to_lowercase();
    let is = |id: &str| answer == session.words.get(id);
    Ok(if is("resolve-yes") {
        Some(true)
    } else if is("resolve-again") {
        Some(false)
    } else {
        None
    })
}

/// Whose mail it is, how it stands, what the server said. Never the address.
fn whose(session: &Session, loose: &Loose) -> String {
    let nobody = session.words.get("outbox-somebody");
    let name = if loose.name.is_empty() { &nobody } else { &loose.name };
    let outlet = if loose.outlet.is_empty() { "-" } else { &loose.outlet };
    let id = match loose.fate {
        MailFate::Refused => "outbox-mail-refused",
        MailFate::Deferred => "outbox-mail-deferred",
        MailFate::Unknown => "outbox-mail-unknown",
    };
    let number: String = loose.key.chars().take(8).collect();
    let reply = if loose.reply.is_empty() { "-" } else { &loose.reply };
    session.words.say(id, args![number = number, name = name, outlet = outlet, reply = reply])
}
