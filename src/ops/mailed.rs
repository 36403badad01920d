//! The mailings of a statement to press lists, as their claims tell them, whichever machine sent them.

use super::subject::Subject;
use crate::ledger::{Record, Verdict};
use crate::statement::{Digest, Lang};
use std::collections::BTreeMap;

/// The claims of this statement that name a manifest: one a mailing.
pub(super) fn claims(subject: &Subject) -> impl Iterator<Item = (Digest, &Record)> {
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
