//! Whom a delivery went to, for everybody who shares the press list: keyed hashes, kept beside it.
//!
//! The journal that knows it lies on one machine. Whoever sends the same text from another one leaves out
//! whom this one has written to; so all who get it are noted before the first mail leaves, and only those
//! who got it, or may have, once it is over.

use super::roll::Roll;
use super::{OpsError, Surroundings, settings};
use crate::release::{Event, reached};
use crate::statement::Digest;
use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::path::PathBuf;

/// Writes down, in place of what stood there, whom this release goes to or went to.
pub(super) fn note<'k>(
    surroundings: &Surroundings,
    release: &Digest,
    keys: impl IntoIterator<Item = &'k String>,
) -> Result<(), OpsError> {
    let keys: String = keys.into_iter().map(|key| format!("{key}\n")).collect();
    let (folder, path) = (folder(surroundings), folder(surroundings).join(release.short()));
    // Where nobody gets it nothing is said, unless somebody else was told otherwise.
    if keys.is_empty() && !path.exists() {
        return Ok(());
    }
    settings::write_shared(surroundings, &path, format!("{release}\n{keys}").as_bytes())?;
    settings::share_folder(surroundings, &folder)
}

/// A delivery is over: whom it went to is noted, and their addresses leave the disk.
pub(super) fn over(surroundings: &Surroundings, release: &Digest, events: &[Event]) -> Result<(), OpsError> {
    note(surroundings, release, &reached(events))?;
    Roll::discard(surroundings, release)
}

/// Every release that was noted, by whichever machine.
pub(super) fn noted(surroundings: &Surroundings) -> Result<Vec<(Digest, BTreeSet<String>)>, OpsError> {
    let folder = folder(surroundings);
    let entries = match std::fs::read_dir(&folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(OpsError::file(&folder)(error)),
    };
    let mut found = Vec::new();
    for path in entries.flatten().map(|entry| entry.path()) {
        // What is being written has another name.
        let named = path.file_name().and_then(|name| name.to_str()).is_some_and(|name| !name.starts_with('.'));
        if !named || !path.is_file() {
            continue;
        }
        let text = std::fs::read_to_string(&path).map_err(OpsError::file(&path))?;
        let mut lines = text.lines().map(str::to_owned);
        if let Some(release) = lines.next().and_then(|line| Digest::parse(&line)) {
            found.push((release, lines.collect()));
        }
    }
    Ok(found)
}

fn folder(surroundings: &Surroundings) -> PathBuf {
    settings::contacts_file(surroundings).with_file_name("mailed")
}
