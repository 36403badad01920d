//! Drift: what somebody changed on the website by hand, shown, taken over as a draft, or put back.

use super::act::matches;
use super::desk::Desk;
use super::order::{note_taken, order};
use super::outbox::Folder;
use super::site::{Leave, make_public, site, site_of_many};
use super::subject::{Subject, ready};
use super::sync::put_aside;
use super::went_out::{release, went_out};
use super::{OpsError, claim, mailed};
use crate::journal::Journal;
use crate::repo::Change;
use crate::site::{Aspect, Difference, Drifted, Order, Reach, Site, WentOut};
use crate::statement::{Digest, Lang, Passage, StatementId, passages, take_over, title_passage, whole_page};
use std::collections::BTreeSet;

/// One statement on the website.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drift {
    pub id: StatementId,
    pub release: Digest,
    pub editions: Vec<Drifted>,
    /// Stands for what was found there; `--match` takes it.
    pub digest: Digest,
}

/// What became of it when it was taken over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenOver {
    pub id: StatementId,
    /// Texts that were changed, relative to the top, with the number of passages.
    pub texts: Vec<(String, usize)>,
    /// What no text can hold: language, how it was and how it is.
    pub left: Vec<(Lang, String, String)>,
    /// Differences that are none of the text: they stay as they are on the website.
    pub aside: Vec<(Lang, Aspect)>,
}

/// What became of it when the sealed release was put back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PutBack {
    pub id: StatementId,
    pub addresses: Vec<String>,
    /// Where the words of the other hand lie now.
    pub kept: Vec<String>,
}

impl Drift {
    pub fn is_there(&self) -> bool {
        self.editions.iter().any(|edition| !edition.differences.is_empty())
    }
}

/// Compares what the website shows with what went out last. Changes nothing.
pub fn drift(desk: &Desk, id: &StatementId) -> Result<Drift, OpsError> {
    Ok(look(desk, &Subject::read(desk, id)?)?.0)
}

/// The same of every statement that is out, at the pace that the rules set; `told` hears of each, and
/// how many there are. What is wrong with the website ends it, what is wrong with one statement not.
pub fn drift_all(
    desk: &Desk,
    told: &mut dyn FnMut(usize, usize, &StatementId, Option<Result<Drift, OpsError>>),
) -> Result<(), OpsError> {
    let site = site_of_many(desk)?;
    let ids = desk.workspace.tip()?.statements()?;
    let mut stocked = false;
    for (at, id) in ids.iter().enumerate() {
        told(at, ids.len(), id, None);
        let looked = Subject::read(desk, id).and_then(|subject| {
            if subject.last_receipt().is_some() && !std::mem::replace(&mut stocked, true) {
                site.take_stock()?;
            }
            look_at(desk, &site, &subject)
        });
        match looked {
            Err(OpsError::NeverPublished { .. } | OpsError::PagesElsewhere { .. }) => {}
            Err(OpsError::Site(error)) if error.reach() != Reach::Statement => return Err(error.into()),
            looked => told(at, ids.len(), id, Some(looked.map(|(drift, _)| drift))),
        }
    }
    Ok(())
}

fn look(desk: &Desk, subject: &Subject) -> Result<(Drift, WentOut, Site), OpsError> {
    let site = site(desk)?;
    let (drift, went) = look_at(desk, &site, subject)?;
    Ok((drift, went, site))
}

fn look_at(desk: &Desk, site: &Site, subject: &Subject) -> Result<(Drift, WentOut), OpsError> {
    let never = || OpsError::NeverPublished { id: subject.id.clone() };
    let went = went_out(desk, subject)?.ok_or_else(never)?;
    // Each machine has a folder of pages of its own, and only one of them made these.
    if let Some(newsroom) = site.newsroom()
        && newsroom.first_published(subject.id.as_str())?.is_none()
        && Journal::read(&Folder::at(desk, &went.manifest.release)?.journal())?.is_empty()
    {
        return Err(OpsError::PagesElsewhere { id: subject.id.clone() });
    }
    let editions = site.drift(&went)?;
    let state = |one: &Drifted| {
        let aspects: Vec<String> =
            one.differences.iter().map(|one| format!("{} {}", one.aspect.name(), one.about)).collect();
        format!("{} {} {}\n", one.lang, one.state, aspects.join(" "))
    };
    let text: String = editions.iter().map(state).collect();
    let digest = Digest::of(format!("klartext-drift 1\nrelease {}\n{text}", went.manifest.release).as_bytes());
    Ok((Drift { id: subject.id.clone(), release: went.manifest.release, editions, digest }, went))
}

/// Whether this is what the person saw.
fn shown(drift: &Drift, seen: Option<&str>) -> Result<(), OpsError> {
    let other = |_| OpsError::OtherDrift { id: drift.id.clone(), now: drift.digest.short() };
    matches(&drift.id, seen, &drift.digest).map_err(other)
}

/// The passages of a difference in words, before and now; of what is one line, that line.
pub fn passages_of(one: &Difference) -> (Vec<Passage>, Vec<Passage>) {
    let read = |html: &Option<String>| match (one.aspect, html) {
        (_, None) => Vec::new(),
        (Aspect::Text, Some(html)) => passages(html),
        (_, Some(html)) => vec![title_passage(html)],
    };
    (read(&one.was), read(&one.is))
}

/// Of a page whose text is as it was, everything on it, before and now.
pub fn pages_of(one: &Difference) -> (Vec<Passage>, Vec<Passage>) {
    let read = |html: &Option<String>| html.as_deref().map(whole_page).unwrap_or_default();
    (read(&one.was), read(&one.is))
}

/// Puts the changes into the texts and saves them as a draft, which needs its approvals as every
/// change does. `seen` is the digest of what the person was shown.
pub fn take_drift_over(desk: &Desk, id: &StatementId, seen: Option<&str>) -> Result<TakenOver, OpsError> {
    desk.me()?;
    let subject = ready(desk, id)?;
    let (drift, _, _) = look(desk, &subject)?;
    shown(&drift, seen)?;
    let mut done = TakenOver { id: id.clone(), texts: Vec::new(), left: Vec::new(), aside: Vec::new() };
    let mut changes = Vec::new();
    for edition in drift.editions.iter().filter(|edition| !edition.differences.is_empty()) {
        let (mut was, mut is) = (Vec::new(), Vec::new());
        for one in &edition.differences {
            match one.aspect {
                // The title stands above the text; a newsroom's page holds it already.
                Aspect::Title | Aspect::Text if one.was.is_some() && one.is.is_some() => {
                    let (old, new) = passages_of(one);
                    add(&mut was, old);
                    add(&mut is, new);
                }
                aspect => done.aside.push((edition.lang.clone(), aspect)),
            }
        }
        let Some(bytes) = subject.folder.texts.get(&edition.lang) else { continue };
        let taken = take_over(&String::from_utf8_lossy(bytes), &was, &is);
        done.left.extend(taken.left.into_iter().map(|(was, is)| (edition.lang.clone(), was, is)));
        if taken.count > 0 {
            let path = format!("{}/{}.md", Desk::folder(id), edition.lang);
            changes.push(Change { path: path.clone(), bytes: Some(taken.source.into_bytes()) });
            done.texts.push((path, taken.count));
        }
    }
    if !changes.is_empty() {
        desk.workspace.save(&changes, &desk.author()?, &format!("{id}: text as changed on the website"))?;
        note_taken(desk, id, &drift.editions)?;
    }
    Ok(done)
}

/// A post's title stands apart from its text, and in the text below notices and kicker.
fn add(page: &mut Vec<Passage>, more: Vec<Passage>) {
    let title = std::mem::take(page);
    page.extend(more);
    let above = |passage: &&Passage| matches!(passage.name.as_str(), "correction" | "kicker");
    let at = page.iter().take_while(above).count();
    page.splice(at..at, title);
}

/// Puts back what was sealed. The words that stood there meanwhile are laid aside first.
pub fn put_drift_back(desk: &Desk, id: &StatementId, seen: Option<&str>) -> Result<PutBack, OpsError> {
    desk.me()?;
    let desk = &claim::newest(desk, id)?;
    let subject = Subject::read(desk, id)?;
    let (drift, went, site) = look(desk, &subject)?;
    shown(&drift, seen)?;
    // What somebody is publishing just now is not to be mixed with what went out before.
    // A mailing that was begun has nothing to do with the pages.
    let mailings: BTreeSet<Digest> = mailed::claims(&subject).map(|(record, _)| record).collect();
    if let Some(claim) = subject.evaluation.claims.iter().find(|claim| !mailings.contains(&claim.record)) {
        let own = desk.me.as_ref().is_some_and(|me| me.id == claim.by);
        return Err(OpsError::Claimed { id: id.clone(), by: claim.by.to_string(), own });
    }
    let sealed = release(&went).ok_or_else(|| OpsError::SealedElsewhere { id: id.clone() })?;
    let mut kept = Vec::new();
    for edition in drift.editions.iter().filter(|edition| !edition.differences.is_empty()) {
        for one in &edition.differences {
            if let Some(bytes) = found(&site, id, edition, one)? {
                let name = match one.aspect {
                    Aspect::File | Aspect::Extra => format!("{}/{}", edition.lang, one.about),
                    aspect => format!("{}/{}.html", edition.lang, aspect.name()),
                };
                kept.push(put_aside(desk, &format!("website/{id}/{name}"), &bytes)?);
            }
            if let (Aspect::Extra, Site::Newsroom(newsroom)) = (one.aspect, &site) {
                newsroom.remove(id.as_str(), &format!("{}/{}", edition.lang, one.about))?;
            }
        }
    }
    let usual = order(desk, &subject, Leave { overwrite: true, recreate: true, ..Leave::default() })?;
    let order = Order { not_before: None, ..usual };
    site.draft(&sealed, &order)?;
    let live = make_public(desk, &site, &sealed, &order)?;
    let addresses = live.addresses.into_iter().map(|(_, address)| address).collect();
    Ok(PutBack { id: id.clone(), addresses, kept })
}

/// The bytes that somebody put there, where they are words or lie in the newsroom.
fn found(site: &Site, id: &StatementId, edition: &Drifted, one: &Difference) -> Result<Option<Vec<u8>>, OpsError> {
    Ok(match (one.aspect, site) {
        (Aspect::File | Aspect::Extra, Site::Newsroom(newsroom)) => {
            newsroom.files(id.as_str())?.remove(&format!("{}/{}", edition.lang, one.about))
        }
        (Aspect::Text | Aspect::Title | Aspect::Excerpt, _) => one.is.clone().map(String::into_bytes),
        _ => None,
    })
}
