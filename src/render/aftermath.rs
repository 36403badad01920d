//! What is said of a statement that was corrected or withdrawn, the same on page, PDF and mail.

use super::Later;
use super::words::Words;
use crate::statement::{Correction, FrontMatter};
use serde::Serialize;

/// One notice above the headline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Notice {
    /// `Korrektur vom 24. November 2026:`; `Zurückgezogen am 24. November 2026. Bitte nicht mehr verwenden.`
    pub label: String,
    pub words: String,
}

/// What is stamped on every page of an edition that another one followed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Stamp {
    /// `Überholt`, `Zurückgezogen`
    pub word: String,
    /// The same with its date.
    pub line: String,
}

/// The withdrawal alone, or a notice for each correction that is said, the newest first. `line` makes
/// a text ready for the page.
pub fn notices(front: &FrontMatter, words: &Words, line: &dyn Fn(&str) -> String) -> Vec<Notice> {
    let sentence =
        |parts: &[&str]| line(&parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" "));
    let dated = |key: &str, date| words.fill(key, &[("date", &words.date(date))]);
    if let Some(withdrawal) = &front.withdrawn {
        let reason = words.get(&format!("withdrawn_{}", withdrawal.reason.name()));
        return vec![Notice {
            label: sentence(&[&dated("withdrawn_notice", withdrawal.date), words.get("withdrawn_ask")]),
            words: sentence(&[reason, withdrawal.note.as_deref().unwrap_or_default()]),
        }];
    }
    let said = front.corrections.iter().rev().filter(|correction| correction.is_said());
    let one = |correction: &Correction| {
        let cause = correction.cause.as_ref().map(|cause| words.fill("correction_cause", &[("cause", cause)]));
        Notice {
            label: line(&dated("correction_notice", correction.date)),
            words: sentence(&[&correction.note, cause.as_deref().unwrap_or_default()]),
        }
    };
    said.map(one).collect()
}

/// On an earlier edition: what was changed since, and where the valid one is.
pub fn notices_since(
    front: &FrontMatter,
    later: &Later<'_>,
    words: &Words,
    line: &dyn Fn(&str) -> String,
) -> Vec<Notice> {
    let mut said = notices(later.front, words, line);
    if later.front.withdrawn.is_none() {
        said.truncate(later.front.marked_changes().saturating_sub(front.marked_changes()));
        said.push(Notice { label: line(words.get("valid_version")), words: line(later.address) });
    }
    said
}

pub fn stamp(later: &Later<'_>, words: &Words, line: &dyn Fn(&str) -> String) -> Stamp {
    let corrected = later.front.corrections.iter().rev().find(|correction| correction.is_said());
    let (word, key, date) = match &later.front.withdrawn {
        Some(withdrawal) => ("withdrawn", "withdrawn_notice", Some(withdrawal.date)),
        None => ("overtaken", "overtaken_line", corrected.map(|correction| correction.date)),
    };
    let date = date.map(|date| words.date(date)).unwrap_or_default();
    Stamp { word: line(words.get(word)), line: line(&words.fill(key, &[("date", &date)])) }
}

/// `Zurückgezogen` or `Korrektur`, which goes before titles and subjects; none where nothing is said.
pub fn word<'w>(front: &FrontMatter, words: &'w Words) -> Option<&'w str> {
    match front.withdrawn {
        Some(_) => Some(words.get("withdrawn")),
        None => front.corrections.iter().any(Correction::is_said).then(|| words.get("corrected")),
    }
}
