//! Which receipts can be believed: whoever is listed may sign one, and a false one must neither hide
//! what went out nor make it go out again.

use super::OpsError;
use super::aftermath::saved;
use super::case::Read;
use super::desk::Desk;
use super::manifests::manifest;
use crate::ledger::{Record, Seen, Verdict};
use crate::release::{Manifest, release_id};
use crate::review::{Standing, enough};
use crate::statement::{Digest, Edition, Lang};
use std::collections::{BTreeMap, BTreeSet};

/// Why a receipt counts for nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// The manifest that it signs is not there, and that of another receipt is.
    Manifest,
    /// By the rules of its day nobody had approved these words well enough.
    Approvals,
    /// These words were out already, and nothing else since.
    Again,
}

type Editions = BTreeMap<Lang, Digest>;

struct Receipt<'r> {
    digest: Digest,
    record: &'r Record,
    editions: Editions,
    past: BTreeSet<Digest>,
    /// Whoever signed it had claimed the release before.
    claimed: bool,
    manifest: Option<Manifest>,
}

/// The receipts that count for nothing, each with the reason; the order in which they came plays no part.
///
/// The safe side is to take what somebody says went out for what is out: nothing goes out twice. So a
/// receipt whose manifest is gone still counts if it speaks of the very words that would go out now and no
/// other does, and whenever none has its manifest.
pub(super) fn doubts(desk: &Desk, read: Read<'_>, standing: &[Standing]) -> Result<BTreeMap<Digest, Doubt>, OpsError> {
    let mut doubts = BTreeMap::new();
    let all = receipts(desk, read, standing)?;
    let playing = read.in_play();
    let is_borne_out = |one: &&Receipt<'_>| one.manifest.is_some();
    let told: BTreeSet<&Editions> = all.iter().filter(is_borne_out).map(|one| &one.editions).collect();
    for one in &all {
        let alone = one.editions == playing && !told.contains(&one.editions);
        if one.manifest.is_none() && !told.is_empty() && !alone {
            doubts.insert(one.digest, Doubt::Manifest);
        } else if one.manifest.is_some() && was_enough(desk, read, &one.digest)? == Some(false) {
            doubts.insert(one.digest, Doubt::Approvals);
        }
    }
    let good: Vec<&Receipt<'_>> = all.iter().filter(|one| !doubts.contains_key(&one.digest)).collect();
    let ways: BTreeSet<&String> = desk.past_rules()?.iter().map(|(_, workflow)| &workflow.website.kind).collect();
    let again = good.iter().filter(|one| good.iter().any(|first| repeats(desk, one, first, &good, &ways)));
    let again: Vec<Digest> = again.map(|one| one.digest).collect();
    doubts.extend(again.into_iter().map(|digest| (digest, Doubt::Again)));
    Ok(doubts)
}

/// Whether the editions of this receipt had the approvals that they needed by the rules that it or its
/// claim names; `None` where the text or the rules of that day cannot be had any more.
pub(super) fn was_enough(desk: &Desk, read: Read<'_>, receipt: &Digest) -> Result<Option<bool>, OpsError> {
    let entry = read.entries.iter().find(|entry| entry.digest == *receipt);
    let Some(record) = entry.and_then(|entry| entry.record.as_ref().ok()) else { return Ok(None) };
    let wanted: Editions = record.editions.iter().cloned().collect();
    let then: Option<BTreeMap<Lang, Edition>> = match read.in_play() == wanted {
        true => None,
        false => match saved(desk, read.id, &wanted)? {
            Some(then) => Some(then.into_iter().filter(|(lang, _)| wanted.contains_key(lang)).collect()),
            None => return Ok(None),
        },
    };
    let then = Read { editions: then.as_ref().unwrap_or(read.editions), aftermath: None, ..read };
    let past = Seen::of(read.entries).past([*receipt]);
    let claims = claims(read, record, &past);
    let versions: BTreeSet<(u64, Digest)> = claims.chain([record]).map(|record| record.workflow).collect();
    let mut found = None;
    for (policy, _) in desk.past_rules()?.iter().filter(|(p, _)| versions.contains(&(p.serial, p.digest))) {
        match enough(&then.case(desk, BTreeSet::new()), policy, &desk.chain.known, receipt) {
            Some(true) => return Ok(Some(true)),
            other => found = found.or(other),
        }
    }
    Ok(found)
}

/// The claims of the same release by whoever signed this receipt, which it had seen.
fn claims<'r>(read: Read<'r>, receipt: &'r Record, past: &BTreeSet<Digest>) -> impl Iterator<Item = &'r Record> {
    let seen = read.entries.iter().filter(|entry| past.contains(&entry.digest));
    seen.filter_map(|entry| entry.record.as_ref().ok()).filter(|claim| {
        claim.verdict == Verdict::Claim && claim.person == receipt.person && claim.release() == receipt.release()
    })
}

fn receipts<'r>(desk: &Desk, read: Read<'r>, standing: &[Standing]) -> Result<Vec<Receipt<'r>>, OpsError> {
    let graph = Seen::of(read.entries);
    let mut receipts = Vec::new();
    for digest in standing.iter().map(|receipt| receipt.record) {
        let entry = read.entries.iter().find(|entry| entry.digest == digest);
        let Some(record) = entry.and_then(|entry| entry.record.as_ref().ok()) else { continue };
        let editions: Editions = record.editions.iter().cloned().collect();
        let manifest = record.release().map(|release| manifest(desk, read.id, &release)).transpose()?.flatten();
        let manifest = manifest.filter(|manifest| {
            record.manifest() == Some(manifest.digest())
                && record.release() == Some(manifest.release)
                && manifest.repo == desk.repo()
                && manifest.id == *read.id
                && manifest.editions == editions
        });
        let past = graph.past([digest]);
        let claimed = claims(read, record, &past).next().is_some();
        receipts.push(Receipt { digest, record, editions, past, claimed, manifest });
    }
    Ok(receipts)
}

/// Whether a receipt says no more than an earlier one did: it knew it, and nothing else went out between
/// the two; or neither knew the other, and only the earlier one followed from what was there.
fn repeats(
    desk: &Desk,
    one: &Receipt<'_>,
    first: &Receipt<'_>,
    all: &[&Receipt<'_>],
    ways: &BTreeSet<&String>,
) -> bool {
    if one.digest == first.digest || one.editions != first.editions || first.past.contains(&one.digest) {
        return false;
    }
    if !one.past.contains(&first.digest) {
        return follows(desk, first, all, ways) && !follows(desk, one, all, ways);
    }
    let between = |other: &&&Receipt<'_>| {
        other.editions != one.editions && other.past.contains(&first.digest) && one.past.contains(&other.digest)
    };
    !all.iter().any(|other| between(&other))
}

/// Whether its release was claimed, and has the name that follows from what went out before it.
fn follows(desk: &Desk, one: &Receipt<'_>, all: &[&Receipt<'_>], ways: &BTreeSet<&String>) -> bool {
    let Some(manifest) = one.manifest.as_ref().filter(|_| one.claimed) else { return false };
    let before = all.iter().filter(|other| one.past.contains(&other.digest));
    let before: Vec<Digest> = before.filter_map(|other| other.record.release()).collect();
    let named = |channel: &str| release_id(&desk.repo(), &manifest.id, &one.editions, channel) == manifest.release;
    ways.iter().any(|way| match before.is_empty() {
        true => named(way),
        false => before.iter().any(|release| named(&format!("{way} after {release}"))),
    })
}
