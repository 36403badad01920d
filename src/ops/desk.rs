//! The desk: workspace, rules, person and clock, opened once for every verb.

use super::rules::{self, Workflow};
use super::{OpsError, Surroundings, pinned, settings};
use crate::person::PersonId;
use crate::policy::{Member, Policy};
use crate::repo::{Author, OwnKey, Workspace};
use crate::review::{Chain, ChainError, Refusal, Templates};
use crate::statement::{Digest, Lang, StatementId};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::cell::{Cell, OnceCell, RefCell};
use std::path::Path;
use std::rc::Rc;

/// Who sits here: the person whose listed key is on this machine.
#[derive(Debug, Clone)]
pub struct Me {
    pub id: PersonId,
    pub member: Member,
    pub key: OwnKey,
}

/// An open workspace with the rules in force.
pub struct Desk {
    pub surroundings: Surroundings,
    pub workspace: Workspace,
    pub chain: Chain,
    /// The sections of the rules in force that belong to other rooms.
    pub workflow: Workflow,
    pub me: Option<Me>,
    pub zone: TimeZone,
    /// The templates of the saved state with this id, once judged.
    pub(super) templates: RefCell<Option<(String, Rc<Templates>)>>,
    /// Every version that was in force, once read.
    past: OnceCell<Vec<(Policy, Workflow)>>,
    /// Whether all records were looked for in the folder.
    in_place: Rc<Cell<bool>>,
}

/// What a person named: a statement, perhaps one language, perhaps a past state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    pub id: StatementId,
    pub lang: Option<Lang>,
    /// `approved`, `published` or a revision.
    pub at: Option<String>,
}

impl Desk {
    /// Opens the workspace that `dir` lies in, if nothing that this person saw in it is gone.
    pub fn open(dir: &Path, surroundings: Surroundings) -> Result<Self, OpsError> {
        let desk = Self::open_unfollowed(dir, surroundings)?;
        pinned::follow(&desk.surroundings, &desk.workspace)?;
        Ok(desk)
    }

    /// Remembers the state that was just saved here, so that what it added cannot vanish unseen.
    pub(super) fn remember(&self) -> Result<(), OpsError> {
        pinned::follow(&self.surroundings, &self.workspace)
    }

    /// Puts back records that somebody deleted in the folder by accident, before one about this statement
    /// is saved: all of them once, then those of the statement. A run over thousands of statements would
    /// otherwise look through thousands of folders for each.
    pub(super) fn records_in_place(&self, id: &StatementId) -> Result<(), OpsError> {
        let own = format!("reviews/{}/{id}", id.year());
        self.workspace.restore(if self.in_place.get() { &own } else { "reviews" })?;
        self.in_place.set(true);
        Ok(())
    }

    /// The same desk as things are now, at this moment.
    pub(super) fn again(&self) -> Result<Self, OpsError> {
        let mut desk = Self::of(self.workspace.again(), self.surroundings.at_this_moment())?;
        desk.in_place = Rc::clone(&self.in_place);
        pinned::follow(&desk.surroundings, &desk.workspace)?;
        Ok(desk)
    }

    /// The same without looking back: for putting back what is gone.
    pub(super) fn open_unfollowed(dir: &Path, surroundings: Surroundings) -> Result<Self, OpsError> {
        Self::of(Workspace::open(dir)?, surroundings)
    }

    fn of(workspace: Workspace, surroundings: Surroundings) -> Result<Self, OpsError> {
        let pin = settings::pin(&surroundings, workspace.root())?;
        let (chain, workflow) = rules::in_force(&workspace.tip()?, pin)?;
        settings::set_pin(&surroundings, workspace.root(), chain.repo, chain.policy.serial)?;
        let zone = TimeZone::get(&chain.policy.zone).unwrap_or(TimeZone::UTC);
        let me = find_me(&surroundings, &chain.policy);
        Ok(Self {
            surroundings,
            workspace,
            chain,
            workflow,
            me,
            zone,
            templates: RefCell::default(),
            past: OnceCell::new(),
            in_place: Rc::default(),
        })
    }

    /// Whether the statement's folder holds a text of this name (`de.md`).
    pub fn has_text(&self, id: &StatementId, name: &str) -> bool {
        self.workspace.root().join(Self::folder(id)).join(name).exists()
    }

    pub fn policy(&self) -> &Policy {
        &self.chain.policy
    }

    /// Every version of the rules that was in force, with what it says of house and website, the newest first.
    pub(super) fn past_rules(&self) -> Result<&[(Policy, Workflow)], OpsError> {
        if self.past.get().is_none() {
            let read = rules::that_were_in_force(&self.workspace.tip()?, &self.chain)?;
            return Ok(self.past.get_or_init(|| read));
        }
        Ok(self.past.get().map_or(&[], Vec::as_slice))
    }

    pub fn now(&self) -> Timestamp {
        self.surroundings.now
    }

    /// The person at this desk, or the reason why nobody can act here: no key, or a part of the
    /// history only, from which nobody can tell whose words these are.
    pub fn me(&self) -> Result<&Me, OpsError> {
        self.workspace.check_history()?;
        self.me.as_ref().ok_or_else(|| {
            let keys = settings::keys(&self.surroundings, None);
            if let Some(serial) = self.chain.known.lacks() {
                // Whoever is listed in a version that somebody removed is no stranger.
                ChainError::Gap(serial).into()
            } else if keys.is_empty() {
                OpsError::NoKey
            } else {
                OpsError::Stranger { fingerprints: keys.into_iter().map(|key| key.fingerprint).collect() }
            }
        })
    }

    /// The author line of what this person saves now.
    pub(super) fn author(&self) -> Result<Author, OpsError> {
        let me = self.me()?;
        Ok(author(&me.member, self.now(), &self.zone))
    }

    /// Finds what a person typed: an id, a unique prefix of one (the year may be left out), or the
    /// path of its file; `:lang` and `@state` behind it.
    pub fn target(&self, typed: &str) -> Result<Target, OpsError> {
        let (rest, at) = match typed.split_once('@') {
            Some((rest, at)) => (rest, Some(at.to_owned())),
            None => (typed, None),
        };
        let (name, lang) = match rest.rsplit_once(':') {
            Some((name, lang)) => {
                let lang = Lang::parse(lang).ok_or_else(|| OpsError::NoLanguage(lang.to_owned()))?;
                (name.to_owned(), Some(lang))
            }
            None => from_path(rest),
        };
        let all = self.workspace.tip()?.statements()?;
        let id = choose(&name, all)?;
        Ok(Target { id, lang, at })
    }

    /// The statement's folder, relative to the top.
    pub fn folder(id: &StatementId) -> String {
        format!("statements/{}/{id}", id.year())
    }

    /// Closed gates as an error, with the zone in which its times are said.
    pub(super) fn refused(&self, id: &StatementId, refusals: Vec<Refusal>) -> OpsError {
        OpsError::Refused { id: id.clone(), refusals, zone: self.zone.clone() }
    }

    pub(super) fn repo(&self) -> Digest {
        self.chain.repo
    }
}

pub(super) fn author(member: &Member, now: Timestamp, zone: &TimeZone) -> Author {
    let offset = zone.to_offset(now).seconds() / 60;
    Author { name: member.name.clone(), email: member.email.as_str().to_owned(), time: now.as_second(), offset }
}

pub(super) fn find_me(surroundings: &Surroundings, policy: &Policy) -> Option<Me> {
    settings::keys(surroundings, None).into_iter().find_map(|key| {
        let id = policy.holder(&key.fingerprint)?.clone();
        let member = policy.people.get(&id)?.clone();
        Some(Me { id, member, key })
    })
}

/// `statements/2026/2026-x/de.md` as well as `2026-x/de.md` name an edition.
fn from_path(typed: &str) -> (String, Option<Lang>) {
    let path = typed.replace('\\', "/");
    let mut parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty() && *part != ".").collect();
    let lang = parts.last().and_then(|last| last.strip_suffix(".md")).and_then(Lang::parse);
    if lang.is_some() {
        parts.pop();
    }
    (parts.last().copied().unwrap_or_default().to_owned(), lang)
}

fn choose(name: &str, all: Vec<StatementId>) -> Result<StatementId, OpsError> {
    let is = |id: &&StatementId| id.as_str() == name || (!name.is_empty() && id.as_str().get(5..) == Some(name));
    let exact = all.iter().find(|id| id.as_str() == name).or_else(|| {
        // Without its year only where one year has it.
        all.iter().find(is).filter(|_| all.iter().filter(is).count() == 1)
    });
    if let Some(exact) = exact {
        return Ok(exact.clone());
    }
    let starts = |id: &StatementId| id.as_str().starts_with(name) || id.as_str()[5..].starts_with(name);
    let mut found: Vec<StatementId> = all.into_iter().filter(|id| !name.is_empty() && starts(id)).collect();
    match found.len() {
        1 => Ok(found.remove(0)),
        0 => Err(OpsError::NoStatement(name.to_owned())),
        _ => Err(OpsError::Ambiguous { typed: name.to_owned(), candidates: found }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_that_begins_another_one_can_be_meant() {
        let ids = |names: &[&str]| names.iter().filter_map(|name| StatementId::parse(name)).collect::<Vec<_>>();
        let all = || ids(&["2025-brief", "2026-brief", "2026-winter", "2026-winter-2"]);
        let chosen = |name: &str| choose(name, all()).ok().map(|id| id.to_string());
        for (typed, expected) in [
            ("2026-winter", Some("2026-winter")),
            ("winter", Some("2026-winter")),
            ("winter-", Some("2026-winter-2")),
            ("2025", Some("2025-brief")),
            ("2026-win", None),
            ("brief", None),
            ("", None),
        ] {
            assert_eq!(chosen(typed).as_deref(), expected, "{typed:?}");
        }
        let two = choose("2026-win", all()).expect_err("two");
        assert!(matches!(two, OpsError::Ambiguous { candidates, .. } if candidates.len() == 2));
    }
}
