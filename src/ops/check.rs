//! Checking texts: the statements of the workspace as they lie in the folder, or any file.

use super::OpsError;
use super::desk::Desk;
use super::folder::{current, read_editions, texts_there};
use super::settings;
use super::strangers::strangers;
use crate::render::{furnished, is_printable};
use crate::repo::Folder;
use crate::statement::{
    Edition, Finding, Known, Lang, Media, StatementId, lint, readable, references, unprintable, untranslated,
};
use std::collections::BTreeMap;
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
    let folder = texts_there(current(desk, id)?, id)?;
    let wanted = folder.texts.iter().filter(|(edition, _)| lang.is_none_or(|lang| lang == *edition));
    if let Some(lang) = lang.filter(|lang| !folder.texts.contains_key(*lang)) {
        return Err(OpsError::NoEdition { id: id.clone(), lang: lang.to_string() });
    }
    let known = known(desk);
    let path = |lang: &Lang| format!("{}/{lang}.md", Desk::folder(id));
    // Only where there is more than one text to compare.
    let editions = if folder.texts.len() > 1 { read_editions(&folder).0 } else { BTreeMap::new() };
    let check = |(lang, bytes): (&Lang, &Vec<u8>)| {
        let mut checked = examine(Some(&known), &path(lang), bytes, &folder.media);
        checked.findings.extend(left_untranslated(&known, &editions, lang));
        checked.findings.sort_by_key(|finding| (finding.span, finding.code));
        checked
    };
    Ok(wanted.map(check).collect())
}

/// What of a translation still has the words of its original: the one that it names, or else the
/// text in the language that the house writes in.
fn left_untranslated(known: &Known, editions: &BTreeMap<Lang, Edition>, lang: &Lang) -> Vec<Finding> {
    let Some(translation) = editions.get(lang) else { return Vec::new() };
    let named = translation.front.translates.as_ref().map(|original| original.lang.clone());
    let own = || known.languages.first().and_then(|tag| Lang::parse(tag));
    let original = named.or_else(own).and_then(|of| editions.get(&of));
    original.map(|original| untranslated(original, translation)).unwrap_or_default()
}

/// Checks a loose file that is in no workspace, with the files beside it.
pub fn check_file(path: &Path) -> Result<Checked, OpsError> {
    let bytes = std::fs::read(path).map_err(OpsError::file(path))?;
    let folder = path.parent().map(beside).unwrap_or_default();
    Ok(examine(None, &path.to_string_lossy().replace('\\', "/"), &bytes, &folder.media))
}

/// What this house knows: the rules in force, and the press list of whoever sits here. A press
/// list that cannot be read is told by the verbs that need it.
pub(super) fn known(desk: &Desk) -> Known {
    let contacts = settings::contacts(&desk.surroundings).ok().filter(|contacts| !contacts.is_empty());
    let tip = desk.workspace.tip();
    let words = tip.and_then(|tip| tip.file("templates/words.json")).ok().flatten();
    Known {
        furnished: Some(furnished(words.as_deref())),
        zone: Some(desk.zone.clone()),
        languages: desk.policy().languages.clone(),
        contacts: desk.workflow.organisation.contacts.keys().cloned().collect(),
        people: desk.policy().people.keys().map(ToString::to_string).collect(),
        lists: contacts.map(|contacts| contacts.lists().into_keys().collect()),
        early_lists: desk.workflow.mail.embargoed_lists.clone(),
        strangers: strangers(desk),
    }
}

/// Everything there is to say about a text, within what this house knows; what is no text gets
/// the one finding that says so.
pub(super) fn examine(known: Option<&Known>, path: &str, bytes: &[u8], media: &Media) -> Checked {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) if readable(bytes).is_none() => text,
        _ => {
            let text = String::from_utf8_lossy(bytes).into_owned();
            let findings = readable(bytes).into_iter().collect();
            return Checked { path: path.to_owned(), text, headline: None, findings };
        }
    };
    let reading = lint(path, text, media);
    let headline = reading.edition.as_ref().map(|edition| edition.headline());
    let mut findings = reading.findings;
    findings.extend(unprintable(text, &is_printable));
    if let Some(known) = known {
        findings.extend(known.strangers.found_in(text));
    }
    if let (Some(known), Some(edition)) = (known, &reading.edition) {
        findings.extend(references(text, &edition.front, known));
    }
    findings.sort_by_key(|finding| (finding.span, finding.code));
    Checked { path: path.to_owned(), text: text.to_owned(), headline, findings }
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
