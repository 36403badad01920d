//! The rules: reading `workflow.toml` and its earlier versions, and proposing a new one.

use super::desk::Desk;
use super::{OpsError, settings};
use crate::ledger::{Record, RecordKind, Verdict, one_line};
use crate::mail::Mail;
use crate::person::PersonId;
use crate::policy::{Administration, KindRule, Listed, Policy, PolicyError, RuleFile};
use crate::release::House;
use crate::repo::{Change, Snapshot, Workspace, fingerprint};
use crate::review::{Chain, ChainError, rules_in_force};
use crate::site::Website;
use crate::statement::{Digest, Lang};
use serde::Deserialize;
use std::collections::BTreeMap;

pub(super) const FILE: &str = "workflow.toml";

/// Where the version with this serial is kept, from its first day on: whoever writes over
/// `workflow.toml` or removes it takes no version away.
pub(super) fn kept(serial: u64) -> String {
    format!("reviews/workflow/rules-{serial:04}.toml")
}

/// `workflow.toml` as a whole; each section's type is its room's.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    serial: u64,
    predecessor: String,
    zone: String,
    languages: Vec<String>,
    people: BTreeMap<String, Listed>,
    rules: BTreeMap<String, KindRule>,
    administration: Administration,
    organisation: House,
    website: Website,
    mail: Mail,
}

/// The sections that are no rules but come into force with them.
#[derive(Debug, Clone)]
pub struct Workflow {
    pub organisation: House,
    pub website: Website,
    pub mail: Mail,
}

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

/// Reads one version.
pub(super) fn read(path: &str, bytes: &[u8]) -> Result<(Policy, Workflow), OpsError> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let before = &bytes[..error.valid_up_to()];
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        OpsError::Workflow { file: path.to_owned(), line, column: 1, message: "UTF-8".to_owned() }
    })?;
    let file: File = toml::from_str(text).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start);
        let (line, column) = place(text, at);
        OpsError::Workflow { file: path.to_owned(), line, column, message: error.message().to_owned() }
    })?;
    if let Some(fault) = file.organisation.faults().into_iter().next() {
        return Err(fault.into());
    }
    file.mail.check()?;
    let rules = RuleFile {
        serial: file.serial,
        predecessor: file.predecessor,
        zone: file.zone,
        languages: file.languages,
        people: file.people,
        rules: file.rules,
        administration: file.administration,
    };
    let policy = Policy::read(rules, Digest::of(bytes), &fingerprint)?;
    Ok((policy, Workflow { organisation: file.organisation, website: file.website, mail: file.mail }))
}

fn place(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or("");
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
    (line, column)
}

/// The rules in force at a saved state, with the other sections of the same version.
pub(super) fn in_force(tip: &Snapshot<'_>, pin: Option<(Digest, u64)>) -> Result<(Chain, Workflow), OpsError> {
    let current = tip.file(FILE)?.ok_or(ChainError::Absent)?;
    let mut read_versions = Vec::new();
    let mut sections: BTreeMap<Digest, Workflow> = BTreeMap::new();
    let mut files: Vec<(String, Vec<u8>)> = tip
        .folder("reviews/workflow")?
        .into_iter()
        .filter(|(path, _)| path.starts_with("rules-") && path.ends_with(".toml"))
        .collect();
    files.push((FILE.to_owned(), current.clone()));
    let mut broken = None;
    for (path, bytes) in files {
        match read(&path, &bytes) {
            Ok((policy, workflow)) => {
                sections.insert(policy.digest, workflow);
                read_versions.push(Ok(policy));
            }
            // What is no TOML has no serial; the chain then ends at the version before.
            Err(OpsError::Policy(error)) => read_versions.push(Err((u64::MAX, error))),
            Err(error) => broken = Some(error),
        }
    }
    let entries = tip.workflow_records()?;
    let chain = match (rules_in_force(&read_versions, Digest::of(&current), &entries, pin), broken) {
        (Ok(chain), _) => chain,
        (Err(_), Some(error)) => return Err(error),
        (Err(error), None) => return Err(error.into()),
    };
    let workflow = sections.remove(&chain.policy.digest).ok_or(ChainError::Absent)?;
    Ok((chain, workflow))
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
    let author = super::desk::author(member, desk.now(), &desk.zone);
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

/// The record that puts a version of the rules into force.
pub(super) fn first_record(
    repo: Digest,
    person: PersonId,
    digest: Digest,
    workflow: (u64, Digest),
    seen: Vec<Digest>,
    note: Option<&str>,
    now: jiff::Timestamp,
) -> Record {
    let language = Lang::parse("und").into_iter();
    Record {
        repo,
        kind: RecordKind::Workflow,
        id: "workflow".to_owned(),
        editions: language.map(|lang| (lang, digest)).collect(),
        workflow,
        preview: None,
        verdict: Verdict::Approve,
        role: Some("admin".to_owned()),
        person,
        seen,
        time: whole_seconds(now),
        note: note.and_then(one_line),
    }
}

/// Records carry whole seconds.
pub(super) fn whole_seconds(time: jiff::Timestamp) -> jiff::Timestamp {
    jiff::Timestamp::from_second(time.as_second()).unwrap_or(time)
}

/// The same text with this serial and predecessor; comments and order stay.
pub(super) fn number(text: &str, serial: u64, predecessor: &Digest) -> String {
    let mut head = true;
    let mut out = String::with_capacity(text.len() + 80);
    for line in text.split_inclusive('\n') {
        head = head && !line.trim_start().starts_with('[');
        let key = line.split('=').next().unwrap_or("").trim();
        match key {
            "serial" if head => out.push_str(&format!("serial = {serial}\n")),
            "predecessor" if head => out.push_str(&format!("predecessor = \"{predecessor}\"\n")),
            _ => out.push_str(line),
        }
    }
    out
}
