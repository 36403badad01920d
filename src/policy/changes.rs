//! What a new version of the rules would change, as facts that can be said in words.

use super::rules::{Duty, Member, Policy};
use super::{KindRule, Need};
use crate::person::PersonId;
use crate::statement::{Growing, Kind};
use std::collections::BTreeSet;

/// One difference between two versions of the rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RuleChange {
    Joins {
        person: PersonId,
        name: String,
        roles: Vec<String>,
    },
    Leaves {
        person: PersonId,
    },
    /// Roles that somebody gets or loses, those of a deputy not counted.
    Roles {
        person: PersonId,
        gained: Vec<String>,
        lost: Vec<String>,
    },
    KeyAdded {
        person: PersonId,
        fingerprint: String,
    },
    KeyGone {
        person: PersonId,
        fingerprint: String,
    },
    /// Name or address.
    Called {
        person: PersonId,
        old: String,
        new: String,
    },
    Duty {
        person: PersonId,
        duty: Duty,
    },
    DutyOver {
        person: PersonId,
        of: PersonId,
    },
    /// What a kind of text needs; `single_case`: besides, where it tells one person's story.
    Needs {
        kind: Kind,
        single_case: bool,
        old: Vec<Need>,
        new: Vec<Need>,
    },
    /// Whether people who are quoted clear their quote.
    Quotes {
        kind: Kind,
        cleared: bool,
    },
    /// Whether each partner's sign-on is recorded.
    SignOn {
        kind: Kind,
        asked: bool,
    },
    /// Whether partners may join after the approval.
    MayGrow {
        kind: Kind,
        may: bool,
    },
    /// How many administrators a new version takes.
    Threshold {
        old: usize,
        new: usize,
    },
    /// Time zone or languages.
    Setting {
        key: &'static str,
        old: String,
        new: String,
    },
}

/// Everything that differs, people first.
pub fn changes(before: &Policy, after: &Policy) -> Vec<RuleChange> {
    let mut found = Vec::new();
    let names: BTreeSet<&PersonId> = before.people.keys().chain(after.people.keys()).collect();
    for person in names {
        match (before.people.get(person), after.people.get(person)) {
            (Some(old), Some(new)) => found.extend(of_member(person, old, new)),
            (None, Some(new)) => {
                let (name, roles) = (new.name.clone(), new.roles.clone());
                found.push(RuleChange::Joins { person: person.clone(), name, roles });
            }
            (Some(_), None) => found.push(RuleChange::Leaves { person: person.clone() }),
            (None, None) => {}
        }
    }
    for kind in Kind::ALL {
        if let (Some(old), Some(new)) = (before.rules.get(&kind), after.rules.get(&kind)) {
            found.extend(of_rule(kind, old, new));
        }
    }
    if before.threshold != after.threshold {
        found.push(RuleChange::Threshold { old: before.threshold, new: after.threshold });
    }
    let settings = [
        ("zone", before.zone.clone(), after.zone.clone()),
        ("languages", before.languages.join(", "), after.languages.join(", ")),
    ];
    let changed = settings.into_iter().filter(|(_, old, new)| old != new);
    found.extend(changed.map(|(key, old, new)| RuleChange::Setting { key, old, new }));
    found
}

fn of_member(person: &PersonId, old: &Member, new: &Member) -> Vec<RuleChange> {
    let mut found = Vec::new();
    let person = || person.clone();
    let own = |member: &Member| -> BTreeSet<String> {
        let by_duty = member.duty.as_ref().map(|duty| duty.roles.as_slice()).unwrap_or_default();
        member.roles.iter().filter(|role| !by_duty.contains(role)).cloned().collect()
    };
    let (had, has) = (own(old), own(new));
    let gained: Vec<String> = has.difference(&had).cloned().collect();
    let lost: Vec<String> = had.difference(&has).cloned().collect();
    if !gained.is_empty() || !lost.is_empty() {
        found.push(RuleChange::Roles { person: person(), gained, lost });
    }
    let added = new.keys.keys().filter(|key| !old.keys.contains_key(*key)).cloned();
    found.extend(added.map(|fingerprint| RuleChange::KeyAdded { person: person(), fingerprint }));
    let gone = old.keys.keys().filter(|key| !new.keys.contains_key(*key)).cloned();
    found.extend(gone.map(|fingerprint| RuleChange::KeyGone { person: person(), fingerprint }));
    let names = [(old.name.as_str(), new.name.as_str()), (old.email.as_str(), new.email.as_str())];
    let called = names.into_iter().filter(|(old, new)| old != new);
    found.extend(called.map(|(old, new)| RuleChange::Called { person: person(), old: old.into(), new: new.into() }));
    match (&old.duty, &new.duty) {
        (old, Some(duty)) if old.as_ref() != Some(duty) => {
            found.push(RuleChange::Duty { person: person(), duty: duty.clone() });
        }
        (Some(duty), None) => found.push(RuleChange::DutyOver { person: person(), of: duty.of.clone() }),
        _ => {}
    }
    found
}

fn of_rule(kind: Kind, old: &KindRule, new: &KindRule) -> Vec<RuleChange> {
    let mut found = Vec::new();
    for (single_case, old, new) in [(false, &old.needs, &new.needs), (true, &old.single_case, &new.single_case)] {
        if old != new {
            found.push(RuleChange::Needs { kind, single_case, old: old.clone(), new: new.clone() });
        }
    }
    if old.quotes_cleared != new.quotes_cleared {
        found.push(RuleChange::Quotes { kind, cleared: new.quotes_cleared });
    }
    if old.sign_on != new.sign_on {
        found.push(RuleChange::SignOn { kind, asked: new.sign_on });
    }
    let grows = |rule: &KindRule| rule.may_grow.iter().any(|field| field == Growing::Partners.name());
    if grows(old) != grows(new) {
        found.push(RuleChange::MayGrow { kind, may: grows(new) });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::RuleFile;
    use super::super::sample::{file, listed, need, policy};
    use super::*;

    fn person(name: &str) -> PersonId {
        PersonId::parse(name).unwrap()
    }

    fn check(change: impl FnOnce(&mut RuleFile), expected: &[RuleChange]) {
        let mut after = file();
        change(&mut after);
        assert_eq!(changes(&policy(file()), &policy(after)), expected);
    }

    #[test]
    fn every_difference_is_told() {
        check(|_| {}, &[]);
        check(
            |f| drop(f.people.insert("gesa".to_owned(), listed("gesa", "press"))),
            &[RuleChange::Joins {
                person: person("gesa"),
                name: "gesa Muster".to_owned(),
                roles: vec!["press".to_owned()],
            }],
        );
        let roles = |who: &str, gained: &[&str], lost: &[&str]| RuleChange::Roles {
            person: person(who),
            gained: gained.iter().map(|role| (*role).to_owned()).collect(),
            lost: lost.iter().map(|role| (*role).to_owned()).collect(),
        };
        check(
            |f| f.people.get_mut("farid").unwrap().roles.push("press".to_owned()),
            &[roles("farid", &["press"], &[])],
        );
        check(|f| f.people.get_mut("anna").unwrap().roles.clear(), &[roles("anna", &[], &["content"])]);
        check(|f| drop(f.people.remove("farid")), &[RuleChange::Leaves { person: person("farid") }]);
        check(
            |f| {
                let anna = f.people.get_mut("anna").unwrap();
                (anna.roles, anna.keys) = (vec!["admin".to_owned()], vec!["key-neu".to_owned()]);
                anna.email = "a@example.org".to_owned();
            },
            &[
                roles("anna", &["admin"], &["content"]),
                RuleChange::KeyAdded { person: person("anna"), fingerprint: "SHA256:neu".to_owned() },
                RuleChange::KeyGone { person: person("anna"), fingerprint: "SHA256:anna".to_owned() },
                RuleChange::Called {
                    person: person("anna"),
                    old: "anna@example.org".to_owned(),
                    new: "a@example.org".to_owned(),
                },
            ],
        );
        check(
            |f| {
                let rule = f.rules.get_mut("submission").unwrap();
                rule.single_case.clear();
                rule.quotes_cleared = false;
                rule.may_grow = vec!["partners".to_owned()];
                f.administration.threshold = 1;
                f.zone = "UTC".to_owned();
            },
            &[
                RuleChange::Needs {
                    kind: Kind::Submission,
                    single_case: true,
                    old: vec![need("legal", 1)],
                    new: Vec::new(),
                },
                RuleChange::Quotes { kind: Kind::Submission, cleared: false },
                RuleChange::MayGrow { kind: Kind::Submission, may: true },
                RuleChange::Threshold { old: 2, new: 1 },
                RuleChange::Setting { key: "zone", old: "Europe/Berlin".to_owned(), new: "UTC".to_owned() },
            ],
        );
    }

    #[test]
    fn a_duty_is_no_role_of_ones_own() {
        let days = |f: &mut RuleFile| {
            let farid = f.people.get_mut("farid").unwrap();
            farid.deputy_for = Some("dana".to_owned());
            (farid.deputy_from, farid.deputy_until) = (Some("2026-07-01".to_owned()), Some("2026-07-14".to_owned()));
        };
        let mut before = file();
        days(&mut before);
        let duty = policy(before.clone()).people[&person("farid")].duty.clone().unwrap();
        assert_eq!((duty.roles.as_slice(), duty.of.as_str()), (&["management".to_owned()][..], "dana"));
        check(days, &[RuleChange::Duty { person: person("farid"), duty }]);
        assert_eq!(changes(&policy(before.clone()), &policy(before.clone())), [], "a duty that goes on");
        let over = RuleChange::DutyOver { person: person("farid"), of: person("dana") };
        assert_eq!(changes(&policy(before), &policy(file())), [over]);
    }
}
