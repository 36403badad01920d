//! Keys: a second device, a new key for an old one, a key that was lost or stolen; each a new version
//! of the rules.

use super::desk::Desk;
use super::model::quoted;
use super::people::{public_key, rules_text};
use super::propose::{Proposed, put_forward};
use super::signed::{Signed, signed_with};
use super::{OpsError, settings};
use crate::person::PersonId;
use crate::policy::span;
use crate::repo::{OwnKey, fingerprint, generate_key};
use std::collections::BTreeSet;

/// What was changed about somebody's keys.
#[derive(Debug)]
pub struct KeyChange {
    pub person: PersonId,
    /// The key that is new, or the one that goes.
    pub fingerprint: String,
    /// A key that was made for it on this machine.
    pub made: Option<OwnKey>,
    pub proposed: Proposed,
    /// What was signed with a key that goes, newest first.
    pub signed: Vec<Signed>,
}

/// Lists one more key of a person, of the one at this desk where nobody is named.
pub fn add_key(desk: &Desk, person: Option<&PersonId>, key: &str) -> Result<KeyChange, OpsError> {
    let person = known(desk, person)?;
    let line = public_key(key)?;
    let fingerprint = print_of(&line)?;
    if desk.policy().holder(&fingerprint).is_some() {
        return Err(OpsError::Already("key-listed"));
    }
    let mut keys = listed(desk, &person)?;
    keys.push(line);
    let proposed = change(desk, &person, &keys)?;
    Ok(KeyChange { person, fingerprint, made: None, proposed, signed: Vec::new() })
}

/// Puts a new key in the place of the one that the person at this desk signs with: the one given,
/// or one that is made here.
pub fn rotate_key(desk: &Desk, given: Option<&str>) -> Result<KeyChange, OpsError> {
    let me = desk.me()?;
    if desk.chain.proposed.is_some() {
        // Before a key is made that nobody would know.
        return Err(OpsError::Already("proposed"));
    }
    let (line, made) = match given {
        Some(given) => (public_key(given)?, None),
        None => {
            let made = new_key(desk, me.member.email.as_str())?;
            (made.public.clone(), Some(made))
        }
    };
    let fingerprint = print_of(&line)?;
    if desk.policy().holder(&fingerprint).is_some() {
        return Err(OpsError::Already("key-listed"));
    }
    let old = |key: &String| print_of(key).is_ok_and(|print| print == me.key.fingerprint);
    let keys: Vec<String> = listed(desk, &me.id)?;
    let keys: Vec<String> = keys.into_iter().map(|key| if old(&key) { line.clone() } else { key }).collect();
    let signed = signed_with(desk, &BTreeSet::from([me.key.fingerprint.clone()]))?;
    let proposed = change(desk, &me.id, &keys)?;
    Ok(KeyChange { person: me.id.clone(), fingerprint, made, proposed, signed })
}

/// Takes a key off the rules: its fingerprint or the beginning of it, its file or line, or the
/// short name of somebody who has one only. Nothing that it signed counts from then on, and
/// everything that it signed is told, for a second look.
pub fn revoke_key(desk: &Desk, which: &str) -> Result<KeyChange, OpsError> {
    let (person, fingerprint) = find(desk, which)?;
    let mut keys = listed(desk, &person)?;
    keys.retain(|key| print_of(key).is_ok_and(|print| print != fingerprint));
    let signed = signed_with(desk, &BTreeSet::from([fingerprint.clone()]))?;
    let proposed = change(desk, &person, &keys)?;
    Ok(KeyChange { person, fingerprint, made: None, proposed, signed })
}

fn known(desk: &Desk, person: Option<&PersonId>) -> Result<PersonId, OpsError> {
    let Some(person) = person else { return Ok(desk.me()?.id.clone()) };
    let listed = desk.policy().people.contains_key(person);
    let known = || desk.policy().people.keys().cloned().collect();
    listed.then(|| person.clone()).ok_or_else(|| OpsError::NotListed { given: person.to_string(), known: known() })
}

fn find(desk: &Desk, which: &str) -> Result<(PersonId, String), OpsError> {
    let people = &desk.policy().people;
    let of = PersonId::parse(which).and_then(|person| Some((people.get(&person)?, person)));
    if let Some((member, person)) = of {
        let keys: Vec<String> = member.keys.keys().cloned().collect();
        return match keys.as_slice() {
            [only] => Ok((person, only.clone())),
            _ => Err(OpsError::WhichKey { given: which.to_owned(), keys }),
        };
    }
    let print = public_key(which).ok().and_then(|line| print_of(&line).ok()).unwrap_or_else(|| which.to_owned());
    let all = people.iter().flat_map(|(person, member)| member.keys.keys().map(move |key| (person, key)));
    // Eight letters of base64 are 48 bits: enough to tell keys of one office apart.
    let begins = |key: &str| key.starts_with(&print) && print.len() >= "SHA256:".len() + 8;
    let found: Vec<(&PersonId, &String)> = all.clone().filter(|(_, key)| begins(key)).collect();
    match found.as_slice() {
        [(person, key)] => Ok(((*person).clone(), (*key).clone())),
        _ => Err(OpsError::WhichKey { given: which.to_owned(), keys: all.map(|(_, key)| key.clone()).collect() }),
    }
}

/// The key lines of a person as they are written.
fn listed(desk: &Desk, person: &PersonId) -> Result<Vec<String>, OpsError> {
    let table: toml::Table = rules_text(desk)?.parse().unwrap_or_default();
    let keys = table.get("people").and_then(|people| people.get(person.as_str())).and_then(|one| one.get("keys"));
    let keys = keys.and_then(toml::Value::as_array).cloned().unwrap_or_default();
    Ok(keys.iter().filter_map(|key| key.as_str().map(str::to_owned)).collect())
}

/// Writes these keys in the place of a person's, leaves every other byte, and puts it forward.
fn change(desk: &Desk, person: &PersonId, keys: &[String]) -> Result<Proposed, OpsError> {
    let mut text = rules_text(desk)?;
    let place = span(&text, &["people", person.as_str(), "keys"]);
    let place = place.ok_or_else(|| OpsError::Person(person.to_string()))?;
    let lines: Vec<String> = keys.iter().map(|key| quoted(key.trim())).collect();
    text.replace_range(place, &format!("[{}]", lines.join(", ")));
    put_forward(desk, &text, None)
}

fn print_of(line: &str) -> Result<String, OpsError> {
    fingerprint(line).map_err(|reason| OpsError::UnusableKey { reason })
}

/// A new key beside the ones that are there.
fn new_key(desk: &Desk, comment: &str) -> Result<OwnKey, OpsError> {
    let folder = settings::key_folder(&desk.surroundings)?;
    let names = (1..).map(|n| if n == 1 { "id_ed25519".to_owned() } else { format!("id_ed25519-{n}") });
    let free = |name: &String| !folder.join(name).exists() && !folder.join(format!("{name}.pub")).exists();
    let name = names.take(1000).find(free).ok_or_else(|| OpsError::Exists(folder.clone()))?;
    Ok(generate_key(&folder.join(name), comment)?)
}
