//! Every file of a saved state, whatever its name: for questions about all of them.

use super::RepoError;
use super::tree::Snapshot;
use git2::{ObjectType, TreeWalkMode, TreeWalkResult};

impl Snapshot<'_> {
    /// Shows each file of up to so many bytes. What only a hostile tree has (names that are no text) is
    /// passed over; the strict reading of the parts that count finds it.
    pub fn each_file(&self, largest: usize, look: &mut dyn FnMut(&str, &[u8])) -> Result<(), RepoError> {
        let Some(commit) = self.commit else { return Ok(()) };
        let tree = self.git.find_commit(commit).and_then(|commit| commit.tree()).map_err(RepoError::git("a tree"))?;
        tree.walk(TreeWalkMode::PreOrder, |folder, entry| {
            if entry.kind() == Some(ObjectType::Blob)
                && let Ok(name) = entry.name()
                && let Ok(blob) = self.git.find_blob(entry.id())
                && blob.size() <= largest
            {
                look(&format!("{folder}{name}"), blob.content());
            }
            TreeWalkResult::Ok
        })
        .map_err(RepoError::git("a tree"))
    }
}
