//! Joining: a second person gets the workspace, and sees by which rules it begins.

use super::desk::Desk;
use super::{OpsError, Surroundings, rules, settings};
use crate::person::PersonId;
use crate::repo::{OwnKey, RepoError, Workspace, git_identity};
use crate::statement::Digest;
use std::path::{Path, PathBuf};

/// A workspace that was joined.
#[derive(Debug)]
pub struct Joined {
    pub root: PathBuf,
    /// The digest of the rules' first version: to be compared with somebody who is there already.
    pub rules: Digest,
    /// Who this machine's key belongs to, if the rules know it.
    pub person: Option<PersonId>,
    pub key: OwnKey,
    pub key_made: bool,
    /// Who can list the key: the administrators.
    pub admins: Vec<String>,
}

/// Gets the workspace at `url` into `dir` and checks it as a whole. `first` is the digest that the
/// person was told, or its beginning: where the rules begin otherwise, nothing is kept.
pub fn join(url: &str, dir: &Path, surroundings: &Surroundings, first: Option<&str>) -> Result<Joined, OpsError> {
    if std::fs::read_dir(dir).is_ok_and(|mut entries| entries.next().is_some()) {
        return Err(OpsError::Exists(dir.to_owned()));
    }
    let there = dir.exists();
    let joined = Workspace::join(&surroundings.courier, url, dir).map_err(OpsError::from);
    let checked = joined.and_then(|workspace| Ok((check(&workspace, surroundings, first)?, workspace)));
    let (rules, workspace) = match checked {
        Ok(checked) => checked,
        Err(error) => {
            // A workspace that is not trusted is not left lying about as though it were.
            let _ = std::fs::remove_dir_all(dir);
            if there {
                let _ = std::fs::create_dir(dir);
            }
            return Err(error);
        }
    };
    if let Some(remote) = workspace.remote()? {
        let tip = workspace.tip()?.id();
        workspace.set_shared(&remote, &tip)?;
    }
    let comment = git_identity().map_or_else(|| "klartext".to_owned(), |(_, email)| email);
    drop(workspace);
    let (key, key_made) = settings::key_or_new(surroundings, &comment)?;
    let desk = Desk::open(dir, surroundings.clone())?;
    let admins = desk.policy().admins().filter_map(|admin| desk.policy().people.get(admin));
    let admins = admins.map(|member| member.name.clone()).collect();
    let person = desk.me.as_ref().map(|me| me.id.clone());
    Ok(Joined { root: desk.workspace.root().to_owned(), rules, person, key, key_made, admins })
}

fn check(workspace: &Workspace, surroundings: &Surroundings, first: Option<&str>) -> Result<Digest, OpsError> {
    workspace.check_history()?;
    let tip = workspace.tip()?;
    if tip.id().is_empty() {
        return Err(RepoError::History("empty").into());
    }
    workspace.check_strictly(&tip, None)?;
    let digits = first.map(|first| first.strip_prefix("sha256:").unwrap_or(first).trim_end_matches('…').to_lowercase());
    // Whoever says how the rules begin means that workspace, whatever other one lay in its place before.
    let is_meant = |repo: &Digest| digits.as_ref().is_none_or(|digits| repo.hex().starts_with(digits));
    let pin = settings::pin(surroundings, workspace.root())?.filter(|(repo, _)| is_meant(repo));
    let (chain, _) = rules::in_force(&tip, pin)?;
    match digits {
        Some(digits) if digits.len() < 8 || !chain.repo.hex().starts_with(&digits) => {
            Err(OpsError::OtherRules { wanted: digits, found: chain.repo.short() })
        }
        _ => Ok(chain.repo),
    }
}
