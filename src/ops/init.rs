//! A new workspace: rules, templates and the first commit, with the person who makes it as administrator.

use super::desk::author;
use super::error::unwritable;
use super::model::{self, Founder};
use super::rules::{FILE, first_record, kept, read};
use super::{OpsError, Surroundings, settings};
use crate::ledger::Entry;
use crate::person::{Email, PersonId};
use crate::policy::PolicyError;
use crate::repo::{Change, OwnKey, Workspace, git_identity};
use crate::statement::{Digest, slug};
use jiff::tz::TimeZone;
use std::path::{Path, PathBuf};

/// The files of the model workspace, as they stand at the top of the project.
const TEMPLATES: &[(&str, &[u8])] = &include!(concat!(env!("OUT_DIR"), "/templates.rs"));

const ATTRIBUTES: &str = "# klartext: signed records and texts keep their bytes on every machine.\n\
reviews/** -text\nstatements/** -text\ntemplates/** -text\nworkflow.toml -text\n";
const IGNORED: &str = "# klartext: what is made from the texts, and what holds addresses, is not saved here.\n\
/public/\n/outbox/\n/out/\n*.pdf.tmp\n";

/// What was made.
#[derive(Debug)]
pub struct Made {
    pub root: PathBuf,
    pub person: PersonId,
    pub key: OwnKey,
    /// The key is new.
    pub key_made: bool,
    /// Needs that nobody can meet yet: an office of one starts somewhere.
    pub shortfalls: Vec<PolicyError>,
    pub digest: Digest,
    /// Templates that were there before and stay as they are.
    pub left: Vec<String>,
}

/// Makes a workspace in `dir`. Files that are already there are left as they are; `workflow.toml`
/// alone is named in an error, since the rules must be ours. A repository of something else is taken
/// only where that is `meant`: its drafts would go wherever that one is shared.
pub fn init(
    dir: &Path,
    surroundings: &Surroundings,
    founder: &Founder,
    german: bool,
    meant: bool,
) -> Result<Made, OpsError> {
    may_begin(dir, meant)?;
    found(dir, surroundings, founder, german)
}

/// Whether a workspace may be made in `dir`, before anybody is asked for anything.
pub fn may_begin(dir: &Path, meant: bool) -> Result<(), OpsError> {
    // A workspace inside another one is hardly ever meant.
    let place = std::path::absolute(dir).map_err(OpsError::file(dir))?;
    let around = place.ancestors().find(|folder| folder.exists());
    if let Some(Ok(open)) = around.map(Workspace::open) {
        if open.tip()?.file(FILE)?.is_some() {
            return Err(OpsError::Exists(open.root().join(FILE)));
        }
        let address = open.remote()?.map(|remote| remote.address);
        let is_top = place.canonicalize().ok() == open.root().canonicalize().ok();
        if !meant && (address.is_some() || !is_top) {
            return Err(OpsError::Foreign { root: open.root().to_owned(), address });
        }
    }
    // Rules that nobody signed are not taken for ours.
    match dir.join(FILE).exists() {
        true => Err(OpsError::Exists(dir.join(FILE))),
        false => Ok(()),
    }
}

/// Whether a person can be listed under this name.
pub fn is_a_name(name: &str) -> bool {
    short_name(name).is_some()
}

/// The same wherever `dir` lies: a demonstration may stand inside a workspace, as it does for whoever
/// types the first command in a clone of the project.
pub(super) fn found(
    dir: &Path,
    surroundings: &Surroundings,
    founder: &Founder,
    german: bool,
) -> Result<Made, OpsError> {
    let email = Email::parse(&founder.email).ok_or_else(|| OpsError::Person(founder.email.clone()))?;
    let person = short_name(&founder.name).ok_or_else(|| OpsError::Person(founder.name.clone()))?;
    std::fs::create_dir_all(dir).map_err(unwritable(dir))?;
    // Rules that nobody signed are not taken for ours.
    if dir.join(FILE).exists() {
        return Err(OpsError::Exists(dir.join(FILE)));
    }
    // git's own folder by ourselves: whether it may be made, the system says best.
    match std::fs::create_dir(dir.join(".git")) {
        Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => return Err(unwritable(dir)(error)),
        _ => {}
    }
    let workspace = Workspace::init(dir)?;
    let (key, key_made) = settings::key_or_new(surroundings, email.as_str())?;
    let text = model::rules(german, &person, founder, &email, &key.public);
    let (policy, _) = read(FILE, text.as_bytes())?;
    let zone = TimeZone::get(&policy.zone).unwrap_or(TimeZone::UTC);
    let rules = policy.digest;
    let record = first_record(rules, person.clone(), rules, (1, rules), Vec::new(), None, surroundings.now);
    let signed = settings::signer(surroundings, &key).sign(&record.print())?;
    let record_path = format!("reviews/workflow/{}", Entry::name(&Digest::of(&signed), &person));
    let mut changes = vec![
        Change { path: kept(1), bytes: Some(text.clone().into_bytes()) },
        Change { path: FILE.to_owned(), bytes: Some(text.into_bytes()) },
        Change { path: record_path, bytes: Some(signed) },
    ];
    let (templates, left) = model_files(dir)?;
    changes.extend(templates);
    changes.extend(line_files(dir)?);
    let member = policy.people.get(&person).ok_or_else(|| OpsError::Person(person.to_string()))?;
    workspace.save(&changes, &author(member, surroundings.now, &zone), "workspace: begun")?;
    settings::begin_pin(surroundings, workspace.root(), rules)?;
    let shortfalls = policy.shortfalls();
    Ok(Made { root: workspace.root().to_owned(), person, key, key_made, shortfalls, digest: rules, left })
}

/// The templates, and the names of those that were there already: these are saved as they are.
fn model_files(dir: &Path) -> Result<(Vec<Change>, Vec<String>), OpsError> {
    let (mut changes, mut left) = (Vec::new(), Vec::new());
    for (path, bytes) in shipped() {
        let path = format!("templates/{path}");
        let file = dir.join(&path);
        let bytes = match std::fs::read(&file) {
            Ok(theirs) => {
                left.push(path.clone());
                theirs
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => bytes.to_vec(),
            Err(source) => return Err(OpsError::File { path: file, source }),
        };
        changes.push(Change { path, bytes: Some(bytes) });
    }
    Ok((changes, left))
}

/// The templates that this version of the program hands out, by their path below `templates/`.
pub(super) fn shipped() -> impl Iterator<Item = (&'static str, &'static [u8])> {
    let ours = |(path, _): &&(&str, &[u8])| !path.ends_with(".toml") && !path.starts_with("samples/");
    TEMPLATES.iter().filter(ours).copied()
}

/// `.gitattributes` and `.gitignore`: ours are added below what is there.
fn line_files(dir: &Path) -> Result<Vec<Change>, OpsError> {
    let mut changes = Vec::new();
    for (name, ours) in [(".gitattributes", ATTRIBUTES), (".gitignore", IGNORED)] {
        let path = dir.join(name);
        let mut text = match std::fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
            Err(source) => return Err(OpsError::File { path, source }),
        };
        if !text.contains("# klartext:") {
            if !text.is_empty() && !text.ends_with('\n') {
                text.push('\n');
            }
            text.push_str(ours);
        }
        changes.push(Change { path: name.to_owned(), bytes: Some(text.into_bytes()) });
    }
    Ok(changes)
}

/// `Anna Beispiel` is `anna`.
pub(super) fn short_name(name: &str) -> Option<PersonId> {
    let words = slug(name);
    PersonId::parse(words.split('-').next().unwrap_or("")).or_else(|| PersonId::parse(&words))
}

/// Name and address as the person's own git knows them, if they ever told it.
pub fn known_identity() -> Option<(String, String)> {
    git_identity()
}
