//! Which editions came out of which others by partners who joined, and what may count for them.

use super::{About, Case};
use crate::ledger::Record;
use crate::policy::Policy;
use crate::statement::{Digest, Growing, Lang};
use std::collections::BTreeMap;

/// Which editions came out of which others by partners who joined: a fact about texts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Grown {
    /// From the later edition and the earlier one to the names.
    pub(super) joined: BTreeMap<(Digest, Digest), Vec<String>>,
}

/// None did.
pub(super) static NOTHING: Grown = Grown { joined: BTreeMap::new() };

impl Grown {
    /// None did.
    pub fn none() -> &'static Self {
        &NOTHING
    }

    /// Of an edition, each earlier one that it came from with who joined since.
    pub fn add(&mut self, later: Digest, earlier: Vec<(Digest, Vec<String>)>) {
        self.joined.extend(earlier.into_iter().map(|(earlier, names)| ((later, earlier), names)));
    }

    /// Who joined from the one to the other; nobody where it is the same, `None` where they differ
    /// in anything else.
    pub fn since(&self, earlier: &Digest, later: &Digest) -> Option<&[String]> {
        if earlier == later { Some(&[]) } else { self.joined.get(&(*later, *earlier)).map(Vec::as_slice) }
    }

    /// Whether editions came out of earlier ones by partners who joined at most, and by at least one.
    pub fn only(&self, earlier: &BTreeMap<Lang, Digest>, later: &BTreeMap<Lang, Digest>) -> bool {
        let grew = |(lang, now): (&Lang, &Digest)| earlier.get(lang).is_some_and(|e| self.since(e, now).is_some());
        earlier != later && earlier.len() == later.len() && later.iter().all(grew)
    }
}

/// What may count under these rules: all that grew, or nothing of it.
pub(super) fn allowed<'a>(case: &Case<'a>, policy: &Policy) -> &'a Grown {
    let may = matches!(case.about, About::Statement(_)) && policy.may_grow(case.kinds.iter(), Growing::Partners);
    if may { case.grown } else { &NOTHING }
}

/// Whether these records together cover every edition, with those that grew out of what they name.
/// No edition, no cover.
pub(super) fn covers<'r>(
    records: impl Iterator<Item = &'r Record> + Clone,
    editions: &BTreeMap<Lang, Digest>,
    grown: &Grown,
) -> bool {
    let covered = |(lang, now): (&Lang, &Digest)| known_names(records.clone(), lang, now, grown).is_some();
    !editions.is_empty() && editions.iter().all(covered)
}

/// Who joined since the latest state of an edition that these records name; `None` where none of
/// them covers it.
pub(super) fn known_names<'g, 'r>(
    records: impl Iterator<Item = &'r Record>,
    lang: &Lang,
    now: &Digest,
    grown: &'g Grown,
) -> Option<&'g [String]> {
    let named = records.flat_map(|record| record.editions.iter()).filter(|(l, _)| l == lang);
    named.filter_map(|(_, earlier)| grown.since(earlier, now)).min_by_key(|joined| joined.len())
}
