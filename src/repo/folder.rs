//! The files in the folder as people see them: read without following links, written whole.

use super::{RepoError, Workspace};
use std::fs;
use std::io::{ErrorKind, Write};
use std::path::Path;

/// Files that are being written into the folder have this before their random name.
pub(super) const HALF_WRITTEN: &str = ".klartext-";

/// What lies at a path in the folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum OnDisk {
    Nothing,
    File(Vec<u8>),
    /// A folder, a symbolic link, a device: nothing that we would write over.
    Other,
}

impl Workspace {
    /// Paths under `folder` whose file in the folder differs from what is saved: new, changed,
    /// deleted; all of them for `""`. Files that git is told to ignore count, hidden files and
    /// the backups of editors do not.
    ///
    /// git's cache of file dates names the candidates, so that only those are read. The cache is
    /// not written: looking takes no lock, so it is in nobody's way and leaves none behind.
    pub fn unsaved(&self, folder: &str) -> Result<Vec<String>, RepoError> {
        let mut options = git2::StatusOptions::new();
        options.include_untracked(true).recurse_untracked_dirs(true);
        options.include_ignored(true).recurse_ignored_dirs(true);
        options.exclude_submodules(true).disable_pathspec_match(true);
        if !folder.is_empty() {
            options.pathspec(folder);
        }
        let statuses = self.git.statuses(Some(&mut options)).map_err(RepoError::git("the folder's state"))?;
        let tip = self.tip()?;
        let mut unsaved = Vec::new();
        for status in statuses.iter() {
            let path = String::from_utf8_lossy(status.path_bytes()).into_owned();
            let candidate = status.status() != git2::Status::CURRENT && !is_scratch(&path);
            if candidate && !equal(&read(&self.root, &path)?, tip.file(&path)?.as_deref()) {
                unsaved.push(path);
            }
        }
        unsaved.sort();
        unsaved.dedup();
        Ok(unsaved)
    }
}

/// Reads what lies at a path, links not followed; refuses a path that leads through a link.
pub(super) fn read(root: &Path, path: &str) -> Result<OnDisk, RepoError> {
    let full = root.join(path);
    let mut above = root.to_owned();
    let steps: Vec<&str> = path.split('/').collect();
    for (at, step) in steps.iter().enumerate() {
        above.push(step);
        let last = at + 1 == steps.len();
        match fs::symlink_metadata(&above) {
            Ok(found) if found.is_symlink() && !last => {
                return Err(RepoError::Tree { path: path.to_owned(), reason: "tree-symlink" });
            }
            Ok(found) if last && found.is_file() => {
                return fs::read(&full).map(OnDisk::File).map_err(RepoError::file(&full));
            }
            Ok(found) if !last && found.is_dir() => {}
            Ok(_) => return Ok(OnDisk::Other),
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
                return Ok(OnDisk::Nothing);
            }
            Err(error) => return Err(RepoError::file(&full)(error)),
        }
    }
    Ok(OnDisk::Other)
}

/// Whether the folder holds what is saved.
pub(super) fn equal(disk: &OnDisk, saved: Option<&[u8]>) -> bool {
    match (disk, saved) {
        (OnDisk::Nothing, None) => true,
        (OnDisk::File(disk), Some(saved)) => same(disk, saved),
        _ => false,
    }
}

/// Writes a file whole or not at all, and waits until it is on the disk. Who may read it stays.
pub(super) fn write(root: &Path, path: &str, bytes: &[u8]) -> Result<(), RepoError> {
    let full = root.join(path);
    let whole = || {
        let folder = full.parent().unwrap_or(root);
        fs::create_dir_all(folder)?;
        let mut file = readable_by_all(tempfile::Builder::new().prefix(HALF_WRITTEN)).tempfile_in(folder)?;
        file.write_all(bytes)?;
        if let Ok(before) = fs::symlink_metadata(&full) {
            file.as_file().set_permissions(before.permissions())?;
        }
        file.as_file().sync_all()?;
        file.persist(&full).map_err(|error| error.error)?;
        sync_folder(folder)
    };
    whole().map_err(RepoError::file(&full))
}

/// Removes a file, and the folders that it leaves empty, as git does.
pub(super) fn remove(root: &Path, path: &str) -> Result<(), RepoError> {
    let full = root.join(path);
    match fs::remove_file(&full) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(RepoError::file(&full)(error)),
        _ => {}
    }
    let above = full.ancestors().skip(1).take_while(|folder| *folder != root && folder.starts_with(root));
    for folder in above {
        if fs::remove_dir(folder).is_err() {
            break;
        }
    }
    Ok(())
}

/// Waits until a folder's list of names is on the disk.
#[cfg(unix)]
pub(super) fn sync_folder(folder: &Path) -> std::io::Result<()> {
    fs::File::open(folder)?.sync_all()
}

/// Windows keeps names in its own journal and does not open folders as files.
#[cfg(not(unix))]
pub(super) fn sync_folder(_folder: &Path) -> std::io::Result<()> {
    Ok(())
}

/// Temporary files are private by default; the umask should decide, as for every other file.
#[cfg(unix)]
fn readable_by_all<'b, 'p, 's>(builder: &'b mut tempfile::Builder<'p, 's>) -> &'b mut tempfile::Builder<'p, 's> {
    use std::os::unix::fs::PermissionsExt;
    builder.permissions(fs::Permissions::from_mode(0o666))
}

#[cfg(not(unix))]
fn readable_by_all<'b, 'p, 's>(builder: &'b mut tempfile::Builder<'p, 's>) -> &'b mut tempfile::Builder<'p, 's> {
    builder
}

/// Equal byte for byte, or but for the line ends that git on Windows puts into texts.
fn same(disk: &[u8], saved: &[u8]) -> bool {
    let binary = |bytes: &[u8]| bytes.contains(&0);
    disk == saved || (!binary(disk) && !binary(saved) && unix_lines(disk) == unix_lines(saved))
}

fn unix_lines(text: &[u8]) -> Vec<u8> {
    let mut lines = Vec::with_capacity(text.len());
    for (at, byte) in text.iter().enumerate() {
        if *byte != b'\r' || text.get(at + 1) != Some(&b'\n') {
            lines.push(*byte);
        }
    }
    lines
}

/// Hidden files, and what editors leave lying about.
fn is_scratch(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    path.split('/').any(|step| step.starts_with('.'))
        || name.ends_with('~')
        || name.ends_with(".swp")
        || (name.starts_with('#') && name.ends_with('#'))
        || name.starts_with("~$")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repo::tests::Desk;

    #[test]
    fn line_ends_of_windows_are_no_change() {
        for (disk, saved, equal) in [
            ("a\r\nb\r\n", "a\nb\n", true),
            ("a\nb\n", "a\r\nb\n", true),
            ("a\rb", "ab", false),
            ("a\r\n", "a\n\n", false),
            ("a\0\r\n", "a\0\n", false),
        ] {
            assert_eq!(same(disk.as_bytes(), saved.as_bytes()), equal, "{disk:?}");
        }
    }

    #[test]
    fn unsaved_names_new_changed_and_deleted_files() {
        let desk = Desk::new();
        desk.save(&[("statements/2026/2026-a/de.md", "Eins\n"), ("statements/2026/2026-a/en.md", "One\n")]);
        desk.save(&[("statements/2026/2026-b/de.md", "Zwei\n"), ("workflow.toml", "serial = 1\n")]);
        assert_eq!(desk.unsaved(""), [""; 0]);
        desk.write(".gitignore", "*.png\n");
        desk.write("statements/2026/2026-a/de.md", "Eins!\n");
        desk.delete("statements/2026/2026-a/en.md");
        desk.write("statements/2026/2026-a/media/bild.png", "ignored by git, not by us");
        desk.write("statements/2026/2026-a/.de.md.swp", "");
        desk.write("statements/2026/2026-a/de.md~", "");
        desk.write("statements/2026/2026-b/de.md", "Zwei\r\n");
        desk.write("statements/2026/2026-c/de.md", "Drei\n");
        let under_a = ["de.md", "en.md", "media/bild.png"].map(|name| format!("statements/2026/2026-a/{name}"));
        assert_eq!(desk.unsaved("statements/2026/2026-a"), under_a);
        assert_eq!(desk.unsaved("statements/2026/2026-b"), [""; 0]);
        assert_eq!(desk.unsaved("statements").len(), 4);
    }

    #[test]
    fn what_is_only_staged_is_unsaved_too() {
        let desk = Desk::new();
        desk.save(&[("workflow.toml", "serial = 1\n")]);
        desk.write("statements/2026/2026-a/de.md", "Eins\n");
        desk.git(&["add", "."]);
        assert_eq!(desk.unsaved("statements"), ["statements/2026/2026-a/de.md"]);
        desk.git(&["commit", "-qm", "by hand"]);
        assert_eq!(desk.unsaved("statements"), [""; 0]);
    }

    #[cfg(unix)]
    #[test]
    fn links_are_never_followed() {
        let desk = Desk::new();
        let outside = tempfile::tempdir().unwrap();
        std::fs::write(outside.path().join("secret"), "x").unwrap();
        std::os::unix::fs::symlink(outside.path(), desk.root().join("linked")).unwrap();
        assert!(matches!(read(desk.root(), "linked/secret"), Err(RepoError::Tree { reason: "tree-symlink", .. })));
        assert_eq!(read(desk.root(), "linked").unwrap(), OnDisk::Other);
        assert_eq!(read(desk.root(), "absent/file").unwrap(), OnDisk::Nothing);
    }
}
