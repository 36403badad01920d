//! The front page: every statement with where it stands, what needs me, what is due.

use super::OpsError;
use super::desk::Desk;
use super::explain::wanted;
use super::subject::{Subject, Want};
use super::templates::{shipped_digest, templates};
use super::{Surroundings, settings};
use crate::repo::Workspace;
use crate::review::Stage;
use crate::statement::{Digest, Kind, StatementId};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// When something is to happen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Due {
    Embargo(Timestamp),
    Deadline(Timestamp),
}

/// One line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub id: StatementId,
    pub kind: Kind,
    pub headline: String,
    pub stage: Stage,
    pub languages: Vec<String>,
    /// What it waits for from the person here.
    pub wants: Option<Want>,
    /// Who objects.
    pub objections: Vec<String>,
    /// The person here submitted it or wrote in it.
    pub mine: bool,
    /// Something in the folder is not saved.
    pub unsaved: bool,
    /// Its files were deleted in the folder.
    pub gone: bool,
    /// A published text was changed afterwards.
    pub reworked: bool,
    pub due: Option<Due>,
    /// It went out on the short way, and by then somebody is to have looked again.
    pub second_look: Option<Timestamp>,
    /// Roles that are still open.
    pub open: Vec<String>,
    /// Partners who have not signed yet, and by when they are to.
    pub sign_ons: Vec<String>,
    pub sign_on_until: Option<Timestamp>,
}

/// One statement, judged: what the list shows of it whatever the moment.
#[derive(Serialize, Deserialize)]
struct Remembered {
    id: String,
    kind: String,
    headline: String,
    stage: String,
    languages: Vec<String>,
    wants: Option<String>,
    objections: Vec<String>,
    mine: bool,
    reworked: bool,
    embargo: Option<i64>,
    deadline: Option<i64>,
    second_look: Option<i64>,
    open: Vec<String>,
    sign_ons: Vec<String>,
    sign_on_until: Option<i64>,
}

/// A version of the rules that waits, for the line below the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RulesWait {
    pub serial: u64,
    /// Signatures it has, and needs.
    pub signed: usize,
    pub needed: usize,
    /// That of the person here is wanted.
    pub mine: bool,
    /// `workflow.toml` is not what is in force and can never be.
    pub broken: bool,
}

/// Changed templates that are not approved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TemplatesWait {
    pub submitted: bool,
    /// The person here could approve them.
    pub mine: bool,
}

/// The rows, and in which zone and from which moment their times are said.
#[derive(Debug)]
pub struct Board {
    pub rows: Vec<Row>,
    pub rules: Option<RulesWait>,
    pub templates: Option<TemplatesWait>,
    pub zone: TimeZone,
    pub now: Timestamp,
}

/// All that the list follows from besides the moment and the folder.
#[derive(Serialize, Deserialize)]
struct Memory {
    zone: String,
    rows: Vec<Remembered>,
    rules: Option<RulesWait>,
    templates: Option<TemplatesWait>,
    /// What differed from what is saved, as long as the folder bears this stamp.
    unsaved: Option<(String, Vec<String>)>,
}

/// All statements, those that want work first; judged afresh.
pub fn list(desk: &Desk) -> Result<Vec<Row>, OpsError> {
    let unsaved = desk.workspace.unsaved(SHELF)?;
    Ok(rows(desk.workspace.root(), &judged(desk)?, &unsaved, desk.now()))
}

/// The same for looking at, from memory where nothing it follows from has changed. Nothing is
/// decided by it: whoever acts opens a desk, and reads and judges everything again.
pub fn board(dir: &Path, surroundings: Surroundings) -> Result<Board, OpsError> {
    let workspace = Workspace::open(dir)?;
    let file = place(&workspace, &surroundings)?;
    let known = std::fs::read(&file).ok().and_then(|bytes| serde_json::from_slice::<Memory>(&bytes).ok());
    // Only for the state that was looked at last: an earlier one may be a later one's loss.
    let looked_at = settings::head(&surroundings, workspace.root())? == Some(workspace.tip()?.id());
    if let Some(mut memory) = known.filter(|_| looked_at) {
        let unsaved = unsaved(&workspace, &mut memory, &file)?;
        return Ok(shown(workspace.root(), &memory, &unsaved, surroundings.now));
    }
    let desk = Desk::open(dir, surroundings)?;
    let (zone, rules) = (desk.policy().zone.clone(), rules_wait(&desk));
    let templates = templates_wait(&desk)?;
    let mut memory = Memory { zone, rows: judged(&desk)?, rules, templates, unsaved: None };
    // Opening the desk may have set the pin, which is part of the name.
    let file = place(&desk.workspace, &desk.surroundings)?;
    if let Some(folder) = file.parent() {
        let _ = std::fs::remove_dir_all(folder);
    }
    let unsaved = unsaved(&desk.workspace, &mut memory, &file)?;
    write(&file, &memory);
    Ok(shown(desk.workspace.root(), &memory, &unsaved, desk.now()))
}

const SHELF: &str = "statements";

fn shown(root: &Path, memory: &Memory, unsaved: &[String], now: Timestamp) -> Board {
    let zone = TimeZone::get(&memory.zone).unwrap_or(TimeZone::UTC);
    let (rules, templates) = (memory.rules.clone(), memory.templates.clone());
    Board { rows: rows(root, &memory.rows, unsaved, now), rules, templates, zone, now }
}

fn templates_wait(desk: &Desk) -> Result<Option<TemplatesWait>, OpsError> {
    let templates = templates(desk)?;
    let mine = desk.me.as_ref().is_some_and(|me| templates.could().contains(&me.id));
    let submitted = !templates.evaluation().submitted_by.is_empty();
    Ok((!templates.are_good()).then_some(TemplatesWait { submitted, mine: mine && submitted }))
}

/// Whether a version of the rules waits.
pub fn rules_wait(desk: &Desk) -> Option<RulesWait> {
    let none = RulesWait { serial: 0, signed: 0, needed: 0, mine: false, broken: true };
    desk.chain.proposed.as_ref().map(|proposed| match proposed {
        Ok(proposal) => RulesWait {
            serial: proposal.serial,
            signed: proposal.signed.len(),
            needed: proposal.threshold,
            mine: wanted(desk, proposal),
            broken: false,
        },
        Err(_) => none,
    })
}

fn rows(root: &Path, judged: &[Remembered], unsaved: &[String], now: Timestamp) -> Vec<Row> {
    let mut rows: Vec<Row> = judged.iter().filter_map(|known| row(root, known, unsaved, now)).collect();
    rows.sort_by(|a, b| {
        b.wants
            .is_some()
            .cmp(&a.wants.is_some())
            .then(b.second_look.cmp(&a.second_look))
            .then(order(a.stage).cmp(&order(b.stage)))
            .then(b.id.cmp(&a.id))
    });
    rows
}

/// What is not saved; reads the folder only if its stamp is not the remembered one. The stamp is
/// taken first: what changes meanwhile then differs from it the next time.
fn unsaved(workspace: &Workspace, memory: &mut Memory, file: &Path) -> Result<Vec<String>, OpsError> {
    let stamp = workspace.stamp(SHELF);
    let digest = stamp.map(|stamp| stamp.digest.to_string());
    if let Some((known, unsaved)) = &memory.unsaved
        && Some(known) == digest.as_ref()
    {
        return Ok(unsaved.clone());
    }
    let unsaved = workspace.unsaved(SHELF)?;
    memory.unsaved = digest.map(|digest| (digest, unsaved.clone()));
    write(file, memory);
    // By the dates of the file system, no other clock: a folder touched a moment ago could be
    // touched again without its dates showing it.
    let written = std::fs::metadata(file).and_then(|file| file.modified());
    if !stamp.zip(written.ok()).is_some_and(|(stamp, written)| stamp.is_older_than(written)) {
        memory.unsaved = None;
        write(file, memory);
    }
    Ok(unsaved)
}

/// A memory that cannot be written only costs time.
fn write(file: &Path, memory: &Memory) {
    if let (Some(folder), Ok(json)) = (file.parent(), serde_json::to_vec(memory)) {
        let _ = std::fs::create_dir_all(folder).and_then(|()| std::fs::write(file, json));
    }
}

/// What wants work comes first, what is out comes last.
fn order(stage: Stage) -> u8 {
    match stage {
        Stage::ChangesRequested => 0,
        Stage::InReview => 1,
        Stage::Approved | Stage::Scheduled => 2,
        Stage::Draft => 3,
        Stage::Published | Stage::Corrected | Stage::Withdrawn => 4,
    }
}

fn row(root: &Path, known: &Remembered, unsaved: &[String], now: Timestamp) -> Option<Row> {
    let id = StatementId::parse(&known.id)?;
    let folder = format!("{}/", Desk::folder(&id));
    let changed = unsaved.iter().any(|path| path.starts_with(&folder));
    let ahead = |seconds: i64| Timestamp::from_second(seconds).ok();
    let embargo = known.embargo.and_then(ahead).filter(|time| *time > now);
    let stage = stage(&known.stage)?.at(embargo, now);
    let deadline = known.deadline.and_then(ahead).filter(|_| !stage.is_out());
    Some(Row {
        kind: Kind::parse(&known.kind)?,
        headline: known.headline.clone(),
        stage,
        languages: known.languages.clone(),
        wants: known.wants.as_deref().and_then(Want::parse),
        objections: known.objections.clone(),
        mine: known.mine,
        gone: changed && !known.languages.iter().any(|lang| root.join(format!("{folder}{lang}.md")).exists()),
        unsaved: changed,
        reworked: known.reworked,
        due: embargo.map(Due::Embargo).or(deadline.map(Due::Deadline)),
        second_look: known.second_look.and_then(ahead),
        open: known.open.clone(),
        sign_ons: if stage.is_out() { Vec::new() } else { known.sign_ons.clone() },
        sign_on_until: known.sign_on_until.and_then(ahead),
        id,
    })
}

fn stage(name: &str) -> Option<Stage> {
    use Stage::{Approved, ChangesRequested, Corrected, Draft, InReview, Published, Withdrawn};
    let all = [Draft, InReview, ChangesRequested, Approved, Published, Corrected, Withdrawn];
    all.into_iter().find(|stage| stage.name() == name)
}

fn judged(desk: &Desk) -> Result<Vec<Remembered>, OpsError> {
    let ids = desk.workspace.tip()?.statements()?;
    ids.iter().map(|id| Ok(remember(desk, &Subject::read(desk, id)?))).collect()
}

/// The memory is named by everything that it depends on: the saved state and the pin, from which
/// the rules in force follow, and the keys, from which the person does. So it cannot go stale.
fn place(workspace: &Workspace, surroundings: &Surroundings) -> Result<PathBuf, OpsError> {
    let pin = match settings::pin(surroundings, workspace.root())? {
        Some((first, serial)) => format!("{first} {serial}"),
        None => "-".to_owned(),
    };
    let keys: Vec<String> = settings::keys(surroundings, None).into_iter().map(|key| key.fingerprint).collect();
    let (tip, keys) = (workspace.tip()?.id(), keys.join(" "));
    let program = format!("{} {}", env!("CARGO_PKG_VERSION"), shipped_digest());
    let name = format!("{program}\n{tip}\n{pin}\n{keys}\n");
    let digest = Digest::of(name.as_bytes());
    Ok(workspace.own_folder()?.join("memory").join(format!("list-{}.json", digest.short())))
}

fn remember(desk: &Desk, subject: &Subject) -> Remembered {
    let evaluation = &subject.evaluation;
    let me = desk.me.as_ref().map(|me| &me.id);
    let due = subject.editions.values().filter_map(|edition| edition.front.due).min();
    let deadline = due.and_then(|time| desk.zone.to_timestamp(time).ok());
    let mut open: Vec<String> = evaluation.unmet.iter().map(|unmet| unmet.need.roles.join("/")).collect();
    open.sort();
    Remembered {
        id: subject.id.to_string(),
        kind: subject.kind().name().to_owned(),
        headline: subject.headline(),
        stage: evaluation.stage.name().to_owned(),
        languages: subject.folder.texts.keys().map(ToString::to_string).collect(),
        wants: me.and_then(|me| subject.wants(desk, me)).map(|want| want.name().to_owned()),
        objections: evaluation.objections.iter().map(|objection| objection.person.to_string()).collect(),
        mine: me.is_some_and(|me| evaluation.authors.contains(me)),
        reworked: !evaluation.published.is_empty() && evaluation.published != subject.in_play(),
        embargo: subject.embargo.map(Timestamp::as_second),
        deadline: deadline.map(Timestamp::as_second),
        second_look: subject.second_look_due(desk).map(Timestamp::as_second),
        open,
        sign_ons: evaluation.sign_ons_open.clone(),
        sign_on_until: subject.sign_on_until(desk).map(Timestamp::as_second),
    }
}
