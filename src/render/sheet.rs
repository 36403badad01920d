//! Everything on a page besides the text: letterhead, kind, dateline, embargo, contacts, imprint.

use super::aftermath::{self, Notice, Stamp};
use super::words::Words;
use super::{Mark, RenderError, Setting, address, fonts, letters};
use serde::Serialize;
use serde_json::Value;

/// The values that a template gets, by name. Strings are tidy and in typographic form.
#[derive(Debug, Clone, Serialize)]
pub struct Sheet {
    pub id: String,
    pub lang: String,
    pub rtl: bool,
    /// `press_release`, and the same in words.
    pub kind: &'static str,
    pub kind_word: String,
    /// `Nr. 12/2026`.
    pub number: Option<String>,
    /// Easy language: larger letters, one sentence a line.
    pub easy: bool,
    /// The label of easy language, with the readers who approved it; nothing without them.
    pub easy_label: Option<String>,
    /// The headline's words.
    pub title: String,
    pub house: Letterhead,
    pub contacts: Vec<Contact>,
    /// The paragraph about ourselves; only press releases and joint statements close with it.
    pub boilerplate: Option<String>,
    pub about: String,
    pub place: Option<String>,
    /// In words, and as in ISO 8601.
    pub date: Option<String>,
    pub date_iso: Option<String>,
    /// `Stand: 25. November 2026`.
    pub as_of: Option<String>,
    /// `Berlin, 25. November 2026`; none where the text begins with a dateline of its own.
    pub dateline: Option<String>,
    /// What stands before and after the date in the dateline.
    pub around_date: Option<(String, String)>,
    /// The whole line, or none where it is over.
    pub embargo: Option<String>,
    /// What is said of words that went out before: that they were wrong, or that they are taken back.
    pub notices: Vec<Notice>,
    /// The stamp on an edition that another one followed.
    pub stamp: Option<Stamp>,
    pub reference: Option<String>,
    pub due: Option<String>,
    pub addressees: Vec<String>,
    pub partners: Vec<String>,
    /// `Fassung 1a2b3c4d5e6f`.
    pub revision: String,
    pub draft: bool,
    pub words: Value,
}

/// The organisation as its letterhead shows it.
#[derive(Debug, Clone, Serialize)]
pub struct Letterhead {
    pub name: String,
    pub address: Vec<String>,
    pub website: String,
    pub website_url: Option<String>,
    /// The house colour, and the same dark enough to be read as text on white.
    pub colour: String,
    pub ink: String,
    /// White or black, whichever can be read on the house colour.
    pub on_colour: String,
    /// Where the house's own typeface is there.
    pub font: Option<String>,
    pub phone: String,
    pub email: String,
    pub bank: Vec<String>,
    /// Path below `templates/`, where the file is there.
    pub logo: Option<String>,
    pub imprint: Vec<String>,
    pub responsible: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
pub struct Contact {
    pub name: String,
    pub function: String,
    pub phone: String,
    pub phone_url: Option<String>,
    pub email: String,
    pub email_url: Option<String>,
}

/// A blue that goes with anything, where the house names no colour.
const COLOUR: [u8; 3] = [0x1d, 0x4e, 0x79];

impl Sheet {
    /// `own_dateline` tells that the text itself begins with place and date.
    pub fn new(
        setting: &Setting<'_>,
        title: String,
        own_dateline: impl Fn(&str, &str) -> bool,
        typeset: &dyn Fn(&str) -> String,
    ) -> Result<Self, RenderError> {
        let front = &setting.edition.front;
        let words = Words::read(setting.templates, &front.language)?;
        let rtl = front.language.is_rtl();
        let line = |text: &str| in_order(&letters::tidy(&typeset(text)), rtl);
        let lines = |texts: &[String]| texts.iter().map(|text| line(text)).collect::<Vec<_>>();
        let place = front.place.as_deref().map(line);
        let date = front.date.map(|date| words.date(date));
        let fill = |key: &str, name: &str, value: &str| line(&words.fill(key, &[(name, value)]));
        let name = line(&setting.house.name);
        let embargo = front.embargo.filter(|_| setting.embargoed).map(|at| words.embargo(at, setting.zone));
        let dateline = dateline(&words, place.as_deref(), date.as_deref())
            .filter(|_| !own_dateline(place.as_deref().unwrap_or_default(), date.as_deref().unwrap_or_default()));
        Ok(Self {
            id: front.id.to_string(),
            lang: front.language.to_string(),
            rtl,
            kind: front.kind.name(),
            kind_word: words.get(front.kind.name()).to_owned(),
            number: front.number.as_deref().map(|number| fill("number", "number", number)),
            easy: front.language.is_easy(),
            easy_label: (front.language.is_easy() && !front.readers.is_empty())
                .then(|| fill("easy_label", "readers", &front.readers.join(", "))),
            as_of: date.as_deref().map(|date| fill("as_of", "date", date)),
            title,
            contacts: contacts(setting, rtl, &line),
            boilerplate: boilerplate(setting).map(line),
            about: about(setting).map_or_else(|| words.fill("about", &[("name", &name)]), line),
            around_date: date.as_deref().zip(dateline.as_deref()).and_then(|(date, line)| {
                line.split_once(date).map(|(before, after)| (before.to_owned(), after.to_owned()))
            }),
            dateline,
            place,
            date,
            date_iso: front.date.map(|date| date.to_string()),
            embargo: embargo.as_deref().map(line),
            notices: match &setting.later {
                Some(later) => aftermath::notices_since(front, later, &words, &line),
                None => aftermath::notices(front, &words, &line),
            },
            stamp: setting.later.as_ref().map(|later| aftermath::stamp(later, &words, &line)),
            reference: front.reference.as_deref().map(line),
            due: front.due.map(|at| line(&words.due(at))),
            addressees: lines(&front.addressees),
            partners: lines(&front.partners),
            revision: words.fill("revision", &[("digest", &letters::isolate(&setting.revision.short(), rtl))]),
            draft: setting.mark == Mark::Draft,
            words: words.all(),
            house: letterhead(setting, name, &line),
        })
    }

    /// A word of the furniture.
    pub fn word(&self, key: &str) -> &str {
        self.words.get(key).and_then(Value::as_str).unwrap_or_default()
    }
}

/// Latin lines keep their full stop at the right end, and numbers their order.
fn in_order(text: &str, rtl: bool) -> String {
    match (rtl, text.chars().any(letters::is_rtl)) {
        (true, true) => letters::isolate_runs(text),
        (true, false) => letters::isolate(text, true),
        (false, _) => text.to_owned(),
    }
}

fn dateline(words: &Words, place: Option<&str>, date: Option<&str>) -> Option<String> {
    match (place, date) {
        (Some(place), Some(date)) => Some(words.fill("dateline", &[("place", place), ("date", date)])),
        (one, other) => one.or(other).map(str::to_owned),
    }
}

fn boilerplate<'a>(setting: &Setting<'a>) -> Option<&'a str> {
    let lang = setting.edition.lang();
    let texts = &setting.house.boilerplate;
    let text = texts.get(lang.as_str()).or_else(|| texts.get(lang.primary()))?;
    (!text.trim().is_empty()).then_some(text.as_str())
}

/// The house's own heading above it.
fn about<'a>(setting: &Setting<'a>) -> Option<&'a str> {
    let (lang, house) = (&setting.edition.front.language, &setting.house.about);
    house.get(lang.as_str()).or_else(|| house.get(lang.primary())).map(String::as_str)
}

fn letterhead(setting: &Setting<'_>, name: String, line: &dyn Fn(&str) -> String) -> Letterhead {
    let house = setting.house;
    let website = letters::tidy(house.website.trim());
    let full = if website.contains("://") { website.clone() } else { format!("https://{website}") };
    let colour = house.colour.as_deref().and_then(rgb).unwrap_or(COLOUR);
    Letterhead {
        name,
        address: house.address.iter().map(|text| line(text)).collect(),
        website_url: address::live(&full).filter(|_| !website.is_empty()),
        website: full.trim_start_matches("https://").trim_start_matches("http://").trim_end_matches('/').to_owned(),
        colour: hex(colour),
        ink: hex(readable(colour)),
        on_colour: (if 1.05 / (luminance(colour) + 0.05) >= 4.5 { "#ffffff" } else { "#000000" }).to_owned(),
        font: house.font.clone().filter(|name| fonts::own(setting.templates).any(|font| font.info().family == *name)),
        phone: letters::tidy(&house.phone),
        email: letters::tidy(&house.email),
        bank: house.bank.iter().map(|text| line(text)).collect(),
        logo: house.logo.clone().filter(|path| setting.templates.contains_key(path)),
        imprint: house.imprint.iter().chain(&house.register).map(|text| line(text)).collect(),
        responsible: house.responsible.as_deref().map(line),
    }
}

/// The contacts that the front matter names, in its order; who is not in the rules is left out.
fn contacts(setting: &Setting<'_>, rtl: bool, line: &dyn Fn(&str) -> String) -> Vec<Contact> {
    let known = setting.edition.front.contacts.iter().filter_map(|key| setting.house.contacts.get(key));
    known
        .map(|contact| {
            let phone = letters::tidy(&contact.phone);
            let digits: String = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
            Contact {
                name: line(&contact.name),
                function: line(&contact.function),
                phone_url: (digits.len() > 2).then(|| format!("tel:{digits}")),
                phone: letters::isolate(&phone, rtl),
                email_url: address::live(&format!("mailto:{}", contact.email)),
                email: letters::tidy(&contact.email),
            }
        })
        .collect()
}

/// Reads `#rrggbb`.
fn rgb(text: &str) -> Option<[u8; 3]> {
    let hex = text.trim().strip_prefix('#').filter(|hex| hex.len() == 6 && hex.is_ascii())?;
    let part = |at: usize| u8::from_str_radix(&hex[at..at + 2], 16).ok();
    Some([part(0)?, part(2)?, part(4)?])
}

fn hex([red, green, blue]: [u8; 3]) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// The colour darkened until text in it has a contrast of 4.5 to white (WCAG 2.2, 1.4.3).
fn readable(mut colour: [u8; 3]) -> [u8; 3] {
    while 1.05 / (luminance(colour) + 0.05) < 4.5 {
        colour = colour.map(|part| part.saturating_sub(4));
    }
    colour
}

/// Relative luminance (WCAG 2.2).
fn luminance(colour: [u8; 3]) -> f64 {
    let [red, green, blue] = colour.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read_and_made_dark_enough() {
        assert_eq!(rgb("#1d4e79"), Some([0x1d, 0x4e, 0x79]));
        for wrong in ["1d4e79", "#1d4e7", "#1d4e7g", "#ä4e79", ""] {
            assert_eq!(rgb(wrong), None, "{wrong}");
        }
        assert_eq!(readable(COLOUR), COLOUR);
        for light in [[255, 255, 255], [255, 220, 0], [0, 180, 120]] {
            assert!(1.05 / (luminance(readable(light)) + 0.05) >= 4.5, "{light:?}");
        }
    }
}
