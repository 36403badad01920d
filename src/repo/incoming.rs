//! What comes from others: looked at before it is taken, and taken whole.
//!
//! Between what both sides had and what comes, nothing under `reviews/` may have gone or changed:
//! records are only ever added. Whoever goes back to an older state, drops a record in a merge or
//! edits one, is told so by name, and nothing is taken.

use super::append::Descent;
use super::commit::{Author, Step, Undo};
use super::merge::Merge;
use super::raw::{FILE, PROGRAM};
use super::saving::Saving;
use super::{RepoError, Snapshot, Workspace, folder, names, raw};
use git2::Oid;

impl Workspace {
    /// Reads a state strictly, everything in it, but for what is the same in `known`, which was read
    /// so before. Whoever may push may put anything anywhere, and it would come into every folder.
    pub fn check_strictly(&self, incoming: &Snapshot<'_>, known: Option<&Snapshot<'_>>) -> Result<(), RepoError> {
        incoming.strict_whole(known)?;
        let Some(known) = known else { return Ok(()) };
        for id in incoming.vanished()? {
            if known.has_text(&id)? {
                let path = format!("statements/{}/{id}", id.year());
                return Err(RepoError::Tree { path, reason: "tree-vanished" });
            }
        }
        Ok(())
    }

    /// Refuses a state in which a record of an earlier one is missing or changed.
    pub fn check_appended(&self, earlier: &str, incoming: &Snapshot<'_>) -> Result<(), RepoError> {
        let way = incoming.way_from(Some(earlier))?;
        if way.descent == Descent::Absent {
            return Err(RepoError::History("unrelated"));
        }
        match way.lost.into_iter().next() {
            Some(lost) => {
                let what = if lost.changed { "changed" } else { "removed" };
                Err(RepoError::NotAppended { path: names::show(lost.path.as_bytes()), what })
            }
            None => Ok(()),
        }
    }

    /// Of the paths that a merge changes, those whose file in the folder holds something that is
    /// saved neither here nor there.
    pub fn in_the_way(&self, merge: &Merge) -> Result<Vec<String>, RepoError> {
        let tip = Snapshot::new(&self.git, Some(merge.ours));
        let mut found = Vec::new();
        for (path, new) in &merge.changed {
            let disk = folder::read(&self.root, path)?;
            let new = new.map(|(_, id)| raw::bytes(&self.git, id, path)).transpose()?;
            if !folder::equal(&disk, tip.file(path)?.as_deref()) && !folder::equal(&disk, new.as_deref()) {
                found.push(path.clone());
            }
        }
        Ok(found)
    }

    /// Takes what was brought together: objects, files in the folder, index, and the branch last,
    /// as `save` does. A commit is made only where both sides have something of their own.
    ///
    /// Returns the commit that is the tip now.
    pub fn take(&self, merge: &Merge, author: Option<&Author>, message: &str) -> Result<String, RepoError> {
        let branch = self.branch()?;
        let _saving = Saving::begin(self, &branch, merge.paths())?;
        if self.tip()?.commit != Some(merge.ours) {
            return Err(RepoError::Moved);
        }
        let failed = || RepoError::git("the history");
        let contains = |one: Oid, other: Oid| {
            Ok::<_, RepoError>(one == other || self.git.graph_descendant_of(one, other).map_err(failed())?)
        };
        if contains(merge.ours, merge.theirs)? && merge.changed.is_empty() {
            return Ok(merge.ours.to_string());
        }
        let theirs = self.git.find_commit(merge.theirs).map_err(failed())?;
        let mut objects = merge.objects.clone();
        let forward = theirs.tree_id() == merge.tree && contains(merge.theirs, merge.ours)?;
        let target = if forward {
            merge.theirs
        } else {
            let author = author.ok_or(RepoError::Nobody)?;
            let commit = self.commit_with(merge.tree, &[merge.ours, merge.theirs], author, message)?;
            objects.push(commit);
            commit
        };
        self.settle(&objects)?;
        let files = self.files_of(merge)?;
        let steps = files.iter().map(|file| file.step(&self.root)).collect::<Result<Vec<_>, _>>()?;
        let tip = self.tip()?;
        for step in &steps {
            let saved = tip.file(step.path)?;
            if !folder::equal(&step.disk, saved.as_deref()) && !folder::equal(&step.disk, step.new) {
                return Err(RepoError::Unsaved(step.path.to_owned()));
            }
        }
        let mut undo = Undo::new(self);
        let done = undo.bring(&steps).and_then(|()| self.advance(&branch, Some(merge.ours), target, message));
        if done.is_err() {
            undo.all();
        }
        done.map(|()| target.to_string())
    }

    fn files_of(&self, merge: &Merge) -> Result<Vec<Incoming>, RepoError> {
        let mut files = Vec::new();
        for (path, new) in &merge.changed {
            let refuse = |reason| Err(RepoError::Tree { path: names::show(path.as_bytes()), reason });
            if let Some(reason) = path.split('/').find_map(names::flaw) {
                return refuse(reason);
            }
            let bytes = match new {
                None => None,
                Some((FILE | PROGRAM, id)) => Some(raw::bytes(&self.git, *id, path)?),
                Some((raw::SYMLINK, _)) => return refuse("tree-symlink"),
                Some((raw::GITLINK, _)) => return refuse("tree-gitlink"),
                Some(_) => return refuse("tree-mode"),
            };
            files.push(Incoming { path: path.clone(), mode: new.map_or(FILE, |(mode, _)| mode), bytes });
        }
        Ok(files)
    }
}

/// One file as it comes.
struct Incoming {
    path: String,
    mode: u32,
    bytes: Option<Vec<u8>>,
}

impl Incoming {
    fn step(&self, root: &std::path::Path) -> Result<Step<'_>, RepoError> {
        let disk = folder::read(root, &self.path)?;
        Ok(Step { path: &self.path, mode: self.mode, new: self.bytes.as_deref(), disk })
    }
}
