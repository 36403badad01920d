//! The post: takes the mails of one delivery to the mail server, or into the folder, one after the
//! other, and writes down how each ended before it takes the next.
//!
//! Whoever objected since the list was frozen is left out at the last moment. What the server puts off
//! comes again after a rest; what it refuses is settled; where nobody knows, a person is asked later.

use super::desk::Desk;
use super::roll::Roll;
use super::{OpsError, Surroundings, contacts, passwords, reach, settings};
use crate::contacts::{Contacts, Email, Recipient};
use crate::journal::Journal;
use crate::mail::{Answer, Courier, Letters, Mail, MailFolder, Message, Relay, is_no_address, sender};
use crate::release::{Effect, Event, Next, Outcome, Release};
use crate::statement::{Digest, StatementId};
use std::collections::HashSet;
use std::path::PathBuf;
use std::time::{Duration, SystemTime};

/// What a delivery is doing, for the person who watches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step<'a> {
    Effect(&'a Effect),
    /// One mail of many.
    Mail {
        at: usize,
        of: usize,
        per_minute: u32,
    },
    /// The first mail leaves in so many seconds; until then nothing has happened.
    Hold {
        seconds: u64,
        mails: usize,
    },
    /// The server put some off; they are tried again in so many seconds.
    Rest {
        seconds: u64,
        mails: usize,
    },
}

/// Whether the delivery can go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Going {
    On,
    /// Nothing more can be done now.
    Enough,
}

/// Rests before mails that were put off are tried again, within one run; greylisting asks for minutes.
const RESTS: [Duration; 3] = [Duration::from_secs(60), Duration::from_secs(300), Duration::from_secs(900)];

/// So many messages turned away in a row, for no reason of the recipient's, are no chance.
const PATIENCE: usize = 5;

pub(super) struct Post<'a> {
    surroundings: &'a Surroundings,
    mail: &'a Mail,
    id: &'a StatementId,
    way: Way,
    roll: Roll,
    from: Email,
    letters: Letters,
    contacts: Contacts,
    objectors: HashSet<String>,
    /// The state in which the press list was read.
    contacts_as_of: Option<(SystemTime, u64)>,
    /// Mails taken to the server in this run.
    taken: usize,
    /// How often the mails that come again had been put off before this run.
    deferred_before: Option<usize>,
    /// How many rests this run has had.
    rested: usize,
    turned_away: usize,
}

/// Where mails go.
enum Way {
    Folder(MailFolder),
    Server { relay: Relay, courier: Option<Box<Courier>> },
}

impl<'a> Post<'a> {
    /// Opens the way that the rules name; nothing is sent, and no server is called.
    pub(super) fn open(desk: &'a Desk, id: &'a StatementId, release: &Release) -> Result<Self, OpsError> {
        let post = Self::ready(desk, id, release)?;
        // Before the first mail leaves, everybody who shares the list can see whom it is for.
        reach::note(&desk.surroundings, &release.manifest().release, &post.roll.keys())?;
        Ok(post)
    }

    /// An error where something else lies where a mail is to be written: asked before anything is public.
    pub(super) fn finds_room(desk: &'a Desk, id: &'a StatementId, release: &Release) -> Result<(), OpsError> {
        let name = mail_name(id, &release.manifest().release);
        // Nothing lies in a folder that is not there, and none is made by asking.
        if desk.workflow.mail.by_smtp() || !mail_root(desk).join(name).exists() {
            return Ok(());
        }
        let post = Self::ready(desk, id, release)?;
        let Way::Folder(folder) = &post.way else { return Ok(()) };
        for key in post.roll.keys() {
            post.lies_in(folder, &key)?;
        }
        Ok(())
    }

    fn ready(desk: &'a Desk, id: &'a StatementId, release: &Release) -> Result<Self, OpsError> {
        let mail = &desk.workflow.mail;
        let digest = &release.manifest().release;
        let way = match mail.by_smtp() {
            true => Way::Server { relay: relay(desk)?, courier: None },
            false => Way::Folder(MailFolder::open(&mail_root(desk), &mail_name(id, digest))?),
        };
        let roll = Roll::load(&desk.surroundings, digest)?.unwrap_or_default();
        let usual = mail.language.clone().or_else(|| desk.policy().languages.first().cloned()).unwrap_or_default();
        let letters = (sender(release)?, Letters::of(release, &usual)?);
        Ok(Self::new(&desk.surroundings, mail, id, way, roll, letters))
    }

    fn new(
        surroundings: &'a Surroundings,
        mail: &'a Mail,
        id: &'a StatementId,
        way: Way,
        roll: Roll,
        (from, letters): (Email, Letters),
    ) -> Self {
        Self {
            surroundings,
            mail,
            id,
            way,
            roll,
            from,
            letters,
            contacts: Contacts::default(),
            objectors: HashSet::new(),
            contacts_as_of: None,
            taken: 0,
            deferred_before: None,
            rested: 0,
            turned_away: 0,
        }
    }

    /// Takes one step about a mail, and writes it down.
    pub(super) fn take(
        &mut self,
        journal: &mut Journal,
        next: &Next,
        tell: &mut dyn FnMut(&Step<'_>),
    ) -> Result<Going, OpsError> {
        match next {
            Next::Do(Effect::Mail(key)) => self.send(journal, key, tell)?,
            Next::Later(Effect::Mail(key), times) => {
                if !self.rest(journal, *times, tell) {
                    return Ok(Going::Enough);
                }
                self.go_on(journal)?;
                self.send(journal, key, tell)?;
            }
            Next::LookUp(effect @ Effect::Mail(key)) => {
                let outcome = match &self.way {
                    Way::Folder(folder) if self.lies_in(folder, key)? => Outcome::Done(String::new()),
                    Way::Folder(_) => Outcome::NotDone(String::new()),
                    // A mail server cannot be asked what it took.
                    Way::Server { .. } => Outcome::Unknown(String::new()),
                };
                journal.append(Event::Ended(effect.clone(), outcome))?;
            }
            _ => return Ok(Going::Enough),
        }
        Ok(Going::On)
    }

    fn send(&mut self, journal: &mut Journal, key: &str, tell: &mut dyn FnMut(&Step<'_>)) -> Result<(), OpsError> {
        let effect = Effect::Mail(key.to_owned());
        let Some(person) = self.wanted(key)? else {
            journal.append(Event::Ended(effect, Outcome::Dropped(String::new())))?;
            return Ok(());
        };
        let written = self.letters.to(&person, key)?;
        if let Way::Folder(folder) = &self.way {
            folder.holds(&written)?;
        }
        self.pause(journal, tell);
        self.go_on(journal)?;
        self.call()?;
        self.go_on(journal)?;
        let (settled, of) = journal.course().mails();
        tell(&Step::Mail { at: settled + 1, of, per_minute: self.mail.per_minute });
        journal.append(Event::Intent(effect.clone()))?;
        self.taken += 1;
        let (outcome, stopped) = self.hand_over(&written, &person)?;
        let words = outcome.words().to_owned();
        let dead = matches!(&outcome, Outcome::Refused(reply) if is_no_address(reply));
        journal.append(Event::Ended(effect, outcome))?;
        if dead && self.contacts.knows(&person.email) {
            contacts::bounce(self.surroundings, &person.email, false)?;
        }
        match stopped {
            true => Err(OpsError::MailStopped { id: self.id.clone(), reply: words }),
            false => Ok(()),
        }
    }

    /// Whether this person's mail lies there, and nothing else in its place.
    fn lies_in(&self, folder: &MailFolder, key: &str) -> Result<bool, OpsError> {
        match self.roll.person(key) {
            Some(person) => Ok(folder.holds(&self.letters.to(person, key)?)?),
            // Forgotten since: what the mail said is not known any more.
            None => Ok(folder.has(key)),
        }
    }

    /// An error where the person wants it to stop.
    fn go_on(&self, journal: &Journal) -> Result<(), OpsError> {
        self.surroundings.go_on(self.id, journal.events())
    }

    /// The person, unless they objected or were forgotten since the list was frozen.
    fn wanted(&mut self, key: &str) -> Result<Option<Recipient>, OpsError> {
        let as_of = settings::contacts_as_of(self.surroundings);
        if as_of.is_none() || as_of != self.contacts_as_of {
            self.contacts = settings::contacts(self.surroundings)?;
            self.objectors = self.contacts.objectors();
            self.contacts_as_of = as_of;
        }
        let wants = |person: &&Recipient| !self.objectors.contains(&person.email.as_str().to_lowercase());
        Ok(self.roll.person(key).filter(wants).cloned())
    }

    /// Hands it over; also says whether the next one would fail as well.
    fn hand_over(&mut self, written: &Message, person: &Recipient) -> Result<(Outcome, bool), OpsError> {
        let answer = match &mut self.way {
            Way::Folder(folder) => {
                folder.put(written)?;
                return Ok((Outcome::Done(String::new()), false));
            }
            Way::Server { courier: Some(courier), .. } => courier.deliver(written, &self.from, &person.email),
            Way::Server { courier: None, .. } => Answer::Stopped(String::new()),
        };
        self.turned_away = match &answer {
            Answer::Deferred { mailbox: false, .. } | Answer::Refused { mailbox: false, .. } => self.turned_away + 1,
            Answer::Deferred { .. } | Answer::Refused { .. } => self.turned_away,
            Answer::Accepted(_) | Answer::Stopped(_) | Answer::Unknown(_) => 0,
        };
        let tired = self.turned_away >= PATIENCE;
        Ok(match answer {
            Answer::Accepted(reply) => (Outcome::Done(reply), false),
            Answer::Refused { reply, mailbox: true } => (Outcome::Refused(reply), false),
            // Nobody's address is at fault: if all are turned away, all can come again.
            Answer::Refused { reply, mailbox: false } if tired => (Outcome::NotDone(reply), true),
            Answer::Refused { reply, .. } => (Outcome::Refused(reply), false),
            Answer::Deferred { reply, .. } => (Outcome::Deferred(reply), tired),
            Answer::Stopped(reply) => (Outcome::NotDone(reply), true),
            Answer::Unknown(reply) => (Outcome::Unknown(reply), false),
        })
    }

    /// Connects, if there is no connection that still holds.
    fn call(&mut self) -> Result<(), OpsError> {
        if let Way::Server { relay, courier } = &mut self.way
            && courier.as_ref().is_none_or(|courier| courier.is_broken())
        {
            *courier = Some(Box::new(Courier::connect(relay)?));
        }
        Ok(())
    }

    /// The time before the first mail in which it can all still be stopped, or that between two mails.
    fn pause(&mut self, journal: &Journal, tell: &mut dyn FnMut(&Step<'_>)) {
        let Way::Server { .. } = self.way else { return };
        let begun = journal.events().iter().any(|event| matches!(event, Event::Intent(Effect::Mail(_))));
        let mails = self.roll.len();
        match (begun, self.taken) {
            (false, _) => self.count_down(self.mail.hold, |seconds| Step::Hold { seconds, mails }, tell),
            (true, 0) => {}
            (true, _) => self.surroundings.rest(self.mail.interval()),
        }
    }

    /// Rests before mails come again; false when this run has had all its rests. `times` is how often
    /// the server put off the one that is next. A run that begins with them needs no rest first.
    fn rest(&mut self, journal: &Journal, times: usize, tell: &mut dyn FnMut(&Step<'_>)) -> bool {
        let before = if self.taken == 0 { times } else { times.saturating_sub(1) };
        let due = times.saturating_sub(*self.deferred_before.get_or_insert(before));
        if due <= self.rested {
            return true;
        }
        let Some(rest) = RESTS.get(self.rested) else { return false };
        (self.rested, self.turned_away) = (due, 0);
        let mails = journal.course().progress().deferred.len();
        self.count_down(rest.as_secs(), |seconds| Step::Rest { seconds, mails }, tell);
        true
    }

    /// Lets seconds go by and says how many are left, so that the person can stop it in time.
    fn count_down(&self, seconds: u64, step: impl Fn(u64) -> Step<'static>, tell: &mut dyn FnMut(&Step<'_>)) {
        for left in (1..=seconds).rev() {
            if (self.surroundings.stopped)() {
                return;
            }
            tell(&step(left));
            self.surroundings.rest(Duration::from_secs(1));
        }
    }
}

impl Drop for Post<'_> {
    fn drop(&mut self) {
        if let Way::Server { courier, .. } = &mut self.way
            && let Some(courier) = courier.take()
        {
            courier.quit();
        }
    }
}

/// The mail server of the rules with this person's way into it.
fn relay(desk: &Desk) -> Result<Relay, OpsError> {
    let mail = &desk.workflow.mail;
    let account = passwords::account(&desk.surroundings, &mail.origin())?;
    let authority = account.authority.as_ref().map(|path| std::fs::read(path).map_err(OpsError::file(path)));
    Ok(Relay {
        host: mail.host.clone(),
        port: mail.port(),
        security: mail.security,
        hello: mail.hello(),
        login: account.login(),
        authority: authority.transpose()?,
        patience: Duration::from_secs(60),
        long_patience: Duration::from_secs(600),
    })
}

/// An open connection to the mail server of the rules.
pub(super) fn courier(desk: &Desk) -> Result<Courier, OpsError> {
    Ok(Courier::connect(&relay(desk)?)?)
}

pub(super) fn mail_root(desk: &Desk) -> PathBuf {
    desk.workspace.root().join(&desk.workflow.mail.folder)
}

/// The folder of a release below the outbox.
pub fn mail_name(id: &StatementId, release: &Digest) -> String {
    format!("{id}-{}", release.short())
}

#[cfg(test)]
mod tests;
