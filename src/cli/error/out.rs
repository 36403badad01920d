//! What is said when a document, the website, a mail or the journal fails.

use super::{CliError, file};
use crate::cli::exit::Exit;
use crate::cli::words::{Sentence, args};
use crate::journal::JournalError;
use crate::mail::MailError;
use crate::render::RenderError;
use crate::site::{Cause, HttpFault, SiteError, Trouble};
use crate::statement::PictureFault;

impl From<JournalError> for CliError {
    fn from(error: JournalError) -> Self {
        match error {
            JournalError::Busy(path) => Self::new(Exit::Conflict, "error-journal-busy", args![path = path]),
            JournalError::File { path, source } => file(&path, &source),
            JournalError::Damaged { path, at } => {
                Self::new(Exit::Unknown, "error-journal-damaged", args![path = path, at = at])
            }
        }
    }
}

impl From<SiteError> for CliError {
    fn from(error: SiteError) -> Self {
        match error {
            SiteError::File { path, source } => file(&path, &source),
            SiteError::Foreign(path) => Self::new(Exit::Conflict, "error-site-foreign", args![path = path]),
            SiteError::Kind(kind) => Self::new(Exit::Refused, "error-site-kind", args![kind = kind]),
            SiteError::Folder(folder) => Self::new(Exit::Refused, "error-site-folder", args![folder = folder]),
            SiteError::Address(address) => Self::new(Exit::Refused, "error-site-address", args![address = address]),
            SiteError::Path(path) => Self::new(Exit::Refused, "error-site-path", args![path = path]),
            SiteError::Missing(name) => Self::new(Exit::Failed, "error-site-missing", args![name = name]),
            SiteError::Template { name, detail } => {
                Self::new(Exit::Failed, "error-site-template", args![name = name, detail = detail])
            }
            SiteError::Damaged(path) => Self::new(Exit::Unknown, "error-site-damaged", args![path = path]),
            SiteError::NotPrepared(id) => Self::new(Exit::Failed, "error-site-not-prepared", args![id = id]),
            SiteError::Elsewhere(id) => Self::new(Exit::Conflict, "error-site-elsewhere", args![id = id]),
            SiteError::Edited { id, paths } => {
                Self::new(Exit::Conflict, "error-site-edited", args![id = id, paths = paths.join(", ")])
            }
            SiteError::NoLogin(origin) => Self::new(Exit::NotAllowed, "error-site-no-login", args![origin = origin]),
            SiteError::Client(detail) => Self::new(Exit::Failed, "error-site-client", args![detail = detail]),
            SiteError::Http(fault) => fault.into(),
            SiteError::WordPress(trouble) => trouble.into(),
        }
    }
}

impl From<HttpFault> for CliError {
    fn from(fault: HttpFault) -> Self {
        match fault {
            HttpFault::Template { name, detail } => {
                Self::new(Exit::Refused, "error-http-template", args![name = name, detail = detail])
            }
            HttpFault::Unreachable { url, reason } => {
                Self::new(Exit::Failed, "error-http-unreachable", args![url = url, reason = reason])
            }
            HttpFault::Unclear { url, reason } => {
                Self::new(Exit::Unknown, "error-http-unclear", args![url = url, reason = reason])
            }
            HttpFault::Refused { url, status, words } => {
                Self::new(Exit::Failed, "error-http-refused", args![url = url, status = status, words = words])
            }
            HttpFault::Login { url, status } => {
                Self::new(Exit::NotAllowed, "error-http-login", args![url = url, status = status])
            }
            HttpFault::Answer { url, place } => {
                Self::new(Exit::Refused, "error-http-answer", args![url = url, place = place])
            }
            HttpFault::Unfiltered { url } => Self::new(Exit::Refused, "error-http-unfiltered", args![url = url]),
            HttpFault::Twins { count, ids } => {
                Self::new(Exit::Conflict, "error-http-twins", args![count = count, ids = ids])
            }
            HttpFault::Gone { key } => Self::new(Exit::Conflict, "error-http-gone", args![key = key]),
            HttpFault::Edited { id, places } => {
                Self::new(Exit::Conflict, "error-site-edited", args![id = id, paths = places])
            }
            HttpFault::Early { embargo, server } => {
                Self::new(Exit::NotYet, "error-wp-early", args![embargo = embargo, server = server])
            }
            HttpFault::Unkept { places } => Self::new(Exit::Conflict, "error-http-unkept", args![places = places]),
            HttpFault::NoFiles(name) => Self::new(Exit::Refused, "error-http-no-files", args![name = name]),
        }
    }
}

impl From<Trouble> for CliError {
    fn from(trouble: Trouble) -> Self {
        let mut args = args![];
        // What is too large or unwelcome is mostly a file, and then it is named.
        for name in ["name", "size", "message"] {
            if trouble.fact(name).is_none() {
                args.set(name, "?");
            }
        }
        for (name, value) in &trouble.facts {
            // A number decides between one and many.
            match value.parse::<u32>() {
                Ok(number) if *name == "count" => args.set(*name, number),
                _ => args.set(*name, value),
            }
        }
        let error = Self::new(exit_of(trouble.cause), "error-wp-other", args![]);
        Self { message: Sentence::new(format!("error-wp-{}", trouble.cause.name()), args), ..error }
    }
}

fn exit_of(cause: Cause) -> Exit {
    match cause {
        Cause::Unclear | Cause::Fatal => Exit::Unknown,
        Cause::NotLoggedIn
        | Cause::Stripped
        | Cause::WrongPassword
        | Cause::UserBarred
        | Cause::NoPasswords
        | Cause::Role
        | Cause::Hidden
        | Cause::HttpAuth => Exit::NotAllowed,
        Cause::SlugTaken
        | Cause::Trash
        | Cause::Gone
        | Cause::Edited
        | Cause::Autosave
        | Cause::Twins
        | Cause::Filtered
        | Cause::Unkept => Exit::Conflict,
        Cause::Early | Cause::Busy | Cause::Maintenance => Exit::NotYet,
        Cause::Term | Cause::Redirect => Exit::Refused,
        _ => Exit::Failed,
    }
}

impl From<MailError> for CliError {
    fn from(error: MailError) -> Self {
        match error {
            MailError::Unusable(part) => Self::new(Exit::Refused, "error-mail-unusable", args![part = part]),
            MailError::File { path, source } => file(&path, &source),
            MailError::Planted(path) => {
                Self::new(Exit::Conflict, "error-mail-planted", args![path = path.display().to_string()])
            }
            MailError::Unreachable { host, port, detail } => {
                Self::new(Exit::Failed, "error-mail-unreachable", args![host = host, port = port, detail = detail])
            }
            MailError::NoEncryption { host } => {
                Self::new(Exit::NotAllowed, "error-mail-encryption", args![host = host])
            }
            MailError::Certificate { host, detail } => {
                Self::new(Exit::NotAllowed, "error-mail-certificate", args![host = host, detail = detail])
            }
            MailError::Login { host, user, detail } => {
                Self::new(Exit::NotAllowed, "error-mail-login", args![host = host, user = user, detail = detail])
            }
        }
    }
}

impl From<RenderError> for CliError {
    fn from(error: RenderError) -> Self {
        match error {
            RenderError::Typst { span, template, message, hints } => typst(span, template, &message, &hints),
            RenderError::NoTemplate(name) => Self::new(Exit::Failed, "error-render-no-template", args![name = name]),
            RenderError::Template { file, line, message } => {
                Self::new(Exit::Failed, "error-render-template", args![file = file, line = line, detail = message])
            }
            RenderError::Sources { file, line, message } => {
                Self::new(Exit::Refused, "error-render-sources", args![file = file, line = line, detail = message])
            }
            RenderError::Picture { path, span, fault } => {
                let id = match fault {
                    PictureFault::Unknown => "error-picture-unknown",
                    PictureFault::TooManyPixels { .. } => "error-picture-pixels",
                    PictureFault::TooHeavy => "error-picture-heavy",
                    PictureFault::TooMuchDrawn => "error-picture-drawn",
                    PictureFault::Damaged => "error-picture-damaged",
                };
                Self::new(Exit::Refused, id, args![path = path, line = span.line])
            }
            RenderError::TemplateName { file, line, message, known } => Self::new(
                Exit::Failed,
                "error-render-template-name",
                args![file = file, line = line, detail = message, known = known.join(", ")],
            ),
            RenderError::TooDeep(span) => Self::new(Exit::Refused, "error-render-too-deep", args![line = span.line]),
            RenderError::Gate(reports) => Self::new(
                Exit::Refused,
                "error-render-gate",
                args![reports = reports.iter().map(|report| format!("  {report}")).collect::<Vec<_>>().join("\n")],
            ),
        }
    }
}

/// typst's own words, in English, under a sentence that says whose line it is.
fn typst(
    span: Option<crate::statement::Span>,
    template: Option<(String, usize)>,
    message: &str,
    hints: &[String],
) -> CliError {
    let detail = hints.iter().fold(message.to_owned(), |all, hint| format!("{all}; {hint}"));
    match (span, template) {
        (Some(span), _) => CliError::new(Exit::Refused, "error-render-text", args![line = span.line, detail = detail]),
        (None, Some((file, line))) => {
            CliError::new(Exit::Failed, "error-render-template", args![file = file, line = line, detail = detail])
        }
        (None, None) => CliError::new(Exit::Failed, "error-render", args![detail = detail]),
    }
}
