//! Delivery as a state machine without IO: from what the journal holds to the next step.

use super::percent;
use crate::statement::Digest;

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
    Intent(Effect),
    Ended(Effect, Outcome),
}

impl Event {
    /// One line of ASCII for the journal, without a line end; `parse` reads it back.
    ///
    /// `opened <release> <manifest> [<recipient>,<recipient>…]`, `intent <effect>`,
    /// `ended <effect> done|not-done|unknown <words>`; fields are percent-encoded, `-` is empty.
    pub fn print(&self) -> String {
        match self {
            Event::Opened { release, manifest, recipients } => {
                let list: Vec<_> = recipients.iter().map(|key| percent::encode(key)).collect();
                format!("opened {release} {manifest} [{}]", list.join(","))
            }
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
            ["opened", release, manifest, list] => Event::Opened {
                release: Digest::parse(release)?,
                manifest: Digest::parse(manifest)?,
                recipients: recipients(list.strip_prefix('[')?.strip_suffix(']')?)?,
            },
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
    /// Cannot be known here; a person must say.
    Ask(Effect),
    Finished,
}

/// How far a delivery is, for `outbox` and progress lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// Effects that are done.
    pub done: usize,
    /// All effects, as far as they are known: the mails only after the journal was opened.
    pub total: usize,
    /// Effects that were begun and of which nobody knows yet whether they happened.
    pub unknown: Vec<Effect>,
}

impl Progress {
    pub fn of(events: &[Event]) -> Self {
        let effects = effects(events);
        let standing: Vec<_> = effects.iter().map(|effect| standing(events, effect)).collect();
        let open = |at: &Standing| matches!(at, Standing::Begun | Standing::Unknown);
        Self {
            done: standing.iter().filter(|at| **at == Standing::Done).count(),
            total: effects.len(),
            unknown: effects.iter().zip(&standing).filter(|(_, at)| open(at)).map(|(e, _)| e.clone()).collect(),
        }
    }
}

/// The next step after these events.
///
/// The effects have one order, and none is begun before the one ahead of it is done: so nothing
/// becomes public without a claim and no mail leaves before the page is there. Every effect can be
/// looked up (a record, a file, a folder), so a crash between intent and end asks nobody. What is
/// done stays done, whatever stands in the journal after it.
pub fn next(events: &[Event]) -> Next {
    if !events.iter().any(|event| matches!(event, Event::Opened { .. })) {
        return Next::Open;
    }
    for effect in effects(events) {
        match standing(events, &effect) {
            Standing::Done => {}
            Standing::NotBegun => return Next::Do(effect),
            Standing::Begun => return Next::LookUp(effect),
            Standing::Unknown => return Next::Ask(effect),
        }
    }
    Next::Finished
}

/// Where one effect is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// Never begun, or known not to have happened.
    NotBegun,
    Begun,
    Unknown,
    Done,
}

fn standing(events: &[Event], effect: &Effect) -> Standing {
    events.iter().fold(Standing::NotBegun, |at, event| match event {
        _ if at == Standing::Done => at,
        Event::Intent(begun) if begun == effect => Standing::Begun,
        Event::Ended(ended, outcome) if ended == effect => match outcome {
            Outcome::Done(_) => Standing::Done,
            Outcome::NotDone(_) => Standing::NotBegun,
            Outcome::Unknown(_) => Standing::Unknown,
        },
        _ => at,
    })
}

/// All effects of this delivery in their order. The first opening counts: the list is frozen there.
fn effects(events: &[Event]) -> Vec<Effect> {
    let list = events.iter().find_map(|event| match event {
        Event::Opened { recipients, .. } => Some(recipients.as_slice()),
        _ => None,
    });
    let mut effects = vec![Effect::Claim, Effect::Build, Effect::Draft, Effect::GoLive];
    let mut named = std::collections::BTreeSet::new();
    let keys = list.unwrap_or_default().iter().filter(|key| named.insert(*key));
    effects.extend(keys.map(|key| Effect::Mail(key.clone())));
    effects.push(Effect::Receipt);
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
    fn parts(&self) -> (&'static str, &str) {
        match self {
            Outcome::Done(words) => ("done", words),
            Outcome::NotDone(words) => ("not-done", words),
            Outcome::Unknown(words) => ("unknown", words),
        }
    }

    fn from_parts(name: &str, words: String) -> Option<Self> {
        Some(match name {
            "done" => Outcome::Done(words),
            "not-done" => Outcome::NotDone(words),
            "unknown" => Outcome::Unknown(words),
            _ => return None,
        })
    }
}

fn recipients(list: &str) -> Option<Vec<String>> {
    if list.is_empty() { Some(Vec::new()) } else { list.split(',').map(percent::decode).collect() }
}

#[cfg(test)]
mod tests;
