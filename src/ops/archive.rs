//! A whole archive at once: what is approved and due goes on the website, one statement after the other, and nobody is written to.
//!
//! Each statement is one publication like any other, with its own gates, claim, journal and receipt;
//! so whatever ends the run, the same command looks what is out and goes on with the rest. What is of
//! this run alone: one question for all, one open website at a polite pace, and the answer to what a
//! failure means for the others. A text that would send mails is left to `publish` of its own: two
//! thousand old texts are no news to anybody.

use super::OpsError;
use super::act::matches;
use super::audience::{Audience, lists};
use super::desk::Desk;
use super::due::{Turn, take_turn};
use super::outbox::{Folder, unfinished};
use super::publish::{Published, is_out, publish_on};
use super::seal::release_of;
use super::site::{Leave, site_of_many};
use super::subject::Subject;
use crate::journal::Journal;
use crate::release::Event;
use crate::review::Refusal;
use crate::site::Reach;
use crate::statement::{Aftermath, Digest, Grade, StatementId};
use jiff::Timestamp;
use std::collections::BTreeSet;

/// What would go out, and what would not.
#[derive(Debug)]
pub struct Archive {
    pub items: Vec<Item>,
    pub held: Vec<(StatementId, Held)>,
    /// How many are out in these words.
    pub out: usize,
    /// The website's address.
    pub place: String,
    /// Stands for the items; `--match` takes it.
    pub digest: Digest,
}

/// One statement that would go out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    pub id: StatementId,
    pub release: Digest,
    /// An earlier run began it.
    pub begun: bool,
}

/// Why a statement does not go out with the others.
#[derive(Debug)]
pub enum Held {
    /// Its embargo ends then.
    Ahead(Timestamp),
    /// Drafts, and what waits for approvals.
    Unapproved,
    /// It would write to so many people at least.
    Mails(usize),
    /// It cannot be judged or not go out as it is.
    Broken(OpsError),
}

/// The right to go through the archive, which only one process has at a time.
pub fn archive_turn(desk: &Desk) -> Result<Turn, OpsError> {
    take_turn(desk)?.ok_or(OpsError::OtherRun)
}

/// Looks at every statement once. With `silent` texts with press lists go on the website alone.
pub fn archive(desk: &Desk, silent: bool, progress: &mut dyn FnMut(usize, usize)) -> Result<Archive, OpsError> {
    let ids = desk.workspace.tip()?.statements()?;
    let place = desk.workflow.website.address.clone();
    let (mut items, mut held, mut out) = (Vec::new(), Vec::new(), 0);
    for (at, id) in ids.iter().enumerate() {
        progress(at, ids.len());
        match judged(desk, id, silent) {
            Ok(Judged::Out) => out += 1,
            Ok(Judged::Goes(item)) => items.push(item),
            Ok(Judged::Held(why)) => held.push((id.clone(), why)),
            Err(error) => held.push((id.clone(), Held::Broken(error))),
        }
    }
    let releases: String = items.iter().map(|item| format!("{}\n", item.release)).collect();
    let digest = Digest::of(format!("klartext-archive 1\n{place}\n{releases}").as_bytes());
    Ok(Archive { items, held, out, place, digest })
}

enum Judged {
    Out,
    Goes(Item),
    Held(Held),
}

fn judged(desk: &Desk, id: &StatementId, silent: bool) -> Result<Judged, OpsError> {
    let subject = Subject::read(desk, id)?;
    let (release, _) = release_of(desk, &subject);
    let begun = Journal::read(&Folder::at(desk, &release)?.journal())?;
    let goes = |begun| Ok(Judged::Goes(Item { id: id.clone(), release, begun }));
    if unfinished(&begun) {
        // It is ended as it was begun: with its mails, if it was to have any.
        let mails = begun.iter().map(|event| match event {
            Event::Opened { recipients, .. } | Event::Mailing { recipients, .. } => recipients.len(),
            _ => 0,
        });
        return match mails.sum() {
            0 => goes(true),
            count => Ok(Judged::Held(Held::Mails(count))),
        };
    }
    if !subject.in_play().is_empty() && is_out(desk, &subject)? {
        return Ok(Judged::Out);
    }
    if let Err(refusals) = subject.clear(desk, desk.now()) {
        let ahead = match refusals[..] {
            [Refusal::Embargo { until }] => Some(until),
            _ => None,
        };
        return Ok(Judged::Held(ahead.map_or(Held::Unapproved, Held::Ahead)));
    }
    if !subject.unsaved.is_empty() {
        return Err(OpsError::Unsaved { id: id.clone(), paths: subject.unsaved });
    }
    subject.nothing_vanishes()?;
    match mails(desk, &subject, silent)? {
        0 => goes(false),
        count => Ok(Judged::Held(Held::Mails(count))),
    }
}

/// How many people it would write to. Whoever has a wrong version is told, whatever was said: that is
/// no matter of an archive.
fn mails(desk: &Desk, subject: &Subject, silent: bool) -> Result<usize, OpsError> {
    match subject.aftermath {
        Some(Aftermath::Correction(Grade::Formal)) => Ok(0),
        Some(_) => {
            let audience = Audience::of(desk, subject)?;
            Ok(audience.roll.len() + audience.unreachable + audience.elsewhere)
        }
        None if silent || lists(subject).is_empty() => Ok(0),
        // A list that is empty here is one that lies on another machine.
        None => Ok(Audience::of(desk, subject).map_or(1, |audience| audience.roll.len().max(1))),
    }
}

/// Whether these items, or more of which these are left, are what the person saw; remembers them, so
/// that the same word counts when a run is taken up.
pub fn agree(desk: &Desk, archive: &Archive, seen: &str) -> Result<(), OpsError> {
    let path = desk.workspace.own_folder()?.join("archive");
    let first = archive.items.first().map(|item| item.id.clone());
    let Some(first) = first else { return Ok(()) };
    if matches(&first, Some(seen), &archive.digest).is_ok() {
        let lines: String = archive.items.iter().map(|item| format!("{}\n", item.release)).collect();
        return std::fs::write(&path, format!("{}\n{lines}", archive.digest)).map_err(OpsError::file(&path));
    }
    let known = std::fs::read_to_string(&path).unwrap_or_default();
    let mut lines = known.lines().filter_map(Digest::parse);
    let agreed = lines.next().is_some_and(|digest| matches(&first, Some(seen), &digest).is_ok());
    let before: BTreeSet<Digest> = lines.collect();
    match agreed && archive.items.iter().all(|item| before.contains(&item.release)) {
        true => Ok(()),
        false => Err(OpsError::OtherArchive { now: archive.digest.short() }),
    }
}

/// Why a run ended before its end.
#[derive(Debug)]
pub enum Stop {
    /// The person said so.
    Asked,
    /// What went wrong with one would go wrong with the next.
    Error(OpsError),
    /// So many went wrong one after the other.
    Failures(usize),
}

/// So many failures in a row are no matter of single texts any more.
const FAILURES: usize = 5;
/// So many without a clear answer in a row: the website is not there.
const SILENCES: usize = 2;

/// Publishes the items one after the other. `told` hears of each before it is begun (with `None`) and
/// how it ended. Whatever is not done when this ends is done by the next run.
pub fn publish_archive(
    desk: &Desk,
    items: &[Item],
    told: &mut dyn FnMut(usize, &Item, Option<Result<Published, OpsError>>),
) -> Result<Option<Stop>, OpsError> {
    let site = site_of_many(desk)?;
    let rules = desk.policy().digest;
    let leave = Leave { silent: true, ..Leave::default() };
    let (mut failures, mut silences) = (0, 0);
    for (at, item) in items.iter().enumerate() {
        if (desk.surroundings.stopped)() {
            return Ok(Some(Stop::Asked));
        }
        told(at, item, None);
        // A run takes hours: what others did meanwhile counts, and what time it is.
        let mut now = desk.again()?;
        if now.policy().digest != rules {
            return Ok(Some(Stop::Error(OpsError::RulesMoved)));
        }
        // What is begun is ended; then it is asked again whether to go on.
        now.surroundings.stopped = || false;
        let result = publish_on(&now, &site, &item.id, Some(&item.release.hex()), leave, &mut |_| {});
        let reached = result.as_ref().err().map(reach);
        silences = if reached == Some(Reach::Perhaps) { silences + 1 } else { 0 };
        failures = if reached.is_some() { failures + 1 } else { 0 };
        match (reached, result) {
            (Some(Reach::Website), Err(error)) => return Ok(Some(Stop::Error(error))),
            (Some(Reach::Perhaps), Err(error)) if silences >= SILENCES => return Ok(Some(Stop::Error(error))),
            (_, result) => told(at, item, Some(result)),
        }
        if failures >= FAILURES {
            return Ok(Some(Stop::Failures(failures)));
        }
    }
    Ok(None)
}

/// Whom a failure concerns.
fn reach(error: &OpsError) -> Reach {
    match error {
        OpsError::Site(site) => site.reach(),
        OpsError::File { .. }
        | OpsError::Repo(_)
        | OpsError::Chain(_)
        | OpsError::Journal(_)
        | OpsError::Lost { .. }
        | OpsError::Offline { .. }
        | OpsError::Crowded { .. }
        | OpsError::NoKey
        | OpsError::Stranger { .. }
        | OpsError::OtherTemplates { .. } => Reach::Website,
        _ => Reach::Statement,
    }
}
