//! What a verb can fail with; `cli` gives each its words, its hint and its exit code.

use crate::contacts::ContactError;
use crate::journal::JournalError;
use crate::mail::MailError;
use crate::person::PersonId;
use crate::policy::{PolicyError, TomlFault};
use crate::release::HouseFault;
use crate::render::RenderError;
use crate::repo::{Descent, Lost, RepoError};
use crate::review::{ChainError, Refusal};
use crate::site::SiteError;
use crate::statement::{Finding, Lang, StatementId};
use jiff::tz::TimeZone;
use std::path::{Path, PathBuf};

/// Why a file from elsewhere cannot become a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unimportable {
    Folder,
    /// Not UTF-8; the line, counted from 1, where that shows first.
    Encoding {
        line: usize,
    },
    /// No text at all: a picture, a Word file.
    Binary,
    Empty,
    TooLong {
        kilobytes: usize,
    },
    /// A language that the rules do not list.
    Language {
        tag: String,
        known: Vec<String>,
    },
}

#[derive(Debug, thiserror::Error)]
pub enum OpsError {
    #[error(transparent)]
    Repo(#[from] RepoError),
    #[error(transparent)]
    Chain(#[from] ChainError),
    #[error(transparent)]
    Policy(#[from] PolicyError),
    #[error(transparent)]
    House(#[from] HouseFault),
    #[error(transparent)]
    Render(#[from] RenderError),
    #[error(transparent)]
    Site(#[from] SiteError),
    #[error(transparent)]
    Mail(#[from] MailError),
    #[error(transparent)]
    Journal(#[from] JournalError),
    #[error("contacts")]
    Contacts { path: PathBuf, errors: Vec<ContactError> },
    /// A file from elsewhere that cannot become a statement.
    #[error("{path} cannot be taken in")]
    Import { path: PathBuf, why: Unimportable },
    #[error("no headline")]
    NoHeadline,
    /// Records about it are there, so it cannot be discarded.
    #[error("{id} was handed in")]
    HandedIn { id: StatementId },
    /// The language that a text was written in is not to be translated into.
    #[error("{lang} is the original")]
    NoTranslation { id: StatementId, lang: Lang },
    /// A text that was saved with words has none now, or is none: nothing was saved.
    #[error("{path} has no words")]
    Emptied { id: StatementId, path: String },
    /// What was to be said with it is nothing.
    #[error("no words")]
    NoWords,
    /// Its texts are saved and were deleted in the folder.
    #[error("the texts of {id} are gone")]
    Gone { id: StatementId },
    #[error("{path}: {source}")]
    File { path: PathBuf, source: std::io::Error },
    /// `workflow.toml` is not TOML, or holds what it must not.
    #[error("{file}: {fault:?}")]
    Workflow { file: String, fault: Box<TomlFault> },
    /// It can be read and cannot be the rules; line and column count from 1.
    #[error("{file}:{line}:{column}: {error}")]
    Rules { file: String, line: usize, column: usize, error: Box<PolicyError> },
    /// No statement's id starts like this, or several do.
    #[error("no statement {0:?}")]
    NoStatement(String),
    #[error("{typed:?} could be {candidates:?}")]
    Ambiguous { typed: String, candidates: Vec<StatementId> },
    #[error("{0}")]
    NoRevision(String),
    #[error("{id} has no edition in {lang}")]
    NoEdition { id: StatementId, lang: String },
    /// No key on this machine is listed in the rules.
    #[error("nobody in the rules has this machine's key")]
    Stranger { fingerprints: Vec<String> },
    #[error("no key")]
    NoKey,
    /// The text in the folder is not the saved one.
    #[error("{id} has unsaved changes")]
    Unsaved { id: StatementId, paths: Vec<String> },
    /// The digest the person saw is not that of the text now.
    #[error("{id} is {now}, not {seen}")]
    NoMatch { id: StatementId, seen: String, now: String },
    /// The text has findings that stop it.
    #[error("{path} has errors")]
    Findings { path: String, findings: Vec<Finding> },
    /// Gates that are closed.
    #[error("refused")]
    Refused { id: StatementId, refusals: Vec<Refusal>, zone: TimeZone },
    #[error("already {0}")]
    Already(&'static str),
    #[error("in none of the roles {needed:?}")]
    NotYourRole { needed: Vec<String>, yours: Vec<String> },
    #[error("unusable key: {reason}")]
    UnusableKey { reason: &'static str },
    /// No key, or several, are meant by what was typed.
    #[error("no single key {given}")]
    WhichKey { given: String, keys: Vec<String> },
    #[error("templates unsaved")]
    UnsavedTemplates { paths: Vec<String> },
    #[error("templates are {now}, not {seen}")]
    OtherTemplates { seen: String, now: String },
    /// The rules that wait are not the ones that were seen.
    #[error("the proposed rules are {now}, not {seen}")]
    OtherProposal { seen: String, now: String },
    #[error("templates not submitted")]
    TemplatesNotSubmitted,
    /// Whoever changed them does not approve them.
    #[error("own templates")]
    OwnTemplates,
    /// The rules know no short way.
    #[error("no expedited release")]
    NoExpedited,
    /// Nothing went out on the short way that somebody should look at.
    #[error("no second look at {id}")]
    NoSecondLook { id: StatementId },
    #[error("not the one to look again at {id}")]
    NotYourLook { id: StatementId, could: Vec<PersonId> },
    #[error("nothing to withdraw")]
    NothingToWithdraw { id: StatementId },
    #[error("{0} exists")]
    Exists(PathBuf),
    /// A folder in which nothing may be made.
    #[error("{0} may not be written")]
    ReadOnly(PathBuf),
    /// The folder belongs to something else that git keeps; `address`: where that is shared.
    #[error("{root} is not ours")]
    Foreign { root: PathBuf, address: Option<String> },
    /// What is out has other words than those handed in since.
    #[error("the new words of {id} are not out")]
    NewWords { id: StatementId },
    /// Nobody of this name is in the rules.
    #[error("{given} is not in the rules")]
    NotListed { given: String, known: Vec<PersonId> },
    /// Another machine or person has begun to publish this; `own`: the same person elsewhere.
    #[error("claimed by {by}")]
    Claimed { id: StatementId, by: String, own: bool },
    /// Publishing without the shared state, which says whether somebody else has begun.
    #[error("{id} cannot be published offline")]
    Offline { id: StatementId },
    /// Nobody else has begun to publish this.
    #[error("{id} is claimed by nobody else")]
    NothingToTakeOver { id: StatementId },
    /// What stands on the website is not what was seen there.
    #[error("the website shows other changes of {id}: {now}")]
    OtherDrift { id: StatementId, now: String },
    /// The plan is not the one that was seen.
    #[error("the plan for {id} is {now}")]
    OtherPlan { id: StatementId, now: String },
    /// What would go out of the archive is not what was seen.
    #[error("the archive's plan is {now}")]
    OtherArchive { now: String },
    /// Other rules came into force while the archive went out.
    #[error("other rules")]
    RulesMoved,
    /// Another process is at it.
    #[error("another run")]
    OtherRun,
    /// A press list has nobody on it on this machine; with the lists that have somebody.
    #[error("nobody on the list {list}")]
    EmptyList { list: String, known: Vec<String> },
    /// A receipt without the manifest that it signs.
    #[error("a receipt of {id} is not true")]
    FalseReceipt { id: StatementId },
    /// A role that the rules do not know.
    #[error("no role {role}")]
    NoRole { role: String, known: Vec<String> },
    /// Records that were there are gone or changed, or the state last looked at is not here.
    #[error("{} records are lost", lost.len())]
    Lost { descent: Descent, lost: Vec<Lost>, known: String, found: String },
    /// The state to be accepted is not the present one.
    #[error("the state is {now}, not {seen}")]
    OtherState { seen: String, now: String },
    /// An effect whose end nobody knows.
    #[error("unknown")]
    UnknownEffect { id: StatementId, effect: String },
    /// A press list was to be written where git would find it.
    #[error("{0} lies in a workspace")]
    PublicPlace(PathBuf),
    /// The rules let nobody on this list know before the embargo ends.
    #[error("{list} may not get {id} before its embargo ends")]
    EmbargoedList { id: StatementId, list: String },
    /// The server did not take the mail to oneself.
    #[error("the test was refused: {reply}")]
    ProbeRefused { reply: String },
    /// Another machine sent some of it and gave up the rest; whom it went to is known only there.
    #[error("{by} gave {id} up elsewhere")]
    GivenUpElsewhere { id: StatementId, by: String, mails: usize },
    /// Another machine sent it to this list; whom it went to is known only there.
    #[error("{id} was sent to {list} elsewhere")]
    MailedElsewhere { id: StatementId, list: String, mails: usize },
    #[error("nothing is unknown about {id}")]
    NothingToResolve { id: StatementId },
    /// Nothing of it is under way on this machine.
    #[error("nothing of {id} is under way")]
    NothingToAbandon { id: StatementId },
    /// Nothing is public yet, and a changed text ends it as well.
    #[error("{id} is not public yet")]
    AbandonedTooEarly { id: StatementId },
    #[error("{count} deliveries of {id} are under way")]
    SeveralBegun { id: StatementId, count: usize },
    /// The bytes that went out lie on the machine that published, and cannot be made again here.
    #[error("{id} was sealed elsewhere")]
    SealedElsewhere { id: StatementId },
    /// The frozen list of recipients is not the sealed one.
    #[error("the list of {id} is another")]
    OtherRoll { id: StatementId },
    /// The mail server takes no more now; every mail that was taken is written down.
    #[error("stopped: {reply}")]
    MailStopped { id: StatementId, reply: String },
    /// The person stopped it, between two steps.
    #[error("{id}: stopped after {sent} of {of} mails")]
    Interrupted { id: StatementId, sent: usize, of: usize, unknown: usize },
    /// No way into this host and port is kept on this machine.
    #[error("no account for {origin}")]
    NoAccount { origin: String, path: PathBuf },
    /// Others can read the file with the passwords.
    #[error("{0} can be read by others")]
    OpenPasswords(PathBuf),
    #[error("{path}:{line}")]
    Passwords { path: PathBuf, line: usize },
    /// A time that does not exist or exists twice in the zone of the rules.
    #[error("{typed:?} cannot be used as a time: {reason}")]
    Time { typed: String, reason: &'static str },
    #[error("the person {0:?} cannot be added")]
    Person(String),
    #[error("never published")]
    NeverPublished { id: StatementId },
    #[error("no language {0:?}")]
    NoLanguage(String),
    /// Somebody else was first, time after time.
    #[error("{remote} moves on and on")]
    Crowded { remote: String },
    /// The workspace is shared with another place already.
    #[error("shared at {address}")]
    RemoteThere { address: String },
    #[error("nothing of {id} lies aside")]
    NothingAside { id: StatementId },
    /// The rules of a workspace that is joined begin otherwise than was said.
    #[error("the rules begin with {found}, not {wanted}")]
    OtherRules { wanted: String, found: String },
    /// There is nothing to correct or to withdraw.
    #[error("{id} is not out")]
    NotOut { id: StatementId },
    /// A partner whom no head names.
    #[error("{id} has no partner {partner:?}")]
    NoPartner { id: StatementId, partner: String, known: Vec<String> },
    #[error("{partner} joined after the approval")]
    OwnPartner { partner: String, could: Vec<PersonId> },
    /// An edition that does not say what it translates.
    #[error("{id}:{lang} names no original")]
    NoOriginal { id: StatementId, lang: Lang },
    /// What was taken back goes to nobody who did not have it.
    #[error("{id} was taken back")]
    TakenBack { id: StatementId },
    #[error("nothing of {id} was ever wrong")]
    NothingWrong { id: StatementId },
    #[error("{id} is withdrawn")]
    WithdrawnAlready { id: StatementId },
    /// A correction or a withdrawal says something.
    #[error("no note")]
    NoNote,
    /// A head to which nothing can be added by itself.
    #[error("{path} keeps its head")]
    HeadAsItIs { path: String },
    /// What is out in a language does not simply vanish.
    #[error("{id}:{lang} is out and not there any more")]
    EditionGone { id: StatementId, lang: Lang },
    /// Another machine made the pages; they do not lie in the folder here.
    #[error("the pages of {id} lie elsewhere")]
    PagesElsewhere { id: StatementId },
    #[error("{id}:{lang} is out")]
    EditionOut { id: StatementId, lang: Lang },
    /// A severe correction names its cause.
    #[error("no cause")]
    NoCause,
    /// The mails with the wrong version left from another machine.
    #[error("{count} mails of {id} left from elsewhere")]
    SentElsewhere { id: StatementId, count: usize },
    #[error("{count} copies of {id} left from elsewhere under embargo")]
    CopiesElsewhere { id: StatementId, count: usize },
    #[error("serve: {0}")]
    Serve(String),
}

impl OpsError {
    /// Wraps an IO error with the path it happened at.
    pub(super) fn file(path: impl Into<PathBuf>) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.into();
        move |source| OpsError::File { path, source }
    }
}

/// An error of writing into a folder: that it may not be written is said of the folder.
pub(super) fn unwritable(dir: &Path) -> impl FnOnce(std::io::Error) -> OpsError {
    use std::io::ErrorKind::{PermissionDenied, ReadOnlyFilesystem};
    let dir = dir.to_owned();
    move |source| match source.kind() {
        PermissionDenied | ReadOnlyFilesystem => OpsError::ReadOnly(dir),
        _ => OpsError::File { path: dir, source },
    }
}
