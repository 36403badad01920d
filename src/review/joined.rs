//! Partners who joined after an approval: when it counts all the same, and what must be on record.
//!
//! An approval of one text counts for another only where that differs in nothing but names at the
//! end of its list of partners, where the rules of every kind at hand let that list grow, and where
//! nobody has approved the other text well enough by itself. Each of those names then takes a
//! sign-on of its own: recorded by somebody in a role whose words these are not, who had seen the
//! approvals that did not know the name. So it takes two people to add a name, and a partner who
//! was taken out, whose old sign-on everybody has seen, does not come back by it.

use super::Case;
use super::admit::Admitted;
use super::grown::{Grown, known_names};
use super::words::Word;
use crate::ledger::{Record, Seen, Verdict};
use crate::person::PersonId;
use crate::policy::Policy;
use crate::statement::{Digest, Lang};
use std::collections::{BTreeMap, BTreeSet};

/// A partner whose name some approval did not know, and that counts all the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Joined {
    pub partner: String,
    /// The editions that name it.
    pub langs: BTreeSet<Lang>,
    /// The approvals of the text without it, sorted.
    pub after: Vec<Digest>,
    /// The record of its sign-on and who made it; none: it holds the text back.
    pub sign_on: Option<(Digest, PersonId)>,
}

/// Every partner that one of these approvals did not know, with its sign-on, by name. `within`
/// limits it to a part of the history.
pub(super) fn joined<'w, 'a: 'w>(
    editions: &BTreeMap<Lang, Digest>,
    approvals: impl Iterator<Item = &'w Word<'a>>,
    grown: &Grown,
    (admitted, graph): (&Admitted<'a>, &Seen<'_>),
    authors: &BTreeSet<PersonId>,
    within: Option<&BTreeSet<Digest>>,
) -> Vec<Joined> {
    let mut found: BTreeMap<&String, (BTreeSet<Lang>, BTreeSet<Digest>)> = BTreeMap::new();
    for word in approvals.filter(|word| word.covers(editions, grown)) {
        for (lang, now) in editions {
            let records = word.records.iter().map(|(_, record)| *record);
            for name in known_names(records, lang, now, grown).into_iter().flatten() {
                let (langs, after) = found.entry(name).or_default();
                langs.insert(lang.clone());
                after.extend(word.records.iter().map(|(digest, _)| *digest));
            }
        }
    }
    let sign_on = |partner: &str, after: &BTreeSet<Digest>| {
        let signs = admitted.counted.iter().filter(|(digest, record)| {
            record.verdict == Verdict::SignOn
                && record.role.is_some()
                && !authors.contains(&record.person)
                && within.is_none_or(|part| part.contains(*digest))
                && signs_as(record, partner, editions, grown)
        });
        let later = |(digest, _): &(&Digest, &&Record)| after.is_subset(&graph.past([**digest]));
        signs.into_iter().find(later).map(|(digest, record)| (*digest, record.person.clone()))
    };
    let one = |(partner, (langs, after)): (&String, (BTreeSet<Lang>, BTreeSet<Digest>))| Joined {
        sign_on: sign_on(partner, &after),
        partner: partner.clone(),
        langs,
        after: after.into_iter().collect(),
    };
    found.into_iter().map(one).collect()
}

/// Partners sign a version: what changed since is not what they signed. Somebody in a role says so,
/// also who wrote the text; a correction is the house's own. A name that holds what parts it from
/// the reference in a note is never found, and so stays open.
///
/// Who joined late is asked in any case, by `joined`.
pub(super) fn sign_ons_open(
    case: &Case<'_>,
    policy: &Policy,
    admitted: &Admitted<'_>,
    grown: &Grown,
    joined: &[Joined],
) -> Vec<String> {
    let asked = case.kinds.iter().any(|kind| policy.rules.get(kind).is_some_and(|rule| rule.sign_on));
    let asked = asked && case.aftermath.is_none();
    let open = |partner: &&String| match joined.iter().find(|one| one.partner == **partner) {
        Some(late) => late.sign_on.is_none(),
        None => {
            let signs = |record: &Record| record.role.is_some() && signs_as(record, partner, &case.editions, grown);
            asked && !admitted.counted.values().any(|record| signs(record))
        }
    };
    case.partners.iter().filter(open).cloned().collect()
}

/// Whether this record is this partner's sign-on to these words: of every edition, and of a state
/// of it in which nobody but others joined since.
fn signs_as(record: &Record, partner: &str, editions: &BTreeMap<Lang, Digest>, grown: &Grown) -> bool {
    let knew = |(lang, now): (&Lang, &Digest)| {
        let since = known_names(std::iter::once(record), lang, now, grown);
        since.is_some_and(|joined| joined.iter().all(|name| name != partner))
    };
    record.partner() == Some(partner) && editions.iter().all(knew)
}
