//! Putting back what vanished: records that somebody removed, changed or lost, and texts about which
//! there are some.

use super::desk::{self, Desk};
use super::{OpsError, Surroundings, rules, settings, sync};
use crate::repo::{Author, Change, Descent, Lost, RepoError, Workspace};
use std::path::Path;

/// Puts back every version of the rules that is gone, every record that `follow` misses, and every text
/// about which somebody signed a word, as it was last; each in a commit. Then what the shared place
/// lacks. Returns their paths.
pub fn restore(dir: &Path, surroundings: Surroundings) -> Result<Vec<String>, OpsError> {
    let rules = restore_rules(dir, &surroundings)?;
    let desk = Desk::open_unfollowed(dir, surroundings)?;
    let records = restore_records(&desk)?;
    let texts = restore_texts(&desk)?;
    let mut paths: Vec<String> = rules.into_iter().chain(records).chain(texts).collect();
    match sync::make_whole(&desk) {
        Ok(shared) => paths.extend(shared),
        // What was gone here is there again, whether or not anybody can be reached now.
        Err(OpsError::Repo(RepoError::Remote { .. })) if !paths.is_empty() => {}
        Err(error) => return Err(error),
    }
    Ok(paths)
}

/// Without its rules a workspace does not open, so nobody can be asked who this is.
fn restore_rules(dir: &Path, surroundings: &Surroundings) -> Result<Vec<String>, OpsError> {
    let workspace = Workspace::open(dir)?;
    workspace.check_links()?;
    let (chain, changes) = rules::whole(&workspace.tip()?, settings::pin(surroundings, workspace.root())?)?;
    if !changes.is_empty() {
        let time = surroundings.now.as_second();
        let author = desk::find_me(surroundings, &chain.policy).map_or_else(
            || Author { name: "klartext".to_owned(), email: "klartext@localhost".to_owned(), time, offset: 0 },
            |me| Author { name: me.member.name, email: me.member.email.as_str().to_owned(), time, offset: 0 },
        );
        workspace.save_over(&changes, &author, "rules put back")?;
    }
    Ok(changes.into_iter().map(|change| change.path).collect())
}

/// The newest state of each text that is gone. What lies in its place in the folder is never written over.
fn restore_texts(desk: &Desk) -> Result<Vec<String>, OpsError> {
    let mut changes = Vec::new();
    for id in desk.workspace.tip()?.vanished()? {
        let found = desk.workspace.find_edition(&id, &|folder| !folder.texts.is_empty())?;
        let Some((_, folder)) = found else { continue };
        let texts = folder.texts.into_iter().map(|(lang, bytes)| (format!("{lang}.md"), bytes));
        let files = texts.chain(folder.media);
        changes.extend(
            files.map(|(name, bytes)| Change { path: format!("{}/{name}", Desk::folder(&id)), bytes: Some(bytes) }),
        );
    }
    if !changes.is_empty() {
        desk.workspace.save(&changes, &desk.author()?, "texts put back")?;
        desk.remember()?;
    }
    Ok(changes.into_iter().map(|change| change.path).collect())
}

fn restore_records(desk: &Desk) -> Result<Vec<String>, OpsError> {
    desk.workspace.check_links()?;
    let tip = desk.workspace.tip()?;
    let known = settings::head(&desk.surroundings, desk.workspace.root())?;
    let way = tip.way_from(known.as_deref())?;
    if way.descent == Descent::Absent {
        let (known, found) = (known.unwrap_or_default(), tip.id());
        return Err(OpsError::Lost { descent: way.descent, lost: way.lost, known, found });
    }
    let change = |lost: &Lost| Ok(Change { path: lost.path.clone(), bytes: Some(desk.workspace.record(lost)?) });
    let changes = way.lost.iter().map(change).collect::<Result<Vec<_>, OpsError>>()?;
    if !changes.is_empty() {
        desk.workspace.save_over(&changes, &desk.author()?, "records put back")?;
    }
    desk.remember()?;
    Ok(changes.into_iter().map(|change| change.path).collect())
}
