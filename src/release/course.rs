//! How a delivery goes, decided without doing any of it: from what the journal holds to the next step.
//!
//! A press list has a thousand people, and after each mail it is asked what comes next. So the
//! events are read once and each new one is noted; what can be done next lies sorted.

use super::delivery::{Effect, Event, Outcome};
use std::collections::{BTreeSet, HashMap, HashSet};

/// What to do now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    /// Nothing was begun: open the journal.
    Open,
    /// Write the intent, then do it.
    Do(Effect),
    /// It was begun and its end is not known: look it up first, adopt what is there.
    LookUp(Effect),
    /// It was put off this many times, and nothing else is left to do: rest, then try again.
    Later(Effect, usize),
    /// Cannot be known here; a person must say.
    Ask(Effect),
    Finished,
}

/// How far a delivery is, for `outbox` and progress lines.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Progress {
    /// Effects that are done.
    pub done: usize,
    /// Mails among them.
    pub sent: usize,
    /// All effects, as far as they are known: the mails only after the journal was opened.
    pub total: usize,
    /// Mails that the server refused for good.
    pub refused: Vec<Effect>,
    /// Mails that are not wanted any more.
    pub dropped: usize,
    /// Mails that the server put off.
    pub deferred: Vec<Effect>,
    /// Effects that were begun and of which nobody knows yet whether they happened.
    pub unknown: Vec<Effect>,
    /// Effects that were given up before they were done.
    pub given_up: usize,
    /// Who gave the rest up, and why.
    pub abandoned: Option<(String, String)>,
    /// How many mails are settled, and how many there are.
    pub mails: (usize, usize),
}

impl Progress {
    pub fn of(events: &[Event]) -> Self {
        Course::of(events).progress()
    }

    /// Effects that nothing more will be done about.
    pub fn settled(&self) -> usize {
        self.done + self.dropped + self.refused.len() + self.given_up
    }
}

/// The mails that went out or may have: those whose recipients have, or may have, this release.
pub fn reached(events: &[Event]) -> BTreeSet<String> {
    let course = Course::of(events);
    let may_have = |at: &Standing| matches!(at, Standing::Done | Standing::Unknown | Standing::Begun);
    let mails = course.standings.into_iter().filter(|(_, at)| may_have(at)).filter_map(|(effect, _)| match effect {
        Effect::Mail(key) => Some(key),
        _ => None,
    });
    mails.collect()
}

/// The next step after these events.
pub fn next(events: &[Event]) -> Next {
    Course::of(events).next()
}

/// Where one effect is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// Never begun, or known not to have happened.
    NotBegun,
    Begun,
    Unknown,
    /// Put off, this many times.
    Deferred(usize),
    Refused,
    Dropped,
    /// Not done when the rest was given up.
    GivenUp,
    Done,
}

/// A delivery as far as its journal tells.
#[derive(Debug, Clone, Default)]
pub struct Course {
    /// All effects in their order; none before it was opened. The first opening counts: the list is
    /// frozen there.
    effects: Vec<Effect>,
    /// Whether something becomes public.
    public: bool,
    places: HashMap<Effect, usize>,
    standings: HashMap<Effect, Standing>,
    deferred: HashMap<Effect, usize>,
    /// What is to be begun, looked up or asked before anything else, by place.
    open: BTreeSet<usize>,
    /// Mails that come again, those that were put off least first.
    later: BTreeSet<(usize, usize)>,
    /// Mails that only a person knows of.
    ask: BTreeSet<usize>,
    abandoned: Option<(String, String)>,
    /// How many mails are settled, and how many there are.
    mails: (usize, usize),
}

impl Course {
    pub fn of(events: &[Event]) -> Self {
        let mut course = Self::default();
        events.iter().for_each(|event| course.note(event));
        course
    }

    /// Takes in one more event.
    pub fn note(&mut self, event: &Event) {
        match event {
            Event::Opened { recipients, .. } => self.open(recipients, true),
            Event::Mailing { recipients, .. } => self.open(recipients, false),
            Event::Intent(effect) => self.set(effect, Standing::Begun),
            Event::Ended(effect, outcome) => {
                let after = self.after(effect, outcome);
                self.set(effect, after);
            }
            Event::Abandoned { by, reason } => {
                self.abandoned.get_or_insert_with(|| (by.clone(), reason.clone()));
                for effect in self.effects.clone() {
                    let standing = self.standing(&effect);
                    self.set(&effect, standing);
                }
            }
        }
    }

    /// The next step.
    ///
    /// The effects have one order, and none is begun before the one ahead of it is done: so nothing
    /// becomes public without a claim and no mail leaves before the page is there. Mails alone do not
    /// wait for each other: one that was refused is settled, one that was put off comes again when
    /// everything else is done, the receipt included, and one that is unknown is asked for last of all.
    /// What can be looked up (a record, a file, a folder) asks nobody. What is done stays done, whatever
    /// stands in the journal after it. Where the rest was given up, no mail is left to do and nobody is
    /// asked; what became public still gets its receipt.
    pub fn next(&self) -> Next {
        if self.effects.is_empty() {
            return Next::Open;
        }
        let effect = |at: &usize| self.effects.get(*at).cloned().unwrap_or(Effect::Claim);
        if let Some(effect) = self.open.first().map(effect) {
            return match self.standing(&effect) {
                Standing::NotBegun => Next::Do(effect),
                Standing::Begun => Next::LookUp(effect),
                _ => Next::Ask(effect),
            };
        }
        match (self.later.first(), self.ask.first().filter(|_| self.abandoned.is_none())) {
            (Some((times, at)), _) => Next::Later(effect(at), *times),
            (None, Some(at)) => Next::Ask(effect(at)),
            (None, None) => Next::Finished,
        }
    }

    /// How many mails are settled, and how many there are.
    pub fn mails(&self) -> (usize, usize) {
        self.mails
    }

    /// Whether something is to become public, and is not yet.
    pub fn is_before_going_live(&self) -> bool {
        self.public && self.standing(&Effect::GoLive) != Standing::Done
    }

    pub fn progress(&self) -> Progress {
        let mut progress = Progress {
            total: self.effects.len(),
            mails: self.mails,
            abandoned: self.abandoned.clone(),
            ..Progress::default()
        };
        for effect in &self.effects {
            match self.standing(effect) {
                Standing::Done => {
                    progress.done += 1;
                    progress.sent += usize::from(matches!(effect, Effect::Mail(_)));
                }
                Standing::Dropped => progress.dropped += 1,
                Standing::GivenUp => progress.given_up += 1,
                Standing::Deferred(_) => progress.deferred.push(effect.clone()),
                Standing::Refused => progress.refused.push(effect.clone()),
                Standing::Begun | Standing::Unknown => progress.unknown.push(effect.clone()),
                Standing::NotBegun => {}
            }
        }
        progress
    }

    fn open(&mut self, list: &[String], public: bool) {
        if !self.effects.is_empty() {
            return;
        }
        self.public = public;
        self.effects.push(Effect::Claim);
        if public {
            self.effects.extend([Effect::Build, Effect::Draft, Effect::GoLive]);
        }
        let mut named = HashSet::new();
        self.effects.extend(list.iter().filter(|key| named.insert(*key)).map(|key| Effect::Mail(key.clone())));
        if public {
            self.effects.push(Effect::Receipt);
        }
        self.mails.1 = named.len();
        for (at, effect) in self.effects.clone().into_iter().enumerate() {
            let standing = self.kept(&effect, self.standing(&effect));
            self.standings.insert(effect.clone(), standing);
            self.put(at, &effect, standing);
            self.places.insert(effect, at);
        }
    }

    fn standing(&self, effect: &Effect) -> Standing {
        self.standings.get(effect).copied().unwrap_or(Standing::NotBegun)
    }

    fn after(&mut self, effect: &Effect, outcome: &Outcome) -> Standing {
        match outcome {
            Outcome::Done(_) => Standing::Done,
            Outcome::NotDone(_) => Standing::NotBegun,
            Outcome::Unknown(_) => Standing::Unknown,
            Outcome::Refused(_) => Standing::Refused,
            Outcome::Dropped(_) => Standing::Dropped,
            Outcome::Deferred(_) => {
                let times = self.deferred.entry(effect.clone()).or_insert(0);
                *times += 1;
                Standing::Deferred(*times)
            }
        }
    }

    /// Where an effect is from now on. What is done stays done.
    fn set(&mut self, effect: &Effect, after: Standing) {
        let before = self.standing(effect);
        if before == Standing::Done {
            return;
        }
        let after = self.kept(effect, after);
        self.standings.insert(effect.clone(), after);
        if let Some(at) = self.places.get(effect).copied() {
            self.take(at, effect, before);
            self.put(at, effect, after);
        }
    }

    /// The same, unless the rest was given up: of a mailing everything, of a publication the mails.
    fn kept(&self, effect: &Effect, standing: Standing) -> Standing {
        let mail = matches!(effect, Effect::Mail(_));
        match standing {
            _ if self.abandoned.is_none() || !mail && self.public => standing,
            Standing::NotBegun | Standing::Deferred(_) => Standing::GivenUp,
            Standing::Begun if mail => Standing::Unknown,
            Standing::Begun | Standing::Unknown if !mail => Standing::GivenUp,
            standing => standing,
        }
    }

    fn put(&mut self, at: usize, effect: &Effect, standing: Standing) {
        let mail = matches!(effect, Effect::Mail(_));
        match standing {
            Standing::NotBegun | Standing::Begun => drop(self.open.insert(at)),
            Standing::Unknown if mail => drop(self.ask.insert(at)),
            Standing::Unknown => drop(self.open.insert(at)),
            Standing::Deferred(times) => drop(self.later.insert((times, at))),
            Standing::Refused | Standing::Dropped | Standing::GivenUp | Standing::Done => {
                self.mails.0 += usize::from(mail);
            }
        }
    }

    fn take(&mut self, at: usize, effect: &Effect, standing: Standing) {
        let mail = matches!(effect, Effect::Mail(_));
        match standing {
            Standing::Deferred(times) => drop(self.later.remove(&(times, at))),
            Standing::Refused | Standing::Dropped | Standing::GivenUp | Standing::Done => {
                self.mails.0 -= usize::from(mail);
            }
            Standing::NotBegun | Standing::Begun | Standing::Unknown => {
                self.open.remove(&at);
                self.ask.remove(&at);
            }
        }
    }
}

#[cfg(test)]
mod tests;
