//! Addresses of people on a press list: personal data, which no file of a workspace may hold.

use crate::person::Email;
use crate::statement::{Finding, Level, Span};
use std::collections::BTreeSet;

/// The addresses that a workspace must not hold; its `Debug` shows none.
#[derive(Clone, Default)]
pub struct Strangers(BTreeSet<String>);

impl std::fmt::Debug for Strangers {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Strangers({})", self.0.len())
    }
}

impl FromIterator<String> for Strangers {
    fn from_iter<I: IntoIterator<Item = String>>(addresses: I) -> Self {
        Self(addresses.into_iter().map(|address| address.to_lowercase()).collect())
    }
}

impl Strangers {
    /// One finding for each place where one of these stands. It does not repeat the address.
    pub fn found_in(&self, text: &str) -> Vec<Finding> {
        let strange = addresses(text).filter(|(_, address)| self.0.contains(address));
        strange.map(|(span, _)| Finding::new("third-party-address", Level::Error, span)).collect()
    }
}

/// Everything in a text that is an address, in lower case, with its place.
pub fn addresses(text: &str) -> impl Iterator<Item = (Span, String)> + '_ {
    let inner = |c: char| c.is_alphanumeric() || "'+_.-@%~".contains(c);
    text.lines().enumerate().filter(|(_, line)| line.contains('@')).flat_map(move |(number, line)| {
        let mut found = Vec::new();
        let mut start = 0;
        for word in line.split(|c: char| !inner(c)) {
            let bare = word.trim_matches(|c: char| "'_.~-".contains(c));
            if let Some(email) = Email::parse(bare) {
                let lead = word.find(bare).unwrap_or(0);
                let column = line.get(..start + lead).unwrap_or_default().chars().count() + 1;
                let span = Span { line: number + 1, column, len: bare.chars().count() };
                found.push((span, email.as_str().to_lowercase()));
            }
            // One mark stands between two words.
            start += word.len();
            start += line.get(start..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        }
        found
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found_wherever_they_stand() {
        for (text, places) in [
            ("", vec![]),
            ("a @ b", vec![]),
            ("Schreiben Sie Jo@Zeitung.example.", vec![(1, 15, "jo@zeitung.example")]),
            (
                "x\n„jo@zeitung.example“, <bo@zeitung.example>",
                vec![(2, 2, "jo@zeitung.example"), (2, 24, "bo@zeitung.example")],
            ),
            (
                "Größe;jo@zeitung.example;**bo@zeitung.example**",
                vec![(1, 7, "jo@zeitung.example"), (1, 28, "bo@zeitung.example")],
            ),
            ("[m](mailto:jo@zeitung.example?subject=x)", vec![(1, 12, "jo@zeitung.example")]),
        ] {
            let found: Vec<_> = addresses(text).map(|(span, address)| (span.line, span.column, address)).collect();
            let expected: Vec<_> = places.into_iter().map(|(l, c, address)| (l, c, address.to_owned())).collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn only_those_of_the_list_are_strangers_and_no_finding_names_them() {
        let strangers: Strangers = ["Jo@zeitung.example".to_owned()].into_iter().collect();
        let found = strangers.found_in("bo@zeitung.example\njo@ZEITUNG.example");
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].code, found[0].level, found[0].span.line), ("third-party-address", Level::Error, 2));
        assert!(!format!("{found:?} {strangers:?}").contains("zeitung"));
    }
}
