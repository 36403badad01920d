//! The connection to one WordPress: found by its own word, asked patiently, ordered once.

use super::stock::Stock;
use super::trouble::{Cause, Trouble, bare, judge};
use super::wire::{Media, Post, User};
use crate::site::web::{Answer, Load, Web, redirected, with_query};
use serde_json::Value;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Deref;
use std::rc::Rc;
use std::time::Duration;

/// How long to wait, and how: the clock is the house's.
#[derive(Debug, Clone, Copy)]
pub struct Patience {
    /// How long WordPress may still be busy with a request that it did not answer.
    pub settle: Duration,
    pub pause: fn(Duration),
}

impl Patience {
    /// Waits a little longer each time, never longer than a request may still be at work.
    pub fn rest(&self, round: u32) {
        (self.pause)(Duration::from_secs(1 << round.min(5)).min(self.settle));
    }

    /// Looks again and again until something is there or WordPress cannot be at work on it any more.
    pub fn until<T, E>(&self, mut look: impl FnMut() -> Result<Option<T>, E>) -> Result<Option<T>, E> {
        let mut waited = Duration::ZERO;
        for round in 0.. {
            if let Some(found) = look()? {
                return Ok(Some(found));
            }
            if waited >= self.settle {
                break;
            }
            let pause = Duration::from_secs(1 << round.min(4)).min(self.settle);
            (self.pause)(pause);
            waited += pause;
        }
        Ok(None)
    }
}

/// A WordPress whose interface answers.
pub struct Api<'w> {
    pub web: &'w Web,
    pub patience: Patience,
    known: Rc<Interface>,
    /// What was fetched of many posts at once, to look at them; nothing is decided by it that changes
    /// anything.
    pub stock: Option<Rc<Stock>>,
}

/// What a WordPress says of itself; it is asked once in a run.
#[derive(Debug)]
pub struct Interface {
    root: String,
    /// What it can do besides: `pll/v1` is Polylang.
    pub namespaces: Vec<String>,
    /// Where a person makes a new application password.
    pub passwords: Option<String>,
    /// The site's address in its own words.
    pub home: String,
    pub name: String,
    /// What the interface says before its answers, where it says something.
    pub noise: Option<String>,
    /// The server's clock at the first answer.
    date: Option<jiff::Timestamp>,
    /// Terms by the route of their list, with their numbers: what they are called here.
    pub terms: RefCell<BTreeMap<&'static str, Rc<BTreeMap<u64, String>>>>,
}

impl Deref for Api<'_> {
    type Target = Interface;

    fn deref(&self) -> &Interface {
        &self.known
    }
}

/// All statuses, with the trash, where a post can wait that would come back with its address.
pub const EVERYWHERE: &str = "publish,future,draft,pending,private,trash";
/// The longest pause that is waited out for a server which asks for one, in seconds.
const LONGEST_PAUSE: u64 = 120;
/// Looks at the same thing before it is said that it cannot be seen.
const ROUNDS: u32 = 4;

impl<'w> Api<'w> {
    /// Finds the interface: the address names it in its `Link` header, or it lies where it always does.
    pub fn find(web: &'w Web, address: &str, patience: Patience) -> Result<Self, Trouble> {
        let front = patiently(patience, || web.look(address).map_err(|silence| Trouble::silence(silence, address)))?;
        if let Some(to) = redirected(&front) {
            return Err(Trouble::new(Cause::Redirect).with("from", address).with("to", bare(&to)));
        }
        let named = front.headers("link").find_map(api_link);
        let root = named.unwrap_or_else(|| format!("{}/?rest_route=/", address.trim_end_matches('/')));
        if crate::site::web::Origin::of(&root).as_ref() != Some(web.origin()) {
            return Err(Trouble::new(Cause::Redirect).with("from", address).with("to", bare(&root)));
        }
        let known = Rc::new(Interface::read(web, patience, root, &front)?);
        Ok(Self { web, patience, known, stock: None })
    }

    /// The same as was found before.
    pub fn again(web: &'w Web, patience: Patience, known: Rc<Interface>) -> Self {
        Self { web, patience, known, stock: None }
    }

    /// What can be remembered of it.
    pub fn known(&self) -> Rc<Interface> {
        Rc::clone(&self.known)
    }

    /// The server's clock: at its last answer to us, or else at its first.
    pub fn date(&self) -> Option<jiff::Timestamp> {
        self.web.date().or(self.known.date)
    }
}

impl Interface {
    fn read(web: &Web, patience: Patience, root: String, front: &Answer) -> Result<Self, Trouble> {
        let url = with_query(&root, &[("_fields", "name,url,home,namespaces,authentication")]);
        let index = patiently(patience, || {
            let answer = web.ask_as_anybody(&url).map_err(|silence| Trouble::silence(silence, &url))?;
            match answer.status {
                200 => Ok(answer),
                _ => Err(judge(&answer)),
            }
        });
        let index = index.map_err(|trouble| match trouble.cause {
            // Whoever asks for a login before the index hides the interface from everybody.
            Cause::NotLoggedIn | Cause::Role => {
                let code = trouble.fact("action").unwrap_or("rest_not_logged_in").to_owned();
                Trouble::new(Cause::RestOff).with("code", code)
            }
            Cause::NoApi if front.status >= 400 => judge(front),
            _ => trouble,
        })?;
        let Some((value, noise)) = index.json().filter(|(value, _)| value["namespaces"].is_array()) else {
            return Err(judge(&index));
        };
        let words = value["namespaces"].as_array().into_iter().flatten();
        let way = &value["authentication"]["application-passwords"]["endpoints"]["authorization"];
        Ok(Self {
            root,
            namespaces: words.filter_map(|word| word.as_str().map(str::to_owned)).collect(),
            passwords: way.as_str().map(str::to_owned),
            home: value["home"].as_str().unwrap_or_default().trim_end_matches('/').to_owned(),
            name: value["name"].as_str().unwrap_or_default().to_owned(),
            noise: Some(noise).filter(|noise| !noise.is_empty()),
            date: index.date().or(front.date()),
            terms: RefCell::default(),
        })
    }

    /// Whether posts can be told their language and their translations.
    pub fn knows_languages(&self) -> bool {
        self.namespaces.iter().any(|name| name == "pll/v1")
    }

    /// The address of a route, in whichever form this WordPress has.
    pub fn url(&self, route: &str) -> String {
        format!("{}{route}", self.root)
    }
}

impl Api<'_> {
    /// Who we are: the only question whose answer proves that the password counts.
    pub fn me(&self) -> Result<User, Trouble> {
        let answer = self.get("wp/v2/users/me", &[("context", "edit")])?;
        let read = answer.json().and_then(|(value, _)| User::read(&value));
        read.ok_or_else(|| judge(&answer))
    }

    /// A question, asked again while the server is busy or silent.
    pub fn get(&self, route: &str, query: &[(&str, &str)]) -> Result<Answer, Trouble> {
        let url = with_query(&self.url(route), query);
        patiently(self.patience, || {
            let answer = self.web.ask(&url).map_err(|silence| Trouble::silence(silence, &url))?;
            let readable = answer.json().is_some();
            match answer.status {
                200 if readable => Ok(answer),
                // Cut short, or a page instead of an answer.
                200 if answer.is_json() => {
                    Err(Trouble::new(Cause::Unclear).with("url", bare(&url)).with("reason", "?"))
                }
                _ => Err(judge(&answer)),
            }
        })
    }

    /// Everything of a list, page by page. Posts that are counted and not shown are hidden from this
    /// account; so is whether one of them is ours.
    pub fn list(&self, route: &str, query: &[(&str, &str)]) -> Result<Vec<Value>, Trouble> {
        let mut all: Vec<Value> = Vec::new();
        for page in 1_u32.. {
            let number = page.to_string();
            let paged = [query, &[("per_page", "100"), ("page", &number)]].concat();
            let answer = self.get(route, &paged)?;
            let total = answer.header("x-wp-total").and_then(|total| total.parse::<usize>().ok());
            let Some((Value::Array(items), _)) = answer.json() else { return Err(judge(&answer)) };
            let count = items.len();
            all.extend(items);
            let total = total.unwrap_or(all.len());
            if all.len() >= total {
                return Ok(all);
            }
            let more = usize::try_from(page).is_ok_and(|page| total > page * 100);
            if count == 0 || !more {
                return Err(Trouble::new(Cause::Hidden).with("count", total - all.len()));
            }
        }
        Ok(all)
    }

    /// Posts by a question, with everything that an editor sees of them.
    pub fn posts(&self, query: &[(&str, &str)], status: &str) -> Result<Vec<Post>, Trouble> {
        let more = [("status", status), ("context", "edit"), ("orderby", "id"), ("order", "asc")];
        let found = self.list("wp/v2/posts", &[query, &more].concat())?;
        Ok(found.iter().filter_map(Post::read).collect())
    }

    pub fn posts_everywhere(&self, query: &[(&str, &str)]) -> Result<Vec<Post>, Trouble> {
        self.posts(query, EVERYWHERE)
    }

    /// One post by its number.
    pub fn post(&self, id: u64) -> Result<Post, Trouble> {
        let answer = self.get(&format!("wp/v2/posts/{id}"), &[("context", "edit")])?;
        answer.json().and_then(|(value, _)| Post::read(&value)).ok_or_else(|| judge(&answer))
    }

    pub fn media(&self, query: &[(&str, &str)]) -> Result<Vec<Media>, Trouble> {
        let more = [("context", "edit"), ("orderby", "id"), ("order", "asc")];
        let found = self.list("wp/v2/media", &[query, &more].concat())?;
        Ok(found.iter().filter_map(Media::read).collect())
    }

    /// An order that must not be repeated: to make something. Sent once; where the answer is unclear,
    /// the caller looks.
    pub fn make(&self, route: &str, load: &Load) -> Result<Answer, Trouble> {
        let url = self.url(route);
        let answer = self.web.order(&url, load).map_err(|silence| Trouble::silence(silence, &url))?;
        match answer.status {
            200 | 201 => Ok(answer),
            _ => Err(judge(&answer)),
        }
    }

    /// An order about a thing that has a number: given twice, it does the same as once.
    pub fn change(&self, route: &str, query: &[(&str, &str)], load: &Load) -> Result<Value, Trouble> {
        let url = with_query(&self.url(route), query);
        patiently(self.patience, || {
            let answer = self.web.order(&url, load).map_err(|silence| Trouble::silence(silence, &url))?;
            match (answer.status, answer.json()) {
                (200 | 201, Some((value, _))) => Ok(value),
                (200 | 201, None) => Err(Trouble::new(Cause::Unclear).with("url", bare(&url)).with("reason", "?")),
                _ => Err(judge(&answer)),
            }
        })
    }

    /// Deletes for good; what is gone already is gone.
    pub fn delete(&self, route: &str) -> Result<(), Trouble> {
        let url = with_query(&self.url(route), &[("force", "true")]);
        patiently(self.patience, || {
            let answer = self.web.delete(&url).map_err(|silence| Trouble::silence(silence, &url))?;
            match answer.status {
                200 | 404 | 410 => Ok(()),
                _ => Err(judge(&answer)),
            }
        })
    }
}

/// Tries again what may be tried again, for as long as the cause is one that passes.
fn patiently<T>(patience: Patience, mut attempt: impl FnMut() -> Result<T, Trouble>) -> Result<T, Trouble> {
    let mut round = 0;
    loop {
        match attempt() {
            // Whoever is busy for longer is left in peace: it is for the person to come back.
            Err(trouble) if trouble.cause == Cause::Busy && trouble.wait > Some(LONGEST_PAUSE) => return Err(trouble),
            Err(trouble) if trouble.cause.passes() && round + 1 < ROUNDS => {
                match trouble.wait {
                    Some(seconds) if trouble.cause == Cause::Busy => (patience.pause)(Duration::from_secs(seconds)),
                    // In maintenance WordPress always says ten minutes, and it is over in one.
                    Some(seconds) => (patience.pause)(Duration::from_secs(seconds).min(patience.settle)),
                    None => patience.rest(round),
                }
                round += 1;
            }
            end => return end,
        }
    }
}

/// The interface's address in a `Link` header (RFC 8288): `<…>; rel="https://api.w.org/"`.
fn api_link(header: &str) -> Option<String> {
    let links = header.split(',').map(str::trim);
    links.filter(|link| link.contains("https://api.w.org/")).find_map(|link| {
        let (address, rest) = link.strip_prefix('<')?.split_once('>')?;
        rest.contains("rel=").then(|| address.to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interface_is_named_in_a_header() {
        for (header, found) in [
            ("<https://a.org/wp-json/>; rel=\"https://api.w.org/\"", Some("https://a.org/wp-json/")),
            (
                "<https://a.org/x>; rel=shortlink, <https://a.org/index.php?rest_route=/>; rel=\"https://api.w.org/\"",
                Some("https://a.org/index.php?rest_route=/"),
            ),
            ("<https://a.org/>; rel=\"canonical\"", None),
            ("https://api.w.org/", None),
        ] {
            assert_eq!(api_link(header).as_deref(), found, "{header}");
        }
    }
}
