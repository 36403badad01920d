//! The workspace in git: trees read strictly, records signed and verified, commits written whole.

mod blob;
mod commit;
mod error;
mod folder;
mod history;
mod keys;
mod names;
mod open;
mod raw;
mod saving;
mod sign;
mod stamp;
mod tree;
mod verify;

pub use commit::{Author, Change};
pub use error::RepoError;
pub use keys::{OwnKey, fingerprint, generate_key};
pub use open::Workspace;
pub use sign::Signer;
pub use tree::{Folder, Snapshot};
pub use verify::entry as read_entry;

#[cfg(test)]
mod tests;
