//! The templates as they are saved, judged like a text.

use super::OpsError;
use super::desk::Desk;
use super::init::shipped;
use crate::ledger::{Entry, RecordKind};
use crate::person::Email;
use crate::repo::Files;
use crate::review::{About, Case, Grown, Templates, template_digest, template_editions};
use crate::statement::{Digest, Kind};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

pub(super) const FOLDER: &str = "templates";

/// Digests of what earlier versions of the program handed out, so that a workspace keeps working
/// when the program is renewed.
const SHIPPED_BEFORE: &[&str] = &[];

/// The saved templates, judged; kept as long as the saved state is the same.
pub fn templates(desk: &Desk) -> Result<Rc<Templates>, OpsError> {
    let tip = desk.workspace.tip()?;
    let known = desk.templates.borrow().clone();
    if let Some((id, templates)) = known.filter(|(id, _)| *id == tip.id()) {
        debug_assert_eq!(id, tip.id());
        return Ok(templates);
    }
    let entries = entries(desk)?;
    let digest = digest_of(&tip.folder(FOLDER)?);
    let in_order = |files: &Files, people: &BTreeSet<Email>| {
        let digest = digest_of(files);
        is_shipped(&digest) || judge(desk, &entries, digest, people.clone()).is_some_and(|then| then.are_good())
    };
    let people = if is_shipped(&digest) { BTreeSet::new() } else { desk.workspace.lineage(FOLDER, &in_order)? };
    let judged = judge(desk, &entries, digest, people).ok_or_else(|| OpsError::NoLanguage("und".to_owned()))?;
    let judged = Rc::new(judged);
    *desk.templates.borrow_mut() = Some((tip.id(), judged.clone()));
    Ok(judged)
}

/// The digest of files as they lie below `templates/`.
pub(super) fn digest_of(files: &Files) -> Digest {
    template_digest(files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())))
}

/// The digest of what this version of the program hands out.
pub(super) fn shipped_digest() -> Digest {
    template_digest(shipped())
}

fn is_shipped(digest: &Digest) -> bool {
    shipped_digest() == *digest || SHIPPED_BEFORE.contains(&digest.to_string().as_str())
}

pub(super) fn judge(desk: &Desk, entries: &[Entry], digest: Digest, touched_by: BTreeSet<Email>) -> Option<Templates> {
    let case = Case {
        repo: desk.repo(),
        about: About::Templates,
        kinds: BTreeSet::from([Kind::PressRelease]),
        single_case: false,
        consent: true,
        aftermath: None,
        outdated: BTreeMap::new(),
        partners: BTreeSet::new(),
        changes: &[],
        said: None,
        quotes: Vec::new(),
        editions: template_editions(digest),
        grown: Grown::none(),
        touched_by,
        entries,
        discounted: BTreeSet::new(),
    };
    Templates::judge(&case, desk.policy(), &desk.chain.known, is_shipped)
}

/// The records about templates; they lie beside those about the rules.
pub(super) fn entries(desk: &Desk) -> Result<Vec<Entry>, OpsError> {
    let about = |entry: &Entry| entry.record.as_ref().is_ok_and(|record| record.kind == RecordKind::Template);
    Ok(desk.workspace.tip()?.workflow_records()?.into_iter().filter(about).collect())
}
