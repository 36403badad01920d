//! The website of this workspace, opened with this person's own password for it.

use super::desk::Desk;
use super::render::Set;
use super::{OpsError, Surroundings, passwords};
use crate::release::{Effect, Event, Outcome, Release};
use crate::site::{Front, Keys, Live, Login, Look, Order, Origin, Pace, Site, SiteError, Website};
use crate::statement::Lang;
use jiff::Timestamp;

/// What a person said about what stands in the way: things that somebody changed on the website by
/// hand, mails that another machine sent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Leave {
    /// Changes made there by hand may be replaced.
    pub overwrite: bool,
    /// What was deleted there may be made again.
    pub recreate: bool,
    /// Whoever got the wrong version from another machine gets the right one from there, later.
    pub mails: bool,
    /// Nobody is written to.
    pub silent: bool,
}

/// The website. Nothing is written or sent yet.
pub(super) fn site(desk: &Desk) -> Result<Site, OpsError> {
    open(desk, &desk.workflow.website, None)
}

/// The website as it was under other rules, for its addresses: nobody is asked.
pub(super) fn former_site(desk: &Desk, website: &Website) -> Result<Site, OpsError> {
    open(desk, website, None)
}

/// The website for many statements one after the other, at the pace that its rules set.
pub(super) fn site_of_many(desk: &Desk) -> Result<Site, OpsError> {
    open(desk, &desk.workflow.website, Some(desk.surroundings.pace(desk.workflow.website.requests_per_minute)))
}

fn open(desk: &Desk, website: &Website, pace: Option<Pace>) -> Result<Site, OpsError> {
    let login = if website.is_remote() { login(&desk.surroundings, &website.address)? } else { None };
    let own_folder = desk.workspace.own_folder()?;
    let pause = desk.surroundings.pause;
    Ok(Site::open(website, Keys { workspace: desk.workspace.root(), own_folder: &own_folder, login, pause, pace })?)
}

/// This person's password for the origin of an address: from the environment where it names exactly
/// this origin, else from their own folder. Whatever address the rules come to hold, a password goes
/// nowhere that its owner did not name.
pub(super) fn login(surroundings: &Surroundings, address: &str) -> Result<Option<Login>, OpsError> {
    let Some(origin) = Origin::of(address) else { return Ok(None) };
    passwords::login(surroundings, &origin)
}

/// What was found out about the website. With `write` a draft is made there and deleted again.
pub fn examine(desk: &Desk, write: bool) -> Result<Vec<Look>, OpsError> {
    Ok(match site(desk)? {
        Site::Newsroom(newsroom) => {
            vec![Look::Fine { name: "newsroom", about: newsroom.root().display().to_string() }]
        }
        Site::WordPress(wordpress) => wordpress.examine(desk.now(), write),
        Site::Http(http) => http.examine(desk.now())?,
    })
}

/// The clock of the website, where that is asked over the net and answers; the embargo holds by it too.
pub fn website_clock(desk: &Desk) -> Result<Option<Timestamp>, OpsError> {
    Ok(match site(desk)? {
        Site::Newsroom(_) => None,
        // Whatever is wrong with it, the publication itself will say.
        Site::WordPress(wordpress) => wordpress.clock(),
        Site::Http(http) => http.clock(),
    })
}

/// Where a person makes a password for the website; nothing where none is needed.
pub fn passwords_page(desk: &Desk) -> Result<Option<String>, OpsError> {
    match site(desk)? {
        Site::Newsroom(_) | Site::Http(_) => Ok(None),
        Site::WordPress(wordpress) => Ok(wordpress.passwords_page().map_err(SiteError::from)?),
    }
}

/// Keeps a password for the website of this workspace, for its origin and no other.
pub fn keep_login(desk: &Desk, user: &str, password: &str) -> Result<(), OpsError> {
    let address = &desk.workflow.website.address;
    let origin = Origin::of(address).ok_or_else(|| SiteError::Address(address.clone()))?;
    passwords::keep(&desk.surroundings, &origin, &Login::new(user.trim(), password.trim()))
}

/// The point of no return itself: pages public, front page and feeds written anew.
pub(super) fn make_public(desk: &Desk, site: &Site, release: &Release, order: &Order) -> Result<Live, OpsError> {
    let set = Set::open(desk)?;
    let house = &desk.workflow.organisation;
    let own = desk.policy().languages.first().and_then(|lang| Lang::parse(lang));
    let first = || release.manifest().editions.keys().next().cloned();
    let language = own.or_else(first).ok_or_else(|| OpsError::NoLanguage(String::new()))?;
    Ok(site.go_live(release, &Front { house, templates: set.templates(), language: &language }, order)?)
}

/// Where a delivery went live, as its journal keeps it; the addresses that a cache stands before.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Places {
    pub addresses: Vec<(Lang, String)>,
    pub stale: Vec<String>,
}

impl Places {
    /// One line an edition: language, address, and `stale` where visitors still see an old copy.
    pub(super) fn print(&self) -> String {
        let line = |(lang, address): &(Lang, String)| {
            let stale = if self.stale.contains(address) { " stale" } else { "" };
            format!("{lang} {address}{stale}")
        };
        self.addresses.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    /// What `print` wrote; empty where the journal has nothing of it.
    pub(super) fn of(events: &[Event]) -> Self {
        let words = events.iter().rev().find_map(|event| match event {
            Event::Ended(Effect::GoLive, Outcome::Done(words)) => Some(words.as_str()),
            _ => None,
        });
        let mut places = Self::default();
        for line in words.unwrap_or_default().lines() {
            let mut fields = line.split(' ');
            let (Some(lang), Some(address)) = (fields.next().and_then(Lang::parse), fields.next()) else { continue };
            places.addresses.push((lang, address.to_owned()));
            if fields.next() == Some("stale") {
                places.stale.push(address.to_owned());
            }
        }
        places
    }
}
