//! The press list of this person: taken in from a table, kept in their own folder, never in the workspace.

use super::{OpsError, Surroundings, settings};
use crate::contacts::Contacts;
use std::collections::BTreeMap;
use std::path::Path;

/// What the press list holds, without a single address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overview {
    pub people: usize,
    pub objections: usize,
    /// People who get mail, by list.
    pub lists: BTreeMap<String, usize>,
}

/// Counts.
pub fn contacts(surroundings: &Surroundings) -> Result<Overview, OpsError> {
    Ok(overview(&settings::contacts(surroundings)?))
}

/// Adds the rows of a table to the press list. Nobody is lost, and an objection on either side counts.
pub fn import_contacts(surroundings: &Surroundings, file: &Path) -> Result<Overview, OpsError> {
    let bytes = std::fs::read(file).map_err(OpsError::file(file))?;
    let new = Contacts::read(&bytes).map_err(|errors| OpsError::Contacts { path: file.to_owned(), errors })?;
    let all = settings::contacts(surroundings)?.joined(new);
    settings::write_own(&settings::contacts_file(surroundings), &all.print())?;
    Ok(overview(&all))
}

fn overview(contacts: &Contacts) -> Overview {
    Overview { people: contacts.len(), objections: contacts.objections(), lists: contacts.lists() }
}
