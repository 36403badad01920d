//! `log`: what happened to a statement, newest first.

use super::{desk, target};
use crate::cli::args::LogArgs;
use crate::cli::error::CliError;
use crate::cli::exit::Exit;
use crate::cli::session::Session;
use crate::cli::terminal::{FAINT, styled};
use crate::cli::words::args;
use crate::ledger::Verdict;
use crate::ops::{self, Subject};
use crate::policy::Member;
use jiff::Timestamp;
use serde_json::json;

/// One line of the story.
struct Event {
    time: Timestamp,
    /// How much its writer had seen: of two events in one second the later one saw more.
    seen: usize,
    sentence: String,
    value: serde_json::Value,
}

/// Shows records and saved texts in one story.
pub fn run(session: &mut Session, args: &LogArgs) -> Result<Exit, CliError> {
    let desk = desk(session)?;
    let target = target(&desk, &args.id)?;
    let subject = Subject::read(&desk, &target.id)?;
    let told = ops::told(&desk, &subject)?;
    let mut events = Vec::new();
    for entry in &subject.entries {
        let Ok(record) = &entry.record else { continue };
        let evaluation = &subject.evaluation;
        let former = evaluation.former.binary_search(&entry.digest).is_ok();
        let counted = evaluation.seen.binary_search(&entry.digest).is_ok() && !former;
        let aftermath = record.release().filter(|_| record.verdict == Verdict::Receipt);
        let aftermath = aftermath.and_then(|release| told.get(&release)).map(|aftermath| aftermath.name());
        let id = match aftermath {
            Some(name) => format!("log-receipt-{name}"),
            // A claim that names a manifest is one of a mailing.
            None if record.verdict == Verdict::Claim && record.manifest().is_some() => "log-mailing".to_owned(),
            None => format!("log-{}", record.verdict.name()),
        };
        let mut sentence = session.words.say(&id, args![person = record.person]);
        let shown = !matches!(record.verdict, Verdict::Claim | Verdict::Receipt);
        let note = record.given_up().map(|(_, reason)| reason).or(record.note.as_deref());
        if let (Some(note), true) = (note, shown) {
            sentence.push_str(&format!(": {}", crate::cli::plain::plain(note)));
        }
        if former {
            sentence.push_str(&format!(" ({})", session.words.get("log-former-key")));
        } else if !counted {
            sentence.push_str(&format!(" ({})", session.words.get("log-not-counted")));
        }
        let value = json!({
            "time": record.time.to_string(), "what": record.verdict.name(), "person": record.person.as_str(),
            "correction": aftermath, "note": record.note, "counts": counted, "path": entry.path,
        });
        events.push(Event { time: record.time, seen: record.seen.len() + 1, sentence, value });
    }
    for saved in desk.workspace.history(&target.id)? {
        let Ok(time) = Timestamp::from_second(saved.time) else { continue };
        let short: String = saved.commit.chars().take(12).collect();
        let known = |member: &&Member| member.email.as_str().eq_ignore_ascii_case(&saved.email);
        let person = desk.policy().people.iter().find(|(_, member)| known(member));
        let person =
            person.map_or_else(|| crate::cli::plain::plain(&saved.name).into_owned(), |(id, _)| id.to_string());
        let sentence = session.words.say("log-saved", args![person = person, revision = short]);
        let value = json!({ "time": time.to_string(), "what": "text", "person": saved.name, "revision": saved.commit });
        events.push(Event { time, seen: 0, sentence, value });
    }
    // The sort is stable: of two events in one second the later found one stays below.
    events.sort_by_key(|event| std::cmp::Reverse((event.time, event.seen)));
    if session.wants_json() {
        session.json(events.into_iter().map(|event| event.value).collect())?;
        return Ok(Exit::Done);
    }
    for event in events {
        let when = session.words.short_moment(&event.time.to_zoned_datetime(desk.zone.clone()));
        session.data(&format!("{}  {}", styled(FAINT, &when), event.sentence));
    }
    Ok(Exit::Done)
}
