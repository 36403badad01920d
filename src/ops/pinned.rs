//! What this person saw last of a workspace, and whether every record of it is still there.

use super::{OpsError, Surroundings, settings};
use crate::repo::{Descent, Workspace};
use std::path::Path;

/// Refuses a workspace in which a record is gone or changed that this person's last look, or on
/// the first one any earlier state, had; and remembers the state that was looked at.
///
/// How the branch got there plays no part: a history that was squashed or rewritten and kept every
/// record is as good as before.
pub(super) fn follow(surroundings: &Surroundings, workspace: &Workspace) -> Result<(), OpsError> {
    workspace.check_links()?;
    let tip = workspace.tip()?;
    let (now, known) = (tip.id(), settings::head(surroundings, workspace.root())?);
    if known.as_ref() == Some(&now) {
        return Ok(());
    }
    let way = tip.way_from(known.as_deref())?;
    if way.descent == Descent::Absent || !way.lost.is_empty() {
        let known = known.unwrap_or_default();
        return Err(OpsError::Lost { descent: way.descent, lost: way.lost, known, found: now });
    }
    // A part of the history proves nothing about the rest, which may come later.
    if known.is_some() || !workspace.is_shallow() {
        settings::set_head(surroundings, workspace.root(), &now)?;
    }
    Ok(())
}

/// Takes the present state for the right one. `seen` is the beginning of its name, as the refusal
/// shows it: nobody accepts a state that they were not told of. Returns the whole name.
pub fn accept(dir: &Path, surroundings: &Surroundings, seen: &str) -> Result<String, OpsError> {
    let workspace = Workspace::open(dir)?;
    workspace.check_links()?;
    let now = workspace.tip()?.id();
    if !now.starts_with(seen) {
        return Err(OpsError::OtherState { seen: seen.to_owned(), now });
    }
    settings::set_head(surroundings, workspace.root(), &now)?;
    Ok(now)
}
