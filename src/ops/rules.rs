//! The rules: `workflow.toml` and its earlier versions, read as a whole.

use super::OpsError;
use crate::ledger::{Record, RecordKind, Verdict, one_line};
use crate::mail::Mail;
use crate::person::PersonId;
use crate::policy::{
    Administration, CorrectionRule, Expedited, Fault, KindRule, Listed, Policy, RuleFile, TemplateRule, TomlFault,
    place, read_toml,
};
use crate::release::House;
use crate::repo::{Change, Snapshot, fingerprint};
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
struct File {
    serial: u64,
    predecessor: String,
    zone: String,
    languages: Vec<String>,
    people: BTreeMap<String, Listed>,
    rules: BTreeMap<String, KindRule>,
    administration: Administration,
    #[serde(default)]
    expedited: Option<Expedited>,
    #[serde(default)]
    templates: Option<TemplateRule>,
    #[serde(default)]
    corrections: Option<CorrectionRule>,
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

/// Reads one version.
pub(super) fn read(path: &str, bytes: &[u8]) -> Result<(Policy, Workflow), OpsError> {
    let wrong = |fault| OpsError::Workflow { file: path.to_owned(), fault: Box::new(fault) };
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let before = &bytes[..error.valid_up_to()];
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        wrong(TomlFault { line, column: 1, fault: Fault::Syntax("utf-8") })
    })?;
    let file: File = read_toml(text).map_err(wrong)?;
    if let Some(fault) = file.organisation.faults().into_iter().next() {
        return Err(fault.into());
    }
    if let Some(key) = file.mail.fault() {
        let (line, column) = place(text, &["mail", key]);
        return Err(wrong(TomlFault { line, column, fault: Fault::Value { key: key.to_owned() } }));
    }
    let rules = RuleFile {
        serial: file.serial,
        predecessor: file.predecessor,
        zone: file.zone,
        languages: file.languages,
        people: file.people,
        rules: file.rules,
        administration: file.administration,
        expedited: file.expedited,
        templates: file.templates,
        corrections: file.corrections,
    };
    let policy = Policy::read(rules, Digest::of(bytes), &fingerprint).map_err(|error| {
        let (line, column) = place(text, &error.path());
        OpsError::Rules { file: path.to_owned(), line, column, error: Box::new(error) }
    })?;
    Ok((policy, Workflow { organisation: file.organisation, website: file.website, mail: file.mail }))
}

/// The rules in force at a saved state, with the other sections of the same version.
pub(super) fn in_force(tip: &Snapshot<'_>, pin: Option<(Digest, u64)>) -> Result<(Chain, Workflow), OpsError> {
    let current = tip.file(FILE)?.ok_or(ChainError::Absent)?;
    among(tip, current, Vec::new(), pin)
}

/// The rules that would be in force if no version had gone or been changed, and where each one that
/// has belongs.
pub(super) fn whole(tip: &Snapshot<'_>, pin: Option<(Digest, u64)>) -> Result<(Chain, Vec<Change>), OpsError> {
    let past = tip.rules_of_the_past()?;
    let more = past.iter().map(|bytes| ("rules-past.toml".to_owned(), bytes.clone())).collect();
    let current = tip.file(FILE)?;
    let (chain, _) = among(tip, current.clone().unwrap_or_default(), more, pin)?;
    let mut changes = Vec::new();
    for bytes in past {
        let Ok((policy, _)) = read(FILE, &bytes) else { continue };
        let path = kept(policy.serial);
        if chain.known.has(&(policy.serial, policy.digest)) && tip.file(&path)?.as_ref() != Some(&bytes) {
            changes.push(Change { path, bytes: Some(bytes.clone()) });
        }
        if current.is_none() && policy.digest == chain.policy.digest {
            changes.push(Change { path: FILE.to_owned(), bytes: Some(bytes) });
        }
    }
    Ok((chain, changes))
}

fn among(
    tip: &Snapshot<'_>,
    current: Vec<u8>,
    more: Vec<(String, Vec<u8>)>,
    pin: Option<(Digest, u64)>,
) -> Result<(Chain, Workflow), OpsError> {
    let mut read_versions = Vec::new();
    let mut sections: BTreeMap<Digest, Workflow> = BTreeMap::new();
    let mut files: Vec<(String, Vec<u8>)> = tip
        .folder("reviews/workflow")?
        .into_iter()
        .filter(|(path, _)| path.starts_with("rules-") && path.ends_with(".toml"))
        .collect();
    // The kept copy of the file itself need not be read twice.
    match files.iter_mut().find(|(_, bytes)| *bytes == current) {
        Some((path, _)) => FILE.clone_into(path),
        None => files.push((FILE.to_owned(), current.clone())),
    }
    files.extend(more);
    let mut broken = None;
    for (path, bytes) in files {
        match read(&path, &bytes) {
            Ok((policy, workflow)) => {
                sections.insert(policy.digest, workflow);
                read_versions.push(Ok(policy));
            }
            // What is no TOML has no serial; the chain then ends at the version before.
            Err(OpsError::Rules { error, .. }) => read_versions.push(Err((u64::MAX, *error))),
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

/// Every version that is kept and can be read, in force or not, oldest first.
pub(super) fn versions(tip: &Snapshot<'_>) -> Result<Vec<Policy>, OpsError> {
    let kept = tip.folder("reviews/workflow")?.into_iter().filter(|(path, _)| path.ends_with(".toml"));
    let current = tip.file(FILE)?.map(|bytes| (FILE.to_owned(), bytes));
    let mut versions: Vec<Policy> =
        kept.chain(current).filter_map(|(path, bytes)| Some(read(&path, &bytes).ok()?.0)).collect();
    versions.sort_by_key(|version| version.serial);
    Ok(versions)
}

/// Every version that was in force, with what it says of house and website, the newest first.
pub(super) fn that_were_in_force(tip: &Snapshot<'_>, chain: &Chain) -> Result<Vec<(Policy, Workflow)>, OpsError> {
    let kept = tip.folder("reviews/workflow")?.into_iter().filter(|(path, _)| path.ends_with(".toml"));
    let read = kept.filter_map(|(path, bytes)| read(&path, &bytes).ok());
    let mut versions: Vec<_> = read.filter(|(policy, _)| chain.known.has(&(policy.serial, policy.digest))).collect();
    versions.sort_by_key(|(policy, _)| std::cmp::Reverse(policy.serial));
    Ok(versions)
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
