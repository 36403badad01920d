//! The rules in words: needs, what a new version would change, where it gets tight.

use super::judgement;
use super::words::{Roles, Words, args};
use crate::ops::Setting;
use crate::person::PersonId;
use crate::policy::{Need, RuleChange, Way, WeakSpot, When};
use crate::statement::Kind;

/// `one person (management/board) and 2 people (subject)`.
pub fn needs(words: &Words, needs: &[Need]) -> String {
    if needs.is_empty() {
        return words.get("rules-nothing");
    }
    let each = needs
        .iter()
        .map(|need| words.say("rules-need", args![count = need.count, roles = judgement::roles(words, &need.roles)]));
    each.collect::<Vec<_>>().join(" + ")
}

/// One difference between two versions as a sentence.
pub fn change(words: &Words, change: &RuleChange) -> String {
    match change {
        RuleChange::Joins { person, name, roles } => {
            words.say("change-joins", args![person = person, name = name, roles = Roles(roles)])
        }
        RuleChange::Leaves { person } => words.say("change-leaves", args![person = person]),
        RuleChange::Roles { person, gained, lost } => {
            let gained = (!gained.is_empty())
                .then(|| words.say("change-roles-gained", args![person = person, roles = Roles(gained)]));
            let lost =
                (!lost.is_empty()).then(|| words.say("change-roles-lost", args![person = person, roles = Roles(lost)]));
            gained.into_iter().chain(lost).collect::<Vec<_>>().join(" ")
        }
        RuleChange::KeyAdded { person, fingerprint } => {
            words.say("change-key-added", args![person = person, fingerprint = fingerprint])
        }
        RuleChange::KeyGone { person, fingerprint } => {
            words.say("change-key-gone", args![person = person, fingerprint = fingerprint])
        }
        RuleChange::Called { person, old, new } => {
            words.say("change-called", args![person = person, old = old, new = new])
        }
        RuleChange::Duty { person, duty } => {
            let (from, until) = (duty.from.to_string(), duty.until.to_string());
            let args = args![person = person, of = duty.of, from = from, until = until, roles = Roles(&duty.roles)];
            words.say("change-duty", args)
        }
        RuleChange::DutyOver { person, of } => words.say("change-duty-over", args![person = person, of = of]),
        RuleChange::Needs { kind, single_case, old, new } => {
            let kind = words.get(judgement::kind(*kind));
            let (old, new) = (needs(words, old), needs(words, new));
            let id = if *single_case { "change-needs-single-case" } else { "change-needs" };
            words.say(id, args![kind = kind, old = old, new = new])
        }
        RuleChange::Quotes { kind, cleared } => {
            let kind = words.get(judgement::kind(*kind));
            words.say("change-quotes", args![kind = kind, cleared = if *cleared { "yes" } else { "no" }])
        }
        RuleChange::SignOn { kind, asked } => {
            let kind = words.get(judgement::kind(*kind));
            words.say("change-sign-on", args![kind = kind, asked = if *asked { "yes" } else { "no" }])
        }
        RuleChange::MayGrow { kind, may } => {
            let kind = words.get(judgement::kind(*kind));
            words.say("change-may-grow", args![kind = kind, may = if *may { "yes" } else { "no" }])
        }
        RuleChange::Threshold { old, new } => words.say("change-threshold", args![old = *old, new = *new]),
        RuleChange::Setting { key, old, new } => words.say("change-setting", args![key = *key, old = old, new = new]),
    }
}

/// A difference in a section that is no rule.
pub fn setting(words: &Words, setting: &Setting) -> String {
    let shown = |value: &Option<String>| value.clone().unwrap_or_else(|| "–".to_owned());
    words.say("change-setting", args![key = setting.key, old = shown(&setting.old), new = shown(&setting.new)])
}

/// What would be short if something happened.
pub fn weak_spot(words: &Words, spot: &WeakSpot) -> String {
    let (roles, ways) = (judgement::roles(words, &spot.roles), ways(words, &spot.ways));
    let say = |id, person: &str, from: &str| {
        words.say(id, args![person = person, count = spot.wanted, roles = roles, kinds = ways, from = from])
    };
    match &spot.when {
        When::Writes(person) => say("weak-writes", person.as_str(), ""),
        When::Away(person) => say("weak-away", person.as_str(), ""),
        When::DutyEnds(person) => say("weak-duty-ends", person.as_str(), ""),
        When::Together(people, from) => {
            let people: Vec<&str> = people.iter().map(PersonId::as_str).collect();
            say("weak-together", &people.join(", "), &words.date(*from))
        }
    }
}

fn ways(words: &Words, ways: &[Way]) -> String {
    let text = |way: &&Way| matches!(way, Way::Text(..));
    let texts: Vec<&Way> = ways.iter().filter(text).collect();
    let single = texts.iter().all(|way| matches!(way, Way::Text(_, true)));
    let mixed = !single && texts.iter().any(|way| matches!(way, Way::Text(_, true)));
    let mut named: Vec<String> = match texts.len() == Kind::ALL.len() && !mixed {
        true => vec![words.get(if single { "weak-all-single-cases" } else { "weak-all" })],
        false => texts.iter().map(|way| self::way(words, way)).collect(),
    };
    named.extend(ways.iter().filter(|way| !text(way)).map(|way| self::way(words, way)));
    named.join(", ")
}

fn way(words: &Words, way: &Way) -> String {
    match way {
        Way::Text(kind, false) => words.get(judgement::kind(*kind)),
        Way::Text(kind, true) => words.say("weak-single-case", args![kind = words.get(judgement::kind(*kind))]),
        Way::Expedited => words.get("weak-expedited"),
        Way::Templates => words.get("weak-templates"),
        Way::Correction(false) => words.get("weak-correction"),
        Way::Correction(true) => words.get("weak-correction-severe"),
        Way::Withdrawal => words.get("weak-withdrawal"),
    }
}
