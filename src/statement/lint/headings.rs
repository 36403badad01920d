//! The headings: one headline, no level skipped, none empty; screen readers walk by them.

use super::{error, warning};
use crate::statement::{Block, BlockNode, Document, Finding, Span, plain};

pub(super) fn check(document: &Document, first_line: usize) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut headings: Vec<(Span, u8, String)> = Vec::new();
    let has_headline = document.headline_span.line > 0;
    if has_headline {
        headings.push((document.headline_span, 1, plain(&document.headline)));
    } else {
        findings.push(error("headline-missing", Span { line: first_line, column: 1, len: 0 }));
    }
    collect(&document.blocks, &mut headings);
    headings.sort_by_key(|(span, ..)| *span);
    let mut level_before = if has_headline { 0 } else { 1 };
    for (span, level, words) in headings {
        let words = words.trim();
        if words.is_empty() {
            findings.push(error("heading-empty", span));
        }
        if level == 1 && span != document.headline_span {
            findings.push(warning("heading-second", span).with("words", words));
        }
        if level > level_before + 1 {
            let code = if level_before == 0 { "heading-before-headline" } else { "heading-skipped" };
            let signs = "#".repeat(usize::from(level_before) + 1);
            findings.push(error(code, span).with("words", words).with("signs", signs));
        }
        level_before = level;
    }
    findings
}

/// The headings in order of place, with their words.
pub(super) fn all(document: &Document) -> Vec<(Span, String)> {
    let mut headings = vec![(document.headline_span, 1, plain(&document.headline))];
    collect(&document.blocks, &mut headings);
    headings.sort_by_key(|(span, ..)| *span);
    headings.into_iter().map(|(span, _, words)| (span, words)).collect()
}

fn collect(blocks: &[Block], out: &mut Vec<(Span, u8, String)>) {
    for block in blocks {
        match &block.node {
            BlockNode::Heading { level, text, .. } => out.push((block.span, *level, plain(text))),
            BlockNode::List { items, .. } => items.iter().for_each(|item| collect(&item.blocks, out)),
            BlockNode::Quote(inner) => collect(inner, out),
            BlockNode::Definitions(pairs) => pairs.iter().for_each(|(_, details)| collect(details, out)),
            _ => {}
        }
    }
}
