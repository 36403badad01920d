//! What a delivery has to know before it goes to the website.

use super::OpsError;
use super::desk::Desk;
use super::site::Leave;
use super::subject::Subject;
use super::went_out::went_out;
use crate::site::{Drifted, Order};
use crate::statement::{Digest, StatementId};
use std::path::PathBuf;

/// What a delivery has to know: the embargo by the website's clock, and what went out before.
pub(super) fn order(desk: &Desk, subject: &Subject, leave: Leave) -> Result<Order, OpsError> {
    Ok(Order {
        not_before: subject.embargo,
        before: went_out(desk, subject)?,
        taken: taken(desk, &subject.id)?,
        overwrite: leave.overwrite,
        recreate: leave.recreate,
    })
}

/// Which states of the website were taken over into the text at this machine: a publication may
/// replace these without asking again.
fn taken(desk: &Desk, id: &StatementId) -> Result<Vec<Digest>, OpsError> {
    let path = taken_file(desk, id)?;
    match std::fs::read_to_string(&path) {
        Ok(text) => Ok(text.lines().filter_map(Digest::parse).collect()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(source) => Err(OpsError::File { path, source }),
    }
}

pub(super) fn note_taken(desk: &Desk, id: &StatementId, editions: &[Drifted]) -> Result<(), OpsError> {
    let path = taken_file(desk, id)?;
    let folder = path.parent().unwrap_or(&path);
    std::fs::create_dir_all(folder).map_err(OpsError::file(folder))?;
    let states: String = editions.iter().map(|edition| format!("{}\n", edition.state)).collect();
    std::fs::write(&path, states).map_err(OpsError::file(&path))
}

fn taken_file(desk: &Desk, id: &StatementId) -> Result<PathBuf, OpsError> {
    Ok(desk.workspace.own_folder()?.join("drift").join(id.as_str()))
}
