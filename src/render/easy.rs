//! Easy language: every line of the source stays a line, so that each sentence can have its own.

use crate::statement::{Block, BlockNode, Document, Inline};

/// Turns the line ends of paragraphs and lists into breaks.
pub fn keep_lines(document: &mut Document) {
    blocks(&mut document.blocks);
    document.notes.iter_mut().for_each(|note| blocks(note));
}

fn blocks(list: &mut [Block]) {
    for block in list {
        match &mut block.node {
            BlockNode::Paragraph(text) => inlines(text),
            BlockNode::List { items, .. } => items.iter_mut().for_each(|item| blocks(&mut item.blocks)),
            BlockNode::Quote(inner) => blocks(inner),
            BlockNode::Definitions(pairs) => pairs.iter_mut().for_each(|(_, inner)| blocks(inner)),
            _ => {}
        }
    }
}

fn inlines(list: &mut [Inline]) {
    for inline in list {
        match inline {
            Inline::SoftBreak => *inline = Inline::HardBreak,
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Strike(inner) => inlines(inner),
            Inline::Link { text, .. } | Inline::Foreign { text, .. } => inlines(text),
            _ => {}
        }
    }
}
