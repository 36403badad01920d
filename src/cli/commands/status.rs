//! `status`: where one statement stands, by whom, and what can be done next.

use super::{desk, list, target, templates};
use crate::cli::args::{ListArgs, StatusArgs};
use crate::cli::error::CliError;
use crate::cli::exit::Exit;
use crate::cli::judgement;
use crate::cli::session::Session;
use crate::cli::terminal::{FAINT, STRONG, YELLOW, styled};
use crate::cli::told::still_wrong;
use crate::cli::voided;
use crate::cli::words::{Words, args};
use crate::ledger::{Record, Verdict};
use crate::ops::{self, Desk, Subject};
use crate::person::PersonId;
use crate::review::{SecondLook, Stage, Standing};
use crate::statement::{Level, StatementId};
use serde_json::json;

/// Shows the statement, or the list where none was named.
pub fn run(session: &mut Session, args: &StatusArgs) -> Result<Exit, CliError> {
    let Some(typed) = &args.id else { return list::run(session, &ListArgs::default()) };
    if templates::are_meant(typed) {
        return templates::why(session);
    }
    let desk = desk(session)?;
    let target = target(&desk, typed)?;
    let subject = Subject::read(&desk, &target.id)?;
    if session.wants_json() {
        session.json(value(&desk, &subject))?;
        return Ok(Exit::Done);
    }
    let mut text = describe(&session.words, &desk, &subject);
    if let Some(line) = judgement::unknown_authors(&session.words, &desk, &subject)? {
        text.push_str(&format!("  {line}\n"));
    }
    for line in voided::lines(&session.words, &ops::voided(&desk, &subject)?) {
        text.push_str(&format!("  {line}\n"));
    }
    session.data(text.trim_end());
    judgement::warn_of_clocks(session, &desk, &subject);
    for (aside, _) in ops::waiting(&desk, &target.id)? {
        session.hint("sync-waiting", args![id = target.id, aside = aside]);
    }
    still_wrong(session, &target.id, ops::still_wrong(&desk, &subject)?);
    next(session, &desk, &subject);
    super::workflow::say_waiting(session, ops::rules_wait(&desk).as_ref());
    Ok(Exit::Done)
}

fn describe(words: &Words, desk: &Desk, subject: &Subject) -> String {
    let stage = match subject.is_rework() {
        true => words.get("stage-rework"),
        false => words.get(&format!("stage-{}", shown_stage(desk, subject).name())),
    };
    let readable = !subject.editions.is_empty();
    let headline = if readable {
        crate::cli::plain::plain(&subject.headline()).into_owned()
    } else {
        words.get("status-unreadable")
    };
    let mut out = format!("{}  {headline}\n", styled(STRONG, &stage));
    let languages: Vec<String> = subject.folder.texts.keys().map(ToString::to_string).collect();
    let kind = if readable { format!("{} · ", words.get(judgement::kind(subject.kind()))) } else { String::new() };
    out.push_str(&format!("{kind}{} · {}\n", subject.id, languages.join(", ")));
    out.push_str(&words.say("status-digest", args![digest = subject.digest()]));
    out.push('\n');
    if let Some(time) = subject.embargo {
        let moment = words.moment(&time.to_zoned_datetime(desk.zone.clone()));
        out.push_str(&words.say("status-embargo", args![moment = moment]));
        out.push('\n');
    }
    for line in judgement::said(words, subject.editions.values().map(|edition| &edition.front)) {
        out.push_str(&format!("  {line}\n"));
    }
    for person in &subject.evaluation.submitted_by {
        out.push_str(&format!("  {}\n", words.say("status-submitted", args![person = person])));
    }
    for standing in &subject.evaluation.standings {
        out.push_str(&format!("  {}\n", standing_line(words, desk, standing)));
    }
    out.extend(comments(words, desk, subject).iter().map(|line| format!("  {line}\n")));
    out.extend(signed_on(words, subject).iter().map(|line| format!("  {line}\n")));
    out.extend(judgement::sign_ons(words, desk, subject).map(|line| format!("  {line}\n")));
    for joined in &subject.evaluation.joined {
        out.push_str(&format!("  {}\n", judgement::joined(words, joined, desk.policy())));
    }
    if let Some(look) = &subject.evaluation.second_look {
        out.push_str(&format!("  {}\n", second_look(words, desk, subject, look)));
    }
    for (lang, of) in &subject.outdated {
        out.push_str(&format!("  {}\n", words.say("status-outdated", args![id = subject.id, lang = lang, of = of])));
    }
    for lang in &subject.broken {
        out.push_str(&format!("  {}\n", words.say("status-broken", args![lang = lang])));
    }
    if !subject.unsaved.is_empty() {
        out.push_str(&styled(YELLOW, &words.say("status-unsaved", args![count = subject.unsaved.len()])));
        out.push('\n');
    }
    for dropped in &subject.evaluation.dropped {
        let why = words.sentence(&judgement::dropped(&dropped.why));
        let line = words.say("status-dropped", args![path = dropped.path, why = why]);
        out.push_str(&format!("  {}\n", styled(FAINT, &line)));
    }
    out
}

/// So many remarks are shown; `log` has all.
const REMARKS: usize = 5;

/// What people remarked, the newest last: it decides nothing and wants to be read.
fn comments(words: &Words, desk: &Desk, subject: &Subject) -> Vec<String> {
    let seen = &subject.evaluation.seen;
    let counted = subject.entries.iter().filter(|entry| seen.binary_search(&entry.digest).is_ok());
    let records = counted.filter_map(|entry| entry.record.as_ref().ok());
    let mut remarks: Vec<_> = records.filter(|record| record.verdict == Verdict::Comment).collect();
    remarks.sort_by_key(|record| record.time);
    let newest = remarks.iter().skip(remarks.len().saturating_sub(REMARKS));
    newest
        .map(|record| {
            let when = words.short_moment(&record.time.to_zoned_datetime(desk.zone.clone()));
            let note = crate::cli::plain::plain(record.note.as_deref().unwrap_or_default()).into_owned();
            let earlier = if is_current(subject, record) { "no" } else { "yes" };
            words.say("status-comment", args![person = record.person, when = when, note = note, earlier = earlier])
        })
        .collect()
}

/// Whether a record is about words as they are now.
fn is_current(subject: &Subject, record: &Record) -> bool {
    let now = subject.in_play();
    record.editions.iter().any(|(lang, digest)| now.get(lang) == Some(digest))
}

/// Partners who sign these words, and who put that on record.
fn signed_on(words: &Words, subject: &Subject) -> Vec<String> {
    let seen = &subject.evaluation.seen;
    let counted = subject.entries.iter().filter(|entry| seen.binary_search(&entry.digest).is_ok());
    let records = counted.filter_map(|entry| entry.record.as_ref().ok());
    let current = records.filter(|record| is_current(subject, record));
    current
        .filter_map(|record| {
            let partner = crate::cli::plain::plain(record.partner()?).into_owned();
            Some(words.say("status-signed-on", args![partner = partner, person = record.person]))
        })
        .collect()
}

/// Went out on the short way: who looked again, or by when somebody is to.
fn second_look(words: &Words, desk: &Desk, subject: &Subject, look: &SecondLook) -> String {
    match (&look.by, subject.second_look_due(desk)) {
        (None, Some(due)) => {
            let due = words.moment(&due.to_zoned_datetime(desk.zone.clone()));
            styled(YELLOW, &words.say("gate-second-look", args![due = due]))
        }
        (by, _) => words.say("gate-looked", args![person = by.as_ref().map_or("–", PersonId::as_str)]),
    }
}

/// One person's latest word as a line.
pub fn standing_line(words: &Words, desk: &Desk, standing: &Standing) -> String {
    let id = match (standing.verdict, standing.current, standing.own_words) {
        (Verdict::Approve | Verdict::Expedite, _, true) => "standing-own-words",
        (Verdict::Approve, true, _) => "standing-approved",
        (Verdict::Expedite, true, _) => "standing-expedited",
        (Verdict::Approve | Verdict::Expedite, false, _) => "standing-approved-stale",
        (Verdict::Object, true, _) => "standing-objected",
        (Verdict::Object, false, _) => "standing-objected-stale",
        _ => "standing-withdrawn",
    };
    let when = words.short_moment(&standing.time.to_zoned_datetime(desk.zone.clone()));
    let role = standing.role.as_deref().map(|role| words.role(role)).unwrap_or_default();
    let line = words.say(id, args![person = standing.person, role = role, when = when]);
    match &standing.note {
        Some(note) => format!("{line}: {}", crate::cli::plain::plain(note)),
        None => line,
    }
}

/// The stage as people see it: approved with an embargo ahead is scheduled.
pub fn shown_stage(desk: &Desk, subject: &Subject) -> Stage {
    subject.evaluation.stage.at(subject.embargo, desk.now())
}

/// Whether a check finds what keeps the text from being handed in.
fn is_faulty(desk: &Desk, id: &StatementId) -> bool {
    let files = ops::check(desk, id, None).unwrap_or_default();
    files.iter().flat_map(|file| &file.findings).any(|finding| finding.level == Level::Error)
}

fn next(session: &mut Session, desk: &Desk, subject: &Subject) {
    let id = &subject.id;
    match shown_stage(desk, subject) {
        Stage::Draft if is_faulty(desk, id) => session.hint("status-hint-check", args![id = id]),
        Stage::Draft => session.hint("status-hint-draft", args![id = id]),
        Stage::InReview | Stage::ChangesRequested => session.hint("status-hint-why", args![id = id]),
        Stage::Approved => session.hint("status-hint-publish", args![id = id]),
        Stage::Published | Stage::Corrected | Stage::Withdrawn => session.hint("status-hint-verify", args![id = id]),
        Stage::Scheduled => session.hint("status-hint-scheduled", args![id = id]),
    }
}

fn value(desk: &Desk, subject: &Subject) -> serde_json::Value {
    let standings: Vec<serde_json::Value> = subject
        .evaluation
        .standings
        .iter()
        .map(|standing| {
            json!({
                "person": standing.person.as_str(),
                "verdict": standing.verdict.name(),
                "role": standing.role,
                "note": standing.note,
                "current": standing.current,
                "own_words": standing.own_words,
                "time": standing.time.to_string(),
                "record": standing.record.to_string(),
            })
        })
        .collect();
    let people = |people: &std::collections::BTreeSet<crate::person::PersonId>| -> Vec<String> {
        people.iter().map(ToString::to_string).collect()
    };
    json!({
        "id": subject.id.as_str(),
        "kind": subject.kind().name(),
        "headline": subject.headline(),
        "state": shown_stage(desk, subject).name(),
        "languages": subject.folder.texts.keys().map(ToString::to_string).collect::<Vec<_>>(),
        "digest": subject.digest().to_string(),
        "editions": subject.editions.iter().map(|(lang, edition)| (lang.to_string(), json!(edition.digest.to_string())))
            .collect::<serde_json::Map<_, _>>(),
        "outdated": subject.outdated.iter().map(|(lang, of)| json!({ "language": lang.as_str(), "of": of.as_str() }))
            .collect::<Vec<_>>(),
        "embargo": subject.embargo.map(|time| time.to_string()),
        "corrections": subject.editions.iter().flat_map(|(lang, edition)| edition.front.corrections.iter().map(move |one| json!({
            "language": lang.as_str(), "date": one.date.to_string(), "grade": one.grade.name(), "note": one.note, "cause": one.cause,
        }))).collect::<Vec<_>>(),
        "withdrawn": subject.editions.values().find_map(|edition| edition.front.withdrawn.as_ref()).map(|one| json!({
            "date": one.date.to_string(), "reason": one.reason.name(), "note": one.note,
        })),
        "submitted_by": people(&subject.evaluation.submitted_by),
        "expedited": subject.evaluation.expedited.as_ref().map(|short| json!({
            "person": short.by.as_str(), "reason": short.reason,
        })),
        "second_look": subject.evaluation.second_look.as_ref().map(|look| json!({
            "due": subject.second_look_due(desk).map(|time| time.to_string()),
            "by": look.by.as_ref().map(PersonId::as_str),
            "could": people(&look.could),
        })),
        "authors": people(&subject.evaluation.authors),
        "verdicts": standings,
        "unsaved": subject.unsaved,
        "refused_records": subject.evaluation.dropped.iter().map(|dropped| json!({ "path": dropped.path, "reason": dropped.why.name() })).collect::<Vec<_>>(),
    })
}
