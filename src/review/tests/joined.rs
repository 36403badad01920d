//! Tests of partners who join after an approval: when it counts on, and everything that must not.

use super::*;
use Verdict::{Approve, Expedite, Object, Receipt, SignOn, Submit, Withdraw};

pub(super) const COUNCIL: &str = "Rat der Nachbarn";
const HOUSE: &str = "Haus am Kanal";

/// A text under rules that let partners join.
fn growing() -> Desk {
    let mut desk = Desk::new();
    desk.new_rules(|file| file.rules.get_mut("press_release").unwrap().may_grow = vec!["partners".to_owned()]);
    desk
}

/// Approved; nobody has joined yet.
fn approved() -> Desk {
    let mut desk = growing();
    desk.say("farid", Submit, "");
    desk.say("anna", Approve, "content");
    desk.say("dana", Approve, "management");
    desk
}

/// Somebody adds a partner at the end of the list, and Farid hands the text in.
fn join(desk: &mut Desk, partner: &str) {
    add(desk, "de", partner);
    desk.say("farid", Submit, "");
}

fn add(desk: &mut Desk, tag: &str, partner: &str) {
    let old = desk.editions[&lang(tag)];
    let grown = desk.grown.joined.iter().filter(|((later, _), _)| *later == old);
    let mut earlier: Vec<(Digest, Vec<String>)> = grown.map(|((_, first), names)| (*first, names.clone())).collect();
    earlier.push((old, Vec::new()));
    earlier.iter_mut().for_each(|(_, names)| names.push(partner.to_owned()));
    let now = Digest::of(format!("{old} with {partner}").as_bytes());
    desk.editions.insert(lang(tag), now);
    desk.partners.push(partner.to_owned());
    desk.grown.add(now, earlier);
}

fn signs_on(desk: &mut Desk, who: &str, partner: &str) -> Digest {
    let mut record = desk.record(who, SignOn, "content");
    record.note = Some(format!("{partner}: Mail vom 15.3."));
    desk.add(record, who)
}

fn joined() -> Desk {
    let mut desk = approved();
    join(&mut desk, COUNCIL);
    desk
}

pub(super) fn signed() -> Desk {
    let mut desk = joined();
    signs_on(&mut desk, "bernd", COUNCIL);
    desk
}

#[test]
fn approvals_count_on_for_partners_who_sign() {
    check(&[
        ("nobody joined", approved, "approved", &[], &[]),
        ("joined, and nothing on record", joined, "in-review", &[], &["gate-sign-on"]),
        ("joined and signed", signed, "approved", &[], &[]),
        (
            "another joins: the first need not sign again",
            || {
                let mut desk = signed();
                join(&mut desk, HOUSE);
                signs_on(&mut desk, "bernd", HOUSE);
                desk
            },
            "approved",
            &[],
            &[],
        ),
        (
            "another joins and has not signed",
            || {
                let mut desk = signed();
                join(&mut desk, HOUSE);
                desk
            },
            "in-review",
            &[],
            &["gate-sign-on"],
        ),
        (
            "an approver may record it: these are not their words",
            || {
                let mut desk = joined();
                signs_on(&mut desk, "anna", COUNCIL);
                desk
            },
            "approved",
            &[],
            &[],
        ),
        (
            "whoever is quoted cleared the words",
            || {
                let mut desk = approved();
                desk.quotes.push(person("edda"));
                desk.say("edda", Approve, "quoted");
                join(&mut desk, COUNCIL);
                signs_on(&mut desk, "bernd", COUNCIL);
                desk
            },
            "approved",
            &[],
            &[],
        ),
        (
            "everybody has approved the longer list",
            || {
                let mut desk = joined();
                desk.say("anna", Approve, "content");
                desk.say("dana", Approve, "management");
                desk
            },
            "approved",
            &[],
            &[],
        ),
        (
            "enough have: nobody asks after the shorter list that another approved",
            || {
                let mut desk = approved();
                desk.say("bernd", Approve, "content");
                join(&mut desk, COUNCIL);
                desk.say("anna", Approve, "content");
                desk.say("dana", Approve, "management");
                desk
            },
            "approved",
            &[],
            &[],
        ),
        (
            "an author approved the shorter list since: that counts for nothing, also here",
            || {
                let mut desk = signed();
                let first = desk.entries[0].record.clone().unwrap().editions;
                desk.add(Record { editions: first, ..desk.record("farid", Approve, "") }, "farid");
                desk
            },
            "approved",
            &[],
            &[],
        ),
        (
            "only one of them has",
            || {
                let mut desk = joined();
                desk.say("anna", Approve, "content");
                desk
            },
            "in-review",
            &[],
            &["gate-sign-on"],
        ),
    ]);
}

#[test]
fn nobody_comes_in_unseen() {
    check(&[
        (
            "handed in by nobody",
            || {
                let mut desk = approved();
                add(&mut desk, "de", COUNCIL);
                signs_on(&mut desk, "bernd", COUNCIL);
                desk
            },
            "draft",
            &[],
            &["gate-not-submitted"],
        ),
        (
            "recorded by whoever handed it in",
            || {
                let mut desk = approved();
                add(&mut desk, "de", COUNCIL);
                desk.say("bernd", Submit, "");
                signs_on(&mut desk, "bernd", COUNCIL);
                desk
            },
            "in-review",
            &[],
            &["gate-sign-on"],
        ),
        (
            "recorded by whoever touched the text, by claim",
            || {
                let mut desk = joined();
                desk.touched_by.insert(mail("bernd@example.org"));
                signs_on(&mut desk, "bernd", COUNCIL);
                desk
            },
            "in-review",
            &[],
            &["gate-sign-on"],
        ),
        (
            "recorded in no role",
            || {
                let mut desk = joined();
                let mut record = desk.record("bernd", SignOn, "");
                record.note = Some(format!("{COUNCIL}: Mail"));
                desk.add(record, "bernd");
                desk
            },
            "in-review",
            &[],
            &["gate-sign-on"],
        ),
        (
            "recorded with a stranger's key",
            || {
                let mut desk = joined();
                let mut record = desk.record("bernd", SignOn, "content");
                record.note = Some(format!("{COUNCIL}: Mail"));
                desk.add(record, "mallory");
                desk
            },
            "in-review",
            &["drop-key"],
            &["gate-sign-on"],
        ),
        (
            "another partner's sign-on",
            || {
                let mut desk = joined();
                signs_on(&mut desk, "bernd", HOUSE);
                desk
            },
            "in-review",
            &[],
            &["gate-sign-on"],
        ),
        (
            "a sign-on to the text that did not name them",
            || {
                let mut desk = approved();
                signs_on(&mut desk, "bernd", COUNCIL);
                join(&mut desk, COUNCIL);
                desk
            },
            "in-review",
            &[],
            &["gate-sign-on"],
        ),
        (
            "taken out since: the old sign-on brings nobody back",
            || {
                let mut desk = growing();
                let first = desk.editions.clone();
                join(&mut desk, COUNCIL);
                signs_on(&mut desk, "bernd", COUNCIL);
                let with = std::mem::replace(&mut desk.editions, first);
                desk.partners.clear();
                desk.say("farid", Submit, "");
                desk.say("anna", Approve, "content");
                desk.say("dana", Approve, "management");
                assert_eq!(desk.gates(), [""; 0], "without them it could go out");
                desk.editions = with;
                desk.partners.push(COUNCIL.to_owned());
                desk
            },
            "in-review",
            &[],
            &["gate-sign-on"],
        ),
        (
            "recorded by somebody who had not seen the approval",
            || {
                let mut desk = joined();
                let dana = desk.entries.iter().find(|e| e.path.contains("-dana")).unwrap().digest;
                let mut record = desk.record("bernd", SignOn, "content");
                record.note = Some(format!("{COUNCIL}: Mail"));
                let later = desk.entries.iter().position(|e| e.digest == dana).unwrap();
                let before: Vec<Digest> = desk.entries[..later].iter().map(|e| e.digest).collect();
                record.seen.retain(|digest| before.contains(digest));
                desk.add(record, "bernd");
                desk
            },
            "in-review",
            &[],
            &["gate-sign-on"],
        ),
    ]);
}

#[test]
fn what_stood_in_the_way_still_does() {
    check(&[
        (
            "the rules do not allow it",
            || {
                let mut desk = Desk::ready();
                join(&mut desk, COUNCIL);
                signs_on(&mut desk, "bernd", COUNCIL);
                desk
            },
            "in-review",
            &[],
            &["gate-approval", "gate-approval", "gate-stale"],
        ),
        (
            "the rules do not allow it any more",
            || {
                let mut desk = signed();
                desk.new_rules(|_| {});
                desk
            },
            "in-review",
            &[],
            &["gate-approval", "gate-approval", "gate-stale"],
        ),
        (
            "a word was changed as well",
            || {
                let mut desk = signed();
                desk.edit("text 2");
                desk.say("farid", Submit, "");
                desk
            },
            "in-review",
            &[],
            &["gate-approval", "gate-approval", "gate-stale"],
        ),
        (
            "an approver objects to the partner",
            || {
                let mut desk = signed();
                desk.say("dana", Object, "management");
                desk
            },
            "changes-requested",
            &[],
            &["gate-objection", "gate-approval"],
        ),
        (
            "an approver takes it back",
            || {
                let mut desk = signed();
                desk.say("dana", Withdraw, "management");
                desk
            },
            "in-review",
            &[],
            &["gate-approval"],
        ),
        (
            "an approver added the partner: these are own words",
            || {
                let mut desk = signed();
                desk.touched_by.insert(mail("anna@example.org"));
                desk
            },
            "in-review",
            &[],
            &["gate-approval", "gate-own-words"],
        ),
        (
            "nobody joins on the short way",
            || {
                let mut desk = growing();
                desk.say("farid", Submit, "");
                desk.say("edda", Approve, "board");
                desk.say("dana", Expedite, "management");
                assert_eq!(desk.gates(), [""; 0]);
                join(&mut desk, COUNCIL);
                signs_on(&mut desk, "bernd", COUNCIL);
                desk
            },
            "in-review",
            &[],
            &["gate-approval"],
        ),
    ]);
}

/// Haste is asked for the longer list; whoever read the shorter one did not read that.
#[test]
fn the_short_way_counts_nobody_who_read_the_shorter_list() {
    let mut desk = growing();
    desk.say("farid", Submit, "");
    desk.say("chidi", Approve, "legal");
    join(&mut desk, COUNCIL);
    signs_on(&mut desk, "bernd", COUNCIL);
    desk.say("dana", Expedite, "management");
    assert_eq!(desk.gates(), ["gate-approval", "gate-stale"]);
    desk.say("chidi", Approve, "legal");
    assert_eq!(desk.gates(), [""; 0]);
}

/// Each language by itself: a partner may join in one of them.
#[test]
fn every_edition_is_looked_at() {
    let mut desk = growing();
    desk.editions.insert(lang("en"), Digest::of(b"english"));
    desk.say("farid", Submit, "");
    desk.say("anna", Approve, "content");
    desk.say("dana", Approve, "management");
    add(&mut desk, "en", COUNCIL);
    desk.say("farid", Submit, "");
    assert_eq!(desk.gates(), ["gate-sign-on"]);
    let mut german = desk.record("bernd", SignOn, "content");
    german.note = Some(format!("{COUNCIL}: Mail"));
    german.editions.retain(|(tag, _)| tag.as_str() == "de");
    desk.add(german, "bernd");
    assert_eq!(desk.gates(), ["gate-sign-on"], "the sign-on is to the German text");
    signs_on(&mut desk, "bernd", COUNCIL);
    assert_eq!(desk.gates(), [""; 0]);
    let evaluation = desk.evaluate();
    assert_eq!(evaluation.joined.len(), 1);
    assert_eq!(evaluation.joined[0].langs.iter().map(Lang::as_str).collect::<Vec<_>>(), ["en"]);
    assert_eq!(evaluation.joined[0].after.len(), 2, "Anna's and Dana's approvals did not know the name");
    desk.editions.insert(lang("de"), Digest::of(b"another word"));
    assert!(desk.gates().contains(&"gate-stale"), "a word in the other edition");
}

/// What a clearance says of it goes into the manifest.
#[test]
fn a_clearance_tells_who_joined_and_under_which_rules() {
    let mut desk = joined();
    let record = signs_on(&mut desk, "bernd", COUNCIL);
    let clearance = desk.clear().unwrap();
    let joined = clearance.joined();
    assert_eq!(joined.len(), 1);
    assert_eq!((joined[0].partner.as_str(), &joined[0].sign_on), (COUNCIL, &Some((record, person("bernd")))));
    assert_eq!(*clearance.rules(), (desk.policy.serial, desk.policy.digest));
    assert_eq!(approved().clear().unwrap().joined(), []);
}

/// Who may record a sign-on is another question where the partner joined after the approvals.
#[test]
fn a_missing_sign_on_says_whether_the_partner_came_late() {
    let mut asked = approved();
    asked.partners.push(HOUSE.to_owned());
    asked.new_rules(|file| {
        let rule = file.rules.get_mut("press_release").unwrap();
        (rule.sign_on, rule.may_grow) = (true, vec!["partners".to_owned()]);
    });
    let open = |partner: &str, late| Refusal::SignOn { partner: partner.to_owned(), late };
    assert_eq!(asked.clear(), Err(vec![open(HOUSE, false)]));
    join(&mut asked, COUNCIL);
    assert_eq!(asked.clear(), Err(vec![open(HOUSE, false), open(COUNCIL, true)]));
}

/// A receipt of a longer list ends authorship like any other: if its partners had signed by then.
#[test]
fn a_receipt_settles_what_was_signed() {
    for (name, signs, settles) in [("signed", true, true), ("not signed", false, false)] {
        let mut desk = joined();
        if signs {
            signs_on(&mut desk, "bernd", COUNCIL);
        }
        desk.say("dana", Receipt, "");
        // What comes later makes nothing good.
        signs_on(&mut desk, "anna", COUNCIL);
        let settled = if settles { desk.editions.clone() } else { BTreeMap::new() };
        assert_eq!(desk.evaluate().settled, settled, "{name}");
    }
}

/// Handed in before the last publication, and brought back after it under another name: whose words
/// these are does not end with a text that went out meanwhile.
#[test]
fn what_lay_aside_comes_back_as_theirs() {
    let mut desk = approved();
    let first = desk.editions.clone();
    add(&mut desk, "de", COUNCIL);
    desk.say("bernd", Submit, "");
    let with = std::mem::replace(&mut desk.editions, first);
    desk.partners.clear();
    desk.say("dana", Receipt, "");
    assert_eq!(desk.evaluate().settled, desk.editions);
    desk.editions = with;
    desk.partners.push(COUNCIL.to_owned());
    desk.touched_by.insert(mail("farid@example.org"));
    signs_on(&mut desk, "bernd", COUNCIL);
    assert_eq!(desk.gates(), ["gate-sign-on"], "Bernd handed it in");
    desk.say("bernd", Approve, "content");
    assert!(desk.evaluate().counting.iter().all(|counted| counted.person != person("bernd")));
    signs_on(&mut desk, "edda", COUNCIL);
    assert_eq!(desk.drops(), ["drop-role"], "Edda has another role");
    let mut record = desk.record("edda", SignOn, "board");
    record.note = Some(format!("{COUNCIL}: Mail"));
    desk.add(record, "edda");
    assert_eq!(desk.gates(), [""; 0]);
}
