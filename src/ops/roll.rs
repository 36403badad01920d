//! The roll of one mailing: who gets it, frozen when it begins, kept in the person's own folder until
//! it is over. The workspace and its journals know keyed hashes only.

use super::desk::Desk;
use super::{OpsError, Surroundings, settings};
use crate::contacts::{Recipient, print_roll, read_roll};
use crate::mail::keyed_hash;
use crate::statement::{Digest, Lang};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Everybody who gets a mailing, by the keyed hash of their address.
#[derive(Clone, Default)]
pub(super) struct Roll {
    people: BTreeMap<String, Recipient>,
}

impl Roll {
    /// Everybody on these press lists now, without those who objected.
    pub(super) fn draw(desk: &Desk, lists: &[String]) -> Result<Self, OpsError> {
        Self::of(&desk.surroundings, settings::contacts(&desk.surroundings)?.recipients(lists))
    }

    pub(super) fn of(surroundings: &Surroundings, people: Vec<Recipient>) -> Result<Self, OpsError> {
        let secret = settings::secret(surroundings)?;
        let keyed = |one: Recipient| (keyed_hash(&secret, &one.email), one);
        Ok(Self { people: people.into_iter().map(keyed).collect() })
    }

    /// The same without those whom `is_out` knows.
    pub(super) fn without(mut self, is_out: impl Fn(&str, &Recipient) -> bool) -> Self {
        self.people.retain(|key, person| !is_out(key, person));
        self
    }

    /// The roll of this release as it was frozen; `None` where it was never written or is gone.
    pub(super) fn load(surroundings: &Surroundings, release: &Digest) -> Result<Option<Self>, OpsError> {
        let path = file(surroundings, release);
        match std::fs::read(&path) {
            Ok(bytes) => {
                let people = read_roll(&bytes).map_err(|error| OpsError::Contacts { path, errors: vec![error] })?;
                Self::of(surroundings, people).map(Some)
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(source) => Err(OpsError::File { path, source }),
        }
    }

    /// Freezes it for this release.
    pub(super) fn save(&self, surroundings: &Surroundings, release: &Digest) -> Result<(), OpsError> {
        let people: Vec<Recipient> = self.people.values().cloned().collect();
        settings::write_own(&file(surroundings, release), &print_roll(&people))
    }

    /// Takes the addresses off the disk: the mailing is over.
    pub(super) fn discard(surroundings: &Surroundings, release: &Digest) -> Result<(), OpsError> {
        let path = file(surroundings, release);
        match std::fs::remove_file(&path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(OpsError::File { path, source: error }),
            _ => Ok(()),
        }
    }

    /// How many want a language that these editions are not in.
    pub(super) fn in_other_languages<'l>(&self, editions: impl Iterator<Item = &'l Lang> + Clone) -> usize {
        let has = |wanted: &str| {
            let primary = wanted.split('-').next().unwrap_or_default();
            let mut langs = editions.clone().map(Lang::as_str);
            wanted.is_empty()
                || langs.any(|lang| lang.eq_ignore_ascii_case(wanted) || lang.eq_ignore_ascii_case(primary))
        };
        self.people.values().filter(|person| !has(&person.language)).count()
    }

    /// The keys, sorted.
    pub(super) fn keys(&self) -> Vec<String> {
        self.people.keys().cloned().collect()
    }

    pub(super) fn len(&self) -> usize {
        self.people.len()
    }

    pub(super) fn person(&self, key: &str) -> Option<&Recipient> {
        self.people.get(key)
    }

    /// Their number, and the digest over the sorted keys.
    pub(super) fn digest(&self) -> (usize, Digest) {
        (self.people.len(), Digest::of(self.keys().join("\n").as_bytes()))
    }
}

fn file(surroundings: &Surroundings, release: &Digest) -> PathBuf {
    surroundings.own.join("frozen").join(format!("{}.csv", release.short()))
}
