//! What was meant to be replaced: notes to self, blanks of the template, codes of other programs.

use super::text::Text;
use super::{error, note, warning};
use crate::statement::parse::{fold, names_language};
use crate::statement::{Finding, FrontMatter, front};
use std::collections::HashMap;
use std::ops::Range;

const TODO: [&str; 10] = ["TODO", "TO DO", "FIXME", "XXX", "XXXX", "TBD", "tbd", "???", "Lorem ipsum", "N.N."];

/// The longest code of another program, in characters.
const CODE: usize = 300;

/// What stands in square brackets in a finished text: remarks of editors.
const REMARKS: [&str; 8] = ["sic", "anm", "red", "hervorhebung", "auslassung", "note", "ed", "übers"];

pub(super) fn check(text: &Text) -> Vec<Finding> {
    let mut findings = Vec::new();
    for word in TODO {
        findings.extend(text.find(word).map(|range| warning("leftover-todo", text.span(range)).with("word", word)));
    }
    // The words of a skeleton may come again as a link: then somebody wrote them.
    let is_link = |range: &Range<usize>| match text.get(range.end) {
        Some('(' | ':') => true,
        Some('[') => text.get(range.end + 1) != Some('^'),
        _ => false,
    };
    let found = skeleton_blanks().flat_map(|words| text.find(words).collect::<Vec<_>>());
    let unfilled: Vec<Range<usize>> = found.filter(|range| !is_link(range)).chain(alone(text)).collect();
    for range in &unfilled {
        let words = shortened(&text.slice(range.clone()));
        findings.push(error("leftover-skeleton", text.span(range.clone())).with("words", words));
    }
    let definitions = definitions(text);
    for range in (0..text.chars.len()).filter_map(|at| blank(text, at)) {
        let words = text.slice(range.clone());
        let name = fold(words.trim_matches(['[', ']']));
        if unfilled.contains(&range) {
            continue;
        }
        if !definitions.contains_key(&name) {
            findings.push(warning("leftover-blank", text.span(range)).with("words", words));
        }
    }
    for range in codes(text) {
        let words = shortened(&text.slice(range.clone()));
        findings.push(warning("leftover-code", text.span(range)).with("words", words));
    }
    let named = bracketed(text);
    for (name, range) in definitions {
        // A definition alone names itself once.
        if name != "//" && named.get(&name).is_none_or(|count| *count < 2) {
            findings.push(note("reference-unused", text.span(range)).with("name", name));
        }
    }
    findings
}

/// The beginning of some words; what is cut shows it.
fn shortened(words: &str) -> String {
    match words.char_indices().nth(40) {
        Some((at, _)) => format!("{}…", words[..at].trim_end()),
        None => words.to_owned(),
    }
}

/// The skeletons that statements begin with, for what they leave to be filled.
const SKELETONS: [&str; 10] = [
    include_str!("../../../templates/new/press_release.de.md"),
    include_str!("../../../templates/new/press_release.en.md"),
    include_str!("../../../templates/new/submission.de.md"),
    include_str!("../../../templates/new/submission.en.md"),
    include_str!("../../../templates/new/position_paper.de.md"),
    include_str!("../../../templates/new/position_paper.en.md"),
    include_str!("../../../templates/new/open_letter.de.md"),
    include_str!("../../../templates/new/open_letter.en.md"),
    include_str!("../../../templates/new/joint_statement.de.md"),
    include_str!("../../../templates/new/joint_statement.en.md"),
];

/// `[Dachzeile: worum geht es …]` and all the others, each once, brackets included.
fn skeleton_blanks() -> impl Iterator<Item = &'static str> {
    let bodies = SKELETONS.iter().filter_map(|skeleton| skeleton.splitn(3, "---\n").nth(2));
    let blanks = bodies.flat_map(|body| {
        let opens = body.match_indices('[').map(|(at, _)| at);
        opens.filter_map(|at| {
            let close = body[at..].find(']')?;
            let words = &body[at..=at + close];
            words[1..].starts_with(char::is_uppercase).then_some(words)
        })
    });
    blanks.collect::<std::collections::BTreeSet<_>>().into_iter()
}

/// A fact in the head that is still the skeleton's gap: `place: "[Ort]"`.
pub(super) fn facts(source: &str, facts: &FrontMatter) -> Vec<Finding> {
    let one = |key: &'static str, value: &Option<String>| value.iter().map(|value| (key, 0, value.clone())).collect();
    let many = |key: &'static str, values: &[String]| {
        values.iter().enumerate().map(|(at, value)| (key, at, value.clone())).collect::<Vec<_>>()
    };
    let values: [Vec<(&'static str, usize, String)>; 5] = [
        one("place", &facts.place),
        one("reference", &facts.reference),
        one("consent", &facts.consent),
        many("addressees", &facts.addressees),
        many("partners", &facts.partners),
    ];
    let open = |value: &str| value.starts_with('[') && value.ends_with(']');
    let gaps = values.into_iter().flatten().filter(|(.., value)| open(value));
    gaps.map(|(key, at, value)| {
        error("leftover-skeleton", front::place_of(source, key, at, &value)).with("words", value)
    })
    .collect()
}

/// `[…]` as the whole of a heading, a paragraph or an item: a gap. Within a sentence, and in a
/// quoted text, it is the mark of something left out.
fn alone(text: &Text) -> impl Iterator<Item = Range<usize>> + '_ {
    text.lines().filter_map(|line| {
        let start = text.run(line.start, |c| matches!(c, ' ' | '#' | '-' | '*' | '+' | '_'));
        let end =
            ["[…]", "[...]"].iter().find(|gap| text.starts_with(start, gap)).map(|gap| start + gap.chars().count())?;
        let rest = text.slice(end..line.end.max(end));
        rest.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_')).is_empty().then_some(start..end)
    })
}

/// An unfilled blank like `[Ort]`: a few words with a capital in brackets that are no link.
fn blank(text: &Text, at: usize) -> Option<Range<usize>> {
    let joined = |c: char| c.is_alphanumeric() || matches!(c, ']' | '!' | '\\');
    if text.get(at) != Some('[') || text.before(at).is_some_and(joined) {
        return None;
    }
    let end = text.run(at + 1, |c| !matches!(c, ']' | '[' | '\n' | '\r'));
    let words = text.slice(at + 1..end);
    let closes = text.get(end) == Some(']') && !matches!(text.get(end + 1), Some('(' | '[' | ':'));
    let named = words.starts_with(|c: char| c.is_uppercase()) && words.split_whitespace().count() <= 4;
    let first: String = words.to_lowercase().chars().take_while(|c| c.is_alphabetic()).collect();
    let short = words.chars().count() > 1 && words.chars().count() <= 40;
    // `[x]` at the start of an item is a box to tick.
    (closes && named && short && !REMARKS.contains(&first.as_str())).then_some(at..end + 1)
}

/// `{{ … }}`, `{% … %}`, `{: … }`, `{.class}`, `[[Page]]`, `:::`: codes of the program that the text
/// was written for.
fn codes(text: &Text) -> Vec<Range<usize>> {
    const PAIRS: [(&str, &str); 5] = [("{{", "}}"), ("{%", "%}"), ("{:", "}"), ("[[", "]]"), ("{", "}")];
    let mut out = Vec::new();
    let mut at = 0;
    while at < text.chars.len() {
        if let Some(end) = fence(text, at) {
            out.push(at..end);
            at = end;
            continue;
        }
        let Some((open, close)) = PAIRS.into_iter().find(|(open, _)| text.starts_with(at, open)) else {
            at += 1;
            continue;
        };
        let near = (at + open.len()..at + CODE).take_while(|i| text.get(*i).is_some_and(|c| c != '\n'));
        match near.into_iter().find(|i| text.starts_with(*i, close)).map(|end| at..end + close.len()) {
            Some(range) if is_code(text, &range) => {
                at = range.end;
                out.push(range);
            }
            _ => at += open.len(),
        }
    }
    out
}

/// `:::` at the start of a line, to its end.
fn fence(text: &Text, at: usize) -> Option<usize> {
    let starts = text.before(at).is_none_or(|c| c == '\n') && text.starts_with(at, ":::");
    starts.then(|| text.run(at, |c| !matches!(c, '\n' | '\r')))
}

/// Whether braces or double brackets are more than words: the name of a language is ours, and `[[1]](…)` a link.
fn is_code(text: &Text, range: &Range<usize>) -> bool {
    let words = text.slice(range.clone());
    if let Some(inner) = words.strip_prefix("[[") {
        return !inner.starts_with('^') && inner.len() > 2 && !matches!(text.get(range.end), Some('(' | '['));
    }
    if words.starts_with("{{") || words.starts_with("{%") {
        return true;
    }
    let behind = matches!(text.before(range.start), Some(']' | ')' | '`' | ' '));
    let inner = words[1..].trim_start();
    let attribute = inner.starts_with(['.', '#', ':']) || inner.contains('=');
    attribute && (behind || words.starts_with("{:")) && !names_language(&words)
}

/// How often each name stands in brackets, folded.
fn bracketed(text: &Text) -> HashMap<String, usize> {
    let mut out = HashMap::new();
    for at in (0..text.chars.len()).filter(|at| text.get(*at) == Some('[')) {
        let end = text.run(at + 1, |c| !matches!(c, ']' | '['));
        if text.get(end) == Some(']') && end - at < 1000 {
            *out.entry(fold(&text.slice(at + 1..end))).or_default() += 1;
        }
    }
    out
}

/// Definitions of link addresses, `[name]: https://…`, by their folded name.
fn definitions(text: &Text) -> HashMap<String, Range<usize>> {
    let mut out = HashMap::new();
    for line in text.lines() {
        let start = text.run(line.start, |c| c == ' ');
        if text.get(start) != Some('[') || text.get(start + 1) == Some('^') {
            continue;
        }
        let end = text.run(start + 1, |c| !matches!(c, ']' | '[' | '\n' | '\r'));
        let address = text.run(end + 2, |c| c == ' ');
        if text.starts_with(end, "]:")
            && address < line.end
            && !text.get(address).is_some_and(|c| matches!(c, '\n' | '\r'))
        {
            let last = text.run(start, |c| !matches!(c, '\n' | '\r'));
            out.entry(fold(&text.slice(start + 1..end))).or_insert(start..last);
        }
    }
    out
}
