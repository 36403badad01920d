//! Who gets the mail: the press lists that the text names, or those who got what was wrong.

use super::OpsError;
use super::desk::Desk;
use super::outbox::{Folder, already_reached};
use super::roll::Roll;
use super::seal::lists;
use super::settings;
use super::subject::{Subject, manifest_path};
use crate::journal::Journal;
use crate::mail::keyed_hash;
use crate::release::{Manifest, reached};
use crate::statement::{Aftermath, Digest, Grade};
use std::collections::BTreeSet;

/// The people who get a release.
pub(super) struct Audience {
    pub roll: Roll,
    /// The lists they are on; none where it is not by lists.
    pub lists: Vec<String>,
    /// Those who have the wrong version and cannot be written to: forgotten, objected, or their mails
    /// come back.
    pub unreachable: usize,
}

impl Audience {
    pub(super) fn of(desk: &Desk, subject: &Subject) -> Result<Self, OpsError> {
        match subject.aftermath {
            None => Self::by_lists(desk, subject),
            Some(Aftermath::Correction(Grade::Formal)) => {
                Ok(Self { roll: Roll::default(), lists: Vec::new(), unreachable: 0 })
            }
            Some(Aftermath::Correction(_) | Aftermath::Withdrawal) => Self::of_the_wrong_version(desk, subject),
        }
    }

    fn by_lists(desk: &Desk, subject: &Subject) -> Result<Self, OpsError> {
        let lists = lists(subject);
        let contacts = settings::contacts(&desk.surroundings)?;
        // A press list that is empty here is one that lies on somebody else's machine.
        if let Some(list) = lists.iter().find(|list| contacts.recipients(&[(*list).clone()]).is_empty()) {
            return Err(OpsError::EmptyList { list: list.clone() });
        }
        // Who has these words under embargo has them.
        let reached = already_reached(desk, subject, &subject.in_play())?;
        let roll = Roll::draw(desk, &lists)?.without(|key| reached.contains(key));
        Ok(Self { roll, lists, unreachable: 0 })
    }

    /// Exactly those to whom a mail with other words went, or may have gone: at a publication, by
    /// `send`, or under embargo. The journals of this machine know them by keyed hashes; where mails
    /// left from another one, only that one can tell.
    fn of_the_wrong_version(desk: &Desk, subject: &Subject) -> Result<Self, OpsError> {
        let playing = subject.in_play();
        let (mut wrong, mut known) = (BTreeSet::new(), BTreeSet::new());
        for (folder, manifest) in Folder::all(desk)? {
            if manifest.id == subject.id && manifest.editions != playing {
                let events = Journal::read(&folder.journal())?;
                if !events.is_empty() {
                    known.insert(manifest.release);
                }
                wrong.extend(reached(&events));
            }
        }
        let elsewhere = mailed(desk, subject)?.into_iter().filter(|(release, _)| !known.contains(release));
        let count = elsewhere.fold(0usize, |sum, (_, mails)| sum.saturating_add(mails));
        if count > 0 {
            return Err(OpsError::SentElsewhere { id: subject.id.clone(), count });
        }
        let right = already_reached(desk, subject, &playing)?;
        wrong.retain(|key| !right.contains(key));
        let secret = settings::secret(&desk.surroundings)?;
        let contacts = settings::contacts(&desk.surroundings)?;
        let people = contacts.reached(&|email| wrong.contains(&keyed_hash(&secret, email)));
        let unreachable = wrong.len().saturating_sub(people.len());
        Ok(Self { roll: Roll::of(&desk.surroundings, people)?, lists: Vec::new(), unreachable })
    }
}

/// The releases with a receipt, and how many mails each had, as its manifest says.
fn mailed(desk: &Desk, subject: &Subject) -> Result<Vec<(Digest, usize)>, OpsError> {
    let tip = desk.workspace.tip()?;
    let mut found = Vec::new();
    for release in subject.releases() {
        let text = tip.file(&manifest_path(&subject.id, &release))?;
        let manifest =
            text.and_then(|bytes| String::from_utf8(bytes).ok()).and_then(|text| Manifest::parse(&text).ok());
        found.push((release, manifest.map_or(0, |manifest| manifest.recipients.0)));
    }
    Ok(found)
}
