//! What publishing would do, worked out without doing it; its digest stands for it.

use super::act::matches;
use super::audience::Audience;
use super::desk::Desk;
use super::seal::{self, release_of};
use super::site::site;
use super::subject::{Subject, ready};
use super::{OpsError, passwords};
use crate::statement::{Aftermath, Digest, Lang, Look, StatementId};
use jiff::Timestamp;

/// What would happen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    pub id: StatementId,
    pub release: Digest,
    /// Address of each edition, and whether a page is there already.
    pub pages: Vec<(Lang, String, bool)>,
    pub recipients: usize,
    /// People among them who want a language that the text is not in.
    pub other_language: usize,
    pub lists: Vec<String>,
    /// What it changes of what is out: that decides who gets the mail.
    pub aftermath: Option<Aftermath>,
    /// Some words of it are out already.
    pub replaces: bool,
    /// What is out, and partners who joined since: nobody gets a mail.
    pub joins: bool,
    /// Those who have the wrong version and cannot be written to.
    pub unreachable: usize,
    /// Mails that left from another machine, with the wrong version or under embargo with this one.
    pub elsewhere: usize,
    /// What a person must still look at, by edition.
    pub looks: Vec<(Lang, Vec<Look>)>,
    /// When it may go out, if that is still ahead.
    pub embargo: Option<Timestamp>,
    /// Stands for all of the above; `--match` takes it.
    pub digest: Digest,
}

/// Runs every gate and says what `publish` would do. Writes nothing.
pub fn plan(desk: &Desk, id: &StatementId) -> Result<Plan, OpsError> {
    let subject = ready(desk, id)?;
    subject.nothing_vanishes()?;
    if let Err(refusals) = subject.clear(desk, Timestamp::MAX) {
        return Err(desk.refused(id, refusals));
    }
    planned(desk, &subject)
}

pub(super) fn planned(desk: &Desk, subject: &Subject) -> Result<Plan, OpsError> {
    let editions = subject.in_play();
    let (release, _) = release_of(desk, subject);
    let site = site(desk)?;
    let langs: Vec<Lang> = editions.keys().cloned().collect();
    let public = site.addresses(&desk.repo(), &subject.id, &with_main(desk, &langs))?;
    let page = |lang: &Lang| match public.iter().find(|(known, _)| known == lang) {
        Some((_, address)) => (lang.clone(), address.clone(), true),
        None => (lang.clone(), site.planned_address(&subject.id, lang, seal::is_main(desk, lang)), false),
    };
    let pages = langs.iter().map(page).collect();
    let audience = Audience::of(desk, subject)?;
    let recipients = audience.roll.len();
    let other_language = audience.roll.in_other_languages(editions.keys());
    // Better to know now than when the page is public.
    if desk.workflow.mail.by_smtp() && recipients > 0 {
        passwords::account(&desk.surroundings, &desk.workflow.mail.origin())?;
    }
    let embargo = subject.embargo.filter(|time| *time > desk.now());
    let looks = subject.looks();
    let text = format!("plan {release} {recipients} {} {:?}\n", desk.workflow.website.address, subject.embargo);
    let digest = Digest::of(text.as_bytes());
    let Audience { lists, unreachable, elsewhere, .. } = audience;
    Ok(Plan {
        id: subject.id.clone(),
        release,
        pages,
        recipients,
        other_language,
        lists,
        aftermath: subject.aftermath,
        replaces: !subject.evaluation.published.is_empty(),
        joins: subject.joins_what_is_out(),
        unreachable,
        elsewhere,
        looks,
        embargo,
        digest,
    })
}

/// Languages, and whether each is the one that the house writes in.
pub(super) fn with_main(desk: &Desk, langs: &[Lang]) -> Vec<(Lang, bool)> {
    langs.iter().map(|lang| (lang.clone(), seal::is_main(desk, lang))).collect()
}

/// Whether what the person saw is this plan, its release or its text.
pub(super) fn match_plan(plan: &Plan, subject: &Subject, seen: Option<&str>) -> Result<(), OpsError> {
    let Some(seen) = seen else { return Ok(()) };
    let fits = |digest: &Digest| matches(&subject.id, Some(seen), digest).is_ok();
    match fits(&plan.digest) || fits(&plan.release) || fits(&subject.digest()) {
        true => Ok(()),
        false => Err(OpsError::OtherPlan { id: subject.id.clone(), now: plan.digest.short() }),
    }
}
