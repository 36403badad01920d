//! Verifying: what went out against what was approved, from the workspace alone, without network.

use super::clocks;
use super::desk::Desk;
use super::folder::{covers, read_editions};
use super::manifests::{manifest, manifest_path};
use super::outbox::Folder;
use super::post::{mail_name, mail_root};
use super::proof::Proof;
use super::receipts::{self, Doubt};
use super::site::site;
use super::subject::{Subject, embargo};
use super::{OpsError, joined, mailed, public_words, seal, set_again, settings};
use crate::journal::Journal;
use crate::ledger::{Entry, Record, Seen, Verdict};
use crate::mail::mails_in;
use crate::release::{Manifest, reached};
use crate::repo::Folder as RepoFolder;
use crate::review::Grown;
use crate::site::is_public;
use crate::statement::{Digest, StatementId};
use std::collections::{BTreeMap, BTreeSet};

/// Everything that was compared for one statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    pub id: StatementId,
    /// The release that is out now.
    pub release: Digest,
    pub proofs: Vec<Proof>,
    /// Paths of the records it rests on with who signed: for `ssh-keygen`.
    pub records: Vec<(String, String)>,
}

impl Verified {
    pub fn holds(&self) -> bool {
        self.proofs.iter().all(|proof| proof.holds != Some(false))
    }

    /// Whether something that went out could be compared in part only, or not at all.
    pub fn is_compared_in_part(&self) -> bool {
        let open = |proof: &Proof| matches!(proof.name, "words" | "again" | "pdf" | "pdf-words" | "pdf-part");
        self.proofs.iter().any(|proof| open(proof) && proof.holds.is_none())
    }

    /// Whether everything was approved as it should be, and what lies outside was changed since.
    pub fn is_changed_outside(&self) -> bool {
        let outside = |proof: &&Proof| matches!(proof.name, "file" | "extra" | "website" | "mails");
        !self.holds() && self.proofs.iter().filter(|proof| proof.holds == Some(false)).all(|proof| outside(&proof))
    }
}

/// Compares the last release of a statement with its approvals, its text and the website's files.
pub fn verify(desk: &Desk, id: &StatementId) -> Result<Verified, OpsError> {
    let subject = Subject::read(desk, id)?;
    let never = || OpsError::NeverPublished { id: id.clone() };
    let Some((receipt, record)) = told_last(&subject) else {
        // Sent under embargo and not yet public.
        let release = mailed::any(&subject).ok_or_else(never)?;
        let mut proofs = Vec::new();
        prove_mailings(desk, &subject, &mut proofs)?;
        return Ok(Verified { id: id.clone(), release, proofs, records: Vec::new() });
    };
    let (release, sealed) = (record.release().ok_or_else(never)?, record.manifest());
    let mut proofs = vec![proof("receipt", true, record.person.to_string())];
    proofs.extend(other_receipts(&subject, &receipt));
    let path = manifest_path(id, &release);
    let Some(manifest) = manifest(desk, id, &release)? else {
        proofs.push(proof("manifest", false, path));
        return Ok(Verified { id: id.clone(), release, proofs, records: Vec::new() });
    };
    proofs.push(proof("manifest", Some(manifest.digest()) == sealed, path));
    proofs.push(proof("same-workspace", manifest.repo == desk.repo() && manifest.id == *id, String::new()));
    proofs.push(proof(
        "editions",
        manifest.editions.iter().eq(record.editions.iter().map(|(lang, digest)| (lang, digest))),
        String::new(),
    ));
    proofs.push(proof("complete", subject.evaluation.missing.is_empty(), String::new()));
    let found = desk.workspace.find_edition(id, &|folder| covers(folder, &manifest.editions))?;
    let saved = found.as_ref().map_or_else(String::new, |(commit, _)| commit.chars().take(12).collect());
    proofs.push(proof("text", found.is_some(), saved));
    let grown = joined::grown_then(desk, &manifest, &subject.entries)?;
    moment(desk, record, found.as_ref().map(|(_, folder)| folder), &mut proofs);
    let records = approvals(&subject, &manifest, &grown, &mut proofs);
    proofs.extend(enough(desk, &subject, &receipt)?);
    let counted = (subject.entries.as_slice(), subject.evaluation.seen.as_slice());
    proofs.extend(joined::prove(desk, &manifest, counted, &grown)?);
    if let Some(templates) = manifest.templates {
        proofs.push(proof("templates", true, templates.short()));
    }
    former(&subject, &receipt, &manifest, &mut proofs);
    short_way(&subject, &manifest, &mut proofs);
    let files = website(desk, &subject, &manifest, &mut proofs)?;
    if let Some((_, approved)) = &found {
        proofs.extend(public_words::compare(desk, &manifest, approved, &files)?);
        proofs.extend(set_again::compare(desk, &subject, &manifest, approved, &files)?);
    }
    mails(desk, &manifest, &mut proofs)?;
    prove_mailings(desk, &subject, &mut proofs)?;
    Ok(Verified { id: id.clone(), release, proofs, records })
}

/// The receipt of what is out: the last that something bears out; where nothing does, the last there is.
fn told_last(subject: &Subject) -> Option<(Digest, &Record)> {
    if let Some((receipt, record)) = subject.last_receipt() {
        return Some((receipt.record, record));
    }
    let last = Seen::of(&subject.entries).latest(&subject.doubts.keys().copied().collect());
    last.into_iter().find_map(|digest| Some((digest, subject.record(&digest)?)))
}

/// Receipts besides it that count for nothing, each with whoever signed it: an alarm, and no reason to
/// doubt what is out.
fn other_receipts(subject: &Subject, told: &Digest) -> Vec<Proof> {
    let others = subject.doubts.iter().filter(|(digest, _)| *digest != told);
    let other = |(digest, doubt): (&Digest, &Doubt)| {
        let name = match doubt {
            Doubt::Manifest => "receipt-alone",
            Doubt::Approvals => "receipt-unapproved",
            Doubt::Again => "receipt-again",
        };
        let person = subject.record(digest)?.person.to_string();
        Some(Proof { name, holds: None, about: format!("{person} ({})", digest.short()) })
    };
    others.filter_map(other).collect()
}

/// Whether the approvals that it had seen were enough, and whether it had seen every objection.
fn enough(desk: &Desk, subject: &Subject, receipt: &Digest) -> Result<Vec<Proof>, OpsError> {
    let holds = receipts::was_enough(desk, subject.read_only(), receipt)?;
    let mut proofs = vec![Proof { name: "enough", holds, about: String::new() }];
    let graph = Seen::of(&subject.entries);
    let past = graph.past([*receipt]);
    let unseen = |entry: &&Entry| {
        let counts = subject.evaluation.seen.binary_search(&entry.digest).is_ok();
        counts && !past.contains(&entry.digest) && !graph.past([entry.digest]).contains(receipt)
    };
    let objections = subject.entries.iter().filter(unseen).filter_map(|entry| entry.record.as_ref().ok());
    let people: BTreeSet<String> =
        objections.filter(|record| record.verdict == Verdict::Object).map(|record| record.person.to_string()).collect();
    proofs.extend(people.into_iter().map(|about| Proof { name: "objection", holds: None, about }));
    Ok(proofs)
}

fn proof(name: &'static str, holds: bool, about: String) -> Proof {
    Proof { name, holds: Some(holds), about }
}

/// When a text with an embargo went out, as the receipt says: not before, and not in a time to come,
/// as with a clock that somebody set.
fn moment(desk: &Desk, receipt: &Record, approved: Option<&RepoFolder>, proofs: &mut Vec<Proof>) {
    let Some(until) = approved.and_then(|folder| embargo(&read_editions(folder).0, &desk.zone).0) else { return };
    let ahead = receipt.time.duration_since(desk.now()) > clocks::TOLERANCE;
    let about = receipt.time.to_zoned_datetime(desk.zone.clone()).strftime("%Y-%m-%d %H:%M").to_string();
    proofs.push(proof("moment", receipt.time >= until && !ahead, about));
}

/// Each approval that the manifest rests on is there, is signed by its person and is about these texts.
fn approvals(subject: &Subject, manifest: &Manifest, grown: &Grown, proofs: &mut Vec<Proof>) -> Vec<(String, String)> {
    let mut records = Vec::new();
    for digest in &manifest.approvals {
        let entry = subject.entries.iter().find(|entry| entry.digest == *digest);
        let record = entry.and_then(|entry| entry.record.as_ref().ok());
        let person = record.map_or_else(|| digest.short(), |record| record.person.to_string());
        let exactly = record.is_none_or(|record| {
            record.editions.iter().all(|(lang, edition)| manifest.editions.get(lang) == Some(edition))
        });
        // Of a text that partners joined since, the words before are what this person read.
        let name =
            if exactly || !is_approved(subject, manifest, grown, digest) { "approval" } else { "approval-before" };
        proofs.push(proof(name, is_approved(subject, manifest, grown, digest), person.clone()));
        if let Some(entry) = entry {
            records.push((entry.path.clone(), person));
        }
    }
    if manifest.approvals.is_empty() {
        proofs.push(proof("approval", false, String::new()));
    }
    records
}

/// Whether this record is there, counts, approves, and is about the words of the manifest alone.
fn is_approved(subject: &Subject, manifest: &Manifest, grown: &Grown, approval: &Digest) -> bool {
    let entry = subject.entries.iter().find(|entry| entry.digest == *approval);
    let counted = subject.evaluation.seen.binary_search(approval).is_ok();
    let about_these = entry
        .and_then(|entry| entry.record.as_ref().ok())
        .is_some_and(|record| record.verdict.approves() && joined::is_about(record, manifest, grown));
    counted && about_these
}

/// Who signed with a key that has gone from the rules since: it counted then, and that it was
/// signed then and not later is for people to say.
fn former(subject: &Subject, receipt: &Digest, manifest: &Manifest, proofs: &mut Vec<Proof>) {
    let gone = |digest: &&Digest| subject.evaluation.former.binary_search(digest).is_ok();
    let all = manifest.approvals.iter().chain([receipt]);
    let people: BTreeSet<String> = all
        .filter(gone)
        .filter_map(|digest| subject.entries.iter().find(|entry| entry.digest == *digest)?.record.as_ref().ok())
        .map(|record| record.person.to_string())
        .collect();
    let one = |about| Proof { name: "former", holds: None, about };
    proofs.extend(people.into_iter().map(one));
}

/// What went out on the short way says so, and somebody looked again; until then it is open.
fn short_way(subject: &Subject, manifest: &Manifest, proofs: &mut Vec<Proof>) {
    let Some(asked) = &manifest.expedited else { return };
    let entry = subject.entries.iter().find(|entry| entry.digest == *asked);
    let record = entry.and_then(|entry| entry.record.as_ref().ok());
    let by = record.map_or_else(|| asked.short(), |record| record.person.to_string());
    proofs.push(proof("expedited", record.is_some_and(|record| record.verdict == Verdict::Expedite), by));
    let look = subject.evaluation.second_look.as_ref().and_then(|look| look.by.as_ref());
    let about = look.map(ToString::to_string).unwrap_or_default();
    proofs.push(Proof { name: "second-look", holds: look.map(|_| true), about });
}

/// Every file that is public is one of the release, byte for byte, and none is missing. Where another
/// machine published and the pages here are those of an earlier release, nothing is wrong with them.
/// Gives the files to be compared.
fn website(
    desk: &Desk,
    subject: &Subject,
    manifest: &Manifest,
    proofs: &mut Vec<Proof>,
) -> Result<BTreeMap<String, Vec<u8>>, OpsError> {
    // What lies elsewhere is not asked here: `verify` needs no network.
    let site = site(desk)?;
    let files = site.newsroom().map(|newsroom| newsroom.files(manifest.id.as_str())).transpose()?.unwrap_or_default();
    // Pages that this machine made and that are gone are missing; pages of another machine are unseen.
    let made_here = || Ok::<_, OpsError>(!Journal::read(&Folder::of(desk, &manifest.release)?.journal())?.is_empty());
    let stands = site.newsroom().is_some_and(|newsroom| newsroom.root().join("index.html").exists());
    if files.is_empty() && !(stands && made_here()?) {
        proofs.push(Proof { name: "website", holds: None, about: manifest.id.to_string() });
        return Ok(files);
    }
    if !made_here()? && is_of_an_earlier_release(desk, subject, manifest, &files)? {
        proofs.push(Proof { name: "website-earlier", holds: None, about: String::new() });
        return Ok(BTreeMap::new());
    }
    let public: BTreeMap<&String, &Digest> = manifest.artefacts.iter().filter(|(path, _)| is_public(path)).collect();
    for (path, digest) in &public {
        let same = files.get(*path).is_some_and(|bytes| Digest::of(bytes) == **digest);
        proofs.push(proof("file", same, (*path).clone()));
    }
    let extra = files.keys().filter(|path| !public.contains_key(path));
    proofs.extend(extra.map(|path| proof("extra", false, path.clone())));
    Ok(files)
}

/// Whether these are exactly the public files of a release of this statement before this one.
fn is_of_an_earlier_release(
    desk: &Desk,
    subject: &Subject,
    now: &Manifest,
    files: &BTreeMap<String, Vec<u8>>,
) -> Result<bool, OpsError> {
    let found: BTreeMap<&String, Digest> = files.iter().map(|(path, bytes)| (path, Digest::of(bytes))).collect();
    for (release, _) in subject.publications() {
        let Some(before) = manifest(desk, &subject.id, &release)?.filter(|before| before.release != now.release) else {
            continue;
        };
        let public = before.artefacts.iter().filter(|(path, _)| is_public(path));
        if public.map(|(path, digest)| (path, *digest)).eq(found.iter().map(|(path, digest)| (*path, *digest))) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The mails in the folder, where they were not taken away: one for everybody who got one and was not
/// forgotten since, and none for anybody else. Without the journal of this machine their number alone
/// is known.
fn mails(desk: &Desk, manifest: &Manifest, proofs: &mut Vec<Proof>) -> Result<(), OpsError> {
    let events = Journal::read(&Folder::of(desk, &manifest.release)?.journal())?;
    let (got, gone) = (reached(&events), settings::forgotten(&desk.surroundings)?);
    let found = mails_in(&mail_root(desk), &mail_name(&manifest.id, &manifest.release));
    let wanted = if events.is_empty() { manifest.recipients.0 } else { got.len() };
    let holds = found.map(|found| match events.is_empty() {
        true => found.len() == wanted,
        false => found.is_subset(&got) && got.iter().all(|key| found.contains(key) || gone.contains(key)),
    });
    let holds = if wanted == 0 { Some(true) } else { holds };
    proofs.push(Proof { name: "mails", holds, about: wanted.to_string() });
    Ok(())
}

/// Of each mailing to press lists: its manifest is the one that was signed, and rests on approvals of these words;
/// what lies sealed here is what the manifest says.
fn prove_mailings(desk: &Desk, subject: &Subject, proofs: &mut Vec<Proof>) -> Result<(), OpsError> {
    let given_up = mailed::given_up(subject);
    for (_, claim) in mailed::claims(subject) {
        let Some(release) = claim.release() else { continue };
        let signed =
            manifest(desk, &subject.id, &release)?.filter(|manifest| Some(manifest.digest()) == claim.manifest());
        let Some(manifest) = signed else {
            proofs.push(Proof { name: "mailing", holds: Some(false), about: release.short() });
            continue;
        };
        let same = manifest.release == release
            && manifest.repo == desk.repo()
            && manifest.id == subject.id
            && claim.editions.iter().cloned().eq(manifest.editions.clone());
        let grown = joined::grown_then(desk, &manifest, &subject.entries)?;
        let approved = !manifest.approvals.is_empty()
            && manifest.approvals.iter().all(|approval| is_approved(subject, &manifest, &grown, approval));
        let counted = (subject.entries.as_slice(), subject.evaluation.seen.as_slice());
        proofs.extend(joined::prove(desk, &manifest, counted, &grown)?);
        let about = format!("{} · {}", manifest.recipients.0, release.short());
        proofs.push(Proof { name: "mailing", holds: Some(same && approved), about: about.clone() });
        proofs.push(Proof { name: "mailing-sealed", holds: sealed(desk, &release, &manifest)?, about });
        if let Some(gone) = given_up.iter().find(|gone| gone.release == release) {
            let about = format!("{}/{} · {}", gone.mails, manifest.recipients.0, release.short());
            proofs.push(Proof { name: "mailing-given-up", holds: Some(true), about });
        }
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
