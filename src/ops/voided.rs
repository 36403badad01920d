//! Why an approval that somebody remembers giving does not count any more: what was changed after it.

use super::desk::Desk;
use super::folder::{covers, read_editions};
use super::subject::Subject;
use super::{OpsError, rules};
use crate::ledger::Record;
use crate::person::PersonId;
use crate::policy::Policy;
use crate::repo::Folder;
use crate::review::Drop;
use crate::statement::{Digest, Edition, Embargo, Growing, Lang, Name, Unfit, facts, unfit};
use std::collections::{BTreeMap, BTreeSet};

/// An approval with everything that ended it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Voided {
    pub by: PersonId,
    /// In the order in which a reader meets it.
    pub causes: Vec<Cause>,
    /// Under whose names the text was saved since: claims, oldest first, each once.
    pub saved_by: Vec<String>,
}

/// One thing that is not as it was when they approved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cause {
    /// The text itself: so many paragraphs differ.
    Words {
        lang: Lang,
        paragraphs: usize,
    },
    /// The list of partners alone, where the rules let somebody join it, and not like this.
    Partners {
        lang: Lang,
        why: PartnersDoubt,
    },
    /// Facts in the head, by the names that the head has for them; the embargo is told by itself.
    Facts {
        lang: Lang,
        names: Vec<&'static str>,
    },
    Embargo {
        lang: Lang,
        before: Option<Embargo>,
        now: Option<Embargo>,
    },
    /// A picture or another file that the text uses.
    File {
        lang: Lang,
        path: String,
        how: How,
    },
    /// An edition that they did not approve came into play.
    NewLanguage(Lang),
    /// What they approved is nowhere in the saved history.
    Lost(Lang),
    /// Their role is gone since this version of the rules.
    Role {
        role: String,
        since: u64,
    },
    /// So is the key that they signed with.
    Key {
        since: u64,
    },
}

/// Why a change to the list of partners is more than somebody joining.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PartnersDoubt {
    /// Not at the end alone.
    Order,
    Name(String, Unfit),
    /// The list is written in another way.
    Form,
    /// Somebody joined, and the rules in force let nobody.
    Rules,
}

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    New,
    Gone,
    Exchanged,
}

impl How {
    /// The stable name in `--json` and in messages.
    pub fn name(self) -> &'static str {
        match self {
            How::New => "new",
            How::Gone => "gone",
            How::Exchanged => "exchanged",
        }
    }
}

impl Cause {
    /// The stable name in `--json`; its sentence is `voided-<name>` in `locales/`.
    pub fn name(&self) -> &'static str {
        match self {
            Cause::Words { .. } => "words",
            Cause::Partners { .. } => "partners",
            Cause::Facts { .. } => "facts",
            Cause::Embargo { .. } => "embargo",
            Cause::File { .. } => "file",
            Cause::NewLanguage(_) => "language",
            Cause::Lost(_) => "lost",
            Cause::Role { .. } => "role",
            Cause::Key { .. } => "key",
        }
    }
}

/// Every approval that is there and does not count any more, in order of name, one's own words apart.
pub fn voided(desk: &Desk, subject: &Subject) -> Result<Vec<Voided>, OpsError> {
    let mut found = Vec::new();
    for standing in &subject.evaluation.standings {
        if standing.verdict.approves() && !standing.current && !standing.own_words {
            found.push(by_the_text(desk, subject, &standing.person, &standing.editions)?);
        }
    }
    found.extend(by_the_rules(desk, subject)?);
    found.sort_by(|one, two| one.by.cmp(&two.by));
    Ok(found)
}

fn by_the_text(
    desk: &Desk,
    subject: &Subject,
    person: &PersonId,
    approved: &BTreeMap<Lang, Digest>,
) -> Result<Voided, OpsError> {
    let mut causes = Vec::new();
    let mut last: Option<String> = None;
    for (lang, digest) in subject.in_play() {
        let Some(then) = approved.get(&lang) else {
            causes.push(Cause::NewLanguage(lang));
            continue;
        };
        if *then == digest {
            continue;
        }
        let wanted = BTreeMap::from([(lang.clone(), *then)]);
        let found = desk.workspace.find_edition(&subject.id, &|folder| covers(folder, &wanted))?;
        let now = subject.editions.get(&lang);
        match found.and_then(|(commit, folder)| Some((commit, edition(&folder, &lang)?))).zip(now) {
            Some(((commit, then), now)) => {
                let kinds = [then.kind(), now.kind()];
                let may_join = desk.policy().may_grow(kinds.iter(), Growing::Partners);
                causes.extend(between(&lang, &then, now, may_join));
                last = last.or(Some(commit));
            }
            None => causes.push(Cause::Lost(lang)),
        }
    }
    let saved_by = last.map_or(Ok(Vec::new()), |commit| saved_since(desk, subject, &commit))?;
    Ok(Voided { by: person.clone(), causes, saved_by })
}

fn edition(folder: &Folder, lang: &Lang) -> Option<Edition> {
    read_editions(folder).0.remove(lang)
}

/// What differs between two states of one edition. They do differ, so something always does.
fn between(lang: &Lang, then: &Edition, now: &Edition, may_join: bool) -> Vec<Cause> {
    let mut causes = Vec::new();
    let paragraphs = super::diff::paragraphs_changed(&then.source, &now.source);
    if paragraphs > 0 {
        causes.push(Cause::Words { lang: lang.clone(), paragraphs });
    }
    let names = facts(&then.front, &now.front);
    if names.contains(&Name::Embargo) {
        causes.push(Cause::Embargo { lang: lang.clone(), before: then.front.embargo, now: now.front.embargo });
    }
    let names: Vec<&str> = names.into_iter().filter(|name| *name != Name::Embargo).map(Name::key).collect();
    let alone = causes.is_empty() && names == [Name::Partners.key()] && then.media == now.media;
    let joined = !now.before_joining(&BTreeSet::from([then.digest])).is_empty();
    if alone && (may_join || joined) {
        let why = if may_join { doubt(&then.front.partners, &now.front.partners) } else { PartnersDoubt::Rules };
        causes.push(Cause::Partners { lang: lang.clone(), why });
    } else if !names.is_empty() {
        causes.push(Cause::Facts { lang: lang.clone(), names });
    }
    let paths: BTreeSet<&String> = then.media.keys().chain(now.media.keys()).collect();
    for path in paths {
        let how = match (then.media.get(path), now.media.get(path)) {
            (Some(then), Some(now)) if then == now => continue,
            (Some(_), Some(_)) => How::Exchanged,
            (Some(_), None) => How::Gone,
            _ => How::New,
        };
        causes.push(Cause::File { lang: lang.clone(), path: path.clone(), how });
    }
    if causes.is_empty() {
        // A remark or a blank: nothing that a reader sees, and not the file that was approved.
        causes.push(Cause::Words { lang: lang.clone(), paragraphs: 0 });
    }
    causes
}

/// Nobody joined just so, or the approval would count.
fn doubt(then: &[String], now: &[String]) -> PartnersDoubt {
    let Some(new) = now.strip_prefix(then).filter(|new| !new.is_empty()) else { return PartnersDoubt::Order };
    let name = |(at, name): (usize, &String)| {
        let before = now.get(..then.len() + at).unwrap_or_default();
        Some(PartnersDoubt::Name(name.clone(), unfit(name, before)?))
    };
    new.iter().enumerate().find_map(name).unwrap_or(PartnersDoubt::Form)
}

/// The names in the commits that changed this statement after one of them.
fn saved_since(desk: &Desk, subject: &Subject, commit: &str) -> Result<Vec<String>, OpsError> {
    let history = desk.workspace.history(&subject.id)?;
    let Some(at) = history.iter().position(|saved| saved.commit == commit) else { return Ok(Vec::new()) };
    let mut names: Vec<String> = Vec::new();
    for saved in history.into_iter().take(at).rev() {
        if !names.contains(&saved.name) {
            names.push(saved.name);
        }
    }
    Ok(names)
}

/// The latest approval of each person whose words are refused for their role or key, where it once
/// was good.
fn by_the_rules(desk: &Desk, subject: &Subject) -> Result<Vec<Voided>, OpsError> {
    let mut latest: BTreeMap<&PersonId, (&Record, &Drop)> = BTreeMap::new();
    for dropped in &subject.evaluation.dropped {
        let entry = subject.entries.iter().find(|entry| entry.path == dropped.path);
        let Some(Ok(record)) = entry.map(|entry| &entry.record) else { continue };
        let stands = subject.evaluation.standings.iter().any(|standing| standing.person == record.person);
        let fits = matches!(dropped.why, Drop::Role { .. } | Drop::FormerKey { .. });
        if record.verdict.approves() && fits && !stands {
            let held = latest.entry(&record.person).or_insert((record, &dropped.why));
            if held.0.time < record.time {
                *held = (record, &dropped.why);
            }
        }
    }
    if latest.is_empty() {
        return Ok(Vec::new());
    }
    let versions = rules::versions(&desk.workspace.tip()?)?;
    let in_force = |policy: &&Policy| desk.chain.known.has(&(policy.serial, policy.digest));
    let versions: Vec<&Policy> = versions.iter().filter(in_force).collect();
    let voided = latest.into_iter().filter_map(|(person, (record, why))| {
        let holds = |policy: &Policy| match why {
            Drop::Role { role, .. } => policy.holds(person, role),
            Drop::FormerKey { fingerprint, .. } => policy.holder(fingerprint) == Some(person),
            _ => true,
        };
        // Good under the rules that it names, and then no more: else it never was an approval.
        versions.iter().find(|policy| policy.serial == record.workflow.0).filter(|policy| holds(policy))?;
        let since = versions.iter().find(|policy| policy.serial > record.workflow.0 && !holds(policy))?.serial;
        let cause = match why {
            Drop::Role { role, .. } => Cause::Role { role: role.clone(), since },
            _ => Cause::Key { since },
        };
        Some(Voided { by: person.clone(), causes: vec![cause], saved_by: Vec::new() })
    });
    Ok(voided.collect())
}
