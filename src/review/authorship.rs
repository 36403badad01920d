//! Whose words they are, and from which publication on.

use super::admit::Admitted;
use super::grown::{Grown, NOTHING, allowed};
use super::joined::joined;
use super::known::Known;
use super::words::{Word, last_words};
use super::{About, Case};
use crate::ledger::{Record, Seen, Verdict};
use crate::person::{Email, PersonId};
use crate::policy::{Need, Policy, unmet};
use crate::statement::{Aftermath, Digest, Lang};
use std::collections::{BTreeMap, BTreeSet};

/// Who wrote these words, and up to where they are published.
pub(super) struct Authorship {
    pub authors: BTreeSet<PersonId>,
    /// Addresses that touched the text and belong to nobody in the rules.
    pub unknown: BTreeSet<Email>,
    /// What was last published with approvals that still stand.
    pub settled: BTreeMap<Lang, Digest>,
    /// What that was, where it had followed something else.
    pub settled_as: Option<Aftermath>,
    /// The receipts of everything that was.
    pub backed: BTreeSet<Digest>,
}

/// Rule 6: whoever submitted since the last publication, counted or not, and whoever touched the
/// text since by claim. An address counts in any spelling of its letters, and for everybody who
/// is listed with it or ever was: claims only ever disqualify.
pub(super) fn authorship(
    case: &Case<'_>,
    (policy, known): (&Policy, &Known),
    admitted: &Admitted<'_>,
    graph: &Seen<'_>,
) -> Authorship {
    let backed = backed(case, policy, admitted, graph);
    let mut authors = submitters(admitted, None, &backed.iter().map(|one| &one.past).collect::<Vec<_>>());
    if case.about == About::Templates {
        // No receipt ends this authorship: whoever changed them since they were last approved is
        // in `touched_by`, and whoever handed in these very files, and no others, counts below.
        authors.clear();
    }
    let mut unknown = BTreeSet::new();
    for email in &case.touched_by {
        let theirs = |listed: &Email| listed.as_str().eq_ignore_ascii_case(email.as_str());
        let people = policy.people.iter().filter(|(_, member)| theirs(&member.email));
        let earlier = known.had(email.as_str()).filter(|person| policy.people.contains_key(*person));
        let people: BTreeSet<PersonId> = people.map(|(person, _)| person).chain(earlier).cloned().collect();
        if people.is_empty() {
            unknown.insert(email.clone());
        }
        authors.extend(people);
    }
    let latest = graph.latest(&backed.iter().map(|one| one.receipt).collect());
    let settled = union(latest.iter().filter_map(|digest| admitted.counted.get(digest)), case);
    // Whoever handed in what is not out yet, however long ago: a text that lay aside while another
    // went out comes back as theirs.
    let new =
        |(lang, digest): &(Lang, Digest)| case.editions.get(lang) == Some(digest) && settled.get(lang) != Some(digest);
    let handed_in = admitted.signed.values().filter(|record| record.verdict == Verdict::Submit);
    let handed_in = handed_in.filter(|record| record.editions.iter().any(new));
    authors.extend(handed_in.map(|record| record.person.clone()));
    // Of two that did not know each other nobody can say what they were.
    let settled_as =
        backed.iter().find(|one| latest.len() == 1 && latest.contains(&one.receipt)).and_then(|one| one.what);
    let backed = backed.into_iter().map(|one| one.receipt).collect();
    Authorship { authors, unknown, settled, settled_as, backed }
}

/// The editions that some records name; where they differ, the text as it is now comes first.
pub(super) fn union<'r>(records: impl IntoIterator<Item = &'r &'r Record>, case: &Case<'_>) -> BTreeMap<Lang, Digest> {
    let mut editions = BTreeMap::new();
    for (lang, digest) in records.into_iter().flat_map(|record| &record.editions) {
        let held = editions.entry(lang.clone()).or_insert(*digest);
        if case.editions.get(lang) == Some(digest) {
            *held = *digest;
        }
    }
    editions
}

/// A receipt that had the approvals it needed.
pub(super) struct Backed {
    pub receipt: Digest,
    /// Everything it had seen.
    pub past: BTreeSet<Digest>,
    /// What it brought out, where that followed something else.
    what: Option<Aftermath>,
}

/// The receipts that had the approvals they need, each with its past.
///
/// A receipt ends the authorship of what went out. One signature must not do that: whoever signs a
/// receipt for something that never was approved would clear themselves of their own words. So
/// the needs are counted once more over what the receipt had seen. If they cannot be counted any
/// more, since somebody left, authors stay authors: the safe side. So they do after a publication
/// on the short way, which had seen less than its kind needs.
pub(super) fn backed(case: &Case<'_>, policy: &Policy, admitted: &Admitted<'_>, graph: &Seen<'_>) -> Vec<Backed> {
    let counts = |digest: &Digest| !case.discounted.contains(digest);
    let receipts = admitted.counted.iter().filter(|(_, record)| record.verdict == Verdict::Receipt);
    let receipts = receipts.filter(|(digest, _)| counts(digest));
    let mut receipts: Vec<_> = receipts.map(|(digest, record)| (graph.past([*digest]), *digest, *record)).collect();
    // What a receipt had seen has a smaller past than the receipt.
    receipts.sort_by_key(|(past, digest, _)| (past.len(), *digest));
    let mut backed: Vec<Backed> = Vec::new();
    for (past, digest, record) in receipts {
        let editions: BTreeMap<Lang, Digest> = record.editions.iter().cloned().collect();
        let before: Vec<&Backed> = backed.iter().filter(|one| past.contains(&one.receipt)).collect();
        let pasts: Vec<_> = before.iter().map(|one| &one.past).collect();
        let authors = submitters(admitted, Some(&past), &pasts);
        let backing = Backing::of(case, policy, (admitted, graph), &past, authors);
        // What it followed: the last that had its approvals, and whatever receipts it had not seen.
        let open = |seen: &&Digest| !pasts.iter().any(|past| past.contains(seen));
        let followed =
            past.iter().filter(open).filter(|seen| counts(seen)).filter_map(|seen| admitted.counted.get(seen));
        let earlier: Vec<BTreeMap<Lang, Digest>> = followed
            .filter(|record| record.verdict == Verdict::Receipt)
            .map(|record| record.editions.iter().cloned().collect())
            .filter(|earlier| *earlier != editions)
            .collect();
        let what = case.what_followed(&earlier, &editions);
        if backing.meets(&editions, &case.needs_as(what, policy)) {
            backed.push(Backed { receipt: digest, past, what });
        }
    }
    backed
}

/// What people had said within a part of the history, to count a text's needs over.
pub(super) struct Backing<'b, 'a, 'g> {
    known: (&'b Admitted<'a>, &'b Seen<'g>),
    past: &'b BTreeSet<Digest>,
    words: BTreeMap<&'a PersonId, Word<'a>>,
    authors: BTreeSet<PersonId>,
    grown: &'b Grown,
}

impl<'b, 'a, 'g> Backing<'b, 'a, 'g> {
    pub fn of(
        case: &'b Case<'_>,
        policy: &Policy,
        known: (&'b Admitted<'a>, &'b Seen<'g>),
        past: &'b BTreeSet<Digest>,
        authors: BTreeSet<PersonId>,
    ) -> Self {
        let words = last_words(known.0, known.1, Some(past));
        Self { known, past, words, authors, grown: allowed(case, policy) }
    }

    /// Whether nobody objected and approvals by others than the authors met these needs.
    pub fn meets(&self, editions: &BTreeMap<Lang, Digest>, needs: &[Need]) -> bool {
        let counting =
            || self.words.iter().filter(|(person, word)| word.verdict.approves() && !self.authors.contains(**person));
        let offers = |grown: &Grown| {
            counting().map(|(person, word)| ((*person).clone(), word.roles(editions, grown))).collect::<Vec<_>>()
        };
        let objected = self.words.values().any(|word| word.verdict == Verdict::Object);
        let met = || {
            unmet(needs, &offers(&NOTHING)).is_empty() || {
                let approvals = counting().map(|(_, word)| word);
                let joined = joined(editions, approvals, self.grown, self.known, &self.authors, Some(self.past));
                unmet(needs, &offers(self.grown)).is_empty() && joined.iter().all(|one| one.sign_on.is_some())
            }
        };
        !objected && met()
    }
}

/// Who submitted within a part of the history, but for what was published by then.
pub(super) fn submitters(
    admitted: &Admitted<'_>,
    within: Option<&BTreeSet<Digest>>,
    published: &[&BTreeSet<Digest>],
) -> BTreeSet<PersonId> {
    let open = |digest: &Digest| {
        within.is_none_or(|part| part.contains(digest)) && !published.iter().any(|past| past.contains(digest))
    };
    let submits = admitted.signed.iter().filter(|(digest, record)| record.verdict == Verdict::Submit && open(digest));
    submits.map(|(_, record)| record.person.clone()).collect()
}
