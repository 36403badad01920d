//! What reading the text kept, dropped or moved, told to its author.

use super::text::Text;
use super::{note, warning};
use crate::statement::parse::{Mark, Parsed, What, fold};
use crate::statement::{Block, BlockNode, Finding};
use std::collections::HashMap;

/// The gender star and the dateline that stayed text, raw HTML, comments, surplus cells, notes.
/// What comes often is told once, where it comes first, with its number.
pub(super) fn check(parsed: &Parsed, body: &Text) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut marks: Vec<&Mark> = parsed.marks.iter().collect();
    marks.sort_by_key(|mark| mark.span);
    let mut counts: HashMap<What, usize> = HashMap::new();
    marks.iter().for_each(|mark| *counts.entry(sort_of(&mark.what)).or_default() += 1);
    for mark in marks {
        let span = mark.span;
        let Some(count) = counts.remove(&sort_of(&mark.what)) else { continue };
        let count = || count.to_string();
        findings.push(match &mark.what {
            What::Star(word) => note("gender-star", span).with("word", word.as_str()).with("count", count()),
            What::Dateline(date) => note("dateline", span).with("date", date.as_str()),
            What::Html(tags) => warning("html-dropped", span).with("tags", tags.as_str()).with("count", count()),
            What::Program(tag) => warning("html-program", span).with("tag", *tag),
            What::Comment(words) => note("html-comment", span).with("words", shortened(words)).with("count", count()),
            What::SurplusCells => warning("table-surplus", span).with("count", count()),
            What::TooDeep => warning("too-deep", span),
            What::NoteUnused(name) => warning("note-unused", span).with("name", name.as_str()),
        });
    }
    findings.extend(undefined_notes(parsed, body));
    findings.extend(headless_tables(&parsed.document.blocks));
    findings
}

/// What counts as the same: all gender stars do, and all remarks.
fn sort_of(what: &What) -> What {
    match what {
        What::Star(_) => What::Star(String::new()),
        What::Comment(_) => What::Comment(String::new()),
        other => other.clone(),
    }
}

/// `[^name]` without a note of that name stays in the text.
fn undefined_notes(parsed: &Parsed, body: &Text) -> Vec<Finding> {
    let mut findings = Vec::new();
    for at in 0..body.chars.len() {
        if !body.starts_with(at, "[^") || body.before(at) == Some('\\') {
            continue;
        }
        let end = body.run(at + 2, |c| !matches!(c, ']' | '[' | '\n' | '\r'));
        let name = body.slice(at + 2..end);
        if body.get(end) == Some(']') && !name.trim().is_empty() && !parsed.notes.contains(&fold(&name)) {
            findings.push(warning("note-undefined", body.span(at..end + 1)).with("name", name));
        }
    }
    findings
}

fn headless_tables(blocks: &[Block]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for block in blocks {
        match &block.node {
            BlockNode::Table { head, .. }
                if head.iter().all(|cell| crate::statement::plain(cell).trim().is_empty()) =>
            {
                findings.push(warning("table-no-head", block.span));
            }
            // The cell in the corner may be empty: the first column then holds the names of the rows.
            BlockNode::Table { head, .. }
                if head.iter().skip(1).any(|cell| crate::statement::plain(cell).trim().is_empty()) =>
            {
                findings.push(warning("table-head-gap", block.span));
            }
            BlockNode::List { items, .. } => {
                findings.extend(items.iter().flat_map(|item| headless_tables(&item.blocks)));
            }
            BlockNode::Quote(inner) => findings.extend(headless_tables(inner)),
            _ => {}
        }
    }
    findings
}

fn shortened(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let short: String = words.chars().take(50).collect();
    if short.len() < words.len() { format!("{short} …") } else { short }
}
