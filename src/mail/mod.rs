//! The mail to the press: one message a person, sent to a mail server or written as `.eml` files.

mod courier;
mod folder;
mod head;
mod keyed;
mod message;
mod reply;
mod returned;

pub use courier::{Answer, Courier, Relay, Security};
pub use folder::{MailFolder, forget_mail, mails_in};
pub use head::Head;
pub use keyed::keyed_hash;
pub use message::{FOOTER, Letters, Message, edition_for, part, sender};
pub use returned::{LOOKED_AT, Said, Whose, is_no_address, returned};

#[cfg(test)]
#[path = "../../tests/suite/postbox.rs"]
pub mod postbox;

use serde::Deserialize;
use std::path::{Component, Path};

/// `[mail]` in `workflow.toml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mail {
    pub kind: Kind,
    /// Where `.eml` files go, relative to the workspace; ignored by git.
    #[serde(default = "outbox")]
    pub folder: String,
    /// The sender's address.
    pub from: String,
    /// Where answers and objections go; the first press contact's address where it is not given.
    #[serde(default)]
    pub reply_to: Option<String>,
    /// For people whose own language the release does not have; its first one where not given.
    #[serde(default)]
    pub language: Option<String>,
    /// The mail server.
    #[serde(default)]
    pub host: String,
    /// 587 with STARTTLS and 465 with TLS where it is not given.
    #[serde(default)]
    pub port: Option<u16>,
    #[serde(default)]
    pub security: Security,
    /// The name that we introduce ourselves with; the domain of `from` where it is not given.
    #[serde(default)]
    pub hello: Option<String>,
    /// How many mails go out in a minute.
    #[serde(default = "per_minute")]
    pub per_minute: u32,
    /// Seconds before the first mail in which the sending can still be stopped.
    #[serde(default = "hold")]
    pub hold: u64,
    /// Press lists that may get a text before its embargo ends.
    #[serde(default)]
    pub embargoed_lists: Vec<String>,
}

fn outbox() -> String {
    "outbox".to_owned()
}

fn per_minute() -> u32 {
    60
}

fn hold() -> u64 {
    20
}

/// How mails go out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// To a mail server.
    Smtp,
    /// As `.eml` files.
    Folder,
}

#[derive(Debug, thiserror::Error)]
pub enum MailError {
    /// What of it: `from`, `reply-to`, `recipient`, `subject`, `text`, `attachment`, `key`, `date`, `head`.
    #[error("mail: {0} cannot be used")]
    Unusable(&'static str),
    #[error("{path}: {source}")]
    File { path: std::path::PathBuf, source: std::io::Error },
    /// Where a mail is to be written lies something else.
    #[error("{0} is another file")]
    Planted(std::path::PathBuf),
    #[error("{host}:{port} cannot be reached: {detail}")]
    Unreachable { host: String, port: u16, detail: String },
    /// The server offers no encryption; nothing was said to it.
    #[error("{host} does not encrypt")]
    NoEncryption { host: String },
    #[error("{host} shows a certificate that is not believed: {detail}")]
    Certificate { host: String, detail: String },
    #[error("{host} does not let {user} in: {detail}")]
    Login { host: String, user: String, detail: String },
}

impl Mail {
    /// The first key whose value is of no use, if there is one: a folder that is not inside the
    /// workspace, a host that cannot be one, no rate.
    pub fn fault(&self) -> Option<&'static str> {
        let mut parts = Path::new(&self.folder).components();
        let inside = parts.clone().next().is_some() && parts.all(|part| matches!(part, Component::Normal(_)));
        let is_name = |name: &str| {
            let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-.".contains(&byte);
            (1..=253).contains(&name.len()) && name.bytes().all(plain)
        };
        let smtp = self.by_smtp();
        let faults = [
            (inside, "folder"),
            (!smtp || is_name(&self.host), "host"),
            (self.port != Some(0), "port"),
            (self.hello.as_deref().is_none_or(is_name), "hello"),
            ((1..=6000).contains(&self.per_minute), "per_minute"),
            (self.hold <= 600, "hold"),
        ];
        faults.iter().find(|(fine, _)| !fine).map(|(_, key)| *key)
    }

    pub fn by_smtp(&self) -> bool {
        self.kind == Kind::Smtp
    }

    /// Host and port, to which a password is bound: `smtp.example.org:587`.
    pub fn origin(&self) -> String {
        format!("{}:{}", self.host, self.port())
    }

    pub fn port(&self) -> u16 {
        self.port.unwrap_or(match self.security {
            Security::Starttls => 587,
            Security::Tls => 465,
        })
    }

    /// The name that we introduce ourselves with.
    pub fn hello(&self) -> String {
        let domain = || self.from.rsplit('@').next().unwrap_or("localhost").to_owned();
        self.hello.clone().unwrap_or_else(domain)
    }

    /// The rest between two mails.
    pub fn interval(&self) -> std::time::Duration {
        std::time::Duration::from_secs(60) / self.per_minute.max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_that_cannot_be_used_are_named() {
        let read = |more: &str| {
            let text = format!("from = \"post@example.org\"\n{more}");
            toml::from_str::<Mail>(&text).map_err(|error| error.message().to_owned())
        };
        for (more, fault) in [
            ("kind = \"folder\"", None),
            ("kind = \"smtp\"\nhost = \"smtp.example.org\"", None),
            ("kind = \"smtp\"", Some("host")),
            ("kind = \"smtp\"\nhost = \"a b\"", Some("host")),
            ("kind = \"smtp\"\nhost = \"smtp.example.org\"\nper_minute = 0", Some("per_minute")),
            ("kind = \"smtp\"\nhost = \"smtp.example.org\"\nhold = 601", Some("hold")),
            ("kind = \"smtp\"\nhost = \"smtp.example.org\"\nhello = \"x\\r\\ny\"", Some("hello")),
            ("kind = \"folder\"\nfolder = \"../x\"", Some("folder")),
        ] {
            assert_eq!(read(more).unwrap().fault(), fault, "{more}");
        }
        assert!(read("kind = \"pigeon\"").is_err());
        assert!(read("kind = \"smtp\"\nsecurity = \"none\"").is_err(), "there is no way without encryption");
        assert!(read("kind = \"smtp\"\npassword = \"x\"").is_err(), "no password in the rules");
        let smtp = |more: &str| read(&format!("kind = \"smtp\"\nhost = \"smtp.example.org\"\n{more}")).unwrap();
        assert_eq!(smtp("").origin(), "smtp.example.org:587");
        assert_eq!(smtp("security = \"tls\"").origin(), "smtp.example.org:465");
        assert_eq!((smtp("port = 2525").port(), smtp("").hello()), (2525, "example.org".to_owned()));
    }
}
