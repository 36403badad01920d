//! Who gets the mail: the press lists that the text names, or those who got what was wrong.

use super::OpsError;
use super::contacts::nobody_on;
use super::desk::Desk;
use super::mailed::elsewhere;
use super::readers::Readers;
use super::roll::Roll;
use super::settings;
use super::subject::Subject;
use crate::contacts::Email;
use crate::mail::keyed_hash;
use crate::statement::{Aftermath, Grade};
use std::collections::BTreeSet;

/// The press lists that a statement's editions name.
pub(super) fn lists(subject: &Subject) -> Vec<String> {
    let all: BTreeSet<String> = subject.editions.values().flat_map(|edition| edition.front.lists.clone()).collect();
    all.into_iter().collect()
}

/// The people who get a release.
#[derive(Default)]
pub(super) struct Audience {
    pub roll: Roll,
    /// The lists they are on; none where it is not by lists.
    pub lists: Vec<String>,
    /// Those who have the wrong version and cannot be written to: forgotten, objected, or their mails
    /// come back.
    pub unreachable: usize,
    /// Mails that left from another machine, with the wrong version or with these very words under
    /// embargo: only there it is known to whom.
    pub elsewhere: usize,
}

impl Audience {
    pub(super) fn of(desk: &Desk, subject: &Subject) -> Result<Self, OpsError> {
        match subject.aftermath {
            // Nobody gets the same words twice because one more organisation signs them.
            _ if subject.joins_what_is_out() => Ok(Self::default()),
            None => Self::by_lists(desk, subject),
            Some(Aftermath::Correction(Grade::Formal)) => Ok(Self::default()),
            Some(Aftermath::Correction(_) | Aftermath::Withdrawal) => Self::of_the_wrong_version(desk, subject),
        }
    }

    fn by_lists(desk: &Desk, subject: &Subject) -> Result<Self, OpsError> {
        let lists = lists(subject);
        let contacts = settings::contacts(&desk.surroundings)?;
        // A press list that is empty here is one that lies on somebody else's machine.
        if let Some(list) = lists.iter().find(|list| contacts.recipients(&[(*list).clone()]).is_empty()) {
            return Err(nobody_on(&contacts, list));
        }
        // Who has these words under embargo has them.
        let readers = Readers::of(desk, subject)?;
        let roll = Roll::draw(desk, &lists)?.without(|key, person| readers.has(key, &person.language));
        // Copies under embargo that left from another machine went to people whom nobody here knows.
        let playing = subject.in_play();
        let elsewhere = elsewhere(desk, subject, &readers.releases, |_, editions| *editions == playing)?;
        Ok(Self { roll, lists, elsewhere, ..Self::default() })
    }

    /// Exactly those to whom a mail with other words went, or may have gone: at a publication, by
    /// `send`, or under embargo; but not whose edition has not changed.
    pub(super) fn of_the_wrong_version(desk: &Desk, subject: &Subject) -> Result<Self, OpsError> {
        let readers = Readers::of(desk, subject)?;
        let secret = settings::secret(&desk.surroundings)?;
        let contacts = settings::contacts(&desk.surroundings)?;
        let key = |email: &Email| keyed_hash(&secret, email);
        let people = contacts.reached(&|person| readers.is_wrong(&key(&person.email), &person.language));
        let languages: std::collections::BTreeMap<String, String> =
            contacts.everybody().into_iter().map(|person| (key(&person.email), person.language)).collect();
        // Whose language is not known any more reads the usual one.
        let language = |key: &String| languages.get(key).map_or("", String::as_str);
        let wrong = readers.keys().into_iter().filter(|key| readers.is_wrong(key, language(key))).count();
        let playing = subject.in_play();
        Ok(Self {
            unreachable: wrong.saturating_sub(people.len()),
            roll: Roll::of(&desk.surroundings, people)?,
            lists: Vec::new(),
            elsewhere: elsewhere(desk, subject, &readers.releases, |_, editions| *editions != playing)?,
        })
    }
}

/// Whether a text says of itself what was wrong before, or that it is taken back.
pub(super) fn says_what_was_wrong(subject: &Subject) -> bool {
    subject.editions.values().any(|edition| edition.front.marked_changes() > 0)
}

/// How many people have a wrong version from this machine, and could be told, though what puts it right
/// is out.
pub fn still_wrong(desk: &Desk, subject: &Subject) -> Result<usize, OpsError> {
    let out = !subject.evaluation.published.is_empty() && subject.evaluation.published == subject.in_play();
    if !out || !says_what_was_wrong(subject) {
        return Ok(0);
    }
    Ok(Audience::of_the_wrong_version(desk, subject)?.roll.len())
}

/// How many mails with the words that a correction puts right left from another machine.
pub(super) fn left_elsewhere(desk: &Desk, subject: &Subject) -> Result<usize, OpsError> {
    match subject.aftermath {
        None | Some(Aftermath::Correction(Grade::Formal)) => Ok(0),
        Some(_) if subject.joins_what_is_out() => Ok(0),
        Some(_) => Ok(Audience::of_the_wrong_version(desk, subject)?.elsewhere),
    }
}
