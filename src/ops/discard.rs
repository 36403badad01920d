//! Discarding a text that was begun and never handed in; its words stay in the folder `aside`.

use super::OpsError;
use super::desk::Desk;
use super::folder::read_changes;
use super::sync::put_aside;
use crate::repo::Change;
use crate::statement::StatementId;
use std::collections::BTreeMap;

/// What was taken out of the workspace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Discarded {
    pub id: StatementId,
    /// Where its files lie now, relative to the top.
    pub aside: Vec<String>,
}

/// Takes a draft out of the workspace: all its files, saved or not. What somebody has said a signed
/// word about stays, since records are never removed.
pub fn discard(desk: &Desk, id: &StatementId) -> Result<Discarded, OpsError> {
    let tip = desk.workspace.tip()?;
    if !tip.records(id)?.is_empty() {
        return Err(OpsError::HandedIn { id: id.clone() });
    }
    let top = Desk::folder(id);
    let saved = tip.folder(&top)?;
    let mut files: BTreeMap<String, Vec<u8>> =
        saved.iter().map(|(name, bytes)| (format!("{top}/{name}"), bytes.clone())).collect();
    let unsaved = read_changes(desk, &desk.workspace.unsaved(&top)?)?;
    // A file that was deleted in the folder is laid aside as it was saved.
    files.extend(unsaved.into_iter().filter_map(|change| Some((change.path, change.bytes?))));
    let mut aside = Vec::new();
    for (path, bytes) in &files {
        aside.push(put_aside(desk, path, bytes)?);
    }
    let is_saved = |path: &str| path.strip_prefix(&format!("{top}/")).is_some_and(|name| saved.contains_key(name));
    let (there, fresh): (Vec<&String>, Vec<&String>) = files.keys().partition(|path| is_saved(path));
    let changes: Vec<Change> = there.into_iter().map(|path| Change { path: path.clone(), bytes: None }).collect();
    desk.workspace.save_over(&changes, &desk.author()?, &format!("{id}: discarded"))?;
    for path in fresh {
        let file = desk.workspace.root().join(path);
        std::fs::remove_file(&file).map_err(OpsError::file(&file))?;
    }
    Ok(Discarded { id: id.clone(), aside })
}
