//! Easy language (Leichte Sprache): what the rules of DIN SPEC 33429 let a program see, and the label.
//!
//! A program cannot tell whether people understand a text; readers of the group it is written for
//! can. So these are remarks, and the one error is the label without them.

use super::text::Text;
use super::{error, note, warning};
use crate::statement::edition::each_inline;
use crate::statement::{BlockNode, Document, Finding, FrontMatter, Inline, Span, plain};

/// Words in a sentence. The rules ask for short ones; eight to twelve is what guides name.
const SENTENCE: usize = 12;

/// Letters in a word or in a part of it between hyphens or middle dots.
const WORD: usize = 14;

const SHORTENED: [&str; 16] = [
    "z. B.", "z.B.", "d. h.", "d.h.", "u. a.", "u.a.", "usw.", "etc.", "ggf.", "bzw.", "ca.", "vgl.", "inkl.", "evtl.",
    "Abs.", "sog.",
];

/// Verbs of what might be; the rules ask for what is.
const DOUBTFUL: [&str; 14] = [
    "könnte", "könnten", "würde", "würden", "hätte", "hätten", "wäre", "wären", "müsste", "müssten", "dürfte",
    "dürften", "sollte", "sollten",
];

/// How the label is worded, in lower case.
const LABELS: [&str; 4] = ["leichte sprache", "leichter sprache", "leicht lesen", "easy to read"];

pub(super) fn check(front: &FrontMatter, document: &Document, text: &Text) -> Vec<Finding> {
    let german = front.language.primary() == "de";
    let mut findings = Vec::new();
    let head = Span { line: 1, column: 1, len: 3 };
    if front.readers.is_empty() {
        findings.extend(labelled(text));
    }
    if !front.language.is_easy() {
        return findings;
    }
    if front.readers.is_empty() {
        findings.push(note("easy-readers", head));
    }
    sentences(text, &mut findings);
    if german {
        let found = |list: &[&'static str], code: &'static str| {
            let each = list.iter().flat_map(|word| text.find(word).take(1).map(|at| (at, *word)).collect::<Vec<_>>());
            each.map(|(at, word)| note(code, text.span(at)).with("word", word)).collect::<Vec<_>>()
        };
        findings.extend(found(&SHORTENED, "easy-short"));
        findings.extend(found(&DOUBTFUL, "easy-doubt"));
    }
    let mut slanted = false;
    each_inline(document, &mut |inline| slanted |= matches!(inline, Inline::Emphasis(_)));
    if slanted {
        findings.push(note("easy-slanted", document.headline_span));
    }
    for block in &document.blocks {
        match &block.node {
            BlockNode::Table { .. } => findings.push(warning("easy-table", block.span)),
            BlockNode::Paragraph(words) if plain(words).chars().count() > 400 => {
                findings.push(note("easy-paragraph", block.span));
            }
            _ => {}
        }
    }
    if !document.notes.is_empty() {
        findings.push(note("easy-notes", document.headline_span));
    }
    findings
}

/// A text that calls itself easy needs readers who said so.
fn labelled(text: &Text) -> Option<Finding> {
    let lower: Vec<char> = text.chars.iter().flat_map(|c| c.to_lowercase().next()).collect();
    let at = |label: &str| {
        let label: Vec<char> = label.chars().collect();
        lower.windows(label.len()).position(|part| part == label.as_slice()).map(|at| at..at + label.len())
    };
    // Only as a label: alone on its line, or behind "in" in a heading.
    LABELS.iter().filter_map(|label| at(label)).find(|range| alone(text, range)).map(|range| {
        let words = text.slice(range.clone());
        error("easy-label", text.span(range)).with("words", words)
    })
}

fn alone(text: &Text, range: &std::ops::Range<usize>) -> bool {
    let line = text.lines().find(|line| line.contains(&range.start)).unwrap_or(range.clone());
    let words = text.slice(line);
    let heading = words.trim_start().starts_with('#');
    heading || words.split_whitespace().count() <= 4
}

fn sentences(text: &Text, findings: &mut Vec<Finding>) {
    let mut start = 0;
    let mut words = 0;
    let mut long: Vec<(Span, String)> = Vec::new();
    let mut at = 0;
    let ends = |c: Option<char>| c.is_none_or(|c| matches!(c, '.' | '!' | '?' | ':' | '\n'));
    while at <= text.chars.len() {
        let c = text.get(at);
        if c.is_some_and(char::is_alphanumeric) {
            let end = text.run(at, |c| c.is_alphanumeric() || matches!(c, '-' | '·' | '•' | '*' | '’' | '\''));
            let word = text.slice(at..end);
            if words == 0 {
                start = at;
            }
            words += 1;
            let longest = word.split(['-', '·', '•', '*']).map(|part| part.chars().count()).max().unwrap_or(0);
            if longest > WORD && !word.chars().any(|c| c.is_ascii_digit()) {
                long.push((text.span(at..end), word));
            }
            at = end;
            continue;
        }
        let stops = ends(c) && (c != Some('\n') || text.before(at) == Some('\n'));
        // `1.` and `z.B.` end no sentence; neither does a dot within an address.
        let within = c == Some('.') && text.get(at + 1).is_some_and(|next| !next.is_whitespace());
        if stops && !within {
            if words > SENTENCE {
                let span = text.span(start..at.min(text.chars.len()));
                findings.push(
                    warning("easy-sentence", span).with("count", words.to_string()).with("most", SENTENCE.to_string()),
                );
            }
            words = 0;
        }
        at += 1;
    }
    long.dedup_by(|a, b| a.1 == b.1);
    findings.extend(long.into_iter().take(10).map(|(span, word)| note("easy-word", span).with("word", word)));
}
