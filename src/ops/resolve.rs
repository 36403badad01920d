//! What only a person can know: whether a mail arrived whose end nobody wrote down.

use super::desk::Desk;
use super::outbox::Folder;
use super::{OpsError, settings};
use crate::contacts::Recipient;
use crate::journal::Journal;
use crate::mail::keyed_hash;
use crate::release::{Effect, Event, Outcome, Progress};
use crate::statement::{Digest, StatementId};
use std::collections::BTreeMap;

/// How one mail stands that is not simply out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MailFate {
    Refused,
    Deferred,
    Unknown,
}

/// One such mail. It says whose it is by name and outlet; the address is nobody's business here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loose {
    pub id: StatementId,
    pub release: Digest,
    pub key: String,
    pub fate: MailFate,
    /// Empty where the person is not on the press list of this machine.
    pub name: String,
    pub outlet: String,
    /// What the server said last.
    pub reply: String,
}

/// All mails of a statement's deliveries that were refused, put off, or are unknown.
pub fn loose_ends(desk: &Desk, id: &StatementId) -> Result<Vec<Loose>, OpsError> {
    let people = by_key(desk)?;
    let mut found = Vec::new();
    for (folder, manifest) in Folder::all(desk)? {
        if manifest.id != *id {
            continue;
        }
        let events = Journal::read(&folder.journal())?;
        let progress = Progress::of(&events);
        let mails = [
            (MailFate::Refused, &progress.refused),
            (MailFate::Deferred, &progress.deferred),
            (MailFate::Unknown, &progress.unknown),
        ];
        for (fate, effect) in mails.into_iter().flat_map(|(fate, effects)| effects.iter().map(move |e| (fate, e))) {
            let Effect::Mail(key) = effect else { continue };
            let person = people.get(key);
            found.push(Loose {
                id: id.clone(),
                release: manifest.release,
                key: key.clone(),
                fate,
                name: person.map(|person| person.name.clone()).unwrap_or_default(),
                outlet: person.map(|person| person.outlet.clone()).unwrap_or_default(),
                reply: said(&events, effect),
            });
        }
    }
    Ok(found)
}

/// Writes down what a person says of an unknown mail: it arrived, or it did not and is to be sent again
/// by the same command as before.
pub fn resolve(desk: &Desk, loose: &Loose, arrived: bool) -> Result<(), OpsError> {
    let word = desk.me()?.id.to_string();
    let folder = Folder::of(desk, &loose.release)?;
    let mut journal = Journal::open(&folder.journal())?;
    let effect = Effect::Mail(loose.key.clone());
    // Looked at again under the lock: somebody may have said it meanwhile.
    if !Progress::of(journal.events()).unknown.contains(&effect) {
        return Err(OpsError::NothingToResolve { id: loose.id.clone() });
    }
    let outcome = if arrived { Outcome::Done(word) } else { Outcome::NotDone(word) };
    Ok(journal.append(Event::Ended(effect, outcome))?)
}

/// Everybody on this machine's press list, by the keyed hash of their address.
fn by_key(desk: &Desk) -> Result<BTreeMap<String, Recipient>, OpsError> {
    let secret = settings::secret(&desk.surroundings)?;
    let people = settings::contacts(&desk.surroundings)?.everybody();
    Ok(people.into_iter().map(|person| (keyed_hash(&secret, &person.email), person)).collect())
}

fn said(events: &[Event], effect: &Effect) -> String {
    let last = events.iter().rev().find_map(|event| match event {
        Event::Ended(ended, outcome) if ended == effect => Some(outcome.words().to_owned()),
        _ => None,
    });
    last.unwrap_or_default()
}
