//! After publication: what a new text of a published statement is, and writing what it says of itself.

use super::OpsError;
use super::desk::Desk;
use super::subject::{Subject, covers, read_editions};
use crate::repo::Change;
use crate::review::Evaluation;
use crate::statement::{Aftermath, Correction, Digest, Edition, Grade, Lang, Reason, StatementId};
use std::collections::BTreeMap;

/// Whether the text is a correction or a withdrawal of what went out, or a new text.
///
/// It decides who approves, so everything must speak for it. The text is compared with what went
/// out with approvals that still stand and also with what a receipt names last, since one signature
/// makes a receipt. Each edition that changed must say something that neither of them says, and
/// leave what they say of themselves as it is; a language that was not out is a new text.
pub(super) fn of(
    desk: &Desk,
    id: &StatementId,
    editions: &BTreeMap<Lang, Edition>,
    playing: &BTreeMap<Lang, Digest>,
    before: &Evaluation,
) -> Result<Option<Aftermath>, OpsError> {
    if before.settled.is_empty() || playing.keys().any(|lang| !before.settled.contains_key(lang)) {
        return Ok(None);
    }
    let mut found: Option<Grade> = None;
    let mut withdrawn = false;
    for out in [&before.settled, &before.published] {
        if out == playing {
            continue;
        }
        let saved = desk.workspace.find_edition(id, &|folder| covers(folder, out))?;
        let Some((_, folder)) = saved else { return Ok(None) };
        let (earlier, _) = read_editions(&folder);
        for (lang, _) in playing.iter().filter(|(lang, digest)| out.get(*lang) != Some(digest)) {
            let (Some(now), Some(then)) = (editions.get(lang), earlier.get(lang)) else { return Ok(None) };
            if now.front.withdrawn.is_some() && then.front.withdrawn.is_none() {
                withdrawn = true;
                continue;
            }
            match added(then, now) {
                Some(grade) => found = found.max(Some(grade)),
                None => return Ok(None),
            }
        }
    }
    Ok(match withdrawn {
        true => Some(Aftermath::Withdrawal),
        false => found.map(Aftermath::Correction),
    })
}

/// The gravest correction that was added, if one was and nothing said before is gone.
fn added(then: &Edition, now: &Edition) -> Option<Grade> {
    let (then_said, now_said) = (&then.front.corrections, &now.front.corrections);
    let kept = now_said.starts_with(then_said) && then.front.withdrawn == now.front.withdrawn;
    let added = now_said.get(then_said.len()..)?.iter().map(|correction| correction.grade).max();
    added.filter(|_| kept && then.kind() == now.kind() && then.front.single_case == now.front.single_case)
}

/// What was written into the heads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    pub id: StatementId,
    pub paths: Vec<String>,
}

/// Writes a correction into the head of each edition that is out, or of one language.
pub fn correct(
    desk: &Desk,
    id: &StatementId,
    lang: Option<&Lang>,
    grade: Grade,
    note: &str,
    cause: Option<&str>,
) -> Result<Written, OpsError> {
    if grade == Grade::Severe && cause.is_none() {
        return Err(OpsError::NoCause);
    }
    let correction = Correction {
        date: desk.now().to_zoned_datetime(desk.zone.clone()).date(),
        grade,
        note: one_line(note),
        cause: cause.map(one_line),
    };
    let mut lines = format!("  - date: {}\n    grade: {}\n", correction.date, grade.name());
    lines.push_str(&format!("    note: {}\n", quoted(&correction.note)));
    if let Some(cause) = &correction.cause {
        lines.push_str(&format!("    cause: {}\n", quoted(cause)));
    }
    write(desk, id, lang, &|text| with_item(text, "corrections", &lines))
}

/// Writes into the head of every edition that is out that the statement is taken back.
pub fn withdraw(desk: &Desk, id: &StatementId, reason: Reason, note: &str) -> Result<Written, OpsError> {
    let date = desk.now().to_zoned_datetime(desk.zone.clone()).date();
    let lines =
        format!("withdrawn:\n  date: {date}\n  reason: {}\n  note: {}\n", reason.name(), quoted(&one_line(note)));
    write(desk, id, None, &|text| with_lines(text, &lines))
}

fn write(
    desk: &Desk,
    id: &StatementId,
    lang: Option<&Lang>,
    change: &dyn Fn(&str) -> String,
) -> Result<Written, OpsError> {
    let subject = Subject::read(desk, id)?;
    if subject.evaluation.published.is_empty() {
        return Err(OpsError::NotOut { id: id.clone() });
    }
    if !subject.unsaved.is_empty() {
        return Err(OpsError::Unsaved { id: id.clone(), paths: subject.unsaved });
    }
    if subject.editions.values().any(|edition| edition.front.withdrawn.is_some()) {
        return Err(OpsError::WithdrawnAlready { id: id.clone() });
    }
    let out = &subject.evaluation.published;
    if let Some(lang) = lang.filter(|lang| !out.contains_key(*lang)) {
        return Err(OpsError::NoEdition { id: id.clone(), lang: lang.to_string() });
    }
    let mut changes = Vec::new();
    for (known, bytes) in &subject.folder.texts {
        if out.contains_key(known) && lang.is_none_or(|lang| lang == known) {
            let written = change(&String::from_utf8_lossy(bytes));
            changes
                .push(Change { path: format!("{}/{known}.md", Desk::folder(id)), bytes: Some(written.into_bytes()) });
        }
    }
    desk.workspace.save(&changes, &desk.author()?, &format!("{id}: notice"))?;
    Ok(Written { id: id.clone(), paths: changes.into_iter().map(|change| change.path).collect() })
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
