//! Publishing: cleared, sealed, delivered step by step through the journal; each step can be
//! repeated, and the same command takes up where a crash left off.

use super::act::{Draft, matches, record};
use super::audience::{left_elsewhere, still_wrong};
use super::claim;
use super::desk::Desk;
use super::manifests::{manifest, manifest_path};
use super::order::order;
use super::outbox::{Folder, unfinished};
use super::plan::{match_plan, planned, with_main};
use super::post::{Going, Post, Step, mail_name, mail_root};
use super::roll::Roll;
use super::seal::{self, Sealed, release_of};
use super::site::{Leave, Places, make_public, site};
use super::subject::{Subject, ready};
use super::{OpsError, reach};
use crate::journal::Journal;
use crate::ledger::{Verdict, receipt_note};
use crate::release::{Effect, Event, Manifest, Next, Outcome, Progress, Release};
use crate::repo::Change;
use crate::site::{Order, Site};
use crate::statement::{Digest, Lang, StatementId};
use std::path::PathBuf;

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    pub id: StatementId,
    pub release: Digest,
    pub addresses: Vec<String>,
    /// Addresses where a cache still shows visitors an earlier state.
    pub stale: Vec<String>,
    /// The folder of pages, where the website is one.
    pub newsroom: Option<PathBuf>,
    /// Mails that are accepted or written.
    pub mails: usize,
    /// What became of the others.
    pub post: Tally,
    /// Where the mails lie; `None` where a mail server took them.
    pub mail_folder: Option<PathBuf>,
    /// Mails with the wrong version that left from another machine: whoever got them is not told yet.
    pub elsewhere: usize,
    /// People who have the wrong version from here and are not told yet, where nothing else is left to do.
    pub wrong: usize,
    /// Everything had gone out before.
    pub already: bool,
    /// An interrupted delivery was taken up.
    pub resumed: bool,
}

/// Mails that are not simply out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// For good.
    pub refused: usize,
    /// Not now.
    pub deferred: usize,
    /// Objected or forgotten since the list was frozen.
    pub dropped: usize,
    /// Nobody knows.
    pub unknown: usize,
    /// Given up by a person.
    pub given_up: usize,
}

impl Tally {
    pub(super) fn of(progress: &Progress) -> Self {
        Self {
            refused: progress.refused.len(),
            deferred: progress.deferred.len(),
            dropped: progress.dropped,
            // Of what was given up nobody is asked any more.
            unknown: if progress.abandoned.is_none() { progress.unknown.len() } else { 0 },
            given_up: progress.given_up,
        }
    }
}

/// Whether these editions went out: a receipt says so, and the manifest that it signs is there.
pub(super) fn is_out(desk: &Desk, subject: &Subject) -> Result<bool, OpsError> {
    if subject.evaluation.published != subject.in_play() {
        return Ok(false);
    }
    let (release, _) = release_of(desk, subject);
    let Some(manifest) = manifest(desk, &subject.id, &release)? else {
        return Err(OpsError::FalseReceipt { id: subject.id.clone() });
    };
    let signed = subject.entries.iter().filter_map(|entry| entry.record.as_ref().ok());
    let signed = signed.filter(|record| record.verdict == Verdict::Receipt);
    let fits = manifest.editions == subject.evaluation.published && manifest.release == release;
    match fits && signed.into_iter().any(|record| record.manifest() == Some(manifest.digest())) {
        true => Ok(true),
        false => Err(OpsError::FalseReceipt { id: subject.id.clone() }),
    }
}

/// Whether a delivery of these editions was begun and did not end: it is finished, and nobody asked again.
pub fn is_begun(desk: &Desk, id: &StatementId) -> Result<bool, OpsError> {
    let (release, _) = release_of(desk, &ready(desk, id)?);
    Ok(unfinished(&Journal::read(&Folder::at(desk, &release)?.journal())?))
}

/// What `publish` would answer, where there is nothing left for it to do.
pub fn already_out(desk: &Desk, id: &StatementId) -> Result<Option<Published>, OpsError> {
    let subject = ready(desk, id)?;
    let (release, _) = release_of(desk, &subject);
    let begun = Journal::read(&Folder::at(desk, &release)?.journal())?;
    let out = is_out(desk, &subject)? && !unfinished(&begun);
    out.then(|| already(desk, &subject, release, &begun)).transpose()
}

/// Publishes, or goes on with a delivery that was interrupted. `seen` is the plan's digest, the
/// release's or the text's, as the person saw it; `leave` is what they said about changes by hand;
/// `step` hears of each step before it is taken.
pub fn publish(
    desk: &Desk,
    id: &StatementId,
    seen: Option<&str>,
    leave: Leave,
    step: &mut dyn FnMut(&Step<'_>),
) -> Result<Published, OpsError> {
    publish_on(desk, &site(desk)?, id, seen, leave, step)
}

/// The same on a website that is open already.
pub(super) fn publish_on(
    desk: &Desk,
    site: &Site,
    id: &StatementId,
    seen: Option<&str>,
    leave: Leave,
    step: &mut dyn FnMut(&Step<'_>),
) -> Result<Published, OpsError> {
    desk.me()?;
    desk.workspace.check_branch()?;
    let subject = ready(desk, id)?;
    let (release, _) = release_of(desk, &subject);
    let folder = Folder::of(desk, &release)?;
    let begun = Journal::read(&folder.journal())?;
    if is_out(desk, &subject)? && !unfinished(&begun) {
        return already(desk, &subject, release, &begun);
    }
    if !unfinished(&begun) {
        // From the point of no return on, an interrupted delivery is finished, not judged again.
        if let Err(refusals) = subject.clear(desk, desk.now()) {
            return Err(desk.refused(id, refusals));
        }
        subject.nothing_vanishes()?;
        if leave.silent {
            // The plan was one for all, of releases.
            matches(id, seen, &release)?;
        } else {
            let plan = planned(desk, &subject)?;
            if plan.elsewhere > 0 && !leave.mails {
                let (id, count) = (id.clone(), plan.elsewhere);
                return Err(match plan.aftermath {
                    None => OpsError::CopiesElsewhere { id, count },
                    Some(_) => OpsError::SentElsewhere { id, count },
                });
            }
            match_plan(&plan, &subject, seen)?;
        }
    }
    let order = order(desk, &subject, leave)?;
    let elsewhere = if leave.silent { 0 } else { left_elsewhere(desk, &subject)? };
    // Who may have these words under embargo is known elsewhere alone: from here nobody is written to.
    let silent = leave.silent || (leave.mails && subject.aftermath.is_none());
    let delivery = Delivering { desk, id, folder: &folder, site, order, silent, elsewhere };
    // Somebody else's claim is no step of ours: nothing is begun.
    delivery.own_claim(&subject, &release)?;
    let mut journal = Journal::open(&folder.journal())?;
    let resumed = !journal.events().is_empty();
    let sealed = delivery.run(&mut journal, step)?;
    delivery.finished(&sealed, &journal, resumed)
}

/// Where the mails of a release lie, if they are files.
fn mail_folder(desk: &Desk, id: &StatementId, release: &Digest) -> Option<PathBuf> {
    (!desk.workflow.mail.by_smtp()).then(|| mail_root(desk).join(mail_name(id, release)))
}

fn already(desk: &Desk, subject: &Subject, release: Digest, events: &[Event]) -> Result<Published, OpsError> {
    let site = site(desk)?;
    let langs: Vec<Lang> = subject.evaluation.published.keys().cloned().collect();
    // The website knows where it is now, whatever became of its addresses; the journal where it went.
    let (asked, known) = (site.addresses(&desk.repo(), &subject.id, &with_main(desk, &langs)), Places::of(events));
    let known = known.addresses;
    let addresses = if known.is_empty() { asked? } else { asked.ok().filter(|now| !now.is_empty()).unwrap_or(known) };
    Ok(Published {
        id: subject.id.clone(),
        release,
        addresses: addresses.into_iter().map(|(_, address)| address).collect(),
        stale: Vec::new(),
        newsroom: site.newsroom().map(|newsroom| newsroom.root().to_owned()),
        mails: 0,
        post: Tally::default(),
        mail_folder: mail_folder(desk, &subject.id, &release),
        elsewhere: 0,
        wrong: still_wrong(desk, subject)?,
        already: true,
        resumed: false,
    })
}

/// One delivery with everything that its steps need.
struct Delivering<'a> {
    desk: &'a Desk,
    id: &'a StatementId,
    folder: &'a Folder,
    site: &'a Site,
    order: Order,
    silent: bool,
    elsewhere: usize,
}

impl Delivering<'_> {
    /// Takes step after step until nothing is left: intent on the disk, then the effect, then its end.
    fn run(&self, journal: &mut Journal, step: &mut dyn FnMut(&Step<'_>)) -> Result<Sealed, OpsError> {
        let mut sealed = None;
        let mut post = None;
        loop {
            self.doubt_mails(journal)?;
            self.desk.surroundings.go_on(self.id, journal.events())?;
            let next = journal.next();
            if next == Next::Open {
                let opened = self.open()?;
                journal.append(opened)?;
                continue;
            }
            let ready = match sealed.take() {
                Some(ready) => ready,
                None => seal::load(self.folder, journal.events())?,
            };
            match next {
                Next::Open | Next::Finished => {
                    reach::over(&self.desk.surroundings, &ready.release.manifest().release, journal.events())?;
                    return Ok(ready);
                }
                Next::Do(Effect::Mail(_)) | Next::LookUp(Effect::Mail(_)) | Next::Later(..) => {
                    let post = match &mut post {
                        Some(open) => open,
                        none => none.insert(Post::open(self.desk, self.id, &ready.release)?),
                    };
                    if post.take(journal, &next, step)? == Going::Enough {
                        return Ok(ready);
                    }
                }
                Next::Ask(Effect::Mail(_)) => return Ok(ready),
                Next::Do(effect) => {
                    step(&Step::Effect(&effect));
                    journal.append(Event::Intent(effect.clone()))?;
                    match self.take(&effect, &ready) {
                        Ok(words) => journal.append(Event::Ended(effect, Outcome::Done(words)))?,
                        Err(error) => {
                            // What certainly did not happen need not be looked for next time.
                            if matches!(&error, OpsError::Site(site) if !site.leaves_open()) {
                                journal.append(Event::Ended(effect, Outcome::NotDone(String::new())))?;
                            }
                            return Err(error);
                        }
                    }
                }
                Next::LookUp(effect) => {
                    let found = self.look_up(&effect, &ready)?;
                    let outcome = found.map_or_else(|| Outcome::NotDone(String::new()), Outcome::Done);
                    journal.append(Event::Ended(effect, outcome))?;
                }
                Next::Ask(effect) => {
                    return Err(OpsError::UnknownEffect { id: self.id.clone(), effect: format!("{effect:?}") });
                }
            }
            sealed = Some(ready);
        }
    }

    /// Of a publication that was taken over nobody here knows which mails have left: each is unknown
    /// until a person says so.
    fn doubt_mails(&self, journal: &mut Journal) -> Result<(), OpsError> {
        let Some(person) = self.folder.predecessor() else { return Ok(()) };
        let spoken_of = |key: &String| {
            journal.events().iter().any(|event| match event {
                Event::Ended(Effect::Mail(known), _) | Event::Intent(Effect::Mail(known)) => known == key,
                _ => false,
            })
        };
        let frozen = journal.events().iter().find_map(|event| match event {
            Event::Opened { recipients, .. } => Some(recipients),
            _ => None,
        });
        let open: Vec<String> = frozen.into_iter().flatten().filter(|key| !spoken_of(key)).cloned().collect();
        for key in open {
            journal.append(Event::Ended(Effect::Mail(key), Outcome::Unknown(person.clone())))?;
        }
        Ok(())
    }

    /// Builds and seals, unless the sealed bytes of an interrupted run are there.
    fn open(&self) -> Result<Event, OpsError> {
        if self.folder.manifest()?.is_none() {
            let subject = Subject::read(self.desk, self.id)?;
            let clearance = self.cleared(&subject)?;
            let (release, roll) = seal::build(self.desk, &subject, clearance, self.silent)?;
            // First the list: what lies sealed can always be taken up.
            roll.save(&self.desk.surroundings, &release.manifest().release)?;
            self.folder.note_home(&self.desk.surroundings)?;
            self.folder.put(release.manifest(), release.artefacts())?;
        }
        let manifest = self.folder.manifest()?.ok_or_else(|| OpsError::NeverPublished { id: self.id.clone() })?;
        let roll = Roll::load(&self.desk.surroundings, &manifest.release)?.unwrap_or_default();
        if roll.digest() != manifest.recipients {
            return Err(OpsError::OtherRoll { id: self.id.clone() });
        }
        let recipients = roll.keys();
        let opened = Event::Opened { release: manifest.release, manifest: manifest.digest(), recipients };
        let sealed = seal::load(self.folder, std::slice::from_ref(&opened))?;
        Post::finds_room(self.desk, self.id, &sealed.release)?;
        Ok(opened)
    }

    fn cleared(&self, subject: &Subject) -> Result<crate::review::Clearance, OpsError> {
        subject.clear(self.desk, self.desk.now()).map_err(|refusals| self.desk.refused(self.id, refusals))
    }

    fn take(&self, effect: &Effect, sealed: &Sealed) -> Result<String, OpsError> {
        match effect {
            Effect::Claim => self.claim(sealed),
            Effect::Build => Ok(sealed.release.manifest().digest().to_string()),
            Effect::Draft => {
                self.site.draft(&sealed.release, &self.order)?;
                Ok(String::new())
            }
            Effect::GoLive => self.go_live(&sealed.release),
            // The post does these.
            Effect::Mail(_) => Ok(String::new()),
            Effect::Receipt => self.receipt(sealed),
        }
    }

    /// What is there already of an effect that was begun and whose end is not written.
    fn look_up(&self, effect: &Effect, sealed: &Sealed) -> Result<Option<String>, OpsError> {
        let release = &sealed.release.manifest().release;
        Ok(match effect {
            Effect::Claim => {
                let desk = claim::newest(self.desk, self.id)?;
                claim::own(&desk, &Subject::read(&desk, self.id)?, self.folder, release)?
            }
            Effect::Build => Some(sealed.release.manifest().digest().to_string()),
            Effect::Draft => self.site.drafted(&sealed.release)?.then(String::new),
            // Going live again finds what is done and does the rest.
            Effect::GoLive => match self.site.went_live(&sealed.release)? {
                true => Some(self.make_public(&sealed.release)?),
                false => None,
            },
            Effect::Mail(_) => None,
            Effect::Receipt => {
                let subject = Subject::read(self.desk, self.id)?;
                let editions = &sealed.release.manifest().editions;
                (&subject.evaluation.published == editions).then(String::new)
            }
        })
    }

    /// The claim that is ours, or an error if somebody else has one.
    fn own_claim(&self, subject: &Subject, release: &Digest) -> Result<Option<String>, OpsError> {
        claim::own(self.desk, subject, self.folder, release)
    }

    fn claim(&self, sealed: &Sealed) -> Result<String, OpsError> {
        let manifest = sealed.release.manifest();
        claim::make(self.desk, self.id, self.folder, &manifest.release, &manifest.editions)
    }

    /// The point of no return: every gate is looked at once more, at the state saved now.
    fn go_live(&self, release: &Release) -> Result<String, OpsError> {
        let desk = claim::newest(self.desk, self.id)?;
        let subject = ready(&desk, self.id)?;
        if claim::own(&desk, &subject, self.folder, &release.manifest().release)?.is_none() {
            // Somebody took it over, and their receipt has closed the claim.
            let by = subject.evaluation.receipts.last().map(|receipt| receipt.person.to_string());
            let (id, by) = (self.id.clone(), by.unwrap_or_else(|| "?".to_owned()));
            return Err(OpsError::Claimed { id, by, own: false });
        }
        let now = subject.clear(&desk, desk.now()).map_err(|refusals| desk.refused(self.id, refusals))?;
        if now.editions() != &release.manifest().editions {
            let shown = subject.digest().short();
            return Err(OpsError::NoMatch {
                id: self.id.clone(),
                seen: release.manifest().release.short(),
                now: shown,
            });
        }
        self.make_public(release)
    }

    fn make_public(&self, release: &Release) -> Result<String, OpsError> {
        let live = make_public(self.desk, self.site, release, &self.order)?;
        Ok(Places { addresses: live.addresses, stale: live.stale }.print())
    }

    fn receipt(&self, sealed: &Sealed) -> Result<String, OpsError> {
        let subject = Subject::read(self.desk, self.id)?;
        let manifest = sealed.release.manifest();
        let note = receipt_note(&manifest.release, &manifest.digest());
        let draft = Draft { verdict: Verdict::Receipt, editions: &manifest.editions, role: None, note: Some(note) };
        let kept =
            Change { path: manifest_path(self.id, &manifest.release), bytes: Some(manifest.print().into_bytes()) };
        let receipt = record(self.desk, &subject, draft, &[kept], &format!("{}: published", self.id))?;
        Ok(receipt.to_string())
    }

    fn finished(&self, sealed: &Sealed, journal: &Journal, resumed: bool) -> Result<Published, OpsError> {
        let manifest: &Manifest = sealed.release.manifest();
        let progress = journal.course().progress();
        let post = Tally::of(&progress);
        let places = Places::of(journal.events());
        Ok(Published {
            id: self.id.clone(),
            release: manifest.release,
            addresses: places.addresses.into_iter().map(|(_, address)| address).collect(),
            stale: places.stale,
            newsroom: self.site.newsroom().map(|newsroom| newsroom.root().to_owned()),
            mails: progress.sent,
            post,
            mail_folder: mail_folder(self.desk, self.id, &manifest.release),
            elsewhere: self.elsewhere,
            wrong: 0,
            already: false,
            resumed,
        })
    }
}
