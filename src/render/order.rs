//! Numbers, citations and addresses in Arabic or Persian text keep their own direction.

use super::letters::isolate_runs;
use crate::statement::{Block, BlockNode, Document, Inline};

/// Puts isolates around every run of a right-to-left document whose parts could change places.
pub fn keep_runs(document: &mut Document) {
    inlines(&mut document.headline);
    document.kicker.iter_mut().chain(&mut document.subline).for_each(|text| inlines(text));
    blocks(&mut document.blocks);
    document.notes.iter_mut().for_each(|note| blocks(note));
}

fn blocks(list: &mut [Block]) {
    for block in list {
        match &mut block.node {
            BlockNode::Heading { text, .. } | BlockNode::Paragraph(text) => inlines(text),
            BlockNode::List { items, .. } => items.iter_mut().for_each(|item| blocks(&mut item.blocks)),
            BlockNode::Quote(inner) => blocks(inner),
            BlockNode::Table { head, rows, .. } => {
                head.iter_mut().chain(rows.iter_mut().flatten()).for_each(|cell| inlines(cell));
            }
            BlockNode::Definitions(list) => {
                for (term, inner) in list {
                    inlines(term);
                    blocks(inner);
                }
            }
            BlockNode::Code { .. } | BlockNode::Rule | BlockNode::Html(_) => {}
        }
    }
}

fn inlines(list: &mut [Inline]) {
    for inline in list {
        match inline {
            Inline::Text(text) => *text = isolate_runs(text),
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Strike(inner) => inlines(inner),
            Inline::Link { text, .. } => inlines(text),
            _ => {}
        }
    }
}
