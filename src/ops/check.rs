//! Checking texts: the statements of the workspace as they lie in the folder, or any file.

use super::OpsError;
use super::desk::Desk;
use super::folder::current;
use crate::render::is_printable;
use crate::repo::Folder;
use crate::statement::{Finding, Lang, StatementId, lint, unprintable};
use std::path::Path;

/// One file with what there is to say about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    pub path: String,
    pub text: String,
    /// `None`: it cannot be read as an edition.
    pub headline: Option<String>,
    pub findings: Vec<Finding>,
}

/// Checks a statement's editions (or one) as they lie in the folder, saved or not.
pub fn check(desk: &Desk, id: &StatementId, lang: Option<&Lang>) -> Result<Vec<Checked>, OpsError> {
    let folder = current(desk, id)?;
    let wanted = folder.texts.iter().filter(|(edition, _)| lang.is_none_or(|lang| lang == *edition));
    Ok(wanted.map(|(lang, bytes)| one(&format!("{}/{lang}.md", Desk::folder(id)), bytes, &folder)).collect())
}

/// Checks a loose file that is in no workspace, with the files beside it.
pub fn check_file(path: &Path) -> Result<Checked, OpsError> {
    let bytes = std::fs::read(path).map_err(OpsError::file(path))?;
    let folder = path.parent().map(beside).unwrap_or_default();
    Ok(one(&path.to_string_lossy().replace('\\', "/"), &bytes, &folder))
}

fn one(path: &str, bytes: &[u8], folder: &Folder) -> Checked {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let reading = lint(path, &text, &folder.media);
    let headline = reading.edition.map(|edition| edition.headline());
    let mut findings = reading.findings;
    findings.extend(unprintable(&text, &is_printable));
    findings.sort_by_key(|finding| (finding.span, finding.code));
    Checked { path: path.to_owned(), text, headline, findings }
}

/// The files of a `media` folder beside a loose text.
fn beside(folder: &Path) -> Folder {
    let mut found = Folder::default();
    for entry in std::fs::read_dir(folder.join("media")).into_iter().flatten().flatten() {
        if let (Some(name), Ok(bytes)) = (entry.file_name().to_str(), std::fs::read(entry.path())) {
            found.media.insert(format!("media/{name}"), bytes);
        }
    }
    found
}
