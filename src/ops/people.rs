//! People: who joins, who leaves; each a new version of the rules.

use super::desk::Desk;
use super::model::person_block;
use super::propose::{Proposed, put_forward};
use super::rules::FILE;
use super::signed::{Signed, counting};
use super::{OpsError, Surroundings, settings};
use crate::person::{Email, PersonId};
use crate::repo::OwnKey;
use std::path::Path;

/// Somebody to be listed.
pub struct Newcomer {
    pub id: String,
    pub name: String,
    pub email: String,
    pub roles: Vec<String>,
    /// Their public keys: files, or the lines themselves.
    pub keys: Vec<String>,
}

/// Lists a person in a new version of the rules.
pub fn add_person(desk: &Desk, newcomer: &Newcomer) -> Result<Proposed, OpsError> {
    let id = PersonId::parse(&newcomer.id).ok_or_else(|| OpsError::Person(newcomer.id.clone()))?;
    let email = Email::parse(&newcomer.email).ok_or_else(|| OpsError::Person(newcomer.email.clone()))?;
    if desk.policy().people.contains_key(&id) {
        return Err(OpsError::Already("listed"));
    }
    let mut known = desk.policy().reviewing_roles();
    known.extend(["admin".to_owned(), "press".to_owned()]);
    if let Some(role) = newcomer.roles.iter().find(|role| !known.contains(role)) {
        return Err(OpsError::NoRole { role: role.clone(), known });
    }
    let keys = newcomer.keys.iter().map(|key| public_key(key)).collect::<Result<Vec<_>, _>>()?;
    let roles: Vec<&str> = newcomer.roles.iter().map(String::as_str).collect();
    let block = person_block(&id, &newcomer.name, &email, &roles, &keys);
    let text = rules_text(desk)?;
    let text = match text.find("# [people.") {
        Some(at) => format!("{}{block}\n{}", &text[..at], &text[at..]),
        None => format!("{}\n\n{block}", text.trim_end()),
    };
    put_forward(desk, &text, None)
}

/// Takes a person off the rules. Their past records no longer count; told is what of it is open.
pub fn remove_person(desk: &Desk, id: &str) -> Result<(Proposed, Vec<Signed>), OpsError> {
    let listed = PersonId::parse(id).filter(|id| desk.policy().people.contains_key(id));
    let known = || desk.policy().people.keys().cloned().collect();
    let id = listed.ok_or_else(|| OpsError::NotListed { given: id.to_owned(), known: known() })?;
    let signed = counting(desk, &id)?;
    let text = rules_text(desk)?;
    let head = format!("[people.{id}]");
    let mut inside = false;
    let mut kept = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim_start();
        if trimmed.starts_with('[') || trimmed.starts_with("# [") {
            inside = trimmed.trim_end() == head;
        }
        if !inside {
            kept.push_str(line);
        }
    }
    Ok((put_forward(desk, &kept, None)?, signed))
}

/// The rules as saved; a hand-edited file in the folder must be put forward by itself first.
pub(super) fn rules_text(desk: &Desk) -> Result<String, OpsError> {
    let bytes = desk.workspace.tip()?.file(FILE)?.unwrap_or_default();
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

pub(super) fn public_key(given: &str) -> Result<String, OpsError> {
    if given.starts_with("ssh-") || given.starts_with("ecdsa-") || given.starts_with("sk-") {
        return Ok(given.trim().to_owned());
    }
    Ok(OwnKey::read(Path::new(given))?.public)
}

/// The file that `ssh-keygen -Y verify` wants: one line a key, for our namespace alone.
pub fn allowed_signers(desk: &Desk) -> String {
    let mut out = String::new();
    for (id, member) in &desk.policy().people {
        for line in member.keys.values() {
            let key: Vec<&str> = line.split_whitespace().take(2).collect();
            out.push_str(&format!("{id} namespaces=\"{}\" {}\n", crate::ledger::NAMESPACE, key.join(" ")));
        }
    }
    out
}

/// One's own public key, made where there is none yet; says whether it was made.
pub fn own_key(surroundings: &Surroundings) -> Result<(OwnKey, bool), OpsError> {
    settings::key_or_new(surroundings, "klartext")
}
