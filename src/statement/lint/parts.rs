//! The parts that each kind of statement has, and the lengths that the press reads.

use super::{error, note, warning};
use crate::statement::{Block, BlockNode, Document, Finding, FrontMatter, Kind, Span, plain};

/// Characters of a press release, measured on real ones: 3,200 to 4,000.
const RELEASE: usize = 3500;
const HEADLINE: usize = 70;
const SUBLINE: usize = 110;

/// How letters begin, in lower case.
const SALUTATIONS: [&str; 16] = [
    "sehr geehrte",
    "liebe",
    "guten tag",
    "werte ",
    "hallo",
    "an die ",
    "dear",
    "to the ",
    "chère",
    "cher ",
    "madame",
    "шановн",
    "дорог",
    "уважа",
    "السيد",
    "عزيز",
];

const SUMMARIES: [&str; 8] = [
    "zusammenfassung",
    "kurzfassung",
    "auf einen blick",
    "das wichtigste",
    "kernforderungen",
    "summary",
    "at a glance",
    "résumé",
];

/// What is missing and what is too long.
pub(super) fn check(front: &FrontMatter, document: &Document) -> Vec<Finding> {
    let head = Span { line: 1, column: 1, len: 3 };
    let text = if document.headline_span.line > 0 { document.headline_span } else { head };
    let mut findings = Vec::new();
    let mut words = String::new();
    push_words(&document.blocks, &mut words);
    let all = |block: &Block| matches!(block.node, BlockNode::Code { .. });
    if words.trim().is_empty() && !document.blocks.iter().any(all) {
        findings.push(error("part-text", text));
    }
    let mut miss = |missing: bool, code: &'static str, span: Span| {
        if missing {
            findings.push(warning(code, span));
        }
    };
    match front.kind {
        Kind::PressRelease => {
            miss(!has_lead(document), "part-lead", text);
            miss(front.place.is_none(), "part-place", head);
            miss(front.date.is_none(), "part-date", head);
            miss(front.contacts.is_empty(), "part-contacts", head);
        }
        Kind::Submission => {
            miss(front.addressees.is_empty(), "part-addressees", head);
            miss(front.reference.is_none(), "part-reference", head);
            miss(front.due.is_none(), "part-due", head);
        }
        Kind::PositionPaper => {
            miss(!headings(document).any(|(level, _)| level > 1), "part-headings", text);
            miss(!has_summary(document), "part-summary", text);
            miss(front.date.is_none(), "part-date", head);
        }
        Kind::OpenLetter => {
            miss(front.addressees.is_empty(), "part-addressees", head);
            miss(!has_salutation(document), "part-salutation", text);
        }
        Kind::JointStatement => miss(front.partners.is_empty(), "part-partners", head),
    }
    miss(front.single_case && front.consent.is_none(), "part-consent", head);
    if front.kind == Kind::PressRelease && front.quotes.is_empty() && !has_quote(document) {
        findings.push(note("part-quote", text));
    }
    findings.extend(lengths(front, document));
    findings
}

fn lengths(front: &FrontMatter, document: &Document) -> Vec<Finding> {
    let mut findings = Vec::new();
    let span = document.headline_span;
    let mut measure = |code: &'static str, words: &str, most: usize, span: Span| {
        let count = words.trim().chars().count();
        if count > most {
            findings.push(warning(code, span).with("count", count.to_string()).with("most", most.to_string()));
        }
    };
    measure("length-headline", &plain(&document.headline), HEADLINE, span);
    if let Some(subline) = &document.subline {
        measure("length-subline", &plain(subline), SUBLINE, span);
    }
    if front.kind == Kind::PressRelease {
        let mut words = String::new();
        push_words(&document.blocks, &mut words);
        let span = document.blocks.first().map_or(span, |block| block.span);
        measure("length-release", &words, RELEASE, span);
    }
    findings
}

fn has_lead(document: &Document) -> bool {
    let is_words =
        |block: &Block| matches!(&block.node, BlockNode::Paragraph(words) if !plain(words).trim().is_empty());
    document.blocks.first().is_some_and(is_words)
}

fn has_quote(document: &Document) -> bool {
    let mut words = String::new();
    push_words(&document.blocks, &mut words);
    let quoted = words.contains(['„', '“', '”', '«', '»']) || words.matches('"').count() > 1;
    quoted || document.blocks.iter().any(|block| matches!(block.node, BlockNode::Quote(_)))
}

fn has_summary(document: &Document) -> bool {
    headings(document).any(|(_, words)| SUMMARIES.iter().any(|summary| words.to_lowercase().contains(summary)))
}

fn has_salutation(document: &Document) -> bool {
    document.blocks.iter().any(|block| match &block.node {
        BlockNode::Paragraph(words) => {
            let words = plain(words).trim().to_lowercase();
            SALUTATIONS.iter().any(|salutation| words.starts_with(salutation))
        }
        _ => false,
    })
}

fn headings(document: &Document) -> impl Iterator<Item = (u8, String)> + '_ {
    document.blocks.iter().filter_map(|block| match &block.node {
        BlockNode::Heading { level, text, .. } => Some((*level, plain(text))),
        _ => None,
    })
}

/// The words of some blocks as they will be read; no code.
fn push_words(blocks: &[Block], out: &mut String) {
    for block in blocks {
        match &block.node {
            BlockNode::Heading { text, .. } | BlockNode::Paragraph(text) => out.push_str(&plain(text)),
            BlockNode::List { items, .. } => items.iter().for_each(|item| push_words(&item.blocks, out)),
            BlockNode::Quote(inner) => push_words(inner, out),
            BlockNode::Table { head, rows, .. } => {
                std::iter::once(head).chain(rows).flatten().for_each(|cell| out.push_str(&plain(cell)));
            }
            BlockNode::Definitions(pairs) => {
                for (term, details) in pairs {
                    out.push_str(&plain(term));
                    push_words(details, out);
                }
            }
            BlockNode::Html(words) => out.push_str(words),
            BlockNode::Code { .. } | BlockNode::Rule => {}
        }
        out.push('\n');
    }
}
