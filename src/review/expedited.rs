//! The short way: two people and a reason now, and a second look afterwards.

use super::admit::Admitted;
use super::grown::NOTHING;
use super::words::Word;
use super::{About, Case};
use crate::ledger::{Record, Seen, Verdict};
use crate::person::PersonId;
use crate::policy::{Member, Need, Policy};
use crate::statement::{Digest, Lang};
use jiff::Timestamp;
use std::collections::{BTreeMap, BTreeSet};

/// A release on the short way that somebody who may has asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expedited {
    pub by: PersonId,
    pub reason: String,
    /// Digest of the record.
    pub record: Digest,
    /// What is needed instead of what the kind needs.
    pub needs: Vec<Need>,
}

/// The second look that a publication on the short way owes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SecondLook {
    /// What went out.
    pub editions: BTreeMap<Lang, Digest>,
    /// When, as the receipt says.
    pub since: Timestamp,
    /// Who looked; nobody yet where it is none.
    pub by: Option<PersonId>,
    /// Who may: people in a role that rules name, who did not write and did not approve. Where
    /// nobody else is left, those who approved as well; never an author.
    pub could: BTreeSet<PersonId>,
}

/// Whoever asked for the short way, if these words go out by it: an approval for haste of every
/// edition, in a role that may release, by somebody whose words these are not. Of several the
/// first by name.
pub(super) fn asked(
    case: &Case<'_>,
    policy: &Policy,
    words: &BTreeMap<&PersonId, Word<'_>>,
    authors: &BTreeSet<PersonId>,
) -> Option<Expedited> {
    let release = &policy.expedited.as_ref()?.release;
    // What texts are set in is never that urgent.
    let About::Statement(_) = case.about else { return None };
    let kind = case.kinds.first().filter(|_| case.kinds.len() == 1)?;
    let needs = policy.expedited_needs(*kind, case.single_case)?;
    let ask = |(person, word): (&&PersonId, &Word<'_>)| {
        let person: &PersonId = person;
        // Haste is for the words that were read: nobody joins on the short way.
        let may = word.roles(&case.editions, &NOTHING).iter().any(|role| release.contains(role));
        let hasty = |(_, record): &&(Digest, &Record)| {
            let in_role = record.role.as_ref().is_some_and(|role| release.contains(role));
            let now = record.editions.iter().all(|(lang, digest)| case.editions.get(lang) == Some(digest));
            record.verdict == Verdict::Expedite && in_role && now
        };
        let (record, said) = word.records.iter().find(hasty).filter(|_| may && !authors.contains(person))?;
        let reason = said.note.clone()?;
        Some(Expedited { by: person.clone(), reason, record: *record, needs: needs.clone() })
    };
    words.iter().find_map(ask)
}

/// What a text needed that went out on the short way; `None` where nobody who may release had asked for it
/// within this part of the history.
pub(super) fn needs_in_haste(
    case: &Case<'_>,
    policy: &Policy,
    past: &BTreeSet<Digest>,
    admitted: &Admitted<'_>,
    editions: &BTreeMap<Lang, Digest>,
) -> Option<Vec<Need>> {
    let release = &policy.expedited.as_ref()?.release;
    let kind = case.kinds.first().filter(|_| case.kinds.len() == 1)?;
    let asks = |record: &&Record| {
        let in_role = record.role.as_ref().is_some_and(|role| release.contains(role));
        let of_these = record.editions.iter().all(|(lang, digest)| editions.get(lang) == Some(digest));
        record.verdict == Verdict::Expedite && in_role && of_these
    };
    past.iter().filter_map(|digest| admitted.counted.get(digest).copied()).find(asks)?;
    policy.expedited_needs(*kind, case.single_case)
}

/// What the last publication owes, if it went the short way: its receipt had not seen what the
/// kind needs (`settled`), but an approval for haste of these very editions.
pub(super) fn second_look(
    policy: &Policy,
    admitted: &Admitted<'_>,
    graph: &Seen<'_>,
    authors: &BTreeSet<PersonId>,
    settled: &BTreeSet<Digest>,
    last: &BTreeSet<Digest>,
) -> Option<SecondLook> {
    let counted = |digest: &Digest| {
        let record = admitted.counted.get(digest).or_else(|| admitted.former.get(digest))?;
        Some((*digest, *record))
    };
    let owing = |(receipt, record): &(Digest, &Record)| {
        let past = graph.past([*receipt]);
        let hasty = past.iter().filter_map(counted).any(|(_, earlier)| {
            earlier.verdict == Verdict::Expedite
                && record.editions.iter().all(|edition| earlier.editions.contains(edition))
        });
        !settled.contains(receipt) && hasty
    };
    let (receipt, record) = last.iter().filter_map(counted).find(owing)?;
    let released = released_by(&graph.past([receipt]), admitted);
    let could = could_look(policy, authors, &released);
    let looked = |(look, said): &(&Digest, &&Record)| {
        said.verdict == Verdict::SecondLook
            && record.editions.iter().all(|edition| said.editions.contains(edition))
            && graph.past([**look]).contains(&receipt)
            && could.contains(&said.person)
    };
    let by = admitted.counted.iter().find(looked).map(|(_, said)| said.person.clone());
    Some(SecondLook { editions: record.editions.iter().cloned().collect(), since: record.time, by, could })
}

/// Everybody whose approval a receipt had seen.
fn released_by(past: &BTreeSet<Digest>, admitted: &Admitted<'_>) -> BTreeSet<PersonId> {
    let there = |digest| admitted.counted.get(digest).or_else(|| admitted.former.get(digest));
    let records = past.iter().filter_map(there);
    records.filter(|record| record.verdict.approves()).map(|record| record.person.clone()).collect()
}

fn could_look(policy: &Policy, authors: &BTreeSet<PersonId>, released: &BTreeSet<PersonId>) -> BTreeSet<PersonId> {
    let roles = policy.reviewing_roles();
    let reads = |member: &Member| !member.keys.is_empty() && member.roles.iter().any(|role| roles.contains(role));
    let readers = policy.people.iter().filter(|(person, member)| reads(member) && !authors.contains(*person));
    let readers: BTreeSet<PersonId> = readers.map(|(person, _)| person.clone()).collect();
    let fresh: BTreeSet<PersonId> = readers.difference(released).cloned().collect();
    if fresh.is_empty() { readers } else { fresh }
}
