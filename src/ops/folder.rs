//! What lies in a statement's folder, saved or not.

use super::OpsError;
use super::desk::Desk;
use crate::repo::{Change, Folder};
use crate::statement::{Digest, Edition, Lang, StatementId, readable};
use std::collections::BTreeMap;

/// A statement's folder with what is not saved yet.
pub(super) fn current(desk: &Desk, id: &StatementId) -> Result<Folder, OpsError> {
    let path = Desk::folder(id);
    let mut folder = desk.workspace.tip()?.statement(id)?.unwrap_or_default();
    let changes = read_changes(desk, &desk.workspace.unsaved(&path)?)?;
    overlay(&mut folder, &path, &changes);
    Ok(folder)
}

/// The same, unless somebody deleted its texts in the folder: that is no text to be worked on.
pub(super) fn texts_there(folder: Folder, id: &StatementId) -> Result<Folder, OpsError> {
    if folder.texts.is_empty() { Err(OpsError::Gone { id: id.clone() }) } else { Ok(folder) }
}

/// Files of the folder as changes to be saved.
pub(super) fn read_changes(desk: &Desk, paths: &[String]) -> Result<Vec<Change>, OpsError> {
    let read = |path: &String| {
        let file = desk.workspace.root().join(path);
        match std::fs::read(&file) {
            Ok(bytes) => Ok(Change { path: path.clone(), bytes: Some(bytes) }),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                Ok(Change { path: path.clone(), bytes: None })
            }
            Err(source) => Err(OpsError::File { path: file, source }),
        }
    };
    paths.iter().map(read).collect()
}

/// A saved folder with unsaved changes laid over it.
pub(super) fn overlay(folder: &mut Folder, folder_path: &str, changes: &[Change]) {
    for change in changes {
        let Some(name) = change.path.strip_prefix(folder_path).and_then(|rest| rest.strip_prefix('/')) else {
            continue;
        };
        let lang = name.strip_suffix(".md").filter(|stem| !stem.contains('/')).and_then(Lang::parse);
        match (lang, &change.bytes) {
            (Some(lang), Some(bytes)) => drop(folder.texts.insert(lang, bytes.clone())),
            (Some(lang), None) => drop(folder.texts.remove(&lang)),
            (None, Some(bytes)) => drop(folder.media.insert(name.to_owned(), bytes.clone())),
            (None, None) => drop(folder.media.remove(name)),
        }
    }
}

/// The editions of a folder, and the languages whose text cannot be read.
pub(super) fn read_editions(folder: &Folder) -> (BTreeMap<Lang, Edition>, Vec<Lang>) {
    let mut editions = BTreeMap::new();
    let mut broken = Vec::new();
    for (lang, bytes) in &folder.texts {
        let text = std::str::from_utf8(bytes).ok().filter(|_| readable(bytes).is_none());
        let read = text.and_then(|text| Edition::read(text, &folder.media));
        match read {
            Some(edition) if edition.lang() == lang => {
                editions.insert(lang.clone(), edition);
            }
            _ => broken.push(lang.clone()),
        }
    }
    (editions, broken)
}

/// Whether a folder holds exactly these editions, and perhaps more languages.
pub(super) fn covers(folder: &Folder, wanted: &BTreeMap<Lang, Digest>) -> bool {
    let (editions, _) = read_editions(folder);
    wanted.iter().all(|(lang, digest)| editions.get(lang).is_some_and(|edition| edition.digest == *digest))
}
