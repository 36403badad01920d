//! The files of a newsroom compared with what went out, by their bytes.

use super::{Newsroom, is_public};
use crate::release::{Digest, Lang, Release};
use crate::site::drift::{Aspect, Difference, Drifted, Hand, WentOut};
use crate::site::wordpress::Order;
use crate::site::{SiteError, disk};
use jiff::Timestamp;
use std::collections::{BTreeMap, BTreeSet};

/// The page of an edition, below its language.
const PAGE: &str = "index.html";

impl Newsroom {
    /// Every edition of a release as its files lie there.
    pub fn drift(&self, went: &WentOut) -> Result<Vec<Drifted>, SiteError> {
        let manifest = &went.manifest;
        let page = |lang: &Lang| manifest.artefacts.contains_key(&format!("{lang}/{PAGE}"));
        if !manifest.editions.keys().all(page) {
            return Err(SiteError::Elsewhere(manifest.id.clone()));
        }
        let files = self.files(manifest.id.as_str())?;
        let main = manifest.editions.keys().next();
        let drifted = |lang: &Lang| {
            let own = format!("{lang}/");
            let (mut differences, mut newest) = (Vec::new(), None);
            let sealed: BTreeSet<&String> = manifest.artefacts.keys().filter(|path| is_public(path)).collect();
            let there = files.keys().filter(|path| !manifest.artefacts.contains_key(*path) || is_public(path));
            let all: BTreeSet<&String> = sealed.iter().copied().chain(there).collect();
            // What lies in no language's folder is told with the first one.
            let mine = |path: &&&String| {
                let known = manifest.editions.keys().any(|lang| path.starts_with(&format!("{lang}/")));
                path.starts_with(&own) || (!known && Some(lang) == main)
            };
            for path in all.iter().filter(mine) {
                let is = files.get(*path);
                if is.is_some_and(|bytes| went.is(path, bytes)) {
                    continue;
                }
                newest = newest.max(is.and_then(|_| self.changed(&manifest.id.to_string(), path)));
                let short = path.strip_prefix(&own).unwrap_or(path);
                let words = |bytes: &Vec<u8>| String::from_utf8(bytes.clone()).ok();
                differences.push(match (short, is) {
                    (PAGE, Some(bytes)) => Difference::new(Aspect::Text).between(went.text(path), words(bytes)),
                    (PAGE, None) => Difference::new(Aspect::Gone),
                    _ if !sealed.contains(*path) => Difference::new(Aspect::Extra).about(short),
                    _ => Difference::new(Aspect::File).about(short).between(None, is.map(|_| (*path).clone())),
                });
            }
            let hands = (!differences.is_empty()).then_some(Hand { who: None, at: newest });
            Drifted {
                lang: lang.clone(),
                address: self.edition_address(manifest.id.as_str(), lang),
                differences,
                hands: hands.into_iter().filter(|hand| hand.at.is_some()).collect(),
                writing: None,
                unseen: Vec::new(),
                state: state(&files, &own),
            }
        };
        Ok(manifest.editions.keys().map(drifted).collect())
    }

    /// Stops where somebody changed a file that a publication would write over.
    pub fn guard(&self, release: &Release, order: &Order) -> Result<(), SiteError> {
        let (Some(before), false) = (&order.before, order.overwrite) else { return Ok(()) };
        let files = self.files(release.manifest().id.as_str())?;
        let new = WentOut::of(release);
        let taken = |path: &str| {
            let own = path.split_inclusive('/').next().unwrap_or_default();
            order.taken.contains(&state(&files, own))
        };
        let ours = files.iter().filter(|(path, _)| before.manifest.artefacts.contains_key(*path));
        let changed = ours.filter(|(path, bytes)| !before.is(path, bytes) && !new.is(path, bytes) && !taken(path));
        let paths: Vec<String> = changed.map(|(path, _)| path.clone()).collect();
        match paths.is_empty() {
            true => Ok(()),
            false => Err(SiteError::Edited { id: release.manifest().id.clone(), paths }),
        }
    }

    /// Takes a file away that nobody sealed.
    pub fn remove(&self, id: &str, path: &str) -> Result<(), SiteError> {
        disk::remove(&self.root.join(id), path)
    }

    /// When a file was written last, as the disk has it.
    fn changed(&self, id: &str, path: &str) -> Option<Timestamp> {
        let found = std::fs::metadata(self.root.join(id).join(path)).ok()?;
        Timestamp::try_from(found.modified().ok()?).ok()
    }
}

/// Stands for the files below a folder.
fn state(files: &BTreeMap<String, Vec<u8>>, below: &str) -> Digest {
    let own = files.iter().filter(|(path, _)| path.starts_with(below));
    let lines: String = own.map(|(path, bytes)| format!("{path} {}\n", Digest::of(bytes))).collect();
    Digest::of(format!("klartext-drift 1\n{lines}").as_bytes())
}
