//! What the check of a stretch of history found, in words: for a terminal, a forge, who pushes.

use super::error::CliError;
use super::judgement;
use super::session::Session;
use super::terminal::{RED, styled};
use super::words::{SayArgs, Words, args};
use crate::ops::{Breach, Checked};
use crate::repo::Descent;
use serde_json::json;

/// Each breach in a line of its own, then what it means.
pub fn show(session: &mut Session, checked: Checked) {
    let (commits, records, breaches) = (checked.commits, checked.records.len(), checked.breaches.len());
    for breach in checked.breaches {
        let text = words_of(breach, &session.words);
        session.data(&format!("{} {text}", styled(RED, "✗")));
    }
    let rules = checked.rules.map_or_else(|| "–".to_owned(), |serial| serial.to_string());
    let id = if breaches == 0 { "since-holds" } else { "since-fails" };
    session.say(id, args![commits = commits, records = records, count = breaches, rules = rules]);
}

/// A refusal that needed no look at what was pushed.
pub fn say_breach(session: &mut Session, id: &'static str, args: SayArgs) {
    let text = session.words.say(id, args);
    session.data(&format!("{} {text}", styled(RED, "✗")));
}

/// The same for scripts.
pub fn value(checked: Checked, words: &Words) -> serde_json::Value {
    let holds = checked.breaches.is_empty();
    let records: Vec<_> = checked
        .records
        .iter()
        .map(|(id, person, verdict)| json!({ "id": id, "person": person.as_str(), "verdict": verdict.name() }))
        .collect();
    let breaches: Vec<_> = checked
        .breaches
        .into_iter()
        .map(|breach| {
            let (reason, path) = (name(&breach), path(&breach).map(str::to_owned));
            json!({ "reason": reason, "path": path, "words": words_of(breach, words) })
        })
        .collect();
    json!({
        "to": checked.to, "commits": checked.commits, "rules": checked.rules, "holds": holds,
        "records": records, "breaches": breaches,
    })
}

fn words_of(breach: Breach, words: &Words) -> String {
    let say = |id, args| words.say(id, args);
    match breach {
        Breach::Descent(descent) => say("breach-descent", args![how = how(descent)]),
        Breach::Lost { path, changed, commit } => {
            let how = if changed { "changed" } else { "gone" };
            let commit: String = commit.as_deref().unwrap_or("–").chars().take(12).collect();
            say("breach-lost", args![path = path, how = how, commit = commit])
        }
        Breach::Record { path, why } => {
            let why = words.sentence(&judgement::dropped(&why));
            say("breach-record", args![path = path, why = why])
        }
        Breach::Manifest { path } => say("breach-manifest", args![path = path]),
        Breach::Error(error) => words.sentence(&CliError::from(*error).message),
        Breach::Renumbered { serial } => say("breach-renumbered", args![serial = serial]),
        Breach::Unsigned { serial } => say("breach-unsigned", args![serial = serial]),
    }
}

/// The stable name of the reason.
fn name(breach: &Breach) -> &'static str {
    match breach {
        Breach::Descent(descent) => how(*descent),
        Breach::Lost { changed: true, .. } => "changed",
        Breach::Lost { .. } => "removed",
        Breach::Record { why, .. } => why.name(),
        Breach::Manifest { .. } => "manifest",
        Breach::Error(_) => "refused",
        Breach::Renumbered { .. } => "changed-rules",
        Breach::Unsigned { .. } => "unsigned-rules",
    }
}

fn path(breach: &Breach) -> Option<&str> {
    match breach {
        Breach::Lost { path, .. } | Breach::Record { path, .. } | Breach::Manifest { path } => Some(path),
        _ => None,
    }
}

/// How one state follows from another, for sentences.
pub fn how(descent: Descent) -> &'static str {
    match descent {
        Descent::Follows => "follows",
        Descent::Rewound => "rewound",
        Descent::Rewritten => "rewritten",
        Descent::Unrelated => "unrelated",
        Descent::Absent => "absent",
    }
}
