//! Who has which words of a statement: found again from the journals of this machine, and from what others noted beside a list that they share.
//!
//! A person gets one edition, the one in their language. They have the right words as long as
//! nothing that followed changed that edition, but for changes that are silent and for partners who joined. A delivery has its
//! place among the publications: a mailing to one list belongs to the publication whose words it
//! took. What was changed and changed back is news again to whoever knows what was in between.

use super::OpsError;
use super::correct::told;
use super::desk::Desk;
use super::manifests::manifest;
use super::outbox::Folder;
use super::reach;
use super::subject::Subject;
use crate::journal::Journal;
use crate::mail::edition_for;
use crate::release::reached;
use crate::review::Grown;
use crate::statement::{Aftermath, Digest, Grade, Lang};
use std::collections::{BTreeMap, BTreeSet};

type Editions = BTreeMap<Lang, Digest>;

/// Every delivery that is known here, among the publications of everybody.
pub(super) struct Readers {
    /// What became public, the first first, and last what would be next; with it whether it
    /// changed the one before in silence.
    steps: Vec<(Editions, bool)>,
    deliveries: Vec<Delivery>,
    grown: Grown,
    /// Releases of which this machine knows whom they went to: it sent them, or shares the list with the
    /// machine that did.
    pub(super) releases: BTreeSet<Digest>,
    usual: String,
}

/// One sending: what went out, to whom, and which step it belongs to.
struct Delivery {
    editions: Editions,
    keys: BTreeSet<String>,
    /// The first step that came after it.
    next: usize,
}

impl Readers {
    pub(super) fn of(desk: &Desk, subject: &Subject) -> Result<Self, OpsError> {
        let told = told(desk, subject)?;
        let silent = |aftermath: Option<&Aftermath>| aftermath == Some(&Aftermath::Correction(Grade::Formal));
        let mut steps: Vec<(Editions, bool)> = Vec::new();
        for (release, editions) in subject.publications() {
            steps.push((editions, silent(told.get(&release))));
        }
        let playing = subject.in_play();
        if steps.last().is_none_or(|(last, _)| *last != playing) {
            steps.push((playing, silent(subject.aftermath.as_ref())));
        }
        let publications = subject.publications();
        let place = |release: Digest, editions: &Editions| {
            let at = publications.iter().position(|(public, _)| *public == release);
            let at = at.or_else(|| steps.iter().rposition(|(public, _)| public == editions));
            at.map_or(0, |at| at + 1)
        };
        let (mut deliveries, mut releases) = (Vec::new(), BTreeSet::new());
        for (folder, manifest) in Folder::all(desk)? {
            if manifest.id != subject.id {
                continue;
            }
            let events = Journal::read(&folder.journal())?;
            if events.is_empty() || !folder.knows_people(&desk.surroundings)? {
                continue;
            }
            releases.insert(manifest.release);
            let next = place(manifest.release, &manifest.editions);
            deliveries.push(Delivery { keys: reached(&events), editions: manifest.editions, next });
        }
        // What other machines sent to people on the list that they share with this one.
        for (release, keys) in reach::noted(&desk.surroundings)? {
            if releases.contains(&release) {
                continue;
            }
            if let Some(manifest) = manifest(desk, &subject.id, &release)? {
                let next = place(release, &manifest.editions);
                releases.insert(release);
                deliveries.push(Delivery { keys, editions: manifest.editions, next });
            }
        }
        let usual = desk.workflow.mail.language.clone().or_else(|| desk.policy().languages.first().cloned());
        let usual = usual.unwrap_or_default();
        Ok(Self { steps, deliveries, grown: subject.grown().clone(), releases, usual })
    }

    /// Whether this person, who reads this language, has the words that would go out now.
    pub(super) fn has(&self, key: &str, language: &str) -> bool {
        self.of_person(key).any(|delivery| self.is_right(delivery, language))
    }

    /// Whether this person has other words and not these.
    pub(super) fn is_wrong(&self, key: &str, language: &str) -> bool {
        self.of_person(key).next().is_some() && !self.has(key, language)
    }

    /// Everybody who got, or may have got, anything.
    pub(super) fn keys(&self) -> BTreeSet<&String> {
        self.deliveries.iter().flat_map(|delivery| &delivery.keys).collect()
    }

    fn of_person<'a>(&'a self, key: &'a str) -> impl Iterator<Item = &'a Delivery> {
        self.deliveries.iter().filter(move |delivery| delivery.keys.contains(key))
    }

    fn is_right(&self, delivery: &Delivery, language: &str) -> bool {
        let langs: Vec<&Lang> = delivery.editions.keys().collect();
        let Some(lang) = edition_for(&langs, language, &self.usual) else { return false };
        let mut now = delivery.editions.get(lang);
        for (editions, silent) in self.steps.iter().skip(delivery.next) {
            let then = editions.get(lang);
            let joined = now.zip(then).is_some_and(|(now, then)| self.grown.since(now, then).is_some());
            if then != now && !joined && !(*silent && then.is_some()) {
                return false;
            }
            now = then;
        }
        true
    }
}
