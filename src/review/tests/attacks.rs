//! The attack table: what somebody tries with records, keys and rules, and what must come of it.

use super::*;
use crate::ledger::Verdict::*;

const ROWS: &[Row] = &[
    ("nobody says anything", Desk::new, "draft", &[], &["gate-not-submitted", "gate-approval", "gate-approval"]),
    ("one approval is missing", Desk::half, "in-review", &[], &["gate-approval"]),
    ("everything is in order", Desk::ready, "approved", &[], &[]),
    ("Dana's name, Mallory's key", || forged("mallory"), "in-review", &["drop-key"], &["gate-approval"]),
    ("Dana's name, Anna's key", || forged("anna"), "in-review", &["drop-key"], &["gate-approval"]),
    (
        "a signature from git pasted into a record",
        || bad_signature("signature-namespace"),
        "in-review",
        &["drop-signature"],
        &["gate-approval"],
    ),
    (
        "a byte of the record changed",
        || bad_signature("signature-wrong"),
        "in-review",
        &["drop-signature"],
        &["gate-approval"],
    ),
    (
        "a file that is no record",
        || {
            let mut desk = Desk::half();
            let mut entry = desk.entry(desk.record("dana", Approve, "management"), "dana");
            entry.record = Err(crate::ledger::RecordError::NotCanonical);
            desk.entries.push(entry);
            desk
        },
        "in-review",
        &["drop-syntax"],
        &["gate-approval"],
    ),
    (
        "a stranger with a key of their own",
        || {
            let mut desk = Desk::half();
            let record = desk.record("zoe", Approve, "management");
            desk.add(record, "zoe");
            desk
        },
        "in-review",
        &["drop-unknown-person"],
        &["gate-approval"],
    ),
    (
        "a record from another workspace",
        || changed(|record| record.repo = Digest::of(b"another workspace")),
        "in-review",
        &["drop-other-workspace"],
        &["gate-approval"],
    ),
    (
        "a record about another statement",
        || changed(|record| record.id = "2026-familiennachzug".to_owned()),
        "in-review",
        &["drop-other-statement"],
        &["gate-approval"],
    ),
    (
        "a record of another kind",
        || changed(|record| record.kind = RecordKind::Release),
        "in-review",
        &["drop-kind"],
        &["gate-approval"],
    ),
    (
        "rules that nobody knows",
        || changed(|record| record.workflow.1 = Digest::of(b"my own rules")),
        "in-review",
        &["drop-unknown-rules"],
        &["gate-approval"],
    ),
    (
        "rules of tomorrow",
        || changed(|record| record.workflow.0 = 9),
        "in-review",
        &["drop-unknown-rules"],
        &["gate-approval"],
    ),
    (
        "a role that she does not have",
        || changed(|record| record.role = Some("board".to_owned())),
        "in-review",
        &["drop-role"],
        &["gate-approval"],
    ),
    (
        "the role of those quoted, by somebody who is not",
        || changed(|record| record.role = Some("quoted".to_owned())),
        "in-review",
        &["drop-role"],
        &["gate-approval"],
    ),
    ("no role at all", || changed(|record| record.role = None), "in-review", &[], &["gate-approval"]),
    (
        "a file under another name",
        || renamed("reviews/2026/2026-bleiberecht/000000000000-dana.review"),
        "in-review",
        &["drop-file-name"],
        &["gate-approval"],
    ),
    (
        "a file in another folder",
        || renamed("reviews/2026/2026-familiennachzug/dana.review"),
        "in-review",
        &["drop-file-name"],
        &["gate-approval"],
    ),
    (
        "two keys of one person",
        || {
            let mut desk = Desk::half();
            desk.new_rules(|file| file.people.get_mut("anna").unwrap().keys.push("key-annas-phone".to_owned()));
            let record = desk.record("anna", Approve, "content");
            desk.add(record, "annas-phone");
            desk
        },
        "in-review",
        &[],
        &["gate-approval"],
    ),
    (
        "one person in two roles",
        || {
            let mut desk = Desk::half();
            desk.new_rules(|file| file.people.get_mut("anna").unwrap().roles.push("board".to_owned()));
            // On another machine, not knowing the first: both are her last words.
            let record = Record { seen: Vec::new(), ..desk.record("anna", Approve, "board") };
            desk.add(record, "anna");
            desk
        },
        "in-review",
        &[],
        &["gate-approval"],
    ),
    (
        "the same file twice",
        || {
            let mut desk = Desk::half();
            desk.entries.extend(desk.entries.clone());
            desk
        },
        "in-review",
        &[],
        &["gate-approval"],
    ),
    (
        "a copy of the file under another name",
        || {
            let mut desk = Desk::ready();
            let copy =
                Entry { path: "reviews/2026/2026-bleiberecht/copy.review".to_owned(), ..desk.entries[2].clone() };
            desk.entries.push(copy);
            desk
        },
        "approved",
        &["drop-file-name"],
        &[],
    ),
    (
        "a role lost by new rules",
        || {
            let mut desk = Desk::ready();
            desk.new_rules(|file| file.people.get_mut("dana").unwrap().roles.retain(|role| role == "admin"));
            desk
        },
        "in-review",
        &["drop-role"],
        &["gate-approval"],
    ),
    (
        "a person gone by new rules",
        || {
            let mut desk = Desk::ready();
            desk.new_rules(|file| {
                file.people.remove("dana");
                file.administration.threshold = 1;
            });
            desk
        },
        "in-review",
        &["drop-former-key"],
        &["gate-approval"],
    ),
    (
        "a key gone by new rules",
        || {
            let mut desk = Desk::ready();
            desk.new_rules(|file| file.people.get_mut("dana").unwrap().keys = vec!["key-danas-new".to_owned()]);
            desk
        },
        "in-review",
        &["drop-former-key"],
        &["gate-approval"],
    ),
    (
        "an approval under earlier rules",
        || {
            let mut desk = Desk::ready();
            desk.new_rules(|file| file.languages.push("ar".to_owned()));
            desk
        },
        "approved",
        &[],
        &[],
    ),
    (
        "an approval whose later objection lost its role does not come back",
        || {
            let mut desk = Desk::half();
            desk.say("chidi", Approve, "content");
            desk.say("chidi", Object, "legal");
            desk.say("dana", Approve, "management");
            desk.new_rules(|file| {
                file.people.get_mut("chidi").unwrap().roles = vec!["content".to_owned()];
                file.people.remove("anna");
            });
            desk
        },
        "in-review",
        &["drop-former-key", "drop-role"],
        &["gate-approval"],
    ),
    (
        "a receipt for what was never approved",
        || {
            let mut desk = Desk::new();
            desk.say("anna", Submit, "");
            desk.say("anna", Receipt, "");
            desk.edit("text 2");
            desk.say("farid", Submit, "");
            desk.say("anna", Approve, "content");
            desk.say("dana", Approve, "management");
            desk
        },
        "in-review",
        &[],
        &["gate-approval", "gate-own-words"],
    ),
];

#[test]
fn nothing_is_approved_by_a_trick() {
    check(ROWS);
}

/// A release in Dana's name with another's key.
fn forged(key: &str) -> Desk {
    let mut desk = Desk::half();
    desk.add(desk.record("dana", Approve, "management"), key);
    desk
}

fn bad_signature(reason: &'static str) -> Desk {
    let mut desk = Desk::ready();
    desk.entries[2].signature = Signature::Bad { reason };
    desk
}

/// Dana's release, of which she signed something else.
fn changed(change: fn(&mut Record)) -> Desk {
    let mut desk = Desk::half();
    let mut record = desk.record("dana", Approve, "management");
    change(&mut record);
    desk.add(record, "dana");
    desk
}

fn renamed(path: &str) -> Desk {
    let mut desk = Desk::ready();
    desk.entries[2].path = path.to_owned();
    desk
}
