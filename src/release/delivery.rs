//! What a delivery does and how that ended, as the lines of its journal say it.

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
    /// A person has said that no further mail goes out: who, and why.
    Abandoned {
        by: String,
        reason: String,
    },
}

impl Event {
    /// One line of ASCII for the journal, without a line end; `parse` reads it back.
    ///
    /// `opened|mailing <release> <manifest> [<recipient>,<recipient>…]`, `intent <effect>`,
    /// `ended <effect> <outcome> <words>`, `abandoned <person> <reason>`; fields are percent-encoded, `-` is empty.
    pub fn print(&self) -> String {
        match self {
            Event::Opened { release, manifest, recipients } => opening("opened", release, manifest, recipients),
            Event::Mailing { release, manifest, recipients } => opening("mailing", release, manifest, recipients),
            Event::Intent(effect) => format!("intent {}", effect.print()),
            Event::Ended(effect, outcome) => {
                let (name, words) = outcome.parts();
                format!("ended {} {name} {}", effect.print(), percent::encode(words))
            }
            Event::Abandoned { by, reason } => {
                format!("abandoned {} {}", percent::encode(by), percent::encode(reason))
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
            ["abandoned", by, reason] => {
                Event::Abandoned { by: percent::decode(by)?, reason: percent::decode(reason)? }
            }
            _ => return None,
        };
        (event.print() == line).then_some(event)
    }
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
