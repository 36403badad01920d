//! Numbers, citations and addresses in Arabic or Persian text keep their own direction.

use super::letters::isolate_runs;
use crate::statement::{Block, BlockNode, Document, Inline};

/// Puts isolates around every run of right-to-left words whose parts could change places, and
/// around words that run against the text they stand in.
pub fn keep_runs(document: &mut Document, rtl: bool) {
    inlines(&mut document.headline, rtl);
    document.kicker.iter_mut().chain(&mut document.subline).for_each(|text| inlines(text, rtl));
    blocks(&mut document.blocks, rtl);
    document.notes.iter_mut().for_each(|note| blocks(note, rtl));
}

fn blocks(list: &mut [Block], rtl: bool) {
    for block in list {
        match &mut block.node {
            BlockNode::Heading { text, .. } | BlockNode::Paragraph(text) => inlines(text, rtl),
            BlockNode::List { items, .. } => items.iter_mut().for_each(|item| blocks(&mut item.blocks, rtl)),
            BlockNode::Quote(inner) => blocks(inner, rtl),
            BlockNode::Table { head, rows, .. } => {
                head.iter_mut().chain(rows.iter_mut().flatten()).for_each(|cell| inlines(cell, rtl));
            }
            BlockNode::Definitions(list) => {
                for (term, inner) in list {
                    inlines(term, rtl);
                    blocks(inner, rtl);
                }
            }
            BlockNode::Code { .. } | BlockNode::Rule | BlockNode::Html(_) => {}
        }
    }
}

fn inlines(list: &mut [Inline], rtl: bool) {
    for inline in list {
        match inline {
            Inline::Text(text) if rtl => *text = isolate_runs(text),
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Strike(inner) | Inline::Changed(_, inner) => {
                inlines(inner, rtl);
            }
            Inline::Link { text, .. } => inlines(text, rtl),
            Inline::Foreign { lang, text } => {
                inlines(text, lang.is_rtl());
                if lang.is_rtl() != rtl {
                    let mark = if lang.is_rtl() { "\u{2067}" } else { "\u{2066}" };
                    text.insert(0, Inline::Text(mark.to_owned()));
                    text.push(Inline::Text("\u{2069}".to_owned()));
                }
            }
            _ => {}
        }
    }
}
