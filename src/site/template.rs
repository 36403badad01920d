//! The organisation's own page templates and their few words, from the folder `templates/site/`.

use super::SiteError;
use crate::release::{House, Lang};
use minijinja::{Environment, UndefinedBehavior, Value};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The files of `templates/`, by path below it.
pub type Templates = BTreeMap<String, Vec<u8>>;

/// What the front page and the feeds are made with, besides what is public.
pub struct Front<'a> {
    pub house: &'a House,
    /// The files of `templates/`, by path below it.
    pub templates: &'a BTreeMap<String, Vec<u8>>,
    /// The language of the front page; statements that have it are listed in it.
    pub language: &'a Lang,
}

/// The words on a page that are not the statement's: `site/words.json`, by language.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// The language's name in itself.
    pub language: String,
    pub newsroom: String,
    pub all: String,
    pub languages: String,
    pub pdf: String,
    pub feed: String,
    pub skip: String,
    pub corrected: String,
    /// How a date is written: `{day}. {month} {year}`.
    pub date: String,
    pub months: Vec<String>,
}

impl Words {
    /// The words of this language, of its main form, or else the first there are.
    pub fn of(templates: &Templates, lang: &Lang) -> Result<Self, SiteError> {
        let mut all = Self::all(templates)?;
        let first = all.keys().next().cloned().unwrap_or_default();
        let found = [lang.as_str(), lang.primary(), "en", &first].into_iter().find_map(|key| all.remove(key));
        found.ok_or_else(|| SiteError::Missing(WORDS.to_owned()))
    }

    /// What a language is called in itself; its tag where no words of it are there.
    pub fn name(templates: &Templates, lang: &Lang) -> Result<String, SiteError> {
        let all = Self::all(templates)?;
        let variant = lang.as_str().strip_prefix(lang.primary()).unwrap_or_default().trim_start_matches('-');
        Ok(match (all.get(lang.as_str()), all.get(lang.primary())) {
            (Some(own), _) => own.language.clone(),
            (None, Some(main)) => format!("{} ({variant})", main.language),
            (None, None) => lang.to_string(),
        })
    }

    fn all(templates: &Templates) -> Result<BTreeMap<String, Self>, SiteError> {
        let bytes = templates.get(WORDS).ok_or_else(|| SiteError::Missing(WORDS.to_owned()))?;
        let broken =
            |error: serde_json::Error| SiteError::Template { name: WORDS.to_owned(), detail: error.to_string() };
        serde_json::from_slice(bytes).map_err(broken)
    }

    /// A date in words.
    pub fn day(&self, date: jiff::civil::Date) -> String {
        let month = usize::try_from(date.month() - 1).ok().and_then(|at| self.months.get(at));
        let Some(month) = month else { return date.to_string() };
        let date = [("{day}", date.day().to_string()), ("{month}", month.clone()), ("{year}", date.year().to_string())];
        date.iter().fold(self.date.clone(), |text, (mark, value)| text.replace(mark, value))
    }

    /// As the templates see them: `words.all`.
    pub fn value(&self) -> Value {
        minijinja::context! {
            language => self.language.as_str(),
            newsroom => self.newsroom.as_str(),
            all => self.all.as_str(),
            languages => self.languages.as_str(),
            pdf => self.pdf.as_str(),
            feed => self.feed.as_str(),
            skip => self.skip.as_str(),
            corrected => self.corrected.as_str(),
        }
    }
}

/// Fills a template of `templates/site/`; all others there can be included. Whatever is filled in is
/// escaped; a name that is not known is an error.
pub fn fill(templates: &Templates, name: &str, context: Value) -> Result<String, SiteError> {
    let broken = |error: minijinja::Error| SiteError::Template { name: name.to_owned(), detail: error.to_string() };
    if !templates.contains_key(name) {
        return Err(SiteError::Missing(name.to_owned()));
    }
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_formatter(|out, _, value| {
        let text = if value.is_safe() { value.to_string() } else { escape(&value.to_string()) };
        out.write_str(&text).map_err(|_| minijinja::ErrorKind::WriteFailure.into())
    });
    for (path, bytes) in templates.iter().filter(|(path, _)| path.starts_with("site/") && path.ends_with(".html")) {
        let source = std::str::from_utf8(bytes)
            .map_err(|error| SiteError::Template { name: path.clone(), detail: error.to_string() })?;
        environment.add_template(path, source).map_err(broken)?;
    }
    let page = environment.get_template(name).and_then(|template| template.render(context));
    page.map(|text| format!("{}\n", text.trim_end())).map_err(broken)
}

/// The house as the templates see it.
pub fn house(house: &House) -> Value {
    minijinja::context! {
        name => house.name.as_str(),
        website => house.web_address(),
        address => house.address.join(", "),
        imprint => house.footer(),
    }
}

/// The logo's name on the website and its bytes, if there is one.
pub fn logo<'a>(house: &House, templates: &'a Templates) -> Option<(String, &'a [u8])> {
    let path = house.logo.as_deref()?;
    let bytes = templates.get(path)?;
    let ending = path.rsplit('.').next().map(str::to_lowercase).filter(|end| matches!(end.as_str(), "svg" | "png"))?;
    Some((format!("logo.{ending}"), bytes))
}

pub fn direction(lang: &Lang) -> &'static str {
    if lang.is_rtl() { "rtl" } else { "ltr" }
}

/// Words in HTML and XML 1.0: the five marks escaped, line ends as blanks, and characters that XML
/// cannot hold left out.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' | '\n' | '\r' => out.push(' '),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
    out
}

const WORDS: &str = "site/words.json";

#[cfg(test)]
mod tests {
    use super::super::page::templates;
    use super::*;

    #[test]
    fn languages_have_their_own_names() {
        for (lang, name, all) in [
            ("de", "Deutsch", "Alle Mitteilungen"),
            ("de-simple", "Deutsch in einfacher Sprache", "Alle Mitteilungen"),
            ("en-GB", "English (GB)", "All statements"),
            ("ti", "ti", "All statements"),
        ] {
            let lang = Lang::parse(lang).unwrap();
            assert_eq!(Words::name(&templates(), &lang).unwrap(), name);
            assert_eq!(Words::of(&templates(), &lang).unwrap().all, all);
        }
    }

    #[test]
    fn every_language_has_twelve_months() {
        for (lang, words) in Words::all(&templates()).unwrap() {
            assert_eq!(words.months.len(), 12, "{lang}");
            let day = words.day(jiff::civil::date(2026, 3, 1));
            assert!(day.contains("2026") && day.contains(&words.months[2]) && !day.contains('{'), "{lang}: {day}");
        }
    }

    #[test]
    fn marks_are_escaped_and_what_xml_cannot_hold_is_left_out() {
        assert_eq!(
            escape("<a href=\"x\">'&'</a>\u{1}\u{fffe}\r\n|"),
            "&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;  |"
        );
    }
}
