//! Names in the head that must stand for somebody: press contacts, people quoted, press lists, the language.

use super::strangers::Strangers;
use super::{error, note, warning};
use crate::statement::{Finding, FrontMatter, Lang, front};
use jiff::tz::{AmbiguousOffset, TimeZone};

/// The names that a text may refer to, as the rules in force and the person's press list know them.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// The languages of the workspace; the first is the one staff write in.
    pub languages: Vec<String>,
    /// The languages that letterheads have words in; `None`: not looked at.
    pub furnished: Option<Vec<String>>,
    /// Press contacts of the house.
    pub contacts: Vec<String>,
    /// Short names of the people in the rules.
    pub people: Vec<String>,
    /// The zone of the rules, in which an embargo is meant.
    pub zone: Option<TimeZone>,
    /// Press lists; `None` on a machine that has none.
    pub lists: Option<Vec<String>>,
    /// Press lists that the rules name; on a machine without one, all that is known of them.
    pub early_lists: Vec<String>,
    /// People whose addresses no text may hold.
    pub strangers: Strangers,
}

impl Known {
    /// Whether the house publishes in this language: it, or the one that it is a variant of, is listed.
    pub fn publishes(&self, lang: &Lang) -> bool {
        speaks(&self.languages, lang)
    }
}

/// Whether it, or the language that it is a variant of, is listed.
fn speaks(listed: &[String], lang: &Lang) -> bool {
    listed.iter().any(|known| known == lang.as_str() || known == lang.primary())
}

/// What a head refers to and nobody knows: an error each, at its own place.
pub fn references(source: &str, front: &FrontMatter, known: &Known) -> Vec<Finding> {
    let mut findings = Vec::new();
    let tag = front.language.as_str();
    let unspoken = known.furnished.as_ref().filter(|all| !speaks(all, &front.language));
    let told = match (known.publishes(&front.language), unspoken) {
        (false, _) => {
            Some((error("reference-language", front::place_of(source, "language", 0, tag)), &known.languages))
        }
        (true, Some(all)) => Some((warning("reference-furniture", front::place_of(source, "language", 0, tag)), all)),
        (true, None) => None,
    };
    findings.extend(told.map(|(finding, all)| finding.with("value", tag).with("known", listed(all))));
    findings.extend(no_moment(source, front, known));
    let mut look = |key: &str, code: &'static str, names: &[String], known: &[String], same: fn(&str, &str) -> bool| {
        for (at, name) in names.iter().enumerate() {
            if !known.iter().any(|known| same(known, name)) {
                let finding = error(code, front::place_of(source, key, at, name));
                findings.push(finding.with("value", name.as_str()).with("known", listed(known)));
            }
        }
    };
    let exactly = |known: &str, name: &str| known == name;
    let quotes: Vec<String> = front.quotes.iter().map(ToString::to_string).collect();
    look("contacts", "reference-contact", &front.contacts, &known.contacts, exactly);
    look("quotes", "reference-quote", &quotes, &known.people, exactly);
    // As the press list itself is read: capitals make no other list.
    let loosely = |known: &str, name: &str| known.trim().to_lowercase() == name.trim().to_lowercase();
    match &known.lists {
        Some(lists) => look("lists", "reference-list", &front.lists, lists, loosely),
        // The press office has the list, and will see; whoever writes may have mistyped its name.
        None => {
            let unseen = front.lists.iter().enumerate();
            for (at, name) in unseen.filter(|(_, name)| !known.early_lists.iter().any(|known| loosely(known, name))) {
                let span = front::place_of(source, "lists", at, name);
                findings.push(note("reference-list-unseen", span).with("value", name.as_str()));
            }
        }
    }
    findings
}

/// An embargo that daylight saving skips or repeats.
fn no_moment(source: &str, front: &FrontMatter, known: &Known) -> Option<Finding> {
    let (time, zone) = (front.embargo?, known.zone.as_ref()?);
    let reason = match zone.to_ambiguous_timestamp(time).offset() {
        AmbiguousOffset::Gap { .. } => "gap",
        AmbiguousOffset::Fold { .. } => "fold",
        AmbiguousOffset::Unambiguous { .. } => return None,
    };
    let value = time.strftime("%Y-%m-%d %H:%M").to_string();
    let finding = error("head-moment", front::place_of(source, "embargo", 0, &value));
    Some(finding.with("value", value).with("reason", reason))
}

fn listed(names: &[String]) -> String {
    if names.is_empty() { "none".to_owned() } else { names.join(", ") }
}
