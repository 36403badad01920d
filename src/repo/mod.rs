//! The workspace in git: trees read strictly, records signed and verified, commits written whole.

mod append;
mod blob;
mod branch;
mod commit;
mod courier;
mod error;
mod folder;
mod history;
mod incoming;
mod keys;
mod lineage;
mod merge;
mod names;
mod open;
mod own;
mod raw;
mod saving;
mod sign;
mod stamp;
mod tree;
mod verify;
mod whole;

pub use append::{Descent, Lost, Way};
pub use commit::{Author, Change};
pub use courier::{Courier, Pushed, Remote};
pub use error::RepoError;
pub use history::Published;
pub use keys::{OwnKey, fingerprint, generate_key};
pub use lineage::Files;
pub use merge::{Contest, Merge, Settled};
pub use open::{Workspace, git_identity};
pub use sign::Signer;
pub use tree::{Folder, Snapshot};
pub use verify::entry as read_entry;

#[cfg(any(test, fuzzing))]
pub use tree::read_folder;

#[cfg(test)]
mod tests;
