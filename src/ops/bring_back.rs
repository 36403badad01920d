//! Bringing back an earlier wording: what was approved, what is out, or any saved state.

use super::OpsError;
use super::desk::{Desk, Target};
use super::render::source;
use super::subject::Subject;
use super::sync::put_aside;
use crate::repo::Change;
use crate::review::Stage;
use crate::statement::{Edition, Lang, StatementId};

/// What lies in the folder again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BroughtBack {
    pub id: StatementId,
    pub langs: Vec<Lang>,
    /// Files that are other ones now; none if the words were the same already.
    pub paths: Vec<String>,
    /// Where the words lie that were in the folder and not saved.
    pub aside: Vec<String>,
    pub stage: Stage,
}

/// Puts the texts of a past state, with their pictures, into the folder and saves them. What is saved
/// now stays in the history like every wording; what lies there and is not saved is laid aside.
/// Where the past state is what is saved, nothing is: whoever undoes a slip wrote nothing.
pub fn bring_back(desk: &Desk, target: &Target) -> Result<BroughtBack, OpsError> {
    let id = &target.id;
    let then = source(desk, &Subject::read(desk, id)?, target)?;
    let wanted = |lang: &&Lang| target.lang.as_ref().is_none_or(|wanted| wanted == *lang);
    let langs: Vec<Lang> = then.texts.keys().filter(wanted).cloned().collect();
    if langs.is_empty() {
        let lang = target.lang.as_ref().map_or("-", Lang::as_str).to_owned();
        return Err(OpsError::NoEdition { id: id.clone(), lang });
    }
    let place = |name: &str| format!("{}/{name}", Desk::folder(id));
    let tip = desk.workspace.tip()?;
    let mut changes = Vec::new();
    for (lang, bytes) in then.texts.iter().filter(|(lang, _)| wanted(lang)) {
        let text = String::from_utf8_lossy(bytes);
        let pictures = Edition::read(&text, &then.media).map(|edition| edition.media).unwrap_or_default();
        let files = pictures.into_iter().map(|(name, bytes)| (place(&name), bytes));
        for (path, bytes) in files.chain([(place(&format!("{lang}.md")), bytes.clone())]) {
            let change = Change { path, bytes: Some(bytes) };
            // Two languages may share a picture.
            if !changes.contains(&change) {
                changes.push(change);
            }
        }
    }
    let unsaved = desk.workspace.unsaved(&Desk::folder(id))?;
    let (mut paths, mut aside) = (Vec::new(), Vec::new());
    for Change { path, bytes } in &changes {
        if unsaved.contains(path) {
            let file = desk.workspace.root().join(path);
            match std::fs::read(&file) {
                Ok(there) if Some(&there) == bytes.as_ref() => {}
                Ok(there) => {
                    let name = path.strip_prefix(&place("")).unwrap_or(path);
                    aside.push(put_aside(desk, &format!("discarded/{id}/{name}"), &there)?);
                }
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
                Err(source) => return Err(OpsError::File { path: file, source }),
            }
        }
        if unsaved.contains(path) || tip.file(path)? != *bytes {
            paths.push(path.clone());
        }
    }
    // Files that are saved like this already are only written.
    desk.workspace.save_over(&changes, &desk.author()?, &format!("{id}: an earlier wording"))?;
    let stage = Subject::read(desk, id)?.evaluation.stage;
    Ok(BroughtBack { id: id.clone(), langs, paths, aside, stage })
}
