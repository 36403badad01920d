//! Discarding a text that was begun and never handed in; its words stay in the folder `aside`.

use super::OpsError;
use super::desk::Desk;
use super::folder::{current, read_changes};
use super::subject::Subject;
use super::sync::put_aside;
use crate::repo::Change;
use crate::statement::{Lang, StatementId};
use std::collections::BTreeMap;

/// Below `aside`, and not among the versions there of which somebody has to choose one.
const ASIDE: &str = "discarded";

/// What was taken out of the workspace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Discarded {
    pub id: StatementId,
    /// Where its files lie now, relative to the top.
    pub aside: Vec<String>,
}

/// Takes one language of a text out of the workspace. What is out in it stays, and so does the last
/// text about which somebody has said a signed word.
pub fn discard_edition(desk: &Desk, id: &StatementId, lang: &Lang) -> Result<Discarded, OpsError> {
    let subject = Subject::read(desk, id)?;
    let folder = current(desk, id)?;
    let Some(bytes) = folder.texts.get(lang) else {
        return Err(OpsError::NoEdition { id: id.clone(), lang: lang.to_string() });
    };
    if folder.texts.len() == 1 {
        return discard(desk, id);
    }
    if subject.evaluation.published.contains_key(lang) {
        return Err(OpsError::EditionOut { id: id.clone(), lang: lang.clone() });
    }
    let path = format!("{}/{lang}.md", Desk::folder(id));
    let aside = put_aside(desk, &format!("{ASIDE}/{id}/{lang}.md"), bytes)?;
    if desk.workspace.tip()?.file(&path)?.is_some() {
        let change = Change { path, bytes: None };
        desk.workspace.save_over(&[change], &desk.author()?, &format!("{id}: {lang} discarded"))?;
    } else {
        let file = desk.workspace.root().join(path);
        std::fs::remove_file(&file).map_err(OpsError::file(&file))?;
    }
    Ok(Discarded { id: id.clone(), aside: vec![aside] })
}

/// Whether the text was never handed in, before anybody is asked.
pub fn may_discard(desk: &Desk, id: &StatementId) -> Result<(), OpsError> {
    match desk.workspace.tip()?.records(id)?.is_empty() {
        true => Ok(()),
        false => Err(OpsError::HandedIn { id: id.clone() }),
    }
}

/// Takes a draft out of the workspace: all its files, saved or not. What somebody has said a signed
/// word about stays, since records are never removed.
pub fn discard(desk: &Desk, id: &StatementId) -> Result<Discarded, OpsError> {
    may_discard(desk, id)?;
    let tip = desk.workspace.tip()?;
    let top = Desk::folder(id);
    let saved = tip.folder(&top)?;
    let mut files: BTreeMap<String, Vec<u8>> =
        saved.iter().map(|(name, bytes)| (format!("{top}/{name}"), bytes.clone())).collect();
    let unsaved = read_changes(desk, &desk.workspace.unsaved(&top)?)?;
    // A file that was deleted in the folder is laid aside as it was saved.
    files.extend(unsaved.into_iter().filter_map(|change| Some((change.path, change.bytes?))));
    let mut aside = Vec::new();
    let name = |path: &str| path.strip_prefix(&format!("{top}/")).unwrap_or(path).to_owned();
    for (path, bytes) in &files {
        aside.push(put_aside(desk, &format!("{ASIDE}/{id}/{}", name(path)), bytes)?);
    }
    let is_saved = |path: &str| saved.contains_key(&name(path));
    let (there, fresh): (Vec<&String>, Vec<&String>) = files.keys().partition(|path| is_saved(path));
    let changes: Vec<Change> = there.into_iter().map(|path| Change { path: path.clone(), bytes: None }).collect();
    desk.workspace.save_over(&changes, &desk.author()?, &format!("{id}: discarded"))?;
    for path in fresh {
        let file = desk.workspace.root().join(path);
        std::fs::remove_file(&file).map_err(OpsError::file(&file))?;
    }
    Ok(Discarded { id: id.clone(), aside })
}
