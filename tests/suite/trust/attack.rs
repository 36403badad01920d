//! One attack: prepared by anybody who may write, tried by somebody honest, refused with its reason.

use crate::desk::Desk;
use crate::office::{ID, Stage, assert_nothing_went_out, head, office};
use crate::sockets;
use std::collections::BTreeMap;
use std::panic::AssertUnwindSafe;

/// `before` prepares it in a workspace that is this far; then `person` types `types`.
pub struct Attack {
    pub what: &'static str,
    pub stage: Stage,
    pub before: fn(&Desk),
    pub person: &'static str,
    pub types: &'static [&'static str],
    pub exit: i32,
    pub says: &'static [&'static str],
    /// What `status` says of it besides.
    pub status: &'static [&'static str],
}

pub const PUBLISH: &[&str] = &["publish", ID];
pub const NO_MANAGEMENT: &str = "Es fehlt eine Freigabe von: Geschäftsführung oder Vorstand.";

/// Clara publishes what everybody approved, and is told that something is not yet so.
pub const ATTACK: Attack = Attack {
    what: "",
    stage: Stage::Approved,
    before: |_| {},
    person: "clara",
    types: PUBLISH,
    exit: 8,
    says: &[],
    status: &[],
};

/// Tries each: refused with these words; nothing public, no mail, nothing saved, nobody called.
/// Every one is tried, whatever became of those before it, so that one run shows all that fail.
pub fn check(attacks: &[Attack]) {
    let mut offices = BTreeMap::new();
    let mut failed = Vec::new();
    for attack in attacks {
        println!("{}", attack.what);
        let anna = offices.entry(attack.stage).or_insert_with(|| office(attack.stage)).copy();
        let tried = std::panic::catch_unwind(AssertUnwindSafe(|| attempt(&anna, attack)));
        failed.extend(tried.is_err().then_some(attack.what));
    }
    assert!(failed.is_empty(), "{} of {} attacks: {failed:#?}", failed.len(), attacks.len());
}

fn attempt(anna: &Desk, attack: &Attack) {
    (attack.before)(anna);
    let state = || (head(anna), anna.git(["status", "--porcelain"]).stdout);
    let before = state();
    anna.watch_sockets();
    let person = anna.as_person(attack.person);
    let outcome = person.run(attack.types);
    assert_eq!(outcome.code, attack.exit, "{}\n{outcome}", attack.what);
    attack.says.iter().fold(outcome, |outcome, part| outcome.says(part));
    let status = |part: &&str| drop(person.run(["status", ID]).succeeds().prints(part).never_mentions("\u{1b}"));
    attack.status.iter().for_each(status);
    assert_nothing_went_out(anna);
    assert_eq!(anna.sockets(), "", "{}: somebody was called", attack.what);
    assert_eq!(state(), before, "{}: something was saved", attack.what);
}

#[test]
fn a_socket_is_noticed() {
    let anna = Desk::new();
    anna.watch_sockets();
    anna.git(["init", "-q", "."]).succeeds();
    assert_eq!(anna.sockets(), "");
    // Nobody listens there; to ask is enough.
    anna.git(["ls-remote", "git://127.0.0.1:9/nobody"]);
    assert_eq!(anna.sockets().contains("socket\n"), sockets::watcher().is_some(), "{}", anna.sockets());
}
