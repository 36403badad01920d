//! Who changed a folder of the house, such as the templates, since it was last in order.
//!
//! Claims only ever disqualify, so nobody may be lost on the way: every line of descent counts,
//! also one that a merge threw away. Each commit inherits the people of all its parents and adds
//! its own where it changed the folder itself; only a state that is in order, judged with all the
//! people found so far, begins anew with nobody.

use super::history::people_of;
use super::raw::FOLDER;
use super::{RepoError, Snapshot, Workspace};
use crate::person::Email;
use git2::Oid;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A folder's files by path.
pub type Files = BTreeMap<String, Vec<u8>>;

impl Workspace {
    /// Addresses of everybody who, by claim, changed the files below `folder` since a state that
    /// `in_order` accepts. It is asked about each state of the folder, oldest first, with those who
    /// changed it up to then.
    pub fn lineage(
        &self,
        folder: &str,
        in_order: &dyn Fn(&Files, &BTreeSet<Email>) -> bool,
    ) -> Result<BTreeSet<Email>, RepoError> {
        let Some(past) = self.past()? else { return Ok(BTreeSet::new()) };
        let mut found: HashMap<Oid, Option<Oid>> = HashMap::new();
        // What each commit passes on.
        let mut people: HashMap<Oid, BTreeSet<Email>> = HashMap::new();
        let mut last = BTreeSet::new();
        // The same bytes again are in order again, whatever lay between.
        let mut good: BTreeSet<Option<Oid>> = BTreeSet::new();
        for commit in past.order.iter().rev() {
            let parents = &past.nodes[commit].parents;
            let id = self.folder_id(*commit, folder);
            let mut theirs: BTreeSet<Email> = parents.iter().flat_map(|parent| people[parent].clone()).collect();
            let differing = parents.iter().filter(|parent| found[*parent] != id).count();
            let changed = if parents.is_empty() { id.is_some() } else { differing > 0 };
            last = theirs.clone();
            if changed {
                if differing == parents.len() && !self.own_files(*commit, parents, folder)?.is_empty() {
                    let commit = self.git.find_commit(*commit).map_err(RepoError::git("a commit"))?;
                    theirs.extend(people_of(&commit));
                }
                last = theirs.clone();
                let files = Snapshot::new(&self.git, Some(*commit)).folder(folder).unwrap_or_default();
                if good.contains(&id) {
                    theirs.clear();
                    last.clear();
                } else if in_order(&files, &theirs) {
                    theirs.clear();
                    good.insert(id);
                }
            }
            found.insert(*commit, id);
            people.insert(*commit, theirs);
        }
        // The newest comes last.
        debug_assert_eq!(past.order.first(), Some(&past.tip));
        Ok(last)
    }

    /// The newest state of the folder that is `wanted`.
    pub fn find_folder(&self, folder: &str, wanted: &dyn Fn(&Files) -> bool) -> Result<Option<Files>, RepoError> {
        let Some(past) = self.past()? else { return Ok(None) };
        let mut tried: BTreeSet<Option<Oid>> = BTreeSet::new();
        let fresh = |commit: &&Oid| tried.insert(self.folder_id(**commit, folder));
        let states =
            past.order.iter().filter(fresh).map(|commit| Snapshot::new(&self.git, Some(*commit)).folder(folder));
        Ok(states.filter_map(Result::ok).find(|files| wanted(files)))
    }

    /// The folder's object in an old commit; a tree that is refused today has none.
    fn folder_id(&self, commit: Oid, folder: &str) -> Option<Oid> {
        let node = Snapshot::new(&self.git, Some(commit)).find(folder).ok().flatten();
        node.filter(|node| node.mode == FOLDER).map(|node| node.id)
    }
}
