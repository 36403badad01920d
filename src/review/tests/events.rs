//! The table of events: texts change, people object, take back, and write on two machines.

use super::*;
use crate::ledger::Verdict::*;

const ROWS: &[Row] = &[
    (
        "one word changed after the approvals",
        || {
            let mut desk = Desk::ready();
            desk.edit("text 2");
            desk
        },
        "draft",
        &[],
        &["gate-not-submitted", "gate-approval", "gate-approval", "gate-stale"],
    ),
    (
        "one word changed and submitted again",
        || {
            let mut desk = Desk::ready();
            desk.edit("text 2");
            desk.say("farid", Submit, "");
            desk
        },
        "in-review",
        &[],
        &["gate-approval", "gate-approval", "gate-stale"],
    ),
    (
        "a language added after the approvals",
        || {
            let mut desk = Desk::ready();
            desk.editions.insert(lang("en"), Digest::of(b"text in English"));
            desk.say("farid", Submit, "");
            desk
        },
        "in-review",
        &[],
        &["gate-approval", "gate-approval", "gate-stale"],
    ),
    (
        "a language taken away after the approvals",
        || {
            let mut desk = Desk::new();
            desk.editions.insert(lang("en"), Digest::of(b"text in English"));
            desk.say("farid", Submit, "");
            desk.say("anna", Approve, "content");
            desk.say("dana", Approve, "management");
            desk.editions.remove(&lang("en"));
            desk
        },
        "approved",
        &[],
        &[],
    ),
    (
        "no edition at all",
        || {
            let mut desk = Desk::ready();
            desk.editions.clear();
            desk
        },
        "draft",
        &[],
        &["gate-not-submitted", "gate-approval", "gate-approval", "gate-stale"],
    ),
    (
        "approved and never submitted",
        || {
            let mut desk = Desk::new();
            desk.say("anna", Approve, "content");
            desk.say("dana", Approve, "management");
            desk
        },
        "draft",
        &[],
        &["gate-not-submitted"],
    ),
    (
        "an objection",
        || {
            let mut desk = Desk::ready();
            desk.say("bernd", Object, "content");
            desk
        },
        "changes-requested",
        &[],
        &["gate-objection"],
    ),
    (
        "an objection of somebody without a role",
        || {
            let mut desk = Desk::ready();
            desk.say("farid", Object, "");
            desk
        },
        "changes-requested",
        &[],
        &["gate-objection"],
    ),
    (
        "an objection to an earlier text",
        || {
            let mut desk = Desk::new();
            desk.say("bernd", Object, "content");
            desk.edit("text 2");
            desk.say("farid", Submit, "");
            desk.say("anna", Approve, "content");
            desk.say("dana", Approve, "management");
            desk
        },
        "changes-requested",
        &[],
        &["gate-objection"],
    ),
    (
        "an objection, then submitted by who objected",
        || {
            let mut desk = Desk::ready();
            desk.say("bernd", Object, "content");
            desk.say("bernd", Submit, "");
            desk
        },
        "changes-requested",
        &[],
        &["gate-objection"],
    ),
    (
        "an objection withdrawn",
        || {
            let mut desk = Desk::ready();
            desk.say("bernd", Object, "content");
            desk.say("bernd", Withdraw, "");
            desk
        },
        "approved",
        &[],
        &[],
    ),
    (
        "an objection turned into an approval",
        || {
            let mut desk = Desk::ready();
            desk.say("bernd", Object, "content");
            desk.edit("text 2");
            desk.say("farid", Submit, "");
            desk.say("bernd", Approve, "content");
            desk.say("dana", Approve, "management");
            desk
        },
        "approved",
        &[],
        &[],
    ),
    (
        "somebody else withdraws the objection",
        || {
            let mut desk = Desk::ready();
            desk.say("bernd", Object, "content");
            desk.say("anna", Comment, "");
            desk.say("dana", Withdraw, "");
            desk
        },
        "changes-requested",
        &[],
        &["gate-objection", "gate-approval"],
    ),
    (
        "two laptops: an objection and an approval",
        || two_laptops(&[Object, Approve]),
        "changes-requested",
        &[],
        &["gate-objection", "gate-approval"],
    ),
    (
        "two laptops: a withdrawal and an approval",
        || two_laptops(&[Withdraw, Approve]),
        "in-review",
        &[],
        &["gate-approval"],
    ),
    (
        "two laptops: an objection and a withdrawal",
        || two_laptops(&[Withdraw, Object]),
        "changes-requested",
        &[],
        &["gate-objection", "gate-approval"],
    ),
    ("two laptops: two approvals", || two_laptops(&[Approve, Approve]), "approved", &[], &[]),
    (
        "an approval withdrawn",
        || {
            let mut desk = Desk::ready();
            desk.say("dana", Withdraw, "");
            desk
        },
        "in-review",
        &[],
        &["gate-approval"],
    ),
    (
        "a later clock on the older record",
        || {
            let mut desk = Desk::half();
            let record =
                Record { time: "2031-01-01T00:00:00Z".parse().unwrap(), ..desk.record("dana", Approve, "management") };
            desk.add(record, "dana");
            desk.say("dana", Withdraw, "");
            desk
        },
        "in-review",
        &[],
        &["gate-approval"],
    ),
    (
        "comments",
        || {
            let mut desk = Desk::ready();
            desk.say("dana", Comment, "");
            desk.say("bernd", Comment, "content");
            desk
        },
        "approved",
        &[],
        &[],
    ),
    (
        "an objection deleted that somebody had seen",
        || {
            let mut desk = Desk::ready();
            let objection = desk.say("bernd", Object, "content");
            desk.say("edda", Comment, "");
            desk.delete(objection);
            desk
        },
        "in-review",
        &[],
        &["gate-incomplete"],
    ),
    (
        "an objection renamed that somebody had seen",
        || {
            let mut desk = Desk::ready();
            desk.say("bernd", Object, "content");
            desk.say("edda", Comment, "");
            desk.entries[3].path = "reviews/2026/2026-bleiberecht/old.review".to_owned();
            desk
        },
        "in-review",
        &["drop-file-name"],
        &["gate-incomplete"],
    ),
    (
        "a withdrawal hidden that its author had seen",
        || {
            let mut desk = Desk::ready();
            let withdrawal = desk.say("dana", Withdraw, "");
            desk.say("dana", Comment, "");
            desk.delete(withdrawal);
            desk
        },
        "in-review",
        &[],
        &["gate-incomplete"],
    ),
    (
        "own words by signature",
        || {
            let mut desk = Desk::new();
            desk.say("anna", Submit, "");
            desk.say("anna", Approve, "content");
            desk.say("dana", Approve, "management");
            desk
        },
        "in-review",
        &[],
        &["gate-approval", "gate-own-words"],
    ),
    (
        "own words submitted by a colleague again",
        || {
            let mut desk = Desk::new();
            desk.say("anna", Submit, "");
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
    (
        "own words by claim",
        || {
            let mut desk = Desk::ready();
            desk.touched_by.insert(mail("Anna@Example.org"));
            desk
        },
        "in-review",
        &[],
        &["gate-approval", "gate-own-words"],
    ),
    (
        "words of an unknown address",
        || {
            let mut desk = Desk::ready();
            desk.touched_by.insert(mail("anna.privat@example.net"));
            desk
        },
        "in-review",
        &[],
        &["gate-approval"],
    ),
    (
        "words of an unknown address, one approval more",
        || {
            let mut desk = Desk::ready();
            desk.touched_by.insert(mail("anna.privat@example.net"));
            desk.say("bernd", Approve, "content");
            desk
        },
        "approved",
        &[],
        &[],
    ),
];

#[test]
fn only_the_last_words_about_these_words_count() {
    check(ROWS);
}

/// Dana says several things, none of which had seen another.
fn two_laptops(verdicts: &[Verdict]) -> Desk {
    let mut desk = Desk::half();
    let minute = |at: usize| format!("2026-03-16T10:0{at}:00Z").parse().unwrap();
    let records = verdicts.iter().enumerate();
    let records: Vec<Record> =
        records.map(|(at, v)| Record { time: minute(at), ..desk.record("dana", *v, "management") }).collect();
    for record in records {
        desk.add(record, "dana");
    }
    desk
}

/// A correction that had what corrections need is what is out, and its writers are free again; a new
/// text that had no more than that is not, whoever signs a receipt for it.
#[test]
fn a_correction_ends_an_authorship_and_a_new_text_under_its_name_does_not() {
    let followed = |says: bool| {
        let mut desk = Desk::ready();
        desk.say("dana", Receipt, "");
        desk.new_rules(|file| file.corrections = Some(sample::corrections()));
        let from = desk.editions.clone();
        desk.edit("text 2");
        let what = Aftermath::Correction(Grade::Minor);
        if says {
            desk.aftermath = Some(what);
            desk.changes = vec![Change { from: from.clone(), to: desk.editions.clone(), what }];
        }
        desk.say("anna", Submit, "");
        desk.say("dana", Approve, "management");
        assert_eq!(desk.gates().is_empty(), says);
        desk.say("dana", Receipt, "");
        (from, desk)
    };
    let (_, desk) = followed(true);
    let evaluation = desk.evaluate();
    assert_eq!((&evaluation.settled, evaluation.authors.len()), (&desk.editions, 0));
    assert_eq!(evaluation.settled_as, Some(Aftermath::Correction(Grade::Minor)));

    let (first, mut desk) = followed(false);
    let evaluation = desk.evaluate();
    assert_eq!((&evaluation.settled, evaluation.settled_as), (&first, None));
    assert_eq!(evaluation.authors.into_iter().collect::<Vec<_>>(), people("anna"));
    // Nor does a correction of it that says nothing about what was really out.
    let from = desk.editions.clone();
    desk.edit("text 3");
    let what = Aftermath::Correction(Grade::Minor);
    desk.changes = vec![Change { from, to: desk.editions.clone(), what }];
    desk.say("farid", Submit, "");
    desk.say("dana", Approve, "management");
    desk.say("dana", Receipt, "");
    assert_eq!(desk.evaluate().settled, first);
}

/// A correction says what it changed to everything that is still out: to the last text that had its
/// approvals, and to what went out after that without them. What another correction made good is past.
#[test]
fn a_correction_is_measured_by_all_that_is_still_out() {
    let what = Aftermath::Correction(Grade::Minor);
    for (name, second_says, third_says_to, backed) in [
        ("the last correction, which made good the first text", true, &["text 2"][..], true),
        ("the first text, which is past", true, &["text 1"], false),
        ("nothing", true, &[], false),
        ("both, of which the second had no approvals", false, &["text 1", "text 2"], true),
        ("the second, which had no approvals", false, &["text 2"], false),
        ("the first, and not what went out after it", false, &["text 1"], false),
    ] {
        let mut desk = Desk::ready();
        desk.say("dana", Receipt, "");
        desk.new_rules(|file| file.corrections = Some(sample::corrections()));
        let text = |text: &str| BTreeMap::from([(lang("de"), Digest::of(text.as_bytes()))]);
        let says = |from: &str, to: &str| Change { from: text(from), to: text(to), what };
        desk.changes.extend(second_says.then(|| says("text 1", "text 2")));
        desk.changes.extend(third_says_to.iter().map(|from| says(from, "text 3")));
        for (now, writer) in [("text 2", "anna"), ("text 3", "farid")] {
            desk.edit(now);
            desk.say(writer, Submit, "");
            desk.say("dana", Approve, "management");
            desk.say("dana", Receipt, "");
        }
        assert_eq!(desk.evaluate().settled == desk.editions, backed, "says to {name}");
    }
}
