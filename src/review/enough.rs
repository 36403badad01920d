//! Whether what a receipt says went out had the approvals that it needed, by the rules of its day.

use super::admit::admit;
use super::authorship::{Backing, backed, submitters};
use super::{Case, Known, expedited};
use crate::ledger::Seen;
use crate::policy::Policy;
use crate::statement::{Aftermath, Digest, Grade, Lang};
use std::collections::{BTreeMap, BTreeSet};

/// Whether this receipt had seen the approvals that its editions needed under `policy`, which is to be a
/// version that was in force then; `None` where that cannot be said: the receipt does not count under
/// that version. `case` is of the editions as they were.
///
/// What corrects or takes back needs less than what is new. Which of these it was is seen from texts of
/// which one may be gone; so anything that came after something else may have been any of them.
pub fn enough(case: &Case<'_>, policy: &Policy, known: &Known, receipt: &Digest) -> Option<bool> {
    let graph = Seen::of(case.entries);
    let admitted = admit(case, policy, known);
    let record = admitted.counted.get(receipt)?;
    let before = backed(case, policy, &admitted, &graph);
    if before.iter().any(|one| one.receipt == *receipt) {
        return Some(true);
    }
    let past = graph.past([*receipt]);
    let editions: BTreeMap<Lang, Digest> = record.editions.iter().cloned().collect();
    let pasts: Vec<&BTreeSet<Digest>> =
        before.iter().filter(|one| past.contains(&one.receipt)).map(|one| &one.past).collect();
    let authors = submitters(&admitted, Some(&past), &pasts);
    let backing = Backing::of(case, policy, (&admitted, &graph), &past, authors);
    let later = [
        Aftermath::Withdrawal,
        Aftermath::Correction(Grade::Formal),
        Aftermath::Correction(Grade::Minor),
        Aftermath::Correction(Grade::Severe),
    ];
    let follows = later.into_iter().filter(|_| !pasts.is_empty());
    let ways = follows.map(|what| case.needs_as(Some(what), policy));
    let hasty = expedited::needs_in_haste(case, policy, &past, &admitted, &editions);
    Some(ways.chain(hasty).any(|needs| backing.meets(&editions, &needs)))
}
