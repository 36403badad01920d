//! WordPress: a post in each language, made once whatever breaks, public when it may be.

mod api;
mod deliver;
mod drift;
mod examine;
mod find;
mod library;
mod mark;
mod post;
mod public;
mod stock;
mod terms;
mod trouble;
mod wire;

pub use examine::Look;
pub use post::{EXCERPT, Filling, PostPage, SealedPost, TEXT, TITLE, key as post_key, post};
pub use trouble::{Cause, Trouble};
pub use wire::{Media, decoded};

use super::SiteError;
use super::drift::WentOut;
use super::web::{Login, Origin, Pace, Web};
use crate::release::{Digest, Lang, StatementId};
pub use api::Patience;

use api::{Api, Interface};
use serde::Deserialize;
use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;
use stock::Stock;

/// `[website.wordpress]` in `workflow.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// Categories by their names; they must exist.
    pub categories: Vec<String>,
    /// Tags by their names; one that is missing is made.
    pub tags: Vec<String>,
    /// The author's number in WordPress; whoever's password it is where none is given.
    pub author: Option<u64>,
    /// Whether the PDF is offered below the text.
    pub pdf: bool,
    /// Whether the first picture of a text is the post's featured picture.
    pub featured: bool,
    /// How many seconds an answer may take.
    pub answer_seconds: u64,
    /// How many seconds WordPress may still be at work on what it did not answer; before they are
    /// over, nothing is made anew.
    pub settle_seconds: u64,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            categories: Vec::new(),
            tags: Vec::new(),
            author: None,
            pdf: true,
            featured: true,
            answer_seconds: 120,
            settle_seconds: 60,
        }
    }
}

/// A WordPress website of the house.
pub struct WordPress {
    web: Web,
    address: String,
    settings: Settings,
    patience: Patience,
    /// What it said of itself, and that the password counts: asked once.
    known: RefCell<Option<Rc<Interface>>>,
    /// Everything of ours there, fetched together, for looking at.
    stock: RefCell<Option<Rc<Stock>>>,
}

/// What a delivery to WordPress has to know besides the release.
#[derive(Debug, Clone, Default)]
pub struct Order {
    /// Not before this moment, by the server's own clock.
    pub not_before: Option<jiff::Timestamp>,
    /// What went out last of this statement: what is not like it was changed by hand.
    pub before: Option<WentOut>,
    /// States of posts whose changes a person took over into the text.
    pub taken: Vec<Digest>,
    /// A person said: what was changed by hand in WordPress may be replaced.
    pub overwrite: bool,
    /// A person said: a post that was deleted in WordPress may be made again.
    pub recreate: bool,
}

/// What is public now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Live {
    pub addresses: Vec<(Lang, String)>,
    /// Addresses that still show visitors an earlier state: a cache stands in front of them.
    pub stale: Vec<String>,
}

impl WordPress {
    /// Opens nothing yet: no request is sent before a verb needs one.
    pub fn new(
        address: &str,
        settings: &Settings,
        login: Option<Login>,
        pause: fn(Duration),
    ) -> Result<Self, SiteError> {
        let web = Web::new(address, login, Duration::from_secs(settings.answer_seconds.max(1)))?;
        let patience = Patience { settle: Duration::from_secs(settings.settle_seconds), pause };
        let (address, settings) = (address.to_owned(), settings.clone());
        Ok(Self { web, address, settings, patience, known: RefCell::default(), stock: RefCell::default() })
    }

    /// The same, no faster than this.
    pub fn with_pace(self, pace: Option<Pace>) -> Self {
        Self { web: self.web.with_pace(pace), ..self }
    }

    pub fn origin(&self) -> &Origin {
        self.web.origin()
    }

    /// The interface, with a password that counts.
    fn connect(&self) -> Result<Api<'_>, SiteError> {
        if self.web.login().is_none() {
            return Err(SiteError::NoLogin(self.web.origin().to_string()));
        }
        if let Some(known) = self.known.borrow().clone() {
            return Ok(Api::again(&self.web, self.patience, known));
        }
        let api = Api::find(&self.web, &self.address, self.patience)?;
        let me = api.me()?;
        examine::rights(&me)?;
        *self.known.borrow_mut() = Some(api.known());
        Ok(api)
    }

    /// Where each edition is public now, by a look that changes nothing.
    pub fn addresses(&self, repo: &Digest, id: &StatementId, langs: &[Lang]) -> Result<Vec<(Lang, String)>, SiteError> {
        let api = self.connect()?;
        let mut found = Vec::new();
        for lang in langs {
            let ours = find::ours(&api, &post::key(repo, id, lang))?;
            if let Some(post) = ours.into_iter().find(wire::Post::is_public) {
                found.push((lang.clone(), post.link));
            }
        }
        Ok(found)
    }
}

/// What an account must be allowed to do: with less, colleagues' posts are invisible to it, and a
/// second post could not be told from the first.
const NEEDED: [&str; 5] = ["edit_posts", "edit_others_posts", "publish_posts", "upload_files", "edit_published_posts"];

/// The WordPress that fails on demand, which the program's own tests use too.
#[cfg(test)]
#[path = "../../../tests/wordpress/mod.rs"]
pub mod model;

#[cfg(test)]
pub use post::tests::sample_as;

#[cfg(all(test, unix))]
#[path = "../../../tests/real/wordpress.rs"]
mod real;

#[cfg(test)]
mod tests;
