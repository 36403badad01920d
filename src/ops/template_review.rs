//! The templates as a subject of their own: handed in, approved, objected to, compared, like a text.

use super::act::{Act, Wish, unsaved_in};
use super::desk::Desk;
use super::init::shipped;
use super::rules::whole_seconds;
use super::templates::{FOLDER, digest_of, entries, judge, templates};
use super::{OpsError, settings};
use crate::ledger::{Entry, Record, RecordKind, Verdict, one_line};
use crate::person::PersonId;
use crate::policy::Need;
use crate::repo::{Change, Files};
use crate::review::{About, Templates, template_editions};
use crate::statement::Digest;
use std::collections::{BTreeMap, BTreeSet};

/// What was recorded about the templates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplatesActed {
    pub digest: Digest,
    pub good: bool,
    /// Who could approve them, where somebody is still wanted.
    pub could: Vec<PersonId>,
    pub saved: Vec<String>,
}

/// A file that differs, in lines; `None` where it is no text or not there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileChange {
    pub path: String,
    pub old: Option<Vec<String>>,
    pub new: Option<Vec<String>>,
}

/// Hands the templates in, approves them, objects, or takes that back.
pub fn act_on_templates(desk: &Desk, act: Act, wish: &Wish) -> Result<TemplatesActed, OpsError> {
    let me = desk.me()?;
    let changes = unsaved_in(desk, FOLDER)?;
    let saved: Vec<String> = changes.iter().map(|change| change.path.clone()).collect();
    if act != Act::Submit && !saved.is_empty() {
        return Err(OpsError::UnsavedTemplates { paths: saved });
    }
    if !changes.is_empty() {
        desk.workspace.save(&changes, &desk.author()?, "templates: changed")?;
    }
    let now = templates(desk)?;
    refuse_early(&now, act, &me.id)?;
    if let Some(seen) = &wish.seen
        && !now.digest().hex().starts_with(seen.as_str())
    {
        return Err(OpsError::OtherTemplates { seen: seen.clone(), now: now.digest().short() });
    }
    let record = Record {
        repo: desk.repo(),
        kind: RecordKind::Template,
        id: "templates".to_owned(),
        editions: template_editions(now.digest()).into_iter().collect(),
        workflow: (desk.policy().serial, desk.policy().digest),
        preview: None,
        verdict: act.verdict(),
        role: role(desk, act)?,
        person: me.id.clone(),
        seen: now.evaluation().seen.clone(),
        time: whole_seconds(desk.now()),
        note: wish.note.as_deref().and_then(one_line),
    };
    let file = settings::signer(&desk.surroundings, &me.key).sign(&record.print())?;
    let path = format!("{}{}", About::Templates.folder(), Entry::name(&Digest::of(&file), &me.id));
    let change = Change { path, bytes: Some(file) };
    desk.workspace.save(&[change], &desk.author()?, &format!("templates: {}", act.verb()))?;
    let then = templates(desk)?;
    let could = then.could().iter().cloned().collect();
    Ok(TemplatesActed { digest: then.digest(), good: then.are_good(), could, saved })
}

/// What this person has to have seen before they approve the templates.
pub fn templates_to_approve(desk: &Desk) -> Result<Digest, OpsError> {
    let unsaved = unsaved_in(desk, FOLDER)?;
    if !unsaved.is_empty() {
        return Err(OpsError::UnsavedTemplates { paths: unsaved.into_iter().map(|change| change.path).collect() });
    }
    let now = templates(desk)?;
    refuse_early(&now, Act::Approve, &desk.me()?.id)?;
    role(desk, Act::Approve)?;
    Ok(now.digest())
}

fn refuse_early(now: &Templates, act: Act, me: &PersonId) -> Result<(), OpsError> {
    let evaluation = now.evaluation();
    let mine = evaluation.standings.iter().find(|standing| standing.person == *me);
    match act {
        Act::Submit | Act::Approve if now.are_shipped() => Err(OpsError::Already("shipped")),
        Act::Submit if evaluation.submitted_by.contains(me) => Err(OpsError::Already("submitted")),
        Act::Approve | Act::Object if evaluation.submitted_by.is_empty() => Err(OpsError::TemplatesNotSubmitted),
        Act::Approve if evaluation.authors.contains(me) => Err(OpsError::OwnTemplates),
        Act::Approve if mine.is_some_and(|mine| mine.verdict == Verdict::Approve && mine.current) => {
            Err(OpsError::Already("approved"))
        }
        _ => Ok(()),
    }
}

/// The first role of the person here that a change of the templates wants.
fn role(desk: &Desk, act: Act) -> Result<Option<String>, OpsError> {
    let yours = &desk.me()?.member.roles;
    let needs = desk.policy().template_needs();
    let fits = |need: &Need| need.roles.iter().find(|role| yours.contains(role)).cloned();
    let wanted = || needs.iter().flat_map(|need| need.roles.clone()).collect::<BTreeSet<_>>();
    match (act, needs.iter().find_map(fits)) {
        (Act::Submit | Act::Comment, _) => Ok(None),
        (Act::Approve, None) => {
            Err(OpsError::NotYourRole { needed: wanted().into_iter().collect(), yours: yours.clone() })
        }
        (_, role) => Ok(role.or_else(|| yours.first().cloned())),
    }
}

/// What differs between the templates in the folder and those that were last approved or came with
/// the program.
pub fn diff_templates(desk: &Desk) -> Result<Vec<FileChange>, OpsError> {
    let mut new = desk.workspace.tip()?.folder(FOLDER)?;
    for change in unsaved_in(desk, FOLDER)? {
        let Some(name) = change.path.strip_prefix("templates/") else { continue };
        match change.bytes {
            Some(bytes) => drop(new.insert(name.to_owned(), bytes)),
            None => drop(new.remove(name)),
        }
    }
    let entries = entries(desk)?;
    let good = |files: &Files| {
        let digest = digest_of(files);
        judge(desk, &entries, digest, BTreeSet::new()).is_some_and(|then| then.are_good())
    };
    let came = || shipped().map(|(path, bytes)| (path.to_owned(), bytes.to_vec())).collect::<BTreeMap<_, _>>();
    let old = desk.workspace.find_folder(FOLDER, &good)?.unwrap_or_else(came);
    let paths: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let differing = paths.into_iter().filter(|path| old.get(*path) != new.get(*path));
    let lines = |bytes: Option<&Vec<u8>>| {
        let text = std::str::from_utf8(bytes?).ok()?;
        Some(text.lines().map(str::to_owned).collect())
    };
    Ok(differing
        .map(|path| FileChange { path: path.clone(), old: lines(old.get(path)), new: lines(new.get(path)) })
        .collect())
}
