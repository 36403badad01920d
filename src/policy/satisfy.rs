//! Whether rules can be met at all by the people listed, and what is still needed.

use super::Need;
use crate::person::PersonId;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// A need with how many people are still wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unmet {
    pub need: Need,
    pub wanted: usize,
}

/// What remains of `needs` when each person fills at most one place; the assignment that leaves
/// the least open (a maximum matching) counts.
///
/// Filling places first come, first served can leave one open that another order would fill: Anna
/// (content, management) takes content, Bernd (content) is left over and management stays empty.
/// So each new place may move people who have one already, along an augmenting path (Berge 1957:
/// a matching without such a path is a maximum). A need keeps what it has, so the earlier of two
/// needs that compete is met; the order in which people are given does not matter.
pub fn unmet(needs: &[Need], approvals: &[(PersonId, Vec<String>)]) -> Vec<Unmet> {
    let mut people: BTreeMap<&PersonId, BTreeSet<&str>> = BTreeMap::new();
    for (person, roles) in approvals {
        people.entry(person).or_default().extend(roles.iter().map(String::as_str));
    }
    let fits = |need: &Need| {
        let holds = |roles: &BTreeSet<&str>| need.roles.iter().any(|role| roles.contains(role.as_str()));
        people.values().enumerate().filter(|(_, roles)| holds(roles)).map(|(at, _)| at).collect()
    };
    let mut places = Places { able: needs.iter().map(fits).collect(), place_of: vec![None; people.len()] };
    let open = |(at, need): (usize, &Need)| {
        let filled = (0..need.count).take_while(|_| places.fill(at)).count();
        (filled < need.count).then(|| Unmet { need: need.clone(), wanted: need.count - filled })
    };
    needs.iter().enumerate().filter_map(open).collect()
}

struct Places {
    /// Who could fill each need, by number.
    able: Vec<Vec<usize>>,
    /// Which need each person fills.
    place_of: Vec<Option<usize>>,
}

impl Places {
    /// Fills one more place of a need, moving others where that helps. Breadth first and without
    /// recursion: the rules may list thousands.
    fn fill(&mut self, need: usize) -> bool {
        let mut asked_by: Vec<Option<usize>> = vec![None; self.place_of.len()];
        let mut freed_by: Vec<Option<usize>> = vec![None; self.able.len()];
        let mut open = VecDeque::from([need]);
        while let Some(at) = open.pop_front() {
            for &person in &self.able[at] {
                if asked_by[person].is_some() {
                    continue;
                }
                asked_by[person] = Some(at);
                match self.place_of[person] {
                    None => {
                        self.shift(person, &asked_by, &freed_by);
                        return true;
                    }
                    Some(other) if other != need && freed_by[other].is_none() => {
                        freed_by[other] = Some(person);
                        open.push_back(other);
                    }
                    Some(_) => {}
                }
            }
        }
        false
    }

    /// Seats a free person where they were asked for; whom they replace moves on the same way.
    fn shift(&mut self, free: usize, asked_by: &[Option<usize>], freed_by: &[Option<usize>]) {
        let mut next = Some(free);
        while let Some(person) = next {
            self.place_of[person] = asked_by[person];
            next = asked_by[person].and_then(|need| freed_by[need]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn need(roles: &str, count: usize) -> Need {
        Need { roles: roles.split(' ').map(str::to_owned).collect(), count }
    }

    fn approvals(rows: &[(&str, &str)]) -> Vec<(PersonId, Vec<String>)> {
        rows.iter().map(|(name, roles)| (PersonId::parse(name).unwrap(), need(roles, 1).roles)).collect()
    }

    fn wanted(needs: &[Need], rows: &[(&str, &str)]) -> Vec<usize> {
        let open = unmet(needs, &approvals(rows));
        needs.iter().map(|need| open.iter().find(|u| u.need == *need).map_or(0, |u| u.wanted)).collect()
    }

    #[test]
    fn each_person_fills_one_place() {
        let content = need("content", 1);
        let release = need("management board", 1);
        let rows: &[(&str, &[Need], &[(&str, &str)], &[usize])] = &[
            ("nobody", std::slice::from_ref(&content), &[], &[1]),
            ("wrong role", std::slice::from_ref(&content), &[("anna", "legal")], &[1]),
            ("one each", &[content.clone(), release.clone()], &[("anna", "content"), ("bernd", "board")], &[0, 0]),
            ("one person, both roles", &[content.clone(), release.clone()], &[("anna", "content board")], &[0, 1]),
            (
                "anna must move",
                &[content.clone(), release.clone()],
                &[("anna", "content board"), ("bernd", "content")],
                &[0, 0],
            ),
            ("listed twice is one", &[need("content", 2)], &[("anna", "content"), ("anna", "content")], &[1]),
            (
                "a chain of three",
                &[need("a", 1), need("a b", 1), need("b c", 1)],
                &[("ada", "a b"), ("bea", "b c"), ("cem", "a")],
                &[0, 0, 0],
            ),
            ("a count nobody reaches", &[need("a", usize::MAX)], &[("ada", "a")], &[usize::MAX - 1]),
            ("no role at all", &[Need { roles: Vec::new(), count: 1 }], &[("ada", "a")], &[1]),
        ];
        for (name, needs, people, expected) in rows {
            assert_eq!(wanted(needs, people), *expected, "{name}");
        }
    }

    /// The plain way, by trying every seat for every person.
    fn least_open(needs: &[Need], people: &[(PersonId, Vec<String>)]) -> usize {
        let Some(((_, roles), rest)) = people.split_first() else { return needs.iter().map(|n| n.count).sum() };
        let mut least = least_open(needs, rest);
        for at in 0..needs.len() {
            if needs[at].count > 0 && needs[at].roles.iter().any(|role| roles.contains(role)) {
                let mut fewer = needs.to_vec();
                fewer[at].count -= 1;
                least = least.min(least_open(&fewer, rest));
            }
        }
        least
    }

    proptest! {
        #[test]
        fn leaves_the_least_open(
            needs in prop::collection::vec((prop::collection::vec("[a-d]", 1..3), 1usize..3), 0..4),
            people in prop::collection::btree_map("[p-u]", prop::collection::vec("[a-d]", 0..3), 0..5),
        ) {
            let needs: Vec<Need> = needs.into_iter().map(|(roles, count)| Need { roles, count }).collect();
            let mut people: Vec<_> =
                people.into_iter().map(|(name, roles)| (PersonId::parse(&name).unwrap(), roles)).collect();
            let open = unmet(&needs, &people);
            prop_assert_eq!(open.iter().map(|u| u.wanted).sum::<usize>(), least_open(&needs, &people));
            people.reverse();
            prop_assert_eq!(unmet(&needs, &people), open);
        }
    }
}
