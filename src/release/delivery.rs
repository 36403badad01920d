//! Delivery as a state machine without IO: from what the journal holds to the next step.

use super::percent;
use crate::statement::Digest;
use std::collections::{BTreeSet, HashMap, HashSet};

/// One outside effect of a delivery.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Effect {
    /// The signed claim record.
    Claim,
    /// The sealed artefacts on disk.
    Build,
    /// The pages prepared where no visitor sees them.
    Draft,
    /// Made public: the point of no return.
    GoLive,
    /// One mail, named by the keyed hash of its recipient's address.
    Mail(String),
    /// The signed receipt record.
    Receipt,
}

/// How an effect ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// With what can be looked up again: an address, a digest, a server's answer.
    Done(String),
    NotDone(String),
    Unknown(String),
    /// For good: the server will take this mail neither now nor later.
    Refused(String),
    /// Not now: to be tried again after a rest.
    Deferred(String),
    /// Not wanted any more: the person objected or was forgotten after the list was frozen.
    Dropped(String),
}

/// One entry of a release's journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// The release as sealed: manifest digest and the frozen recipients' hashes.
    Opened {
        release: Digest,
        manifest: Digest,
        recipients: Vec<String>,
    },
    /// The same for a mailing to one press list, which makes nothing public.
    Mailing {
        release: Digest,
        manifest: Digest,
        recipients: Vec<String>,
    },
    Intent(Effect),
    Ended(Effect, Outcome),
}

impl Event {
    /// One line of ASCII for the journal, without a line end; `parse` reads it back.
    ///
    /// `opened|mailing <release> <manifest> [<recipient>,<recipient>…]`, `intent <effect>`,
    /// `ended <effect> <outcome> <words>`; fields are percent-encoded, `-` is empty.
    pub fn print(&self) -> String {
        match self {
            Event::Opened { release, manifest, recipients } => opening("opened", release, manifest, recipients),
            Event::Mailing { release, manifest, recipients } => opening("mailing", release, manifest, recipients),
            Event::Intent(effect) => format!("intent {}", effect.print()),
            Event::Ended(effect, outcome) => {
                let (name, words) = outcome.parts();
                format!("ended {} {name} {}", effect.print(), percent::encode(words))
            }
        }
    }

    /// Reads exactly what `print` writes; `None` for any other line.
    pub fn parse(line: &str) -> Option<Self> {
        let fields: Vec<&str> = line.split(' ').collect();
        let event = match fields.as_slice() {
            [kind @ ("opened" | "mailing"), release, manifest, list] => {
                let (release, manifest) = (Digest::parse(release)?, Digest::parse(manifest)?);
                let recipients = recipients(list.strip_prefix('[')?.strip_suffix(']')?)?;
                match *kind {
                    "opened" => Event::Opened { release, manifest, recipients },
                    _ => Event::Mailing { release, manifest, recipients },
                }
            }
            ["intent", effect] => Event::Intent(Effect::parse(effect)?),
            ["ended", effect, name, words] => {
                Event::Ended(Effect::parse(effect)?, Outcome::from_parts(name, percent::decode(words)?)?)
            }
            _ => return None,
        };
        (event.print() == line).then_some(event)
    }
}

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
    /// How many mails are settled, and how many there are.
    pub mails: (usize, usize),
}

impl Progress {
    pub fn of(events: &[Event]) -> Self {
        let (effects, standings) = (effects(events), standings(events));
        let mut progress = Self { total: effects.len(), ..Self::default() };
        for effect in effects {
            let standing = at(&standings, &effect);
            let settled = matches!(standing, Standing::Done | Standing::Dropped | Standing::Refused);
            if matches!(effect, Effect::Mail(_)) {
                progress.mails = (progress.mails.0 + usize::from(settled), progress.mails.1 + 1);
            }
            match standing {
                Standing::Done => progress.done += 1,
                Standing::Dropped => progress.dropped += 1,
                Standing::Deferred(_) => progress.deferred.push(effect),
                Standing::Refused => progress.refused.push(effect),
                Standing::Begun | Standing::Unknown => progress.unknown.push(effect),
                Standing::NotBegun => {}
            }
        }
        progress
    }

    /// Effects that nothing more will be done about.
    pub fn settled(&self) -> usize {
        self.done + self.dropped + self.refused.len()
    }
}

/// The mails that went out or may have: those whose recipients have, or may have, this release.
pub fn reached(events: &[Event]) -> BTreeSet<String> {
    let standings = standings(events);
    let may_have = |at: &Standing| matches!(at, Standing::Done | Standing::Unknown | Standing::Begun);
    let mails = standings.into_iter().filter(|(_, at)| may_have(at)).filter_map(|(effect, _)| match effect {
        Effect::Mail(key) => Some(key.clone()),
        _ => None,
    });
    mails.collect()
}

/// The next step after these events.
///
/// The effects have one order, and none is begun before the one ahead of it is done: so nothing
/// becomes public without a claim and no mail leaves before the page is there. Mails alone do not
/// wait for each other: one that was refused is settled, one that was put off comes again when
/// everything else is done, the receipt included, and one that is unknown is asked for last of all.
/// What can be looked up (a record, a file, a folder) asks nobody. What is done stays done, whatever
/// stands in the journal after it.
pub fn next(events: &[Event]) -> Next {
    let effects = effects(events);
    if effects.is_empty() {
        return Next::Open;
    }
    let standings = standings(events);
    let (mut later, mut ask): (Option<(Effect, usize)>, _) = (None, None);
    for effect in effects {
        match at(&standings, &effect) {
            Standing::Done | Standing::Refused | Standing::Dropped => {}
            Standing::NotBegun => return Next::Do(effect),
            Standing::Begun => return Next::LookUp(effect),
            Standing::Deferred(times) => {
                if later.as_ref().is_none_or(|(_, fewest)| times < *fewest) {
                    later = Some((effect, times));
                }
            }
            Standing::Unknown if matches!(effect, Effect::Mail(_)) => ask = ask.or(Some(effect)),
            Standing::Unknown => return Next::Ask(effect),
        }
    }
    match (later, ask) {
        (Some((effect, times)), _) => Next::Later(effect, times),
        (None, Some(effect)) => Next::Ask(effect),
        (None, None) => Next::Finished,
    }
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
    Done,
}

fn at(standings: &HashMap<&Effect, Standing>, effect: &Effect) -> Standing {
    standings.get(effect).copied().unwrap_or(Standing::NotBegun)
}

/// Where every effect is that the journal speaks of, read once: a press list has a thousand of them.
fn standings(events: &[Event]) -> HashMap<&Effect, Standing> {
    let (mut standings, mut deferred) = (HashMap::new(), HashMap::new());
    for event in events {
        let (effect, after) = match event {
            Event::Intent(effect) => (effect, Standing::Begun),
            Event::Ended(effect, outcome) => (
                effect,
                match outcome {
                    Outcome::Done(_) => Standing::Done,
                    Outcome::NotDone(_) => Standing::NotBegun,
                    Outcome::Unknown(_) => Standing::Unknown,
                    Outcome::Refused(_) => Standing::Refused,
                    Outcome::Dropped(_) => Standing::Dropped,
                    Outcome::Deferred(_) => {
                        let times = deferred.entry(effect).or_insert(0);
                        *times += 1;
                        Standing::Deferred(*times)
                    }
                },
            ),
            Event::Opened { .. } | Event::Mailing { .. } => continue,
        };
        if standings.get(effect) != Some(&Standing::Done) {
            standings.insert(effect, after);
        }
    }
    standings
}

/// All effects of this delivery in their order; none before it was opened. The first opening
/// counts: the list is frozen there.
fn effects(events: &[Event]) -> Vec<Effect> {
    let opening = events.iter().find_map(|event| match event {
        Event::Opened { recipients, .. } => Some((recipients, true)),
        Event::Mailing { recipients, .. } => Some((recipients, false)),
        _ => None,
    });
    let Some((list, public)) = opening else { return Vec::new() };
    let mut effects = vec![Effect::Claim];
    if public {
        effects.extend([Effect::Build, Effect::Draft, Effect::GoLive]);
    }
    let mut named = HashSet::new();
    effects.extend(list.iter().filter(|key| named.insert(*key)).map(|key| Effect::Mail(key.clone())));
    if public {
        effects.push(Effect::Receipt);
    }
    effects
}

/// The names of the effects in the journal; a mail is `mail:` and its key.
const NAMES: [(&str, Effect); 5] = [
    ("claim", Effect::Claim),
    ("build", Effect::Build),
    ("draft", Effect::Draft),
    ("go-live", Effect::GoLive),
    ("receipt", Effect::Receipt),
];

impl Effect {
    fn print(&self) -> String {
        match (self, NAMES.iter().find(|(_, effect)| effect == self)) {
            (Effect::Mail(key), _) => format!("mail:{}", percent::encode(key)),
            (_, Some((name, _))) => (*name).to_owned(),
            (_, None) => String::new(),
        }
    }

    fn parse(field: &str) -> Option<Self> {
        match field.strip_prefix("mail:") {
            Some(key) => percent::decode(key).map(Effect::Mail),
            None => NAMES.iter().find(|(name, _)| *name == field).map(|(_, effect)| effect.clone()),
        }
    }
}

impl Outcome {
    /// What was said with it: a server's answer, an address, a person's word.
    pub fn words(&self) -> &str {
        self.parts().1
    }

    fn parts(&self) -> (&'static str, &str) {
        match self {
            Outcome::Done(words) => ("done", words),
            Outcome::NotDone(words) => ("not-done", words),
            Outcome::Unknown(words) => ("unknown", words),
            Outcome::Refused(words) => ("refused", words),
            Outcome::Deferred(words) => ("deferred", words),
            Outcome::Dropped(words) => ("dropped", words),
        }
    }

    fn from_parts(name: &str, words: String) -> Option<Self> {
        Some(match name {
            "done" => Outcome::Done(words),
            "not-done" => Outcome::NotDone(words),
            "unknown" => Outcome::Unknown(words),
            "refused" => Outcome::Refused(words),
            "deferred" => Outcome::Deferred(words),
            "dropped" => Outcome::Dropped(words),
            _ => return None,
        })
    }
}

fn opening(kind: &str, release: &Digest, manifest: &Digest, recipients: &[String]) -> String {
    let list: Vec<_> = recipients.iter().map(|key| percent::encode(key)).collect();
    format!("{kind} {release} {manifest} [{}]", list.join(","))
}

fn recipients(list: &str) -> Option<Vec<String>> {
    if list.is_empty() { Some(Vec::new()) } else { list.split(',').map(percent::decode).collect() }
}

#[cfg(test)]
mod tests;
