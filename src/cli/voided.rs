//! Why an approval does not count any more, in words: what was changed after it, and by whom.

use super::facts;
use super::plain::plain;
use super::words::{Words, args};
use crate::ops::{PartnersDoubt, Voided, VoidedBy};
use crate::person::PersonId;
use crate::statement::{Lang, Unfit};
use jiff::civil::DateTime;
use serde_json::{Value, json};

/// What ended these approvals, those with the same causes together: who gave them, each cause, who
/// saved it.
pub fn lines(words: &Words, voided: &[Voided]) -> Vec<String> {
    let mut groups: Vec<(Vec<&str>, &Voided)> = Vec::new();
    for one in voided {
        let same =
            |(_, other): &&mut (Vec<&str>, &Voided)| (&other.causes, &other.saved_by) == (&one.causes, &one.saved_by);
        match groups.iter_mut().find(same) {
            Some((people, _)) => people.push(one.by.as_str()),
            None => groups.push((vec![one.by.as_str()], one)),
        }
    }
    let group = |(people, one): (Vec<&str>, &Voided)| {
        let mut lines = vec![words.say("voided-by", args![count = people.len(), people = people.join(", ")])];
        lines.extend(one.causes.iter().map(|cause| format!("  · {}", cause_line(words, &one.by, cause))));
        if !one.saved_by.is_empty() {
            let names: Vec<String> = one.saved_by.iter().map(|name| plain(name).into_owned()).collect();
            lines.push(format!("  {}", words.say("voided-saved-by", args![names = names.join(", ")])));
        }
        lines
    };
    groups.into_iter().flat_map(group).collect()
}

/// The same in a few words, for one line of the inbox.
pub fn short(words: &Words, voided: &Voided) -> String {
    let mut named: Vec<String> = Vec::new();
    for cause in &voided.causes {
        let word = words.get(&format!("voided-short-{}", cause.name()));
        if !named.contains(&word) {
            named.push(word);
        }
    }
    named.join(", ")
}

fn cause_line(words: &Words, person: &PersonId, cause: &VoidedBy) -> String {
    match cause {
        VoidedBy::Words { lang, paragraphs } => words.say("voided-words", args![lang = lang, count = *paragraphs]),
        VoidedBy::Partners { lang, why } => partners(words, lang, why),
        VoidedBy::Facts { lang, names } => {
            let names: Vec<String> = names.iter().map(|name| facts::label(words, name)).collect();
            words.say("voided-facts", args![lang = lang, names = names.join(", ")])
        }
        VoidedBy::Embargo { lang, before, now } => {
            let (before, now) = (moment(words, before.as_ref()), moment(words, now.as_ref()));
            words.say("voided-embargo", args![lang = lang, before = before, now = now])
        }
        VoidedBy::File { lang, path, how } => {
            words.say("voided-file", args![lang = lang, path = plain(path).into_owned(), how = how.name()])
        }
        VoidedBy::NewLanguage(lang) => words.say("voided-language", args![lang = lang]),
        VoidedBy::Lost(lang) => words.say("voided-lost", args![lang = lang]),
        VoidedBy::Role { role, since } => {
            let role = words.role(role);
            words.say("voided-role", args![person = person, role = role, serial = *since])
        }
        VoidedBy::Key { since } => words.say("voided-key", args![person = person, serial = *since]),
    }
}

fn partners(words: &Words, lang: &Lang, why: &PartnersDoubt) -> String {
    let (why, name, character) = match why {
        PartnersDoubt::Order => ("order", "", None),
        PartnersDoubt::Form => ("form", "", None),
        PartnersDoubt::Rules => ("rules", "", None),
        PartnersDoubt::Name(name, Unfit::Length) => ("length", name.as_str(), None),
        PartnersDoubt::Name(name, Unfit::Twice) => ("twice", name.as_str(), None),
        PartnersDoubt::Name(name, Unfit::Scripts) => ("scripts", name.as_str(), None),
        PartnersDoubt::Name(name, Unfit::Character(odd)) => ("character", name.as_str(), Some(*odd)),
    };
    // What nobody sees is told by its number.
    let character = character.map_or_else(String::new, |odd| match odd.is_control() || !odd.is_ascii() {
        true => format!("U+{:04X}", u32::from(odd)),
        false => odd.to_string(),
    });
    let name = plain(name).into_owned();
    words.say("voided-partners", args![lang = lang, why = why, name = name, character = character])
}

fn moment(words: &Words, time: Option<&DateTime>) -> String {
    time.map_or_else(
        || words.get("voided-no-embargo"),
        |time| time.strftime(&words.get("short-moment-format")).to_string(),
    )
}

/// For `--json`.
pub fn value(words: &Words, voided: &Voided) -> Value {
    let causes = voided.causes.iter();
    let causes: Vec<Value> = causes
        .map(|cause| json!({ "cause": cause.name(), "sentence": cause_line(words, &voided.by, cause) }))
        .collect();
    json!({ "person": voided.by.as_str(), "causes": causes, "saved_by": voided.saved_by })
}
