//! Drafting: a new statement from its skeleton, and saving what was written.

use super::act::matches;
use super::check::{examine, known};
use super::desk::Desk;
use super::folder::{overlay, read_changes, texts_there};
use super::subject::Subject;
use super::subject::moment;
use super::{OpsError, settings};
use crate::ledger::Verdict;
use crate::person::PersonId;
use crate::render::skeleton;
use crate::repo::{Change, Folder};
use crate::review::Standing;
use crate::statement::{Finding, Kind, Known, Lang, StatementId, readable, slug};
use jiff::Timestamp;
use jiff::civil::DateTime;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// A statement that was begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Begun {
    pub id: StatementId,
    pub lang: Lang,
    /// The file to write in, relative to the top.
    pub path: String,
    /// A text that has the id it would have had, so that it has a number behind its own.
    pub besides: Option<StatementId>,
}

/// What saving did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    pub id: StatementId,
    pub paths: Vec<String>,
    /// For each text: its path, its words, what a check finds.
    pub findings: Vec<(String, String, Vec<Finding>)>,
}

/// Begins a statement: chooses its permanent id, fills the skeleton, saves it.
pub fn begin(desk: &Desk, kind: Kind, headline: &str, lang: Option<Lang>, id: Option<&str>) -> Result<Begun, OpsError> {
    let lang = match lang.or_else(|| desk.policy().languages.first().and_then(|lang| Lang::parse(lang))) {
        Some(lang) => lang,
        None => return Err(OpsError::NoLanguage(String::new())),
    };
    if !known(desk).publishes(&lang) {
        return Err(OpsError::NoLanguage(lang.to_string()));
    }
    if !headline.contains(char::is_alphanumeric) {
        return Err(OpsError::NoHeadline);
    }
    let taken = desk.workspace.tip()?.statements()?;
    let today = desk.now().to_zoned_datetime(desk.zone.clone()).date();
    let usual = format!("{}-{}", today.year(), nonempty(slug(headline), kind));
    let chosen = match id {
        Some(id) => StatementId::parse(id).ok_or_else(|| OpsError::NoStatement(id.to_owned()))?,
        None => free_id(&usual, &taken)?,
    };
    let besides = StatementId::parse(&usual).filter(|usual| id.is_none() && *usual != chosen);
    let id = chosen;
    let path = format!("{}/{lang}.md", Desk::folder(&id));
    let file = desk.workspace.root().join(&path);
    // Another language of a statement that is there is one more edition.
    if file.exists() {
        return Err(OpsError::Exists(PathBuf::from(path)));
    }
    let house = &desk.workflow.organisation;
    let contact = house.contacts.keys().next().cloned().unwrap_or_default();
    let values = BTreeMap::from([
        ("id", id.to_string()),
        ("headline", headline.trim().to_owned()),
        ("date", today.to_string()),
        ("place", house.place.clone()),
        ("contact", contact),
        ("language", lang.to_string()),
        ("lists", settings::contacts(&desk.surroundings)?.lists().into_keys().collect::<Vec<_>>().join(", ")),
    ]);
    let templates = desk.workspace.tip()?.folder("templates")?;
    let text = skeleton(&templates, kind, &lang, &values)?;
    let change = Change { path: path.clone(), bytes: Some(text.into_bytes()) };
    desk.workspace.save(&[change], &desk.author()?, &format!("{id}: begun"))?;
    Ok(Begun { id, lang, path, besides })
}

fn nonempty(words: String, kind: Kind) -> String {
    if words.is_empty() { kind.name().replace('_', "-") } else { words }
}

/// The id itself, or the first of `-2`, `-3` … that is free.
pub(super) fn free_id(wanted: &str, taken: &[StatementId]) -> Result<StatementId, OpsError> {
    let numbered = (1..).map(|n| if n == 1 { wanted.to_owned() } else { format!("{wanted}-{n}") });
    for text in numbered.take(1000) {
        let id = StatementId::parse(&text).ok_or_else(|| OpsError::NoStatement(text.clone()))?;
        if !taken.contains(&id) {
            return Ok(id);
        }
    }
    Err(OpsError::Exists(PathBuf::from(wanted)))
}

/// The file of an edition in the folder, for the editor. One that was deleted there comes back as
/// it was saved; says whether it did.
pub fn source_file(desk: &Desk, id: &StatementId, lang: Option<&Lang>) -> Result<(PathBuf, bool), OpsError> {
    let folder = desk.workspace.tip()?.statement(id)?.unwrap_or_default();
    let first = || folder.texts.keys().next().cloned();
    let own = desk.policy().languages.first().and_then(|lang| Lang::parse(lang));
    let usual = || own.filter(|lang| folder.texts.contains_key(lang));
    let lang = lang.cloned().or_else(usual).or_else(first);
    let lang = lang.ok_or_else(|| OpsError::NoEdition { id: id.clone(), lang: "-".to_owned() })?;
    let path = desk.workspace.root().join(Desk::folder(id)).join(format!("{lang}.md"));
    let missing = !path.exists();
    if missing {
        desk.workspace.restore(&Desk::folder(id))?;
    }
    match path.exists() {
        true => Ok((path, missing)),
        false => Err(OpsError::NoEdition { id: id.clone(), lang: lang.to_string() }),
    }
}

/// Saves what lies in the statement's folder, whatever a check says of it: a draft is never lost.
pub fn save(desk: &Desk, id: &StatementId) -> Result<Saved, OpsError> {
    let folder_path = Desk::folder(id);
    let paths = desk.workspace.unsaved(&folder_path)?;
    let changes = read_changes(desk, &paths)?;
    if let Some(path) = emptied(desk, &changes)? {
        return Err(OpsError::Emptied { id: id.clone(), path });
    }
    if !changes.is_empty() {
        desk.workspace.save(&changes, &desk.author()?, &format!("{id}: text"))?;
    }
    let folder = desk.workspace.tip()?.statement(id)?.unwrap_or_default();
    Ok(Saved { id: id.clone(), paths, findings: texts(&known(desk), &folder_path, &folder) })
}

/// A text among the changes that had words when it was saved last and has none now, or is no text:
/// an editor's accident, or a wrong program.
fn emptied(desk: &Desk, changes: &[Change]) -> Result<Option<String>, OpsError> {
    let tip = desk.workspace.tip()?;
    let worded = |bytes: &[u8]| readable(bytes).is_none() && bytes.iter().any(|byte| !byte.is_ascii_whitespace());
    for change in changes.iter().filter(|change| change.path.ends_with(".md")) {
        let Some(bytes) = &change.bytes else { continue };
        if !worded(bytes) && tip.file(&change.path)?.is_some_and(|before| worded(&before)) {
            return Ok(Some(change.path.clone()));
        }
    }
    Ok(None)
}

fn texts(known: &Known, folder_path: &str, folder: &Folder) -> Vec<(String, String, Vec<Finding>)> {
    let each = folder.texts.iter().map(|(lang, bytes)| {
        let checked = examine(Some(known), &format!("{folder_path}/{lang}.md"), bytes, &folder.media);
        (checked.path, checked.text, checked.findings)
    });
    each.collect()
}

/// Whose approvals a new embargo would make void: an embargo is part of what was approved.
pub fn approvers_lost(desk: &Desk, subject: &Subject, time: Option<DateTime>) -> Result<Vec<PersonId>, OpsError> {
    if ahead(desk, time)? == subject.embargo && subject.unclear.is_none() && subject.unsaved.is_empty() {
        return Ok(Vec::new());
    }
    let stands = |standing: &&Standing| standing.verdict == Verdict::Approve && standing.current;
    let standings = subject.evaluation.standings.iter().filter(stands);
    Ok(standings.map(|standing| standing.person.clone()).collect())
}

/// Writes an embargo into the head of every edition and saves it. A changed embargo is a changed
/// text: approvals given before do not cover it. One that is past already is a slip and refused.
/// What was written and not saved yet is saved with it, as handing in does.
pub fn embargo(
    desk: &Desk,
    id: &StatementId,
    time: Option<DateTime>,
    seen: Option<&str>,
) -> Result<(Option<Timestamp>, Vec<String>), OpsError> {
    let at = ahead(desk, time)?;
    let subject = Subject::read(desk, id)?;
    matches(id, seen, &subject.digest())?;
    let written = read_changes(desk, &subject.unsaved)?;
    if let Some(path) = emptied(desk, &written)? {
        return Err(OpsError::Emptied { id: id.clone(), path });
    }
    let mut folder = subject.folder;
    overlay(&mut folder, &Desk::folder(id), &written);
    let folder = texts_there(folder, id)?;
    if !written.is_empty() {
        desk.workspace.save(&written, &desk.author()?, &format!("{id}: text"))?;
    }
    let line = time.map(|time| format!("embargo: {}", time.strftime("%Y-%m-%d %H:%M")));
    let mut changes = Vec::new();
    for (lang, bytes) in &folder.texts {
        // Bytes that are no text are left alone: `check` says what is wrong with them.
        let Ok(text) = std::str::from_utf8(bytes) else { continue };
        let now = with_head_line(text, "embargo", line.as_deref());
        if now != text {
            let path = format!("{}/{lang}.md", Desk::folder(id));
            changes.push(Change { path, bytes: Some(now.into_bytes()) });
        }
    }
    let paths: Vec<String> = changes.iter().map(|change| change.path.clone()).collect();
    if !changes.is_empty() {
        desk.workspace.save(&changes, &desk.author()?, &format!("{id}: embargo"))?;
    }
    Ok((at, paths))
}

/// The moment that was meant, if it is still to come.
fn ahead(desk: &Desk, time: Option<DateTime>) -> Result<Option<Timestamp>, OpsError> {
    let Some(time) = time else { return Ok(None) };
    let at = moment(time, &desk.zone)?;
    match at > desk.now() {
        true => Ok(Some(at)),
        false => Err(OpsError::Time { typed: time.strftime("%Y-%m-%d %H:%M").to_string(), reason: "past" }),
    }
}

/// The text with this line in its head in place of the key's former one, or added at its end.
pub(super) fn with_head_line(text: &str, key: &str, line: Option<&str>) -> String {
    let mut out = String::with_capacity(text.len() + 40);
    let mut fences = 0;
    let mut done = false;
    for source in text.split_inclusive('\n') {
        let content = source.trim_end();
        if fences < 2 && content == "---" {
            fences += 1;
            if let (2, false, Some(line)) = (fences, done, line) {
                out.push_str(line);
                out.push('\n');
            }
        } else if fences == 1 && is_key(content, key) {
            if let (Some(line), false) = (line, done) {
                out.push_str(line);
                out.push('\n');
            }
            done = true;
            continue;
        }
        out.push_str(source);
    }
    out
}

/// `embargo: …`, and also the commented-out `# embargo: …` of the skeleton.
fn is_key(line: &str, key: &str) -> bool {
    let line = line.trim_start_matches('#').trim_start();
    line.strip_prefix(key).is_some_and(|rest| rest.starts_with(':'))
}
