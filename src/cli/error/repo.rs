//! What is said when the workspace or a signature cannot be used.

use super::{CliError, file};
use crate::cli::exit::Exit;
use crate::cli::words::args;
use crate::repo::RepoError;

impl From<RepoError> for CliError {
    fn from(error: RepoError) -> Self {
        match error {
            RepoError::NotAWorkspace(path) => Self::new(Exit::Failed, "error-repo-not-a-workspace", args![path = path]),
            RepoError::Git { what, source } => {
                Self::new(Exit::Failed, "error-repo-git", args![what = what, detail = source.message()])
            }
            RepoError::Locked { path } => Self::new(Exit::Failed, "error-repo-locked", args![path = path]),
            RepoError::Tree { path, reason } => {
                Self::new(Exit::Refused, "error-repo-tree", args![path = path, reason = reason])
            }
            RepoError::Moved => Self::new(Exit::Conflict, "error-repo-moved", args![]),
            RepoError::Unsaved(path) => Self::new(Exit::Conflict, "error-repo-unsaved", args![path = path]),
            RepoError::File { path, source } => file(&path, &source),
            RepoError::Sign(detail) => Self::new(Exit::NotAllowed, "error-repo-sign", args![detail = detail]),
            RepoError::Key { path, reason } => {
                Self::new(Exit::NotAllowed, "error-repo-key", args![path = path, reason = reason])
            }
            RepoError::Remote { address, why, detail } => {
                let code = match why {
                    "remote-denied" => Exit::NotAllowed,
                    "remote-refused" | "remote-damaged" => Exit::Refused,
                    _ => Exit::Failed,
                };
                Self::new(code, "error-repo-remote", args![address = address, why = why, detail = detail])
            }
            RepoError::NotAppended { path, what } => {
                Self::new(Exit::Refused, "error-repo-not-appended", args![path = path, what = what])
            }
            RepoError::NotOwned(path) => Self::new(Exit::NotAllowed, "error-repo-not-owned", args![path = path]),
            RepoError::Nobody => Self::new(Exit::NotAllowed, "error-repo-nobody", args![]),
            RepoError::Branch { here, shared } => {
                Self::new(Exit::Refused, "error-repo-branch", args![here = here, shared = shared])
            }
            RepoError::History(what) => Self::new(Exit::Refused, "error-repo-history", args![what = what]),
        }
    }
}
