//! What each person said last about a text.

use super::admit::Admitted;
use super::grown::{self, Grown};
use crate::ledger::{Record, Seen, Verdict};
use crate::person::PersonId;
use crate::statement::{Digest, Lang};
use std::collections::{BTreeMap, BTreeSet};

/// One person's last word. More than one record where they wrote on two machines at once; an
/// approval for haste and a usual one hold back equally and stand side by side.
pub(super) struct Word<'a> {
    pub verdict: Verdict,
    /// In order of digest; never empty.
    pub records: Vec<(Digest, &'a Record)>,
}

impl Word<'_> {
    /// Whether these records together cover every edition that would go out.
    pub fn covers(&self, editions: &BTreeMap<Lang, Digest>, grown: &Grown) -> bool {
        grown::covers(self.records.iter().map(|(_, record)| *record), editions, grown)
    }

    /// The roles in which this approves: what a person approved in one role does not help them in
    /// another, so each role must cover every edition by itself.
    pub fn roles(&self, editions: &BTreeMap<Lang, Digest>, grown: &Grown) -> Vec<String> {
        let roles: BTreeSet<&String> = self.records.iter().filter_map(|(_, record)| record.role.as_ref()).collect();
        let full = |role: &&&String| {
            let in_role = self.records.iter().filter(|(_, record)| record.role.as_ref() == Some(role));
            grown::covers(in_role.map(|(_, record)| *record), editions, grown)
        };
        roles.iter().filter(full).map(|role| (*role).clone()).collect()
    }
}

/// Rule 3: of each person the records that no other of theirs had seen, and of these the most
/// restrictive. `within` limits it to a part of the history.
///
/// Submitting, commenting, claiming and receipting take nothing back: whoever objected and then
/// submits a new text still objects until they say otherwise.
pub(super) fn last_words<'a>(
    admitted: &Admitted<'a>,
    graph: &Seen<'_>,
    within: Option<&BTreeSet<Digest>>,
) -> BTreeMap<&'a PersonId, Word<'a>> {
    let mut said: BTreeMap<&PersonId, BTreeSet<Digest>> = BTreeMap::new();
    for (digest, record) in &admitted.signed {
        if rank(record.verdict).is_some() && within.is_none_or(|part| part.contains(digest)) {
            said.entry(&record.person).or_default().insert(*digest);
        }
    }
    let word = |said: &BTreeSet<Digest>| {
        let latest = graph.latest(said);
        let counted = latest.iter().filter_map(|digest| Some((*digest, *admitted.counted.get(digest)?)));
        let counted: Vec<(Digest, &Record)> = counted.collect();
        let verdict =
            counted.iter().map(|(_, record)| record.verdict).max_by_key(|verdict| (rank(*verdict), *verdict))?;
        let records = counted.into_iter().filter(|(_, record)| rank(record.verdict) == rank(verdict)).collect();
        Some(Word { verdict, records })
    };
    said.into_iter().filter_map(|(person, said)| Some((person, word(&said)?))).collect()
}

/// How much a verdict holds back; none for what is no word about the text.
fn rank(verdict: Verdict) -> Option<u8> {
    match verdict {
        Verdict::Approve | Verdict::Expedite => Some(0),
        Verdict::Withdraw => Some(1),
        Verdict::Object => Some(2),
        Verdict::Submit
        | Verdict::Comment
        | Verdict::SecondLook
        | Verdict::SignOn
        | Verdict::Claim
        | Verdict::Receipt
        | Verdict::Abandon => None,
    }
}
