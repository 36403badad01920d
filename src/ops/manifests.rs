//! Where the manifests of releases are kept, each beside the records that speak of it.

use super::OpsError;
use super::desk::Desk;
use crate::release::Manifest;
use crate::statement::{Digest, StatementId};

/// The saved manifest of a release, if it is there and readable; who signed it is for the caller to ask.
pub(super) fn manifest(desk: &Desk, id: &StatementId, release: &Digest) -> Result<Option<Manifest>, OpsError> {
    let bytes = desk.workspace.tip()?.file(&manifest_path(id, release))?;
    Ok(bytes.and_then(|bytes| String::from_utf8(bytes).ok()).and_then(|text| Manifest::parse(&text).ok()))
}

/// Where a release's manifest is kept for `verify`.
pub(super) fn manifest_path(id: &StatementId, release: &Digest) -> String {
    format!("reviews/{}/{id}/{}.manifest", id.year(), release.short())
}
