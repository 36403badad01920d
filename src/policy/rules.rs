//! The rules checked as a whole: read strictly, since a typo must never mean "no rule".

use super::file::{CorrectionRule, Expedited, KindRule, Listed, Need, RuleFile};
use crate::person::{Email, PersonId};
use crate::statement::{Aftermath, Digest, Grade, Growing, Kind, Lang};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// The role of those who change the rules. A deputy does not get it.
pub const ADMIN: &str = "admin";
/// The role in which a person clears their own quote. It is had by being quoted and never listed.
pub const QUOTED: &str = "quoted";

/// A person as the rules know them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    pub name: String,
    pub email: Email,
    /// Sorted, each once; with those of the person they stand in for.
    pub roles: Vec<String>,
    /// Fingerprints (`SHA256:…`) with the key line they stand for. Without any, nobody can sign
    /// as this person.
    pub keys: BTreeMap<String, String>,
    pub duty: Option<Duty>,
}

/// Standing in for somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duty {
    pub of: PersonId,
    /// First and last day. They are for people to read and let nobody do anything: the only date
    /// of an approval is the one its signer chose, so a duty ends by a version of the rules
    /// without it. `lapsed` finds those that somebody forgot.
    pub from: Date,
    pub until: Date,
    /// The roles that the person has by the duty alone.
    pub roles: Vec<String>,
}

/// Rules that hold together: every name resolves, every key is one person's, every kind has a rule.
#[derive(Debug, Clone)]
pub struct Policy {
    pub serial: u64,
    pub predecessor: Option<Digest>,
    /// The digest of the `workflow.toml` this was read from.
    pub digest: Digest,
    pub zone: String,
    pub languages: Vec<String>,
    pub people: BTreeMap<PersonId, Member>,
    pub rules: BTreeMap<Kind, KindRule>,
    pub threshold: usize,
    /// The short way, where there is one.
    pub expedited: Option<Expedited>,
    /// Who approves a change of the templates.
    pub templates: Vec<Need>,
    /// Who approves corrections and withdrawals, where that is said.
    pub corrections: Option<CorrectionRule>,
}

/// Why a `workflow.toml` cannot be the rules. `cli/error.rs` turns each into words.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PolicyError {
    /// `[people.<name>]` is no short name.
    #[error("people.{0}: not a short name")]
    PersonName(String),
    #[error("people.{person}.{field}: {value:?} cannot be used")]
    PersonField { person: String, field: &'static str, value: String },
    #[error("people.{person}: key {at} is not an SSH public key that can be used: {reason}")]
    Key { person: String, at: usize, reason: &'static str },
    #[error("one key is listed for {first} and for {second}")]
    SharedKey { first: String, second: String },
    #[error("no rule for {0}")]
    NoRule(&'static str),
    #[error("rules.{0}: no such kind")]
    UnknownKind(String),
    #[error("rules.{kind}: nothing is needed")]
    NothingNeeded { kind: String },
    #[error("rules.{kind}: a count of 0")]
    CountZero { kind: String },
    /// Fewer than two people, or no time for the second look.
    #[error("expedited: {people} people, {hours} hours")]
    Expedited { people: usize, hours: u32 },
    /// A need names a role that no person could be listed with.
    #[error("rules.{kind}: {role:?} is not a role")]
    Role { kind: String, role: String },
    /// No list in the head of this name may ever grow without an approval.
    #[error("rules.{kind}.may_grow: {field:?} never may")]
    MayGrow { kind: String, field: String },
    /// Nobody, or too few people, hold any of these roles.
    #[error("rules.{kind}: {wanted} in {roles:?}, {have} listed")]
    CannotBeMet { kind: String, roles: Vec<String>, wanted: usize, have: usize },
    /// `admins` counts those who have a key.
    #[error("administration.threshold: {threshold}, with {admins} administrators")]
    Threshold { threshold: usize, admins: usize },
    #[error("serial {0} starts at 1")]
    Serial(u64),
    #[error("predecessor: {0:?} is not a digest")]
    Predecessor(String),
    #[error("zone: {0:?} is not a time zone")]
    Zone(String),
    #[error("languages: {0:?} is not a language tag")]
    Language(String),
}

impl PolicyError {
    /// The keys that lead to the place in the file.
    pub fn path(&self) -> Vec<&str> {
        match self {
            PolicyError::PersonName(person) => vec!["people", person],
            PolicyError::PersonField { person, field, .. } => vec!["people", person, field],
            PolicyError::Key { person, .. } | PolicyError::SharedKey { second: person, .. } => {
                vec!["people", person, "keys"]
            }
            PolicyError::NoRule(_) => vec!["rules"],
            PolicyError::UnknownKind(kind)
            | PolicyError::NothingNeeded { kind }
            | PolicyError::CountZero { kind }
            | PolicyError::Role { kind, .. }
            | PolicyError::CannotBeMet { kind, .. } => match kind.as_str() {
                "templates" | "expedited" | "corrections" => vec![kind],
                _ => vec!["rules", kind],
            },
            PolicyError::MayGrow { kind, .. } => vec!["rules", kind, "may_grow"],
            PolicyError::Expedited { .. } => vec!["expedited"],
            PolicyError::Threshold { .. } => vec!["administration", "threshold"],
            PolicyError::Serial(_) => vec!["serial"],
            PolicyError::Predecessor(_) => vec!["predecessor"],
            PolicyError::Zone(_) => vec!["zone"],
            PolicyError::Language(_) => vec!["languages"],
        }
    }
}

impl Policy {
    /// Checks a rule file as a whole. `digest` is the digest of the bytes it was read from;
    /// `fingerprint` gives a public key line's fingerprint or the reason why it is refused.
    ///
    /// That the people listed could not meet a rule is no error here, since an office of one
    /// starts somewhere: `shortfalls` says it, and proposing such rules is refused.
    pub fn read(
        file: RuleFile,
        digest: Digest,
        fingerprint: &dyn Fn(&str) -> Result<String, &'static str>,
    ) -> Result<Self, PolicyError> {
        if file.serial == 0 {
            return Err(PolicyError::Serial(0));
        }
        let predecessor = read_predecessor(file.serial, file.predecessor)?;
        if jiff::tz::TimeZone::get(&file.zone).is_err() {
            return Err(PolicyError::Zone(file.zone));
        }
        let languages = read_languages(file.languages)?;
        let mut people = read_people(&file.people, fingerprint)?;
        read_deputies(&file.people, &mut people)?;
        let rules = read_rules(file.rules)?;
        let expedited = file.expedited.map(read_expedited).transpose()?;
        if file.templates.as_ref().is_some_and(|rule| rule.needs.is_empty()) {
            return Err(PolicyError::NothingNeeded { kind: "templates".to_owned() });
        }
        let templates = file.templates.map(|rule| rule.needs).unwrap_or_default();
        check_needs("templates", &templates)?;
        let corrections = file.corrections.map(read_corrections).transpose()?;
        let (serial, threshold, zone) = (file.serial, file.administration.threshold, file.zone);
        let policy = Self {
            serial,
            predecessor,
            digest,
            zone,
            languages,
            people,
            rules,
            threshold,
            expedited,
            templates,
            corrections,
        };
        let admins = policy.admins().count();
        if threshold == 0 || threshold > admins {
            return Err(PolicyError::Threshold { threshold, admins });
        }
        Ok(policy)
    }

    /// Whose key this is.
    pub fn holder(&self, fingerprint: &str) -> Option<&PersonId> {
        self.people.iter().find(|(_, member)| member.keys.contains_key(fingerprint)).map(|(person, _)| person)
    }

    /// What a statement of this kind needs, single cases included where it is one.
    pub fn needs(&self, kind: Kind, single_case: bool) -> Vec<Need> {
        let Some(rule) = self.rules.get(&kind) else {
            // Cannot be after `read`; and no rule must never mean that nothing is needed.
            return vec![Need { roles: Vec::new(), count: 1 }];
        };
        let besides = rule.single_case.iter().filter(|_| single_case);
        rule.needs.iter().chain(besides).cloned().collect()
    }

    /// What a statement needs on the short way: somebody who may release, and others in any role.
    /// Where it tells one person's story, the law looks at it all the same.
    pub fn expedited_needs(&self, kind: Kind, single_case: bool) -> Option<Vec<Need>> {
        let short = self.expedited.as_ref()?;
        let own = self.people.values().flat_map(|member| member.roles.iter().cloned());
        let anybody: BTreeSet<String> = own.chain(self.reviewing_roles()).chain(short.release.clone()).collect();
        let mut needs = vec![
            Need { roles: short.release.clone(), count: 1 },
            Need { roles: anybody.into_iter().collect(), count: short.people.saturating_sub(1) },
        ];
        let rule = self.rules.get(&kind).filter(|_| single_case);
        needs.extend(rule.into_iter().flat_map(|rule| rule.single_case.iter().cloned()));
        Some(needs)
    }

    /// What a change of the templates needs; where the rules do not say it, one person in any role
    /// that rules name.
    pub fn template_needs(&self) -> Vec<Need> {
        match self.templates.is_empty() {
            true => vec![Need { roles: self.reviewing_roles(), count: 1 }],
            false => self.templates.clone(),
        }
    }

    /// What a new text of a published statement needs: a correction less than a new statement, if
    /// the rules say so; a single case its legal look all the same.
    pub fn needs_after(&self, kind: Kind, single_case: bool, aftermath: Aftermath) -> Vec<Need> {
        let (Some(rule), Some(usual)) = (&self.corrections, self.rules.get(&kind)) else {
            return self.needs(kind, single_case);
        };
        let besides = usual.single_case.iter().filter(|_| single_case);
        match aftermath {
            Aftermath::Withdrawal => rule.withdrawal.clone(),
            Aftermath::Correction(Grade::Severe) => {
                rule.needs.iter().chain(&rule.severe).chain(besides).cloned().collect()
            }
            Aftermath::Correction(_) => rule.needs.iter().chain(besides).cloned().collect(),
        }
    }

    /// Whether this list in the head of all these kinds may grow after it was approved.
    pub fn may_grow<'k>(&self, mut kinds: impl Iterator<Item = &'k Kind>, field: Growing) -> bool {
        let says = |rule: &KindRule| rule.may_grow.iter().any(|name| name == field.name());
        kinds.all(|kind| self.rules.get(kind).is_some_and(says))
    }

    /// Every role that some rule names: those who may say anything about a text.
    pub fn reviewing_roles(&self) -> Vec<String> {
        let needs = self.rules.values().flat_map(|rule| rule.needs.iter().chain(&rule.single_case));
        needs.flat_map(|need| need.roles.iter().cloned()).collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// Whether this person has the role, as their own or as a deputy.
    pub fn holds(&self, person: &PersonId, role: &str) -> bool {
        self.people.get(person).is_some_and(|member| member.roles.iter().any(|held| held == role))
    }

    /// Those who change the rules, as far as they have a key to do it with.
    pub fn admins(&self) -> impl Iterator<Item = &PersonId> {
        let signs = |(person, member): &(&PersonId, &Member)| !member.keys.is_empty() && self.holds(person, ADMIN);
        self.people.iter().filter(signs).map(|(person, _)| person)
    }

    /// Deputies whose duty is over, or not yet begun, on this day: to be taken out of the rules or
    /// to be told, since they hold their roles as long as they are listed.
    pub fn lapsed(&self, today: Date) -> impl Iterator<Item = (&PersonId, &Duty)> {
        let duties = self.people.iter().filter_map(|(person, member)| Some((person, member.duty.as_ref()?)));
        duties.filter(move |(_, duty)| today < duty.from || duty.until < today)
    }
}

fn read_predecessor(serial: u64, text: String) -> Result<Option<Digest>, PolicyError> {
    match (serial, Digest::parse(&text)) {
        (1, None) if text == "-" => Ok(None),
        (2.., Some(digest)) => Ok(Some(digest)),
        _ => Err(PolicyError::Predecessor(text)),
    }
}

fn read_languages(languages: Vec<String>) -> Result<Vec<String>, PolicyError> {
    let mut seen = BTreeSet::new();
    // `und` stands for the rules themselves in records.
    let wrong = languages.iter().find(|tag| Lang::parse(tag).is_none() || *tag == "und" || !seen.insert(tag.as_str()));
    match wrong {
        Some(tag) => Err(PolicyError::Language(tag.clone())),
        None if languages.is_empty() => Err(PolicyError::Language(String::new())),
        None => Ok(languages),
    }
}

fn read_people(
    listed: &BTreeMap<String, Listed>,
    fingerprint: &dyn Fn(&str) -> Result<String, &'static str>,
) -> Result<BTreeMap<PersonId, Member>, PolicyError> {
    let mut people = BTreeMap::new();
    let mut holders: BTreeMap<String, &str> = BTreeMap::new();
    for (short, entry) in listed {
        let person = PersonId::parse(short).ok_or_else(|| PolicyError::PersonName(short.clone()))?;
        let wrong = |field, value: &str| person_field(short, field, value);
        if entry.name.trim().is_empty() || entry.name.chars().any(char::is_control) {
            return Err(wrong("name", &entry.name));
        }
        let email = Email::parse(&entry.email).ok_or_else(|| wrong("email", &entry.email))?;
        if let Some(role) = entry.roles.iter().find(|role| !is_role(role) || *role == QUOTED) {
            return Err(wrong("roles", role));
        }
        let mut keys = BTreeMap::new();
        for (at, line) in entry.keys.iter().enumerate() {
            let key = |reason| PolicyError::Key { person: short.clone(), at: at + 1, reason };
            let print = fingerprint(line).map_err(key)?;
            if let Some(first) = holders.insert(print.clone(), short).filter(|first| first != short) {
                return Err(PolicyError::SharedKey { first: first.to_owned(), second: short.clone() });
            }
            keys.insert(print, line.clone());
        }
        let roles: BTreeSet<String> = entry.roles.iter().cloned().collect();
        let roles = roles.into_iter().collect();
        people.insert(person, Member { name: entry.name.clone(), email, roles, keys, duty: None });
    }
    Ok(people)
}

/// Gives deputies the roles that the other is listed with: not those the other has as a deputy,
/// and not the rules themselves.
fn read_deputies(
    listed: &BTreeMap<String, Listed>,
    people: &mut BTreeMap<PersonId, Member>,
) -> Result<(), PolicyError> {
    for (short, entry) in listed {
        let wrong = |field, value: &Option<String>| person_field(short, field, value.as_deref().unwrap_or_default());
        let day = |value: &Option<String>| read_day(value.as_deref()?);
        let Some(other) = &entry.deputy_for else {
            if entry.deputy_from.is_some() || entry.deputy_until.is_some() {
                return Err(wrong("deputy_for", &None));
            }
            continue;
        };
        let from = day(&entry.deputy_from).ok_or_else(|| wrong("deputy_from", &entry.deputy_from))?;
        let until = day(&entry.deputy_until).filter(|until| from <= *until);
        let until = until.ok_or_else(|| wrong("deputy_until", &entry.deputy_until))?;
        let (Some(principal), Some(person), true) = (listed.get(other), PersonId::parse(short), other != short) else {
            return Err(wrong("deputy_for", &entry.deputy_for));
        };
        let (Some(of), Some(member)) = (PersonId::parse(other), people.get_mut(&person)) else { continue };
        let passed_on = principal.roles.iter().filter(|role| *role != ADMIN && !member.roles.contains(role));
        let roles: BTreeSet<String> = passed_on.cloned().collect();
        member.roles =
            member.roles.drain(..).chain(roles.iter().cloned()).collect::<BTreeSet<_>>().into_iter().collect();
        member.duty = Some(Duty { of, from, until, roles: roles.into_iter().collect() });
    }
    Ok(())
}

fn read_corrections(rule: CorrectionRule) -> Result<CorrectionRule, PolicyError> {
    if rule.needs.is_empty() || rule.withdrawal.is_empty() {
        return Err(PolicyError::NothingNeeded { kind: "corrections".to_owned() });
    }
    check_needs("corrections", rule.needs.iter().chain(&rule.severe).chain(&rule.withdrawal))?;
    Ok(rule)
}

fn read_rules(rules: BTreeMap<String, KindRule>) -> Result<BTreeMap<Kind, KindRule>, PolicyError> {
    let mut read = BTreeMap::new();
    for (name, rule) in rules {
        // Only the name in files: what people may type elsewhere would list a kind twice.
        let kind = Kind::ALL.into_iter().find(|kind| kind.name() == name);
        let kind = kind.ok_or_else(|| PolicyError::UnknownKind(name.clone()))?;
        if rule.needs.is_empty() {
            return Err(PolicyError::NothingNeeded { kind: name });
        }
        check_needs(&name, rule.needs.iter().chain(&rule.single_case))?;
        if let Some(field) = rule.may_grow.iter().find(|field| Growing::parse(field).is_none()) {
            return Err(PolicyError::MayGrow { kind: name, field: field.clone() });
        }
        read.insert(kind, rule);
    }
    match Kind::ALL.into_iter().find(|kind| !read.contains_key(kind)) {
        Some(kind) => Err(PolicyError::NoRule(kind.name())),
        None => Ok(read),
    }
}

/// `section`: the kind, or the name of another section with needs in it.
fn check_needs<'n>(section: &str, needs: impl IntoIterator<Item = &'n Need>) -> Result<(), PolicyError> {
    let kind = || section.to_owned();
    for need in needs {
        if need.roles.is_empty() {
            return Err(PolicyError::NothingNeeded { kind: kind() });
        }
        if need.count == 0 {
            return Err(PolicyError::CountZero { kind: kind() });
        }
        if let Some(role) = need.roles.iter().find(|role| !is_role(role) || *role == QUOTED) {
            return Err(PolicyError::Role { kind: kind(), role: role.clone() });
        }
    }
    Ok(())
}

/// Two pairs of eyes at least, or the short way would be no way at all but a hole.
fn read_expedited(short: Expedited) -> Result<Expedited, PolicyError> {
    check_needs("expedited", [&Need { roles: short.release.clone(), count: 1 }])?;
    match short.people >= 2 && short.second_look_hours > 0 {
        true => Ok(short),
        false => Err(PolicyError::Expedited { people: short.people, hours: short.second_look_hours }),
    }
}

/// A free word that a record can hold: `management`, `second-reader`; at most 32 characters.
fn is_role(word: &str) -> bool {
    let letter = |c: char| c.is_ascii_lowercase();
    word.starts_with(letter)
        && word.ends_with(letter)
        && word.len() <= 32
        && word.chars().all(|c| letter(c) || c == '-')
}

/// Only `2026-07-01`, though more can be read as a date.
fn read_day(text: &str) -> Option<Date> {
    text.parse::<Date>().ok().filter(|date| date.to_string() == text)
}

fn person_field(person: &str, field: &'static str, value: &str) -> PolicyError {
    PolicyError::PersonField { person: person.to_owned(), field, value: value.to_owned() }
}

#[cfg(test)]
mod tests;
