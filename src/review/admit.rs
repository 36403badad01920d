//! Which records count: each is checked against the rules, and what fails is named, never hidden.

use super::{Case, Known};
use crate::ledger::{Entry, Record, RecordError, Signature};
use crate::person::PersonId;
use crate::policy::{Policy, QUOTED};
use crate::statement::Digest;
use std::collections::{BTreeMap, BTreeSet};

/// Why a record does not count; `Drop::name` is its message in `locales/` (`drop-…`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Drop {
    Syntax(RecordError),
    /// The file's name is not its digest and person, or it lies in another statement's folder.
    FileName,
    Signature {
        reason: &'static str,
    },
    /// The key is nobody's in the rules, or somebody else's than the record says.
    Key {
        fingerprint: String,
        claimed: PersonId,
        holder: Option<PersonId>,
    },
    UnknownPerson(PersonId),
    /// It was this person's key under the rules that the record names, and is not any more:
    /// somebody left, or the key was replaced or taken out.
    FormerKey {
        person: PersonId,
        fingerprint: String,
    },
    OtherWorkspace,
    OtherStatement(String),
    /// A record of a kind that does not belong here.
    Kind,
    /// The role is not this person's.
    Role {
        person: PersonId,
        role: String,
    },
    /// A rule version that this workspace never had in force.
    UnknownRules {
        serial: u64,
    },
}

impl Drop {
    /// The stable name in `--json` and in message ids.
    pub fn name(&self) -> &'static str {
        match self {
            Drop::Syntax(_) => "drop-syntax",
            Drop::FileName => "drop-file-name",
            Drop::Signature { .. } => "drop-signature",
            Drop::Key { .. } => "drop-key",
            Drop::UnknownPerson(_) => "drop-unknown-person",
            Drop::FormerKey { .. } => "drop-former-key",
            Drop::OtherWorkspace => "drop-other-workspace",
            Drop::OtherStatement(_) => "drop-other-statement",
            Drop::Kind => "drop-kind",
            Drop::Role { .. } => "drop-role",
            Drop::UnknownRules { .. } => "drop-unknown-rules",
        }
    }
}

/// A record that does not count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dropped {
    pub path: String,
    /// Who it says it is from, where it can be read: a claim.
    pub person: Option<PersonId>,
    pub why: Drop,
}

/// A statement's records, told apart.
pub(super) struct Admitted<'a> {
    /// What counts.
    pub counted: BTreeMap<Digest, &'a Record>,
    /// What counts, and besides what its person signed about this statement in a role they no
    /// longer have or under rules that never were. It does nothing by itself, but the person did
    /// say it: an earlier approval of theirs must not come back to life because the objection
    /// after it lost its role.
    pub signed: BTreeMap<Digest, &'a Record>,
    /// What does not count any more, since the key that signed it is gone from the rules. That
    /// something went out is not undone by that.
    pub former: BTreeMap<Digest, &'a Record>,
    /// Digests of the files that lie where they belong, whether they count or not. A record that
    /// was moved or renamed is not present, so hiding one that way is found like deleting it.
    pub present: BTreeSet<Digest>,
    /// In order of path.
    pub dropped: Vec<Dropped>,
}

/// Rule 1. What is dropped has no influence but through `signed` and `present`.
pub(super) fn admit<'a>(case: &Case<'a>, policy: &Policy, known: &Known) -> Admitted<'a> {
    let mut admitted = Admitted {
        counted: BTreeMap::new(),
        signed: BTreeMap::new(),
        former: BTreeMap::new(),
        present: BTreeSet::new(),
        dropped: Vec::new(),
    };
    let in_order: BTreeMap<(&str, Digest), &Entry> =
        case.entries.iter().map(|entry| ((entry.path.as_str(), entry.digest), entry)).collect();
    for entry in in_order.into_values() {
        if is_at_home(case, entry) {
            admitted.present.insert(entry.digest);
        }
        let signed = signed(case, policy, known, entry);
        if let (Err(Drop::FormerKey { .. }), Ok(record)) = (&signed, &entry.record) {
            admitted.former.insert(entry.digest, record);
        }
        if let Ok(record) = &signed {
            admitted.signed.insert(entry.digest, record);
        }
        match signed.and_then(|record| authorised(case, policy, known, record).map(|()| record)) {
            Ok(record) => drop(admitted.counted.insert(entry.digest, record)),
            Err(why) => {
                let person = entry.record.as_ref().ok().map(|record| record.person.clone());
                admitted.dropped.push(Dropped { path: entry.path.clone(), person, why });
            }
        }
    }
    admitted
}

/// The record, if it is about this statement and by the person it names.
fn signed<'a>(case: &Case<'_>, policy: &Policy, known: &Known, entry: &'a Entry) -> Result<&'a Record, Drop> {
    let record = entry.record.as_ref().map_err(|error| Drop::Syntax(error.clone()))?;
    if !is_at_home(case, entry) {
        return Err(Drop::FileName);
    }
    let fingerprint = match &entry.signature {
        Signature::Good { fingerprint } => fingerprint,
        Signature::Bad { reason } => return Err(Drop::Signature { reason }),
    };
    let holder = policy.holder(fingerprint);
    let of_then = known.holder(&record.workflow, fingerprint) == Some(&record.person);
    // Whose key it is now comes first: what was Anna's and is Bernd's now is nobody's past.
    let former = of_then && holder.is_none();
    if !former && !policy.people.contains_key(&record.person) {
        return Err(Drop::UnknownPerson(record.person.clone()));
    }
    if !former && holder != Some(&record.person) {
        let (fingerprint, claimed) = (fingerprint.clone(), record.person.clone());
        return Err(Drop::Key { fingerprint, claimed, holder: holder.cloned() });
    }
    if record.repo != case.repo {
        return Err(Drop::OtherWorkspace);
    }
    if record.id != case.about.id() {
        return Err(Drop::OtherStatement(record.id.clone()));
    }
    if record.kind != case.about.record_kind() {
        return Err(Drop::Kind);
    }
    match former {
        true => Err(Drop::FormerKey { person: record.person.clone(), fingerprint: fingerprint.clone() }),
        false => Ok(record),
    }
}

/// Whether its person may say this, in this role, under the rules in force.
///
/// The record must name rules that were in force once; which roles it takes to say something is
/// judged by the rules of today alone. No role at all is fine: it fills no need. `quoted` is the
/// role of whoever the text quotes.
fn authorised(case: &Case<'_>, policy: &Policy, known: &Known, record: &Record) -> Result<(), Drop> {
    if !known.has(&record.workflow) {
        return Err(Drop::UnknownRules { serial: record.workflow.0 });
    }
    let Some(role) = &record.role else { return Ok(()) };
    let quoted = role == QUOTED && case.quotes.contains(&record.person);
    if quoted || policy.holds(&record.person, role) {
        return Ok(());
    }
    Err(Drop::Role { person: record.person.clone(), role: role.clone() })
}

/// `reviews/<year>/<id>/<digest12>-<person>.review`; of a file that cannot be read, nobody knows
/// the person.
fn is_at_home(case: &Case<'_>, entry: &Entry) -> bool {
    let folder = case.about.folder();
    let Some(name) = entry.path.strip_prefix(&folder) else { return false };
    match &entry.record {
        Ok(record) => name == Entry::name(&entry.digest, &record.person),
        Err(_) => name.strip_prefix(&entry.digest.short()).is_some_and(|rest| rest.starts_with('-')),
    }
}
