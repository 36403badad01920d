//! Reads the press office's mail folder for what concerns the list: addresses that do not work, people who want no more.

use super::mail_place::each_message;
use super::{OpsError, Surroundings, contacts, settings};
use crate::contacts::Recipient;
use crate::mail::{Said, Whose, keyed_hash, returned};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// What was found, by name and outlet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Returns {
    /// Messages that were looked at.
    pub read: usize,
    /// Files of Outlook's own, which nobody else can read.
    pub outlook: usize,
    pub bounced: BTreeSet<(String, String)>,
    pub objected: BTreeSet<(String, String)>,
    /// Answers that sound like an objection; nothing was written down.
    pub perhaps: BTreeSet<(String, String)>,
    /// Not delivered, though not because the address is wrong; with the server's words.
    pub undelivered: BTreeSet<(String, String, String)>,
    /// Reports that something takes longer.
    pub delayed: usize,
    /// Out-of-office notices and other answers of machines.
    pub automatic: usize,
}

/// Looks at every message of a place and writes bounces and objections into the press list. The
/// place stays as it is; a second look finds the same again, but for what was mended meanwhile.
pub fn take_returns(surroundings: &Surroundings, place: &Path) -> Result<Returns, OpsError> {
    let secret = settings::secret(surroundings)?;
    let people: BTreeMap<String, Recipient> = settings::contacts(surroundings)?
        .everybody()
        .into_iter()
        .map(|person| (keyed_hash(&secret, &person.email), person))
        .collect();
    let mended = settings::mended(surroundings)?;
    let mut found = Returns::default();
    let outlook = each_message(place, &mut |bytes| {
        let Some(message) = returned(bytes) else { return Ok(()) };
        found.read += 1;
        let key = match message.whose {
            Whose::Key(key) => key,
            Whose::Sender(email) => keyed_hash(&secret, &email),
        };
        let is_old = message.date.zip(mended.get(&key)).is_some_and(|(date, mended)| date <= *mended);
        match people.get(&key) {
            Some(_) if is_old && matches!(message.said, Said::Bounced { .. }) => Ok(()),
            Some(person) => found.take(surroundings, person, message.said),
            None => Ok(()),
        }
    })?;
    Ok(Returns { outlook, ..found })
}

impl Returns {
    fn take(&mut self, surroundings: &Surroundings, person: &Recipient, said: Said) -> Result<(), OpsError> {
        let (name, outlet) = (person.name.clone(), person.outlet.clone());
        match said {
            // Somebody whom the address hands its mail on to: it works for the others behind it.
            Said::Bounced { recipient: Some(other) } if !other.as_str().eq_ignore_ascii_case(person.email.as_str()) => {
                self.undelivered.insert((name, outlet, String::new()));
            }
            Said::Bounced { .. } => {
                contacts::bounce(surroundings, &person.email, false)?;
                self.bounced.insert((name, outlet));
            }
            Said::Objected => {
                contacts::object(surroundings, &person.email, "mail")?;
                self.objected.insert((name, outlet));
            }
            Said::PerhapsObjected => drop(self.perhaps.insert((name, outlet))),
            Said::Undelivered { reply } => drop(self.undelivered.insert((name, outlet, reply))),
            Said::Delayed => self.delayed += 1,
            Said::Automatic => self.automatic += 1,
            Said::Nothing => {}
        }
        Ok(())
    }
}
