//! From the head's YAML to the facts: strictly, with a finding for everything that does not fit.

use super::dates::{Wrong, loose_clock, loose_date, parse_date, parse_time};
use super::lines::{self, Entry, error};
use super::{Finding, FrontMatter, Level, Span, after, original};
use crate::person::PersonId;
use crate::statement::address::{picture_path, stays_inside};
use crate::statement::{Kind, Lang, StatementId, slug};
use jiff::civil::{Date, DateTime};
use serde_yaml_ng::{Mapping, Value};

/// The facts that a head may hold.
const KEYS: [&str; 23] = [
    "id",
    "kind",
    "language",
    "place",
    "date",
    "embargo",
    "contacts",
    "lists",
    "quotes",
    "addressees",
    "reference",
    "due",
    "partners",
    "sign_on_until",
    "single_case",
    "consent",
    "number",
    "typography",
    "readers",
    "sources",
    "translates",
    "corrections",
    "withdrawn",
];

/// What people write instead.
const SYNONYMS: [(&str, &str); 53] = [
    ("kennung", "id"),
    ("kürzel", "id"),
    ("art", "kind"),
    ("typ", "kind"),
    ("type", "kind"),
    ("sprache", "language"),
    ("lang", "language"),
    ("ort", "place"),
    ("datum", "date"),
    ("sperrfrist", "embargo"),
    ("kontakt", "contacts"),
    ("kontakte", "contacts"),
    ("pressekontakt", "contacts"),
    ("verteiler", "lists"),
    ("zitat", "quotes"),
    ("zitate", "quotes"),
    ("adressat", "addressees"),
    ("adressaten", "addressees"),
    ("empfänger", "addressees"),
    ("an", "addressees"),
    ("to", "addressees"),
    ("bezug", "reference"),
    ("drucksache", "reference"),
    ("aktenzeichen", "reference"),
    ("frist", "due"),
    ("deadline", "due"),
    ("mitzeichnung", "partners"),
    ("mitzeichnungsfrist", "sign_on_until"),
    ("mitzeichnen_bis", "sign_on_until"),
    ("sign_on_deadline", "sign_on_until"),
    ("einzelfall", "single_case"),
    ("einwilligung", "consent"),
    ("organisationen", "partners"),
    ("nummer", "number"),
    ("nr", "number"),
    ("typografie", "typography"),
    ("typographie", "typography"),
    ("prüfgruppe", "readers"),
    ("prüferinnen", "readers"),
    ("geprüft_von", "readers"),
    ("quellen", "sources"),
    ("literatur", "sources"),
    ("bibliography", "sources"),
    ("bibliographie", "sources"),
    ("übersetzt", "translates"),
    ("original", "translates"),
    ("berichtigung", "corrections"),
    ("berichtigungen", "corrections"),
    ("correction", "corrections"),
    ("korrektur", "corrections"),
    ("richtigstellung", "corrections"),
    ("withdrawal", "withdrawn"),
    ("zurückgezogen", "withdrawn"),
];

/// What belongs into the text.
const TEXT: [&str; 14] = [
    "title",
    "titel",
    "headline",
    "überschrift",
    "ueberschrift",
    "subtitle",
    "untertitel",
    "subline",
    "unterzeile",
    "lead",
    "vorspann",
    "kicker",
    "dachzeile",
    "summary",
];

/// What is computed and never stored.
const STATES: [&str; 6] = ["status", "state", "stand", "draft", "published", "approved"];

/// Reads a head. The facts are there only if nothing is wrong with them.
pub(super) fn read(head: &str) -> (Option<FrontMatter>, Vec<Finding>) {
    let mut findings = lines::check(head);
    if !findings.is_empty() {
        return (None, findings);
    }
    let map = match serde_yaml_ng::from_str::<Value>(head) {
        Ok(Value::Mapping(map)) => map,
        Ok(Value::Null) => Mapping::new(),
        Ok(_) => {
            findings.push(error("head-no-facts", Span { line: 2, column: 1, len: 1 }));
            return (None, findings);
        }
        Err(problem) => {
            findings.push(syntax(&problem, head));
            return (None, findings);
        }
    };
    let mut facts = Facts { map, entries: lines::entries(head), findings };
    facts.refuse_unknown();
    let front = facts.front();
    let sound = facts.findings.iter().all(|finding| finding.level != Level::Error);
    (front.filter(|_| sound), facts.findings)
}

struct Facts<'a> {
    map: Mapping,
    entries: Vec<Entry<'a>>,
    findings: Vec<Finding>,
}

impl Facts<'_> {
    fn front(&mut self) -> Option<FrontMatter> {
        let id = self.required("id").and_then(|text| self.id(&text));
        let kind = self.required("kind").and_then(|text| self.kind(&text));
        let language = self.required("language").and_then(|text| self.language(&text));
        let quotes = self.list("quotes");
        let quotes = quotes.into_iter().enumerate().filter_map(|(at, name)| self.person(at, &name)).collect();
        let front = (
            self.text("place"),
            self.date("date"),
            self.time("embargo"),
            self.list("contacts"),
            self.list("lists"),
            self.list("addressees"),
            self.text("reference"),
            self.time("due"),
            (self.list("partners"), self.time("sign_on_until")),
            self.flag("single_case"),
            self.text("consent"),
        );
        let (place, date, embargo, contacts, lists, addressees, reference, due, signing, single_case, consent) = front;
        let (partners, sign_on_until) = signing;
        let (number, typography) = (self.text("number"), self.switch("typography"));
        let (readers, sources) = (self.list("readers"), self.path("sources"));
        let (corrections, withdrawn) = (after::corrections(&self.map), after::withdrawn(&self.map));
        let translates = original::translates(&self.map, language.as_ref());
        if translates.is_none() {
            let value = self.entry("translates").map_or("", |entry| entry.value).to_owned();
            self.wrong("head-translates", "translates", &value);
        }
        for (key, read) in [("corrections", corrections.is_some()), ("withdrawn", withdrawn.is_some())] {
            if !read {
                self.findings.push(error("head-aftermath", self.key_span(key)).with("key", key));
            }
        }
        Some(FrontMatter {
            id: id?,
            kind: kind?,
            language: language?,
            place,
            date,
            embargo,
            contacts,
            lists,
            quotes,
            addressees,
            reference,
            due,
            partners,
            sign_on_until,
            single_case,
            consent,
            number,
            typography,
            readers,
            sources,
            translates: translates?,
            corrections: corrections?,
            withdrawn: withdrawn?,
        })
    }

    fn refuse_unknown(&mut self) {
        let keys: Vec<Value> = self.map.keys().cloned().collect();
        for key in keys {
            let name = key.as_str().map_or_else(|| "?".to_owned(), str::to_owned);
            if KEYS.contains(&name.as_str()) {
                continue;
            }
            let span = self.key_span(&name);
            let lower = name.to_lowercase();
            let finding = if STATES.contains(&lower.as_str()) {
                error("head-status", span)
            } else if TEXT.contains(&lower.as_str()) {
                error("head-title", span)
            } else if let Some(meant) = meant(&lower) {
                error("head-unknown-near", span).with("suggestion", meant)
            } else {
                error("head-unknown", span)
            };
            self.findings.push(finding.with("key", name));
        }
    }

    fn required(&mut self, key: &'static str) -> Option<String> {
        let known = self.findings.len();
        let text = self.text(key);
        if text.is_none() && self.findings.len() == known {
            let span = if self.entry(key).is_some() { self.key_span(key) } else { Span { line: 1, column: 1, len: 3 } };
            self.findings.push(error("head-required", span).with("key", key));
        }
        text
    }

    fn text(&mut self, key: &'static str) -> Option<String> {
        match self.map.get(key)? {
            Value::Null => None,
            Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
            _ => {
                self.wrong_type("head-type-text", key);
                None
            }
        }
    }

    fn list(&mut self, key: &'static str) -> Vec<String> {
        let items = match self.map.get(key) {
            None | Some(Value::Null) => return Vec::new(),
            Some(Value::Sequence(items)) => items.clone(),
            Some(_) => {
                self.wrong_type("head-type-list", key);
                return Vec::new();
            }
        };
        let mut out = Vec::new();
        for (at, item) in items.iter().enumerate() {
            match item {
                Value::String(text) if !text.trim().is_empty() => out.push(text.trim().to_owned()),
                _ => {
                    let span = self.entry(key).map_or_else(Span::default, |entry| entry.item(at, ""));
                    self.findings.push(error("head-type-item", span).with("key", key));
                }
            }
        }
        out
    }

    fn flag(&mut self, key: &'static str) -> bool {
        match self.map.get(key) {
            None | Some(Value::Null) => false,
            Some(Value::Bool(flag)) => *flag,
            Some(_) => {
                self.wrong_type("head-type-flag", key);
                false
            }
        }
    }

    /// On unless it is switched off, in the words that people use for that.
    fn switch(&mut self, key: &'static str) -> bool {
        match self.map.get(key) {
            None | Some(Value::Null) => true,
            Some(Value::Bool(flag)) => *flag,
            Some(Value::String(word)) if matches!(word.as_str(), "off" | "aus" | "no" | "nein") => false,
            Some(Value::String(word)) if matches!(word.as_str(), "on" | "an" | "yes" | "ja") => true,
            Some(_) => {
                self.wrong_type("head-type-flag", key);
                true
            }
        }
    }

    /// A file beside the text.
    fn path(&mut self, key: &'static str) -> Option<String> {
        let path = picture_path(&self.text(key)?);
        if !stays_inside(&path) {
            self.wrong("head-path", key, &path);
            return None;
        }
        Some(path)
    }

    fn date(&mut self, key: &'static str) -> Option<Date> {
        let text = self.text(key)?;
        match parse_date(&text) {
            Ok(date) => return Some(date),
            Err(Wrong::Impossible) => self.wrong("head-date-impossible", key, &text),
            Err(Wrong::Form) => {
                let suggestion = loose_date(&text).map_or_else(|| "2026-11-24".to_owned(), |date| date.to_string());
                self.wrong("head-date", key, &text);
                self.suggest(suggestion);
            }
        }
        None
    }

    fn time(&mut self, key: &'static str) -> Option<DateTime> {
        let text = self.text(key)?;
        match parse_time(&text) {
            Ok(time) => return Some(time),
            Err(Wrong::Impossible) => self.wrong("head-date-impossible", key, &text),
            Err(Wrong::Form) => {
                let date = loose_date(&text).map_or_else(|| "2026-11-24".to_owned(), |date| date.to_string());
                let clock = loose_clock(&text).unwrap_or_else(|| "10:00".to_owned());
                self.wrong("head-time", key, &text);
                self.suggest(format!("{date} {clock}"));
            }
        }
        None
    }

    fn id(&mut self, text: &str) -> Option<StatementId> {
        let id = StatementId::parse(text);
        if id.is_none() {
            let year = text.get(..4).filter(|year| year.bytes().all(|b| b.is_ascii_digit()));
            let words = slug(text.strip_prefix(year.unwrap_or("")).unwrap_or(text));
            let words = if words.is_empty() { "thema".to_owned() } else { words };
            self.wrong("head-id", "id", text);
            self.suggest(format!("{}-{words}", year.unwrap_or("2026")));
        }
        id
    }

    fn kind(&mut self, text: &str) -> Option<Kind> {
        let kind = Kind::parse(text);
        if kind.is_none() {
            let near = Kind::ALL.iter().map(|kind| kind.name()).min_by_key(|name| distance(name, text));
            self.wrong("head-kind", "kind", text);
            self.suggest(near.unwrap_or("press_release").to_owned());
        }
        kind
    }

    fn language(&mut self, text: &str) -> Option<Lang> {
        let language = Lang::parse(text);
        if language.is_none() {
            let known = match text.to_lowercase().as_str() {
                "english" | "englisch" | "en_us" | "en_gb" => "en",
                "arabic" | "arabisch" => "ar",
                "ukrainian" | "ukrainisch" => "uk",
                "französisch" | "french" => "fr",
                _ => "de",
            };
            self.wrong("head-language", "language", text);
            self.suggest(known.to_owned());
        }
        language
    }

    fn person(&mut self, at: usize, name: &str) -> Option<PersonId> {
        let person = PersonId::parse(name);
        if person.is_none() {
            let span = self.entry("quotes").map_or_else(Span::default, |entry| entry.item(at, name));
            self.findings.push(error("head-person", span).with("value", name));
        }
        person
    }

    fn wrong_type(&mut self, code: &'static str, key: &'static str) {
        let value = self.entry(key).map_or("", |entry| entry.value).to_owned();
        self.wrong(code, key, value.trim_matches(['"', '\'']));
    }

    fn wrong(&mut self, code: &'static str, key: &'static str, value: &str) {
        let span = self.entry(key).map_or(Span { line: 2, column: 1, len: 1 }, |entry| entry.value_span);
        self.findings.push(error(code, span).with("key", key).with("value", value));
    }

    /// Adds what to type to the finding made last.
    fn suggest(&mut self, suggestion: String) {
        if let Some(finding) = self.findings.last_mut() {
            finding.args.push(("suggestion", suggestion));
        }
    }

    fn entry(&self, key: &str) -> Option<&Entry<'_>> {
        self.entries.iter().find(|entry| entry.key == key)
    }

    fn key_span(&self, key: &str) -> Span {
        self.entry(key).map_or(Span { line: 2, column: 1, len: 1 }, |entry| entry.key_span)
    }
}

/// The key that a wrong one was meant to be.
fn meant(key: &str) -> Option<&'static str> {
    let synonym = SYNONYMS.iter().find(|(word, _)| *word == key).map(|(_, meant)| *meant);
    synonym.or_else(|| {
        let near = KEYS.iter().map(|known| (distance(known, key), *known)).min()?;
        (near.0 <= 1 + near.1.len() / 4).then_some(near.1)
    })
}

/// How many letters must change to turn one word into the other (Levenshtein).
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().take(64).collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().take(64).enumerate() {
        let mut corner = i;
        let mut last = i + 1;
        for (j, y) in b.iter().enumerate() {
            let above = row.get(j + 1).copied().unwrap_or(0);
            let cost = (corner + usize::from(x != *y)).min(above + 1).min(last + 1);
            corner = above;
            if let Some(cell) = row.get_mut(j) {
                *cell = last;
            }
            last = cost;
        }
        if let Some(cell) = row.get_mut(b.len()) {
            *cell = last;
        }
    }
    row.last().copied().unwrap_or(0)
}

/// The YAML reader's complaint, sorted by what people do wrong.
fn syntax(problem: &serde_yaml_ng::Error, head: &str) -> Finding {
    let message = problem.to_string();
    let says = |part: &str| message.contains(part);
    let code = if says("mapping values are not allowed") {
        "head-colon"
    } else if says("quoted scalar") {
        "head-quote"
    } else if says("flow sequence") || says("flow mapping") {
        "head-bracket"
    } else if says("could not find expected ':'") {
        "head-no-colon"
    } else if says("anchor") || says("limit exceeded") {
        "head-reference"
    } else {
        "head-syntax"
    };
    // The reader tells of an open quote or bracket where the head ends; the value that opens it is meant.
    let open = |entry: &Entry<'_>| match entry.value.chars().next() {
        Some(quote @ ('"' | '\'')) => code == "head-quote" && (entry.value.len() < 2 || !entry.value.ends_with(quote)),
        Some('[' | '{') => code == "head-bracket" && !entry.value.ends_with([']', '}']),
        _ => false,
    };
    if let Some(entry) = lines::entries(head).iter().find(|entry| open(entry)) {
        return error(code, entry.value_span);
    }
    let (line, column) = problem.location().map_or((1, 1), |at| (at.line(), at.column()));
    let line = line.clamp(1, head.lines().count().max(1));
    let words = head.lines().nth(line - 1).unwrap_or("");
    let rest = words.chars().count().saturating_sub(column.saturating_sub(1));
    error(code, Span { line: line + 1, column: column.max(1), len: rest.max(1) })
}
