//! Mail to one press list, after publication or under embargo before it; and one mail to oneself, to look at.
//!
//! A mailing is a release of its own: sealed under a clearance, claimed in the shared workspace, so that
//! of two people who send to the same list one does. Whoever has these words already is left out.

use super::act::matches;
use super::audience::{Audience, lists as lists_of, says_what_was_wrong};
use super::claim;
use super::contacts::nobody_on;
use super::desk::Desk;
use super::letter::{Letter, document, letter};
use super::mailed;
use super::outbox::{Folder, channel, unfinished};
use super::post::{Going, Post, Step, mail_name, mail_root};
use super::publish::Tally;
use super::readers::Readers;
use super::render::Set;
use super::roll::Roll;
use super::seal;
use super::subject::{Subject, ready};
use super::{OpsError, passwords, reach, settings};
use crate::contacts::{Email, Recipient};
use crate::journal::Journal;
use crate::mail::{Answer, Letters, MailFolder, sender};
use crate::release::{Effect, Event, Next, Outcome, Release, release_id};
use crate::render::Mark;
use crate::review::Clearance;
use crate::statement::{Digest, Lang, StatementId};
use jiff::Timestamp;
use std::collections::BTreeSet;
use std::path::PathBuf;

/// What would be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mailing {
    pub id: StatementId,
    /// None where it goes to those who have the wrong version.
    pub list: Option<String>,
    pub release: Digest,
    pub recipients: usize,
    /// People on the list who have these words already.
    pub before: usize,
    /// Mails that another machine sent to other lists; whom they went to is not known here.
    pub elsewhere: usize,
    /// People who want a language that the text is not in.
    pub other_language: usize,
    pub languages: Vec<Lang>,
    /// The moment up to which the copies are under embargo, and marked so.
    pub embargo: Option<Timestamp>,
    /// It was begun, and goes on with whom it began.
    pub begun: bool,
    /// Stands for all of the above; `--match` takes it.
    pub digest: Digest,
}

/// What was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    pub id: StatementId,
    pub list: Option<String>,
    pub release: Digest,
    pub mails: usize,
    pub post: Tally,
    /// Where the mails lie; `None` where a mail server took them.
    pub mail_folder: Option<PathBuf>,
}

/// A mailing with all that its steps need.
struct Order<'a> {
    desk: &'a Desk,
    subject: Subject,
    folder: Folder,
    lists: Vec<String>,
    channel: String,
    plan: Mailing,
    /// Whoever gets it, where it was not begun.
    roll: Roll,
}

/// Runs every gate and says what `send` would do. Writes nothing. Without a list it is for those who
/// got the wrong version from this machine and not yet the right one.
pub fn plan_mailing(desk: &Desk, id: &StatementId, list: Option<&str>) -> Result<Mailing, OpsError> {
    Ok(order(desk, id, list)?.plan)
}

/// Sends, or goes on with a mailing that was interrupted. `seen` is the plan's digest.
pub fn send(
    desk: &Desk,
    id: &StatementId,
    list: Option<&str>,
    seen: &str,
    step: &mut dyn FnMut(&Step<'_>),
) -> Result<Sent, OpsError> {
    desk.me()?;
    desk.workspace.check_branch()?;
    let order = order(desk, id, list)?;
    if matches(id, Some(seen), &order.plan.digest).is_err() {
        return Err(OpsError::OtherPlan { id: id.clone(), now: order.plan.digest.short() });
    }
    // Somebody else's claim is no step of ours: nothing is begun.
    claim::own(desk, &order.subject, &order.folder, &order.plan.release)?;
    let mut journal = Journal::open(&order.folder.journal())?;
    order.run(&mut journal, step)?;
    let progress = journal.course().progress();
    let post = Tally::of(&progress);
    let release = order.plan.release;
    let mails = progress.sent;
    let by_folder = !desk.workflow.mail.by_smtp();
    let mail_folder = by_folder.then(|| mail_root(desk).join(mail_name(id, &release)));
    Ok(Sent { id: id.clone(), list: order.plan.list, release, mails, post, mail_folder })
}

/// Judges: is it out, or under an embargo that this list may know? Who is on the list, and who has it already?
fn order<'a>(desk: &'a Desk, id: &StatementId, list: Option<&str>) -> Result<Order<'a>, OpsError> {
    let subject = ready(desk, id)?;
    let editions = subject.in_play();
    let out = !editions.is_empty() && subject.evaluation.published == editions;
    let embargo = subject.embargo.filter(|time| !out && *time > desk.now());
    if !out && embargo.is_none() && !subject.evaluation.published.is_empty() {
        return Err(OpsError::NewWords { id: id.clone() });
    }
    if !out && embargo.is_none() {
        return Err(OpsError::NeverPublished { id: id.clone() });
    }
    if list.is_some() && subject.editions.values().any(|edition| edition.front.withdrawn.is_some()) {
        return Err(OpsError::TakenBack { id: id.clone() });
    }
    let name = list.map(|list| list.trim().to_lowercase());
    let Some(people) = people(desk, &subject, name.as_deref(), embargo.is_some())? else {
        return Err(OpsError::NothingWrong { id: id.clone() });
    };
    let People { lists, roll, before, elsewhere, way } = people;
    let given_up = mailed::given_up(&subject);
    // The first mailing of this way that is not over: people may have come to the list since.
    let mut nth = 0;
    let (release, channel, folder, begun) = loop {
        nth += 1;
        let channel = format!("{way} {nth}");
        let release = release_id(&desk.repo(), id, &editions, &channel);
        let folder = Folder::of(desk, &release)?;
        let events = Journal::read(&folder.journal())?;
        // One that another machine began and gave up is over as well, if it is known whom it went to.
        let gone = given_up.iter().find(|gone| gone.release == release && events.is_empty());
        match gone {
            Some(gone) if gone.mails > 0 && !Readers::of(desk, &subject)?.releases.contains(&release) => {
                let (id, by) = (id.clone(), gone.by.to_string());
                return Err(OpsError::GivenUpElsewhere { id, by, mails: gone.mails });
            }
            Some(_) => {}
            None if events.is_empty() || unfinished(&events) => break (release, channel, folder, !events.is_empty()),
            None => {}
        }
    };
    let frozen = if begun { Roll::load(&desk.surroundings, &release)? } else { None };
    let recipients = frozen.as_ref().map_or(roll.len(), Roll::len);
    let before = if begun { 0 } else { before };
    if desk.workflow.mail.by_smtp() && recipients > 0 {
        passwords::account(&desk.surroundings, &desk.workflow.mail.origin())?;
    }
    let text = format!("mailing {release} {recipients} {} {embargo:?}\n", desk.workflow.mail.from);
    let plan = Mailing {
        id: id.clone(),
        list: name,
        release,
        recipients,
        before,
        elsewhere,
        other_language: frozen.as_ref().unwrap_or(&roll).in_other_languages(editions.keys()),
        languages: editions.keys().cloned().collect(),
        embargo,
        begun,
        digest: Digest::of(text.as_bytes()),
    };
    Ok(Order { desk, subject, folder, lists, channel, plan, roll })
}

/// Whom a mailing is for.
struct People {
    lists: Vec<String>,
    roll: Roll,
    /// How many have these words already.
    before: usize,
    /// Mails of another machine; whom they went to is not known here.
    elsewhere: usize,
    /// Part of the mailing's name.
    way: String,
}

/// Everybody on the list who does not have these words; or those who have the wrong ones. `None` where
/// nothing that is out was ever wrong.
fn people(desk: &Desk, subject: &Subject, list: Option<&str>, embargoed: bool) -> Result<Option<People>, OpsError> {
    let id = &subject.id;
    let Some(name) = list else {
        let roll = Audience::of_the_wrong_version(desk, subject)?.roll;
        // Each machine writes to those whom it knows: its mailing is another one than any other's.
        let way = format!("mail correction {}", settings::home(&desk.surroundings)?);
        let people = People { lists: lists_of(subject), roll, before: 0, elsewhere: 0, way };
        return Ok(says_what_was_wrong(subject).then_some(people));
    };
    if embargoed && !desk.workflow.mail.embargoed_lists.iter().any(|early| early.to_lowercase() == name) {
        return Err(OpsError::EmbargoedList { id: id.clone(), list: name.to_owned() });
    }
    let lists = vec![name.to_owned()];
    let everybody = Roll::draw(desk, &lists)?;
    if everybody.len() == 0 {
        return Err(nobody_on(&settings::contacts(&desk.surroundings)?, name));
    }
    let readers = Readers::of(desk, subject)?;
    // A publication goes to the lists that the text names: who of them has it only its machine knows.
    let public: BTreeSet<Digest> = subject.publications().into_iter().map(|(release, _)| release).collect();
    let named = lists_of(subject).iter().any(|list| list.trim().to_lowercase() == name);
    let mails = mailed::elsewhere(desk, subject, &readers.releases, |release, _| named && public.contains(release))?;
    if mails > 0 {
        return Err(OpsError::MailedElsewhere { id: id.clone(), list: name.to_owned(), mails });
    }
    let elsewhere = mailed::elsewhere(desk, subject, &readers.releases, |_, _| true)?;
    let all = everybody.len();
    let roll = everybody.without(|key, person| readers.has(key, &person.language));
    let way = channel(embargoed, name);
    Ok(Some(People { lists, before: all - roll.len(), roll, elsewhere, way }))
}

impl Order<'_> {
    fn run(&self, journal: &mut Journal, step: &mut dyn FnMut(&Step<'_>)) -> Result<(), OpsError> {
        // Judged again whenever it goes on: an approval may have been taken back.
        let clearance = self.cleared()?;
        if journal.events().is_empty() {
            self.open(clearance, journal)?;
        }
        let release = seal::load(&self.folder, journal.events())?.release;
        let mut post = Post::open(self.desk, &self.plan.id, &release)?;
        loop {
            self.desk.surroundings.go_on(&self.plan.id, journal.events())?;
            let next = journal.next();
            match next {
                Next::Do(Effect::Claim) | Next::LookUp(Effect::Claim) => {
                    step(&Step::Effect(&Effect::Claim));
                    journal.append(Event::Intent(Effect::Claim))?;
                    let claim = claim::make_mailing(self.desk, &self.plan.id, &self.folder, release.manifest())?;
                    journal.append(Event::Ended(Effect::Claim, Outcome::Done(claim)))?;
                }
                Next::Finished => {
                    return reach::over(&self.desk.surroundings, &self.plan.release, journal.events());
                }
                next => {
                    if post.take(journal, &next, step)? == Going::Enough {
                        return Ok(());
                    }
                }
            }
        }
    }

    fn open(&self, clearance: Clearance, journal: &mut Journal) -> Result<(), OpsError> {
        if self.folder.manifest()?.is_none() {
            let shape = Letter { lists: &self.lists, probe: false, correction: self.plan.list.is_none() };
            let release = sealed(self.desk, &self.subject, clearance, &shape, &self.channel, &self.roll)?;
            self.roll.save(&self.desk.surroundings, &release.manifest().release)?;
            self.folder.note_home(&self.desk.surroundings)?;
            self.folder.put(release.manifest(), release.artefacts())?;
        }
        let manifest = self.folder.manifest()?.ok_or_else(|| OpsError::NeverPublished { id: self.plan.id.clone() })?;
        let roll = Roll::load(&self.desk.surroundings, &manifest.release)?.unwrap_or_default();
        if roll.digest() != manifest.recipients {
            return Err(OpsError::OtherRoll { id: self.plan.id.clone() });
        }
        journal.append(Event::Mailing {
            release: manifest.release,
            manifest: manifest.digest(),
            recipients: roll.keys(),
        })?;
        Ok(())
    }

    fn cleared(&self) -> Result<Clearance, OpsError> {
        // Under embargo nothing becomes public; every other gate counts.
        let when = if self.plan.embargo.is_some() { Timestamp::MAX } else { self.desk.now() };
        self.subject.clear(self.desk, when).map_err(|refusals| self.desk.refused(&self.plan.id, refusals))
    }
}

/// The mail and its PDFs, sealed. Copies under embargo are marked in subject, text and PDF.
fn sealed(
    desk: &Desk,
    subject: &Subject,
    clearance: Clearance,
    shape: &Letter<'_>,
    channel: &str,
    roll: &Roll,
) -> Result<Release, OpsError> {
    let set = Set::open(desk)?;
    let embargoed = subject.embargo.is_some_and(|time| time > desk.now());
    let mut artefacts = Vec::new();
    for edition in clearance.editions().keys().filter_map(|lang| subject.editions.get(lang)) {
        let setting = set.setting(edition, Mark::None, embargoed);
        artefacts.extend(letter(desk, &setting, shape)?);
        artefacts.push(document(&setting)?);
    }
    Ok(crate::release::seal(clearance, subject.kind(), channel, artefacts, roll.digest()))
}

/// What became of a test.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Probe {
    /// The mail server took it, with this answer.
    Sent(String),
    /// It lies in this folder and was sent to nobody.
    Written(PathBuf),
}

/// Sends one mail, marked as a test, to this address and to nobody else: no press list is read.
pub fn probe(desk: &Desk, id: &StatementId, lang: Option<&Lang>, to: &Email) -> Result<Probe, OpsError> {
    desk.me()?;
    desk.workspace.check_branch()?;
    let subject = ready(desk, id)?;
    let clearance = subject.clear(desk, Timestamp::MAX).map_err(|refusals| desk.refused(id, refusals))?;
    let shape = Letter { lists: &[], probe: true, correction: false };
    let channel = format!("mail probe {}", desk.now());
    let release = sealed(desk, &subject, clearance, &shape, &channel, &Roll::default())?;
    let language = lang.map(Lang::to_string).unwrap_or_default();
    let source = "-".to_owned();
    let me = Recipient { name: String::new(), email: to.clone(), outlet: String::new(), language, source, since: None };
    let secret = settings::secret(&desk.surroundings)?;
    let usual = desk.policy().languages.first().cloned().unwrap_or_default();
    let written = Letters::of(&release, &usual)?.to(&me, &crate::mail::keyed_hash(&secret, to))?;
    if !desk.workflow.mail.by_smtp() {
        let name = mail_name(id, &release.manifest().release);
        MailFolder::open(&mail_root(desk), &name)?.put(&written)?;
        return Ok(Probe::Written(mail_root(desk).join(name)));
    }
    let mut courier = super::post::courier(desk)?;
    let answer = courier.deliver(&written, &sender(&release)?, to);
    courier.quit();
    match answer {
        Answer::Accepted(reply) => Ok(Probe::Sent(reply)),
        Answer::Unknown(reply) => Err(OpsError::UnknownEffect { id: id.clone(), effect: reply }),
        Answer::Refused { reply, .. } | Answer::Deferred { reply, .. } | Answer::Stopped(reply) => {
            Err(OpsError::ProbeRefused { reply })
        }
    }
}
