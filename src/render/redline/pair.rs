//! The two states that are compared, and how they differ in what stands around the text.

use crate::render::Setting;
use crate::render::words::Words;
use crate::statement::{Name, facts};

/// What is compared with what.
#[derive(Debug, Clone, Copy)]
pub struct Redline<'a> {
    pub old: Setting<'a>,
    pub new: Setting<'a>,
    pub states: (State, State),
}

/// How one side came to be chosen; the page says it in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    Approved,
    Published,
    /// What the reader last took a stand on.
    Mine,
    /// The saved text.
    Saved,
    /// The text in the folder, saved or not.
    Folder,
    /// An earlier saved state.
    Earlier,
}

impl State {
    pub(super) fn word(self) -> &'static str {
        match self {
            State::Approved => "redline_state_approved",
            State::Published => "redline_state_published",
            State::Mine => "redline_state_mine",
            State::Saved => "redline_state_saved",
            State::Folder => "redline_state_folder",
            State::Earlier => "redline_state_earlier",
        }
    }
}

impl Redline<'_> {
    /// Whether there is anything to show.
    pub fn is_empty(&self) -> bool {
        self.old.edition.digest == self.new.edition.digest
    }

    /// The facts that differ, each side in words.
    pub(super) fn facts(&self, words: &Words) -> Vec<(String, String, String)> {
        let value = |setting: &Setting<'_>, name: Name| {
            let text = fact(setting, name, words);
            if text.is_empty() { words.get("redline_none").to_owned() } else { text }
        };
        let named = facts(&self.old.edition.front, &self.new.edition.front).into_iter().map(|name| {
            let label = words.get(&format!("redline_fact_{}", name.key())).to_owned();
            (label, value(&self.old, name), value(&self.new, name))
        });
        named.collect()
    }
}

fn fact(setting: &Setting<'_>, name: Name, words: &Words) -> String {
    let front = &setting.edition.front;
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    match name {
        Name::Kind => words.get(front.kind.name()).to_owned(),
        Name::Place => text(&front.place),
        Name::Date => front.date.map(|date| words.date(date)).unwrap_or_default(),
        Name::Embargo => front.embargo.map(|time| words.due(time)).unwrap_or_default(),
        Name::Due => front.due.map(|time| words.due(time)).unwrap_or_default(),
        Name::Contacts => {
            let known = |key: &String| setting.house.contacts.get(key).map_or(key.clone(), |one| one.name.clone());
            front.contacts.iter().map(known).collect::<Vec<_>>().join(", ")
        }
        Name::Lists => front.lists.join(", "),
        Name::Quotes => front.quotes.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        Name::Addressees => front.addressees.join(", "),
        Name::Reference => text(&front.reference),
        Name::SignOnUntil => front.sign_on_until.map(|time| words.due(time)).unwrap_or_default(),
        Name::Partners => front.partners.join(", "),
        Name::SingleCase => words.get(if front.single_case { "redline_yes" } else { "redline_no" }).to_owned(),
        Name::Consent => text(&front.consent),
        Name::Number => text(&front.number),
        Name::Typography => words.get(if front.typography { "redline_yes" } else { "redline_no" }).to_owned(),
        Name::Readers => front.readers.join(", "),
        Name::Sources => text(&front.sources),
        Name::Corrections => {
            let said = front.corrections.iter().map(|one| {
                let label = words.fill("correction_notice", &[("date", &words.date(one.date))]);
                format!("{label} {} {}", one.note, one.cause.as_deref().unwrap_or_default()).trim_end().to_owned()
            });
            said.collect::<Vec<_>>().join(" · ")
        }
        Name::Withdrawn => front.withdrawn.as_ref().map_or_else(String::new, |one| {
            let label = words.fill("withdrawn_notice", &[("date", &words.date(one.date))]);
            let reason = words.get(&format!("withdrawn_{}", one.reason.name()));
            format!("{label} {reason} {}", one.note.as_deref().unwrap_or_default())
        }),
    }
}
