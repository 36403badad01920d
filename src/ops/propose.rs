//! Putting a new version of the rules forward, and signing one that waits.

use super::desk::{Desk, author};
use super::rules::{FILE, first_record, in_force, kept, number, read};
use super::{OpsError, settings};
use crate::ledger::Record;
use crate::person::PersonId;
use crate::policy::{Policy, PolicyError};
use crate::repo::{Change, Workspace};
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
    read(FILE, numbered.as_bytes())?;
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
    let (policy, _) = read(FILE, numbered.as_bytes())?;
    let record = record(desk, policy.digest, note)?;
    let signed = settings::signer(&desk.surroundings, &me.key).sign(&record.print())?;
    let name = crate::ledger::Entry::name(&Digest::of(&signed), &me.id);
    let changes = [
        Change { path: kept(before.serial), bytes: Some(saved) },
        Change { path: kept(policy.serial), bytes: Some(numbered.clone().into_bytes()) },
        Change { path: FILE.to_owned(), bytes: Some(numbered.into_bytes()) },
        Change { path: format!("reviews/workflow/{name}"), bytes: Some(signed) },
    ];
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

/// A signature of this person under the version that waits.
pub(super) fn sign_proposed(desk: &Desk, note: Option<&str>) -> Result<Proposed, OpsError> {
    let saved = desk.workspace.tip()?.file(FILE)?.ok_or(ChainError::Absent)?;
    if Digest::of(&saved) == desk.policy().digest {
        return Err(OpsError::Already("in-force"));
    }
    let (policy, _) = read(FILE, &saved)?;
    let surroundings = &desk.surroundings;
    // Somebody who is new in this version signs as well: it proves that the key is theirs.
    let keys = settings::keys(surroundings, None);
    let (key, person) = keys
        .iter()
        .find_map(|key| Some((key, policy.holder(&key.fingerprint)?.clone())))
        .ok_or(OpsError::Stranger { fingerprints: keys.iter().map(|key| key.fingerprint.clone()).collect() })?;
    let member = policy.people.get(&person).ok_or(OpsError::NoKey)?;
    let mut record = record_for(desk, person.clone(), policy.digest, note)?;
    record.role = Some("admin".to_owned());
    let signed = settings::signer(surroundings, key).sign(&record.print())?;
    let name = crate::ledger::Entry::name(&Digest::of(&signed), &person);
    let change = Change { path: format!("reviews/workflow/{name}"), bytes: Some(signed) };
    let author = author(member, desk.now(), &desk.zone);
    desk.workspace.save(&[change], &author, &format!("rules: {person} signs version {}", policy.serial))?;
    state(desk, &policy)
}

fn record(desk: &Desk, digest: Digest, note: Option<&str>) -> Result<Record, OpsError> {
    record_for(desk, desk.me()?.id.clone(), digest, note)
}

fn record_for(desk: &Desk, person: PersonId, digest: Digest, note: Option<&str>) -> Result<Record, OpsError> {
    let entries = desk.workspace.tip()?.workflow_records()?;
    let mut seen: Vec<Digest> = entries.iter().filter(|entry| entry.record.is_ok()).map(|entry| entry.digest).collect();
    seen.sort_unstable();
    seen.dedup();
    Ok(first_record(desk.repo(), person, digest, (desk.policy().serial, desk.policy().digest), seen, note, desk.now()))
}
