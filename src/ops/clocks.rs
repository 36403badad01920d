//! Clocks that do not agree: a record of a moment that, by the clock here, has not come yet.
//!
//! The time in a record is what its signer's clock said. It decides nothing: what counts is what
//! somebody had seen. But an embargo hangs on the clock of whoever publishes, so it is said aloud
//! when one of two clocks must be wrong.

use super::desk::Desk;
use super::subject::Subject;
use crate::person::PersonId;
use jiff::{SignedDuration, Timestamp};
use std::collections::BTreeSet;

/// Clocks that nobody sets by hand differ by less.
pub(super) const TOLERANCE: SignedDuration = SignedDuration::from_mins(5);

/// What lies ahead of the clock here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ahead {
    /// Whose records say so.
    pub people: BTreeSet<PersonId>,
    /// The latest of their moments.
    pub time: Timestamp,
    /// How far that is from now, in minutes; more than five.
    pub minutes: i64,
}

/// The signed records of this statement whose moment has not come yet, if there are any.
pub fn ahead(desk: &Desk, subject: &Subject) -> Option<Ahead> {
    let is_far = |time: Timestamp| time.duration_since(desk.now()) > TOLERANCE;
    let signed = |digest| subject.evaluation.seen.binary_search(digest).is_ok();
    let records = subject.entries.iter().filter(|entry| signed(&entry.digest));
    let far = records.filter_map(|entry| entry.record.as_ref().ok()).filter(|record| is_far(record.time));
    let far: Vec<_> = far.map(|record| (record.time, &record.person)).collect();
    let time = far.iter().map(|(time, _)| *time).max()?;
    let people = far.into_iter().map(|(_, person)| person.clone()).collect();
    Some(Ahead { people, time, minutes: time.duration_since(desk.now()).as_mins() })
}
