//! Corrections and withdrawals: writing them into the heads, and telling which publication was one.

use super::OpsError;
use super::aftermath::{State, change, saved};
use super::desk::Desk;
use super::subject::Subject;
use crate::repo;
use crate::statement::{Aftermath, Correction, Digest, Edition, Grade, Lang, Reason, StatementId};
use std::collections::BTreeMap;

/// What each publication was, by its release; a first one, and one of new words, is not in it.
pub fn told(desk: &Desk, subject: &Subject) -> Result<BTreeMap<Digest, Aftermath>, OpsError> {
    let mut told = BTreeMap::new();
    let mut before: Option<State> = None;
    for (release, out) in subject.publications() {
        let now = saved(desk, &subject.id, &out)?.map(|texts| (out, texts));
        let what = before.as_ref().zip(now.as_ref()).and_then(|(before, now)| change(before, now));
        told.extend(what.map(|what| (release, what)));
        before = now;
    }
    Ok(told)
}

/// What was written into the heads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    pub id: StatementId,
    pub paths: Vec<String>,
    /// Editions that are out and where something is still to be done: to be looked at for the same
    /// error, or to be told in their own language.
    pub others: Vec<Lang>,
}

/// Writes a correction into the head of one edition that is out: a notice is in the language of its
/// text. Without a language it is the house's own.
pub fn correct(
    desk: &Desk,
    id: &StatementId,
    lang: Option<&Lang>,
    grade: Grade,
    note: &str,
    cause: Option<&str>,
) -> Result<Written, OpsError> {
    let cause = cause.map(one_line).filter(|cause| !cause.is_empty());
    if grade == Grade::Severe && cause.is_none() {
        return Err(OpsError::NoCause);
    }
    let correction =
        Correction { date: desk.now().to_zoned_datetime(desk.zone.clone()).date(), grade, note: said(note)?, cause };
    let mut lines = format!("  - date: {}\n    grade: {}\n", correction.date, grade.name());
    lines.push_str(&format!("    note: {}\n", quoted(&correction.note)));
    if let Some(cause) = &correction.cause {
        lines.push_str(&format!("    cause: {}\n", quoted(cause)));
    }
    write(desk, id, lang, &|lang, text| lang.then(|| with_item(text, "corrections", &lines)))
}

/// Writes into the head of every edition that is out that the statement is taken back; the note, which
/// is in one language, into one of them.
pub fn withdraw(
    desk: &Desk,
    id: &StatementId,
    lang: Option<&Lang>,
    reason: Reason,
    note: &str,
) -> Result<Written, OpsError> {
    let date = desk.now().to_zoned_datetime(desk.zone.clone()).date();
    let bare = format!("withdrawn:\n  date: {date}\n  reason: {}\n", reason.name());
    let note = format!("  note: {}\n", quoted(&said(note)?));
    write(desk, id, lang, &|own, text| {
        // "Another reason" alone says nothing; then a note in another language is better than none.
        let said = own || reason == Reason::Other;
        Some(with_lines(text, &if said { format!("{bare}{note}") } else { bare.clone() }))
    })
}

/// `change` gets each edition that is out, and whether it is the one that is meant.
fn write(
    desk: &Desk,
    id: &StatementId,
    lang: Option<&Lang>,
    change: &dyn Fn(bool, &str) -> Option<String>,
) -> Result<Written, OpsError> {
    let subject = Subject::read(desk, id)?;
    let out = &subject.evaluation.published;
    let Some(first) = out.keys().next() else { return Err(OpsError::NotOut { id: id.clone() }) };
    if !subject.unsaved.is_empty() {
        return Err(OpsError::Unsaved { id: id.clone(), paths: subject.unsaved });
    }
    if subject.editions.values().any(|edition| edition.front.withdrawn.is_some()) {
        return Err(OpsError::WithdrawnAlready { id: id.clone() });
    }
    let house = desk.policy().languages.first().and_then(|lang| Lang::parse(lang));
    let meant = lang.cloned().or(house.filter(|house| lang.is_none() && out.contains_key(house)));
    let meant = meant.as_ref().unwrap_or(first);
    if !out.contains_key(meant) {
        return Err(OpsError::NoEdition { id: id.clone(), lang: meant.to_string() });
    }
    let mut changes = Vec::new();
    for (known, bytes) in subject.folder.texts.iter().filter(|(known, _)| out.contains_key(*known)) {
        if let Some(written) = change(known == meant, &String::from_utf8_lossy(bytes)) {
            let path = format!("{}/{known}.md", Desk::folder(id));
            // A head that is written in an unusual way could be spoilt: then nothing is written.
            let read = Edition::read(&written, &subject.folder.media);
            if !read.is_some_and(|after| subject.editions.get(known).is_some_and(|before| tells_more(before, &after))) {
                return Err(OpsError::HeadAsItIs { path });
            }
            changes.push(repo::Change { path, bytes: Some(written.into_bytes()) });
        }
    }
    let others = out.keys().filter(|lang| *lang != meant).cloned().collect();
    desk.workspace.save(&changes, &desk.author()?, &format!("{id}: notice"))?;
    Ok(Written { id: id.clone(), paths: changes.into_iter().map(|change| change.path).collect(), others })
}

/// Whether nothing but one correction, or the withdrawal, was added.
fn tells_more(before: &Edition, after: &Edition) -> bool {
    let told = |edition: &Edition| edition.front.corrections.len() + usize::from(edition.front.withdrawn.is_some());
    let mut without = after.front.clone();
    without.corrections.truncate(before.front.corrections.len());
    without.withdrawn = None;
    told(after) == told(before) + 1 && without == before.front && after.body() == before.body()
}

/// A note as it is written: one line with something in it.
fn said(note: &str) -> Result<String, OpsError> {
    Some(one_line(note)).filter(|note| !note.is_empty()).ok_or(OpsError::NoNote)
}

/// The text with these lines at the end of its head.
fn with_lines(text: &str, lines: &str) -> String {
    let mut fences = 0;
    let mut out = String::with_capacity(text.len() + lines.len());
    for line in text.split_inclusive('\n') {
        if line.trim_end() == "---" && fences < 2 {
            fences += 1;
            if fences == 2 {
                out.push_str(lines);
            }
        }
        out.push_str(line);
    }
    out
}

/// The text with one more item in this list of its head, which is begun where there is none.
fn with_item(text: &str, key: &str, item: &str) -> String {
    let head = format!("{key}:");
    let mut out = String::with_capacity(text.len() + item.len());
    let (mut fences, mut inside, mut done) = (0, false, false);
    for line in text.split_inclusive('\n') {
        let fence = line.trim_end() == "---" && fences < 2;
        if inside && !done && !line.starts_with([' ', '\t']) {
            out.push_str(item);
            done = true;
        }
        fences += usize::from(fence);
        inside = fences == 1 && (line.trim_end() == head || (inside && line.starts_with([' ', '\t'])));
        out.push_str(line);
    }
    if done { out } else { with_lines(text, &format!("{head}\n{item}")) }
}

/// A YAML string in double quotes, on one line.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

fn one_line(text: &str) -> String {
    let plain: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_added_to_the_list_that_is_there() {
        let text = "---\nid: a\n---\n\n# T\n\n---\n\nx\n";
        let one = with_item(text, "corrections", "  - date: 1\n");
        assert_eq!(one, "---\nid: a\ncorrections:\n  - date: 1\n---\n\n# T\n\n---\n\nx\n");
        let two = with_item(&one, "corrections", "  - date: 2\n");
        assert_eq!(two, "---\nid: a\ncorrections:\n  - date: 1\n  - date: 2\n---\n\n# T\n\n---\n\nx\n");
        let amid = two.replace("---\n\n# T", "place: b\n---\n\n# T");
        let three = with_item(&amid, "corrections", "  - date: 3\n");
        assert!(three.contains("  - date: 2\n  - date: 3\nplace: b\n---\n"), "{three}");
    }

    #[test]
    fn words_are_quoted_for_the_head() {
        assert_eq!(quoted("„a“: \"b\" \\ #c"), "\"„a“: \\\"b\\\" \\\\ #c\"");
        assert_eq!(one_line(" a\n b\u{7}c "), "a b c");
    }
}
