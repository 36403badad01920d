//! What no PDF for the archive can hold: a text of one piece may have 32,767 bytes there, and two bytes
//! stand for a letter (ISO 19005-3, 6.1.13). Whoever hears of it only when the page is set is told no place.

use super::error;
use crate::statement::edition::each_inline;
use crate::statement::{Document, Finding, Inline, Span, plain};

/// Letters in one heading, in one description of a picture, or without a place where a line may end, with
/// what typography may add. What is set in one line is one piece, and a byte that is written as `\ooo`
/// counts four times for whoever checks it.
const LONGEST: usize = 4_000;

pub(super) fn check(source: &str, document: &Document, headings: &[(Span, String)]) -> Vec<Finding> {
    let mut findings = unbroken(source);
    let long = |words: &str| Some(words.encode_utf16().count()).filter(|count| *count > LONGEST);
    let said = |code, span, count: usize| error(code, span).with("count", count.to_string());
    findings.extend(headings.iter().filter_map(|(span, words)| Some(said("heading-long", *span, long(words)?))));
    each_inline(document, &mut |inline| {
        if let Inline::Image { alt, span, .. } = inline {
            findings.extend(long(&plain(alt)).map(|count| said("picture-alt-endless", *span, count)));
        }
    });
    findings
}

/// Everything in the file, its head as well, that goes on and on without a blank.
fn unbroken(source: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (at, line) in source.strip_prefix('\u{feff}').unwrap_or(source).lines().enumerate() {
        // What marks a quote is not set. One more at the end, so that what reaches it is counted.
        let marks = line.chars().take_while(|c| matches!(c, '>' | ' ')).count();
        let (mut start, mut count) = (marks + 1, 0);
        for (column, letter) in line.chars().chain([' ']).enumerate().skip(marks) {
            if !(letter.is_whitespace() || breaks(letter)) {
                count += 1;
                continue;
            }
            if count > LONGEST {
                let span = Span { line: at + 1, column: start, len: count };
                findings.push(error("length-word", span).with("count", count.to_string()));
            }
            (start, count) = (column + 2, 0);
        }
    }
    findings
}

/// Scripts that have no blanks between words: a line may end at any letter or where a dictionary says.
fn breaks(letter: char) -> bool {
    matches!(letter, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{2e80}'..='\u{d7ff}' | '\u{20000}'..='\u{3ffff}')
}
