//! The one branch that everybody shares: what is said on another one, nobody hears.

use super::{RepoError, Workspace};
use std::collections::BTreeSet;

/// The file that makes a branch one of a workspace.
const RULES: &str = "workflow.toml";

impl Workspace {
    /// An error where another branch is open than the one that the office shares: there stand the
    /// objections, the claims and the receipts of everybody.
    ///
    /// It is `main` where there is one with rules in it, else `master`, else the only one; at the shared
    /// place, as far as it was fetched, or here where nothing is shared. Where none of these says it, every
    /// branch is as good.
    pub fn check_branch(&self) -> Result<(), RepoError> {
        let short = |name: &str| name.strip_prefix("refs/heads/").unwrap_or(name).to_owned();
        let remote = self.remote()?;
        let here = remote.as_ref().map_or_else(|| self.branch(), |remote| Ok(remote.branch.clone()))?;
        let there = match &remote {
            Some(remote) => self.branches_below(&format!("refs/remotes/{}/", remote.name))?,
            None => BTreeSet::new(),
        };
        let names = if there.is_empty() { self.branches_below("refs/heads/")? } else { there };
        let usual = ["main", "master"].into_iter().find(|name| names.contains(*name)).map(str::to_owned);
        let only = || names.first().filter(|_| names.len() == 1).cloned();
        match usual.or_else(only) {
            Some(shared) if shared != short(&here) => Err(RepoError::Branch { here: short(&self.branch()?), shared }),
            _ => Ok(()),
        }
    }

    /// The branches below a prefix that hold a workspace, by the names behind it.
    fn branches_below(&self, prefix: &str) -> Result<BTreeSet<String>, RepoError> {
        let failed = || RepoError::git("the branches");
        let mut names = BTreeSet::new();
        for reference in self.git.references_glob(&format!("{prefix}*")).map_err(failed())? {
            let reference = reference.map_err(failed())?;
            let name = reference.name().ok().and_then(|name| name.strip_prefix(prefix)).filter(|name| *name != "HEAD");
            let tree = reference.peel_to_tree().ok();
            let holds_one = tree.is_some_and(|tree| tree.get_name(RULES).is_some());
            names.extend(name.filter(|_| holds_one).map(str::to_owned));
        }
        Ok(names)
    }
}
