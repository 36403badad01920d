//! Translations: begun from the original, marked with what they translate, and found when that moves on.

use super::desk::Desk;
use super::diff::{Words, passage};
use super::draft::with_head_line;
use super::folder::current;
use super::outdated::translated;
use super::subject::Subject;
use super::{OpsError, check::known};
use crate::repo::Change;
use crate::statement::{Lang, StatementId};

/// What `translate` did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Translated {
    pub id: StatementId,
    pub lang: Lang,
    pub of: Lang,
    pub path: String,
    /// The file is new; else it was there and now says that it follows the present original.
    pub begun: bool,
}

/// Begins a translation as a copy of the original, or says of one that is there that it follows the
/// original as it is saved now. The digest of the edition that it translates stands in its head.
pub fn translate(desk: &Desk, id: &StatementId, of: Option<&Lang>, lang: &Lang) -> Result<Translated, OpsError> {
    if !known(desk).publishes(lang) {
        return Err(OpsError::NoLanguage(lang.to_string()));
    }
    let subject = Subject::read(desk, id)?;
    let is_original = subject.editions.get(lang).is_some_and(|edition| edition.front.translates.is_none());
    if is_original && of.is_none_or(|of| of == lang) && subject.editions.len() == 1 {
        return Err(OpsError::NoTranslation { id: id.clone(), lang: lang.clone() });
    }
    let of = original(desk, &subject, of, lang)?;
    let missing = || OpsError::NoEdition { id: id.clone(), lang: of.to_string() };
    let source = subject.editions.get(&of).ok_or_else(missing)?;
    let original_path = format!("{}/{of}.md", Desk::folder(id));
    if subject.unsaved.contains(&original_path) {
        return Err(OpsError::Unsaved { id: id.clone(), paths: vec![original_path] });
    }
    let path = format!("{}/{lang}.md", Desk::folder(id));
    let file = desk.workspace.root().join(&path);
    let begun = !file.exists();
    let text = match begun {
        true => with_head_line(&uncorrected(&source.source), "language", Some(&format!("language: {lang}"))),
        false => std::fs::read_to_string(&file).map_err(OpsError::file(&file))?,
    };
    let line = format!("translates: {of} {}", source.digest);
    let written = with_head_line(&text, "translates", Some(&line));
    if written == text && subject.editions.get(lang).is_some_and(|edition| edition.source == text) {
        return Err(OpsError::Already("translated"));
    }
    let change = Change { path: path.clone(), bytes: Some(written.into_bytes()) };
    let subject = if begun { "begun" } else { "follows the original" };
    desk.workspace.save_over(&[change], &desk.author()?, &format!("{id}: translation to {lang} {subject}"))?;
    Ok(Translated { id: id.clone(), lang: lang.clone(), of, path, begun })
}

/// The text without the corrections in its head: what was never out in a language has nothing to correct
/// there. A withdrawal stays, since what was taken back is not published anew.
fn uncorrected(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut fences, mut inside) = (0, false);
    for line in text.split_inclusive('\n') {
        let fence = fences < 2 && line.trim_end() == "---";
        fences += usize::from(fence);
        // Items may be indented or not.
        inside =
            fences == 1 && (line.starts_with("corrections:") || inside && line.starts_with([' ', '\t', '-']) && !fence);
        if !inside {
            out.push_str(line);
        }
    }
    out
}

/// The edition to translate: the one that was named, the one that the translation named before, the
/// office's own language, or the first there is.
fn original(desk: &Desk, subject: &Subject, named: Option<&Lang>, lang: &Lang) -> Result<Lang, OpsError> {
    let before = subject.editions.get(lang).and_then(|edition| edition.front.translates.clone());
    let own = desk.policy().languages.iter().filter_map(|tag| Lang::parse(tag));
    let mut there = own.filter(|own| own != lang && subject.editions.contains_key(own));
    let first = || subject.editions.keys().find(|other| *other != lang).cloned();
    let of = named.cloned().or(before.map(|before| before.lang)).or_else(|| there.next()).or_else(first);
    of.filter(|of| of != lang).ok_or_else(|| OpsError::NoEdition { id: subject.id.clone(), lang: "-".to_owned() })
}

/// What changed in the original since it was translated.
pub fn diff_original(desk: &Desk, id: &StatementId, lang: &Lang) -> Result<Words, OpsError> {
    let subject = Subject::read(desk, id)?;
    let missing = || OpsError::NoEdition { id: id.clone(), lang: lang.to_string() };
    let edition = subject.editions.get(lang).ok_or_else(missing)?;
    let no_original = || OpsError::NoOriginal { id: id.clone(), lang: lang.clone() };
    let original = edition.front.translates.as_ref().ok_or_else(no_original)?;
    let then = translated(desk, id, original)?;
    let lost = then.is_none();
    let passage = passage(&original.lang, &then.unwrap_or_default(), &current(desk, id)?);
    let (digest, unsaved) = (subject.digest(), !subject.unsaved.is_empty());
    Ok(Words { id: id.clone(), since: None, lost, passages: vec![passage], digest, unsaved })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_translation_begins_without_the_corrections() {
        for item in ["  - date: 2026-11-27\n    note: x\n", "- date: 2026-11-27\n  note: x\n"] {
            let text =
                format!("---\nid: a\ncorrections:\n{item}place: b\n---\n\n# T\n\n- date: 1\ncorrections:\n- c\n");
            assert_eq!(uncorrected(&text), "---\nid: a\nplace: b\n---\n\n# T\n\n- date: 1\ncorrections:\n- c\n");
        }
        let last = "---\nid: a\nwithdrawn:\n  date: 2026-11-27\ncorrections:\n  - note: x\n---\nT\n";
        assert_eq!(uncorrected(last), "---\nid: a\nwithdrawn:\n  date: 2026-11-27\n---\nT\n");
    }
}
