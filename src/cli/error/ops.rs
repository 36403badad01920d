//! What is said when a verb cannot do its work, and when a gate is closed.

use super::policy::toml;
use super::{CliError, file};
use crate::cli::checked;
use crate::cli::exit::Exit;
use crate::cli::words::{Roles, args};
use crate::ops::{OpsError, Unimportable};
use crate::person::PersonId;
use crate::repo::{Descent, Lost};
use crate::review::Refusal;
use crate::statement::{Level, StatementId};
use jiff::tz::TimeZone;

impl From<OpsError> for CliError {
    fn from(error: OpsError) -> Self {
        use Exit::{Conflict, Failed, NotAllowed, NotYet, Refused, Unknown, Usage};
        match error {
            OpsError::Repo(error) => error.into(),
            OpsError::Chain(error) => error.into(),
            OpsError::Policy(error) => error.into(),
            OpsError::House(fault) => Self::new(Refused, "error-house", args![key = fault.0]),
            OpsError::Render(error) => error.into(),
            OpsError::Site(error) => error.into(),
            OpsError::Mail(error) => error.into(),
            OpsError::Journal(error) => error.into(),
            OpsError::Contacts { path, errors } => contacts(&path, errors),
            OpsError::Import { path, why } => unimportable(&path, why),
            OpsError::HandedIn { id } => Self::new(Refused, "error-handed-in", args![id = id]),
            OpsError::SealedElsewhere { id } => Self::new(Conflict, "error-sealed-elsewhere", args![id = id]),
            OpsError::OtherDrift { id, now } => Self::new(Conflict, "error-other-drift", args![id = id, now = now]),
            OpsError::NoTranslation { id, lang } => {
                Self::new(Usage, "error-no-translation", args![id = id, lang = lang])
            }
            OpsError::Emptied { id, path } => Self::new(Refused, "error-emptied", args![id = id, path = path]),
            OpsError::NoWords => Self::new(Usage, "error-no-words", args![]),
            OpsError::Gone { id } => Self::new(Conflict, "error-gone", args![id = id]),
            OpsError::NoHeadline => Self::new(Usage, "error-no-headline", args![]),
            OpsError::File { path, source } => file(&path, &source),
            OpsError::Workflow { file, fault } => toml(&file, *fault),
            OpsError::Rules { file, line, column, error } => {
                let place = format!("{file}:{line}:{column}");
                Self::from(*error).hint("error-rules-place", args![place = place])
            }
            OpsError::NoStatement(typed) => Self::new(Failed, "error-no-statement", args![typed = typed]),
            OpsError::Ambiguous { typed, candidates } => {
                let names: Vec<String> = candidates.iter().map(ToString::to_string).collect();
                let first = names.first().cloned().unwrap_or_default();
                Self::new(Usage, "error-ambiguous", args![typed = typed, candidates = names.join(", "), first = first])
            }
            OpsError::PagesElsewhere { id } => Self::new(Failed, "error-pages-elsewhere", args![id = id]),
            OpsError::EditionOut { id, lang } => Self::new(Refused, "error-edition-out", args![id = id, lang = lang]),
            OpsError::NoRevision(typed) => Self::new(Failed, "error-no-revision", args![typed = typed]),
            OpsError::NoEdition { id, lang } if lang == "-" => Self::new(Failed, "error-no-readable", args![id = id]),
            OpsError::NoEdition { id, lang } => Self::new(Failed, "error-no-edition", args![id = id, lang = lang]),
            OpsError::Stranger { fingerprints } => {
                Self::new(NotAllowed, "error-stranger", args![fingerprint = fingerprints.join(", ")])
            }
            OpsError::NoKey => Self::new(NotAllowed, "error-no-key", args![]),
            OpsError::Unsaved { id, paths } => {
                Self::new(Conflict, "error-unsaved", args![id = id, paths = paths.join(", ")])
            }
            OpsError::NoMatch { id, seen, now } => {
                Self::new(Conflict, "error-no-match", args![id = id, seen = seen, now = now])
            }
            OpsError::Findings { path, mut findings } => {
                findings.retain(|finding| finding.level == Level::Error);
                let error = Self::new(Refused, "error-findings", args![path = path, count = findings.len()]);
                Self { found: Some(Box::new((path, findings))), ..error }
            }
            OpsError::Refused { id, refusals, zone } => refused(&id, refusals, zone),
            OpsError::Already(what) => Self::new(exit_of_already(what), already(what), args![]),
            OpsError::NotYourRole { needed, yours } => {
                let facts = args![count = needed.len(), needed = Roles(&needed), yours = Roles(&yours)];
                Self::new(NotAllowed, if needed.is_empty() { "error-role-none" } else { "error-role" }, facts)
            }
            OpsError::UnusableKey { reason } => Self::new(Refused, "error-key-unusable", args![reason = reason]),
            OpsError::WhichKey { given, keys } => {
                Self::new(Usage, "error-which-key", args![given = given, known = keys.join(" ")])
            }
            OpsError::UnsavedTemplates { paths } => {
                Self::new(Conflict, "error-templates-unsaved", args![paths = paths.join(", ")])
            }
            OpsError::OtherTemplates { seen, now } => {
                Self::new(Conflict, "error-templates-other", args![seen = seen, now = now])
            }
            OpsError::OtherProposal { seen, now } => {
                Self::new(Conflict, "error-proposal-other", args![seen = seen, now = now])
            }
            OpsError::TemplatesNotSubmitted => Self::new(NotYet, "error-templates-not-submitted", args![]),
            OpsError::OwnTemplates => Self::new(Refused, "error-templates-own", args![]),
            OpsError::NoExpedited => Self::new(Refused, "error-no-expedited", args![]),
            OpsError::NoSecondLook { id } => Self::new(Failed, "error-no-second-look", args![id = id]),
            OpsError::NotYourLook { id, could } => {
                let names: Vec<String> = could.iter().map(ToString::to_string).collect();
                let could = if names.is_empty() { "none".to_owned() } else { names.join(", ") };
                Self::new(NotAllowed, "error-not-your-look", args![id = id, could = could])
            }
            OpsError::NothingToWithdraw { id } => Self::new(Failed, "error-nothing-to-withdraw", args![id = id]),
            OpsError::Exists(path) => Self::new(Failed, "error-exists", args![path = path]),
            OpsError::Claimed { id, by, own } => {
                let message = if own { "error-claimed-elsewhere" } else { "error-claimed" };
                Self::new(Conflict, message, args![id = id, person = by])
            }
            OpsError::Offline { id } => Self::new(Refused, "error-publish-offline", args![id = id]),
            OpsError::NothingToTakeOver { id } => Self::new(Failed, "error-nothing-to-take-over", args![id = id]),
            OpsError::OtherPlan { id, now } => Self::new(Conflict, "error-other-plan", args![id = id, now = now]),
            OpsError::OtherArchive { now } => Self::new(Conflict, "error-other-archive", args![now = now]),
            OpsError::RulesMoved => Self::new(Conflict, "error-rules-moved", args![]),
            OpsError::OtherRun => Self::new(Failed, "error-other-run", args![]),
            OpsError::EmptyList { list, known } if known.is_empty() || known.contains(&list) => {
                Self::new(Refused, "error-empty-list", args![list = list])
            }
            OpsError::EmptyList { list, known } => {
                Self::new(Refused, "error-no-list", args![list = list, known = known.join(", ")])
            }
            OpsError::FalseReceipt { id } => Self::new(Refused, "error-false-receipt", args![id = id]),
            OpsError::NoRole { role, known } => {
                Self::new(Usage, "error-no-role", args![role = role, known = known.join(", ")])
            }
            OpsError::Lost { descent, lost, known, found } => lost_records(descent, &lost, &known, &found),
            OpsError::OtherState { seen, now } => {
                Self::new(Conflict, "error-other-state", args![seen = seen, now = short(&now)])
            }
            OpsError::UnknownEffect { id, effect } => {
                Self::new(Unknown, "error-unknown-effect", args![id = id, effect = effect])
            }
            OpsError::PublicPlace(path) => Self::new(Refused, "error-public-place", args![path = path]),
            OpsError::EmbargoedList { id, list } => {
                Self::new(Refused, "error-embargoed-list", args![id = id, list = list])
            }
            OpsError::ProbeRefused { reply } => Self::new(Failed, "error-probe-refused", args![reply = reply]),
            OpsError::NothingToResolve { id } => Self::new(Failed, "error-nothing-to-resolve", args![id = id]),
            OpsError::NothingToAbandon { id } => Self::new(Failed, "error-nothing-to-abandon", args![id = id]),
            OpsError::AbandonedTooEarly { id } => Self::new(Refused, "error-abandoned-too-early", args![id = id]),
            OpsError::SeveralBegun { id, count } => {
                Self::new(Usage, "error-several-begun", args![id = id, count = count])
            }
            OpsError::OtherRoll { id } => Self::new(Conflict, "error-other-roll", args![id = id]),
            OpsError::MailStopped { id, reply } => {
                Self::new(Exit::Partly, "error-mail-stopped", args![id = id, reply = reply])
            }
            OpsError::Interrupted { id, sent, of, unknown } => {
                let facts = args![id = id, sent = sent, of = of, left = of - sent, unknown = unknown];
                Self::new(Exit::Interrupted, "error-interrupted", facts)
            }
            OpsError::NoAccount { origin, path } => {
                Self::new(NotAllowed, "error-mail-account", args![origin = origin, path = path])
            }
            OpsError::OpenPasswords(path) => Self::new(NotAllowed, "error-passwords-open", args![path = path]),
            OpsError::Passwords { path, line } => {
                Self::new(NotAllowed, "error-passwords", args![path = path, line = line])
            }
            OpsError::Time { typed, reason } => Self::new(Usage, "error-time", args![typed = typed, reason = reason]),
            OpsError::Person(given) => Self::new(Usage, "error-person", args![given = given]),
            OpsError::NeverPublished { id } => Self::new(NotYet, "error-never-published", args![id = id]),
            OpsError::NewWords { id } => Self::new(NotYet, "error-new-words", args![id = id]),
            OpsError::NotListed { given, known } => {
                let known: Vec<&str> = known.iter().map(|person| person.as_str()).collect();
                Self::new(Usage, "error-not-listed", args![given = given, known = known.join(", ")])
            }
            OpsError::ReadOnly(path) => Self::new(Failed, "error-read-only", args![path = path]),
            OpsError::Foreign { root, address: Some(address) } => {
                Self::new(Usage, "error-foreign-shared", args![root = root, address = address])
            }
            OpsError::Foreign { root, address: None } => Self::new(Usage, "error-foreign", args![root = root]),
            OpsError::NoLanguage(typed) => Self::new(Usage, "error-no-language", args![typed = typed]),
            OpsError::Crowded { remote } => Self::new(Failed, "error-crowded", args![address = remote]),
            OpsError::RemoteThere { address } => Self::new(Failed, "error-remote-there", args![address = address]),
            OpsError::NothingAside { id } => Self::new(Failed, "error-nothing-aside", args![id = id]),
            OpsError::OtherRules { wanted, found } => {
                Self::new(Conflict, "error-other-rules", args![wanted = wanted, found = found])
            }
            OpsError::NoPartner { id, partner, known } => {
                let known = if known.is_empty() { "none".to_owned() } else { known.join("; ") };
                Self::new(Usage, "error-no-partner", args![id = id, partner = partner, known = known])
            }
            OpsError::OwnPartner { partner, could } => {
                let could = could.iter().map(PersonId::as_str).collect::<Vec<_>>().join(", ");
                let could = if could.is_empty() { "none".to_owned() } else { could };
                Self::new(Refused, "error-own-partner", args![partner = partner, could = could])
            }
            OpsError::NoOriginal { id, lang } => Self::new(Failed, "error-no-original", args![id = id, lang = lang]),
            OpsError::NotOut { id } => Self::new(NotYet, "error-not-out", args![id = id]),
            OpsError::WithdrawnAlready { id } => Self::new(Exit::Done, "error-withdrawn-already", args![id = id]),
            OpsError::TakenBack { id } => Self::new(Refused, "error-taken-back", args![id = id]),
            OpsError::NothingWrong { id } => Self::new(Refused, "error-nothing-wrong", args![id = id]),
            OpsError::NoNote => Self::new(Usage, "error-no-note", args![]),
            OpsError::HeadAsItIs { path } => Self::new(Failed, "error-head-as-it-is", args![path = path]),
            OpsError::EditionGone { id, lang } => Self::new(Refused, "error-edition-gone", args![id = id, lang = lang]),
            OpsError::NoCause => Self::new(Usage, "error-needs-cause", args![]),
            OpsError::SentElsewhere { id, count } => {
                Self::new(Refused, "error-sent-elsewhere", args![id = id, count = count])
            }
            OpsError::CopiesElsewhere { id, count } => {
                Self::new(Refused, "error-copies-elsewhere", args![id = id, count = count])
            }
            OpsError::GivenUpElsewhere { id, by, mails } => {
                Self::new(Conflict, "error-given-up-elsewhere", args![id = id, person = by, count = mails])
            }
            OpsError::MailedElsewhere { id, list, mails } => {
                Self::new(Conflict, "error-mailed-elsewhere", args![id = id, list = list, count = mails])
            }
            OpsError::Serve(detail) => Self::new(Failed, "error-serve", args![detail = detail]),
        }
    }
}

fn unimportable(path: &std::path::Path, why: Unimportable) -> CliError {
    let (code, id, args) = match why {
        Unimportable::Folder => (Exit::Usage, "error-import-folder", args![path = path]),
        Unimportable::Encoding { line } => (Exit::Failed, "error-import-encoding", args![path = path, line = line]),
        Unimportable::Binary => (Exit::Failed, "error-import-binary", args![path = path]),
        Unimportable::TooLong { kilobytes } => {
            (Exit::Failed, "error-import-too-long", args![path = path, size = kilobytes])
        }
        Unimportable::Empty => (Exit::Failed, "error-import-empty", args![path = path]),
        Unimportable::Language { tag, known } => {
            (Exit::Usage, "error-import-language", args![path = path, tag = tag, known = known.join(", ")])
        }
    };
    CliError::new(code, id, args)
}

/// Doing again what is done is no failure; a version of the rules that waits is in the way.
fn exit_of_already(what: &str) -> Exit {
    if matches!(what, "proposed" | "listed" | "key-listed") { Exit::Conflict } else { Exit::Done }
}

fn already(what: &str) -> &'static str {
    match what {
        "approved" => "error-already-approved",
        "submitted" => "error-already-submitted",
        "in-force" => "error-already-in-force",
        "proposed" => "error-already-proposed",
        "published" => "error-already-published",
        "out" => "error-already-out",
        "signed" => "error-already-signed",
        "key-listed" => "error-already-key-listed",
        "shipped" => "error-already-shipped",
        "looked" => "error-already-looked",
        "translated" => "error-already-translated",
        _ => "error-already-listed",
    }
}

fn contacts(path: &std::path::Path, errors: Vec<crate::contacts::ContactError>) -> CliError {
    use crate::contacts::ContactError::{Garbled, Header, NoHeader, Twice};
    // There is nothing else to say then, and it has advice of its own.
    if let [Header { .. } | NoHeader | Twice { .. } | Garbled { .. }] = errors.as_slice() {
        return CliError { code: Exit::Failed, ..CliError::from(errors) };
    }
    let mut all = errors.into_iter().map(CliError::from);
    let first =
        all.next().unwrap_or_else(|| CliError::new(Exit::Failed, "error-file", args![path = path, detail = ""]));
    let mut error = CliError::new(Exit::Failed, "error-contacts", args![path = path]);
    error.hints.push(first.message);
    error.hints.extend(all.map(|error| error.message));
    error
}

/// Records that are gone, the first few by name, and from which state on.
fn lost_records(descent: Descent, lost: &[Lost], known: &str, found: &str) -> CliError {
    const SHOWN: usize = 5;
    let how = checked::how(descent);
    let paths: Vec<&str> = lost.iter().map(|lost| lost.path.as_str()).take(SHOWN).collect();
    let args =
        args![how = how, count = lost.len(), paths = paths.join(", "), known = short(known), found = short(found)];
    CliError::new(Exit::Refused, "error-lost", args)
}

/// The beginning of a commit's name, as people see and type it.
fn short(commit: &str) -> String {
    commit.chars().take(12).collect()
}

/// All closed gates in one error: the first decides the exit code's class, `why` has the details.
fn refused(id: &StatementId, refusals: Vec<Refusal>, zone: TimeZone) -> CliError {
    let early = |refusal: &Refusal| {
        matches!(
            refusal,
            Refusal::NotSubmitted
                | Refusal::Templates { .. }
                | Refusal::Approval { .. }
                | Refusal::Stale { .. }
                | Refusal::Embargo { .. }
                | Refusal::Quote { .. }
                | Refusal::SignOn { .. }
        )
    };
    let code = if refusals.iter().all(early) { Exit::NotYet } else { Exit::Refused };
    let own_words = refusals.iter().all(|refusal| matches!(refusal, Refusal::OwnWords { .. }));
    let heading = match code {
        _ if own_words => "error-refused-own-words",
        Exit::NotYet if refusals == [Refusal::NotSubmitted] => "error-refused-draft",
        Exit::NotYet => "error-refused-yet",
        _ => "error-refused",
    };
    let mut error = CliError::new(code, heading, args![id = id]);
    error.refused = refusals.into_iter().map(|refusal| (id.clone(), refusal, zone.clone())).collect();
    error
}
