//! Putting back what vanished: records that somebody removed, changed or lost.

use super::desk::Desk;
use super::{OpsError, Surroundings, settings};
use crate::repo::{Change, Descent, Lost};
use std::path::Path;

/// Puts back every record that `follow` misses, in a commit of this person's. Returns their paths.
pub fn restore(dir: &Path, surroundings: Surroundings) -> Result<Vec<String>, OpsError> {
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
