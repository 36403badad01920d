//! Two desks: what others did is fetched, verified and taken; what was done here is sent.
//!
//! Nothing is taken that lacks a record, and nothing is sent by force. Whoever sends second
//! fetches, brings both together and sends again, so every desk ends with the same state.

mod aside;
mod news;
mod settle;

pub(super) use aside::put as put_aside;
pub use aside::{all_waiting, choose_mine, let_stand, waiting};
pub use news::{News, Novelty};

use super::desk::Desk;
use super::error::unwritable;
use super::folder::read_changes;
use super::{OpsError, rules, settings};
use crate::repo::{Author, Courier, Pushed, Remote, RepoError, Workspace, git_identity};
use crate::statement::{Contested, StatementId};
use settle::Settling;
use std::path::{Path, PathBuf};

/// What sharing did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Synced {
    /// Where the shared state lies; `None`: there is nobody to share with.
    pub remote: Option<String>,
    pub news: Vec<News>,
    /// Texts that two people changed in one place: the shared one stands, the other lies aside.
    pub choices: Vec<Choice>,
    /// Texts from the folder that were saved so that nothing is written over.
    pub saved: Vec<String>,
    /// Saved states that were sent, and that still wait here.
    pub sent: usize,
    pub waiting: usize,
    /// The address kept so far, with which nothing was ever exchanged.
    pub instead_of: Option<String>,
}

/// A text with two versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    pub path: String,
    pub id: Option<StatementId>,
    /// Whose version stands in the text.
    pub who: String,
    /// Where ours lies, relative to the top.
    pub aside: String,
    pub contested: Vec<Contested>,
}

impl Synced {
    /// Who changed the words of this statement in what was taken.
    pub fn reworded(&self, id: &StatementId) -> Option<&str> {
        let text = |news: &&News| {
            news.id.as_ref() == Some(id) && matches!(news.what, Novelty::Text(_) | Novelty::Gone(_) | Novelty::File(_))
        };
        self.news.iter().find(text).map(|news| news.who.as_str())
    }
}

/// After so many lost races something else is wrong.
const ROUNDS: usize = 50;

/// Fetches and takes what others did. Sends nothing.
pub fn fetch(desk: &Desk) -> Result<Synced, OpsError> {
    let Some(remote) = desk.workspace.remote()? else { return Ok(Synced::default()) };
    // Where only a part of the history is here, everybody may look, and nothing is brought together.
    if desk.workspace.is_shallow() {
        return Ok(Synced::default());
    }
    let mut synced = Synced { remote: Some(remote.address.clone()), ..Synced::default() };
    receive(desk, &remote, &mut synced)?;
    synced.waiting = desk.workspace.unshared()?;
    Ok(synced)
}

/// Fetches, brings both together, sends; as often as somebody else was first.
pub fn sync(desk: &Desk) -> Result<Synced, OpsError> {
    let workspace = &desk.workspace;
    let Some(remote) = workspace.remote()? else { return Ok(Synced::default()) };
    let mut synced = Synced { remote: Some(remote.address.clone()), ..Synced::default() };
    for _ in 0..ROUNDS {
        let incoming = receive(desk, &remote, &mut synced)?;
        let tip = workspace.tip()?.id();
        if incoming.as_ref() == Some(&tip) {
            synced.waiting = 0;
            return Ok(synced);
        }
        let count = workspace.unshared()?;
        if workspace.push(&courier(desk), &remote, &tip)? == Pushed::Done {
            workspace.set_shared(&remote, &tip)?;
            synced.sent += count;
            synced.waiting = 0;
            return Ok(synced);
        }
    }
    Err(OpsError::Crowded { remote: remote.address })
}

/// Puts back at the shared place what it lacks of the records that it had, and that are here: whoever set it
/// back or deleted them has taken nothing away. Everything else that lies there is taken as ever. Returns
/// the paths.
pub(super) fn make_whole(desk: &Desk) -> Result<Vec<String>, OpsError> {
    let workspace = &desk.workspace;
    let Some(remote) = workspace.remote()?.filter(|_| !desk.surroundings.offline) else { return Ok(Vec::new()) };
    workspace.check_history()?;
    workspace.check_branch()?;
    let Some(incoming) = workspace.fetch(&courier(desk), &remote)? else { return Ok(Vec::new()) };
    let theirs = workspace.at(&incoming)?;
    let common = workspace.common(&theirs)?.ok_or(RepoError::History("unrelated"))?;
    let mut lost = std::collections::BTreeSet::new();
    for earlier in workspace.shared().into_iter().chain([common.id()]) {
        lost.extend(theirs.way_from(Some(&earlier))?.lost.into_iter().map(|lost| lost.path));
    }
    if lost.is_empty() {
        return Ok(Vec::new());
    }
    take(desk, &remote, &incoming, false, &mut Synced::default())?;
    sync(&desk.again()?)?;
    Ok(lost.into_iter().collect())
}

/// Names the place to share with, and shares for the first time. A place with which nothing was ever
/// exchanged gives way; one where the exchange fails now is not kept.
pub fn share_with(desk: &Desk, url: &str) -> Result<Synced, OpsError> {
    let workspace = &desk.workspace;
    let earlier = replaceable(desk)?;
    let here = local(url).filter(|path| path.exists()).map(|path| path.display().to_string());
    let before = workspace.set_remote(here.as_deref().unwrap_or(url))?;
    match sync(desk) {
        Ok(synced) => Ok(Synced { instead_of: earlier, ..synced }),
        Err(error) => {
            if workspace.shared().is_none() {
                workspace.unset_remote(before.as_deref())?;
            }
            Err(error)
        }
    }
}

/// The address kept so far, if nothing was ever exchanged with it; a place that was shared with stays.
fn replaceable(desk: &Desk) -> Result<Option<String>, OpsError> {
    let remote = desk.workspace.remote()?;
    match remote {
        Some(remote) if desk.workspace.shared().is_some() => Err(OpsError::RemoteThere { address: remote.address }),
        remote => Ok(remote.map(|remote| remote.address)),
    }
}

/// The folder that an address names on this machine or a drive of the office. `None`: a server.
fn local(url: &str) -> Option<PathBuf> {
    let path = Path::new(url);
    let is_path = path.is_absolute() || !url.contains(':');
    is_path.then(|| std::path::absolute(path).ok()).flatten()
}

/// Where a shared place could be made first: the folder is empty or missing, in one that is there.
pub fn place_to_make(desk: &Desk, url: &str) -> Result<Option<PathBuf>, OpsError> {
    replaceable(desk)?;
    let free = |path: &PathBuf| match std::fs::read_dir(path) {
        Ok(mut entries) => entries.next().is_none(),
        Err(error) => error.kind() == std::io::ErrorKind::NotFound && path.parent().is_some_and(Path::is_dir),
    };
    Ok(local(url).filter(free))
}

/// Makes an empty shared place.
pub fn make_place(path: &Path) -> Result<(), OpsError> {
    // By itself first: whether the folder may be written, the system says best.
    match std::fs::create_dir(path) {
        Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => Err(unwritable(path)(error)),
        _ => Ok(Workspace::make_shared_place(path)?),
    }
}

/// Whether there is anybody to share with. Opens no rules.
pub fn shares(dir: &Path) -> bool {
    Workspace::open(dir).and_then(|workspace| workspace.remote()).is_ok_and(|remote| remote.is_some())
}

/// Whether the shared state was asked for within the last minute, and notes that it is now. Looking
/// at things often should not mean waiting often.
pub fn asked_lately(desk: &Desk) -> Result<bool, OpsError> {
    let path = desk.workspace.own_folder()?.join("asked");
    let last = std::fs::read_to_string(&path).ok().and_then(|text| text.trim().parse::<jiff::Timestamp>().ok());
    let now = desk.now();
    let _ = std::fs::write(&path, now.to_string());
    Ok(last.is_some_and(|last| last <= now && now.as_second() - last.as_second() < 60))
}

pub(super) fn courier(desk: &Desk) -> Courier {
    desk.surroundings.courier.clone()
}

/// Fetches the shared state and takes it; returns it as it was fetched.
pub(super) fn receive(desk: &Desk, remote: &Remote, synced: &mut Synced) -> Result<Option<String>, OpsError> {
    desk.workspace.check_history()?;
    desk.workspace.check_branch()?;
    let incoming = desk.workspace.fetch(&courier(desk), remote)?;
    if let Some(incoming) = &incoming {
        take(desk, remote, incoming, true, synced)?;
    }
    Ok(incoming)
}

/// Takes what was fetched; where it has to be `whole`, only if it holds every record that was there.
fn take(desk: &Desk, remote: &Remote, incoming: &str, whole: bool, synced: &mut Synced) -> Result<(), OpsError> {
    let workspace = &desk.workspace;
    let theirs = workspace.at(incoming)?;
    let common = workspace.common(&theirs)?.ok_or(RepoError::History("unrelated"))?;
    for earlier in workspace.shared().into_iter().chain([common.id()]).filter(|_| whole) {
        workspace.check_appended(&earlier, &theirs)?;
    }
    if common.id() == incoming {
        workspace.set_shared(remote, incoming)?;
        return Ok(());
    }
    workspace.check_strictly(&theirs, Some(&workspace.tip()?))?;
    let pin = settings::pin(&desk.surroundings, workspace.root())?;
    rules::in_force(&theirs, pin)?;
    let before = workspace.tip()?.id();
    let (mut settling, mut merge) = Settling::merge(desk, &theirs)?;
    let in_the_way = workspace.in_the_way(&merge)?;
    if !in_the_way.is_empty() {
        synced.saved.extend(clear_the_way(desk, &in_the_way, &mut synced.choices)?);
        (settling, merge) = Settling::merge(desk, &theirs)?;
    }
    let mut choices = settling.put_aside(desk)?;
    workspace.take(&merge, author(desk).as_ref(), "workspace: brought together")?;
    workspace.set_shared(remote, incoming)?;
    let (chain, _) = rules::in_force(&workspace.tip()?, pin)?;
    settings::set_pin(&desk.surroundings, workspace.root(), chain.repo, chain.policy.serial)?;
    let all = news::read(desk, &before, incoming, merge.paths())?;
    for choice in &mut choices {
        choice.who = news::author_of(desk, incoming, choice.id.as_ref())?;
    }
    synced.news.extend(all);
    synced.choices.extend(choices);
    Ok(())
}

/// Saves texts that lie unsaved where something new comes, and lays other files aside.
fn clear_the_way(desk: &Desk, paths: &[String], choices: &mut Vec<Choice>) -> Result<Vec<String>, OpsError> {
    let (texts, others): (Vec<String>, Vec<String>) =
        paths.iter().cloned().partition(|path| path.starts_with("statements/"));
    for path in others {
        let file = desk.workspace.root().join(&path);
        let aside = match std::fs::read(&file) {
            Ok(bytes) => aside::put(desk, &path, &bytes)?,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
            Err(source) => return Err(OpsError::File { path: file, source }),
        };
        let saved = desk.workspace.tip()?.file(&path)?;
        let written = match &saved {
            Some(bytes) => std::fs::write(&file, bytes),
            None => std::fs::remove_file(&file),
        };
        written.map_err(OpsError::file(&file))?;
        if !aside.is_empty() {
            choices.push(Choice { path, id: None, who: String::new(), aside, contested: Vec::new() });
        }
    }
    if !texts.is_empty() {
        let author = author(desk).ok_or(RepoError::Nobody)?;
        desk.workspace.save(&read_changes(desk, &texts)?, &author, "texts: saved before others' came")?;
    }
    Ok(texts)
}

/// Who saves here: the person in the rules, else whoever git knows.
fn author(desk: &Desk) -> Option<Author> {
    let known = || {
        let (name, email) = git_identity()?;
        let offset = desk.zone.to_offset(desk.now()).seconds() / 60;
        Some(Author { name, email, time: desk.now().as_second(), offset })
    };
    desk.author().ok().or_else(known)
}
