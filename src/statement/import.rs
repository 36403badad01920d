//! Texts from elsewhere: the front matter of Hugo, Jekyll, Pelican and Quarto turned into ours.

mod body;
mod head;
mod keyed;

use super::slug;

use super::front::dates::{self, Wrong};
use super::{Finding, Kind, Lang, Level, Span, StatementId, front};
use head::{Entry, Head};
use jiff::civil::Date;

/// A foreign text in our form.
pub struct Imported {
    /// `<year>-<words>`, a proposal; the caller makes it unique and passes it to `source`.
    pub id: String,
    pub language: Lang,
    pub kind: Kind,
    /// The whole file in our form.
    pub source: String,
    /// What was dropped or needs a look.
    pub findings: Vec<Finding>,
}

/// Takes a foreign file: `name` is its file name (a date in it counts), `kind` and `language` are
/// used where the file does not tell. `year` stands in where the file has no date.
///
/// The text itself stays as it is, but for line ends, a mark at its start, and headings that make
/// room for the headline. Whatever is dropped is named in a finding.
pub fn import(name: &str, text: &str, kind: Kind, language: &Lang, year: i16) -> Imported {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n").replace('\r', "\n");
    if let Some(own) = front::split(&text).front {
        let (id, language, kind) = (own.id.to_string(), own.language, own.kind);
        return Imported { id, language, kind, source: text, findings: Vec::new() };
    }
    let Head { entries, body, unreadable } = head::read(&text);
    let mut findings = Vec::new();
    if let Some(span) = unreadable {
        findings.push(Finding::new("import-head-unreadable", Level::Warning, span));
    }
    let mut facts = Facts::from_name(name, &mut findings, language, kind);
    for entry in entries {
        facts.take(entry, &mut findings);
    }
    let words = facts.words(name);
    let id = facts.id(&words, year);
    let text = body::with_headline(body, &facts.title, &facts.subtitle, &words, &mut findings);
    let source = format!("{}\n{text}", facts.head(&id));
    Imported { id, language: facts.language, kind: facts.kind, source, findings }
}

/// What a foreign file tells about itself, as far as we can use it.
struct Facts {
    kind: Kind,
    language: Lang,
    title: Option<String>,
    subtitle: Option<String>,
    date: Option<Date>,
    place: Option<String>,
}

impl Facts {
    /// What the file name tells: a date before the words (Jekyll), a language after them (Hugo).
    fn from_name(name: &str, findings: &mut Vec<Finding>, language: &Lang, kind: Kind) -> Self {
        let stem = stem(name);
        let mut date = None;
        if let Some(text) = stem.get(..10).filter(|text| text.bytes().filter(|b| *b == b'-').count() == 2) {
            match dates::parse_date(text) {
                Ok(found) => date = Some(found),
                Err(Wrong::Impossible) => findings.push(impossible(text, Span { line: 1, column: 1, len: 0 })),
                Err(Wrong::Form) => {}
            }
        }
        let tag = stem.rsplit_once('.').map(|(_, tag)| tag).filter(|tag| tag.len() == 2).and_then(Lang::parse);
        let language = tag.unwrap_or_else(|| language.clone());
        Self { kind, language, title: None, subtitle: None, date, place: None }
    }

    fn take(&mut self, entry: Entry, findings: &mut Vec<Finding>) {
        let Some(text) = entry.text.clone().filter(|text| !text.is_empty()) else {
            return dropped(&entry, findings);
        };
        match entry.key.to_lowercase().as_str() {
            "title" | "titel" if self.title.is_none() => self.title = Some(text),
            "subtitle" | "untertitel" if self.subtitle.is_none() => self.subtitle = Some(text),
            "date" | "datum" => self.take_date(&text, entry.span, findings),
            "lang" | "language" | "locale" | "sprache" => match language(&text) {
                Some(language) => self.language = language,
                None => dropped(&entry, findings),
            },
            "kind" | "type" | "document type" => match Kind::parse(&text) {
                Some(kind) => self.kind = kind,
                None => dropped(&entry, findings),
            },
            "place" | "ort" => self.place = Some(text),
            _ => dropped(&entry, findings),
        }
    }

    fn take_date(&mut self, text: &str, span: Span, findings: &mut Vec<Finding>) {
        let day = text.get(..10).unwrap_or(text);
        match dates::parse_date(day) {
            Ok(date) => self.date = Some(date),
            Err(Wrong::Impossible) => findings.push(impossible(text, span)),
            Err(Wrong::Form) => match dates::loose_date(text) {
                Some(date) => self.date = Some(date),
                None => findings.push(Finding::new("import-date-unread", Level::Warning, span).with("value", text)),
            },
        }
    }

    /// Words for an id and, if need be, for a headline.
    fn words(&self, name: &str) -> String {
        let stem = stem(name);
        let stem = stem.split('.').next().unwrap_or("");
        let dated = stem.get(..11).is_some_and(|start| start.bytes().all(|b| b.is_ascii_digit() || b == b'-'));
        let stem = if dated { stem.get(11..).unwrap_or("") } else { stem };
        let words = stem.replace(['-', '_'], " ").trim().to_owned();
        if words.is_empty() || matches!(words.as_str(), "index" | " index") { "Text".to_owned() } else { words }
    }

    fn id(&self, words: &str, year: i16) -> String {
        let year = self.date.map_or(year, Date::year).clamp(0, 9999);
        let title = self.title.as_deref().map(slug).filter(|slug| !slug.is_empty());
        let words = title.unwrap_or_else(|| slug(words));
        let words = if words.is_empty() { "text".to_owned() } else { words };
        let id = format!("{year:04}-{words}");
        if StatementId::parse(&id).is_some() { id } else { format!("{year:04}-text") }
    }

    fn head(&self, id: &str) -> String {
        let mut head = format!("---\nid: {id}\nkind: {}\nlanguage: {}\n", self.kind.name(), self.language);
        if let Some(place) = &self.place {
            // A JSON string is a YAML string, whatever it holds.
            head += &format!("place: {}\n", serde_json::Value::from(place.as_str()));
        }
        if let Some(date) = self.date {
            head += &format!("date: {date}\n");
        }
        head + "---\n"
    }
}

fn stem(name: &str) -> &str {
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// `de_DE.UTF-8` and `de-DE` are `de`.
fn language(text: &str) -> Option<Lang> {
    let tag = text.trim().to_lowercase();
    Lang::parse(tag.split(['-', '_', '.']).next()?)
}

fn dropped(entry: &Entry, findings: &mut Vec<Finding>) {
    let value: String = entry.shown.split_whitespace().collect::<Vec<_>>().join(" ");
    let short: String = value.chars().take(80).collect();
    let value = if short.len() < value.len() { format!("{short} …") } else { value };
    let code = if value.is_empty() { "import-dropped-empty" } else { "import-dropped" };
    let finding = Finding::new(code, Level::Note, entry.span).with("key", entry.key.as_str());
    findings.push(if value.is_empty() { finding } else { finding.with("value", value) });
}

fn impossible(text: &str, span: Span) -> Finding {
    Finding::new("import-date-impossible", Level::Warning, span).with("value", text)
}

#[cfg(test)]
mod tests;
