//! The claim: of all who would publish the same, one may; the shared branch decides who.
//!
//! A claim is offered to the shared place as a commit on top of what is there, and becomes part of
//! the state here only when it was taken there. So of two who offer at once one is behind, and
//! its claim never existed. Which claims are ours this machine has noted before anybody else hears
//! of them: the same person at two machines is two.

use super::act::{Draft, signed};
use super::desk::Desk;
use super::manifests::manifest_path;
use super::outbox::Folder;
use super::subject::{Subject, ready};
use super::sync::{courier, sync};
use super::{OpsError, seal};
use crate::ledger::{Verdict, claim_note, mailing_note};
use crate::release::Manifest;
use crate::repo::{Change, Pushed, Settled};
use crate::statement::{Digest, Lang, StatementId};
use std::collections::BTreeMap;

/// After so many lost races something else is wrong.
const ROUNDS: usize = 50;

/// The desk with the newest shared state; the same where nothing is shared. An error where that
/// state cannot be had: it alone says whether somebody else has begun.
pub(super) fn newest(desk: &Desk, id: &StatementId) -> Result<Desk, OpsError> {
    if desk.workspace.remote()?.is_some() {
        if desk.surroundings.offline {
            return Err(OpsError::Offline { id: id.clone() });
        }
        sync(desk)?;
    }
    desk.again()
}

/// The claim that is ours, if one is; an error where anybody else has one.
pub(super) fn own(
    desk: &Desk,
    subject: &Subject,
    folder: &Folder,
    release: &Digest,
) -> Result<Option<String>, OpsError> {
    let me = desk.me()?;
    // In a workspace that nobody shares there is one machine only.
    let noted = desk.workspace.remote()?.is_some().then(|| folder.claims()).transpose()?;
    let ours = |by: &_, record: &Digest| match &noted {
        Some(noted) => noted.contains(record),
        None => by == &me.id,
    };
    let mut own = None;
    for claim in subject.evaluation.claims.iter().filter(|claim| claim.release == *release) {
        if !ours(&claim.by, &claim.record) {
            let (id, by) = (subject.id.clone(), claim.by.to_string());
            return Err(OpsError::Claimed { id, by, own: claim.by == me.id });
        }
        own = Some(claim.record.to_string());
    }
    Ok(own)
}

/// Claims the release, or finds that it is ours already. Returns the record's digest.
pub(super) fn make(
    desk: &Desk,
    id: &StatementId,
    folder: &Folder,
    release: &Digest,
    editions: &BTreeMap<Lang, Digest>,
) -> Result<String, OpsError> {
    for _ in 0..ROUNDS {
        let desk = newest(desk, id)?;
        let subject = ready(&desk, id)?;
        if let Some(own) = own(&desk, &subject, folder, release)? {
            return Ok(own);
        }
        // Somebody else was through with it, or with other words, while we made ready.
        if subject.evaluation.published == *editions {
            return Err(OpsError::Already("published"));
        }
        if subject.in_play() != *editions || seal::release_of(&desk, &subject).0 != *release {
            let now = subject.digest().short();
            return Err(OpsError::NoMatch { id: id.clone(), seen: release.short(), now });
        }
        subject.clear(&desk, desk.now()).map_err(|refusals| desk.refused(id, refusals))?;
        let offered = Offered { release, editions, manifest: None, reason: None };
        if let Some(claim) = offer(&desk, &subject, folder, &offered)? {
            return Ok(claim);
        }
    }
    Err(OpsError::Crowded { remote: remote(desk)? })
}

/// Claims a mailing to one press list in the same way. Nothing becomes public that a receipt could
/// name, so the claim itself names the manifest of what is sent, which is saved beside it.
pub(super) fn make_mailing(
    desk: &Desk,
    id: &StatementId,
    folder: &Folder,
    manifest: &Manifest,
) -> Result<String, OpsError> {
    let (release, editions) = (&manifest.release, &manifest.editions);
    for _ in 0..ROUNDS {
        let desk = newest(desk, id)?;
        let subject = ready(&desk, id)?;
        if let Some(own) = own(&desk, &subject, folder, release)? {
            return Ok(own);
        }
        if subject.in_play() != *editions {
            let now = subject.digest().short();
            return Err(OpsError::NoMatch { id: id.clone(), seen: release.short(), now });
        }
        let offered = Offered { release, editions, manifest: Some(manifest), reason: None };
        if let Some(claim) = offer(&desk, &subject, folder, &offered)? {
            return Ok(claim);
        }
    }
    Err(OpsError::Crowded { remote: remote(desk)? })
}

/// Takes a publication over that somebody else has begun and does not end: a claim that has seen
/// theirs, and the reason beside it. Returns whose it was.
pub fn take_over(desk: &Desk, id: &StatementId, reason: &str) -> Result<String, OpsError> {
    for _ in 0..ROUNDS {
        let desk = newest(desk, id)?;
        let subject = ready(&desk, id)?;
        let (release, _) = seal::release_of(&desk, &subject);
        let folder = Folder::of(&desk, &release)?;
        let by = match own(&desk, &subject, &folder, &release) {
            Err(OpsError::Claimed { by, .. }) => by,
            Err(error) => return Err(error),
            Ok(_) => return Err(OpsError::NothingToTakeOver { id: id.clone() }),
        };
        let editions = subject.in_play();
        folder.note_predecessor(&by)?;
        let offered = Offered { release: &release, editions: &editions, manifest: None, reason: Some(reason) };
        if offer(&desk, &subject, &folder, &offered)?.is_some() {
            return Ok(by);
        }
    }
    Err(OpsError::Crowded { remote: remote(desk)? })
}

/// What somebody is about to do.
struct Offered<'a> {
    release: &'a Digest,
    editions: &'a BTreeMap<Lang, Digest>,
    /// Of a mailing.
    manifest: Option<&'a Manifest>,
    /// Why what another has begun is taken over.
    reason: Option<&'a str>,
}

/// Offers a claim to everybody; `None` where somebody else was first and it never existed.
fn offer(desk: &Desk, subject: &Subject, folder: &Folder, offered: &Offered<'_>) -> Result<Option<String>, OpsError> {
    let Offered { release, editions, manifest, reason } = *offered;
    let workspace = &desk.workspace;
    let draft = |verdict, note| Draft { verdict, editions, role: None, note: Some(note) };
    let note = manifest.map_or_else(|| claim_note(release), |manifest| mailing_note(release, &manifest.digest()));
    let (claim, change) = signed(desk, subject, draft(Verdict::Claim, note))?;
    let mut changes = vec![change];
    if let Some(manifest) = manifest {
        let path = manifest_path(&subject.id, release);
        changes.push(Change { path, bytes: Some(manifest.print().into_bytes()) });
    }
    if let Some(reason) = reason {
        changes.push(signed(desk, subject, draft(Verdict::Comment, reason.to_owned()))?.1);
    }
    folder.note_claim(&claim)?;
    let message = format!("{}: publication {}", subject.id, if reason.is_some() { "taken over" } else { "begun" });
    desk.records_in_place(&subject.id)?;
    let Some(remote) = workspace.remote()? else {
        workspace.save(&changes, &desk.author()?, &message)?;
        return Ok(Some(claim.to_string()));
    };
    let commit = workspace.prepare(&changes, &desk.author()?, &message)?;
    if workspace.push(&courier(desk), &remote, &commit)? == Pushed::Behind {
        return Ok(None);
    }
    // It follows what is here, so nothing is contested.
    let merge = workspace.merge(&workspace.at(&commit)?, &mut |_| Ok(Settled::Theirs))?;
    workspace.take(&merge, None, &message)?;
    workspace.set_shared(&remote, &commit)?;
    Ok(Some(claim.to_string()))
}

fn remote(desk: &Desk) -> Result<String, OpsError> {
    Ok(desk.workspace.remote()?.map(|remote| remote.address).unwrap_or_default())
}
