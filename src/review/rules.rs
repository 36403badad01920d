//! Which version of the rules is in force: a chain from the pinned first one, each step signed.

use super::Known;
use crate::ledger::{Entry, RecordKind, Signature, Verdict};
use crate::person::PersonId;
use crate::policy::{ADMIN, Policy, PolicyError};
use crate::statement::Digest;
use std::collections::{BTreeMap, BTreeSet};

/// The rules in force, and the version that waits for signatures, if there is one.
#[derive(Debug, Clone)]
pub struct Chain {
    pub policy: Policy,
    /// The digest of version 1: the workspace's name in every record.
    pub repo: Digest,
    /// Each version that was ever in force.
    pub known: Known,
    /// `workflow.toml` differs from what is in force: which signatures it has and needs, or why it
    /// can never count.
    pub proposed: Option<Result<Proposal, ChainError>>,
}

/// A version that follows the one in force and waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    pub serial: u64,
    pub digest: Digest,
    /// Everybody in the version in force who signed it. Whoever is no administrator may put a
    /// version forward, a new key of their own for instance, and decides nothing by that.
    pub backers: Vec<PersonId>,
    /// Administrators of the version in force who signed it.
    pub signed: Vec<PersonId>,
    /// Those who could still sign.
    pub could: Vec<PersonId>,
    /// How many of them it takes.
    pub threshold: usize,
    /// New administrators, or ones with new keys only, who have not signed it with their new key:
    /// each has to, so that nobody is locked out by a typo or listed with another's key.
    pub unproven: Vec<PersonId>,
}

impl Proposal {
    fn is_met(&self) -> bool {
        self.signed.len() >= self.threshold && self.unproven.is_empty()
    }
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ChainError {
    #[error("there are no rules")]
    Absent,
    #[error("version {serial}: {error}")]
    Invalid { serial: u64, error: PolicyError },
    #[error("the first version is {found}, pinned is {pinned}")]
    OtherPin { pinned: Digest, found: Digest },
    #[error("serial {found} where {seen} was seen before")]
    Rollback { seen: u64, found: u64 },
    #[error("version {serial} does not follow the one before it")]
    Predecessor { serial: u64 },
    #[error("version {serial} has no valid signature of the one who made the workspace")]
    FirstUnsigned { serial: u64 },
    #[error("version {0} is missing from reviews/workflow")]
    Gap(u64),
    /// Two different versions with one serial have all their signatures: people must decide.
    #[error("two different versions {serial} are signed")]
    Fork { serial: u64 },
}

/// Walks the chain. `versions` are all rule files known, the earlier ones kept under
/// `reviews/workflow/` and `workflow.toml` itself, each already read; `current` is the digest of
/// `workflow.toml`; `pin` is digest 1 and the highest serial seen, from the person's own settings.
///
/// Version 1 needs the signature of one of its own administrators: whoever made the workspace. It
/// is believed on first use and by its pinned digest ever after. Version N+1 counts when enough
/// administrators of N have signed an `approve` that names it and N. What counted once counts for
/// ever: an approval of rules cannot be withdrawn, or a former administrator could turn back the
/// rules of everybody who clones. Files that belong to no step are ignored.
pub fn rules_in_force(
    versions: &[Result<Policy, (u64, PolicyError)>],
    current: Digest,
    entries: &[Entry],
    pin: Option<(Digest, u64)>,
) -> Result<Chain, ChainError> {
    let readable: BTreeMap<Digest, &Policy> =
        versions.iter().filter_map(|version| version.as_ref().ok()).map(|policy| (policy.digest, policy)).collect();
    let mut policy = first(versions, &readable, entries, pin.map(|(digest, _)| digest))?;
    let repo = policy.digest;
    let mut known = vec![policy];
    while let Some(next) = successor(repo, policy, &readable, entries)? {
        known.push(next);
        policy = next;
    }
    let known = Known::of(known).lacking(lacking(repo, policy, &readable, entries));
    if let Some((_, seen)) = pin.filter(|(_, seen)| *seen > policy.serial) {
        return Err(ChainError::Rollback { seen, found: policy.serial });
    }
    let proposed = (current != policy.digest).then(|| match readable.get(&current) {
        Some(candidate) => proposal(repo, policy, candidate, &readable, entries),
        None => Err(unreadable(versions)),
    });
    Ok(Chain { policy: policy.clone(), repo, known, proposed })
}

fn first<'a>(
    versions: &[Result<Policy, (u64, PolicyError)>],
    readable: &BTreeMap<Digest, &'a Policy>,
    entries: &[Entry],
    pinned: Option<Digest>,
) -> Result<&'a Policy, ChainError> {
    let firsts: Vec<&Policy> = readable.values().copied().filter(|policy| policy.serial == 1).collect();
    let Some(any) = firsts.first() else {
        return Err(
            match versions.iter().find_map(|version| version.as_ref().err().filter(|(serial, _)| *serial == 1)) {
                Some((serial, error)) => ChainError::Invalid { serial: *serial, error: error.clone() },
                None if readable.is_empty() => unreadable(versions),
                None => ChainError::Gap(1),
            },
        );
    };
    let signed = |policy: &&&Policy| {
        let signers = signers(entries, policy.digest, policy, policy.digest, policy);
        policy.admins().any(|admin| signers.contains(admin))
    };
    if let Some(pinned) = pinned {
        let first = firsts.iter().find(|policy| policy.digest == pinned);
        let first = first.ok_or(ChainError::OtherPin { pinned, found: any.digest })?;
        return Some(*first).filter(|first| signed(&first)).ok_or(ChainError::FirstUnsigned { serial: 1 });
    }
    let signed: Vec<&&Policy> = firsts.iter().filter(signed).collect();
    match signed.as_slice() {
        [first] => Ok(first),
        [] => Err(ChainError::FirstUnsigned { serial: 1 }),
        _ => Err(ChainError::Fork { serial: 1 }),
    }
}

/// The one version that follows and has its signatures.
fn successor<'a>(
    repo: Digest,
    policy: &Policy,
    readable: &BTreeMap<Digest, &'a Policy>,
    entries: &[Entry],
) -> Result<Option<&'a Policy>, ChainError> {
    let follows = |next: &&&Policy| {
        policy.serial.checked_add(1) == Some(next.serial)
            && next.predecessor == Some(policy.digest)
            && signatures(repo, policy, next, entries).is_met()
    };
    let mut met = readable.values().filter(follows);
    match (met.next(), met.next()) {
        (Some(next), Some(_)) => Err(ChainError::Fork { serial: next.serial }),
        (next, _) => Ok(next.copied()),
    }
}

/// The serial of a version that enough administrators have signed and whose file is gone or was
/// changed. Signatures prove that it is there to be obeyed; what it demands, nobody here can know.
fn lacking(repo: Digest, policy: &Policy, readable: &BTreeMap<Digest, &Policy>, entries: &[Entry]) -> Option<u64> {
    let records = entries.iter().filter_map(|entry| entry.record.as_ref().ok());
    let named = records.filter(|record| record.kind == RecordKind::Workflow).flat_map(|record| &record.editions);
    let gone: BTreeSet<Digest> =
        named.map(|(_, digest)| *digest).filter(|digest| !readable.contains_key(digest)).collect();
    let is_signed = |version: &Digest| {
        let signers = signers(entries, repo, policy, *version, policy);
        policy.admins().filter(|admin| signers.contains(*admin)).count() >= policy.threshold
    };
    gone.iter().any(is_signed).then(|| policy.serial.saturating_add(1))
}

/// What `workflow.toml` is, where it is not what is in force.
fn proposal(
    repo: Digest,
    policy: &Policy,
    candidate: &Policy,
    readable: &BTreeMap<Digest, &Policy>,
    entries: &[Entry],
) -> Result<Proposal, ChainError> {
    let serial = candidate.serial;
    if serial <= policy.serial {
        return Err(ChainError::Rollback { seen: policy.serial, found: serial });
    }
    if policy.serial.checked_add(1) == Some(serial) && candidate.predecessor == Some(policy.digest) {
        return Ok(signatures(repo, policy, candidate, entries));
    }
    let next = policy.serial.saturating_add(1);
    let there = readable.values().any(|version| version.serial == next);
    Err(if there { ChainError::Predecessor { serial } } else { ChainError::Gap(next) })
}

fn signatures(repo: Digest, policy: &Policy, next: &Policy, entries: &[Entry]) -> Proposal {
    let by_old_keys = signers(entries, repo, policy, next.digest, policy);
    let by_new_keys = signers(entries, repo, policy, next.digest, next);
    let (signed, could) = policy.admins().cloned().partition(|admin| by_old_keys.contains(admin));
    let unproven = next.admins().filter(|admin| is_new(policy, next, admin) && !by_new_keys.contains(*admin));
    let unproven = unproven.cloned().collect();
    let (serial, digest, threshold) = (next.serial, next.digest, policy.threshold);
    let backers = by_old_keys.into_iter().collect();
    Proposal { serial, digest, backers, signed, could, threshold, unproven }
}

/// Whether nothing has shown yet that this administrator can sign: not one before, or with none
/// of the keys of before.
fn is_new(policy: &Policy, next: &Policy, admin: &PersonId) -> bool {
    let keys = |policy: &Policy| -> BTreeSet<String> {
        policy.people.get(admin).map(|member| member.keys.keys().cloned().collect()).unwrap_or_default()
    };
    !policy.holds(admin, ADMIN) || keys(policy).is_disjoint(&keys(next))
}

/// Everybody who signed this version as the one after `base` with a key that `keys` lists for them.
/// Persons, never keys or records.
fn signers(entries: &[Entry], repo: Digest, base: &Policy, version: Digest, keys: &Policy) -> BTreeSet<PersonId> {
    let signer = |entry: &Entry| {
        let record = entry.record.as_ref().ok()?;
        let Signature::Good { fingerprint } = &entry.signature else { return None };
        let names = record.kind == RecordKind::Workflow
            && record.id == "workflow"
            && record.verdict == Verdict::Approve
            && record.repo == repo
            && record.workflow == (base.serial, base.digest)
            && matches!(record.editions.as_slice(), [(lang, digest)] if lang.as_str() == "und" && *digest == version);
        let at_home = entry.path == format!("reviews/workflow/{}", Entry::name(&entry.digest, &record.person));
        let theirs = keys.holder(fingerprint) == Some(&record.person);
        (names && at_home && theirs).then(|| record.person.clone())
    };
    entries.iter().filter_map(signer).collect()
}

/// Why there is no rule file to speak of: the error of the newest one.
fn unreadable(versions: &[Result<Policy, (u64, PolicyError)>]) -> ChainError {
    let errors = versions.iter().filter_map(|version| version.as_ref().err());
    match errors.max_by_key(|(serial, _)| *serial) {
        Some((serial, error)) => ChainError::Invalid { serial: *serial, error: error.clone() },
        None => ChainError::Absent,
    }
}
