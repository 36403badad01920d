//! Any other website: its entries made, changed and looked up as templates in the rules say.

mod call;
mod deliver;
mod drift;
mod fault;
mod settings;

pub use fault::HttpFault;
pub use settings::HttpSettings;

use super::SiteError;
use super::drift::WentOut;
use super::web::{Login, Origin, Pace, Web};
use super::wordpress::{Filling, Look, Patience, SealedPost as Sealed, Settings, decoded, post_key};
use crate::release::{Digest, Lang, StatementId};
use call::fill;
use jiff::Timestamp;
use minijinja::{Value as Filled, context};
use std::collections::BTreeMap;
use std::time::Duration;

/// A website of the house that is spoken to by templates.
pub struct Http {
    web: Web,
    address: String,
    settings: HttpSettings,
    patience: Patience,
}

impl HttpSettings {
    /// What a post takes from its website's settings.
    pub fn of_posts(&self) -> Settings {
        Settings {
            categories: self.categories.clone(),
            tags: self.tags.clone(),
            pdf: self.files.is_some(),
            ..Settings::default()
        }
    }
}

impl Http {
    /// Opens nothing yet: no request is sent before a verb needs one.
    pub fn new(
        address: &str,
        settings: &HttpSettings,
        login: Option<Login>,
        pause: fn(Duration),
    ) -> Result<Self, SiteError> {
        let bearer = match settings.login.as_str() {
            "bearer" => true,
            "basic" => false,
            other => return Err(HttpFault::Template { name: "login", detail: other.to_owned() }.into()),
        };
        let web = Web::new(address, login, Duration::from_secs(settings.answer_seconds.max(1)))?;
        let web = if bearer { web.with_token() } else { web };
        let patience = Patience { settle: Duration::from_secs(settings.settle_seconds), pause };
        Ok(Self { web, address: format!("{}/", address.trim_end_matches('/')), settings: settings.clone(), patience })
    }

    /// The same, no faster than this.
    pub fn with_pace(self, pace: Option<Pace>) -> Self {
        Self { web: self.web.with_pace(pace), ..self }
    }

    pub fn origin(&self) -> &Origin {
        self.web.origin()
    }

    /// Where each edition is public now, by a look that changes nothing.
    pub fn addresses(
        &self,
        repo: &Digest,
        id: &StatementId,
        langs: &[(Lang, bool)],
    ) -> Result<Vec<(Lang, String)>, SiteError> {
        let mut found = Vec::new();
        for (lang, main) in langs {
            let key = post_key(repo, id, lang);
            let end = if *main { String::new() } else { format!("-{lang}").to_lowercase() };
            let slug = format!("{id}{end}");
            let values = context! { address => self.address.as_str(), key => key.as_str(), id => id.as_str(), lang => lang.as_str(), slug };
            if self.entries(&key, &values)?.iter().any(|entry| entry.public) {
                found.push((lang.clone(), fill("page", &self.settings.page, &values)?));
            }
        }
        Ok(found)
    }

    /// The server's clock, if it answers.
    pub fn clock(&self) -> Option<Timestamp> {
        self.web.look(&self.address).ok()?.date()
    }

    /// What was found out about the connection: the look-up of an entry that is not there.
    pub fn examine(&self, now: Timestamp) -> Result<Vec<Look>, SiteError> {
        let mut looks = Vec::new();
        if self.web.login().is_none() {
            looks.push(Look::Note { name: "no-login", about: self.web.origin().to_string() });
            return Ok(looks);
        }
        let (key, slug) = ("0000000000000000", "0000-nothing");
        let values = context! { address => self.address.as_str(), key, id => slug, lang => "und", slug };
        self.entries(key, &values)?;
        looks.push(Look::Fine { name: "answers", about: self.web.origin().to_string() });
        let apart = self.clock().map_or(0, |server| server.as_second() - now.as_second());
        looks.push(match apart.abs() > 60 {
            true => Look::Note { name: "clock-off", about: apart.to_string() },
            false => Look::Fine { name: "clock", about: String::new() },
        });
        Ok(looks)
    }

    /// What every template may name: the website's address, the key, the statement, its slug and words.
    fn bare(&self, one: &Sealed) -> Filled {
        context! {
            address => self.address.as_str(),
            key => one.facts.key.as_str(),
            id => one.facts.id.as_str(),
            lang => one.lang.as_str(),
            slug => one.facts.slug.as_str(),
            title => one.title.as_str(),
            title_plain => decoded(&one.title),
            excerpt => one.excerpt.as_str(),
            excerpt_plain => decoded(&one.excerpt),
            categories => one.facts.categories.clone(),
            tags => one.facts.tags.clone(),
        }
    }

    /// The same with the text and the files.
    fn filled(&self, one: &Sealed, filling: &Filling) -> Result<Filled, SiteError> {
        let files: Vec<Filled> = one
            .facts
            .files
            .iter()
            .filter_map(|file| {
                let media = filling.files.get(&file.path)?;
                Some(
                    context! { id => media.slug.as_str(), address => media.source.as_str(), name => file.name.as_str(),
                    title => file.title.as_str(), alt => file.alt.as_str(), media_type => file.media_type.as_str() },
                )
            })
            .collect();
        Ok(context! { text => filling.fill(&one.text)?, files, ..self.bare(one) })
    }

    fn page(&self, one: &Sealed) -> Result<String, HttpFault> {
        fill("page", &self.settings.page, &self.bare(one))
    }

    fn pages(&self, all: &[Sealed]) -> Result<BTreeMap<Lang, String>, HttpFault> {
        all.iter().map(|one| Ok((one.lang.clone(), self.page(one)?))).collect()
    }
}

impl Sealed {
    /// What went out of one language, as far as it is known here.
    fn known(went: &WentOut, lang: &Lang) -> Option<Self> {
        let part = |name: &str| went.text(&format!("{lang}/{name}")).unwrap_or_default();
        let facts = went.facts(lang)?;
        let (title, excerpt) = (part(super::wordpress::TITLE), part(super::wordpress::EXCERPT));
        Some(Self { lang: lang.clone(), facts, title, excerpt, text: part(super::wordpress::TEXT) })
    }
}

/// The server that fails on demand, which the program's own tests use too.
#[cfg(test)]
mod tests;
