//! Where rules hold only just: who writes, who is away, whose time as a deputy ends.

use super::rules::{Member, Policy};
use super::satisfy::{Unmet, unmet};
use super::{Need, PolicyError};
use crate::person::PersonId;
use crate::statement::Kind;
use jiff::civil::Date;
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
    /// From this day on these people are away at once, since each has a deputy then.
    Together(Vec<PersonId>, Date),
}

/// What people would be wanted for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    /// `true`: only where it tells a single person's story.
    Text(Kind, bool),
    /// The short way, whatever the kind.
    Expedited,
    /// A change of what texts are set in.
    Templates,
    /// What is said of a text after it went out; a severe correction, or any.
    Correction(bool),
    Withdrawal,
}

impl Way {
    /// The section of the rules that asks for it.
    fn section(self) -> &'static str {
        match self {
            Way::Text(kind, _) => kind.name(),
            Way::Expedited => "expedited",
            Way::Templates => "templates",
            Way::Correction(_) | Way::Withdrawal => "corrections",
        }
    }
}

/// Then so many people in these roles would be missing for texts of these kinds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WeakSpot {
    pub when: When,
    pub roles: Vec<String>,
    pub wanted: usize,
    /// Each once.
    pub ways: Vec<Way>,
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
        for (way, needs) in self.ways() {
            for unmet in self.least_short(&needs, &BTreeSet::new()) {
                let have = unmet.need.count - unmet.wanted;
                let (roles, wanted) = (unmet.need.roles, unmet.need.count);
                let error = PolicyError::CannotBeMet { kind: way.section().to_owned(), roles, wanted, have };
                if !short.contains(&error) {
                    short.push(error);
                }
            }
        }
        short
    }

    /// Everything that rules are made for, with what it needs. Of the short way and of what is said
    /// afterwards only what the rules say: without a section there is none, or what the text needed.
    fn ways(&self) -> Vec<(Way, Vec<Need>)> {
        let texts = Kind::ALL.into_iter().flat_map(|kind| [Way::Text(kind, false), Way::Text(kind, true)]);
        let mut ways: Vec<(Way, Vec<Need>)> = texts
            .filter_map(|way| match way {
                Way::Text(kind, single_case) => Some((way, self.needs(kind, single_case))),
                _ => None,
            })
            .collect();
        let hasty = self.expedited_needs(Kind::PressRelease, false);
        ways.extend(hasty.map(|needs| (Way::Expedited, needs)));
        if !self.templates.is_empty() {
            ways.push((Way::Templates, self.templates.clone()));
        }
        if let Some(rule) = &self.corrections {
            ways.push((Way::Correction(false), rule.needs.clone()));
            ways.push((Way::Correction(true), rule.needs.iter().chain(&rule.severe).cloned().collect()));
            ways.push((Way::Withdrawal, rule.withdrawal.clone()));
        }
        ways
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
        let mut found: BTreeMap<(When, Vec<String>, usize), Vec<Way>> = BTreeMap::new();
        for (way, needs) in self.ways() {
            if !self.least_short(&needs, &BTreeSet::new()).is_empty() {
                continue;
            }
            for (when, short) in self.tried(&needs) {
                for unmet in short {
                    let ways = found.entry((when.clone(), unmet.need.roles, unmet.wanted)).or_default();
                    let usual = match way {
                        Way::Text(kind, true) => Way::Text(kind, false),
                        Way::Correction(true) => Way::Correction(false),
                        other => other,
                    };
                    if !ways.contains(&usual) {
                        ways.push(way);
                    }
                }
            }
        }
        let spot = |((when, roles, wanted), ways)| WeakSpot { when, roles, wanted, ways };
        found.into_iter().map(spot).collect()
    }

    fn tried(&self, needs: &[Need]) -> Vec<(When, Vec<Unmet>)> {
        let mut tried = Vec::new();
        for (person, member) in self.signing() {
            let one = BTreeSet::from([person]);
            tried.push((When::Writes(person.clone()), self.short_without(needs, &one)));
            tried.push((When::Away(person.clone()), self.least_short(needs, &one)));
            if member.duty.is_some() {
                let mut after = self.clone();
                if let Some(member) = after.people.get_mut(person)
                    && let Some(duty) = member.duty.take()
                {
                    member.roles.retain(|role| !duty.roles.contains(role));
                }
                tried.push((When::DutyEnds(person.clone()), after.least_short(needs, &BTreeSet::new())));
            }
        }
        for (away, from) in self.absences() {
            let people = away.iter().map(|person| (*person).clone()).collect();
            tried.push((When::Together(people, from), self.least_short(needs, &away)));
        }
        tried
    }

    /// The days on which several people are away at once, as their deputies' dates say: each such
    /// group once, on its first day. One alone is tried anyhow.
    fn absences(&self) -> BTreeMap<BTreeSet<&PersonId>, Date> {
        let duties = || self.people.values().filter_map(|member| member.duty.as_ref());
        let mut groups: BTreeMap<BTreeSet<&PersonId>, Date> = BTreeMap::new();
        for day in duties().map(|duty| duty.from) {
            let away: BTreeSet<&PersonId> =
                duties().filter(|duty| duty.from <= day && day <= duty.until).map(|duty| &duty.of).collect();
            if away.len() > 1 {
                let first = groups.entry(away).or_insert(day);
                *first = day.min(*first);
            }
        }
        groups
    }

    /// What is open for the author who leaves the least open, with some people away.
    fn least_short(&self, needs: &[Need], away: &BTreeSet<&PersonId>) -> Vec<Unmet> {
        let writers = self.signing().map(|(person, _)| person).filter(|person| !away.contains(person));
        let short = writers.map(|writer| self.short_without(needs, &away.iter().copied().chain([writer]).collect()));
        let wanted = |short: &Vec<Unmet>| short.iter().fold(0usize, |sum, unmet| sum.saturating_add(unmet.wanted));
        short.min_by_key(wanted).unwrap_or_else(|| self.short_without(needs, away))
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
            let when = match &spot.when {
                When::Writes(person) => format!("writes {person}"),
                When::Away(person) => format!("away {person}"),
                When::DutyEnds(person) => format!("duty of {person}"),
                When::Together(people, from) => {
                    let people: Vec<&str> = people.iter().map(PersonId::as_str).collect();
                    format!("from {from} away {}", people.join(" and "))
                }
            };
            let ways = match spot.ways.as_slice() {
                ways if ways.len() == Kind::ALL.len() && ways.iter().all(|way| matches!(way, Way::Text(_, true))) => {
                    "single cases".to_owned()
                }
                ways if ways.len() == Kind::ALL.len() => "all".to_owned(),
                ways => ways.iter().map(|way| way.section()).collect::<Vec<_>>().join(" "),
            };
            format!("{when}: {} {} for {ways}", spot.wanted, spot.roles.join("/"))
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

    /// Dana and Edda, who release, stand in for each other. That holds until their days overlap.
    #[test]
    fn people_who_are_away_at_once_are_found_by_their_deputies_dates() {
        let together = |edda_is_back: &'static str| {
            let spots = spots(|f| {
                for (deputy, of, from, until) in
                    [("dana", "edda", "2026-07-01", edda_is_back), ("edda", "dana", "2026-07-10", "2026-07-20")]
                {
                    let deputy = f.people.get_mut(deputy).unwrap();
                    deputy.deputy_for = Some(of.to_owned());
                    (deputy.deputy_from, deputy.deputy_until) = (Some(from.to_owned()), Some(until.to_owned()));
                }
            });
            spots.into_iter().filter(|spot| spot.starts_with("from ")).collect::<Vec<_>>()
        };
        assert_eq!(together("2026-07-09"), [""; 0]);
        let spots = together("2026-07-10");
        assert!(
            spots[0].starts_with("from 2026-07-10 away dana and edda: 1 management/board for press_release"),
            "{spots:?}"
        );
    }

    #[test]
    fn who_is_away_alone_is_told_once() {
        let spots = spots(|f| {
            f.rules.get_mut("submission").unwrap().single_case = vec![need("legal", 2)];
            let farid = f.people.get_mut("farid").unwrap();
            farid.deputy_for = Some("chidi".to_owned());
            (farid.deputy_from, farid.deputy_until) = (Some("2026-07-01".to_owned()), Some("2026-07-14".to_owned()));
        });
        let away: Vec<&String> = spots.iter().filter(|spot| spot.contains("away chidi")).collect();
        assert_eq!(away, ["away chidi: 1 legal for submission"]);
    }

    #[test]
    fn every_way_is_tried() {
        let short = |change: fn(&mut RuleFile)| {
            let mut changed = file();
            change(&mut changed);
            let short = policy(changed).shortfalls().into_iter().filter_map(|short| match short {
                PolicyError::CannotBeMet { kind, roles, .. } => Some(format!("{kind}: {}", roles.join("/"))),
                _ => None,
            });
            short.collect::<Vec<_>>()
        };
        let nobody = || vec![need("nobody-here", 1)];
        assert_eq!(short(|_| {}), [""; 0]);
        assert_eq!(
            short(|f| f.templates = Some(crate::policy::TemplateRule { needs: vec![need("nobody-here", 1)] })),
            ["templates: nobody-here"]
        );
        let hasty =
            crate::policy::Expedited { release: vec!["nobody-here".to_owned()], people: 2, second_look_hours: 24 };
        let mut changed = file();
        changed.expedited = Some(hasty);
        changed.corrections =
            Some(crate::policy::CorrectionRule { needs: nobody(), severe: Vec::new(), withdrawal: nobody() });
        let found = policy(changed).shortfalls();
        let kinds = found.iter().map(|short| match short {
            PolicyError::CannotBeMet { kind, .. } => kind.as_str(),
            _ => "",
        });
        assert_eq!(kinds.collect::<Vec<_>>(), ["expedited", "corrections"]);
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
    /// A gap is known by what it is in, who is wanted, and how many.
    #[test]
    fn a_gap_elsewhere_or_a_wider_one_is_new() {
        let lacking = |kind: &str, role: &str| {
            let mut file = file();
            file.rules.get_mut(kind).unwrap().needs.push(need(role, 1));
            policy(file)
        };
        let two_jurists = |names: &[&str]| {
            let mut file = file();
            file.rules.get_mut("submission").unwrap().needs.push(need("law", 2));
            names.iter().for_each(|name| file.people.get_mut(*name).unwrap().roles.push("law".to_owned()));
            policy(file)
        };
        let (one, none) = (two_jurists(&["bernd"]), two_jurists(&[]));
        let here = lacking("submission", "nobody-here");
        for (name, after, before, new) in [
            ("the same", &here, &here, 0),
            ("for another kind", &here, &lacking("open_letter", "nobody-here"), 1),
            ("of another role", &here, &lacking("submission", "nobody-there"), 1),
            ("wider", &none, &one, 1),
            ("narrower", &one, &none, 0),
            ("none any more", &two_jurists(&["bernd", "farid"]), &one, 0),
        ] {
            assert_eq!(after.new_shortfalls(before).len(), new, "{name}");
        }
    }
}
