//! Sources and citations: `[@bamf2025, S. 12]` becomes a note, and the paper ends with the list of its sources.
//!
//! The sources lie beside the text, in BibTeX or in the YAML of hayagriva, which also knows how each
//! language writes them. They are put into the tree itself, so that PDF, page and mail say the same.

mod place;

use super::document::{Document, Inline};
use super::{Lang, Span};
use hayagriva::archive::{ArchivedStyle, locales};
use hayagriva::citationberg::{IndependentStyle, LocaleCode, Style, taxonomy::Locator};
use hayagriva::io::{BibLaTeXError, from_biblatex_str, from_yaml_str};
use hayagriva::{
    BibliographyDriver, BibliographyRequest, CitationItem, CitationRequest, ElemChild, ElemChildren, Library,
    LocatorPayload, SpecificLocator,
};

/// The sources that a text may cite.
pub struct Sources(Library);

/// Why a file of sources cannot be read: its line, and the reader's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourcesFault {
    pub line: usize,
    pub words: String,
}

/// `[vgl. @bamf2025, S. 12; @ecre2024]`: one mention, of one source or several.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Citation {
    /// What stands before the first name: `vgl.`
    pub lead: String,
    /// Name of each source, and the place in it as it was written.
    pub items: Vec<(String, Option<String>)>,
}

impl Sources {
    /// Reads `.bib` as BibTeX and everything else as hayagriva's YAML.
    pub fn read(path: &str, bytes: &[u8]) -> Result<Self, SourcesFault> {
        let text = std::str::from_utf8(bytes)
            .map_err(|error| fault(bytes.get(..error.valid_up_to()).unwrap_or_default(), "not UTF-8".to_owned()))?;
        if path.to_lowercase().ends_with(".bib") {
            from_biblatex_str(text).map(Self).map_err(|errors| {
                let Some(first) = errors.first() else { return fault(b"", String::new()) };
                let start = match first {
                    BibLaTeXError::Parse(error) => error.span.start,
                    BibLaTeXError::Type(error) => error.span.start,
                };
                fault(bytes.get(..start).unwrap_or_default(), first.to_string())
            })
        } else {
            from_yaml_str(text).map(Self).map_err(|error| SourcesFault {
                line: error.location().map_or(1, |at| at.line()),
                words: error.to_string(),
            })
        }
    }

    /// Whether there is a source of this name.
    pub fn has(&self, name: &str) -> bool {
        self.0.get(name).is_some()
    }

    /// The document with a note for each citation, and the list of what was cited at its end, under
    /// `heading`. A citation of a source that is unknown stays as it was typed.
    pub fn cited(&self, document: &Document, lang: &Lang, heading: &str) -> Document {
        let mut found = Vec::new();
        place::placed(document, &mut |citation| {
            let known = citation.items.iter().all(|(name, _)| self.has(name));
            known.then(|| found.push(citation.clone()))?;
            Some(Vec::new())
        });
        if found.is_empty() {
            return document.clone();
        }
        let (notes, list) = self.written(&found, lang);
        let mut notes = notes.into_iter();
        let mut out = place::placed(document, &mut |citation| {
            let known = citation.items.iter().all(|(name, _)| self.has(name));
            if known { notes.next() } else { None }
        });
        place::append(&mut out, heading, list);
        out
    }

    /// Each citation and the list, in words.
    fn written(&self, citations: &[Citation], lang: &Lang) -> (Vec<Vec<Inline>>, Vec<Vec<Inline>>) {
        let Style::Independent(style) = ArchivedStyle::ChicagoNotes.get() else { return Default::default() };
        let locales = locales();
        let locale = LocaleCode(locale(lang));
        let mut driver = BibliographyDriver::new();
        for (at, citation) in citations.iter().enumerate() {
            let items = citation.items.iter().filter_map(|(name, place)| {
                let place = place.as_deref().map(|place| SpecificLocator(Locator::Custom, LocatorPayload::Str(place)));
                Some(CitationItem::with_locator(self.0.get(name)?, place))
            });
            let request = CitationRequest::new(items.collect(), &style, Some(locale.clone()), &locales, Some(at + 1));
            driver.citation(request);
        }
        let rendered =
            driver.finish(BibliographyRequest::new(&style as &IndependentStyle, Some(locale.clone()), &locales));
        let notes = rendered.citations.iter().zip(citations).map(|(written, citation)| {
            let mut words = Vec::new();
            if !citation.lead.is_empty() {
                push_text(&mut words, &format!("{} ", citation.lead));
            }
            push(&mut words, &written.citation);
            ended(words)
        });
        let list = rendered.bibliography.map(|list| list.items).unwrap_or_default();
        let list = list.iter().map(|item| {
            let mut words = Vec::new();
            push(&mut words, &item.content);
            ended(words)
        });
        (notes.collect(), list.collect())
    }
}

/// The locale of the styles that fits a language.
fn locale(lang: &Lang) -> String {
    match lang.as_str() {
        "de-AT" => "de-AT",
        "de-CH" => "de-CH",
        "fr-CA" => "fr-CA",
        "en-GB" => "en-GB",
        _ => match lang.primary() {
            "de" => "de-DE",
            "fr" => "fr-FR",
            "es" => "es-ES",
            "uk" => "uk-UA",
            "ru" => "ru-RU",
            "ar" => "ar",
            "fa" => "fa-IR",
            "tr" => "tr-TR",
            _ => "en-US",
        },
    }
    .to_owned()
}

fn push(out: &mut Vec<Inline>, children: &ElemChildren) {
    use hayagriva::citationberg::FontStyle;
    for child in &children.0 {
        match child {
            ElemChild::Text(text) if text.formatting.font_style == FontStyle::Italic => {
                out.push(Inline::Emphasis(vec![Inline::Text(text.text.clone())]));
            }
            ElemChild::Text(text) => push_text(out, &text.text),
            ElemChild::Elem(elem) => push(out, &elem.children),
            ElemChild::Markup(text) => push_text(out, text),
            ElemChild::Link { text, url } => {
                let text = vec![Inline::Text(text.text.clone())];
                out.push(Inline::Link { url: url.clone(), title: String::new(), text, span: Span::default() });
            }
            ElemChild::Transparent { .. } => {}
        }
    }
}

fn push_text(out: &mut Vec<Inline>, words: &str) {
    match out.last_mut() {
        Some(Inline::Text(text)) => text.push_str(words),
        _ if words.is_empty() => {}
        _ => out.push(Inline::Text(words.to_owned())),
    }
}

/// A note is a sentence: it ends with a full stop.
fn ended(mut words: Vec<Inline>) -> Vec<Inline> {
    if !super::plain(&words).trim_end().ends_with(['.', '!', '?']) {
        push_text(&mut words, ".");
    }
    words
}

fn fault(before: &[u8], words: String) -> SourcesFault {
    SourcesFault { line: before.iter().filter(|byte| **byte == b'\n').count() + 1, words }
}

/// The citations of a text and their places in it, in bytes.
pub(super) fn citations(text: &str) -> Vec<(std::ops::Range<usize>, Citation)> {
    let mut out = Vec::new();
    let mut from = 0;
    while let Some(at) = text.get(from..).and_then(|rest| rest.find('[')).map(|at| at + from) {
        from = at + 1;
        let Some(len) = text.get(at + 1..).and_then(|rest| rest.find([']', '['])) else { break };
        let end = at + 1 + len;
        if !text[end..].starts_with(']') || text[end + 1..].starts_with(['(', '[', ':']) {
            continue;
        }
        if let Some(citation) = citation(&text[at + 1..end]) {
            out.push((at..end + 1, citation));
            from = end + 1;
        }
    }
    out
}

fn citation(inner: &str) -> Option<Citation> {
    let mut out = Citation::default();
    for (at, part) in inner.split(';').enumerate() {
        let (lead, rest) = part.split_once('@')?;
        let starts = lead.is_empty() || lead.ends_with(char::is_whitespace);
        let plain = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | ':' | '.' | '/' | '+');
        let end = rest.find(|c| !plain(c)).unwrap_or(rest.len());
        let name = rest.get(..end)?.trim_end_matches(['.', ':']);
        if !starts || name.is_empty() {
            return None;
        }
        if at == 0 {
            out.lead = lead.trim().to_owned();
        }
        let place = rest.get(name.len()..)?.trim_start_matches([',', ' ', '\u{a0}']).trim();
        out.items.push((name.to_owned(), (!place.is_empty()).then(|| place.to_owned())));
    }
    Some(out)
}

#[cfg(test)]
mod tests;
