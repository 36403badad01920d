//! What is due: approved texts whose embargo is over, told apart from those that wait or are too late.
//!
//! A schedule is part of the text: whoever approved the words approved the minute. So a text
//! without an embargo is never due by itself, and one whose minute is long past needs a person's
//! word: perhaps the occasion is gone.

use super::OpsError;
use super::desk::Desk;
use super::folder::read_editions;
use super::subject::Subject;
use crate::ledger::Verdict;
use crate::repo::Snapshot;
use crate::review::Refusal;
use crate::statement::StatementId;
use jiff::{SignedDuration, Timestamp};
use std::fs::{File, OpenOptions, TryLockError};

/// From here on it is said aloud that a publication comes late.
const LATE: SignedDuration = SignedDuration::from_mins(5);
/// From here on nothing goes out without a person's word.
const LONG_PAST: SignedDuration = SignedDuration::from_hours(3);

/// A text with a time, and what that means now.
#[derive(Debug)]
pub struct Due {
    pub id: StatementId,
    pub at: Timestamp,
    pub lateness: SignedDuration,
    pub fate: Fate,
}

#[derive(Debug)]
pub enum Fate {
    /// Its minute is still ahead.
    Ahead,
    /// It goes out now.
    Now,
    /// Its minute is long past.
    TooLate,
    /// Its minute has come and it is not approved.
    Closed(Vec<Refusal>),
}

impl Due {
    pub fn is_late(&self) -> bool {
        self.lateness >= LATE
    }
}

/// Everything that has a time and is not out, the earliest first; and texts that cannot be judged.
pub fn due(desk: &Desk) -> Result<(Vec<Due>, Vec<(StatementId, OpsError)>), OpsError> {
    let (mut found, mut broken) = (Vec::new(), Vec::new());
    let tip = desk.workspace.tip()?;
    for id in tip.statements()?.into_iter().filter(|id| may_have_time(&tip, id)) {
        match Subject::read(desk, &id) {
            Ok(Subject { unclear: Some(unclear), .. }) => broken.push((id, unclear.into())),
            Ok(subject) => found.extend(scheduled(desk, &subject)),
            Err(error) => broken.push((id, error)),
        }
    }
    found.sort_by(|one, other| one.at.cmp(&other.at).then(one.id.cmp(&other.id)));
    Ok((found, broken))
}

/// Whether one of its texts names a time, before anything is judged: a clockwork looks every minute
/// through thousands that went out long ago. What cannot be read is looked at closely.
fn may_have_time(tip: &Snapshot<'_>, id: &StatementId) -> bool {
    let Ok(Some(folder)) = tip.statement(id) else { return true };
    let (editions, broken) = read_editions(&folder);
    !broken.is_empty() || editions.values().any(|edition| edition.front.embargo.is_some())
}

fn scheduled(desk: &Desk, subject: &Subject) -> Option<Due> {
    let at = subject.embargo?;
    let evaluation = &subject.evaluation;
    // What was out once at its minute is not due again because its words change.
    let out = |standing: &crate::review::Standing| standing.verdict == Verdict::Receipt && standing.time >= at;
    if evaluation.published == subject.in_play() || evaluation.receipts.iter().any(out) {
        return None;
    }
    // A draft that nobody has handed in is nobody's promise.
    if evaluation.submitted_by.is_empty() && evaluation.published.is_empty() && at > desk.now() {
        return None;
    }
    let lateness = desk.now().duration_since(at);
    let fate = match subject.clear(desk, desk.now().max(at)) {
        _ if lateness.is_negative() => Fate::Ahead,
        Err(refusals) => Fate::Closed(refusals),
        Ok(_) if lateness >= LONG_PAST => Fate::TooLate,
        Ok(_) => Fate::Now,
    };
    Some(Due { id: subject.id.clone(), at, lateness, fate })
}

/// The right to run: one process at a time. Given back when dropped.
pub struct Turn {
    file: File,
}

/// Takes the turn, or `None` where another process has it.
pub fn take_turn(desk: &Desk) -> Result<Option<Turn>, OpsError> {
    let path = desk.workspace.own_folder()?.join("run-due.lock");
    let mut options = OpenOptions::new();
    let file = options.write(true).create(true).truncate(false).open(&path).map_err(OpsError::file(&path))?;
    match file.try_lock() {
        Ok(()) => Ok(Some(Turn { file })),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(source)) => Err(OpsError::File { path, source }),
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        let _ = self.file.unlock();
    }
}
