//! Reads the press office's mail folder for what concerns the list: addresses that do not work, people who want no more.

use super::{OpsError, Surroundings, contacts, settings};
use crate::contacts::Recipient;
use crate::mail::{Returned, keyed_hash, returned};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// What was found, by name and outlet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Returns {
    /// Messages that were looked at.
    pub read: usize,
    pub bounced: BTreeSet<(String, String)>,
    pub objected: BTreeSet<(String, String)>,
    /// Answers that sound like an objection; nothing was written down.
    pub perhaps: BTreeSet<(String, String)>,
}

/// Looks at every message of a folder (a maildir, or one of `.eml` files) and writes bounces and
/// objections into the press list. The folder stays as it is; a second look finds the same again.
pub fn take_returns(surroundings: &Surroundings, folder: &Path) -> Result<Returns, OpsError> {
    let secret = settings::secret(surroundings)?;
    let people: BTreeMap<String, Recipient> = settings::contacts(surroundings)?
        .everybody()
        .into_iter()
        .map(|person| (keyed_hash(&secret, &person.email), person))
        .collect();
    let mut found = Returns::default();
    for path in messages(folder)? {
        let bytes = std::fs::read(&path).map_err(OpsError::file(&path))?;
        found.read += 1;
        let Some(said) = returned(&bytes) else { continue };
        let (Returned::Bounced { key } | Returned::Objected { key } | Returned::PerhapsObjected { key }) = &said;
        let Some(person) = people.get(key) else { continue };
        let named = (person.name.clone(), person.outlet.clone());
        match said {
            Returned::Bounced { .. } => {
                contacts::bounce(surroundings, &person.email, false)?;
                found.bounced.insert(named);
            }
            Returned::Objected { .. } => {
                contacts::object(surroundings, &person.email, "mail")?;
                found.objected.insert(named);
            }
            Returned::PerhapsObjected { .. } => drop(found.perhaps.insert(named)),
        }
    }
    Ok(found)
}

/// The messages of a maildir (`new` and `cur`), or of a folder of files.
fn messages(folder: &Path) -> Result<Vec<PathBuf>, OpsError> {
    let inside: Vec<PathBuf> =
        ["new", "cur"].iter().map(|name| folder.join(name)).filter(|path| path.is_dir()).collect();
    let folders = if inside.is_empty() { vec![folder.to_owned()] } else { inside };
    let mut found = Vec::new();
    for folder in folders {
        let entries = std::fs::read_dir(&folder).map_err(OpsError::file(&folder))?;
        found.extend(entries.flatten().map(|entry| entry.path()).filter(|path| path.is_file()));
    }
    found.sort();
    Ok(found)
}
