//! What was read of a statement, made ready to be judged.

use super::desk::Desk;
use crate::ledger::{Entry, Verdict};
use crate::person::{Email, PersonId};
use crate::review::{About, Case, Change, Grown};
use crate::statement::{Aftermath, Digest, Edition, Kind, Lang, StatementId};
use std::collections::{BTreeMap, BTreeSet};

/// What was read of a statement, before it is judged.
#[derive(Clone, Copy)]
pub(super) struct Read<'a> {
    pub id: &'a StatementId,
    pub editions: &'a BTreeMap<Lang, Edition>,
    pub entries: &'a [Entry],
    pub aftermath: Option<Aftermath>,
    pub outdated: &'a BTreeMap<Lang, Lang>,
    pub changes: &'a [Change],
    pub grown: &'a Grown,
    /// Receipts that nothing bears out.
    pub discounted: &'a BTreeSet<Digest>,
}

impl<'a> Read<'a> {
    pub fn case(&self, desk: &Desk, touched_by: BTreeSet<Email>) -> Case<'a> {
        let quotes: BTreeSet<PersonId> =
            self.editions.values().flat_map(|edition| edition.front.quotes.clone()).collect();
        // What is taken back quotes nobody and tells nobody's story.
        let taken_back = self.said() == Some(Aftermath::Withdrawal);
        Case {
            repo: desk.repo(),
            about: About::Statement(self.id),
            kinds: self.kinds(),
            single_case: self.editions.values().any(|edition| edition.front.single_case),
            consent: taken_back || self.playing().all(|(_, edition)| edition.front.consent.is_some()),
            aftermath: self.aftermath,
            outdated: if taken_back { BTreeMap::new() } else { self.outdated.clone() },
            changes: self.changes,
            said: self.said(),
            quotes: quotes.into_iter().filter(|_| !taken_back).collect(),
            partners: self.playing().flat_map(|(_, edition)| edition.front.partners.clone()).collect(),
            editions: self.in_play(),
            grown: self.grown,
            touched_by,
            entries: self.entries,
            discounted: self.discounted.clone(),
        }
    }

    /// Of the editions that would go out: what lies beside them changes nothing.
    fn kinds(&self) -> BTreeSet<Kind> {
        let kinds: BTreeSet<Kind> = self.playing().map(|(_, edition)| edition.kind()).collect();
        if kinds.is_empty() { BTreeSet::from([Kind::PressRelease]) } else { kinds }
    }

    pub fn kind(&self) -> Kind {
        self.kinds().first().copied().unwrap_or(Kind::PressRelease)
    }

    /// What the editions that would go out say of themselves.
    fn said(&self) -> Option<Aftermath> {
        let fronts = || self.playing().map(|(_, edition)| &edition.front);
        if fronts().any(|front| front.withdrawn.is_some()) {
            return Some(Aftermath::Withdrawal);
        }
        let grades = fronts().flat_map(|front| front.corrections.iter().map(|correction| correction.grade));
        grades.max().map(Aftermath::Correction)
    }

    pub fn in_play(&self) -> BTreeMap<Lang, Digest> {
        self.playing().map(|(lang, edition)| (lang.clone(), edition.digest)).collect()
    }

    fn playing(&self) -> impl Iterator<Item = (&'a Lang, &'a Edition)> + use<'a> {
        let submitted: BTreeSet<&'a Lang> = self
            .entries
            .iter()
            .filter_map(|entry| entry.record.as_ref().ok())
            .filter(|record| record.verdict == Verdict::Submit)
            .flat_map(|record| record.editions.iter().map(|(lang, _)| lang))
            .collect();
        let plays = move |lang: &Lang| submitted.is_empty() || submitted.contains(lang);
        self.editions.iter().filter(move |(lang, _)| plays(lang))
    }
}
