//! The house's website, whichever it is: one door with the same three steps for every kind.

use super::SiteError;
use super::drift::{Drifted, WentOut};
use super::http::Http;
use super::newsroom::{Newsroom, Presence};
use super::settings::Website;
use super::template::Front;
use super::web::{Login, Pace};
use super::wordpress::{Live, Order, WordPress};
use crate::release::{Lang, Release, StatementId};
use std::path::Path;
use std::time::Duration;

/// Where statements are published.
pub enum Site {
    Newsroom(Newsroom),
    WordPress(Box<WordPress>),
    Http(Box<Http>),
}

/// What opens a website besides its settings.
pub struct Keys<'a> {
    pub workspace: &'a Path,
    /// The tool's own folder, outside of the website.
    pub own_folder: &'a Path,
    /// This person's password for the website's origin, if they have one.
    pub login: Option<Login>,
    /// Waits; the clock is the house's.
    pub pause: fn(Duration),
    /// Where much is asked one after the other.
    pub pace: Option<Pace>,
}

impl Site {
    /// Opens what the settings name. Writes and sends nothing.
    pub fn open(website: &Website, keys: Keys<'_>) -> Result<Self, SiteError> {
        match website.kind.as_str() {
            "newsroom" => Newsroom::open(keys.workspace, website, keys.own_folder).map(Site::Newsroom),
            "wordpress" => {
                let wordpress = WordPress::new(&website.address, &website.wordpress, keys.login, keys.pause)?;
                Ok(Site::WordPress(Box::new(wordpress.with_pace(keys.pace))))
            }
            "http" => {
                let settings = website.http.as_ref().ok_or_else(|| SiteError::Missing("[website.http]".to_owned()))?;
                Http::new(&website.address, settings, keys.login, keys.pause)
                    .map(|http| Site::Http(Box::new(http.with_pace(keys.pace))))
            }
            kind => Err(SiteError::Kind(kind.to_owned())),
        }
    }

    /// Prepares everything where no visitor sees it. Repeating it changes nothing.
    pub fn draft(&self, release: &Release, order: &Order) -> Result<(), SiteError> {
        match self {
            Site::Newsroom(newsroom) => newsroom.draft(release),
            Site::WordPress(wordpress) => wordpress.draft(release, order),
            Site::Http(http) => http.draft(release, order),
        }
    }

    /// Whether a draft that was begun is there.
    pub fn drafted(&self, release: &Release) -> Result<bool, SiteError> {
        match self {
            // Written again from the sealed bytes: the same files in the same places.
            Site::Newsroom(_) => Ok(false),
            Site::WordPress(wordpress) => wordpress.drafted(release),
            Site::Http(http) => http.drafted(release),
        }
    }

    /// Makes it public. Repeating it changes nothing, and takes up what was interrupted.
    pub fn go_live(&self, release: &Release, front: &Front<'_>, order: &Order) -> Result<Live, SiteError> {
        match self {
            Site::Newsroom(newsroom) => {
                newsroom.guard(release, order)?;
                newsroom.go_live(release, front)?;
                let address = |lang: &Lang| (lang.clone(), newsroom.address(release, lang));
                Ok(Live { addresses: release.manifest().editions.keys().map(address).collect(), stale: Vec::new() })
            }
            Site::WordPress(wordpress) => wordpress.go_live(release, order),
            Site::Http(http) => http.go_live(release, order),
        }
    }

    /// Whether this release was made public and nothing but the front page may be missing.
    pub fn went_live(&self, release: &Release) -> Result<bool, SiteError> {
        let manifest = release.manifest().digest();
        Ok(match self {
            Site::Newsroom(newsroom) => {
                matches!(newsroom.look_up(release)?, Presence::Public { manifest: found, .. } if found == manifest)
            }
            Site::WordPress(_) | Site::Http(_) => false,
        })
    }

    /// Each edition as it is public now, compared with what went out. Changes nothing.
    pub fn drift(&self, went: &WentOut) -> Result<Vec<Drifted>, SiteError> {
        match self {
            Site::Newsroom(newsroom) => newsroom.drift(went),
            Site::WordPress(wordpress) => wordpress.drift(went),
            Site::Http(http) => http.drift(went),
        }
    }

    /// Fetches what `drift` of many statements will ask for, where that can be had together.
    pub fn take_stock(&self) -> Result<(), SiteError> {
        match self {
            Site::Newsroom(_) | Site::Http(_) => Ok(()),
            Site::WordPress(wordpress) => wordpress.take_stock(),
        }
    }

    /// Where each language of a statement is public now; with each whether it is the one that the house writes in.
    pub fn addresses(
        &self,
        repo: &crate::release::Digest,
        id: &StatementId,
        langs: &[(Lang, bool)],
    ) -> Result<Vec<(Lang, String)>, SiteError> {
        match self {
            Site::Newsroom(newsroom) => {
                let files = newsroom.files(id.as_str())?;
                let public = |lang: &Lang| files.keys().any(|path| path.starts_with(&format!("{lang}/")));
                let address = |lang: &Lang| (lang.clone(), newsroom.edition_address(id.as_str(), lang));
                Ok(langs.iter().map(|(lang, _)| lang).filter(|lang| public(lang)).map(address).collect())
            }
            Site::WordPress(wordpress) => {
                let langs: Vec<Lang> = langs.iter().map(|(lang, _)| lang.clone()).collect();
                wordpress.addresses(repo, id, &langs)
            }
            Site::Http(http) => http.addresses(repo, id, langs),
        }
    }

    /// Where a language that is not public yet will be, as far as that can be said.
    pub fn planned_address(&self, id: &StatementId, lang: &Lang, main: bool) -> String {
        match self {
            Site::Newsroom(newsroom) => newsroom.edition_address(id.as_str(), lang),
            Site::WordPress(wordpress) => {
                let end = if main { String::new() } else { format!("-{lang}").to_lowercase() };
                format!("{}/…/{id}{end}/", wordpress.origin())
            }
            Site::Http(http) => {
                let end = if main { String::new() } else { format!("-{lang}").to_lowercase() };
                format!("{}/…/{id}{end}", http.origin())
            }
        }
    }

    /// The folder of pages, where the website is one.
    pub fn newsroom(&self) -> Option<&Newsroom> {
        match self {
            Site::Newsroom(newsroom) => Some(newsroom),
            Site::WordPress(_) | Site::Http(_) => None,
        }
    }
}
