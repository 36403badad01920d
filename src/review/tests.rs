//! Tests of the judgement: a desk to make records at, then attacks, properties and rules.

mod attacks;
mod clearance;
mod events;
mod expedited;
mod grown;
mod joined;
mod people;
mod properties;
mod rules;
mod templates;

use super::*;
use crate::ledger::{Entry, Record, RecordKind, Signature, Verdict, abandon_note, claim_note, receipt_note};
use crate::person::{Email, PersonId};
use crate::policy::{Policy, RuleFile, sample};
use crate::statement::{Aftermath, Digest, Grade, Kind, Lang, StatementId};
use std::collections::{BTreeMap, BTreeSet};

/// One press release in an invented office (`sample::file`), as everybody there sees it.
#[derive(Debug, Clone)]
struct Desk {
    policy: Policy,
    known: Vec<Policy>,
    repo: Digest,
    id: StatementId,
    editions: BTreeMap<Lang, Digest>,
    single_case: bool,
    consent: bool,
    quotes: Vec<PersonId>,
    partners: Vec<String>,
    aftermath: Option<Aftermath>,
    changes: Vec<Change>,
    said: Option<Aftermath>,
    grown: Grown,
    touched_by: BTreeSet<Email>,
    entries: Vec<Entry>,
    templates: Templates,
}

impl Desk {
    /// A German text that nobody has submitted.
    fn new() -> Self {
        let policy = sample::policy(sample::file());
        Self {
            known: vec![policy.clone()],
            repo: policy.digest,
            policy,
            id: StatementId::parse("2026-bleiberecht").unwrap(),
            editions: BTreeMap::from([(lang("de"), Digest::of(b"text 1"))]),
            single_case: false,
            consent: false,
            quotes: Vec::new(),
            partners: Vec::new(),
            aftermath: None,
            changes: Vec::new(),
            said: None,
            grown: Grown::default(),
            touched_by: BTreeSet::new(),
            entries: Vec::new(),
            templates: templates::shipped(),
        }
    }

    /// Farid has submitted it and Anna has approved it for its content. A release is wanted.
    fn half() -> Self {
        let mut desk = Self::new();
        desk.say("farid", Verdict::Submit, "");
        desk.say("anna", Verdict::Approve, "content");
        desk
    }

    /// Dana has released it as well: it could go out.
    fn ready() -> Self {
        let mut desk = Self::half();
        desk.say("dana", Verdict::Approve, "management");
        desk
    }

    fn case(&self) -> Case<'_> {
        Case {
            repo: self.repo,
            about: About::Statement(&self.id),
            kinds: BTreeSet::from([Kind::PressRelease]),
            single_case: self.single_case,
            consent: self.consent,
            aftermath: self.aftermath,
            outdated: BTreeMap::new(),
            partners: self.partners.iter().cloned().collect(),
            changes: &self.changes,
            said: self.said,
            quotes: self.quotes.clone(),
            editions: self.editions.clone(),
            grown: &self.grown,
            touched_by: self.touched_by.clone(),
            entries: &self.entries,
            discounted: BTreeSet::new(),
        }
    }

    fn evaluate(&self) -> Evaluation {
        evaluate(&self.case(), &self.policy, &Known::of(&self.known))
    }

    /// What this person's tool would write now: about the text as it is, having seen everything.
    fn record(&self, who: &str, verdict: Verdict, role: &str) -> Record {
        Record {
            repo: self.repo,
            kind: RecordKind::Statement,
            id: self.id.to_string(),
            editions: self.editions.clone().into_iter().collect(),
            workflow: (self.policy.serial, self.policy.digest),
            preview: None,
            verdict,
            role: (!role.is_empty()).then(|| role.to_owned()),
            person: person(who),
            seen: self.evaluate().seen,
            time: "2026-03-16T10:00:00Z".parse().unwrap(),
            note: match verdict {
                Verdict::SignOn => Some("Rat der Nachbarn: Mail vom 15.3.".to_owned()),
                Verdict::Claim => Some(claim_note(&self.release())),
                Verdict::Abandon => Some(abandon_note(&self.release(), 3, "falscher Verteiler")),
                Verdict::Expedite => Some("Frist heute um 18 Uhr".to_owned()),
                Verdict::Receipt => Some(receipt_note(&self.release(), &Digest::of(b"manifest"))),
                _ => None,
            },
        }
    }

    /// A record signed with the person's own key and saved where it belongs.
    fn say(&mut self, who: &str, verdict: Verdict, role: &str) -> Digest {
        self.add(self.record(who, verdict, role), who)
    }

    fn add(&mut self, record: Record, key: &str) -> Digest {
        let entry = self.entry(record, key);
        self.entries.push(entry);
        self.entries[self.entries.len() - 1].digest
    }

    fn entry(&self, record: Record, key: &str) -> Entry {
        let digest = Digest::of(format!("{}signed by {key}", record.print()).as_bytes());
        assert_eq!(Record::parse(&record.print()).as_ref(), Ok(&record), "a record that could not be read back");
        let path = format!("reviews/2026/{}/{}", self.id, Entry::name(&digest, &record.person));
        let signature = Signature::Good { fingerprint: format!("SHA256:{key}") };
        Entry { path, digest, record: Ok(record), signature }
    }

    /// One word of the German text changes.
    fn edit(&mut self, text: &str) {
        self.editions.insert(lang("de"), Digest::of(text.as_bytes()));
    }

    /// Other rules are in force, as a following version.
    fn new_rules(&mut self, change: impl FnOnce(&mut RuleFile)) {
        let mut file = sample::file();
        file.serial = self.policy.serial + 1;
        file.predecessor = self.policy.digest.to_string();
        change(&mut file);
        self.policy = sample::policy(file);
        self.known.push(self.policy.clone());
    }

    fn release(&self) -> Digest {
        Digest::of(format!("{:?}", self.editions).as_bytes())
    }

    /// Somebody removes a file.
    fn delete(&mut self, record: Digest) {
        self.entries.retain(|entry| entry.digest != record);
    }

    fn drops(&self) -> Vec<&'static str> {
        self.evaluate().dropped.iter().map(|dropped| dropped.why.name()).collect()
    }

    fn gates(&self) -> Vec<&'static str> {
        match self.clear() {
            Ok(_) => Vec::new(),
            Err(refusals) => refusals.iter().map(Refusal::name).collect(),
        }
    }

    fn clear(&self) -> Result<Clearance, Vec<Refusal>> {
        let now = "2026-03-16T12:00:00Z".parse().unwrap();
        clear(&self.case(), &self.evaluate(), &self.policy, &self.templates, None, now)
    }
}

/// What was tried, and then: the stage, why records were dropped, which gates are closed.
type Row = (&'static str, fn() -> Desk, &'static str, &'static [&'static str], &'static [&'static str]);

fn check(rows: &[Row]) {
    for (name, tried, stage, drops, gates) in rows {
        let desk = tried();
        let mut found = desk.drops();
        // In order of path, which is by digest: of no meaning.
        found.sort_by_key(|drop| drops.iter().position(|expected| expected == drop));
        assert_eq!(desk.evaluate().stage.name(), *stage, "{name}");
        assert_eq!(found, *drops, "{name}");
        assert_eq!(desk.gates(), *gates, "{name}");
    }
}

fn person(name: &str) -> PersonId {
    PersonId::parse(name).unwrap()
}

fn people(names: &str) -> Vec<PersonId> {
    names.split_whitespace().map(person).collect()
}

fn lang(tag: &str) -> Lang {
    Lang::parse(tag).unwrap()
}

fn mail(address: &str) -> Email {
    Email::parse(address).unwrap()
}
