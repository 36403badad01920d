//! The comparison of two states of an edition, for people who read on paper or with their ears.
//!
//! It is set on a page of its own that belongs to the program: each page says that it is no
//! approved document, and no template of the workspace can take that away. What changed is told
//! three times: in a summary with page numbers, by form in the text (a line below, a line through, a
//! bar at the end of the line), and by words in brackets for those who see no form.

mod frame;
mod marks;

#[cfg(test)]
mod tests;

pub use frame::{Content, parts, target};
pub use marks::{is_gone, is_marked, picture, remark};

use super::proof::{Proof, check_depth, with_sources};
use super::words::Words;
use super::{Mark, RenderError, Setting, html, pdf};
use crate::statement::{Document, Edition, Name, Typographer, compare, facts};
use serde_json::{Map, Value};

/// The page around the text where it is read on a screen.
pub const HTML: &str = include_str!("page.html");
const WORDS: &str = include_str!("words.json");

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
    fn word(self) -> &'static str {
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

    /// PDF/UA-1 and PDF/A-3a, as every document; nothing is attached.
    pub fn pdf(&self) -> Result<Vec<u8>, RenderError> {
        self.proven(|proof, words| {
            let written = frame::source(proof, self, words)?;
            let edition = self.new.edition;
            let ident = format!("klartext redline {} {}", edition.id(), edition.lang());
            let mut files = std::collections::BTreeMap::from([(frame::PAGE_PATH.to_owned(), frame::PAGE.into())]);
            files.extend(self.new.house.logo.iter().filter_map(|path| {
                self.new.templates.get(path).map(|bytes| (format!("templates/{path}"), bytes.clone()))
            }));
            pdf::set(written, files, Vec::new(), ident)
        })
    }

    /// One HTML file that holds everything it shows, pictures too.
    pub fn html(&self) -> Result<String, RenderError> {
        self.proven(|proof, words| {
            let values = frame::values(proof, self, words);
            html::compared(proof, values)
        })
    }

    /// Makes one edition of both and hands it on, ready to be set.
    fn proven<T>(&self, set: impl FnOnce(&Proof<'_>, &Words) -> Result<T, RenderError>) -> Result<T, RenderError> {
        let (old, new) = (self.old.edition, self.new.edition);
        check_depth(&old.document)?;
        check_depth(&new.document)?;
        let read = |setting: &Setting<'_>| -> Result<Document, RenderError> {
            let cited = with_sources(setting)?;
            let typographer = Typographer::of(&setting.edition.front);
            Ok(typographer.document(cited.as_ref().unwrap_or(&setting.edition.document)))
        };
        let (before, after) = (read(&self.old)?, read(&self.new)?);
        let typographer = Typographer::of(&new.front);
        let compared = compare((old, &before), (new, &after));
        let edition = Edition { media: compared.media, ..new.clone() };
        let setting = Setting { edition: &edition, mark: Mark::Draft, ..self.new };
        let words = words(&setting)?;
        let mut proof = Proof::of(&setting, compared.document, &|text| typographer.text(text))?;
        if let Value::Object(sheet) = &mut proof.sheet.words {
            sheet.extend(own_words(&setting)?);
        }
        set(&proof, &words)
    }

    /// The facts that differ, each side in words.
    fn facts(&self, words: &Words) -> Vec<(String, String, String)> {
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

/// The words of the furniture and those of comparisons, in the edition's language.
fn words(setting: &Setting<'_>) -> Result<Words, RenderError> {
    let mut words = Words::read(setting.templates, setting.edition.lang())?;
    words.extend(own_words(setting)?);
    Ok(words)
}

fn own_words(setting: &Setting<'_>) -> Result<Map<String, Value>, RenderError> {
    let broken = |error: serde_json::Error| RenderError::Template {
        file: "words.json".to_owned(),
        line: error.line(),
        message: error.to_string(),
    };
    let all: Map<String, Value> = serde_json::from_str(WORDS).map_err(broken)?;
    let mut words = Map::new();
    for lang in ["en", setting.edition.lang().primary()] {
        if let Some(Value::Object(found)) = all.get(lang) {
            words.extend(found.iter().map(|(key, word)| (format!("redline_{key}"), word.clone())));
        }
    }
    Ok(words)
}
