//! Saving: one commit, written through the object database so that no filter alters a byte.
//!
//! The order is chosen for the machine that stops in between: objects, files in the folder, index,
//! and the branch last. Whatever was done by then looks like work not yet saved, and the same
//! command run again saves it. Were the branch moved first, the folder would look as though
//! somebody had deleted the record, and the next commit by hand would do so.

use super::folder::{self, OnDisk};
use super::raw::{FILE, FOLDER, PROGRAM};
use super::saving::Saving;
use super::{RepoError, Snapshot, Workspace, names};
use git2::{ErrorCode, IndexEntry, IndexTime, Oid, Repository};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::Metadata;

/// One path to write or to remove.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Relative to the top, with `/`.
    pub path: String,
    /// The new bytes; `None` removes the file.
    pub bytes: Option<Vec<u8>>,
}

/// Who saves, and when: the clock is the desk's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Author {
    pub name: String,
    pub email: String,
    /// Seconds since 1970 and minutes east of UTC.
    pub time: i64,
    pub offset: i32,
}

impl Workspace {
    /// Saves changes as one commit on the current branch through the object database, moves the
    /// branch by compare-and-swap, and brings folder and index up to date for these paths only.
    /// Refuses (`Unsaved`) to overwrite a file in the folder that differs from both old and new.
    ///
    /// Returns the commit's id; that of the tip, without a new commit, if nothing would change.
    /// After an error nothing is saved, and folder and index are as they were.
    pub fn save(&self, changes: &[Change], author: &Author, message: &str) -> Result<String, RepoError> {
        self.save_if(changes, author, message, false)
    }

    /// Saves as `save` does, but over files in the folder that hold something else: for a text
    /// that was read from there and is saved in another form.
    pub fn save_over(&self, changes: &[Change], author: &Author, message: &str) -> Result<String, RepoError> {
        self.save_if(changes, author, message, true)
    }

    /// Makes the commit that `save` would make and moves nothing: it can be offered to others first,
    /// and be forgotten if they do not take it. Returns its id.
    pub fn prepare(&self, changes: &[Change], author: &Author, message: &str) -> Result<String, RepoError> {
        let _saving = Saving::begin(self, &self.branch()?, [])?;
        let tip = self.tip()?;
        let steps = self.steps(&tip, changes, false)?;
        let mut objects = Vec::new();
        let root = tip.find("")?.map(|node| node.id);
        let plan = Plan::of(&steps, &mut objects, &self.git)?;
        let tree = plan.write(&self.git, root, &mut objects)?.map_or_else(|| empty(&self.git), Ok)?;
        let commit = self.commit_with(tree, &Vec::from_iter(tip.commit), author, message)?;
        objects.push(commit);
        self.settle(&objects)?;
        Ok(commit.to_string())
    }

    /// Puts files back that are saved below `folder` and missing in the folder; returns their
    /// paths. What lies there and differs is left alone: `unsaved` names it.
    pub fn restore(&self, folder: &str) -> Result<Vec<String>, RepoError> {
        let tip = self.tip()?;
        let mut changes = Vec::new();
        for path in self.unsaved(folder)? {
            let saved = tip.file(&path)?;
            if saved.is_some() && folder::read(&self.root, &path)? == OnDisk::Nothing {
                changes.push(Change { path, bytes: saved });
            }
        }
        if !changes.is_empty() {
            let _saving = Saving::begin(self, &self.branch()?, changes.iter().map(|change| change.path.as_str()))?;
            let steps = self.steps(&tip, &changes, true)?;
            Undo::new(self).bring(&steps)?;
        }
        Ok(changes.into_iter().map(|change| change.path).collect())
    }

    fn save_if(&self, changes: &[Change], author: &Author, message: &str, over: bool) -> Result<String, RepoError> {
        let branch = self.branch()?;
        let _saving = Saving::begin(self, &branch, changes.iter().map(|change| change.path.as_str()))?;
        let tip = self.tip()?;
        let steps = self.steps(&tip, changes, over)?;
        let mut objects = Vec::new();
        let root = tip.find("")?.map(|node| node.id);
        let plan = Plan::of(&steps, &mut objects, &self.git)?;
        let tree = plan.write(&self.git, root, &mut objects)?.map_or_else(|| empty(&self.git), Ok)?;
        let mut undo = Undo::new(self);
        let done = match tip.commit.is_some() && root == Some(tree) {
            true => undo.bring(&steps).map(|()| tip.id()),
            false => {
                let commit = self.commit_with(tree, &Vec::from_iter(tip.commit), author, message)?;
                objects.push(commit);
                self.settle(&objects)?;
                let done = undo.bring(&steps).and_then(|()| self.advance(&branch, tip.commit, commit, message));
                done.map(|()| commit.to_string())
            }
        };
        if done.is_err() {
            undo.all();
        }
        done
    }

    /// The branch that HEAD names, which need not exist yet.
    pub(super) fn branch(&self) -> Result<String, RepoError> {
        let head = self.git.find_reference("HEAD").map_err(RepoError::git("the branch"))?;
        let target = head.symbolic_target().map_err(RepoError::git("the branch"))?;
        target.map(str::to_owned).ok_or(RepoError::History("detached"))
    }

    /// Checks every change against what is saved and against what lies in the folder.
    fn steps<'c>(&self, tip: &Snapshot<'_>, changes: &'c [Change], over: bool) -> Result<Vec<Step<'c>>, RepoError> {
        let mut steps = Vec::new();
        let mut paths = BTreeSet::new();
        for Change { path, bytes } in changes {
            let refuse = |reason| Err(RepoError::Tree { path: names::show(path.as_bytes()), reason });
            if let Some(reason) = path.split('/').find_map(names::flaw) {
                return refuse(reason);
            }
            if !paths.insert(names::fold(path)) {
                return refuse("tree-duplicate");
            }
            let old = tip.find(path)?;
            let mode = match old.as_ref().map(|node| node.mode) {
                None | Some(FILE) => FILE,
                Some(PROGRAM) => PROGRAM,
                Some(_) => return refuse("tree-mode"),
            };
            let saved = tip.file(path)?;
            let disk = folder::read(&self.root, path)?;
            let known = folder::equal(&disk, saved.as_deref()) || folder::equal(&disk, bytes.as_deref());
            if !known && (!over || disk == OnDisk::Other) {
                return Err(RepoError::Unsaved(path.clone()));
            }
            steps.push(Step { path, mode, new: bytes.as_deref(), disk });
        }
        Ok(steps)
    }

    pub(super) fn commit_with(
        &self,
        tree: Oid,
        parents: &[Oid],
        author: &Author,
        message: &str,
    ) -> Result<Oid, RepoError> {
        let make = || {
            let time = git2::Time::new(author.time, author.offset);
            let author = git2::Signature::new(&author.name, &author.email, &time)?;
            let parents = parents.iter().map(|id| self.git.find_commit(*id)).collect::<Result<Vec<_>, _>>()?;
            let message = format!("{}\n", message.trim_end());
            let tree = self.git.find_tree(tree)?;
            self.git.commit(None, &author, &author, &message, &tree, &Vec::from_iter(&parents))
        };
        make().map_err(RepoError::git("writing a commit"))
    }

    /// Waits until new objects are on the disk: a branch must never name what a power cut can lose.
    /// libgit2 itself would wait only with `core.fsyncObjectFiles`, about which git then warns.
    pub(super) fn settle(&self, objects: &[Oid]) -> Result<(), RepoError> {
        let store = self.git.commondir().join("objects");
        let mut folders = BTreeSet::from([store.clone()]);
        for id in objects.iter().map(Oid::to_string) {
            let path = store.join(&id[..2]).join(&id[2..]);
            match std::fs::OpenOptions::new().read(true).open(&path) {
                Ok(file) => file.sync_all().or_else(read_only).map_err(RepoError::file(&path))?,
                // It was there before, in a pack.
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => continue,
                Err(error) => return Err(RepoError::file(&path)(error)),
            }
            folders.insert(store.join(&id[..2]));
        }
        folders.iter().try_for_each(|path| folder::sync_folder(path).map_err(RepoError::file(path)))
    }

    /// Moves the branch if it still is where it was.
    pub(super) fn advance(&self, branch: &str, from: Option<Oid>, to: Oid, message: &str) -> Result<(), RepoError> {
        let note = format!("commit: {}", message.lines().next().unwrap_or_default());
        let moved = match from {
            Some(from) => self.git.reference_matching(branch, to, true, from, &note),
            None => self.git.reference(branch, to, false, &note),
        };
        match moved {
            Ok(_) => {}
            Err(error) if matches!(error.code(), ErrorCode::Modified | ErrorCode::Exists | ErrorCode::NotFound) => {
                return Err(RepoError::Moved);
            }
            Err(error) => return Err(RepoError::git("moving the branch")(error)),
        }
        // The commit is made; if the disk cannot say so at once, that is no reason to undo it.
        let file = self.git.commondir().join(branch);
        let _ = std::fs::File::open(&file).and_then(|file| file.sync_all());
        let _ = file.parent().map(folder::sync_folder);
        Ok(())
    }
}

/// Windows lets nobody sync a file that was opened for reading; it wrote the object through.
fn read_only(error: std::io::Error) -> std::io::Result<()> {
    if cfg!(windows) && error.kind() == std::io::ErrorKind::PermissionDenied { Ok(()) } else { Err(error) }
}

fn empty(git: &Repository) -> Result<Oid, RepoError> {
    let make = || git.treebuilder(None)?.write();
    make().map_err(RepoError::git("writing a folder"))
}

/// One change that was checked.
pub(super) struct Step<'c> {
    pub path: &'c str,
    pub mode: u32,
    pub new: Option<&'c [u8]>,
    pub disk: OnDisk,
}

/// The changes as a tree, so that each folder is written once.
enum Plan {
    Folder(BTreeMap<String, Plan>),
    File(u32, Oid),
    Gone,
}

impl Plan {
    fn of(steps: &[Step<'_>], objects: &mut Vec<Oid>, git: &Repository) -> Result<Self, RepoError> {
        let mut plan = BTreeMap::new();
        for step in steps {
            let leaf = match step.new {
                None => Plan::Gone,
                Some(bytes) => {
                    let id = git.blob(bytes).map_err(RepoError::git("writing a file"))?;
                    objects.push(id);
                    Plan::File(step.mode, id)
                }
            };
            let refused = || RepoError::Tree { path: step.path.to_owned(), reason: "tree-not-folder" };
            insert(&mut plan, step.path, leaf).ok_or_else(refused)?;
        }
        Ok(Plan::Folder(plan))
    }

    /// Writes this folder over the old one; `None` if nothing is left in it.
    fn write(&self, git: &Repository, old: Option<Oid>, new: &mut Vec<Oid>) -> Result<Option<Oid>, RepoError> {
        let Plan::Folder(children) = self else {
            return Ok(None);
        };
        let failed = || RepoError::git("writing a folder");
        let old = old.map(|id| git.find_tree(id)).transpose().map_err(failed())?;
        let mut builder = git.treebuilder(old.as_ref()).map_err(failed())?;
        for (name, plan) in children {
            let before = builder.get(name).map_err(failed())?.map(|entry| (entry.id(), entry.filemode_raw() as u32));
            let after = match plan {
                Plan::Gone => None,
                Plan::File(mode, id) => Some((*id, *mode)),
                Plan::Folder(_) => match before {
                    Some((_, mode)) if mode != FOLDER => {
                        return Err(RepoError::Tree { path: name.clone(), reason: "tree-not-folder" });
                    }
                    _ => plan.write(git, before.map(|(id, _)| id), new)?.map(|id| (id, FOLDER)),
                },
            };
            match after {
                Some((id, mode)) => drop(builder.insert(name, id, mode as i32).map_err(failed())?),
                None if before.is_some() => builder.remove(name).map_err(failed())?,
                None => {}
            }
        }
        if builder.is_empty() {
            return Ok(None);
        }
        let id = builder.write().map_err(failed())?;
        new.push(id);
        Ok(Some(id))
    }
}

/// Puts a leaf into the plan; `None` where a file would have to be a folder as well.
fn insert(plan: &mut BTreeMap<String, Plan>, path: &str, leaf: Plan) -> Option<()> {
    match path.split_once('/') {
        None => plan.insert(path.to_owned(), leaf).is_none().then_some(()),
        Some((name, rest)) => match plan.entry(name.to_owned()).or_insert_with(|| Plan::Folder(BTreeMap::new())) {
            Plan::Folder(below) => insert(below, rest, leaf),
            _ => None,
        },
    }
}

/// What was done to folder and index so far, and how it was before.
pub(super) struct Undo<'w> {
    workspace: &'w Workspace,
    files: Vec<(String, OnDisk)>,
    index: Vec<(String, Option<IndexEntry>)>,
}

impl<'w> Undo<'w> {
    pub(super) fn new(workspace: &'w Workspace) -> Self {
        Self { workspace, files: Vec::new(), index: Vec::new() }
    }

    /// Brings folder and index up to date.
    pub(super) fn bring(&mut self, steps: &[Step<'_>]) -> Result<(), RepoError> {
        if steps.is_empty() {
            return Ok(());
        }
        self.write_files(steps)?;
        self.write_index(steps)
    }

    fn write_files(&mut self, steps: &[Step<'_>]) -> Result<(), RepoError> {
        let root = &self.workspace.root;
        for step in steps.iter().filter(|step| !folder::equal(&step.disk, step.new)) {
            self.files.push((step.path.to_owned(), step.disk.clone()));
            match step.new {
                Some(bytes) => folder::write(root, step.path, bytes)?,
                None => folder::remove(root, step.path)?,
            }
        }
        Ok(())
    }

    fn write_index(&mut self, steps: &[Step<'_>]) -> Result<(), RepoError> {
        let failed = || RepoError::git("the index");
        let mut index = self.workspace.git.index().map_err(failed())?;
        // Read anew only where its file holds something else than what was read.
        index.read(false).map_err(failed())?;
        for step in steps {
            let path = std::path::Path::new(step.path);
            let before = index.get_path(path, 0);
            match step.new {
                Some(bytes) => index.add(&self.entry(step, bytes)?).map_err(failed())?,
                None if before.is_some() => index.remove(path, 0).map_err(failed())?,
                None => {}
            }
            self.index.push((step.path.to_owned(), before));
        }
        index.write().map_err(failed())
    }

    /// The index entry of a file just written, with its date and size, so that git need not read it.
    fn entry(&self, step: &Step<'_>, bytes: &[u8]) -> Result<IndexEntry, RepoError> {
        let full = self.workspace.root.join(step.path);
        let found = std::fs::symlink_metadata(&full).map_err(RepoError::file(&full))?;
        let id = Oid::hash_object(git2::ObjectType::Blob, bytes).map_err(RepoError::git("the index"))?;
        let zero = IndexTime::new(0, 0);
        let mut entry = IndexEntry {
            ctime: zero,
            mtime: zero,
            dev: 0,
            ino: 0,
            mode: step.mode,
            uid: 0,
            gid: 0,
            file_size: 0,
            id,
            flags: 0,
            flags_extended: 0,
            path: step.path.as_bytes().to_vec(),
        };
        stat(&mut entry, &found);
        Ok(entry)
    }

    /// Puts everything back. What cannot be put back looks like unsaved work, never like saved.
    pub(super) fn all(self) {
        for (path, before) in self.files.iter().rev() {
            let _ = match before {
                OnDisk::File(bytes) => folder::write(&self.workspace.root, path, bytes),
                _ => folder::remove(&self.workspace.root, path),
            };
        }
        let Ok(mut index) = self.workspace.git.index() else {
            return;
        };
        let _ = index.read(true);
        for (path, before) in &self.index {
            let _ = match before {
                Some(entry) => index.add(entry),
                None => index.remove(std::path::Path::new(path), 0),
            };
        }
        let _ = index.write();
    }
}

/// What git remembers of a file in order to see a change; the low 32 bits, as it does.
#[cfg(unix)]
fn stat(entry: &mut IndexEntry, found: &Metadata) {
    use std::os::unix::fs::MetadataExt;
    entry.ctime = IndexTime::new(found.ctime() as i32, found.ctime_nsec() as u32);
    entry.mtime = IndexTime::new(found.mtime() as i32, found.mtime_nsec() as u32);
    (entry.dev, entry.ino) = (found.dev() as u32, found.ino() as u32);
    (entry.uid, entry.gid) = (found.uid(), found.gid());
    entry.file_size = found.size() as u32;
}

/// Elsewhere git reads the file once more by itself, and then knows.
#[cfg(not(unix))]
fn stat(_entry: &mut IndexEntry, _found: &Metadata) {}
