//! Files that are whole or not there: each is written under another name, brought to the disk, and
//! then renamed.

use super::SiteError;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Whether a path from a manifest or a sidecar stays below its folder: plain names, no hidden ones.
pub fn is_plain(path: &str) -> bool {
    let bad = |c: char| c.is_control() || "\\:*?\"<>|".contains(c);
    !path.contains(bad) && path.split('/').all(|part| !part.is_empty() && !part.starts_with('.'))
}

/// Makes `below` inside `root` hold these bytes, with the folders on the way. Touches nothing if it
/// does already. A symbolic link on the way is refused: it could lead anywhere.
pub fn put(root: &Path, below: &str, bytes: &[u8]) -> Result<(), SiteError> {
    if !is_plain(below) {
        return Err(SiteError::Path(below.to_owned()));
    }
    let path = root.join(below);
    let (folder, name) = below.rsplit_once('/').unwrap_or(("", below));
    let mut here = root.to_owned();
    for part in folder.split('/').filter(|part| !part.is_empty()) {
        here.push(part);
        make(&here)?;
    }
    match fs::symlink_metadata(&path) {
        Ok(found) if !found.is_file() => return Err(SiteError::Foreign(path)),
        Ok(_) if read(&path)? == bytes => return Ok(()),
        _ => {}
    }
    let part = here.join(format!(".{name}{PART}"));
    let write = || {
        step()?;
        let mut file = File::create(&part)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        step()?;
        fs::rename(&part, &path)
    };
    write().map_err(|source| SiteError::at(&path, source))?;
    sync(&here)
}

/// Makes one folder if it is not there.
pub fn make(folder: &Path) -> Result<(), SiteError> {
    match fs::symlink_metadata(folder) {
        Ok(found) if found.is_dir() => Ok(()),
        Ok(_) => Err(SiteError::Foreign(folder.to_owned())),
        Err(_) => {
            step().and_then(|()| fs::create_dir(folder)).map_err(|source| SiteError::at(folder, source))?;
            folder.parent().map_or(Ok(()), sync)
        }
    }
}

pub fn read(path: &Path) -> Result<Vec<u8>, SiteError> {
    fs::read(path).map_err(|source| SiteError::at(path, source))
}

/// Reads a file that need not be there.
pub fn read_if_there(path: &Path) -> Result<Option<Vec<u8>>, SiteError> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(None),
        Err(source) => Err(SiteError::at(path, source)),
    }
}

/// Removes a file below a folder, and the folders that it leaves empty. It need not be there.
pub fn remove(root: &Path, below: &str) -> Result<(), SiteError> {
    if !is_plain(below) {
        return Err(SiteError::Path(below.to_owned()));
    }
    let path = root.join(below);
    match step().and_then(|()| fs::remove_file(&path)) {
        Err(error) if !is_absent(&error) => return Err(SiteError::at(&path, error)),
        _ => {}
    }
    for folder in path.ancestors().skip(1).take_while(|folder| *folder != root) {
        match step().and_then(|()| fs::remove_dir(folder)) {
            Err(error) if error.kind() == ErrorKind::DirectoryNotEmpty => break,
            Err(error) if !is_absent(&error) => return Err(SiteError::at(folder, error)),
            _ => {}
        }
    }
    Ok(())
}

/// Removes what an interrupted `put` left below a folder.
pub fn sweep(folder: &Path, deep: bool) -> Result<(), SiteError> {
    for (path, is_dir) in entries(folder)? {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if is_dir && deep {
            sweep(&path, true)?;
        } else if !is_dir && name.starts_with('.') && name.ends_with(PART) {
            step().and_then(|()| fs::remove_file(&path)).map_err(|source| SiteError::at(&path, source))?;
        }
    }
    Ok(())
}

/// Removes a folder with everything in it; it need not be there.
pub fn remove_folder(folder: &Path) -> Result<(), SiteError> {
    match step().and_then(|()| fs::remove_dir_all(folder)) {
        Err(error) if !is_absent(&error) => Err(SiteError::at(folder, error)),
        _ => Ok(()),
    }
}

/// Renames a folder and waits until the disk knows.
pub fn rename(from: &Path, to: &Path) -> Result<(), SiteError> {
    step().and_then(|()| fs::rename(from, to)).map_err(|source| SiteError::at(to, source))?;
    to.parent().map_or(Ok(()), sync)
}

/// Every file below a folder by its path with `/`, without what an interrupted `put` left. Empty
/// where there is no folder; symbolic links and odd names are refused.
pub fn files(root: &Path) -> Result<BTreeMap<String, Vec<u8>>, SiteError> {
    let mut found = BTreeMap::new();
    let mut open = vec![(root.to_owned(), String::new())];
    while let Some((folder, below)) = open.pop() {
        for (path, is_dir) in entries(&folder)? {
            let name = path.file_name().and_then(|name| name.to_str());
            let name = name.ok_or_else(|| SiteError::Foreign(path.clone()))?;
            if is_dir {
                open.push((path.clone(), format!("{below}{name}/")));
            } else if !fs::symlink_metadata(&path).is_ok_and(|kind| kind.is_file()) {
                return Err(SiteError::Foreign(path));
            } else if !(name.starts_with('.') && name.ends_with(PART)) {
                found.insert(format!("{below}{name}"), read(&path)?);
            }
        }
    }
    Ok(found)
}

/// The entries of a folder in order of their names, and whether each is a folder itself.
pub fn entries(folder: &Path) -> Result<Vec<(PathBuf, bool)>, SiteError> {
    let list = match fs::read_dir(folder) {
        Ok(list) => list,
        Err(error) if is_absent(&error) => return Ok(Vec::new()),
        Err(source) => return Err(SiteError::at(folder, source)),
    };
    let entry = |entry: io::Result<fs::DirEntry>| {
        let entry = entry?;
        Ok((entry.path(), entry.file_type()?.is_dir()))
    };
    let mut entries: Vec<_> =
        list.map(entry).collect::<io::Result<_>>().map_err(|source| SiteError::at(folder, source))?;
    entries.sort();
    Ok(entries)
}

const PART: &str = ".part";

fn is_absent(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
}

/// Brings a folder's entries to the disk. Windows does that by itself and cannot open folders.
fn sync(folder: &Path) -> Result<(), SiteError> {
    if cfg!(not(unix)) {
        return Ok(());
    }
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(|source| SiteError::at(folder, source))
}

/// Called before every change of the disk, so that tests can stop the world at any of them.
#[cfg(not(test))]
fn step() -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
fn step() -> io::Result<()> {
    power::step()
}

/// The power supply of tests: it fails after so many changes of the disk.
#[cfg(test)]
pub mod power {
    use std::cell::Cell;

    thread_local! {
        static LEFT: Cell<usize> = const { Cell::new(usize::MAX) };
    }

    pub fn lasts(changes: usize) {
        LEFT.set(changes);
    }

    pub fn step() -> std::io::Result<()> {
        let left = LEFT.get();
        LEFT.set(left.saturating_sub(1));
        if left == 0 { Err(std::io::Error::other("power cut")) } else { Ok(()) }
    }
}
