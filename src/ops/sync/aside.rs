//! The folder `aside`: versions that could not be woven in, until a person has chosen.

use crate::ops::OpsError;
use crate::ops::desk::Desk;
use crate::statement::StatementId;
use std::path::{Path, PathBuf};

const FOLDER: &str = "aside";

/// Lays bytes aside for a path and says where, relative to the top. What lies there stays.
pub(in crate::ops) fn put(desk: &Desk, path: &str, bytes: &[u8]) -> Result<String, OpsError> {
    let root = desk.workspace.root();
    desk.workspace.exclude(&format!("/{FOLDER}/"))?;
    let short = match path.strip_prefix("statements/").and_then(|rest| rest.split_once('/')) {
        Some((_, rest)) => rest,
        None => path,
    };
    let (stem, end) = short.rsplit_once('.').map_or((short, String::new()), |(stem, end)| (stem, format!(".{end}")));
    let names = (1..).map(|n| if n == 1 { short.to_owned() } else { format!("{stem}-{n}{end}") });
    for name in names.take(1000) {
        let (shown, file) = (format!("{FOLDER}/{name}"), root.join(FOLDER).join(&name));
        match std::fs::read(&file) {
            Ok(there) if there == bytes => return Ok(shown),
            Ok(_) => continue,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            Err(source) => return Err(OpsError::File { path: file, source }),
        }
        let folder = file.parent().unwrap_or(root);
        std::fs::create_dir_all(folder).map_err(OpsError::file(folder))?;
        std::fs::write(&file, bytes).map_err(OpsError::file(&file))?;
        return Ok(shown);
    }
    Err(OpsError::Exists(root.join(FOLDER).join(short)))
}

/// The texts of a statement that lie aside: where, and the name of the file they are a version of.
pub fn waiting(desk: &Desk, id: &StatementId) -> Result<Vec<(String, String)>, OpsError> {
    let folder = desk.workspace.root().join(FOLDER).join(id.as_str());
    let mut found = Vec::new();
    let mut open = vec![folder.clone()];
    while let Some(here) = open.pop() {
        for entry in std::fs::read_dir(&here).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
                continue;
            }
            let Ok(below) = path.strip_prefix(&folder) else { continue };
            let below: Vec<String> = below.iter().map(|part| part.to_string_lossy().into_owned()).collect();
            found.push((format!("{FOLDER}/{id}/{}", below.join("/")), below.join("/")));
        }
    }
    found.sort();
    Ok(found)
}

/// Puts our version, which lay aside, into the text's folder as a draft. Returns the texts' paths.
pub fn choose_mine(desk: &Desk, id: &StatementId) -> Result<Vec<String>, OpsError> {
    let mut chosen = Vec::new();
    for (aside, name) in some(desk, id)? {
        // Of several versions, the numbered ones stay where they are until the first is decided.
        let target = format!("{}/{name}", Desk::folder(id));
        if desk.workspace.tip()?.file(&target)?.is_none() {
            continue;
        }
        if !desk.workspace.unsaved(&target)?.is_empty() {
            return Err(OpsError::Unsaved { id: id.clone(), paths: vec![target] });
        }
        let (from, to) = (desk.workspace.root().join(&aside), desk.workspace.root().join(&target));
        let bytes = std::fs::read(&from).map_err(OpsError::file(&from))?;
        std::fs::write(&to, bytes).map_err(OpsError::file(&to))?;
        remove(desk, &from)?;
        chosen.push(target);
    }
    Ok(chosen)
}

/// Every text of which a version lies aside, and where that is.
pub fn all_waiting(desk: &Desk) -> Result<Vec<(StatementId, String)>, OpsError> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(desk.workspace.root().join(FOLDER)).into_iter().flatten().flatten() {
        let Some(id) = entry.file_name().to_str().and_then(StatementId::parse) else { continue };
        let texts = waiting(desk, &id)?.into_iter().filter(|(_, name)| desk.has_text(&id, name));
        found.extend(texts.map(|(aside, _)| (id.clone(), aside)));
    }
    found.sort();
    Ok(found)
}

/// Lets the text as it is now stand; the version that lay aside goes. It stays in the history.
pub fn let_stand(desk: &Desk, id: &StatementId) -> Result<Vec<String>, OpsError> {
    let mut chosen = Vec::new();
    for (aside, _) in some(desk, id)? {
        remove(desk, &desk.workspace.root().join(&aside))?;
        chosen.push(aside);
    }
    Ok(chosen)
}

fn some(desk: &Desk, id: &StatementId) -> Result<Vec<(String, String)>, OpsError> {
    let found = waiting(desk, id)?;
    debug_assert!(statement(&Desk::folder(id)).is_some());
    if found.is_empty() { Err(OpsError::NothingAside { id: id.clone() }) } else { Ok(found) }
}

/// Removes a file and the folders that it leaves empty.
fn remove(desk: &Desk, file: &Path) -> Result<(), OpsError> {
    std::fs::remove_file(file).map_err(OpsError::file(file))?;
    let root: PathBuf = desk.workspace.root().to_owned();
    for folder in file.ancestors().skip(1).take_while(|folder| *folder != root) {
        if std::fs::remove_dir(folder).is_err() {
            break;
        }
    }
    Ok(())
}

/// The statement that a path belongs to.
pub(super) fn statement(path: &str) -> Option<StatementId> {
    let mut parts = path.split('/');
    let shelf = parts.next()?;
    let (_, id) = (parts.next()?, parts.next()?);
    (matches!(shelf, "statements" | "reviews")).then(|| StatementId::parse(id)).flatten()
}
