//! Where a compared text holds changes, and how a change that is no word is said.

use super::sheet::Sheet;
use crate::statement::{Block, BlockNode, Change, Inline, Remark};

/// Whether a block's own lines hold a change; what is nested in it has lines of its own.
pub fn is_marked(block: &Block) -> bool {
    match &block.node {
        BlockNode::Heading { text, .. } | BlockNode::Paragraph(text) => has_change(text),
        BlockNode::Table { head, rows, .. } => head.iter().chain(rows.iter().flatten()).any(|cell| has_change(cell)),
        _ => false,
    }
}

pub fn has_change(inlines: &[Inline]) -> bool {
    inlines.iter().any(|inline| match inline {
        Inline::Changed(..) => true,
        Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Strike(inner) => has_change(inner),
        Inline::Link { text, .. } | Inline::Foreign { text, .. } => has_change(text),
        _ => false,
    })
}

/// Whether all words of these blocks are gone from the new text.
pub fn is_gone(blocks: &[Block]) -> bool {
    let mut tally = Tally::default();
    blocks.iter().for_each(|block| tally.block(block, &[]));
    tally.gone > 0 && tally.fresh == 0 && tally.kept == 0
}

/// Words that are new, gone and the same, and remarks, counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    pub fresh: usize,
    pub gone: usize,
    pub kept: usize,
    pub remarks: usize,
}

impl Tally {
    pub fn is_changed(self) -> bool {
        self.fresh + self.gone + self.remarks > 0
    }

    /// The word of `words.json` for what happened to the whole.
    pub fn state(self) -> &'static str {
        match (self.fresh, self.gone, self.kept) {
            (1.., 0, 0) => "redline_is_fresh",
            (0, 1.., 0) => "redline_is_gone",
            _ => "redline_is_changed",
        }
    }

    pub fn add(&mut self, other: Self) {
        self.fresh += other.fresh;
        self.gone += other.gone;
        self.kept += other.kept;
        self.remarks += other.remarks;
    }

    /// Counts a block with the notes that it mentions.
    pub fn block(&mut self, block: &Block, notes: &[Vec<Block>]) {
        match &block.node {
            BlockNode::Heading { text, .. } | BlockNode::Paragraph(text) => self.words(text, None, notes),
            BlockNode::List { items, .. } => {
                items.iter().flat_map(|item| &item.blocks).for_each(|block| self.block(block, notes));
            }
            BlockNode::Quote(inner) => inner.iter().for_each(|block| self.block(block, notes)),
            BlockNode::Table { head, rows, .. } => {
                head.iter().chain(rows.iter().flatten()).for_each(|cell| self.words(cell, None, notes));
            }
            BlockNode::Definitions(pairs) => {
                for (term, blocks) in pairs {
                    self.words(term, None, notes);
                    blocks.iter().for_each(|block| self.block(block, notes));
                }
            }
            BlockNode::Code { text, .. } | BlockNode::Html(text) => self.kept += count(text),
            BlockNode::Rule => {}
        }
    }

    pub fn words(&mut self, inlines: &[Inline], mark: Option<&Change>, notes: &[Vec<Block>]) {
        for inline in inlines {
            match inline {
                Inline::Text(text) | Inline::Code(text) => self.push(count(text), mark),
                Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Strike(inner) => {
                    self.words(inner, mark, notes);
                }
                Inline::Link { text, .. } | Inline::Foreign { text, .. } => self.words(text, mark, notes),
                // A picture says at least one thing.
                Inline::Image { .. } => self.push(1, mark),
                Inline::Note(at) => {
                    self.push(usize::from(mark.is_some()), mark);
                    // A note in a note is told in brackets and cannot lead on.
                    notes.get(*at).into_iter().flatten().for_each(|block| self.block(block, &[]));
                }
                Inline::Changed(Change::Remark(_), _) => self.remarks += 1,
                Inline::Changed(change, inner) => self.words(inner, Some(change), notes),
                Inline::SoftBreak | Inline::HardBreak => {}
            }
        }
    }

    fn push(&mut self, count: usize, mark: Option<&Change>) {
        match mark {
            Some(Change::Inserted) => self.fresh += count,
            Some(Change::Deleted) => self.gone += count,
            _ => self.kept += count,
        }
    }
}

/// Signs alone count as one, so that a new question mark is a change as well.
fn count(text: &str) -> usize {
    let words = text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
    words.max(usize::from(!text.trim().is_empty()))
}

/// What a remark says.
pub fn remark(sheet: &Sheet, remark: &Remark) -> String {
    let fill = |key: &str, old: &str, new: &str| {
        let side = |text: &str| if text.is_empty() { sheet.word("redline_none").to_owned() } else { text.to_owned() };
        sheet.word(key).replace("{old}", &side(old)).replace("{new}", &side(new))
    };
    match remark {
        Remark::Level { old, new } => fill("redline_level", &old.to_string(), &new.to_string()),
        Remark::Numbered(true) => fill("redline_numbered", "", ""),
        Remark::Numbered(false) => fill("redline_unnumbered", "", ""),
        Remark::Start { old, new } => fill("redline_start", &old.to_string(), &new.to_string()),
        Remark::Look => fill("redline_look", "", ""),
        Remark::Link { old, new } => fill("redline_link", old, new),
        Remark::Description { old, new } => fill("redline_description", old, new),
        Remark::Caption { old, new } => fill("redline_caption", old, new),
        Remark::Alignment => fill("redline_alignment", "", ""),
        Remark::Rule { there: true } => fill("redline_rule_fresh", "", ""),
        Remark::Rule { there: false } => fill("redline_rule_gone", "", ""),
    }
}

/// What stands above a picture that came, went, or is described otherwise.
pub fn picture(sheet: &Sheet, change: &Change) -> String {
    match change {
        Change::Inserted => sheet.word("redline_picture_fresh").to_owned(),
        Change::Deleted => sheet.word("redline_picture_gone").to_owned(),
        Change::Remark(what) => remark(sheet, what),
    }
}
