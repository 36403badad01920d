//! The mail to the press: one message a person, written as `.eml` files.

mod folder;
mod keyed;
mod message;

pub use folder::MailFolder;
pub use keyed::keyed_hash;
pub use message::{MailError, Message, message};

use serde::Deserialize;
use std::path::{Component, Path};

/// `[mail]` in `workflow.toml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mail {
    /// `folder`: `.eml` files instead of a server.
    pub kind: String,
    /// Where they go, relative to the workspace; ignored by git.
    pub folder: String,
    /// The sender's address.
    pub from: String,
    /// Where answers and objections go; the first press contact's address where it is not given.
    #[serde(default)]
    pub reply_to: Option<String>,
    /// For people whose own language the release does not have; its first one where not given.
    #[serde(default)]
    pub language: Option<String>,
}

impl Mail {
    /// Whether mails can go out like this: a kind that is known, a folder inside the workspace.
    pub fn check(&self) -> Result<(), MailError> {
        if self.kind != "folder" {
            return Err(MailError::Unusable("kind"));
        }
        let mut parts = Path::new(&self.folder).components();
        let inside = parts.clone().next().is_some() && parts.all(|part| matches!(part, Component::Normal(_)));
        if inside { Ok(()) } else { Err(MailError::Unusable("folder")) }
    }
}
