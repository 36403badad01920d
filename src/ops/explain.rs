//! The rules looked at: the version that waits and what it would change, and where they hold only just.

use super::OpsError;
use super::desk::Desk;
use super::rules::{FILE, kept, read};
use crate::person::PersonId;
use crate::policy::{Duty, Policy, PolicyError, RuleChange, WeakSpot, changes};
use crate::review::Proposal;
use crate::statement::{Growing, Kind};
use std::collections::{BTreeMap, BTreeSet};

/// A version of the rules that waits for signatures.
#[derive(Debug)]
pub struct Waiting {
    pub proposal: Proposal,
    /// What it would change about people and needs.
    pub changes: Vec<RuleChange>,
    /// What it would change about organisation, website and mail.
    pub settings: Vec<Setting>,
    /// The signature of the person at this desk is wanted.
    pub mine: bool,
}

/// A line of the other sections that differs: its keys joined by dots, and both values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    pub key: String,
    pub old: Option<String>,
    pub new: Option<String>,
}

/// Whether the rules can be met, and where only just.
#[derive(Debug)]
pub struct Soundness {
    pub serial: u64,
    /// What was looked at lies in the folder and was not put forward yet.
    pub draft: bool,
    pub shortfalls: Vec<PolicyError>,
    pub weak_spots: Vec<WeakSpot>,
    /// Kinds that partners may join after the approval.
    pub growing: Vec<Kind>,
    /// Deputies whose days are over or have not come yet.
    pub lapsed: Vec<(PersonId, Duty)>,
}

/// The version that waits; an error where `workflow.toml` can never be the next one.
pub fn waiting_rules(desk: &Desk) -> Result<Option<Waiting>, OpsError> {
    let Some(proposed) = &desk.chain.proposed else { return Ok(None) };
    let tip = desk.workspace.tip()?;
    let bytes = tip.file(FILE)?.unwrap_or_default();
    // The mistake in the file says more than that the chain ends.
    let (next, _) = read(FILE, &bytes)?;
    let proposal = proposed.clone()?;
    let before = tip.file(&kept(desk.policy().serial))?.unwrap_or_default();
    let settings = settings(&String::from_utf8_lossy(&before), &String::from_utf8_lossy(&bytes));
    let mine = wanted(desk, &proposal);
    Ok(Some(Waiting { proposal, changes: changes(desk.policy(), &next), settings, mine }))
}

/// Whether the person at this desk could still sign it.
pub(super) fn wanted(desk: &Desk, proposal: &Proposal) -> bool {
    let me = desk.me.as_ref().map(|me| &me.id);
    let open = proposal.signed.len() < proposal.threshold;
    me.is_some_and(|me| (open && proposal.could.contains(me)) || proposal.unproven.contains(me))
}

/// Checks the `workflow.toml` in the folder where it differs from what is in force, else that.
pub fn soundness(desk: &Desk) -> Result<Soundness, OpsError> {
    let drafted = draft(desk)?;
    let policy = drafted.as_ref().unwrap_or(desk.policy());
    let today = desk.now().to_zoned_datetime(desk.zone.clone()).date();
    Ok(Soundness {
        serial: policy.serial,
        draft: drafted.is_some(),
        shortfalls: policy.shortfalls(),
        weak_spots: policy.weak_spots(),
        growing: Kind::ALL.into_iter().filter(|kind| policy.may_grow([*kind].iter(), Growing::Partners)).collect(),
        lapsed: policy.lapsed(today).map(|(person, duty)| (person.clone(), duty.clone())).collect(),
    })
}

/// The rules that lie in the folder, where they are not the saved ones.
fn draft(desk: &Desk) -> Result<Option<Policy>, OpsError> {
    let path = desk.workspace.root().join(FILE);
    let bytes = match std::fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(source) => return Err(OpsError::File { path, source }),
    };
    if desk.workspace.tip()?.file(FILE)?.is_some_and(|saved| saved == bytes) && desk.chain.proposed.is_none() {
        return Ok(None);
    }
    Ok(Some(read(FILE, &bytes)?.0))
}

/// The sections that `changes` does not tell.
fn settings(before: &str, after: &str) -> Vec<Setting> {
    let (old, new) = (leaves(before), leaves(after));
    let keys: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let differs = keys.into_iter().filter(|key| old.get(*key) != new.get(*key));
    let setting = |key: &String| Setting { key: key.clone(), old: old.get(key).cloned(), new: new.get(key).cloned() };
    differs.map(setting).collect()
}

const TOLD: [&str; 7] = ["serial", "predecessor", "zone", "languages", "people", "rules", "administration"];

fn leaves(text: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut open: Vec<(String, toml::Value)> = Vec::new();
    let table: toml::Table = text.parse().unwrap_or_default();
    open.extend(table.into_iter().filter(|(key, _)| !TOLD.contains(&key.as_str())));
    while let Some((key, value)) = open.pop() {
        match value {
            toml::Value::Table(inner) => open.extend(inner.into_iter().map(|(name, v)| (format!("{key}.{name}"), v))),
            toml::Value::String(text) => drop(found.insert(key, text)),
            other => drop(found.insert(key, other.to_string())),
        }
    }
    found
}
