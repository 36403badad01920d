//! Giving up what is left of a delivery: no further mail goes out, who has one stays known, and who gave up and why is written down.

use super::act::{Draft, signed};
use super::desk::Desk;
use super::outbox::{Folder, unfinished};
use super::subject::Subject;
use super::{OpsError, reach};
use crate::journal::Journal;
use crate::ledger::{Verdict, abandon_note};
use crate::release::{Event, Manifest, Next, reached};
use crate::statement::{Digest, StatementId};

/// What was given up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Abandoned {
    pub id: StatementId,
    pub release: Digest,
    /// Mails that are out, that may be, and all.
    pub sent: usize,
    pub unknown: usize,
    pub mails: usize,
    /// What is public still wants its receipt.
    pub receipt: bool,
}

/// Gives up the one delivery of this statement that was begun here and is not over; `release` names
/// it where there are several. A publication can be given up once it is public: before that, nothing
/// has happened that a change of the text would not end as well.
///
/// Those who got a mail, or may have, are told of every correction as before. It is a signed record as
/// well, with their number and the reason: everybody knows, and other machines need not wait.
pub fn abandon(desk: &Desk, id: &StatementId, release: Option<&str>, reason: &str) -> Result<Abandoned, OpsError> {
    let me = desk.me()?.id.to_string();
    let (folder, manifest) = begun(desk, id, release)?;
    let mut journal = Journal::open(&folder.journal())?;
    // Looked at again under the lock: it may have ended meanwhile.
    if matches!(journal.next(), Next::Open | Next::Finished) {
        return Err(OpsError::NothingToAbandon { id: id.clone() });
    }
    if journal.course().is_before_going_live() {
        return Err(OpsError::AbandonedTooEarly { id: id.clone() });
    }
    // Signed first, so that whoever cannot sign has given nothing up; saved last, so that from the
    // journal's entry on no mail goes out.
    let subject = Subject::read(desk, id)?;
    let out = reached(journal.events()).len();
    let note = Some(abandon_note(&manifest.release, out, reason));
    let draft = Draft { verdict: Verdict::Abandon, editions: &manifest.editions, role: None, note };
    let (_, record) = signed(desk, &subject, draft)?;
    journal.append(Event::Abandoned { by: me, reason: reason.to_owned() })?;
    reach::over(&desk.surroundings, &manifest.release, journal.events())?;
    desk.records_in_place(id)?;
    desk.workspace.save(&[record], &desk.author()?, &format!("{id}: mails given up"))?;
    desk.remember()?;
    let progress = journal.course().progress();
    Ok(Abandoned {
        id: id.clone(),
        release: manifest.release,
        sent: progress.sent,
        unknown: progress.unknown.len(),
        mails: progress.mails.1,
        receipt: journal.next() != Next::Finished,
    })
}

/// The delivery that is meant.
fn begun(desk: &Desk, id: &StatementId, release: Option<&str>) -> Result<(Folder, Manifest), OpsError> {
    let mut found = Vec::new();
    for (folder, manifest) in Folder::all(desk)? {
        let meant = manifest.id == *id && release.is_none_or(|seen| manifest.release.hex().starts_with(seen));
        if meant && unfinished(&Journal::read(&folder.journal())?) {
            found.push((folder, manifest));
        }
    }
    match (found.len(), found.pop()) {
        (1, Some(one)) => Ok(one),
        (0, _) | (_, None) => Err(OpsError::NothingToAbandon { id: id.clone() }),
        (count, _) => Err(OpsError::SeveralBegun { id: id.clone(), count }),
    }
}
