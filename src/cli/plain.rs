//! Other people's text made harmless for a terminal: no escapes, no hidden turns of direction.

use std::borrow::Cow;

/// The text with every control character (but line end and tab), and every character that turns
/// the writing direction unseen, shown as `\u{…}`.
///
/// Notes, headlines and file names come from others; an escape in them could repaint the screen
/// just when somebody reads what they approve (CVE-2021-42574 for the directional ones).
pub fn plain(text: &str) -> Cow<'_, str> {
    if !text.contains(harmful) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if harmful(c) { out.extend(c.escape_unicode()) } else { out.push(c) }
    }
    Cow::Owned(out)
}

fn harmful(c: char) -> bool {
    let turns = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    turns || (c.is_control() && c != '\n' && c != '\t')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_shown_and_words_are_kept() {
        for (text, expected) in [
            ("Grüße, \u{645}\u{631}\u{62d}\u{628}\u{627}\n\tዜጋ", "Grüße, \u{645}\u{631}\u{62d}\u{628}\u{627}\n\tዜጋ"),
            ("a\u{1b}[2Jb", "a\\u{1b}[2Jb"),
            ("a\u{9b}b\rc", "a\\u{9b}b\\u{d}c"),
            ("x\u{202e}y\u{2069}", "x\\u{202e}y\\u{2069}"),
        ] {
            assert_eq!(plain(text), expected);
        }
    }
}
