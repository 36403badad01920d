//! The comparison of two states of an edition, set for people to read.

use super::OpsError;
use super::desk::{Desk, Target};
use super::diff::{Since, earlier};
use super::folder::current;
use super::folder::read_editions;
use super::render::{Format, Rendered, Set};
use super::subject::Subject;
use crate::render::{Mark, Redline, State};
use crate::repo::Folder;
use crate::statement::{Edition, Lang};
use std::collections::{BTreeMap, BTreeSet};

/// One end of a comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum End {
    Earlier(Since),
    /// As it is saved now.
    Saved,
    /// As it lies in the folder, saved or not.
    Folder,
}

/// What was set, and the languages that only one end has.
pub struct Compared {
    pub rendered: Vec<Rendered>,
    pub alone: Vec<Lang>,
}

/// Sets what changed between two ends, one document an edition. Editions that both ends have and
/// that are the same in both give none; a language that one end lacks is not compared unless it
/// was asked for, and then it is an error.
pub fn redline(desk: &Desk, target: &Target, ends: (&End, &End), format: Format) -> Result<Compared, OpsError> {
    let subject = Subject::read(desk, &target.id)?;
    let (old, new) = (read(desk, &subject, ends.0)?, read(desk, &subject, ends.1)?);
    let missing = |lang: &str| OpsError::NoEdition { id: target.id.clone(), lang: lang.to_owned() };
    let wanted = |lang: &&Lang| target.lang.as_ref().is_none_or(|wanted| wanted == *lang);
    let pairs: Vec<(&Lang, &Edition, &Edition)> = new
        .iter()
        .filter(|(lang, _)| wanted(lang))
        .filter_map(|(lang, after)| Some((lang, old.get(lang)?, after)))
        .collect();
    if pairs.is_empty() {
        return Err(missing(target.lang.as_ref().map_or("-", Lang::as_str)));
    }
    let langs: BTreeSet<&Lang> = old.keys().chain(new.keys()).filter(wanted).collect();
    let alone = langs.into_iter().filter(|lang| !(old.contains_key(*lang) && new.contains_key(*lang)));
    let alone = alone.cloned().collect();
    let set = Set::open(desk)?;
    let mut rendered = Vec::new();
    for (lang, before, after) in pairs {
        let redline = Redline {
            old: set.setting(before, Mark::Draft, false),
            new: set.setting(after, Mark::Draft, false),
            states: (state(ends.0), state(ends.1)),
        };
        if redline.is_empty() {
            continue;
        }
        let bytes = match format {
            Format::Html => redline.html()?.into_bytes(),
            _ => redline.pdf()?,
        };
        let suffix = if lang.primary() == "de" { "aenderungen" } else { "changes" };
        let name = format!("{}-{lang}-{suffix}.{}", target.id, format.extension());
        rendered.push(Rendered { lang: lang.clone(), name, bytes, draft: true, left_out: false });
    }
    Ok(Compared { rendered, alone })
}

fn read(desk: &Desk, subject: &Subject, end: &End) -> Result<BTreeMap<Lang, Edition>, OpsError> {
    let folder: Folder = match end {
        End::Saved => subject.folder.clone(),
        End::Folder => current(desk, &subject.id)?,
        End::Earlier(since) => {
            let name = match since {
                Since::Mine => "mine",
                Since::Approved => "approved",
                Since::Published => "published",
                Since::Revision(revision) => revision,
            };
            earlier(desk, subject, since)?.ok_or_else(|| OpsError::NoRevision(name.to_owned()))?
        }
    };
    Ok(read_editions(&folder).0)
}

fn state(end: &End) -> State {
    match end {
        End::Saved => State::Saved,
        End::Folder => State::Folder,
        End::Earlier(Since::Mine) => State::Mine,
        End::Earlier(Since::Approved) => State::Approved,
        End::Earlier(Since::Published) => State::Published,
        End::Earlier(Since::Revision(_)) => State::Earlier,
    }
}
