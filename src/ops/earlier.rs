//! The PDFs that went out before: each stays at its address and gets a stamp that says what followed.

use super::OpsError;
use super::desk::Desk;
use super::folder::{covers, read_editions};
use super::manifests::manifest;
use super::render::Set;
use super::subject::Subject;
use crate::release::{Artefact, Stamped};
use crate::render::{Later, Mark, check_accessible, pdf};
use crate::statement::{Digest, Edition, FrontMatter, Lang};
use std::collections::{BTreeMap, BTreeSet};

/// The PDF's name beside the page. Each marked change has a number of its own, so that the PDF from
/// before it keeps its address.
pub(super) fn pdf_name(edition: &Edition, lang: &Lang) -> String {
    numbered(edition, lang, edition.front.marked_changes())
}

fn numbered(edition: &Edition, lang: &Lang, changes: usize) -> String {
    match changes {
        0 => format!("{}-{lang}.pdf", edition.id()),
        changes => format!("{}-{lang}-{}.pdf", edition.id(), changes + 1),
    }
}

/// What went out under one number.
struct Earlier {
    edition: Edition,
    /// Its PDFs, of which silent changes may have made several: where a website names files by what
    /// they hold, each has an address.
    pdfs: BTreeSet<Digest>,
    pictures: BTreeSet<Digest>,
}

/// What became of everything that went out earlier.
#[derive(Default)]
pub(super) struct Before {
    pub artefacts: Vec<Artefact>,
    pub stamped: Vec<Stamped>,
    /// Pictures that may not stay, by the first twelve digits of their digests.
    pub gone: Vec<String>,
}

/// Every earlier PDF of an edition, stamped; `notice` stands in its place where nothing of the text
/// may stay.
pub(super) fn stamped(
    desk: &Desk,
    set: &Set,
    subject: &Subject,
    (lang, edition): (&Lang, &Edition),
    (address, notice): (&str, &[u8]),
) -> Result<Before, OpsError> {
    let mut before = Before::default();
    if edition.front.marked_changes() == 0 {
        return Ok(before);
    }
    let gone = edition.front.withdrawn.as_ref().is_some_and(|withdrawal| withdrawal.reason.takes_everything());
    for (changes, earlier) in earlier(desk, subject, lang, &edition.front)? {
        let name = numbered(&earlier.edition, lang, changes);
        let bytes = match gone {
            true => notice.to_vec(),
            false => {
                let later = Later { front: &edition.front, address };
                let mut setting = set.setting(&earlier.edition, Mark::None, false);
                setting.later = Some(later);
                let bytes = pdf(&setting)?;
                check_accessible(&bytes)?;
                bytes
            }
        };
        let path = format!("{lang}/{name}");
        let instead_of = earlier.pdfs.iter().map(|digest| digest.short()).collect();
        before.artefacts.push(Artefact { path: path.clone(), media_type: "application/pdf", bytes });
        before.stamped.push(Stamped { path, name, instead_of });
        if gone {
            before.gone.extend(earlier.pictures.iter().map(Digest::short));
        }
    }
    Ok(before)
}

/// What went out in this language under a smaller number of marked changes, by that number: of
/// several the last.
fn earlier(
    desk: &Desk,
    subject: &Subject,
    lang: &Lang,
    front: &FrontMatter,
) -> Result<BTreeMap<usize, Earlier>, OpsError> {
    let mut found: BTreeMap<usize, Earlier> = BTreeMap::new();
    for (release, _) in subject.publications() {
        let Some(manifest) = manifest(desk, &subject.id, &release)? else { continue };
        let Some((_, folder)) =
            desk.workspace.find_edition(&subject.id, &|folder| covers(folder, &manifest.editions))?
        else {
            continue;
        };
        let Some(edition) = read_editions(&folder).0.remove(lang) else { continue };
        if !manifest.editions.contains_key(lang) {
            continue;
        }
        let changes = edition.front.marked_changes();
        if changes >= front.marked_changes() {
            continue;
        }
        let pdf = manifest.artefacts.get(&format!("{lang}/{}", numbered(&edition, lang, changes))).copied();
        let media = format!("{lang}/media/");
        let media = manifest.artefacts.iter().filter(|(path, _)| path.starts_with(&media)).map(|(_, digest)| *digest);
        let last = found.remove(&changes);
        let (mut pdfs, mut pictures) = last.map(|last| (last.pdfs, last.pictures)).unwrap_or_default();
        pdfs.extend(pdf);
        pictures.extend(media);
        found.insert(changes, Earlier { edition, pdfs, pictures });
    }
    Ok(found)
}
