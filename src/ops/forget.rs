//! Forgetting a person who asks for it: off the list, off frozen lists, and their mails out of the folders of files.
//!
//! What stays is a keyed hash, by which a later import knows them and leaves them out, and by which
//! `verify` knows why a mail is not there. What went to a mail server, or what somebody has copied out
//! of a folder, is out of reach, and the words say so.

use super::contacts::change;
use super::desk::Desk;
use super::post::mail_root;
use super::{OpsError, Surroundings, settings};
use crate::contacts::{Email, print_roll, read_roll};
use crate::mail::{forget_mail, keyed_hash};
use std::path::PathBuf;

/// What was found of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Forgotten {
    /// They were on the list.
    pub known: bool,
    /// Mails to them that lay as files in this machine's workspaces, and are gone.
    pub mails: usize,
    /// Workspaces of this machine that could not be looked through.
    pub closed: Vec<PathBuf>,
}

/// Forgets somebody.
pub fn forget(surroundings: &Surroundings, email: &Email) -> Result<Forgotten, OpsError> {
    let key = keyed_hash(&settings::secret(surroundings)?, email);
    let mut gone = settings::forgotten(surroundings)?;
    // First the hash: whatever is cut off here, nobody comes back.
    gone.insert(key.clone());
    let lines: String = gone.iter().map(|key| format!("{key}\n")).collect();
    settings::write_shared(surroundings, &settings::forgotten_file(surroundings), lines.as_bytes())?;
    let same = |other: &Email| other.as_str().eq_ignore_ascii_case(email.as_str());
    let mut removed = 0;
    change(surroundings, |all| removed = all.remove(same))?;
    for path in frozen(surroundings) {
        let bytes = std::fs::read(&path).map_err(OpsError::file(&path))?;
        let people =
            read_roll(&bytes).map_err(|error| OpsError::Contacts { path: path.clone(), errors: vec![error] })?;
        if people.iter().any(|person| same(&person.email)) {
            let kept: Vec<_> = people.into_iter().filter(|person| !same(&person.email)).collect();
            settings::write_own(&path, &print_roll(&kept))?;
        }
    }
    let mut found = Forgotten { known: removed > 0, ..Forgotten::default() };
    for root in settings::workspaces(surroundings)?.into_iter().filter(|root| root.exists()) {
        match Desk::open(&root, surroundings.clone()) {
            Ok(desk) => found.mails += forget_mail(&mail_root(&desk), &key)?,
            Err(_) => found.closed.push(root),
        }
    }
    Ok(found)
}

/// Every list that is frozen on this machine.
fn frozen(surroundings: &Surroundings) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(surroundings.own.join("frozen")).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).collect()
}
