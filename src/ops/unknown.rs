//! Who worked on a text and is nobody in the rules: it may be one of those who approve, under another
//! address, and so one person more is asked.

use super::OpsError;
use super::desk::Desk;
use super::subject::Subject;
use std::collections::BTreeMap;

/// Somebody whom the rules do not know, as the saved states name them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unknown {
    /// Empty where only the address is known.
    pub name: String,
    pub email: String,
}

/// Those for whom one more person has to approve this text, each once.
pub fn unknown_authors(desk: &Desk, subject: &Subject) -> Result<Vec<Unknown>, OpsError> {
    let evaluation = &subject.evaluation;
    if evaluation.unknown_authors.is_empty() || evaluation.stage.is_out() {
        return Ok(Vec::new());
    }
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    for saved in desk.workspace.history(&subject.id)? {
        names.entry(saved.email.to_lowercase()).or_insert(saved.name);
    }
    let mut emails: Vec<String> =
        evaluation.unknown_authors.iter().map(|email| email.as_str().to_lowercase()).collect();
    emails.sort();
    emails.dedup();
    Ok(emails.into_iter().map(|email| Unknown { name: names.remove(&email).unwrap_or_default(), email }).collect())
}
