//! Where rules hold only just: who writes, who is away, whose time as a deputy ends.

use super::rules::{Member, Policy};
use super::satisfy::{Unmet, unmet};
use super::{Need, PolicyError};
use crate::person::PersonId;
use crate::statement::Kind;
use std::collections::{BTreeMap, BTreeSet};

/// What need not happen to the office, but may.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum When {
    /// This person writes the text, and so may not approve it.
    Writes(PersonId),
    /// This person is ill or on leave, and somebody else writes.
    Away(PersonId),
    /// This person stands in for nobody any more.
    DutyEnds(PersonId),
}

/// Then so many people in these roles would be missing for texts of these kinds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WeakSpot {
    pub when: When,
    pub roles: Vec<String>,
    pub wanted: usize,
    /// Each kind once; `true`: only where it tells a single person's story.
    pub kinds: Vec<(Kind, bool)>,
}

impl Policy {
    /// Needs that the people listed cannot meet, with authors left out: what `workflow check` and
    /// `init` say aloud.
    ///
    /// Somebody listed has to submit a text and may not approve it then. A rule is met if there is
    /// anybody at all whose texts the others could approve; if not, what is short for the author
    /// who leaves the least open is told. `have` counts the places that would be filled.
    pub fn shortfalls(&self) -> Vec<PolicyError> {
        let mut short = Vec::new();
        for kind in Kind::ALL {
            for single_case in [false, true] {
                for unmet in self.least_short(&self.needs(kind, single_case), None) {
                    let have = unmet.need.count - unmet.wanted;
                    let (roles, wanted) = (unmet.need.roles, unmet.need.count);
                    let error = PolicyError::CannotBeMet { kind: kind.name().to_owned(), roles, wanted, have };
                    if !short.contains(&error) {
                        short.push(error);
                    }
                }
            }
        }
        short
    }

    /// Shortfalls of these rules that the rules before did not have, or had less of: such a version
    /// is refused when it is proposed.
    pub fn new_shortfalls(&self, before: &Policy) -> Vec<PolicyError> {
        let missing = |error: &PolicyError| match error {
            PolicyError::CannotBeMet { kind, roles, wanted, have } => {
                Some((kind.clone(), roles.clone(), wanted - have))
            }
            _ => None,
        };
        let known: Vec<_> = before.shortfalls().iter().filter_map(missing).collect();
        let had = |error: &PolicyError| {
            let Some((kind, roles, short)) = missing(error) else { return false };
            known.iter().any(|(k, r, s)| *k == kind && *r == roles && *s >= short)
        };
        self.shortfalls().into_iter().filter(|error| !had(error)).collect()
    }

    /// What could happen to an office that can meet its rules: each author left out, each person
    /// away, each deputy's duty over. What is short in any case is no weak spot but a shortfall.
    pub fn weak_spots(&self) -> Vec<WeakSpot> {
        let mut found: BTreeMap<(When, Vec<String>, usize), Vec<(Kind, bool)>> = BTreeMap::new();
        for kind in Kind::ALL {
            for single_case in [false, true] {
                let needs = self.needs(kind, single_case);
                if !self.least_short(&needs, None).is_empty() {
                    continue;
                }
                for (when, short) in self.tried(&needs) {
                    for unmet in short {
                        let kinds = found.entry((when.clone(), unmet.need.roles, unmet.wanted)).or_default();
                        if !kinds.contains(&(kind, false)) {
                            kinds.push((kind, single_case));
                        }
                    }
                }
            }
        }
        let spot = |((when, roles, wanted), kinds)| WeakSpot { when, roles, wanted, kinds };
        found.into_iter().map(spot).collect()
    }

    fn tried(&self, needs: &[Need]) -> Vec<(When, Vec<Unmet>)> {
        let mut tried = Vec::new();
        for (person, member) in self.signing() {
            tried.push((When::Writes(person.clone()), self.short_without(needs, &BTreeSet::from([person]))));
            tried.push((When::Away(person.clone()), self.least_short(needs, Some(person))));
            if member.duty.is_some() {
                let mut after = self.clone();
                if let Some(member) = after.people.get_mut(person)
                    && let Some(duty) = member.duty.take()
                {
                    member.roles.retain(|role| !duty.roles.contains(role));
                }
                tried.push((When::DutyEnds(person.clone()), after.least_short(needs, None)));
            }
        }
        tried
    }

    /// What is open for the author who leaves the least open, with one person away.
    fn least_short(&self, needs: &[Need], away: Option<&PersonId>) -> Vec<Unmet> {
        let writers = self.signing().map(|(person, _)| person).filter(|person| Some(*person) != away);
        let short = writers.map(|writer| self.short_without(needs, &away.into_iter().chain([writer]).collect()));
        let wanted = |short: &Vec<Unmet>| short.iter().fold(0usize, |sum, unmet| sum.saturating_add(unmet.wanted));
        short.min_by_key(wanted).unwrap_or_else(|| self.short_without(needs, &away.into_iter().collect()))
    }

    /// What would be open if everybody who can sign approved, but for those in `without`.
    fn short_without(&self, needs: &[Need], without: &BTreeSet<&PersonId>) -> Vec<Unmet> {
        let able = self.signing().filter(|(person, _)| !without.contains(person));
        let able: Vec<_> = able.map(|(person, member)| (person.clone(), member.roles.clone())).collect();
        unmet(needs, &able)
    }

    fn signing(&self) -> impl Iterator<Item = (&PersonId, &Member)> {
        self.people.iter().filter(|(_, member)| !member.keys.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::super::RuleFile;
    use super::super::sample::{file, need, policy};
    use super::*;

    fn spots(change: impl FnOnce(&mut RuleFile)) -> Vec<String> {
        let mut changed = file();
        change(&mut changed);
        let said = |spot: &WeakSpot| {
            let (when, person) = match &spot.when {
                When::Writes(person) => ("writes", person),
                When::Away(person) => ("away", person),
                When::DutyEnds(person) => ("duty of", person),
            };
            let kinds = match spot.kinds.as_slice() {
                kinds if kinds.len() == Kind::ALL.len() && kinds.iter().all(|(_, single)| *single) => {
                    "single cases".to_owned()
                }
                kinds if kinds.len() == Kind::ALL.len() => "all".to_owned(),
                kinds => kinds.iter().map(|(kind, _)| kind.name()).collect::<Vec<_>>().join(" "),
            };
            format!("{when} {person}: {} {} for {kinds}", spot.wanted, spot.roles.join("/"))
        };
        policy(changed).weak_spots().iter().map(said).collect()
    }

    #[test]
    fn names_who_cannot_be_spared() {
        let chidi = ["writes chidi: 1 legal for single cases", "away chidi: 1 legal for single cases"];
        assert_eq!(spots(|_| {}), chidi, "two know the subject, two release, one knows the law");
        let two_jurists = spots(|f| f.people.get_mut("bernd").unwrap().roles.push("legal".to_owned()));
        assert_eq!(two_jurists, [""; 0]);
        let board = spots(|f| f.rules.get_mut("submission").unwrap().needs.push(need("board", 1)));
        assert_eq!(
            board,
            [
                chidi[0],
                "writes dana: 1 board for submission",
                "writes edda: 1 board for submission",
                chidi[1],
                "away dana: 1 board for submission",
                "away edda: 1 board for submission",
            ],
            "with Dana's release and Edda's for the board"
        );
    }

    #[test]
    fn a_deputy_who_is_needed_is_named() {
        let spots = spots(|f| {
            f.people.get_mut("bernd").unwrap().roles.clear();
            f.people.get_mut("anna").unwrap().roles.clear();
            let farid = f.people.get_mut("farid").unwrap();
            farid.deputy_for = Some("chidi".to_owned());
            (farid.deputy_from, farid.deputy_until) = (Some("2026-07-01".to_owned()), Some("2026-07-14".to_owned()));
        });
        assert!(spots.contains(&"duty of farid: 1 legal for single cases".to_owned()), "{spots:?}");
    }

    #[test]
    fn only_new_gaps_stop_a_version() {
        let without = |names: &[&str]| {
            let mut file = file();
            file.administration.threshold = 1;
            file.people.retain(|name, _| !names.contains(&name.as_str()));
            policy(file)
        };
        let (all, no_law, no_board) = (without(&[]), without(&["chidi"]), without(&["dana", "chidi"]));
        assert_eq!(no_law.new_shortfalls(&all).len(), Kind::ALL.len());
        assert_eq!(no_law.new_shortfalls(&no_law), [], "a gap that was there already");
        assert_eq!(no_board.new_shortfalls(&no_law), [], "Edda still releases");
    }
}
