//! The chain of rules: which version is in force, whatever somebody puts beside it.

use super::*;
use crate::policy::{ADMIN, PolicyError};

/// Versions of the rules and who signed them.
struct Shelf {
    versions: Vec<Result<Policy, (u64, PolicyError)>>,
    entries: Vec<Entry>,
    current: Digest,
    pin: Option<(Digest, u64)>,
}

impl Shelf {
    /// Version 1 of the office, signed by Dana who made the workspace.
    fn new() -> Self {
        let first = sample::policy(sample::file());
        let mut shelf = Self { versions: Vec::new(), entries: Vec::new(), current: first.digest, pin: None };
        shelf.put(first.clone());
        shelf.sign(&first, &first, "dana", "dana");
        shelf
    }

    /// The version after this one, on the shelf and in `workflow.toml`, unsigned.
    fn propose(&mut self, after: &Policy, change: impl FnOnce(&mut RuleFile)) -> Policy {
        let next = following(after, change);
        self.put(next.clone());
        next
    }

    fn put(&mut self, policy: Policy) {
        self.current = policy.digest;
        self.versions.push(Ok(policy));
    }

    fn first(&self) -> Policy {
        self.versions[0].clone().unwrap()
    }

    fn sign(&mut self, base: &Policy, version: &Policy, who: &str, key: &str) {
        let record = self.record(base, version, who);
        self.add(record, key);
    }

    fn record(&self, base: &Policy, version: &Policy, who: &str) -> Record {
        Record {
            kind: RecordKind::Workflow,
            id: "workflow".to_owned(),
            editions: vec![(lang("und"), version.digest)],
            repo: self.first().digest,
            workflow: (base.serial, base.digest),
            ..Desk::new().record(who, Verdict::Approve, ADMIN)
        }
    }

    fn add(&mut self, record: Record, key: &str) {
        let mut entry = Desk::new().entry(record, key);
        entry.path = entry.path.replace("2026/2026-bleiberecht", "workflow");
        self.entries.push(entry);
    }

    fn chain(&self) -> Result<Chain, ChainError> {
        rules_in_force(&self.versions, self.current, &self.entries, self.pin)
    }

    fn serial(&self) -> u64 {
        self.chain().unwrap().policy.serial
    }
}

fn following(after: &Policy, change: impl FnOnce(&mut RuleFile)) -> Policy {
    let mut file = sample::file();
    file.serial = after.serial + 1;
    file.predecessor = after.digest.to_string();
    change(&mut file);
    sample::policy(file)
}

fn more_languages(file: &mut RuleFile) {
    file.languages.push("uk".to_owned());
}

#[test]
fn the_first_version_needs_its_maker() {
    let shelf = Shelf::new();
    let chain = shelf.chain().unwrap();
    assert_eq!((chain.policy.serial, chain.repo, chain.proposed), (1, shelf.first().digest, None));
    assert_eq!(chain.known.digests(), [(1, shelf.first().digest)]);

    let unsigned = Shelf { entries: Vec::new(), ..Shelf::new() };
    assert_eq!(unsigned.chain().err(), Some(ChainError::FirstUnsigned { serial: 1 }));
    let mut by_staff = Shelf { entries: Vec::new(), ..Shelf::new() };
    let first = by_staff.first();
    by_staff.sign(&first, &first, "anna", "anna");
    assert_eq!(by_staff.chain().err(), Some(ChainError::FirstUnsigned { serial: 1 }));
}

/// Whoever takes away a version that counts leaves its signatures, or is found by what `seen` misses.
#[test]
fn a_signed_version_that_is_gone_is_known_to_be_wanted() {
    let mut shelf = Shelf::new();
    let first = shelf.first();
    let next = shelf.propose(&first, more_languages);
    let lacks = |shelf: &Shelf| shelf.chain().unwrap().known.lacks();
    shelf.sign(&first, &next, "dana", "dana");
    shelf.versions.pop();
    shelf.current = first.digest;
    assert_eq!(lacks(&shelf), None, "one signature of two");
    shelf.sign(&first, &next, "dana", "dana");
    shelf.sign(&first, &next, "edda", "anna");
    shelf.sign(&first, &next, "anna", "anna");
    assert_eq!(lacks(&shelf), None, "one person twice, another's key, no administrator");
    shelf.sign(&first, &next, "edda", "edda");
    assert_eq!(lacks(&shelf), Some(2));
    shelf.put(next.clone());
    assert_eq!((lacks(&shelf), shelf.serial()), (None, 2), "it is back");
    // Another one in its place does not make up for it.
    shelf.versions.pop();
    shelf.propose(&first, |file| file.zone = "Europe/Paris".to_owned());
    assert_eq!((lacks(&shelf), shelf.serial()), (Some(2), 1));
}

#[test]
fn a_version_counts_with_enough_of_the_old_administrators() {
    let mut shelf = Shelf::new();
    let first = shelf.first();
    let next = shelf.propose(&first, more_languages);
    let waiting = |signed: &str, could: &str| {
        let (signed, could) = (people(signed), people(could));
        Some(Ok(crate::review::rules::Proposal {
            serial: 2,
            digest: next.digest,
            backers: signed.clone(),
            signed,
            could,
            threshold: 2,
            unproven: Vec::new(),
        }))
    };
    assert_eq!((shelf.serial(), shelf.chain().unwrap().proposed), (1, waiting("", "dana edda")));
    shelf.sign(&first, &next, "dana", "dana");
    assert_eq!((shelf.serial(), shelf.chain().unwrap().proposed), (1, waiting("dana", "edda")));
    shelf.sign(&first, &next, "edda", "edda");
    let chain = shelf.chain().unwrap();
    assert_eq!((chain.policy.serial, chain.proposed), (2, None));
    assert_eq!(chain.known.digests(), [(1, first.digest), (2, next.digest)]);
    shelf.entries.reverse();
    shelf.versions.reverse();
    assert_eq!(shelf.serial(), 2);
}

/// What somebody does to the second version; the first must stay in force.
#[test]
fn signatures_that_are_not_enough() {
    type Try = fn(&mut Shelf, &Policy, &Policy);
    let rows: &[(&str, Try)] = &[
        ("one administrator twice", |shelf, first, next| {
            shelf.sign(first, next, "dana", "dana");
            let again = Record { note: Some("noch einmal".to_owned()), ..shelf.record(first, next, "dana") };
            shelf.add(again, "dana");
        }),
        ("one administrator in another's name", |shelf, first, next| {
            shelf.sign(first, next, "dana", "dana");
            shelf.sign(first, next, "edda", "dana");
        }),
        ("staff", |shelf, first, next| {
            shelf.sign(first, next, "dana", "dana");
            shelf.sign(first, next, "anna", "anna");
        }),
        ("a broken signature", |shelf, first, next| {
            shelf.sign(first, next, "dana", "dana");
            shelf.sign(first, next, "edda", "edda");
            shelf.entries[2].signature = Signature::Bad { reason: "signature-namespace" };
        }),
        ("a signature on another version", |shelf, first, next| {
            shelf.sign(first, next, "dana", "dana");
            let other = following(first, |file| file.languages.push("fa".to_owned()));
            shelf.sign(first, &other, "edda", "edda");
        }),
        ("a signature on top of itself", |shelf, first, next| {
            shelf.sign(first, next, "dana", "dana");
            shelf.sign(next, next, "edda", "edda");
        }),
        ("an objection", |shelf, first, next| {
            shelf.sign(first, next, "dana", "dana");
            let objection = Record { verdict: Verdict::Object, ..shelf.record(first, next, "edda") };
            shelf.add(objection, "edda");
        }),
        ("a record from another workspace", |shelf, first, next| {
            shelf.sign(first, next, "dana", "dana");
            let other = Record { repo: Digest::of(b"elsewhere"), ..shelf.record(first, next, "edda") };
            shelf.add(other, "edda");
        }),
        ("a file under another name", |shelf, first, next| {
            shelf.sign(first, next, "dana", "dana");
            shelf.sign(first, next, "edda", "edda");
            shelf.entries[2].path = "reviews/workflow/edda.review".to_owned();
        }),
    ];
    for (name, attempt) in rows {
        let mut shelf = Shelf::new();
        let first = shelf.first();
        let next = shelf.propose(&first, more_languages);
        attempt(&mut shelf, &first, &next);
        assert_eq!(shelf.serial(), 1, "{name}");
        assert!(shelf.chain().unwrap().proposed.is_some(), "{name}");
    }
}

#[test]
fn nobody_makes_themselves_administrator() {
    let mut shelf = Shelf::new();
    let first = shelf.first();
    let next = shelf.propose(&first, |file| {
        file.people.get_mut("anna").unwrap().roles.push("admin".to_owned());
        file.administration.threshold = 1;
    });
    shelf.sign(&first, &next, "anna", "anna");
    let proposal = shelf.chain().unwrap().proposed.unwrap().unwrap();
    assert_eq!((shelf.serial(), proposal.signed, proposal.threshold), (1, Vec::new(), 2));
    // Nor by a version that builds on the one that does not count.
    let third = shelf.propose(&next, |file| file.administration.threshold = 1);
    shelf.sign(&next, &third, "anna", "anna");
    assert_eq!(shelf.serial(), 1);
    assert_eq!(shelf.chain().unwrap().proposed, Some(Err(ChainError::Predecessor { serial: 3 })));
}

#[test]
fn a_version_names_the_one_before_it() {
    let mut shelf = Shelf::new();
    let first = shelf.first();
    let other = Digest::of(b"rules that never were");
    let next = shelf.propose(&first, |file| file.predecessor = other.to_string());
    shelf.sign(&first, &next, "dana", "dana");
    shelf.sign(&first, &next, "edda", "edda");
    assert_eq!(shelf.serial(), 1);
    assert_eq!(shelf.chain().unwrap().proposed, Some(Err(ChainError::Predecessor { serial: 2 })));
}

#[test]
fn new_administrators_prove_their_key() {
    let mut shelf = Shelf::new();
    let first = shelf.first();
    let next = shelf.propose(&first, |file| {
        file.people.get_mut("anna").unwrap().roles.push("admin".to_owned());
        file.people.get_mut("edda").unwrap().keys = vec!["key-eddas-new".to_owned()];
    });
    shelf.sign(&first, &next, "dana", "dana");
    shelf.sign(&first, &next, "edda", "edda");
    let unproven = |shelf: &Shelf| shelf.chain().unwrap().proposed.map(|proposal| proposal.unwrap().unproven);
    assert_eq!(unproven(&shelf), Some(people("anna edda")));
    shelf.sign(&first, &next, "anna", "mallory");
    assert_eq!(unproven(&shelf), Some(people("anna edda")));
    shelf.sign(&first, &next, "anna", "anna");
    assert_eq!(unproven(&shelf), Some(people("edda")));
    shelf.sign(&first, &next, "edda", "eddas-new");
    assert_eq!((unproven(&shelf), shelf.serial()), (None, 2));
}

#[test]
fn an_office_of_one_grows() {
    let mut alone = sample::file();
    alone.people.retain(|name, _| name == "dana");
    alone.administration.threshold = 1;
    let first = sample::policy(alone);
    let mut shelf = Shelf { versions: vec![Ok(first.clone())], entries: Vec::new(), current: first.digest, pin: None };
    shelf.sign(&first, &first, "dana", "dana");
    let next = shelf.propose(&first, |_| {});
    shelf.sign(&first, &next, "dana", "dana");
    assert_eq!(shelf.serial(), 1, "Edda has to prove her key");
    shelf.sign(&first, &next, "edda", "edda");
    assert_eq!(shelf.serial(), 2);
}

#[test]
fn what_counted_once_is_not_turned_back() {
    let mut shelf = Shelf::new();
    let first = shelf.first();
    let next = shelf.propose(&first, more_languages);
    shelf.sign(&first, &next, "dana", "dana");
    shelf.sign(&first, &next, "edda", "edda");
    let withdrawal = Record { verdict: Verdict::Withdraw, ..shelf.record(&first, &next, "edda") };
    shelf.add(withdrawal, "edda");
    assert_eq!(shelf.serial(), 2, "a withdrawal comes too late");

    // An older file restored.
    shelf.current = first.digest;
    let chain = shelf.chain().unwrap();
    assert_eq!((chain.policy.serial, chain.proposed), (2, Some(Err(ChainError::Rollback { seen: 2, found: 1 }))));

    // The newer one and its signatures removed: only who has seen it knows.
    shelf.versions.retain(|version| version.as_ref().is_ok_and(|policy| policy.serial == 1));
    assert_eq!(shelf.serial(), 1);
    shelf.pin = Some((first.digest, 2));
    assert_eq!(shelf.chain().err(), Some(ChainError::Rollback { seen: 2, found: 1 }));
}

#[test]
fn the_pin_decides_which_workspace_it_is() {
    let mut shelf = Shelf::new();
    let (first, other) = (shelf.first(), sample::policy(RuleFile { zone: "UTC".to_owned(), ..sample::file() }));
    shelf.pin = Some((other.digest, 1));
    assert_eq!(shelf.chain().err(), Some(ChainError::OtherPin { pinned: other.digest, found: first.digest }));

    // A second beginning beside the first: refused without a pin, ignored with one.
    let record = Record { repo: other.digest, ..shelf.record(&other, &other, "edda") };
    shelf.add(record, "edda");
    shelf.put(other);
    shelf.current = first.digest;
    shelf.pin = None;
    assert_eq!(shelf.chain().err(), Some(ChainError::Fork { serial: 1 }));
    shelf.pin = Some((first.digest, 1));
    assert_eq!(shelf.chain().unwrap().repo, first.digest);
}

#[test]
fn two_signed_versions_of_one_serial_are_refused() {
    let mut shelf = Shelf::new();
    let first = shelf.first();
    let one = shelf.propose(&first, more_languages);
    let two = shelf.propose(&first, |file| file.languages.push("fa".to_owned()));
    for version in [&one, &two] {
        shelf.sign(&first, version, "dana", "dana");
    }
    assert_eq!(shelf.serial(), 1, "two proposals are no conflict");
    shelf.sign(&first, &one, "edda", "edda");
    assert_eq!(shelf.serial(), 2);
    shelf.sign(&first, &two, "edda", "edda");
    assert_eq!(shelf.chain().err(), Some(ChainError::Fork { serial: 2 }));
    // The same version twice (kept aside and in workflow.toml) is one.
    shelf.versions[2] = Ok(one);
    assert_eq!(shelf.serial(), 2);
}

#[test]
fn rules_that_cannot_be_read_replace_nothing() {
    let threshold = PolicyError::Threshold { threshold: 0, admins: 2 };
    let mut shelf = Shelf::new();
    let first = shelf.first();
    shelf.versions.push(Err((2, threshold.clone())));
    shelf.current = Digest::of(b"threshold = 0");
    let chain = shelf.chain().unwrap();
    let invalid = |serial| ChainError::Invalid { serial, error: threshold.clone() };
    assert_eq!((chain.policy.serial, chain.proposed), (1, Some(Err(invalid(2)))));

    let far = following(&following(&first, more_languages), more_languages);
    shelf.put(far);
    assert_eq!(shelf.chain().unwrap().proposed, Some(Err(ChainError::Gap(2))));

    drop(shelf.versions.remove(0));
    assert_eq!(shelf.chain().err(), Some(ChainError::Gap(1)), "the first version is gone");
    shelf.versions = vec![Err((1, threshold.clone()))];
    assert_eq!(shelf.chain().err(), Some(invalid(1)));
    shelf.versions = Vec::new();
    assert_eq!(shelf.chain().err(), Some(ChainError::Absent), "never no rules");

    // `workflow.toml` deleted: what is kept aside stays in force.
    let deleted = Shelf { current: Digest::of(b""), ..Shelf::new() };
    let chain = deleted.chain().unwrap();
    assert_eq!((chain.policy.serial, chain.proposed), (1, Some(Err(ChainError::Absent))));
}
