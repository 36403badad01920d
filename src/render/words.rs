//! The words of the furniture, by language: kinds, months, "Press contact", "Page 1 of 2".

use super::RenderError;
use crate::statement::Lang;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The file of the workspace's `templates/` that may change or add words.
pub const FILE: &str = "words.json";

const STANDARD: &str = include_str!("../../templates/words.json");

/// The words that the program brings, read once; a test reads them too.
static STANDARD_WORDS: LazyLock<Map<String, Value>> = LazyLock::new(|| parse(STANDARD.as_bytes()).unwrap_or_default());

/// Reads the words that the program brings, so that nobody waits for it later.
pub fn prepare() {
    LazyLock::force(&STANDARD_WORDS);
}

/// The languages that have words for the furniture, in the workspace's file or in the program.
pub fn furnished(own: Option<&[u8]>) -> Vec<String> {
    let own = own.and_then(|bytes| parse(bytes).ok()).unwrap_or_default();
    let mut languages: Vec<String> = STANDARD_WORDS.keys().chain(own.keys()).cloned().collect();
    languages.sort();
    languages.dedup();
    languages
}

/// The words of one language; where it lacks one, the English one stands in.
#[derive(Debug, Clone)]
pub struct Words(Map<String, Value>);

impl Words {
    /// The workspace's words over the standard ones, so that a word added later is never missing.
    pub fn read(templates: &BTreeMap<String, Vec<u8>>, lang: &Lang) -> Result<Self, RenderError> {
        // Most workspaces have the file as they were given it: reading it again would cost a
        // twentieth of what a page costs.
        let own = templates.get(FILE).filter(|bytes| bytes.as_slice() != STANDARD.as_bytes());
        let own = own.map(|bytes| parse(bytes)).transpose()?.unwrap_or_default();
        let mut words = Map::new();
        for name in ["en", lang.primary(), lang.as_str()] {
            for source in [&*STANDARD_WORDS, &own] {
                if let Some(Value::Object(found)) = source.get(name) {
                    words.extend(found.iter().map(|(key, word)| (key.clone(), word.clone())));
                }
            }
        }
        Ok(Self(words))
    }

    /// The word of this name, or nothing.
    pub fn get(&self, key: &str) -> &str {
        self.0.get(key).and_then(Value::as_str).unwrap_or_default()
    }

    /// The word of this name with its `{places}` filled.
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        values.iter().fold(self.get(key).to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
    }

    /// `25. November 2026`.
    pub fn date(&self, date: Date) -> String {
        self.dated("date", date)
    }

    /// `25.11.`
    fn day_and_month(&self, date: Date) -> String {
        self.dated("short_date", date)
    }

    fn dated(&self, key: &str, date: Date) -> String {
        let month = self.listed("months", usize::from(date.month().unsigned_abs()) - 1);
        let day = if date.day() == 1 { self.get("first").to_owned() } else { date.day().to_string() };
        let (number, year) = (date.month().to_string(), date.year().to_string());
        self.fill(key, &[("day", &day), ("month", month), ("number", &number), ("year", &year)])
    }

    /// The line that says until when nothing may be published, with the zone that is meant.
    pub fn embargo(&self, at: DateTime, zone: &str) -> String {
        self.moment("embargo", at, &self.zone(at, zone))
    }

    /// The same for a subject, as short as press offices write it: `SPERRFRIST 3.12., 10:00 Uhr`. The
    /// year stands there where it is not `year`, the zone where one is given.
    pub fn embargo_short(&self, at: DateTime, zone: Option<&str>, year: i16) -> String {
        let date = if at.year() == year { self.day_and_month(at.date()) } else { self.date(at.date()) };
        let zone = zone.map(|zone| format!(" {}", self.zone(at, zone))).unwrap_or_default();
        self.fill("embargo_short", &[("date", &date), ("time", &clock(at.time())), ("zone", &zone)])
    }

    /// `Mittwoch, 25. November 2026, 10:00 Uhr`.
    pub fn due(&self, at: DateTime) -> String {
        self.moment("due", at, "")
    }

    /// More words, for pages that templates have no part in.
    pub fn extend(&mut self, words: Map<String, Value>) {
        self.0.extend(words);
    }

    /// All words, for the templates.
    pub fn all(&self) -> Value {
        Value::Object(self.0.clone())
    }

    /// `MEZ`: the zone as readers know it at that time; its name where it has no letters.
    fn zone(&self, at: DateTime, name: &str) -> String {
        let zone = TimeZone::get(name).ok();
        let moment = zone.and_then(|zone| Some(zone.to_timestamp(at).ok()?.to_zoned_datetime(zone)));
        let letters = moment.map(|moment| moment.strftime("%Z").to_string());
        let Some(letters) = letters.filter(|letters| letters.chars().all(|c| c.is_ascii_alphabetic())) else {
            return name.to_owned();
        };
        let own = self.0.get("zones").and_then(|zones| zones.get(&letters)).and_then(Value::as_str);
        own.map_or(letters, str::to_owned)
    }

    fn moment(&self, key: &str, at: DateTime, zone: &str) -> String {
        let weekday = self.listed("weekdays", usize::from(at.weekday().to_monday_zero_offset().unsigned_abs()));
        let values =
            [("weekday", weekday), ("date", &self.date(at.date())), ("time", &clock(at.time())), ("zone", zone)];
        self.fill(key, &values)
    }

    fn listed(&self, key: &str, at: usize) -> &str {
        self.0.get(key).and_then(|list| list.get(at)).and_then(Value::as_str).unwrap_or_default()
    }
}

fn clock(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

fn parse(bytes: &[u8]) -> Result<Map<String, Value>, RenderError> {
    serde_json::from_slice(bytes).map_err(|error| RenderError::Template {
        file: FILE.to_owned(),
        line: error.line(),
        message: error.to_string(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn words(lang: &str) -> Words {
        Words::read(&BTreeMap::new(), &Lang::parse(lang).expect("a tag")).expect("words")
    }

    #[test]
    fn dates_are_written_as_the_language_does() {
        let cases = [
            ("de", "25. November 2026"),
            ("de-simple", "25. November 2026"),
            ("en", "25 November 2026"),
            ("fr", "25 novembre 2026"),
            ("en-US", "November 25, 2026"),
            ("de-AT", "25. November 2026"),
            ("uk", "25 листопада 2026 року"),
            ("ar", "25 نوفمبر 2026"),
            ("xx", "25 November 2026"),
        ];
        for (lang, want) in cases {
            assert_eq!(words(lang).date(date(2026, 11, 25)), want, "{lang}");
        }
        assert_eq!(words("fr").date(date(2026, 1, 1)), "1er janvier 2026");
        assert_eq!(words("de-AT").date(date(2026, 1, 1)), "1. Jänner 2026");
    }

    #[test]
    fn the_embargo_names_weekday_and_zone() {
        let at = date(2026, 11, 25).at(10, 0, 0, 0);
        let want = "Sperrfrist: Mittwoch, 25. November 2026, 10:00 Uhr (MEZ)";
        assert_eq!(words("de").embargo(at, "Europe/Berlin"), want);
        let summer = date(2026, 7, 1).at(10, 0, 0, 0);
        assert!(words("de").embargo(summer, "Europe/Berlin").ends_with("(MESZ)"));
        assert!(words("en").embargo(at, "Europe/Berlin").ends_with("(CET)"));
        assert!(words("de").embargo(at, "America/Sao_Paulo").ends_with("(America/Sao_Paulo)"));
        assert_eq!(words("de").due(at), "Mittwoch, 25. November 2026, 10:00 Uhr");
    }

    #[test]
    fn every_language_has_every_word() {
        let all = parse(STANDARD.as_bytes()).expect("JSON");
        let keys =
            |lang: &str| all[lang].as_object().map(|o| o.keys().cloned().collect::<Vec<_>>()).unwrap_or_default();
        for lang in ["de", "fr", "uk", "ru", "ar", "fa"] {
            assert_eq!(keys(lang), keys("en"), "{lang}");
            assert_eq!(all[lang]["months"].as_array().map(Vec::len), Some(12));
            assert_eq!(all[lang]["weekdays"].as_array().map(Vec::len), Some(7));
        }
    }

    #[test]
    fn a_workspace_changes_single_words() {
        let own = BTreeMap::from([(FILE.to_owned(), br#"{"de": {"contact": "Presse"}}"#.to_vec())]);
        let words = Words::read(&own, &Lang::parse("de").expect("a tag")).expect("words");
        assert_eq!(words.get("contact"), "Presse");
        assert_eq!(words.get("imprint"), "Impressum");
        let broken = BTreeMap::from([(FILE.to_owned(), b"{\n oops".to_vec())]);
        let error = Words::read(&broken, &Lang::parse("de").expect("a tag")).expect_err("broken");
        assert!(matches!(error, RenderError::Template { line: 2, .. }), "{error:?}");
    }
}
