//! What a website can fail with; `cli` gives each its words.

use super::http::HttpFault;
use super::reach::Reach;
use super::wordpress::Trouble;
use crate::release::StatementId;
use std::path::{Path, PathBuf};

#[derive(Debug, thiserror::Error)]
pub enum SiteError {
    #[error("{path}: {source}")]
    File { path: PathBuf, source: std::io::Error },
    #[error("{0} is not ours")]
    Foreign(PathBuf),
    #[error("website: {0:?} is not known")]
    Kind(String),
    /// The newsroom would not be a folder of its own inside the workspace.
    #[error("website: folder {0:?} cannot be used")]
    Folder(String),
    #[error("website: address {0:?} cannot be used")]
    Address(String),
    /// An artefact's path that would lead out of its folder.
    #[error("{0:?} is no path of a page")]
    Path(String),
    /// A template or artefact that is needed and not there.
    #[error("{0} is missing")]
    Missing(String),
    #[error("{name}: {detail}")]
    Template { name: String, detail: String },
    /// A file of ours that cannot be read any more.
    #[error("{0} is damaged")]
    Damaged(PathBuf),
    /// Making public what was not prepared.
    #[error("{0} is not prepared")]
    NotPrepared(StatementId),
    /// What went out last went to a website of another kind.
    #[error("{0} went out elsewhere")]
    Elsewhere(StatementId),
    /// Public files that somebody changed by hand since they were written.
    #[error("{} was changed by hand", paths.join(", "))]
    Edited { id: StatementId, paths: Vec<String> },
    /// This person has no password for the website's origin.
    #[error("no password for {0}")]
    NoLogin(String),
    /// No request can be made at all on this machine.
    #[error("no client: {0}")]
    Client(String),
    /// What any other website answered, or did not.
    #[error(transparent)]
    Http(#[from] HttpFault),
    /// What WordPress answered, or did not.
    #[error(transparent)]
    WordPress(#[from] Trouble),
}

impl SiteError {
    pub(super) fn at(path: &Path, source: std::io::Error) -> Self {
        SiteError::File { path: path.to_owned(), source }
    }

    /// Whether the next statement would fare as this one did.
    pub fn reach(&self) -> Reach {
        match self {
            SiteError::WordPress(trouble) => trouble.cause.reach(),
            SiteError::Http(fault) => fault.reach(),
            SiteError::Foreign(_)
            | SiteError::Path(_)
            | SiteError::NotPrepared(_)
            | SiteError::Elsewhere(_)
            | SiteError::Edited { .. } => Reach::Statement,
            _ => Reach::Website,
        }
    }

    /// Whether something that was asked for outside may have happened all the same.
    pub fn leaves_open(&self) -> bool {
        match self {
            SiteError::WordPress(trouble) => trouble.cause.passes(),
            SiteError::Http(fault) => fault.passes(),
            _ => false,
        }
    }
}
