//! Categories and tags by their names: found as people write them, a missing tag is made.

use super::api::Api;
use super::trouble::{Cause, Trouble};
use super::wire::decoded;
use crate::site::web::Load;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::rc::Rc;

/// The numbers of these categories; one that is not there is an error, for a slip of the pen would
/// else make a new part of the website.
pub fn categories(api: &Api<'_>, names: &[String]) -> Result<Vec<u64>, Trouble> {
    numbers(api, "wp/v2/categories", names, false)
}

/// The numbers of these tags; one that is not there is made.
pub fn tags(api: &Api<'_>, names: &[String]) -> Result<Vec<u64>, Trouble> {
    numbers(api, "wp/v2/tags", names, true)
}

fn numbers(api: &Api<'_>, route: &'static str, names: &[String], make: bool) -> Result<Vec<u64>, Trouble> {
    if names.is_empty() {
        return Ok(Vec::new());
    }
    let number = |all: &BTreeMap<u64, String>, name: &str| {
        all.iter().find(|(_, known)| folded(known) == folded(name)).map(|(id, _)| *id)
    };
    let remembered = api.terms.borrow().contains_key(route);
    let mut all = all(api, route)?;
    if remembered && names.iter().any(|name| number(&all, name).is_none()) {
        // What was not there before may be there now.
        api.terms.borrow_mut().remove(route);
        all = self::all(api, route)?;
    }
    let mut found = Vec::new();
    for name in names {
        match number(&all, name) {
            Some(id) => found.push(id),
            None if make => {
                found.push(made(api, route, name)?);
                api.terms.borrow_mut().remove(route);
            }
            None => return Err(Trouble::new(Cause::Term).with("term", name)),
        }
    }
    found.sort_unstable();
    found.dedup();
    Ok(found)
}

/// Everything of a list of terms, asked once: the search does not find what is stored with entities,
/// and slugs follow the site's language.
fn all(api: &Api<'_>, route: &'static str) -> Result<Rc<BTreeMap<u64, String>>, Trouble> {
    if let Some(known) = api.terms.borrow().get(route) {
        return Ok(Rc::clone(known));
    }
    let found = api.list(route, &[("_fields", "id,name")])?;
    let named = |value: &Value| Some((value["id"].as_u64()?, decoded(value["name"].as_str()?)));
    let all = Rc::new(found.iter().filter_map(named).collect());
    api.terms.borrow_mut().insert(route, Rc::clone(&all));
    Ok(all)
}

/// Makes a term. Of two who do so at once the second is told the first one's number.
fn made(api: &Api<'_>, route: &str, name: &str) -> Result<u64, Trouble> {
    let url = api.url(route);
    for round in 0..4 {
        let answer = api.web.order(&url, &Load::Json(json!({ "name": name })));
        let answer = match answer {
            Ok(answer) => answer,
            Err(silence) => {
                let trouble = Trouble::silence(silence, &url);
                if !trouble.cause.leaves_open() {
                    return Err(trouble);
                }
                api.patience.rest(round);
                continue;
            }
        };
        let value = answer.json().map_or(Value::Null, |(value, _)| value);
        let id = value["id"].as_u64().or_else(|| value["data"]["term_id"].as_u64());
        match id {
            Some(id) => return Ok(id),
            None => {
                let trouble = super::trouble::judge(&answer);
                if !trouble.cause.leaves_open() && answer.status >= 300 {
                    return Err(trouble);
                }
                api.patience.rest(round);
            }
        }
    }
    Err(Trouble::new(Cause::Unclear).with("url", super::trouble::bare(&url)).with("reason", name))
}

/// What the website calls its terms, by their numbers.
#[derive(Debug, Clone, Default)]
pub struct Names {
    pub categories: Rc<BTreeMap<u64, String>>,
    pub tags: Rc<BTreeMap<u64, String>>,
}

/// All categories and tags.
pub fn names(api: &Api<'_>) -> Result<Names, Trouble> {
    Ok(Names { categories: all(api, "wp/v2/categories")?, tags: all(api, "wp/v2/tags")? })
}

/// A name as names are compared.
pub fn folded(name: &str) -> String {
    name.trim().to_lowercase()
}
