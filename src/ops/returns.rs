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
    for bytes in messages(folder)? {
        let bytes = bytes?;
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

/// The messages of a maildir (`new` and `cur`), of a folder of files, or of one file in which a mail
/// program keeps them one after the other (mbox, as Thunderbird does).
fn messages(place: &Path) -> Result<Box<dyn Iterator<Item = Result<Vec<u8>, OpsError>>>, OpsError> {
    let read = |path: PathBuf| std::fs::read(&path).map_err(OpsError::file(&path));
    if place.is_file() {
        return Ok(Box::new(apart(&read(place.to_owned())?).into_iter().map(Ok)));
    }
    let inside: Vec<PathBuf> =
        ["new", "cur"].iter().map(|name| place.join(name)).filter(|path| path.is_dir()).collect();
    let folders = if inside.is_empty() { vec![place.to_owned()] } else { inside };
    let mut found = Vec::new();
    for folder in folders {
        let entries = std::fs::read_dir(&folder).map_err(OpsError::file(&folder))?;
        found.extend(entries.flatten().map(|entry| entry.path()).filter(|path| path.is_file()));
    }
    found.sort();
    Ok(Box::new(found.into_iter().map(read)))
}

/// The messages of an mbox: each begins behind a line `From …` (RFC 4155); a file without one is a message.
fn apart(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut found: Vec<Vec<u8>> = Vec::new();
    let mut blank = true;
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        match found.last_mut() {
            _ if blank && line.starts_with(b"From ") => found.push(Vec::new()),
            Some(message) => message.extend_from_slice(line),
            None => found.push(line.to_vec()),
        }
        blank = matches!(line, b"\n" | b"\r\n");
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_many_messages_is_taken_apart() {
        let text = |messages: Vec<Vec<u8>>| -> Vec<String> {
            messages.into_iter().map(|message| String::from_utf8(message).unwrap()).collect()
        };
        let mbox = b"From - Tue\nSubject: a\n\nFromage\nFrom here on\n\nFrom x\r\nSubject: b\r\n\r\nend";
        assert_eq!(text(apart(mbox)), ["Subject: a\n\nFromage\nFrom here on\n\n", "Subject: b\r\n\r\nend"]);
        assert_eq!(text(apart(b"Subject: a\n\nb\n")), ["Subject: a\n\nb\n"]);
        assert!(apart(b"").is_empty());
    }
}
