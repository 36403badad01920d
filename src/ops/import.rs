//! Taking a text from elsewhere into the workspace.

use super::check::{examine, known};
use super::desk::Desk;
use super::draft::free_id;
use super::{OpsError, Unimportable};
use crate::repo::Change;
use crate::statement::{Finding, Kind, Lang, StatementId, import, readable};
use std::path::{Path, PathBuf};

/// A text that was taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    pub from: PathBuf,
    pub id: StatementId,
    pub path: String,
    pub kind: Kind,
    /// A text that has the id it would have had, so that it has a number behind its own.
    pub besides: Option<StatementId>,
    pub text: String,
    /// What was left out on the way, and what a check finds in the result.
    pub findings: Vec<Finding>,
}

/// What a file does not say of itself.
pub struct Given {
    pub kind: Kind,
    pub lang: Option<Lang>,
    /// Of one file; it must be free.
    pub id: Option<StatementId>,
}

/// Imports files as new statements; each in its own folder, all saved at once. The files stay.
pub fn take(desk: &Desk, files: &[PathBuf], given: Given) -> Result<Vec<Taken>, OpsError> {
    let Given { kind, lang, id: named } = given;
    let own = desk.policy().languages.first().and_then(|lang| Lang::parse(lang));
    let lang = lang.or(own).ok_or_else(|| OpsError::NoLanguage(String::new()))?;
    let year = desk.now().to_zoned_datetime(desk.zone.clone()).date().year();
    let mut taken_ids = desk.workspace.tip()?.statements()?;
    let known = known(desk);
    let mut changes = Vec::new();
    let mut taken = Vec::new();
    for file in files {
        let text = read(file)?;
        let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let refuse = |why| OpsError::Import { path: file.clone(), why };
        let imported = import(&name, &text, kind, &lang, year);
        if !known.publishes(&imported.language) {
            let (tag, known) = (imported.language.to_string(), known.languages.clone());
            return Err(refuse(Unimportable::Language { tag, known }));
        }
        let id = match &named {
            Some(id) if taken_ids.contains(id) => return Err(OpsError::Exists(PathBuf::from(Desk::folder(id)))),
            Some(id) => id.clone(),
            None => free_id(&imported.id, &taken_ids)?,
        };
        let besides = StatementId::parse(&imported.id).filter(|usual| named.is_none() && *usual != id);
        taken_ids.push(id.clone());
        let text = imported.source.replacen(&format!("id: {}", imported.id), &format!("id: {id}"), 1);
        let folder = Desk::folder(&id);
        let path = format!("{folder}/{}.md", imported.language);
        let media = media_beside(file);
        let mut findings = imported.findings;
        findings.extend(examine(Some(&known), &path, text.as_bytes(), &media).findings);
        changes.push(Change { path: path.clone(), bytes: Some(text.clone().into_bytes()) });
        let pictures = media.into_iter().filter(|(name, _)| text.contains(name.as_str()));
        changes.extend(pictures.map(|(name, bytes)| Change { path: format!("{folder}/{name}"), bytes: Some(bytes) }));
        taken.push(Taken { from: file.clone(), id, path, kind: imported.kind, besides, text, findings });
    }
    if !changes.is_empty() {
        desk.workspace.save(&changes, &desk.author()?, "statements: imported")?;
    }
    Ok(taken)
}

/// The text of a file, or why it is none.
fn read(file: &Path) -> Result<String, OpsError> {
    let refuse = |why| Err(OpsError::Import { path: file.to_owned(), why });
    if file.is_dir() {
        return refuse(Unimportable::Folder);
    }
    let bytes = std::fs::read(file).map_err(OpsError::file(file))?;
    match readable(&bytes) {
        None => {}
        Some(finding) if finding.code == "character-binary" => return refuse(Unimportable::Binary),
        Some(finding) if finding.code == "character-encoding" => {
            return refuse(Unimportable::Encoding { line: finding.span.line });
        }
        Some(_) => return refuse(Unimportable::TooLong { kilobytes: bytes.len() / 1024 }),
    }
    let text = String::from_utf8_lossy(&bytes).into_owned();
    if text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}').is_empty() {
        return refuse(Unimportable::Empty);
    }
    Ok(text)
}

/// The files in `media/` beside the imported one.
fn media_beside(file: &Path) -> crate::statement::Media {
    let folder = file.parent().unwrap_or(Path::new(".")).join("media");
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .filter_map(|entry| {
            let name = entry.file_name().to_str()?.to_owned();
            Some((format!("media/{name}"), std::fs::read(entry.path()).ok()?))
        })
        .collect()
}
