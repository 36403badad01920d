//! Bringing back an earlier wording: what was approved, what is out, or any saved state.

use super::OpsError;
use super::desk::{Desk, Target};
use super::draft::save;
use super::folder::current;
use super::render::source;
use super::subject::Subject;
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
    /// Files that were saved first, since they had changes that were not.
    pub saved: Vec<String>,
    pub stage: Stage,
}

/// Whether this person's approval would not count any more: whoever saves a text counts as one of
/// its authors, also of words that others wrote.
pub fn costs_own_approval(desk: &Desk, id: &StatementId) -> Result<bool, OpsError> {
    let (me, evaluation) = (&desk.me()?.id, Subject::read(desk, id)?.evaluation);
    let approves = evaluation.standings.iter().any(|one| one.person == *me && one.verdict.approves());
    Ok(approves && !evaluation.authors.contains(me))
}

/// Puts the texts of a past state, with their pictures, into the folder and saves them. What lies
/// there now is saved before: it stays in the history like every wording.
pub fn bring_back(desk: &Desk, target: &Target) -> Result<BroughtBack, OpsError> {
    let id = &target.id;
    let then = source(desk, &Subject::read(desk, id)?, target)?;
    let wanted = |lang: &&Lang| target.lang.as_ref().is_none_or(|wanted| wanted == *lang);
    let langs: Vec<Lang> = then.texts.keys().filter(wanted).cloned().collect();
    if langs.is_empty() {
        let lang = target.lang.as_ref().map_or("-", Lang::as_str).to_owned();
        return Err(OpsError::NoEdition { id: id.clone(), lang });
    }
    let saved = save(desk, id)?.paths;
    let now = current(desk, id)?;
    let place = |name: &str| format!("{}/{name}", Desk::folder(id));
    let mut changes = Vec::new();
    for (lang, bytes) in then.texts.iter().filter(|(lang, _)| wanted(lang)) {
        if now.texts.get(lang) != Some(bytes) {
            changes.push(Change { path: place(&format!("{lang}.md")), bytes: Some(bytes.clone()) });
        }
        let text = String::from_utf8_lossy(bytes);
        let pictures = Edition::read(&text, &then.media).map(|edition| edition.media).unwrap_or_default();
        for (name, bytes) in pictures.into_iter().filter(|(name, bytes)| now.media.get(name) != Some(bytes)) {
            let change = Change { path: place(&name), bytes: Some(bytes) };
            // Two languages may share one.
            if !changes.contains(&change) {
                changes.push(change);
            }
        }
    }
    if !changes.is_empty() {
        desk.workspace.save(&changes, &desk.author()?, &format!("{id}: an earlier wording"))?;
    }
    let stage = Subject::read(desk, id)?.evaluation.stage;
    Ok(BroughtBack {
        id: id.clone(),
        langs,
        paths: changes.into_iter().map(|change| change.path).collect(),
        saved,
        stage,
    })
}
