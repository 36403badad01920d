//! Putting back what vanished: records that somebody removed, changed or lost.

use super::desk::{self, Desk};
use super::{OpsError, Surroundings, rules, settings};
use crate::repo::{Author, Change, Descent, Lost, Workspace};
use std::path::Path;

/// Puts back every version of the rules that is gone, and every record that `follow` misses, each in
/// a commit. Returns their paths.
pub fn restore(dir: &Path, surroundings: Surroundings) -> Result<Vec<String>, OpsError> {
    let rules = restore_rules(dir, &surroundings)?;
    let records = restore_records(dir, surroundings)?;
    Ok(rules.into_iter().chain(records).collect())
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

fn restore_records(dir: &Path, surroundings: Surroundings) -> Result<Vec<String>, OpsError> {
    let desk = Desk::open_unfollowed(dir, surroundings)?;
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
