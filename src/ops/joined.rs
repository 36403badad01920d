//! Partners who joined after a text was approved: which texts grew out of which, and who says so.

use super::OpsError;
use super::aftermath::saved;
use super::desk::Desk;
use super::proof::Proof;
use super::rules;
use crate::ledger::{Entry, Record, Seen, Verdict};
use crate::release::Manifest;
use crate::review::Grown;
use crate::statement::{Digest, Edition, Growing, Kind, Lang, StatementId};
use std::collections::{BTreeMap, BTreeSet};

/// Every state that records name and out of which the texts of now, or those that receipts name,
/// came by partners who joined. Only where the rules let a list grow: nothing else needs looking up.
pub(super) fn grown(
    desk: &Desk,
    id: &StatementId,
    editions: &BTreeMap<Lang, Edition>,
    entries: &[Entry],
) -> Result<Grown, OpsError> {
    let mut grown = Grown::default();
    let kinds: BTreeSet<Kind> = editions.values().map(Edition::kind).collect();
    if !kinds.iter().any(|kind| desk.policy().may_grow([kind].into_iter(), Growing::Partners)) {
        return Ok(grown);
    }
    add(&mut grown, editions, entries);
    let receipts = records(entries).filter(|record| record.verdict == Verdict::Receipt);
    let outs: BTreeSet<BTreeMap<Lang, Digest>> =
        receipts.map(|record| record.editions.iter().cloned().collect()).collect();
    for out in outs {
        if out.iter().any(|(lang, digest)| editions.get(lang).is_none_or(|edition| edition.digest != *digest)) {
            saved(desk, id, &out)?.iter().for_each(|editions| add(&mut grown, editions, entries));
        }
    }
    Ok(grown)
}

/// What was out under a manifest that names partners who joined, and the texts it grew out of:
/// found from the text itself, whatever the rules say today.
pub(super) fn grown_then(desk: &Desk, manifest: &Manifest, entries: &[Entry]) -> Result<Grown, OpsError> {
    let mut grown = Grown::default();
    if !manifest.joined.is_empty()
        && let Some(editions) = saved(desk, &manifest.id, &manifest.editions)?
    {
        add(&mut grown, &editions, entries);
    }
    Ok(grown)
}

/// What there is to prove of partners who joined: each name has its sign-on, made by somebody who
/// knew the approvals that did not know the name, and rules that were in force let the list grow.
pub(super) fn prove(
    desk: &Desk,
    manifest: &Manifest,
    (entries, counted): (&[Entry], &[Digest]),
    grown: &Grown,
) -> Result<Vec<Proof>, OpsError> {
    let Some(version) = manifest.rules.filter(|_| !manifest.joined.is_empty()) else {
        let nothing = manifest.joined.is_empty();
        let unnamed = Proof { name: "joined-rules", holds: Some(false), about: String::new() };
        return Ok(if nothing { Vec::new() } else { vec![unnamed] });
    };
    let mut proofs = Vec::new();
    let record = |digest: &Digest| {
        let entry = entries.iter().find(|entry| entry.digest == *digest)?;
        entry.record.as_ref().ok().filter(|_| counted.binary_search(digest).is_ok())
    };
    let graph = Seen::of(entries);
    for (lang, now) in &manifest.editions {
        let named = |digest: &Digest| record(digest)?.editions.iter().find(|(l, _)| l == lang).map(|(_, d)| *d);
        let approved: BTreeSet<Digest> = manifest.approvals.iter().filter_map(named).filter(|d| d != now).collect();
        let told = |earlier: &Digest| Proof {
            name: "joined-before",
            holds: Some(grown.since(earlier, now).is_some()),
            about: format!("{lang} {}", earlier.short()),
        };
        proofs.extend(approved.iter().map(told));
    }
    for ((lang, name), digest) in &manifest.joined {
        let holds = record(digest).is_some_and(|sign_on| {
            let knew = |record: &Record| {
                let named = record.editions.iter().find(|(l, _)| l == lang).map(|(_, d)| d);
                let since = named.zip(manifest.editions.get(lang)).and_then(|(then, now)| grown.since(then, now));
                since.is_some_and(|joined| !joined.contains(name))
            };
            let past = graph.past([*digest]);
            let fine = |approval: &Digest| record(approval).is_some_and(knew) || past.contains(approval);
            sign_on.partner() == Some(name) && knew(sign_on) && manifest.approvals.iter().all(fine)
        });
        let by = record(digest).map_or_else(|| digest.short(), |record| record.person.to_string());
        proofs.push(Proof { name: "joined", holds: Some(holds), about: format!("{lang}: {name} ({by})") });
    }
    let versions = rules::versions(&desk.workspace.tip()?)?;
    let let_it = versions.iter().any(|policy| {
        (policy.serial, policy.digest) == version
            && desk.chain.known.has(&version)
            && policy.may_grow([manifest.kind].iter(), Growing::Partners)
    });
    proofs.push(Proof { name: "joined-rules", holds: Some(let_it), about: version.0.to_string() });
    Ok(proofs)
}

/// Whether a record is about these editions, or about what they were before the partners joined whom
/// the manifest names.
pub(super) fn is_about(record: &Record, manifest: &Manifest, grown: &Grown) -> bool {
    record.editions.iter().all(|(lang, then)| {
        let since = manifest.editions.get(lang).and_then(|now| grown.since(then, now));
        let named = |name: &String| manifest.joined.contains_key(&(lang.clone(), name.clone()));
        since.is_some_and(|joined| joined.iter().all(named))
    })
}

fn records(entries: &[Entry]) -> impl Iterator<Item = &Record> {
    entries.iter().filter_map(|entry| entry.record.as_ref().ok())
}

fn add(grown: &mut Grown, editions: &BTreeMap<Lang, Edition>, entries: &[Entry]) {
    for (lang, edition) in editions {
        let named = records(entries).flat_map(|record| &record.editions).filter(|(l, _)| l == lang);
        let wanted: BTreeSet<Digest> = named.map(|(_, digest)| *digest).collect();
        grown.add(edition.digest, edition.before_joining(&wanted));
    }
}
