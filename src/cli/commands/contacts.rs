//! `contacts`: the press list in this person's own folder, shown without addresses.

use super::surroundings;
use crate::cli::args::{ContactsArgs, ContactsCommand};
use crate::cli::error::CliError;
use crate::cli::exit::Exit;
use crate::cli::session::Session;
use crate::cli::words::args;
use crate::contacts::{Doubt, DoubtKind};
use crate::ops::{self, Import, Overview, Returns, Surroundings};
use serde_json::json;

/// Shows the press list, takes people in, gives them out, and writes down what they want.
pub fn run(session: &mut Session, args: &ContactsArgs) -> Result<Exit, CliError> {
    let surroundings = surroundings(session)?;
    match &args.command {
        None | Some(ContactsCommand::List { list: None }) => show(session, &ops::contacts(&surroundings)?)?,
        Some(ContactsCommand::List { list: Some(list) }) => people(session, &surroundings, list)?,
        Some(ContactsCommand::Import { file, source, list }) => {
            let import = Import { file, source: source.as_deref(), lists: list };
            let overview = ops::import_contacts(&surroundings, &import)?;
            show(session, &overview)?;
            if overview.forgotten > 0 {
                session.say("contacts-forgotten", args![count = overview.forgotten]);
            }
            if overview.from_windows {
                session.say("contacts-from-windows", args![path = file]);
            }
            let doubts = ops::doubts(&surroundings)?.len();
            if doubts > 0 {
                session.hint("contacts-hint-check", args![count = doubts]);
            }
        }
        Some(ContactsCommand::Check) => return check(session, &ops::doubts(&surroundings)?),
        Some(ContactsCommand::Export { file, list }) => {
            let count = ops::export_contacts(&surroundings, file, list)?;
            session.say("contacts-exported", args![count = count, path = file]);
        }
        Some(ContactsCommand::Object { email, source }) => {
            let known = ops::object(&surroundings, email, source.as_deref().unwrap_or("-"))?;
            session.say(if known { "contacts-objected" } else { "contacts-objected-new" }, args![]);
        }
        Some(ContactsCommand::Forget { email }) => {
            if !session.flags.yes {
                let known = ops::knows(&surroundings, email)?;
                if !known {
                    session.warn("forget-nobody", args![]);
                }
                let question = session.words.get(if known { "forget-ask" } else { "forget-ask-nobody" });
                if !session.terminal.confirm(&session.words, &question, "-y")? {
                    return Err(CliError::cancelled());
                }
            }
            let gone = ops::forget(&surroundings, email)?;
            session.say(if gone.known { "contacts-forgot" } else { "contacts-forgot-nobody" }, args![]);
            if gone.mails > 0 {
                session.say("contacts-forgot-mails", args![count = gone.mails]);
            }
            for path in &gone.closed {
                session.warn("contacts-forgot-closed", args![path = path]);
            }
        }
        Some(ContactsCommand::Returns { folder }) => returns(session, &ops::take_returns(&surroundings, folder)?),
        Some(ContactsCommand::Mend { email }) => {
            let known = ops::bounce(&surroundings, email, true)?;
            session.say(if known { "contacts-mended" } else { "contacts-not-there" }, args![]);
            return Ok(if known { Exit::Done } else { Exit::Failed });
        }
    }
    Ok(Exit::Done)
}

fn show(session: &mut Session, overview: &Overview) -> Result<(), CliError> {
    if session.wants_json() {
        return session.json(json!({
            "people": overview.people, "objections": overview.objections, "bounces": overview.bounces,
            "lists": overview.lists,
        }));
    }
    for (list, count) in &overview.lists {
        let text = session.words.say("contacts-list", args![list = list, count = *count]);
        session.data(&text);
    }
    session.say("contacts-all", args![count = overview.people, objections = overview.objections]);
    if overview.bounces > 0 {
        session.say("contacts-bounces", args![count = overview.bounces]);
    }
    if overview.people == 0 {
        session.hint("contacts-hint", args![]);
    }
    Ok(())
}

/// Everybody on a list by name, outlet, beats and language.
fn people(session: &mut Session, surroundings: &Surroundings, list: &str) -> Result<(), CliError> {
    let people = ops::people_on(surroundings, list)?;
    if session.wants_json() {
        let rows = people.iter().map(|(name, outlet, beats, language, gets)| {
            json!({ "name": name, "outlet": outlet, "beats": beats, "language": language, "gets_mail": gets })
        });
        return session.json(rows.collect());
    }
    for (name, outlet, beats, language, gets) in &people {
        let facts: Vec<&str> =
            [name, outlet, beats, language].into_iter().map(String::as_str).filter(|fact| !fact.is_empty()).collect();
        let line = facts.join(" · ");
        let text = if *gets { line } else { session.words.say("contacts-no-mail", args![person = line]) };
        session.data(&text);
    }
    Ok(())
}

fn returns(session: &mut Session, found: &Returns) {
    for (people, id) in [
        (&found.bounced, "returns-bounced"),
        (&found.objected, "returns-objected"),
        (&found.perhaps, "returns-perhaps"),
    ] {
        for (name, outlet) in people {
            let outlet = if outlet.is_empty() { "-" } else { outlet };
            let text = session.words.say(id, args![name = name, outlet = outlet]);
            session.data(&text);
        }
    }
    for (name, outlet, reply) in &found.undelivered {
        let outlet = if outlet.is_empty() { "-" } else { outlet };
        let id = if reply.is_empty() { "returns-behind" } else { "returns-undelivered" };
        let text = session.words.say(id, args![name = name, outlet = outlet, reply = reply]);
        session.data(&text);
    }
    session.say("returns-read", args![count = found.read]);
    if found.delayed + found.automatic > 0 {
        session.say("returns-passed-over", args![delayed = found.delayed, automatic = found.automatic]);
    }
    if found.outlook > 0 {
        session.hint("returns-outlook", args![count = found.outlook]);
    }
    if !found.perhaps.is_empty() {
        session.hint("returns-hint", args![]);
    }
}

fn check(session: &mut Session, doubts: &[Doubt]) -> Result<Exit, CliError> {
    for doubt in doubts {
        let id = match doubt.kind {
            DoubtKind::Typo => "doubt-typo",
            DoubtKind::Twice => "doubt-twice",
            DoubtKind::Role => "doubt-role",
            DoubtKind::Bounced => "doubt-bounced",
        };
        let nobody = session.words.get("doubt-nameless");
        let name = if doubt.name.is_empty() { &nobody } else { &doubt.name };
        let outlet = if doubt.outlet.is_empty() { "-" } else { &doubt.outlet };
        let facts = args![name = name, outlet = outlet, domain = doubt.domain, better = doubt.better];
        let text = session.words.say(id, facts);
        session.data(&text);
    }
    let open = doubts.iter().filter(|doubt| matches!(doubt.kind, DoubtKind::Typo | DoubtKind::Bounced)).count();
    session.say("contacts-checked", args![count = doubts.len()]);
    Ok(if open > 0 { Exit::Refused } else { Exit::Done })
}
