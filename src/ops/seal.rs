//! Sealing: from a clearance to the exact bytes that go out, and back from the disk to the same.

use super::OpsError;
use super::audience::{Audience, lists};
use super::desk::Desk;
use super::earlier::{Before, pdf_name, stamped};
use super::letter::{Letter, letter};
use super::outbox::Folder;
use super::render::Set;
use super::roll::Roll;
use super::site::{former_site, site};
use super::subject::Subject;
use super::templates::digest_of;
use crate::release::{Artefact, Event, Release, release_id, seal};
use crate::render::{Mark, Setting, blocks, check_accessible, for_web, html, kind_word, page_title, pdf};
use crate::review::Clearance;
use crate::site::{Page, PostPage, Settings, Website, page, post};
use crate::statement::{BlockNode, Digest, Edition, FrontMatter, Lang, plain, record_of};
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// A release as it lies sealed in the outbox.
pub(super) struct Sealed {
    pub release: Release,
}

/// Renders and seals everything that goes out: pages, PDFs, pictures, the mail; and freezes the list
/// of those who get it; of nobody where nobody is written to.
pub(super) fn build(
    desk: &Desk,
    subject: &Subject,
    clearance: Clearance,
    silent: bool,
) -> Result<(Release, Roll), OpsError> {
    let set = Set::open(desk)?;
    // What was judged and what is set in are read one after the other: they must be the same.
    if digest_of(set.templates()) != *clearance.templates() {
        let (seen, now) = (clearance.templates().short(), digest_of(set.templates()).short());
        return Err(OpsError::OtherTemplates { seen, now });
    }
    let editions: Vec<(&Lang, &Edition)> =
        clearance.editions().keys().filter_map(|lang| subject.editions.get_key_value(lang)).collect();
    let mut artefacts = Vec::new();
    for (lang, edition) in &editions {
        artefacts.extend(edition_artefacts(desk, &desk.workflow.website, &set, subject, lang, edition, &editions)?);
        let lists = lists(subject);
        artefacts.extend(letter(
            desk,
            &set.setting(edition, Mark::None, false),
            &Letter { lists: &lists, probe: false, correction: subject.aftermath.is_some() },
        )?);
    }
    let roll = if silent { Roll::default() } else { Audience::of(desk, subject)?.roll };
    let (_, channel) = release_of(desk, subject);
    let release = seal(clearance, subject.kind(), &channel, artefacts, roll.digest());
    Ok((release, roll))
}

/// What a published text would be today, set again and not sealed; with the website's settings of a day.
pub(super) fn again(
    desk: &Desk,
    set: &Set,
    subject: &Subject,
    editions: &BTreeMap<Lang, Edition>,
    website: &Website,
) -> Result<Vec<Artefact>, OpsError> {
    let all: Vec<(&Lang, &Edition)> = editions.iter().collect();
    let lists: BTreeSet<String> = editions.values().flat_map(|edition| edition.front.lists.clone()).collect();
    let lists: Vec<String> = lists.into_iter().collect();
    let mut artefacts = Vec::new();
    for (lang, edition) in &all {
        artefacts.extend(edition_artefacts(desk, website, set, subject, lang, edition, &all)?);
        let setting = set.setting(edition, Mark::None, false);
        let shape = Letter { lists: &lists, probe: false, correction: subject.aftermath.is_some() };
        artefacts.extend(letter(desk, &setting, &shape)?);
    }
    Ok(artefacts)
}

fn edition_artefacts(
    desk: &Desk,
    website: &Website,
    set: &Set,
    subject: &Subject,
    lang: &Lang,
    edition: &Edition,
    all: &[(&Lang, &Edition)],
) -> Result<Vec<Artefact>, OpsError> {
    let setting = set.setting(edition, Mark::None, false);
    let document = pdf(&setting)?;
    check_accessible(&document)?;
    let pdf_name = pdf_name(edition, lang);
    let pdf = (pdf_name.clone(), document.len());
    let address = former_site(desk, website)?.planned_address(edition.id(), lang, is_main(desk, lang));
    let before = stamped(desk, set, subject, (lang, edition), (&address, &document))?;
    let mut artefacts = match website.posts() {
        Some(posts) => post_artefacts(desk, (&posts, website.is_bare()), set, &setting, (pdf, &before), all)?,
        None => page_artefacts(desk, set, &setting, pdf, all)?,
    };
    let at = |name: &str| format!("{lang}/{name}");
    artefacts.push(Artefact { path: at(&pdf_name), media_type: "application/pdf", bytes: document });
    artefacts.extend(before.artefacts);
    // What was put before people at this release is part of it.
    let looked_at = record_of(&edition.looks()).into_bytes();
    artefacts.push(Artefact { path: at("looked-at.txt"), media_type: "text/plain", bytes: looked_at });
    for (name, bytes) in for_web(edition)? {
        artefacts.push(Artefact { path: at(&name), media_type: "application/octet-stream", bytes });
    }
    Ok(artefacts)
}

/// An edition as a page of the newsroom.
fn page_artefacts(
    desk: &Desk,
    set: &Set,
    setting: &Setting<'_>,
    pdf: (String, usize),
    all: &[(&Lang, &Edition)],
) -> Result<Vec<Artefact>, OpsError> {
    let (edition, lang) = (setting.edition, setting.edition.lang());
    let zoned = |time: Timestamp| time.to_zoned_datetime(desk.zone.clone());
    let site = site(desk)?;
    let first = site.newsroom().map(|newsroom| newsroom.first_published(edition.id().as_str())).transpose()?.flatten();
    Ok(page(&Page {
        id: edition.id(),
        lang,
        kind: edition.kind(),
        kind_word: kind_word(set.templates(), edition.kind(), lang),
        title: page_title(setting),
        summary: lead(edition),
        article: html(setting)?,
        picture: edition.pictures().next().map(|(path, _)| path.clone()),
        pdf,
        languages: all.iter().map(|(lang, edition)| ((*lang).clone(), edition.headline())).collect(),
        published: zoned(desk.now()),
        first: first.map(zoned),
        corrections: said(&edition.front),
        withdrawn: edition.front.withdrawn.is_some(),
        house: &desk.workflow.organisation,
        address: &desk.workflow.website.address,
        templates: set.templates(),
    })?)
}

/// The corrections that are said, for search engines; none where nothing of the text may stay.
fn said(front: &FrontMatter) -> Vec<(Date, String)> {
    if front.withdrawn.as_ref().is_some_and(|withdrawal| withdrawal.reason.takes_everything()) {
        return Vec::new();
    }
    let said = front.corrections.iter().filter(|correction| correction.is_said());
    said.map(|one| {
        (one.date, [Some(one.note.as_str()), one.cause.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(" "))
    })
    .collect()
}

/// An edition as a post in WordPress.
fn post_artefacts(
    desk: &Desk,
    (settings, bare): (&Settings, bool),
    set: &Set,
    setting: &Setting<'_>,
    (pdf, before): ((String, usize), &Before),
    all: &[(&Lang, &Edition)],
) -> Result<Vec<Artefact>, OpsError> {
    let (edition, lang) = (setting.edition, setting.edition.lang());
    let main = is_main(desk, lang);
    Ok(post(&PostPage {
        repo: &desk.repo(),
        id: edition.id(),
        lang,
        main,
        title: page_title(setting),
        summary: lead(edition),
        blocks: blocks(setting, &format!("{}-{lang}", edition.id()))?,
        pdf,
        stamped: before.stamped.clone(),
        gone: before.gone.clone(),
        pictures: edition.captions(),
        others: all.iter().map(|(other, _)| (*other).clone()).filter(|other| other != lang).collect(),
        settings,
        bare,
        templates: set.templates(),
    })?)
}

/// Whether this is the language that the house writes in.
pub(super) fn is_main(desk: &Desk, lang: &Lang) -> bool {
    desk.policy().languages.first().is_some_and(|first| first == lang.as_str())
}

/// The first paragraph in plain words, for the page's description.
pub(super) fn lead(edition: &Edition) -> String {
    if let Some(withdrawn) = &edition.front.withdrawn {
        return withdrawn.note.clone().unwrap_or_default();
    }
    let paragraph = edition.document.blocks.iter().find_map(|block| match &block.node {
        BlockNode::Paragraph(inlines) => Some(plain(inlines)),
        _ => None,
    });
    paragraph.unwrap_or_default()
}

/// The sealed release again from the disk: every byte is compared with the manifest, and the
/// manifest with the journal.
pub(super) fn load(folder: &Folder, events: &[Event]) -> Result<Sealed, OpsError> {
    let damaged = |what: &str| OpsError::File {
        path: folder.path().join(what),
        source: std::io::Error::new(std::io::ErrorKind::InvalidData, "changed since it was sealed"),
    };
    let manifest = folder.manifest()?.ok_or_else(|| damaged("sealed"))?;
    let opened = events.iter().any(|event| match event {
        Event::Opened { release, manifest: digest, .. } | Event::Mailing { release, manifest: digest, .. } => {
            *release == manifest.release && *digest == manifest.digest()
        }
        _ => false,
    });
    if !opened {
        return Err(damaged("sealed/manifest"));
    }
    let mut artefacts = Vec::new();
    for (path, digest) in &manifest.artefacts {
        let bytes = folder.file(path)?;
        if Digest::of(&bytes) != *digest {
            return Err(damaged(path));
        }
        artefacts.push(Artefact { path: path.clone(), media_type: media_type(path), bytes });
    }
    let release = Release::reopen(manifest, artefacts).ok_or_else(|| damaged("sealed"))?;
    Ok(Sealed { release })
}

pub(super) fn media_type(path: &str) -> &'static str {
    match path.rsplit('.').next() {
        Some("html") => "text/html",
        Some("pdf") => "application/pdf",
        Some("txt") => "text/plain",
        _ => "application/octet-stream",
    }
}

/// The release that these editions are or would be, with its channel. What replaces a release is named
/// after it: the same words can go out, be changed, and go out again.
pub(super) fn release_of(desk: &Desk, subject: &Subject) -> (Digest, String) {
    let editions = subject.in_play();
    let last = subject.last_receipt().and_then(|(_, record)| record.release());
    // The way that releases take is part of their name.
    let way = &desk.workflow.website.kind;
    let channel = match last {
        Some(release) if subject.evaluation.published == editions => return (release, way.clone()),
        Some(before) => format!("{way} after {before}"),
        None => way.clone(),
    };
    (release_id(&desk.repo(), &subject.id, &editions, &channel), channel)
}

#[cfg(test)]
mod tests;
