//! What can go wrong with the workspace, named for what was attempted.

use std::path::{Path, PathBuf};

#[derive(Debug, thiserror::Error)]
pub enum RepoError {
    #[error("{0} is not inside a workspace")]
    NotAWorkspace(PathBuf),
    #[error("reading {what}: {source}")]
    Git { what: &'static str, source: git2::Error },
    /// Another program holds one of git's locks, or died while it did; the file is named.
    #[error("{path} is there: somebody else is writing")]
    Locked { path: String },
    /// A saved tree, or a path to save, that is refused; the reason's name is for `locales/`.
    #[error("{path}: {reason}")]
    Tree { path: String, reason: &'static str },
    /// The branch moved while we wrote.
    #[error("the workspace changed meanwhile")]
    Moved,
    /// A file in the folder holds something that is not saved and would be overwritten.
    #[error("{0} has unsaved changes")]
    Unsaved(String),
    #[error("{path}: {source}")]
    File { path: PathBuf, source: std::io::Error },
    #[error("signing: {0}")]
    Sign(String),
    #[error("{path}: not a key that can be used: {reason}")]
    Key { path: PathBuf, reason: String },
    /// History cannot be trusted: `shallow`, `grafts`, `replace`, `alternates`. Or there is no
    /// branch to save on: `detached`. Or two workspaces have nothing in common: `unrelated`;
    /// or nothing was ever shared there: `empty`.
    #[error("history: {0}")]
    History(&'static str),
    /// The place to share with could not be used. `why`: `remote-away`, `remote-denied`,
    /// `remote-refused`, `remote-damaged`, `remote-absent`, `remote-no-git`.
    #[error("{address}: {why}: {detail}")]
    Remote { address: String, why: &'static str, detail: String },
    /// What comes lacks a record that was there (`removed`), or has it in another form (`changed`).
    #[error("{path} was {what}")]
    NotAppended { path: String, what: &'static str },
    /// The folder belongs to somebody else on this machine; git does not work in it then.
    #[error("{0} belongs to somebody else")]
    NotOwned(PathBuf),
    /// Another branch is open than the one that everybody shares.
    #[error("{here} is open, and {shared} is shared")]
    Branch { here: String, shared: String },
    /// A commit needs somebody's name, and nobody is known here.
    #[error("nobody to save as")]
    Nobody,
}

/// The file in a message of libgit2: `failed to lock file '/w/.git/refs/heads/main.lock' for writing: `.
/// Of the index it only says `the index is locked; …`.
fn named(message: &str) -> String {
    message.split('\'').nth(1).unwrap_or(".git/index.lock").to_owned()
}

impl RepoError {
    /// Names what git was asked for.
    pub(super) fn git(what: &'static str) -> impl FnOnce(git2::Error) -> Self {
        move |source| match source.code() {
            git2::ErrorCode::Locked => Self::Locked { path: named(source.message()) },
            _ => Self::Git { what, source },
        }
    }

    /// Names the file that the disk was asked for.
    pub(super) fn file(path: &Path) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::File { path, source }
    }
}
