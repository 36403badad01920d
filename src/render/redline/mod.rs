//! The comparison of two states of an edition, for people who read on paper or with their ears.
//!
//! It is set on a page of its own that belongs to the program: each page says that it is no
//! approved document, and no template of the workspace can take that away. What changed is told
//! three times: in a summary with page numbers, by form in the text (a line below, a line through, a
//! bar at the end of the line), and by words in brackets for those who see no form.

mod frame;
mod pair;
mod screen;

#[cfg(test)]
mod tests;

pub use pair::{Redline, State};

use super::proof::{Proof, check_depth, with_sources};
use super::words::Words;
use super::{Mark, RenderError, Setting, pdf};
use crate::statement::{Document, Edition, Typographer, compare};
use serde_json::{Map, Value};

const WORDS: &str = include_str!("words.json");

impl Redline<'_> {
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
            screen::page(proof, values)
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
