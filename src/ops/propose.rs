//! Putting a new version of the rules forward, and signing one that waits.

use super::desk::{Desk, author};
use super::rules::{FILE, first_record, in_force, kept, number, read};
use super::{OpsError, settings};
use crate::ledger::{Entry, Record, Signature, Verdict};
use crate::person::PersonId;
use crate::policy::{ADMIN, Member, Policy, PolicyError};
use crate::repo::{Change, OwnKey, Workspace};
use crate::review::ChainError;
use crate::statement::Digest;

/// A version of the rules that was put forward.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposed {
    pub serial: u64,
    /// Its signatures are complete.
    pub in_force: bool,
    /// Signatures it has, and needs.
    pub signed: usize,
    pub needed: usize,
    /// Administrators who could still sign, and new ones who have to prove their key.
    pub could: Vec<PersonId>,
    pub unproven: Vec<PersonId>,
    /// Needs that nobody listed could meet.
    pub shortfalls: Vec<PolicyError>,
}

/// Puts the `workflow.toml` that lies in the folder forward as the next version: numbers it,
/// signs it, keeps the version before.
pub fn propose(desk: &Desk, note: Option<&str>) -> Result<Proposed, OpsError> {
    let path = desk.workspace.root().join(FILE);
    let text = std::fs::read_to_string(&path).map_err(OpsError::file(&path))?;
    let before = desk.policy();
    let numbered = number(&text, before.serial + 1, &before.digest);
    let (policy, _) = read(FILE, numbered.as_bytes())?;
    // Somebody who leaves, or a stolen key, goes another way: that cannot wait for a successor.
    if let Some(short) = policy.new_shortfalls(before).into_iter().next() {
        return Err(short.into());
    }
    forward(desk, &numbered, note, true)
}

/// The same for a text that the caller made.
pub(super) fn put_forward(desk: &Desk, text: &str, note: Option<&str>) -> Result<Proposed, OpsError> {
    forward(desk, text, note, false)
}

/// `over`: the text is the one in the folder, with its numbers changed.
fn forward(desk: &Desk, text: &str, note: Option<&str>, over: bool) -> Result<Proposed, OpsError> {
    let me = desk.me()?;
    let before = desk.policy();
    let saved = desk.workspace.tip()?.file(FILE)?.unwrap_or_default();
    if Digest::of(&saved) != before.digest {
        return Err(OpsError::Already("proposed"));
    }
    let numbered = number(text, before.serial + 1, &before.digest);
    if number(text, before.serial, &before.digest)
        == number(&String::from_utf8_lossy(&saved), before.serial, &before.digest)
    {
        return Err(OpsError::Already("in-force"));
    }
    let (policy, workflow) = read(FILE, numbered.as_bytes())?;
    workflow.website.check()?;
    let mut changes = vec![
        Change { path: kept(before.serial), bytes: Some(saved) },
        Change { path: kept(policy.serial), bytes: Some(numbered.clone().into_bytes()) },
        Change { path: FILE.to_owned(), bytes: Some(numbered.into_bytes()) },
    ];
    // One that was refused stays readable, since its signatures stay: nobody could say otherwise
    // whether what they signed is in force somewhere.
    let earlier = desk.workspace.tip()?.file(&kept(policy.serial))?.filter(|bytes| Digest::of(bytes) != policy.digest);
    changes.extend(earlier.map(|bytes| {
        let path = kept(policy.serial).replace(".toml", &format!("-{}.toml", Digest::of(&bytes).short()));
        Change { path, bytes: Some(bytes) }
    }));
    // A new key of their own on this machine proves itself at once.
    let own = settings::keys(&desk.surroundings, None);
    let mine = |key: &&OwnKey| key.fingerprint == me.key.fingerprint || policy.holder(&key.fingerprint) == Some(&me.id);
    for key in own.iter().filter(mine) {
        changes.push(signed(desk, &record_for(desk, me.id.clone(), policy.digest, note)?, key)?);
    }
    let save = if over { Workspace::save_over } else { Workspace::save };
    save(&desk.workspace, &changes, &desk.author()?, &format!("rules: version {}", policy.serial))?;
    state(desk, &policy)
}

fn state(desk: &Desk, policy: &Policy) -> Result<Proposed, OpsError> {
    let pin = settings::pin(&desk.surroundings, desk.workspace.root())?;
    let (chain, _) = in_force(&desk.workspace.tip()?, pin)?;
    let waiting = chain.proposed.transpose()?;
    let in_force = waiting.is_none();
    let (signed, needed, could, unproven) = match waiting {
        Some(waiting) => (waiting.signed.len(), waiting.threshold, waiting.could, waiting.unproven),
        None => (policy.threshold, policy.threshold, Vec::new(), Vec::new()),
    };
    settings::set_pin(&desk.surroundings, desk.workspace.root(), chain.repo, chain.policy.serial)?;
    desk.remember()?;
    let shortfalls = policy.shortfalls();
    Ok(Proposed { serial: policy.serial, in_force, signed, needed, could, unproven, shortfalls })
}

/// The version of the rules that waits for this person's signature, with their keys that have not
/// signed it: each of theirs on this machine that the rules know before or after. Somebody who is
/// new signs as well, and so does a new key: it proves whose it is.
struct Unsigned {
    policy: Policy,
    person: PersonId,
    member: Member,
    keys: Vec<OwnKey>,
}

fn unsigned(desk: &Desk) -> Result<Unsigned, OpsError> {
    let saved = desk.workspace.tip()?.file(FILE)?.ok_or(ChainError::Absent)?;
    let before = desk.policy();
    if Digest::of(&saved) == before.digest {
        return Err(OpsError::Already("in-force"));
    }
    let (policy, _) = read(FILE, &saved)?;
    let mut keys = settings::keys(&desk.surroundings, None);
    let holder = |key: &OwnKey| before.holder(&key.fingerprint).or_else(|| policy.holder(&key.fingerprint)).cloned();
    let Some(person) = keys.iter().find_map(holder) else {
        return Err(OpsError::Stranger { fingerprints: keys.into_iter().map(|key| key.fingerprint).collect() });
    };
    keys.retain(|key| holder(key).as_ref() == Some(&person));
    let member = before.people.get(&person).or_else(|| policy.people.get(&person)).ok_or(OpsError::NoKey)?.clone();
    if !before.holds(&person, ADMIN) && !policy.holds(&person, ADMIN) {
        return Err(OpsError::NotYourRole { needed: vec![ADMIN.to_owned()], yours: member.roles });
    }
    let entries = desk.workspace.tip()?.workflow_records()?;
    keys.retain(|key| !entries.iter().any(|entry| approves(entry, &policy.digest, key)));
    if keys.is_empty() {
        return Err(OpsError::Already("signed"));
    }
    Ok(Unsigned { policy, person, member, keys })
}

/// What this person has to have seen before they sign the rules that wait.
pub fn rules_to_approve(desk: &Desk) -> Result<(u64, Digest), OpsError> {
    let Unsigned { policy, .. } = unsigned(desk)?;
    Ok((policy.serial, policy.digest))
}

/// Signatures of this person under the version that waits; `seen` is its digest, or the beginning.
pub fn approve_workflow(desk: &Desk, seen: Option<&str>, note: Option<&str>) -> Result<Proposed, OpsError> {
    let Unsigned { policy, person, member, keys } = unsigned(desk)?;
    if let Some(seen) = seen.filter(|seen| !policy.digest.hex().starts_with(*seen)) {
        return Err(OpsError::OtherProposal { seen: seen.to_owned(), now: policy.digest.short() });
    }
    let mut changes = Vec::new();
    for key in &keys {
        let record = record_for(desk, person.clone(), policy.digest, note)?;
        changes.push(signed(desk, &record, key)?);
    }
    let author = author(&member, desk.now(), &desk.zone);
    desk.workspace.save(&changes, &author, &format!("rules: {person} signs version {}", policy.serial))?;
    state(desk, &policy)
}

fn approves(entry: &Entry, version: &Digest, key: &OwnKey) -> bool {
    let good = entry.signature == Signature::Good { fingerprint: key.fingerprint.clone() };
    let names = |record: &Record| {
        record.verdict == Verdict::Approve && record.editions.iter().any(|(_, digest)| digest == version)
    };
    good && entry.record.as_ref().is_ok_and(names)
}

/// Takes the version that waits off the table: an administrator refuses it, or whoever put it
/// forward takes it back. `workflow.toml` is again what is in force; the refused version and the
/// reason stay on record. What is in force cannot be refused any more.
pub fn refuse_proposed(desk: &Desk, note: Option<&str>) -> Result<u64, OpsError> {
    let me = desk.me()?;
    let tip = desk.workspace.tip()?;
    let saved = tip.file(FILE)?.unwrap_or_default();
    let before = desk.policy();
    let refused = Digest::of(&saved);
    if refused == before.digest {
        return Err(OpsError::Already("in-force"));
    }
    let own = tip.workflow_records()?.iter().any(|entry| approves(entry, &refused, &me.key));
    if !before.holds(&me.id, ADMIN) && !own {
        return Err(OpsError::NotYourRole { needed: vec![ADMIN.to_owned()], yours: me.member.roles.clone() });
    }
    let standing = tip.file(&kept(before.serial))?.ok_or(ChainError::Gap(before.serial))?;
    let mut record = record_for(desk, me.id.clone(), refused, note)?;
    record.verdict = Verdict::Object;
    let changes = [Change { path: FILE.to_owned(), bytes: Some(standing) }, signed(desk, &record, &me.key)?];
    desk.workspace.save(&changes, &desk.author()?, &format!("rules: {} refuses a version", me.id))?;
    Ok(before.serial + 1)
}

/// A record with its signature, as the file that it is saved in.
fn signed(desk: &Desk, record: &Record, key: &OwnKey) -> Result<Change, OpsError> {
    let file = settings::signer(&desk.surroundings, key).sign(&record.print())?;
    let name = Entry::name(&Digest::of(&file), &record.person);
    Ok(Change { path: format!("reviews/workflow/{name}"), bytes: Some(file) })
}

fn record_for(desk: &Desk, person: PersonId, digest: Digest, note: Option<&str>) -> Result<Record, OpsError> {
    let entries = desk.workspace.tip()?.workflow_records()?;
    let mut seen: Vec<Digest> = entries.iter().filter(|entry| entry.record.is_ok()).map(|entry| entry.digest).collect();
    seen.sort_unstable();
    seen.dedup();
    Ok(first_record(desk.repo(), person, digest, (desk.policy().serial, desk.policy().digest), seen, note, desk.now()))
}
