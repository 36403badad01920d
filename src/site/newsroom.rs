//! The newsroom folder: prepare, make public, look up; each step can be repeated without harm.
//!
//! What is prepared lies in the tool's own folder, never below the public one: a web server serves
//! whatever it finds. Going live writes file after file, each whole or not at all. The statement's
//! sidecar comes first and says *not complete*, and names every file that is ours, old and new; it
//! comes last once more, when front page and feeds are done. So whenever the power fails, the next
//! run knows what is ours and goes on, and nothing that somebody else put there is overwritten.

use super::facts::{FACTS, PageFacts, Public, SIDECAR, Sidecar};
use super::front;
use super::settings::Website;
use super::template::Front;
use super::{SiteError, disk, page};
use crate::release::{Artefact, Digest, Lang, Release, StatementId};
use jiff::Timestamp;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::path::{Component, Path, PathBuf};

/// What the newsroom holds under a statement's address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Presence {
    Absent,
    /// Prepared for this release, not (wholly) public.
    Draft {
        manifest: Digest,
    },
    /// This release, or another one of the same statement.
    Public {
        release: Digest,
        manifest: Digest,
        address: String,
    },
    /// Something else lies there that we did not put there.
    Foreign(PathBuf),
}

/// Whether an artefact of a release goes on the website: all but the parts of the mail and
/// the list of what a person had to look at.
pub fn is_public(path: &str) -> bool {
    !matches!(path.rsplit('/').next(), Some("mail.txt" | "mail.html" | "mail.head" | "looked-at.txt"))
}

/// The website of this workspace.
pub struct Newsroom {
    root: PathBuf,
    address: String,
    own: PathBuf,
}

impl Newsroom {
    /// `own_folder` is the tool's folder outside of the website (`.git/klartext`); what is prepared
    /// lies there in `outbox/<release12>/site/`. Writes nothing.
    pub fn open(workspace: &Path, website: &Website, own_folder: &Path) -> Result<Self, SiteError> {
        if website.kind != "newsroom" {
            return Err(SiteError::Kind(website.kind.clone()));
        }
        let root = folder(workspace, &website.folder)?;
        let address = page::public_address(&website.address)?;
        Ok(Self { root, address, own: own_folder.to_owned() })
    }

    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The public address of an edition: `<address><id>/<lang>/`.
    pub fn address(&self, release: &Release, lang: &Lang) -> String {
        self.edition_address(release.manifest().id.as_str(), lang)
    }

    /// The same for any statement.
    pub fn edition_address(&self, id: &str, lang: &Lang) -> String {
        page::edition_address(&self.address, id, lang.as_str())
    }

    /// When a statement became public for the first time, if it did.
    pub fn first_published(&self, id: &str) -> Result<Option<Timestamp>, SiteError> {
        let listed = Sidecar::read(&self.root.join(id))?.filter(|sidecar| sidecar.listed);
        Ok(listed.and_then(|sidecar| sidecar.published.parse().ok()))
    }

    /// Writes pages, PDF and pictures where no visitor sees them. Repeating it changes nothing.
    pub fn draft(&self, release: &Release) -> Result<(), SiteError> {
        self.refuse_foreign(release)?;
        let mut files = public_files(release)?;
        let draft = self.draft_folder(release);
        let sidecar = prepared(release)?.print();
        files.insert(SIDECAR, &sidecar);
        let is = disk::files(&draft)?;
        if is.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())).eq(files.clone()) {
            return Ok(());
        }
        let part = draft.with_extension("part");
        disk::remove_folder(&part)?;
        let parent = draft.parent().unwrap_or(&self.own);
        fs::create_dir_all(parent).map_err(|source| SiteError::at(parent, source))?;
        disk::make(&part)?;
        for (path, bytes) in &files {
            disk::put(&part, path, bytes)?;
        }
        disk::remove_folder(&draft)?;
        disk::rename(&part, &draft)
    }

    /// Puts the prepared pages to their address and writes front page and feeds anew, from what is
    /// public. Returns the address of the edition in the front page's language, or the first one.
    /// Repeating it changes nothing, and takes up what was interrupted.
    pub fn go_live(&self, release: &Release, front: &Front<'_>) -> Result<String, SiteError> {
        let _lock = self.lock()?;
        self.refuse_foreign(release)?;
        let folder = self.folder(release);
        let begun = self.begin(release)?;
        for (path, bytes) in pages_last(public_files(release)?) {
            disk::put(&folder, path, bytes)?;
        }
        let wanted: BTreeSet<String> = public_files(release)?.keys().map(|path| (*path).to_owned()).collect();
        for stale in begun.files.iter().filter(|path| !wanted.contains(*path)) {
            disk::remove(&folder, stale)?;
        }
        disk::sweep(&folder, true)?;
        let complete = Sidecar { complete: true, listed: true, files: wanted.into_iter().collect(), ..begun };
        self.write_front(front, &complete)?;
        disk::put(&folder, SIDECAR, &complete.print())?;
        disk::remove_folder(&self.draft_folder(release))?;
        let editions = &release.manifest().editions;
        let lang = editions.get_key_value(front.language).or_else(|| editions.first_key_value());
        Ok(lang.map_or_else(|| self.address.clone(), |(lang, _)| self.address(release, lang)))
    }

    pub fn look_up(&self, release: &Release) -> Result<Presence, SiteError> {
        let manifest = release.manifest().digest();
        let public = match self.standing(release)? {
            Standing::Foreign(path) => return Ok(Presence::Foreign(path)),
            Standing::Absent => None,
            Standing::Ours(sidecar) => Some(sidecar),
        };
        let ours = |sidecar: &Sidecar| sidecar.manifest() == Some(manifest);
        let prepared = Sidecar::read(&self.draft_folder(release))?.is_some_and(|sidecar| ours(&sidecar));
        Ok(match public {
            Some(sidecar) if sidecar.complete && (ours(&sidecar) || !prepared) => Presence::Public {
                release: sidecar.release().unwrap_or(release.manifest().release),
                manifest: sidecar.manifest().unwrap_or(manifest),
                address: release
                    .manifest()
                    .editions
                    .keys()
                    .next()
                    .map_or_else(String::new, |lang| self.address(release, lang)),
            },
            Some(sidecar) if ours(&sidecar) => Presence::Draft { manifest },
            _ if prepared => Presence::Draft { manifest },
            _ => Presence::Absent,
        })
    }

    /// Every file that is public for a statement, by path below its address, for `verify`; without
    /// our sidecar, which is no artefact. Empty where nothing is public.
    pub fn files(&self, id: &str) -> Result<BTreeMap<String, Vec<u8>>, SiteError> {
        let id = StatementId::parse(id).ok_or_else(|| SiteError::Path(id.to_owned()))?;
        let mut files = disk::files(&self.root.join(id.as_str()))?;
        files.remove(SIDECAR);
        Ok(files)
    }

    fn folder(&self, release: &Release) -> PathBuf {
        self.root.join(release.manifest().id.as_str())
    }

    fn draft_folder(&self, release: &Release) -> PathBuf {
        self.own.join("outbox").join(release.manifest().release.short()).join("site")
    }

    /// Only one process at a time writes the front page; the others wait.
    fn lock(&self) -> Result<File, SiteError> {
        let path = self.own.join("newsroom.lock");
        let lock = || {
            fs::create_dir_all(&self.own)?;
            let file = File::options().create(true).truncate(false).write(true).open(&path)?;
            file.lock()?;
            Ok(file)
        };
        lock().map_err(|source| SiteError::at(&path, source))
    }

    /// Whose folder a statement's is.
    fn standing(&self, release: &Release) -> Result<Standing, SiteError> {
        let folder = self.folder(release);
        match fs::symlink_metadata(&folder) {
            Err(_) => return Ok(Standing::Absent),
            Ok(found) if !found.is_dir() => return Ok(Standing::Foreign(folder)),
            Ok(_) => {}
        }
        if let Some(sidecar) = Sidecar::read(&folder)? {
            return Ok(Standing::Ours(sidecar));
        }
        // Our own first attempt may have been cut off before the sidecar got its name.
        let foreign = disk::files(&folder).map_or(true, |files| !files.is_empty());
        Ok(if foreign { Standing::Foreign(folder) } else { Standing::Absent })
    }

    /// Refuses to write where somebody else's files lie: in the statement's folder, or at the top
    /// while it is not marked as a newsroom.
    fn refuse_foreign(&self, release: &Release) -> Result<(), SiteError> {
        if let Standing::Foreign(path) = self.standing(release)? {
            return Err(SiteError::Foreign(path));
        }
        if disk::read_if_there(&self.root.join(MARK))?.is_some() {
            return Ok(());
        }
        let there = |name: &&&str| fs::symlink_metadata(self.root.join(name)).is_ok();
        match front::NAMES.iter().find(there) {
            Some(name) => Err(SiteError::Foreign(self.root.join(name))),
            None => Ok(()),
        }
    }

    /// Marks the newsroom and the statement's folder as ours and returns the sidecar that says so.
    fn begin(&self, release: &Release) -> Result<Sidecar, SiteError> {
        let folder = self.folder(release);
        let before = Sidecar::read(&folder)?;
        let manifest = release.manifest().digest();
        if let Some(same) = before.as_ref().filter(|sidecar| sidecar.manifest() == Some(manifest)) {
            return Ok(same.clone());
        }
        let draft = Sidecar::read(&self.draft_folder(release))?.filter(|draft| draft.manifest() == Some(manifest));
        let draft = draft.ok_or_else(|| SiteError::NotPrepared(release.manifest().id.clone()))?;
        let known: BTreeSet<String> = before.iter().flat_map(|sidecar| sidecar.files.clone()).collect();
        let stranger = |file: &&String| !known.contains(*file) && fs::symlink_metadata(folder.join(file)).is_ok();
        if let Some(file) = draft.files.iter().find(stranger) {
            return Err(SiteError::Foreign(folder.join(file)));
        }
        let begun = after(before.as_ref(), draft, known);
        fs::create_dir_all(&self.root).map_err(|source| SiteError::at(&self.root, source))?;
        disk::put(&self.root, MARK, MARK_TEXT)?;
        disk::put(&self.root, &format!("{}/{SIDECAR}", release.manifest().id), &begun.print())?;
        Ok(begun)
    }

    /// Writes the front page and the feeds from every sidecar; `now` stands for the one that is just
    /// becoming complete.
    fn write_front(&self, front: &Front<'_>, now: &Sidecar) -> Result<(), SiteError> {
        let mut statements = Vec::new();
        for (folder, is_dir) in disk::entries(&self.root)? {
            let name = folder.file_name().and_then(|name| name.to_str()).and_then(StatementId::parse);
            let (true, Some(id)) = (is_dir, name) else { continue };
            let read = if id.as_str() == now.id { Some(now.clone()) } else { Sidecar::read(&folder)? };
            if let Some(sidecar) = read.filter(|sidecar| sidecar.listed) {
                statements.push(Public::read(&folder, &sidecar)?);
            }
        }
        statements.sort_by(|a, b| (b.published, &b.id).cmp(&(a.published, &a.id)));
        for (path, bytes) in front::files(front, &self.address, &statements)? {
            disk::put(&self.root, &path, &bytes)?;
        }
        disk::sweep(&self.root, false)
    }
}

enum Standing {
    Absent,
    Ours(Sidecar),
    Foreign(PathBuf),
}

/// Says that the folder is a newsroom of ours, so that its front page may be written anew.
const MARK: &str = "newsroom.json";
const MARK_TEXT: &[u8] = b"{\"klartext\": \"newsroom 1\"}\n";

/// The files of a release that go on the website.
fn public_files(release: &Release) -> Result<BTreeMap<&str, &[u8]>, SiteError> {
    let public = |artefact: &&Artefact| is_public(&artefact.path);
    let file = |artefact: &'_ Artefact| (disk::is_plain(&artefact.path), artefact.path.clone());
    if let Some((_, path)) = release.artefacts().iter().map(file).find(|(plain, path)| !plain || !path.contains('/')) {
        return Err(SiteError::Path(path));
    }
    let files = release.artefacts().iter().filter(public);
    Ok(files.map(|artefact| (artefact.path.as_str(), artefact.bytes.as_slice())).collect())
}

/// PDFs and pictures first, so that no page is there before what it shows.
fn pages_last<'a>(files: BTreeMap<&'a str, &'a [u8]>) -> Vec<(&'a str, &'a [u8])> {
    let mut files: Vec<_> = files.into_iter().collect();
    files.sort_by_key(|(path, _)| path.ends_with(".html"));
    files
}

/// The sidecar of a release that is prepared; its time comes from the sealed pages.
fn prepared(release: &Release) -> Result<Sidecar, SiteError> {
    let manifest = release.manifest();
    let mut first: Option<PageFacts> = None;
    for lang in manifest.editions.keys() {
        let path = format!("{lang}/{FACTS}");
        let facts = release.artefact(&path).and_then(|artefact| PageFacts::parse(&artefact.bytes));
        let facts = facts.ok_or(SiteError::Missing(path))?;
        first.get_or_insert(facts);
    }
    let facts = first.ok_or_else(|| SiteError::Missing(FACTS.to_owned()))?;
    let utc = |time: &str| time.parse::<Timestamp>().map(|time| time.to_string());
    let unusable = |_| SiteError::Missing(FACTS.to_owned());
    Ok(Sidecar {
        klartext: Sidecar::MARK.to_owned(),
        id: manifest.id.to_string(),
        release: manifest.release.to_string(),
        manifest: manifest.digest().to_string(),
        published: utc(&facts.published).map_err(unusable)?,
        updated: facts.updated.as_deref().map(utc).transpose().map_err(unusable)?,
        complete: false,
        listed: false,
        files: public_files(release)?.keys().map(|path| (*path).to_owned()).collect(),
    })
}

/// The sidecar while a release takes the place of what was there before: the first publication stays
/// the first one, and the old files stay ours until they are gone.
fn after(before: Option<&Sidecar>, draft: Sidecar, known: BTreeSet<String>) -> Sidecar {
    let files = known.into_iter().chain(draft.files.clone()).collect::<BTreeSet<_>>().into_iter().collect();
    match before.filter(|sidecar| sidecar.listed) {
        None => Sidecar { files, ..draft },
        Some(old) if old.release == draft.release => {
            Sidecar { files, published: old.published.clone(), updated: old.updated.clone(), listed: true, ..draft }
        }
        Some(old) => {
            let updated = draft.updated.clone().unwrap_or_else(|| draft.published.clone());
            Sidecar { files, published: old.published.clone(), updated: Some(updated), listed: true, ..draft }
        }
    }
}

/// The newsroom's folder: below the workspace, not the workspace itself or anything that belongs to
/// it, and reached without symbolic links.
fn folder(workspace: &Path, folder: &str) -> Result<PathBuf, SiteError> {
    let refused = || SiteError::Folder(folder.to_owned());
    let mut parts = Vec::new();
    for part in Path::new(folder).components() {
        match part {
            Component::Normal(part) => parts.push(part.to_str().ok_or_else(refused)?),
            Component::CurDir => {}
            _ => return Err(refused()),
        }
    }
    let first = parts.first().ok_or_else(refused)?.to_lowercase();
    let hidden = parts.iter().any(|part| part.starts_with('.') || part.contains(['\\', ':']));
    if hidden || ["statements", "reviews", "templates"].contains(&first.as_str()) {
        return Err(refused());
    }
    let mut root = workspace.to_owned();
    for part in parts {
        root.push(part);
        if fs::symlink_metadata(&root).is_ok_and(|found| !found.is_dir()) {
            return Err(refused());
        }
    }
    Ok(root)
}

mod drift;

#[cfg(test)]
mod tests;
