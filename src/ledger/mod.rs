//! What did happen: signed records about statements, read as facts and without opinion.

mod armour;
mod note;
mod record;
mod seen;
#[cfg(test)]
mod tests;

pub use armour::{ArmourError, split};
pub use note::{abandon_note, claim_note, mailing_note, one_line, receipt_note};
pub use record::{Record, RecordError, RecordKind, Verdict};
pub use seen::{Seen, missing};

use crate::person::PersonId;
use crate::statement::Digest;

/// The namespace of every signature on a record, so that no other signature can stand in for one.
pub const NAMESPACE: &str = "klartext-review";

/// What the signature on a record file was found to be. It is a fact; whether the key counts is
/// for `review` to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Signature {
    /// Valid over the record's bytes in our namespace, made by the key with this fingerprint
    /// (`SHA256:…`, as `ssh-keygen -l` prints it).
    Good { fingerprint: String },
    /// Not valid, with the reason's name for `locales/`: `signature-namespace`, `signature-wrong`,
    /// `signature-broken`, `signature-algorithm`, `signature-certificate`, `signature-weak`,
    /// `signature-untouched`.
    Bad { reason: &'static str },
}

/// One file under `reviews/` as it was found, readable or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The file's path in the workspace.
    pub path: String,
    /// The digest of the whole file: its name must start with it, and `seen` lists name it.
    pub digest: Digest,
    pub record: Result<Record, RecordError>,
    pub signature: Signature,
}

impl Entry {
    /// The name a record file must have: `<digest12>-<person>.review`.
    pub fn name(digest: &Digest, person: &PersonId) -> String {
        format!("{}-{person}.review", digest.short())
    }
}
