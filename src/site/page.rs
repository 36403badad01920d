//! One statement in one language as a whole web page, made before sealing: the same values give the
//! same bytes, so that anybody can find them again.

use super::SiteError;
use super::facts::{FACTS, PageFacts, PdfFacts};
use super::template::{Words, direction, fill, house, logo};
use crate::release::{Artefact, House, Kind, Lang, StatementId};
use jiff::ZonedDateTime;
use jiff::civil::Date;
use minijinja::{Value, context};
use serde_json::json;
use std::collections::BTreeMap;

/// Everything that a page shows.
pub struct Page<'a> {
    pub id: &'a StatementId,
    pub lang: &'a Lang,
    pub kind: Kind,
    /// The kind in the page's language.
    pub kind_word: String,
    /// The headline in typographic form, without markup.
    pub title: String,
    /// The lead in plain words.
    pub summary: String,
    /// The article as HTML, which goes into the page as it is.
    pub article: String,
    /// A picture for previews, by its path beside the page (`media/…`).
    pub picture: Option<String>,
    /// The PDF's name beside the page and its size in bytes.
    pub pdf: (String, usize),
    /// Every language of the release, with its headline.
    pub languages: Vec<(Lang, String)>,
    /// Now, in the zone of the rules.
    pub published: ZonedDateTime,
    /// When the statement was first published, if this is a later edition of it.
    pub first: Option<ZonedDateTime>,
    pub house: &'a House,
    /// What was corrected, with the day; and whether it is taken back.
    pub corrections: Vec<(Date, String)>,
    pub withdrawn: bool,
    /// The newsroom's public address.
    pub address: &'a str,
    /// The files of `templates/`, by path below it.
    pub templates: &'a BTreeMap<String, Vec<u8>>,
}

/// The page as artefacts of the release: `<lang>/index.html`, and `<lang>/page.json`, the facts from
/// which the front page and the feeds are made.
pub fn page(page: &Page<'_>) -> Result<Vec<Artefact>, SiteError> {
    public_address(page.address)?;
    let html = fill(page.templates, "site/page.html", page.context()?)?;
    let artefact =
        |name: &str, media_type, bytes| Artefact { path: format!("{}/{name}", page.lang), media_type, bytes };
    Ok(vec![
        artefact("index.html", "text/html", html.into_bytes()),
        artefact(FACTS, "application/json", page.facts().print()),
    ])
}

/// The newsroom's public address, with one `/` at its end.
pub fn public_address(text: &str) -> Result<String, SiteError> {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let plain = |byte: u8| byte.is_ascii_graphic() && !b"?#&\"<>\\'`{}".contains(&byte);
    if !rest.is_some_and(|rest| !rest.is_empty() && rest.bytes().all(plain)) {
        return Err(SiteError::Address(text.to_owned()));
    }
    Ok(format!("{}/", text.trim_end_matches('/')))
}

/// The public address of an edition.
pub fn edition_address(address: &str, id: &str, lang: &str) -> String {
    format!("{}/{id}/{lang}/", address.trim_end_matches('/'))
}

impl Page<'_> {
    fn address_of(&self, lang: &Lang) -> String {
        edition_address(self.address, self.id.as_str(), lang.as_str())
    }

    /// First publication, and the time of this edition where it is a later one; RFC 3339 with the
    /// offset of the zone, in whole seconds.
    fn times(&self) -> (String, Option<String>) {
        let time = |zoned: &ZonedDateTime| zoned.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string();
        match &self.first {
            Some(first) => (time(first), Some(time(&self.published))),
            None => (time(&self.published), None),
        }
    }

    fn facts(&self) -> PageFacts {
        let (published, updated) = self.times();
        PageFacts {
            klartext: PageFacts::MARK.to_owned(),
            id: self.id.to_string(),
            language: self.lang.to_string(),
            kind: self.kind.name().to_owned(),
            kind_word: self.kind_word.clone(),
            title: self.title.clone(),
            summary: self.summary.clone(),
            address: self.address_of(self.lang),
            date: self.first.as_ref().unwrap_or(&self.published).date().to_string(),
            published,
            updated,
            pdf: PdfFacts { name: self.pdf.0.clone(), size: self.pdf.1 },
        }
    }

    fn context(&self) -> Result<Value, SiteError> {
        let words = Words::of(self.templates, self.lang)?;
        let languages =
            self.languages.iter().map(|(lang, title)| self.language(lang, title)).collect::<Result<Vec<_>, _>>()?;
        let (published, updated) = self.times();
        Ok(context! {
            lang => self.lang.as_str(),
            dir => direction(self.lang),
            title => self.title.as_str(),
            summary => self.summary.as_str(),
            kind => self.kind_word.as_str(),
            canonical => self.address_of(self.lang),
            languages => languages,
            home => "../../",
            logo => logo(self.house, self.templates).map(|(name, _)| name),
            house => house(self.house),
            words => words.value(),
            published => published,
            updated => updated,
            updated_date => words.day(self.published.date()),
            picture => self.picture.as_ref().map(|path| format!("{}{path}", self.address_of(self.lang))),
            pdf => context! { name => self.pdf.0.as_str(), size => size(self.pdf.1) },
            article => Value::from_safe_string(self.article.clone()),
            json_ld => Value::from_safe_string(self.json_ld()),
        })
    }

    fn language(&self, lang: &Lang, title: &str) -> Result<Value, SiteError> {
        Ok(context! {
            lang => lang.as_str(),
            dir => direction(lang),
            name => Words::name(self.templates, lang)?,
            title => title,
            address => self.address_of(lang),
            here => lang == self.lang,
        })
    }

    /// The page's facts for search engines (schema.org), as data in a script element: there `</` and
    /// `<!--` would end or open something, so no `<` is left.
    fn json_ld(&self) -> String {
        let (published, updated) = self.times();
        let address = self.address_of(self.lang);
        let mut house = json!({"@type": "Organization", "name": self.house.name});
        if let (Some(address), Some(house)) = (self.house.web_address(), house.as_object_mut()) {
            house.insert("url".to_owned(), json!(address));
        }
        let mut facts = json!({
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": self.title,
            "description": self.summary,
            "inLanguage": self.lang.as_str(),
            "datePublished": published,
            "dateModified": updated.as_ref().unwrap_or(&published),
            "url": address,
            "mainEntityOfPage": address,
            "author": house,
            "publisher": house,
            "encoding": {
                "@type": "MediaObject",
                "contentUrl": format!("{address}{}", self.pdf.0),
                "encodingFormat": "application/pdf",
            },
        });
        if let (Some(picture), Some(facts)) = (&self.picture, facts.as_object_mut()) {
            facts.insert("image".to_owned(), json!([format!("{address}{picture}")]));
        }
        let corrections: Vec<_> = self
            .corrections
            .iter()
            .map(|(day, words)| json!({"@type": "CorrectionComment", "datePublished": day.to_string(), "text": words}))
            .collect();
        if let Some(facts) = facts.as_object_mut() {
            if !corrections.is_empty() {
                facts.insert("correction".to_owned(), json!(corrections));
            }
            if self.withdrawn {
                facts.insert("creativeWorkStatus".to_owned(), json!("Withdrawn"));
            }
        }
        facts.to_string().replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
    }
}

/// A file's size as people read it: `48 kB`.
fn size(bytes: usize) -> String {
    format!("{}\u{a0}kB", bytes.div_ceil(1000))
}
#[cfg(test)]
mod tests;

#[cfg(test)]
pub use tests::{house_sample, sample, templates};
