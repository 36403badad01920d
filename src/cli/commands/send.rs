//! `send`: mail to one press list, or one mail to oneself to look at.

use super::{desk, target};
use crate::cli::args::SendArgs;
use crate::cli::error::CliError;
use crate::cli::exit::Exit;
use crate::cli::interrupt;
use crate::cli::session::Session;
use crate::cli::told::{mails_out, other_language, tally, told};
use crate::cli::words::args;
use crate::ops::{self, Desk, Mailing, Probe, Sent};
use serde_json::json;

/// Sends; asks for the number of recipients, or takes the digest that `--dry-run` shows.
pub fn run(session: &mut Session, args: &SendArgs) -> Result<Exit, CliError> {
    let desk = desk(session)?;
    let target = target(&desk, &args.id)?;
    if let Some(to) = &args.test {
        match ops::probe(&desk, &target.id, target.lang.as_ref(), to)? {
            Probe::Sent(reply) => session.say("send-tested", args![id = target.id, reply = reply]),
            Probe::Written(path) => {
                session.say("send-test-written", args![id = target.id, path = path]);
                session.hint("send-test-hint", args![]);
            }
        }
        return Ok(Exit::Done);
    }
    let list = args.list.as_deref();
    let plan = ops::plan_mailing(&desk, &target.id, list)?;
    if args.dry_run {
        return show_plan(session, &desk, &plan);
    }
    if plan.recipients == 0 {
        match &plan.list {
            Some(list) => session.say("send-nobody-left", args![id = plan.id, list = list, before = plan.before]),
            None => session.say("send-nobody-wrong", args![id = plan.id]),
        }
        return Ok(Exit::Done);
    }
    if plan.elsewhere > 0 {
        session.warn("send-elsewhere", args![count = plan.elsewhere]);
    }
    let seen = match &args.matching {
        Some(matching) => matching.hex().to_owned(),
        None => {
            let typed = plan.recipients.to_string();
            let list = plan.list.as_deref().unwrap_or_default();
            let words = args![id = plan.id, list = list, count = plan.recipients, typed = typed];
            let question = session.words.say(if list.is_empty() { "send-ask-wrong" } else { "send-ask" }, words);
            session.terminal.ask_for(&session.words, &question, &typed, "--match")?;
            plan.digest.hex()
        }
    };
    interrupt::listen(&session.words);
    let (words, terminal, verbose) = (&session.words, &mut session.terminal, session.flags.verbose);
    let sent = ops::send(&desk, &target.id, list, &seen, &mut |step| {
        let text = told(words, step);
        if verbose { terminal.say(&text) } else { terminal.progress(&text) }
    })?;
    show(session, &sent)
}

fn show_plan(session: &mut Session, desk: &Desk, plan: &Mailing) -> Result<Exit, CliError> {
    if session.wants_json() {
        session.json(json!({
            "id": plan.id.as_str(),
            "list": plan.list,
            "release": plan.release.to_string(),
            "recipients": plan.recipients,
            "before": plan.before,
            "elsewhere": plan.elsewhere,
            "other_language": plan.other_language,
            "embargo": plan.embargo.map(|time| time.to_string()),
            "begun": plan.begun,
            "digest": plan.digest.to_string(),
        }))?;
        return Ok(Exit::Done);
    }
    let mut lines = vec![match &plan.list {
        Some(list) => session.words.say("plan-mails", args![count = plan.recipients, lists = list]),
        None => session.words.say("plan-mails-wrong", args![count = plan.recipients]),
    }];
    if plan.before > 0 {
        lines.push(session.words.say("send-before", args![count = plan.before]));
    }
    if plan.elsewhere > 0 {
        lines.push(session.words.say("send-elsewhere", args![count = plan.elsewhere]));
    }
    if plan.other_language > 0 {
        lines.push(other_language(&session.words, plan.other_language, plan.languages.iter()));
    }
    if let Some(time) = plan.embargo {
        let moment = session.words.moment_and_utc(&time.to_zoned_datetime(desk.zone.clone()));
        lines.push(session.words.say("send-embargo", args![moment = moment]));
    }
    lines.push(session.words.say("plan-digest", args![digest = plan.digest]));
    lines.iter().for_each(|line| session.data(line));
    match &plan.list {
        Some(list) => session.hint("send-hint", args![id = plan.id, list = list, digest = plan.digest]),
        None => session.hint("send-hint-wrong", args![id = plan.id, digest = plan.digest]),
    }
    Ok(Exit::Done)
}

fn show(session: &mut Session, sent: &Sent) -> Result<Exit, CliError> {
    mails_out(session, sent.mails, sent.mail_folder.as_deref());
    let exit = tally(session, &sent.id, &sent.post);
    if session.wants_json() {
        session.json(json!({
            "id": sent.id.as_str(), "list": sent.list, "release": sent.release.to_string(), "mails": sent.mails,
            "refused": sent.post.refused, "deferred": sent.post.deferred, "dropped": sent.post.dropped,
            "unknown": sent.post.unknown,
        }))?;
    }
    Ok(exit)
}
