//! What changed: two states of a statement, side by side, in paragraphs.

use super::OpsError;
use super::desk::Desk;
use super::folder::covers;
use super::folder::current;
use super::subject::Subject;
use crate::repo::Folder;
use crate::statement::{Digest, Lang, StatementId};
use std::collections::{BTreeMap, BTreeSet};

/// What to compare with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Since {
    /// What I last approved or objected to.
    Mine,
    /// What anybody last approved.
    Approved,
    Published,
    Revision(String),
}

/// One state of a file: the lines of its head without comments, then the text in paragraphs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Side {
    pub head: Vec<String>,
    pub text: Vec<String>,
}

/// The two states of one edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    pub lang: Lang,
    pub old: Side,
    pub new: Side,
    /// Names of files beside the text that are new, gone or changed.
    pub files: Vec<String>,
}

/// The difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    pub id: StatementId,
    /// What the old side is; `None`: there is nothing to compare with, all is new.
    pub since: Option<Since>,
    /// The old state is nowhere in the saved history.
    pub lost: bool,
    pub passages: Vec<Passage>,
    /// Digest of the saved state now, for `--match`.
    pub digest: Digest,
    pub unsaved: bool,
}

/// Compares the text as it lies in the folder with an earlier state. Without `since`: with what
/// the person here last took a stand on, else with what was published, else with nothing.
pub fn diff(desk: &Desk, id: &StatementId, since: Option<Since>, lang: Option<&Lang>) -> Result<Words, OpsError> {
    let subject = Subject::read(desk, id)?;
    let new = current(desk, id)?;
    let (since, old) = match since {
        // Whoever has not judged it yet reads all of it.
        Some(Since::Mine) if desk.me.as_ref().is_none_or(|me| subject.last_seen_by(&me.id).is_none()) => (None, None),
        Some(Since::Published) if published(&subject).is_none() => {
            return Err(OpsError::NoRevision("published".to_owned()));
        }
        Some(since) => {
            let old = earlier(desk, &subject, &since)?;
            (Some(since), old)
        }
        None => usual(desk, &subject)?,
    };
    let lost = since.is_some() && old.is_none();
    let old = old.unwrap_or_default();
    let langs: BTreeSet<&Lang> =
        old.texts.keys().chain(new.texts.keys()).filter(|l| lang.is_none_or(|lang| lang == *l)).collect();
    let passages = langs.into_iter().map(|lang| passage(lang, &old, &new)).collect();
    Ok(Words { id: id.clone(), since, lost, passages, digest: subject.digest(), unsaved: !subject.unsaved.is_empty() })
}

fn usual(desk: &Desk, subject: &Subject) -> Result<(Option<Since>, Option<Folder>), OpsError> {
    let mine = desk.me.as_ref().and_then(|me| subject.last_seen_by(&me.id));
    let since = mine.map(|_| Since::Mine).or_else(|| published(subject).map(|_| Since::Published));
    let old = since.as_ref().map(|since| earlier(desk, subject, since)).transpose()?.flatten();
    Ok((since, old))
}

fn published(subject: &Subject) -> Option<BTreeMap<Lang, Digest>> {
    Some(subject.evaluation.published.clone()).filter(|editions| !editions.is_empty())
}

/// The folder in an earlier state, or `None` where no saved state is it.
pub(super) fn earlier(desk: &Desk, subject: &Subject, since: &Since) -> Result<Option<Folder>, OpsError> {
    let wanted = match since {
        Since::Revision(revision) => {
            let at = desk.workspace.at(revision).map_err(|_| OpsError::NoRevision(revision.clone()))?;
            return Ok(at.statement(&subject.id)?);
        }
        Since::Mine => desk.me.as_ref().and_then(|me| subject.last_seen_by(&me.id)),
        Since::Approved => approved(subject),
        Since::Published => published(subject),
    };
    let Some(wanted) = wanted else { return Ok(None) };
    let found = desk.workspace.find_edition(&subject.id, &|folder| covers(folder, &wanted))?;
    // A language that was not part of it then is all new now.
    Ok(found.map(|(_, mut folder)| {
        folder.texts.retain(|lang, _| wanted.contains_key(lang));
        folder
    }))
}

/// The editions of the approval that saw the most.
fn approved(subject: &Subject) -> Option<BTreeMap<Lang, Digest>> {
    let approvals = subject.evaluation.standings.iter().filter(|standing| standing.verdict.approves());
    approvals.max_by_key(|standing| (standing.current, standing.time)).map(|standing| standing.editions.clone())
}

pub(super) fn passage(lang: &Lang, old: &Folder, new: &Folder) -> Passage {
    let side = |folder: &Folder| folder.texts.get(lang).map(|bytes| Side::read(bytes)).unwrap_or_default();
    let names: BTreeSet<&String> = old.media.keys().chain(new.media.keys()).collect();
    let changed = names.into_iter().filter(|name| old.media.get(*name) != new.media.get(*name));
    Passage { lang: lang.clone(), old: side(old), new: side(new), files: changed.cloned().collect() }
}

/// How many paragraphs of the text below the head differ between two states of a file.
pub(super) fn paragraphs_changed(old: &str, new: &str) -> usize {
    let body = |text: &str| -> Vec<String> {
        let text = text.replace("\r\n", "\n");
        let body = text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n")).map(|(_, body)| body);
        paragraphs(body.unwrap_or(&text))
    };
    let (old, new) = (body(old), body(new));
    let mut left: BTreeMap<&str, usize> = BTreeMap::new();
    for paragraph in &old {
        *left.entry(paragraph).or_default() += 1;
    }
    let mut kept = 0;
    for paragraph in &new {
        if let Some(count) = left.get_mut(paragraph.as_str()).filter(|count| **count > 0) {
            *count -= 1;
            kept += 1;
        }
    }
    old.len().max(new.len()) - kept
}

impl Side {
    fn read(bytes: &[u8]) -> Self {
        let text = String::from_utf8_lossy(bytes).replace("\r\n", "\n");
        let (head, body) = match text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n")) {
            Some((head, body)) => (head, body),
            None => ("", text.as_str()),
        };
        let facts = head.lines().filter(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#'));
        Self { head: facts.map(str::to_owned).collect(), text: paragraphs(body) }
    }
}

/// The blocks of a text, as empty lines part them.
fn paragraphs(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut paragraph = String::new();
    for line in text.lines().chain([""]) {
        if line.trim().is_empty() {
            if !paragraph.is_empty() {
                out.push(std::mem::take(&mut paragraph));
            }
        } else {
            if !paragraph.is_empty() {
                paragraph.push('\n');
            }
            paragraph.push_str(line);
        }
    }
    out
}
