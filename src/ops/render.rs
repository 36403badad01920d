//! Rendering: one edition as PDF, web page, plain text, from exactly the bytes that are meant.

use super::OpsError;
use super::check::{Checked, examine};
use super::desk::{Desk, Target};
use super::diff::{Since, earlier};
use super::folder::read_editions;
use super::folder::{current, texts_there};
use super::init::shipped;
use super::subject::{Subject, embargo};
use super::templates::templates;
use crate::policy::Policy;
use crate::release::House;
use crate::render::{Mark, Setting, check_accessible, html, pages, pdf, text, typ, warm_up as warm};
use crate::repo::Folder;
use crate::review::Stage;
use crate::statement::{Edition, Lang, Level, StatementId};
use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::Path;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Pdf,
    Html,
    Text,
    /// The source that typst sets.
    Typ,
}

impl Format {
    pub fn extension(self) -> &'static str {
        match self {
            Format::Pdf => "pdf",
            Format::Html => "html",
            Format::Text => "txt",
            Format::Typ => "typ",
        }
    }
}

/// One rendered edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    pub lang: Lang,
    /// A file name for it: `2026-abschiebestopp-de.pdf`, with `-entwurf` or `-draft` where it is one.
    pub name: String,
    pub bytes: Vec<u8>,
    pub draft: bool,
    /// The folder holds other words, which are not in it.
    pub left_out: bool,
}

/// An edition about to be rendered, with what its page depends on besides the house.
pub(super) struct Job {
    id: StatementId,
    lang: Lang,
    edition: Edition,
    draft: bool,
    embargoed: bool,
    left_out: bool,
}

/// Renders what was named. With `draft`, the text as it lies in the folder, marked on every page;
/// without, the approved text, or the state after `@`.
pub fn render(desk: &Desk, target: &Target, format: Format, draft: bool) -> Result<Vec<Rendered>, OpsError> {
    let set = Set::for_pages(desk)?;
    jobs(desk, target, draft)?.iter().map(|job| set.render(job, format)).collect()
}

/// typst goes deep on the nested lists of a long paper; the first thread of a process has as much.
pub(super) const STACK: usize = 16 * 1024 * 1024;

/// Makes ready beside the desk that is being opened what any page needs. Nobody waits for it, and where
/// there is a single processor it would only be in the way.
pub fn warm_up() {
    if std::thread::available_parallelism().is_ok_and(|processors| processors.get() > 1) {
        // What goes wrong there goes wrong again where it is told.
        let _ = std::thread::Builder::new().stack_size(STACK).spawn(|| warm(shipped()));
    }
}

/// The editions that were named, read and found fit to be set.
pub(super) fn jobs(desk: &Desk, target: &Target, draft: bool) -> Result<Vec<Job>, OpsError> {
    // A draft is nobody's decision: what lies in the folder is set without asking who approved it.
    let (folder, left_out) = match (draft, &target.at) {
        (true, None) => (texts_there(current(desk, &target.id)?, &target.id)?, false),
        _ => {
            let subject = Subject::read(desk, &target.id)?;
            let left_out = target.at.is_none() && !subject.unsaved.is_empty();
            (source(desk, &subject, target)?, left_out)
        }
    };
    let (editions, broken) = read_editions(&folder);
    for lang in &broken {
        unreadable(&target.id, lang, &folder)?;
    }
    let (embargo, unclear) = embargo(&editions, &desk.zone);
    let embargoed = unclear.is_some() || embargo.is_some_and(|time| time > desk.now());
    let wanted = editions.into_iter().filter(|(lang, _)| target.lang.as_ref().is_none_or(|wanted| wanted == lang));
    let jobs: Vec<Job> = wanted
        .map(|(lang, edition)| Job { id: target.id.clone(), lang, edition, draft, embargoed, left_out })
        .collect();
    if jobs.is_empty() {
        let lang = target.lang.as_ref().map_or("-", Lang::as_str).to_owned();
        return Err(OpsError::NoEdition { id: target.id.clone(), lang });
    }
    Ok(jobs)
}

/// One edition as it lies in the folder, as pictures of its pages.
pub(super) fn draft_pages(desk: &Desk, id: &StatementId, lang: &Lang) -> Result<Vec<String>, OpsError> {
    let target = Target { id: id.clone(), lang: Some(lang.clone()), at: None };
    let set = Set::for_pages(desk)?;
    let mut drawn = Vec::new();
    for job in jobs(desk, &target, true)? {
        drawn.extend(pages(&set.setting(&job.edition, Mark::Draft, job.embargoed))?);
    }
    Ok(drawn)
}

/// The text to read: as it lies in the folder and marked as a draft, unless these very words are
/// approved; or the state after `@`.
pub fn show(desk: &Desk, target: &Target) -> Result<Vec<Rendered>, OpsError> {
    let subject = Subject::read(desk, &target.id)?;
    let is_approved = subject.unsaved.is_empty() && approved(desk, &subject).is_ok();
    render(desk, target, Format::Text, target.at.is_none() && !is_approved)
}

/// Templates that set no page of a statement: beginnings of texts, samples, the newsroom's own pages.
const NO_PAGE: [&str; 3] = ["new/", "samples/", "site/"];

/// What every rendering at this desk has in common.
pub(super) struct Set {
    house: House,
    templates: BTreeMap<String, Vec<u8>>,
    zone: String,
}

impl Set {
    /// With all templates, for what goes out.
    pub(super) fn open(desk: &Desk) -> Result<Self, OpsError> {
        Self::with(desk, &[])
    }

    /// For pages alone: half of what lies in `templates/` need not be read.
    pub(super) fn for_pages(desk: &Desk) -> Result<Self, OpsError> {
        Self::with(desk, &NO_PAGE)
    }

    /// In templates that somebody answers for: the saved ones where they are approved, else those that
    /// the program brings.
    pub(super) fn trusted(desk: &Desk) -> Result<Self, OpsError> {
        match templates(desk)?.are_good() {
            true => Self::open(desk),
            false => Ok(Self::of(desk, shipped().map(|(path, bytes)| (path.to_owned(), bytes.to_vec())).collect())),
        }
    }

    fn with(desk: &Desk, left_out: &[&str]) -> Result<Self, OpsError> {
        Ok(Self::of(desk, desk.workspace.tip()?.folder_without("templates", left_out)?))
    }

    fn of(desk: &Desk, templates: BTreeMap<String, Vec<u8>>) -> Self {
        Self { house: desk.workflow.organisation.clone(), templates, zone: desk.policy().zone.clone() }
    }

    /// The same in the name of the house as it was under other rules.
    pub(super) fn under(&self, policy: &Policy, house: &House) -> Self {
        Self { house: house.clone(), templates: self.templates.clone(), zone: policy.zone.clone() }
    }

    pub(super) fn setting<'a>(&'a self, edition: &'a Edition, mark: Mark, embargoed: bool) -> Setting<'a> {
        Setting {
            edition,
            house: &self.house,
            templates: &self.templates,
            mark,
            zone: &self.zone,
            embargoed,
            revision: &edition.digest,
            later: None,
        }
    }

    pub(super) fn render(&self, job: &Job, format: Format) -> Result<Rendered, OpsError> {
        let mark = if job.draft { Mark::Draft } else { Mark::None };
        let setting = self.setting(&job.edition, mark, job.embargoed);
        let bytes = match format {
            Format::Pdf => pdf(&setting)?,
            Format::Html => html(&setting)?.into_bytes(),
            Format::Text => text(&setting)?.into_bytes(),
            Format::Typ => typ(&setting)?.into_bytes(),
        };
        // A draft is for the desk; what may leave it goes through the gate here as it does at a release.
        if format == Format::Pdf && !job.draft {
            check_accessible(&bytes)?;
        }
        let suffix = match (job.draft, job.lang.primary()) {
            (false, _) => "",
            (true, "de") => "-entwurf",
            (true, _) => "-draft",
        };
        let name = format!("{}-{}{suffix}.{}", job.id, job.lang, format.extension());
        Ok(Rendered { lang: job.lang.clone(), name, bytes, draft: job.draft, left_out: job.left_out })
    }

    pub(super) fn templates(&self) -> &BTreeMap<String, Vec<u8>> {
        &self.templates
    }
}

/// The folder that is meant.
pub(super) fn source(desk: &Desk, subject: &Subject, target: &Target) -> Result<Folder, OpsError> {
    let gone = |what: &str| OpsError::NoRevision(what.to_owned());
    match target.at.as_deref() {
        Some("approved") => earlier(desk, subject, &Since::Approved)?.ok_or_else(|| gone("approved")),
        Some("published") => earlier(desk, subject, &Since::Published)?.ok_or_else(|| gone("published")),
        Some(revision) => earlier(desk, subject, &Since::Revision(revision.to_owned()))?.ok_or_else(|| gone(revision)),
        None => approved(desk, subject),
    }
}

/// The saved text if it is approved, with or without an embargo still ahead.
fn approved(desk: &Desk, subject: &Subject) -> Result<Folder, OpsError> {
    if subject.evaluation.stage == Stage::Approved || subject.evaluation.stage.is_out() {
        return Ok(subject.folder.clone());
    }
    let later = jiff::Timestamp::MAX;
    match subject.clear(desk, later) {
        Ok(_) => Ok(subject.folder.clone()),
        Err(refusals) => Err(desk.refused(&subject.id, refusals)),
    }
}

/// A text that is no edition: says what a check finds in it.
pub(super) fn unreadable(id: &StatementId, lang: &Lang, folder: &Folder) -> Result<(), OpsError> {
    let path = format!("{}/{lang}.md", Desk::folder(id));
    let bytes = folder.texts.get(lang).map_or(&[][..], Vec::as_slice);
    let Checked { findings, .. } = examine(None, &path, bytes, &folder.media);
    match findings.iter().any(|finding| finding.level == Level::Error) {
        true => Err(OpsError::Findings { path, findings }),
        false => Ok(()),
    }
}

/// Writes a document where somebody wants it: whole or not at all, in place of what was there.
pub fn write_document(path: &Path, bytes: &[u8]) -> Result<(), OpsError> {
    let failed = |source| OpsError::File { path: path.to_owned(), source };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder).map_err(failed)?;
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(failed)?;
    file.write_all(bytes).map_err(failed)?;
    open_to_all(file.as_file());
    file.persist(path).map_err(|error| failed(error.error))?;
    Ok(())
}

/// Temporary files are private; a document is to be passed on.
#[cfg(unix)]
fn open_to_all(file: &std::fs::File) {
    use std::os::unix::fs::PermissionsExt as _;
    let _ = file.set_permissions(std::fs::Permissions::from_mode(0o644));
}

#[cfg(not(unix))]
fn open_to_all(_file: &std::fs::File) {}
