//! What mailings to press lists sent, against what was approved: their claims name the manifest of it.

use super::desk::Desk;
use super::outbox::Folder;
use super::subject::{Subject, manifest_path};
use super::verify::{Proof, is_approved};
use super::{OpsError, seal};
use crate::journal::Journal;
use crate::ledger::{Record, Verdict};
use crate::release::Manifest;
use crate::statement::{Digest, Lang};
use std::collections::BTreeMap;

/// The claims of this statement that name a manifest: one a mailing.
fn claims(subject: &Subject) -> impl Iterator<Item = (Digest, &Record)> {
    let counted = |digest: &Digest| subject.evaluation.seen.binary_search(digest).is_ok();
    let entries = subject.entries.iter().filter(move |entry| counted(&entry.digest));
    let records = entries.filter_map(|entry| entry.record.as_ref().ok().map(|record| (entry.digest, record)));
    records.filter(|(_, record)| record.verdict == Verdict::Claim && record.manifest().is_some())
}

/// The release of a mailing, where there was one.
pub(super) fn any(subject: &Subject) -> Option<Digest> {
    claims(subject).find_map(|(_, record)| record.release())
}

/// Each mailing with the editions that it took, whichever machine sent it.
pub(super) fn mailings(subject: &Subject) -> Vec<(Digest, BTreeMap<Lang, Digest>)> {
    let mailing = |(_, record): (Digest, &Record)| Some((record.release()?, record.editions.iter().cloned().collect()));
    claims(subject).filter_map(mailing).collect()
}

/// Of each mailing: its manifest is the one that was signed, and rests on approvals of these words;
/// what lies sealed here is what the manifest says.
pub(super) fn prove(desk: &Desk, subject: &Subject, proofs: &mut Vec<Proof>) -> Result<(), OpsError> {
    let tip = desk.workspace.tip()?;
    for (_, claim) in claims(subject) {
        let Some(release) = claim.release() else { continue };
        let text = tip.file(&manifest_path(&subject.id, &release))?;
        let manifest = text.and_then(|bytes| String::from_utf8(bytes).ok()).and_then(|t| Manifest::parse(&t).ok());
        let signed = manifest.filter(|manifest| Some(manifest.digest()) == claim.manifest());
        let Some(manifest) = signed else {
            proofs.push(Proof { name: "mailing", holds: Some(false), about: release.short() });
            continue;
        };
        let same = manifest.release == release
            && manifest.repo == desk.repo()
            && manifest.id == subject.id
            && claim.editions.iter().cloned().eq(manifest.editions.clone());
        let approved = !manifest.approvals.is_empty()
            && manifest.approvals.iter().all(|approval| is_approved(subject, &manifest, approval));
        let about = format!("{} · {}", manifest.recipients.0, release.short());
        proofs.push(Proof { name: "mailing", holds: Some(same && approved), about: about.clone() });
        proofs.push(Proof { name: "mailing-sealed", holds: sealed(desk, &release, &manifest)?, about });
    }
    Ok(())
}

/// Whether the bytes that were sent from this machine are those of the manifest; `None` where they
/// were sent from another.
fn sealed(desk: &Desk, release: &Digest, manifest: &Manifest) -> Result<Option<bool>, OpsError> {
    let folder = Folder::of(desk, release)?;
    let events = Journal::read(&folder.journal())?;
    if events.is_empty() {
        return Ok(None);
    }
    let found = seal::load(&folder, &events);
    Ok(Some(found.is_ok_and(|sealed| sealed.release.manifest() == manifest)))
}
