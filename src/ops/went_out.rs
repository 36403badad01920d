//! What went out last, as much of it as this machine has: sealed bytes, or the same made again.

use super::OpsError;
use super::desk::Desk;
use super::folder::{covers, read_editions};
use super::manifests::manifest;
use super::outbox::Folder;
use super::render::Set;
use super::seal;
use super::subject::Subject;
use crate::release::{Artefact, Manifest, Release};
use crate::site::WentOut;
use crate::statement::Digest;

/// The manifest of the release that is out, if its receipt signs it.
pub(super) fn last(desk: &Desk, subject: &Subject) -> Result<Option<Manifest>, OpsError> {
    let Some((_, record)) = subject.last_receipt() else { return Ok(None) };
    let Some(release) = record.release() else { return Ok(None) };
    Ok(manifest(desk, &subject.id, &release)?.filter(|manifest| record.manifest() == Some(manifest.digest())))
}

/// The release that is out with its bytes. Those that do not lie here are made again from the
/// published text; which of them are the sealed ones their digests tell.
pub(super) fn went_out(desk: &Desk, subject: &Subject) -> Result<Option<WentOut>, OpsError> {
    let Some(manifest) = last(desk, subject)? else { return Ok(None) };
    let folder = Folder::at(desk, &manifest.release)?;
    let mut went = WentOut { manifest, parts: Default::default() };
    for (path, digest) in &went.manifest.artefacts {
        if let Some(bytes) = folder.file(path).ok().filter(|bytes| Digest::of(bytes) == *digest) {
            went.parts.insert(path.clone(), bytes);
        }
    }
    if went.parts.len() < went.manifest.artefacts.len() {
        for artefact in again(desk, subject, &went.manifest).unwrap_or_default() {
            went.parts.entry(artefact.path).or_insert(artefact.bytes);
        }
    }
    Ok(Some(went))
}

/// The sealed release itself, if every byte of it is at hand.
pub(super) fn release(went: &WentOut) -> Option<Release> {
    let artefact = |path: &String| {
        let bytes = went.parts.get(path).filter(|_| went.has_exactly(path))?;
        Some(Artefact { path: path.clone(), media_type: seal::media_type(path), bytes: bytes.clone() })
    };
    let artefacts: Option<Vec<Artefact>> = went.manifest.artefacts.keys().map(artefact).collect();
    Release::reopen(went.manifest.clone(), artefacts?)
}

/// The published text set again, as it would be today; where the rules said otherwise of its page
/// then, as they said it.
fn again(desk: &Desk, subject: &Subject, manifest: &Manifest) -> Result<Vec<Artefact>, OpsError> {
    let found = desk.workspace.find_edition(&manifest.id, &|folder| covers(folder, &manifest.editions))?;
    let Some((_, folder)) = found else { return Ok(Vec::new()) };
    let (mut editions, _) = read_editions(&folder);
    editions.retain(|lang, _| manifest.editions.contains_key(lang));
    let sealed = |one: &Artefact| manifest.artefacts.get(&one.path) == Some(&Digest::of(&one.bytes));
    let set = Set::open(desk)?;
    let mut made = seal::again(desk, &set, subject, &editions, &desk.workflow.website)?;
    let facts = |path: &str| path.ends_with("/facts.json");
    if made.iter().any(|one| facts(&one.path) && !sealed(one)) {
        for (_, workflow) in desk.past_rules()? {
            let then = seal::again(desk, &set, subject, &editions, &workflow.website)?;
            if then.iter().filter(|one| facts(&one.path)).all(sealed) {
                made = then;
                break;
            }
        }
    }
    Ok(made)
}
