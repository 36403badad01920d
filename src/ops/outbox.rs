//! The outbox: every delivery that was begun, kept beside the repository, with how far it is.

use super::desk::Desk;
use super::subject::Subject;
use super::{OpsError, Surroundings, settings};
use crate::journal::Journal;
use crate::release::{Artefact, Event, Manifest, Progress, release_id};
use crate::statement::{Digest, StatementId};
use std::path::{Path, PathBuf};

/// One delivery.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    pub id: StatementId,
    pub release: Digest,
    pub progress: Progress,
    /// Whether it makes nothing public.
    pub mailing: bool,
    /// The list, where it is a mailing to one; none where it is for those who got what was wrong.
    pub list: Option<String>,
    /// The text has changed since: what is missing of it does not go out any more.
    pub over: bool,
    /// Other words went out since: what lies here of it as a file is not to be sent any more.
    pub replaced: bool,
}

/// All deliveries begun on this machine, by release.
pub fn deliveries(desk: &Desk) -> Result<Vec<Delivery>, OpsError> {
    let mut found = Vec::new();
    for (folder, manifest) in Folder::all(desk)? {
        let events = Journal::read(&folder.journal())?;
        if events.is_empty() {
            continue;
        }
        // What cannot be read now is said by the verbs that need it.
        let subject = Subject::read(desk, &manifest.id).ok();
        let over = subject.as_ref().is_some_and(|subject| subject.in_play() != manifest.editions);
        let published = subject.map(|subject| subject.evaluation.published).unwrap_or_default();
        let replaced = !published.is_empty() && published != manifest.editions;
        let mailing = matches!(events.first(), Some(Event::Mailing { .. }));
        let list = if mailing { list_of(desk, &manifest)? } else { None };
        let (id, release) = (manifest.id, manifest.release);
        found.push(Delivery { id, release, progress: Progress::of(&events), mailing, list, over, replaced });
    }
    found.sort_by(|a, b| a.id.cmp(&b.id).then(a.release.cmp(&b.release)));
    Ok(found)
}

/// The name of the mailings to one list; a number behind it makes each of them its own.
pub(super) fn channel(embargoed: bool, list: &str) -> String {
    let when = if embargoed { "embargoed" } else { "published" };
    format!("mail {when} {list}")
}

/// The list that a mailing is for: of those known here the one whose name makes its number. `None`
/// where it is for no list.
fn list_of(desk: &Desk, manifest: &Manifest) -> Result<Option<String>, OpsError> {
    let made = |list: &str, embargoed, nth: usize| {
        let channel = format!("{} {nth}", channel(embargoed, list));
        release_id(&manifest.repo, &manifest.id, &manifest.editions, &channel) == manifest.release
    };
    let lists = settings::contacts(&desk.surroundings)?.lists();
    let found = lists.keys().find(|list| (1..=20).any(|nth| made(list, true, nth) || made(list, false, nth)));
    Ok(found.cloned())
}

fn root(desk: &Desk) -> Result<PathBuf, OpsError> {
    let path = desk.workspace.own_folder()?.join("outbox");
    std::fs::create_dir_all(&path).map_err(OpsError::file(&path))?;
    Ok(path)
}

/// One release's folder in the outbox: the sealed bytes and the journal.
pub(super) struct Folder {
    path: PathBuf,
}

const SEALED: &str = "sealed";

impl Folder {
    /// Every folder with a sealed release.
    pub(super) fn all(desk: &Desk) -> Result<Vec<(Self, Manifest)>, OpsError> {
        let root = desk.workspace.own_folder()?.join("outbox");
        let mut found = Vec::new();
        for entry in std::fs::read_dir(&root).into_iter().flatten().flatten() {
            let folder = Self { path: entry.path() };
            if let Some(manifest) = folder.manifest()? {
                found.push((folder, manifest));
            }
        }
        Ok(found)
    }

    /// Where it lies, or would lie; nothing is made.
    pub(super) fn at(desk: &Desk, release: &Digest) -> Result<Self, OpsError> {
        Ok(Self { path: desk.workspace.own_folder()?.join("outbox").join(release.short()) })
    }

    pub(super) fn of(desk: &Desk, release: &Digest) -> Result<Self, OpsError> {
        let path = root(desk)?.join(release.short());
        std::fs::create_dir_all(&path).map_err(OpsError::file(&path))?;
        Ok(Self { path })
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    pub(super) fn journal(&self) -> PathBuf {
        self.path.join("journal")
    }

    /// Digests of the claims that this machine has signed for this release.
    pub(super) fn claims(&self) -> Result<Vec<Digest>, OpsError> {
        let path = self.path.join("claims");
        match std::fs::read_to_string(&path) {
            Ok(text) => Ok(text.lines().filter_map(Digest::parse).collect()),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Vec::new()),
            Err(source) => Err(OpsError::File { path, source }),
        }
    }

    /// Notes a claim before anybody else hears of it: whatever becomes of it, it is known as ours.
    pub(super) fn note_claim(&self, claim: &Digest) -> Result<(), OpsError> {
        let lines: String = self.claims()?.iter().chain([claim]).map(|claim| format!("{claim}\n")).collect();
        self.note("claims", lines.as_bytes())
    }

    /// Whose publication this was before it was taken over here.
    pub(super) fn predecessor(&self) -> Option<String> {
        std::fs::read_to_string(self.path.join("predecessor")).ok()
    }

    pub(super) fn note_predecessor(&self, person: &str) -> Result<(), OpsError> {
        self.note("predecessor", person.as_bytes())
    }

    /// Notes which own folder can find the people of this delivery again by their keys.
    pub(super) fn note_home(&self, surroundings: &Surroundings) -> Result<(), OpsError> {
        self.note("home", settings::home(surroundings)?.as_bytes())
    }

    /// Whether this person's own folder can. Several people may work in one workspace folder, each with
    /// a secret of their own; what has no such note was begun before there were any.
    pub(super) fn knows_people(&self, surroundings: &Surroundings) -> Result<bool, OpsError> {
        let path = self.path.join("home");
        match std::fs::read_to_string(&path) {
            Ok(home) => Ok(home == settings::home(surroundings)?),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(true),
            Err(source) => Err(OpsError::File { path, source }),
        }
    }

    /// Writes a note whole or not at all. What a crash leaves half written has one name, so the same
    /// command, which notes it again, takes its place.
    fn note(&self, name: &str, bytes: &[u8]) -> Result<(), OpsError> {
        let (fresh, path) = (self.path.join(format!("{name}.new")), self.path.join(name));
        write(&fresh, bytes)?;
        std::fs::rename(&fresh, &path).map_err(OpsError::file(&path))?;
        sync_folder(&self.path)
    }

    /// The manifest as sealed, or `None` before sealing.
    pub(super) fn manifest(&self) -> Result<Option<Manifest>, OpsError> {
        let path = self.path.join(SEALED).join("manifest");
        match std::fs::read_to_string(&path) {
            Ok(text) => match Manifest::parse(&text) {
                Ok(manifest) => Ok(Some(manifest)),
                Err(error) => Err(OpsError::File { path, source: std::io::Error::other(error.to_string()) }),
            },
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(source) => Err(OpsError::File { path, source }),
        }
    }

    /// Puts the sealed bytes down as a whole: a folder under a temporary name, flushed, renamed.
    pub(super) fn put(&self, manifest: &Manifest, artefacts: &[Artefact]) -> Result<(), OpsError> {
        let fresh = self.path.join("sealing");
        match std::fs::remove_dir_all(&fresh) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(OpsError::File { path: fresh, source: error });
            }
            _ => {}
        }
        for artefact in artefacts {
            write(&fresh.join("files").join(&artefact.path), &artefact.bytes)?;
        }
        write(&fresh.join("manifest"), manifest.print().as_bytes())?;
        let sealed = self.path.join(SEALED);
        std::fs::rename(&fresh, &sealed).map_err(OpsError::file(&sealed))?;
        sync_folder(&self.path)
    }

    /// The sealed file's bytes.
    pub(super) fn file(&self, path: &str) -> Result<Vec<u8>, OpsError> {
        let path = self.path.join(SEALED).join("files").join(path);
        std::fs::read(&path).map_err(OpsError::file(&path))
    }
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), OpsError> {
    use std::io::Write as _;
    let folder = path.parent().unwrap_or(path);
    std::fs::create_dir_all(folder).map_err(OpsError::file(folder))?;
    let mut file = std::fs::File::create(path).map_err(OpsError::file(path))?;
    file.write_all(bytes).and_then(|()| file.sync_all()).map_err(OpsError::file(path))
}

/// Makes a rename last through a power cut; Windows keeps its folders by itself.
fn sync_folder(path: &Path) -> Result<(), OpsError> {
    if cfg!(unix) {
        std::fs::File::open(path).and_then(|folder| folder.sync_all()).map_err(OpsError::file(path))?;
    }
    Ok(())
}

/// Whether this release was begun here and not finished.
pub(super) fn unfinished(events: &[Event]) -> bool {
    !events.is_empty() && crate::release::next(events) != crate::release::Next::Finished
}
