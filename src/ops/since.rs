//! Checking a stretch of history with no pin and no key: what a server's hook or a forge asks.

use super::OpsError;
use super::rules::{self, FILE};
use crate::ledger::{Entry, RecordKind, Signature, Verdict};
use crate::person::PersonId;
use crate::policy::Policy;
use crate::release::Manifest;
use crate::repo::{Descent, RepoError, Snapshot, Way, Workspace};
use crate::review::{About, Case, Chain, ChainError, Drop, Grown, evaluate};
use crate::statement::{Digest, Kind, StatementId};
use std::collections::{BTreeMap, BTreeSet};

/// What the stretch is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// The branch that everybody shares: it only grows.
    Shared,
    /// Somebody's own branch: it may be rewritten, but no forgery comes in on it.
    Side,
}

/// What was looked at and what was found.
#[derive(Debug)]
pub struct Checked {
    pub to: String,
    /// How many commits were new.
    pub commits: usize,
    /// Records that are new and hold: what they are about, by whom, what they say.
    pub records: Vec<(String, PersonId, Verdict)>,
    /// Why it must not come in; empty: it may.
    pub breaches: Vec<Breach>,
    /// Serial of the rules in force at its end, where there are any.
    pub rules: Option<u64>,
}

/// One thing that must not come in.
#[derive(Debug)]
pub enum Breach {
    /// The branch would not grow out of what it was.
    Descent(Descent),
    /// A record of before is gone or changed; by which commit.
    Lost { path: String, changed: bool, commit: Option<String> },
    /// A new record that counts for nothing.
    Record { path: String, why: Drop },
    /// A new manifest that is none.
    Manifest { path: String },
    /// A file that is unsafe to keep, or rules that are none: as the program itself would say it.
    Error(Box<OpsError>),
    /// `workflow.toml` was changed and still bears the number of the rules in force.
    Renumbered { serial: u64 },
    /// New rules that no administrator has signed.
    Unsigned { serial: u64 },
}

/// Checks everything that came between `from` (`None`: the beginning) and the present state.
pub fn verify_since(workspace: &Workspace, from: Option<&str>) -> Result<Checked, OpsError> {
    check(workspace, from, &workspace.tip()?.id(), Scope::Shared)
}

/// Checks everything that came between two commits.
///
/// What stood at `from` is taken for granted, as a pin is: its rules are the ones that the new
/// ones have to follow from, and every record of it has to be there still.
pub fn check(workspace: &Workspace, from: Option<&str>, to: &str, scope: Scope) -> Result<Checked, OpsError> {
    workspace.check_links()?;
    let new = workspace.at(to)?;
    let old = from.map(|from| workspace.at(from)).transpose()?;
    let way = new.way_from(from)?;
    let mut checked =
        Checked { to: to.to_owned(), commits: way.commits, records: Vec::new(), breaches: Vec::new(), rules: None };
    if scope == Scope::Shared {
        grown(way, &mut checked.breaches);
    }
    if let Err(error) = workspace.check_strictly(&new, old.as_ref()) {
        // What cannot be read safely is not read any further.
        checked.breaches.push(breach(error)?);
        return Ok(checked);
    }
    let before = old.as_ref().and_then(|old| rules::in_force(old, None).ok()).map(|(chain, _)| chain);
    let pin = before.as_ref().map(|chain| (chain.repo, chain.policy.serial));
    let now = match rules::in_force(&new, pin) {
        Ok((chain, _)) => chain,
        Err(error) => {
            checked.breaches.push(Breach::Error(Box::new(error)));
            return Ok(checked);
        }
    };
    checked.rules = Some(now.policy.serial);
    // Whoever comes anew knows no pin: two beginnings would keep them out for ever.
    let anew = rules::in_force(&new, None).err();
    let gone = now.known.lacks().map(|serial| ChainError::Gap(serial).into());
    checked.breaches.extend(anew.or(gone).map(|error| Breach::Error(Box::new(error))));
    if let (Some(old), Some(before)) = (&old, &before) {
        versions_kept(&new, old, before, scope, &mut checked.breaches)?;
    }
    rules_changed(&new, old.as_ref(), &now, &mut checked.breaches)?;
    let judges = Judges { now: &now, before: before.as_ref(), versions: rules::versions(&new)? };
    let added: BTreeSet<String> = new.reviews_not_in(old.as_ref())?.into_iter().collect();
    judges.judge(&new, &added, &mut checked)?;
    Ok(checked)
}

fn grown(way: Way, breaches: &mut Vec<Breach>) {
    if way.descent != Descent::Follows {
        breaches.push(Breach::Descent(way.descent));
    }
    let lost = way.lost.into_iter();
    breaches.extend(lost.map(|lost| Breach::Lost { path: lost.path, changed: lost.changed, commit: lost.commit }));
}

/// Each version that was in force stays where it is kept, byte for byte, also the present one, which
/// `workflow.toml` holds as well: the next version writes over that. A branch of somebody's own may be from
/// before a version came.
fn versions_kept(
    new: &Snapshot<'_>,
    old: &Snapshot<'_>,
    before: &Chain,
    scope: Scope,
    breaches: &mut Vec<Breach>,
) -> Result<(), OpsError> {
    for (policy, _) in rules::that_were_in_force(old, before)? {
        let path = rules::kept(policy.serial);
        let found = new.file(&path)?;
        let is_the_one = |bytes: &Option<Vec<u8>>| bytes.as_ref().is_some_and(|b| Digest::of(b) == policy.digest);
        let changed = found.is_some();
        if is_the_one(&old.file(&path)?) && !is_the_one(&found) && (changed || scope == Scope::Shared) {
            breaches.push(Breach::Lost { path, changed, commit: None });
        }
    }
    Ok(())
}

/// A tree that is refused is what was asked about; everything else went wrong on the way.
fn breach(error: RepoError) -> Result<Breach, OpsError> {
    match error {
        RepoError::Tree { .. } => Ok(Breach::Error(Box::new(error.into()))),
        other => Err(other.into()),
    }
}

/// A `workflow.toml` that is new and not in force has to be one that could come into force, with
/// somebody's signature under it.
fn rules_changed(
    new: &Snapshot<'_>,
    old: Option<&Snapshot<'_>>,
    now: &Chain,
    breaches: &mut Vec<Breach>,
) -> Result<(), OpsError> {
    let text = new.file(FILE)?.unwrap_or_default();
    if old.is_some_and(|old| old.file(FILE).is_ok_and(|before| before.as_ref() == Some(&text))) {
        return Ok(());
    }
    if let Err(error) = rules::read(FILE, &text) {
        breaches.push(Breach::Error(Box::new(error)));
        return Ok(());
    }
    match &now.proposed {
        Some(Err(ChainError::Rollback { seen, found })) if seen == found => {
            breaches.push(Breach::Renumbered { serial: *found });
        }
        Some(Err(error)) => breaches.push(Breach::Error(Box::new(error.clone().into()))),
        Some(Ok(waiting)) if waiting.backers.is_empty() => {
            breaches.push(Breach::Unsigned { serial: waiting.serial });
        }
        _ => {}
    }
    Ok(())
}

/// The rules by which new records are judged: those of now, and those of before, under which an
/// honest record may have been signed meanwhile.
struct Judges<'a> {
    now: &'a Chain,
    before: Option<&'a Chain>,
    /// Every version, in force or not: a new administrator signs with a key of the next one.
    versions: Vec<Policy>,
}

impl Judges<'_> {
    fn judge(&self, new: &Snapshot<'_>, added: &BTreeSet<String>, checked: &mut Checked) -> Result<(), OpsError> {
        let mut statements: BTreeMap<StatementId, Vec<&String>> = BTreeMap::new();
        let mut rules = Vec::new();
        for path in added {
            let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
            let id = folder.rsplit('/').next().and_then(StatementId::parse);
            match id.filter(|id| folder == format!("reviews/{}/{id}", id.year())) {
                Some(id) => statements.entry(id).or_default().push(path),
                None if folder == "reviews/workflow" => rules.push(path),
                None => checked.breaches.push(Breach::Record { path: path.clone(), why: Drop::FileName }),
            }
        }
        for (id, paths) in statements {
            self.statement(new, &id, &paths, checked)?;
        }
        for entry in new.workflow_records()?.iter().filter(|entry| rules.contains(&&entry.path)) {
            match self.of_rules(entry) {
                None => note(entry, checked),
                Some(why) => checked.breaches.push(Breach::Record { path: entry.path.clone(), why }),
            }
        }
        Ok(())
    }

    fn statement(
        &self,
        new: &Snapshot<'_>,
        id: &StatementId,
        paths: &[&String],
        checked: &mut Checked,
    ) -> Result<(), OpsError> {
        let entries = new.records(id)?;
        let refused = |chain: &Chain| refused(chain, id, &entries);
        let now = refused(self.now);
        let before = self.before.map(refused);
        for path in paths {
            if path.ends_with(".manifest") {
                let text = new.file(path)?.and_then(|bytes| String::from_utf8(bytes).ok());
                if text.and_then(|text| Manifest::parse(&text).ok()).is_none_or(|manifest| manifest.id != *id) {
                    checked.breaches.push(Breach::Manifest { path: (*path).clone() });
                }
                continue;
            }
            let fine_before = before.as_ref().is_some_and(|before| !before.contains_key(*path));
            match now.get(*path) {
                Some(why) if !fine_before => {
                    checked.breaches.push(Breach::Record { path: (*path).clone(), why: why.clone() });
                }
                _ => entries.iter().filter(|entry| &entry.path == *path).for_each(|entry| note(entry, checked)),
            }
        }
        Ok(())
    }

    /// A signature under rules: of a person with a key that some version lists for them.
    fn of_rules(&self, entry: &Entry) -> Option<Drop> {
        let record = match &entry.record {
            Ok(record) => record,
            Err(error) => return Some(Drop::Syntax(error.clone())),
        };
        let fingerprint = match &entry.signature {
            Signature::Good { fingerprint } => fingerprint,
            Signature::Bad { reason } => return Some(Drop::Signature { reason }),
        };
        if entry.path != format!("reviews/workflow/{}", Entry::name(&entry.digest, &record.person)) {
            return Some(Drop::FileName);
        }
        if !matches!(record.kind, RecordKind::Workflow | RecordKind::Template) {
            return Some(Drop::Kind);
        }
        if record.repo != self.now.repo {
            return Some(Drop::OtherWorkspace);
        }
        let mut holders = self.versions.iter().filter_map(|version| version.holder(fingerprint));
        if holders.clone().any(|holder| *holder == record.person) {
            return None;
        }
        let (claimed, holder) = (record.person.clone(), holders.next_back().cloned());
        Some(Drop::Key { fingerprint: fingerprint.clone(), claimed, holder })
    }
}

/// Which of a statement's records count for nothing under these rules, and why. A role that
/// somebody lost meanwhile is no forgery: the record stays and is shown as what it is.
fn refused(chain: &Chain, id: &StatementId, entries: &[Entry]) -> BTreeMap<String, Drop> {
    let case = Case {
        repo: chain.repo,
        about: About::Statement(id),
        kinds: BTreeSet::from([Kind::PressRelease]),
        single_case: false,
        consent: false,
        aftermath: None,
        outdated: BTreeMap::new(),
        partners: BTreeSet::new(),
        changes: &[],
        said: None,
        quotes: Vec::new(),
        editions: BTreeMap::new(),
        grown: Grown::none(),
        touched_by: BTreeSet::new(),
        entries,
        discounted: BTreeSet::new(),
    };
    let dropped = evaluate(&case, &chain.policy, &chain.known).dropped;
    let forged = dropped.into_iter().filter(|dropped| !matches!(dropped.why, Drop::Role { .. }));
    forged.map(|dropped| (dropped.path, dropped.why)).collect()
}

fn note(entry: &Entry, checked: &mut Checked) {
    if let Ok(record) = &entry.record {
        checked.records.push((record.id.clone(), record.person.clone(), record.verdict));
    }
}
