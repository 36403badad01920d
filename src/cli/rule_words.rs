//! The rules in words: needs, what a new version would change, where it gets tight.

use super::judgement;
use super::words::{Words, args};
use crate::ops::Setting;
use crate::policy::{Need, RuleChange, WeakSpot, When};
use crate::statement::Kind;

/// `one person (management/board) and 2 people (subject)`.
pub fn needs(words: &Words, needs: &[Need]) -> String {
    if needs.is_empty() {
        return words.get("rules-nothing");
    }
    let each =
        needs.iter().map(|need| words.say("rules-need", args![count = need.count, roles = need.roles.join("/")]));
    each.collect::<Vec<_>>().join(" + ")
}

/// One difference between two versions as a sentence.
pub fn change(words: &Words, change: &RuleChange) -> String {
    let list = |names: &[String]| names.join(", ");
    match change {
        RuleChange::Joins { person, name, roles } => {
            words.say("change-joins", args![person = person, name = name, roles = list(roles)])
        }
        RuleChange::Leaves { person } => words.say("change-leaves", args![person = person]),
        RuleChange::Roles { person, gained, lost } => {
            let gained = (!gained.is_empty())
                .then(|| words.say("change-roles-gained", args![person = person, roles = list(gained)]));
            let lost =
                (!lost.is_empty()).then(|| words.say("change-roles-lost", args![person = person, roles = list(lost)]));
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
            let args = args![person = person, of = duty.of, from = from, until = until, roles = list(&duty.roles)];
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
    let (id, person) = match &spot.when {
        When::Writes(person) => ("weak-writes", person),
        When::Away(person) => ("weak-away", person),
        When::DutyEnds(person) => ("weak-duty-ends", person),
    };
    let (roles, kinds) = (spot.roles.join("/"), kinds(words, &spot.kinds));
    words.say(id, args![person = person, count = spot.wanted, roles = roles, kinds = kinds])
}

fn kinds(words: &Words, kinds: &[(Kind, bool)]) -> String {
    let single = kinds.iter().all(|(_, single)| *single);
    if kinds.len() == Kind::ALL.len() && (single || !kinds.iter().any(|(_, single)| *single)) {
        return words.get(if single { "weak-all-single-cases" } else { "weak-all" });
    }
    let each = kinds.iter().map(|(kind, single)| {
        let kind = words.get(judgement::kind(*kind));
        if *single { words.say("weak-single-case", args![kind = kind]) } else { kind }
    });
    each.collect::<Vec<_>>().join(", ")
}
