//! What can be wrong with a WordPress site, told apart by its answers.
//!
//! Looked at in this order: the way to the server, redirects, who answered (a firewall is not
//! WordPress), the code that WordPress names, the status. Each cause has its sentence and the one
//! thing to do in `locales/`, as `error-wp-<name>`.

use crate::site::reach::Reach;
use crate::site::web::{Answer, Silence, redirected};
use serde_json::Value;

/// A cause that has a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cause {
    Unreachable,
    Redirect,
    NoApi,
    RestOff,
    NoPasswords,
    NotLoggedIn,
    Stripped,
    WrongPassword,
    UserBarred,
    HttpAuth,
    Role,
    Hidden,
    Filtered,
    Firewall,
    Cloudflare,
    Busy,
    Maintenance,
    Fatal,
    Unclear,
    SlugTaken,
    Trash,
    Gone,
    Edited,
    Autosave,
    Term,
    Size,
    FileType,
    Damaged,
    Early,
    Twins,
    Unkept,
    Other,
}

impl Cause {
    #[cfg(test)]
    pub const ALL: [Cause; 32] = [
        Cause::Unreachable,
        Cause::Redirect,
        Cause::NoApi,
        Cause::RestOff,
        Cause::NoPasswords,
        Cause::NotLoggedIn,
        Cause::Stripped,
        Cause::WrongPassword,
        Cause::UserBarred,
        Cause::HttpAuth,
        Cause::Role,
        Cause::Hidden,
        Cause::Filtered,
        Cause::Firewall,
        Cause::Cloudflare,
        Cause::Busy,
        Cause::Maintenance,
        Cause::Fatal,
        Cause::Unclear,
        Cause::SlugTaken,
        Cause::Trash,
        Cause::Gone,
        Cause::Edited,
        Cause::Autosave,
        Cause::Term,
        Cause::Size,
        Cause::FileType,
        Cause::Damaged,
        Cause::Early,
        Cause::Twins,
        Cause::Unkept,
        Cause::Other,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Cause::Unreachable => "unreachable",
            Cause::Redirect => "redirect",
            Cause::NoApi => "no-api",
            Cause::RestOff => "rest-off",
            Cause::NoPasswords => "no-passwords",
            Cause::NotLoggedIn => "not-logged-in",
            Cause::Stripped => "stripped",
            Cause::WrongPassword => "wrong-password",
            Cause::UserBarred => "user-barred",
            Cause::HttpAuth => "http-auth",
            Cause::Role => "role",
            Cause::Hidden => "hidden",
            Cause::Filtered => "filtered",
            Cause::Firewall => "firewall",
            Cause::Cloudflare => "cloudflare",
            Cause::Busy => "busy",
            Cause::Maintenance => "maintenance",
            Cause::Fatal => "fatal",
            Cause::Unclear => "unclear",
            Cause::SlugTaken => "slug-taken",
            Cause::Trash => "trash",
            Cause::Gone => "gone",
            Cause::Edited => "edited",
            Cause::Autosave => "autosave",
            Cause::Term => "term",
            Cause::Size => "size",
            Cause::FileType => "file-type",
            Cause::Damaged => "damaged",
            Cause::Early => "early",
            Cause::Twins => "twins",
            Cause::Unkept => "unkept",
            Cause::Other => "other",
        }
    }

    /// Whether an order that ended like this may have been carried out all the same.
    pub fn leaves_open(self) -> bool {
        matches!(self, Cause::Unclear | Cause::Fatal | Cause::Busy | Cause::Maintenance)
    }

    /// Whether another statement would fare alike.
    pub fn reach(self) -> Reach {
        match self {
            // A firewall can take offence at one text, and who goes on is barred.
            Cause::Fatal | Cause::Unclear | Cause::Firewall | Cause::Other => Reach::Perhaps,
            Cause::Filtered
            | Cause::SlugTaken
            | Cause::Trash
            | Cause::Gone
            | Cause::Edited
            | Cause::Autosave
            | Cause::Size
            | Cause::FileType
            | Cause::Damaged
            | Cause::Early
            | Cause::Twins
            | Cause::Unkept => Reach::Statement,
            _ => Reach::Website,
        }
    }

    /// Whether the same may go well a little later.
    pub fn passes(self) -> bool {
        self.leaves_open() || self == Cause::Unreachable
    }
}

/// A cause with what its sentence is filled with. No fact is ever a password.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("wordpress: {} {facts:?}", cause.name())]
pub struct Trouble {
    pub cause: Cause,
    pub facts: Vec<(&'static str, String)>,
    /// Seconds after which the server itself wants to be asked again.
    pub wait: Option<u64>,
}

impl Trouble {
    pub fn new(cause: Cause) -> Self {
        Self { cause, facts: Vec::new(), wait: None }
    }

    /// The same with one fact more.
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.facts.push((name, value.to_string()));
        self
    }

    pub fn fact(&self, name: &str) -> Option<&str> {
        self.facts.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }

    /// No answer at all.
    pub fn silence(silence: Silence, url: &str) -> Self {
        match silence {
            Silence::Unreachable(reason) => {
                Self::new(Cause::Unreachable).with("host", host(url)).with("reason", reason)
            }
            Silence::Unclear(reason) => Self::new(Cause::Unclear).with("url", bare(url)).with("reason", reason),
        }
    }
}

/// What an answer that is no success says.
pub fn judge(answer: &Answer) -> Trouble {
    let url = bare(&answer.url);
    if let Some(to) = redirected(answer) {
        return Trouble::new(Cause::Redirect).with("from", url).with("to", bare(&to));
    }
    let json = answer.json().map(|(value, _)| value);
    match json.as_ref().and_then(|value| value["code"].as_str()) {
        Some(code) => by_code(answer, code, json.as_ref().unwrap_or(&Value::Null)),
        None => by_page(answer),
    }
}

/// WordPress itself answered, and names what is wrong.
fn by_code(answer: &Answer, code: &str, value: &Value) -> Trouble {
    let url = bare(&answer.url);
    let message = plain(value["message"].as_str().unwrap_or_default());
    let role = |what: &str| Trouble::new(Cause::Role).with("action", what);
    match code {
        "rest_no_route" => no_api(answer),
        "rest_disabled" | "rest_login_required" | "rest_cannot_access" | "rest_api_disabled" => {
            Trouble::new(Cause::RestOff).with("code", code)
        }
        "rest_not_logged_in" => Trouble::new(Cause::NotLoggedIn),
        "incorrect_password" | "invalid_username" | "invalid_email" => Trouble::new(Cause::WrongPassword),
        "application_passwords_disabled" | "application_passwords_disabled_for_user" => Trouble::new(Cause::UserBarred),
        "rest_post_invalid_id" => Trouble::new(Cause::Gone).with("url", url),
        "rest_upload_hash_mismatch" => Trouble::new(Cause::Damaged),
        "rest_upload_no_content_disposition" => Trouble::new(Cause::Size).with("message", message),
        "rest_upload_unknown_error" if message.contains("upload_max_filesize") => {
            Trouble::new(Cause::Size).with("message", message)
        }
        // Permanent, although it comes with status 500; the message is in the site's language.
        "rest_upload_unknown_error" | "rest_upload_sideload_error" => {
            Trouble::new(Cause::FileType).with("message", message)
        }
        "rest_cannot_create"
        | "rest_cannot_edit"
        | "rest_cannot_publish"
        | "rest_cannot_edit_others"
        | "rest_cannot_assign_sticky"
        | "rest_cannot_assign_term"
        | "rest_cannot_delete"
        | "rest_forbidden"
        | "rest_forbidden_context"
        | "rest_forbidden_status"
        | "rest_cannot_read"
        | "rest_user_cannot_view" => role(code),
        "internal_server_error" => Trouble::new(Cause::Fatal).with("url", url),
        _ => by_status(answer, code, &message),
    }
}

fn by_status(answer: &Answer, code: &str, message: &str) -> Trouble {
    let url = bare(&answer.url);
    match answer.status {
        429 => busy(answer),
        503 => maintenance(answer),
        408 | 500.. => {
            Trouble::new(Cause::Unclear).with("url", url).with("reason", format!("{} {code}", answer.status))
        }
        status => Trouble::new(Cause::Other)
            .with("url", url)
            .with("status", status)
            .with("code", code)
            .with("message", message),
    }
}

/// Something in front of WordPress answered, or WordPress could not speak properly.
fn by_page(answer: &Answer) -> Trouble {
    let url = bare(&answer.url);
    let text = answer.text();
    let challenge = answer.header("cf-mitigated").is_some() || text.contains("Just a moment");
    let cloudflare = answer.header("server").is_some_and(|server| server.to_lowercase().contains("cloudflare"));
    if cloudflare && challenge && answer.status != 200 {
        return Trouble::new(Cause::Cloudflare).with("ray", answer.header("cf-ray").unwrap_or("-"));
    }
    let firewall = || {
        Trouble::new(Cause::Firewall)
            .with("status", answer.status)
            .with("url", url.clone())
            .with("time", answer.header("date").unwrap_or("-"))
    };
    match answer.status {
        401 if answer.headers("www-authenticate").any(|way| way.to_lowercase().starts_with("basic")) => {
            Trouble::new(Cause::HttpAuth).with("url", url)
        }
        429 => busy(answer),
        503 if text.contains("Briefly unavailable")
            || text.contains("maintenance")
            || answer.retry_after().is_some() =>
        {
            maintenance(answer)
        }
        413 => Trouble::new(Cause::Size).with("message", "413"),
        401 | 403 | 406 | 503 => firewall(),
        500 if text.contains("critical error") || text.contains("kritischen Fehler") => {
            Trouble::new(Cause::Fatal).with("url", url)
        }
        408 | 500.. => Trouble::new(Cause::Unclear).with("url", url).with("reason", answer.status),
        _ => no_api(answer),
    }
}

fn no_api(answer: &Answer) -> Trouble {
    let found = answer.header("content-type").unwrap_or("-");
    let found = format!("{} {}", answer.status, found.split(';').next().unwrap_or(found));
    Trouble::new(Cause::NoApi).with("url", bare(&answer.url)).with("found", found)
}

fn busy(answer: &Answer) -> Trouble {
    let wait = answer.retry_after();
    Trouble { wait, ..Trouble::new(Cause::Busy).with("seconds", wait.unwrap_or(60)) }
}

fn maintenance(answer: &Answer) -> Trouble {
    let wait = answer.retry_after();
    Trouble { wait, ..Trouble::new(Cause::Maintenance).with("seconds", wait.unwrap_or(600)) }
}

/// An address without what was asked there.
pub fn bare(url: &str) -> String {
    if url.contains("rest_route=") {
        return url.split('&').next().unwrap_or(url).to_owned();
    }
    url.split('?').next().unwrap_or(url).to_owned()
}

fn host(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split(['/', '?']).next().unwrap_or(rest).to_owned()
}

/// WordPress writes its messages with tags and entities.
fn plain(message: &str) -> String {
    let mut out = String::new();
    let mut tag = false;
    for c in message.chars() {
        match c {
            '<' => tag = true,
            '>' => tag = false,
            c if !tag => out.push(c),
            _ => {}
        }
    }
    out.trim().to_owned()
}
