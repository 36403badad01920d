//! One saving at a time, and tidying up after one that was cut off.
//!
//! Who saves holds the lock on `.git/klartext/save.lock`, and while it lasts the file says what
//! may be lying about: folders with half-written files, git's locks. The system lets go of a lock
//! when its process dies, but nobody empties the file then. So whoever gets the lock and finds
//! something written there knows that a process of ours died while saving, and what it left.

use super::{RepoError, Workspace, folder};
use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;
/// As libgit2 names objects that are being written.
const HALF_AN_OBJECT: &str = "tmp_object_git2_";

/// The right to save; given back when it is dropped.
#[derive(Debug)]
pub(super) struct Saving {
    file: File,
}

impl Saving {
    /// Waits until no other process of ours saves here, removes what a dead one left, and notes
    /// that `paths` are written and `branch` is moved.
    pub(super) fn begin<'p>(
        workspace: &Workspace,
        branch: &str,
        paths: impl IntoIterator<Item = &'p str>,
    ) -> Result<Self, RepoError> {
        let own = workspace.own_folder()?;
        let path = own.join("save.lock");
        let failed = || RepoError::file(&path);
        let mut options = OpenOptions::new();
        let file = options.read(true).write(true).create(true).truncate(false).open(&path).map_err(failed())?;
        file.lock().map_err(failed())?;
        let mut saving = Self { file };
        let left = saving.read().map_err(failed())?;
        if !left.is_empty() {
            let begun = saving.file.metadata().and_then(|found| found.modified()).map_err(failed())?;
            tidy(workspace, &left, begun)?;
        }
        saving.note(branch, paths).map_err(failed())?;
        folder::sync_folder(&own).map_err(RepoError::file(&own))?;
        Ok(saving)
    }

    fn read(&mut self) -> std::io::Result<String> {
        let mut bytes = Vec::new();
        self.file.read_to_end(&mut bytes)?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }

    /// The branch, then the folders, a line each.
    fn note<'p>(&mut self, branch: &str, paths: impl IntoIterator<Item = &'p str>) -> std::io::Result<()> {
        let above = |path: &'p str| path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let folders: BTreeSet<&str> = paths.into_iter().map(above).collect();
        let lines: String = folders.iter().map(|folder| format!("{folder}\n")).collect();
        self.file.set_len(0)?;
        self.file.rewind()?;
        self.file.write_all(format!("{branch}\n{lines}").as_bytes())?;
        self.file.sync_all()
    }
}

impl Drop for Saving {
    fn drop(&mut self) {
        let _ = self.file.set_len(0);
        let _ = self.file.unlock();
    }
}

/// Removes exactly what a saving can leave, and of git's files only those that are younger than
/// its beginning: an older lock was not ours, and the saving would have stopped at it.
fn tidy(workspace: &Workspace, left: &str, begun: SystemTime) -> Result<(), RepoError> {
    let (own, common) = (workspace.git.path(), workspace.git.commondir());
    let mut lines = left.split('\n');
    let branch = lines.next().unwrap_or_default();
    let mut stale = vec![own.join("index.lock")];
    // A note that was cut off by a power cut may hold anything but what leads out of the folder.
    if git2::Reference::is_valid_name(branch) {
        stale.push(common.join(format!("{branch}.lock")));
    }
    stale.extend(named(&common.join("objects"), HALF_AN_OBJECT));
    stale.retain(|path| since(path, begun));
    for below in lines.filter(|line| line.split('/').all(|step| !matches!(step, "." | "..")) && !line.starts_with('/'))
    {
        stale.extend(named(&workspace.root.join(below), folder::HALF_WRITTEN));
    }
    for path in stale {
        match fs::remove_file(&path) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(RepoError::file(&path)(error)),
            _ => {}
        }
    }
    Ok(())
}

/// The files in a folder whose names begin like this.
fn named(folder: &Path, start: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let ours = entries.filter(|entry| entry.file_name().to_string_lossy().starts_with(start));
    ours.map(|entry| entry.path()).collect()
}

fn since(path: &Path, begun: SystemTime) -> bool {
    fs::symlink_metadata(path).and_then(|found| found.modified()).is_ok_and(|time| time >= begun)
}
