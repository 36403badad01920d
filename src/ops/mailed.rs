//! The mails of a statement, as its records tell of them, whichever machine sent them.

use super::OpsError;
use super::desk::Desk;
use super::manifests::manifest;
use super::subject::Subject;
use crate::ledger::{Record, Verdict};
use crate::person::PersonId;
use crate::statement::{Digest, Lang};
use std::collections::{BTreeMap, BTreeSet};

/// The claims of this statement that name a manifest: one a mailing.
pub(super) fn claims(subject: &Subject) -> impl Iterator<Item = (Digest, &Record)> {
    counted(subject).filter(|(_, record)| record.verdict == Verdict::Claim && record.manifest().is_some())
}

fn counted(subject: &Subject) -> impl Iterator<Item = (Digest, &Record)> {
    let counted = |digest: &Digest| subject.evaluation.seen.binary_search(digest).is_ok();
    let entries = subject.entries.iter().filter(move |entry| counted(&entry.digest));
    entries.filter_map(|entry| entry.record.as_ref().ok().map(|record| (entry.digest, record)))
}

/// A delivery whose rest was given up, as everybody is told.
pub(super) struct GivenUp {
    pub release: Digest,
    pub by: PersonId,
    /// Mails that are out or may be.
    pub mails: usize,
}

/// What was given up by whoever had claimed it: nobody gives up what is another's.
pub(super) fn given_up(subject: &Subject) -> Vec<GivenUp> {
    let records = || counted(subject);
    let claimed = |gone: &Record| {
        records().any(|(digest, record)| {
            let theirs = record.verdict == Verdict::Claim && record.person == gone.person;
            theirs && record.release() == gone.release() && gone.seen.binary_search(&digest).is_ok()
        })
    };
    let gone = |(_, record): (Digest, &Record)| {
        let (mails, _) = record.given_up().filter(|_| claimed(record))?;
        Some(GivenUp { release: record.release()?, by: record.person.clone(), mails })
    };
    records().filter_map(gone).collect()
}

/// How many mails of other machines there are of which nobody here knows whom they went to, among
/// those releases that `counts` takes; with it the release of one.
pub(super) fn elsewhere(
    desk: &Desk,
    subject: &Subject,
    known: &BTreeSet<Digest>,
    counts: impl Fn(&Digest, &BTreeMap<Lang, Digest>) -> bool,
) -> Result<usize, OpsError> {
    let (gone, mut mails) = (given_up(subject), 0usize);
    for (release, editions) in subject.publications().into_iter().chain(mailings(subject)) {
        if known.contains(&release) || !counts(&release, &editions) {
            continue;
        }
        let sent = match gone.iter().find(|gone| gone.release == release) {
            Some(gone) => gone.mails,
            None => manifest(desk, &subject.id, &release)?.map_or(0, |manifest| manifest.recipients.0),
        };
        mails = mails.saturating_add(sent);
    }
    Ok(mails)
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
