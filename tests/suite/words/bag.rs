//! Words counted without their order: letters and digits, however they are quoted, spaced or hyphenated.

use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// How often each word occurs.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Bag(BTreeMap<String, usize>);

impl Bag {
    pub fn of(text: &str) -> Self {
        let mut bag = Self::default();
        bag.add(text);
        bag
    }

    /// Letters and digits are words of their own, since the number of a note stands close to a word.
    pub fn add(&mut self, text: &str) {
        let mut word = String::new();
        let mut digits = false;
        for c in text.nfkc().flat_map(char::to_lowercase) {
            if is_silent(c) {
                continue;
            }
            let part = c.is_alphanumeric() || is_combining_mark(c);
            let numeric = c.is_numeric();
            if !part || (numeric != digits && !word.is_empty()) {
                self.push(&mut word);
            }
            if part {
                digits = numeric;
                word.push(c);
            }
        }
        self.push(&mut word);
    }

    fn push(&mut self, word: &mut String) {
        if !word.is_empty() {
            *self.0.entry(std::mem::take(word)).or_default() += 1;
        }
    }

    pub fn without(&self, other: &Self) -> Self {
        let left = self.0.iter().map(|(word, count)| (word, count.saturating_sub(other.count(word))));
        Self(left.filter(|(_, count)| *count > 0).map(|(word, count)| (word.clone(), count)).collect())
    }

    /// What neither is a number nor occurs in the explanation, however often.
    pub fn unexplained(&self, explanation: &Self) -> Self {
        let left =
            self.0.iter().filter(|(word, _)| explanation.count(word) == 0 && !word.chars().all(char::is_numeric));
        Self(left.map(|(word, count)| (word.clone(), *count)).collect())
    }

    /// The letters that the other lacks: words that were cut or joined at the end of a
    /// line, or that run from right to left, still have the same letters.
    pub fn letters_beyond(&self, other: &Self) -> String {
        let theirs = other.letters();
        let beyond = |(letter, count): (&char, &usize)| {
            let count = count.saturating_sub(theirs.get(letter).copied().unwrap_or_default());
            String::from(*letter).repeat(count)
        };
        self.letters().iter().map(beyond).collect()
    }

    fn letters(&self) -> BTreeMap<char, usize> {
        let mut letters = BTreeMap::new();
        for (word, count) in &self.0 {
            word.chars().for_each(|c| *letters.entry(c).or_default() += count);
        }
        letters
    }

    fn count(&self, word: &str) -> usize {
        self.0.get(word).copied().unwrap_or_default()
    }
}

impl std::fmt::Display for Bag {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (at, (word, count)) in self.0.iter().enumerate() {
            let gap = if at == 0 { "" } else { " " };
            let times = if *count > 1 { format!("×{count}") } else { String::new() };
            write!(f, "{gap}{word}{times}")?;
        }
        Ok(())
    }
}

/// What is heard in no word: soft hyphens, joiners, marks of direction, variation selectors.
fn is_silent(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

#[test]
fn a_lost_word_is_noticed_and_typography_is_not() {
    let bag = Bag::of("Der „Rat“ tagt am 12.\u{a0}März – im Fu\u{308}rstenhaus1");
    assert!(bag.without(&Bag::of("der \"Rat\" tagt am 12. März -- im Fürstenhaus 1")).0.is_empty());
    let missing = Bag::of("alle drei Worte drei").without(&Bag::of("alle Worte drei"));
    assert_eq!(missing.to_string(), "drei");
    assert_eq!(missing.letters_beyond(&Bag::of("dre")), "i");
    assert_eq!(missing.letters_beyond(&Bag::of("ierd x")), "");
}
