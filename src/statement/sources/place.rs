//! Citations put into the tree: as notes in the text, as words within a note; all notes in order again.

use super::{Citation, citations};
use crate::statement::Span;
use crate::statement::document::{Block, BlockNode, Document, Inline, Item};

/// What a citation becomes; nothing where it stays as it was typed.
type Written<'w> = &'w mut dyn FnMut(&Citation) -> Option<Vec<Inline>>;

/// The document with what `written` gives in the place of each citation, asked for in reading order.
pub(super) fn placed(document: &Document, written: Written<'_>) -> Document {
    let mut placer =
        Placer { old: &document.notes, numbers: vec![None; document.notes.len()], notes: Vec::new(), written };
    let kicker = document.kicker.as_ref().map(|words| placer.inlines(words, false));
    let headline = placer.inlines(&document.headline, false);
    let subline = document.subline.as_ref().map(|words| placer.inlines(words, false));
    let blocks = placer.blocks(&document.blocks, false);
    for at in 0..document.notes.len() {
        placer.mention(at);
    }
    Document { kicker, headline, headline_span: document.headline_span, subline, blocks, notes: placer.notes }
}

/// Adds the list of sources as the last part of the text.
pub(super) fn append(document: &mut Document, heading: &str, list: Vec<Vec<Inline>>) {
    let block = |node| Block { span: Span::default(), node };
    // Nothing links to it, and a heading of the author's own may have its name already.
    let text = vec![Inline::Text(heading.to_owned())];
    document.blocks.push(block(BlockNode::Heading { level: 2, text, anchor: String::new() }));
    let item = |words| Item { task: None, blocks: vec![block(BlockNode::Paragraph(words))] };
    let items = list.into_iter().map(item).collect();
    document.blocks.push(block(BlockNode::List { start: None, tight: true, items }));
}

struct Placer<'d, 'w> {
    old: &'d [Vec<Block>],
    /// The new number of each old note.
    numbers: Vec<Option<usize>>,
    notes: Vec<Vec<Block>>,
    written: Written<'w>,
}

impl Placer<'_, '_> {
    /// The new number of an old note, whose own words are read when it is first mentioned.
    fn mention(&mut self, at: usize) -> usize {
        if let Some(Some(number)) = self.numbers.get(at) {
            return *number;
        }
        let number = self.notes.len();
        self.notes.push(Vec::new());
        if let Some(known) = self.numbers.get_mut(at) {
            *known = Some(number);
        }
        let blocks = self.old.get(at).map(Vec::as_slice).unwrap_or_default();
        let blocks = self.blocks(blocks, true);
        if let Some(note) = self.notes.get_mut(number) {
            *note = blocks;
        }
        number
    }

    fn blocks(&mut self, blocks: &[Block], in_note: bool) -> Vec<Block> {
        blocks.iter().map(|block| Block { span: block.span, node: self.node(&block.node, in_note) }).collect()
    }

    fn node(&mut self, node: &BlockNode, in_note: bool) -> BlockNode {
        match node {
            BlockNode::Heading { level, text, anchor } => {
                BlockNode::Heading { level: *level, text: self.inlines(text, in_note), anchor: anchor.clone() }
            }
            BlockNode::Paragraph(words) => BlockNode::Paragraph(self.inlines(words, in_note)),
            BlockNode::List { start, tight, items } => {
                let items =
                    items.iter().map(|item| Item { task: item.task, blocks: self.blocks(&item.blocks, in_note) });
                BlockNode::List { start: *start, tight: *tight, items: items.collect() }
            }
            BlockNode::Quote(inner) => BlockNode::Quote(self.blocks(inner, in_note)),
            BlockNode::Table { align, head, rows } => BlockNode::Table {
                align: align.clone(),
                head: head.iter().map(|cell| self.inlines(cell, in_note)).collect(),
                rows: rows.iter().map(|row| row.iter().map(|cell| self.inlines(cell, in_note)).collect()).collect(),
            },
            BlockNode::Definitions(pairs) => {
                let pairs =
                    pairs.iter().map(|(term, inner)| (self.inlines(term, in_note), self.blocks(inner, in_note)));
                BlockNode::Definitions(pairs.collect())
            }
            BlockNode::Code { .. } | BlockNode::Rule | BlockNode::Html(_) => node.clone(),
        }
    }

    fn inlines(&mut self, inlines: &[Inline], in_note: bool) -> Vec<Inline> {
        let mut out = Vec::with_capacity(inlines.len());
        for inline in inlines {
            match inline {
                Inline::Text(text) => self.text(text, in_note, &mut out),
                Inline::Strong(inner) => out.push(Inline::Strong(self.inlines(inner, in_note))),
                Inline::Emphasis(inner) => out.push(Inline::Emphasis(self.inlines(inner, in_note))),
                Inline::Strike(inner) => out.push(Inline::Strike(self.inlines(inner, in_note))),
                Inline::Foreign { lang, text } => {
                    out.push(Inline::Foreign { lang: lang.clone(), text: self.inlines(text, in_note) });
                }
                Inline::Link { url, title, text, span } => {
                    let text = self.inlines(text, in_note);
                    out.push(Inline::Link { url: url.clone(), title: title.clone(), text, span: *span });
                }
                Inline::Note(at) => out.push(Inline::Note(self.mention(*at))),
                other => out.push(other.clone()),
            }
        }
        out
    }

    fn text(&mut self, text: &str, in_note: bool, out: &mut Vec<Inline>) {
        let mut from = 0;
        for (range, citation) in citations(text) {
            let Some(words) = (self.written)(&citation) else { continue };
            let before = text.get(from..range.start).unwrap_or("");
            // The number of a note stands at its word.
            push_text(out, if in_note { before } else { before.trim_end_matches([' ', '\u{a0}']) });
            if in_note {
                let mut words = words;
                // The sentence around it has a full stop of its own.
                if let Some(Inline::Text(last)) = words.last_mut()
                    && last.ends_with('.')
                {
                    last.pop();
                }
                out.extend(words);
            } else {
                out.push(Inline::Note(self.notes.len()));
                self.notes.push(vec![Block { span: Span::default(), node: BlockNode::Paragraph(words) }]);
            }
            from = range.end;
        }
        push_text(out, text.get(from..).unwrap_or(""));
    }
}

fn push_text(out: &mut Vec<Inline>, words: &str) {
    if !words.is_empty() {
        out.push(Inline::Text(words.to_owned()));
    }
}
