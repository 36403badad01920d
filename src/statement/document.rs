//! A statement's text as a tree: the one reading of the Markdown that every output is made from.

use super::{Lang, Span};

/// The parts of a statement, told apart by the conventions that `parse` documents.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Document {
    /// The paragraph before the headline, if there is one (Dachzeile).
    pub kicker: Option<Vec<Inline>>,
    /// The first heading of level 1 (Überschrift); empty if the text has none.
    pub headline: Vec<Inline>,
    pub headline_span: Span,
    /// A paragraph directly under the headline that is emphasised as a whole (Unterzeile).
    pub subline: Option<Vec<Inline>>,
    /// Everything after that, in order. The first paragraph is the lead (Vorspann).
    pub blocks: Vec<Block>,
    /// The notes, in order of their first mention; `Inline::Note(i)` points here.
    pub notes: Vec<Vec<Block>>,
}

/// A block with the place where it starts in the source file.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    pub span: Span,
    pub node: BlockNode,
}

#[derive(Debug, Clone, PartialEq)]
pub enum BlockNode {
    /// `level` counts as in the source: 1 to 6. The headline itself is not among the blocks.
    Heading {
        level: u8,
        text: Vec<Inline>,
        anchor: String,
    },
    Paragraph(Vec<Inline>),
    /// `start` is the first number of an ordered list. A `tight` list has no blank lines between items.
    List {
        start: Option<u64>,
        tight: bool,
        items: Vec<Item>,
    },
    Quote(Vec<Block>),
    Code {
        language: String,
        text: String,
    },
    Table {
        align: Vec<Align>,
        head: Vec<Vec<Inline>>,
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// Terms with their explanations.
    Definitions(Vec<(Vec<Inline>, Vec<Block>)>),
    Rule,
    /// Raw HTML of which only the words are kept; `lint` names it.
    Html(String),
}

#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// The box of a task list: ticked or not.
    pub task: Option<bool>,
    pub blocks: Vec<Block>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    Start,
    Center,
    End,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Inline {
    Text(String),
    Code(String),
    Strong(Vec<Inline>),
    Emphasis(Vec<Inline>),
    Strike(Vec<Inline>),
    Link {
        url: String,
        title: String,
        text: Vec<Inline>,
        span: Span,
    },
    Image {
        url: String,
        title: String,
        alt: Vec<Inline>,
        span: Span,
    },
    /// Words of another language, written `[words]{lang=ar}`.
    Foreign {
        lang: Lang,
        text: Vec<Inline>,
    },
    /// A mention of note `i` of the document (from 0).
    Note(usize),
    /// A line end in the source: a blank in the output.
    SoftBreak,
    HardBreak,
    /// Never in a text that was read, only in one that `compare` makes of two.
    Changed(Change, Vec<Inline>),
}

/// What sets two texts apart at one place.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// Words that only the later text has.
    Inserted,
    /// Words that only the earlier text has.
    Deleted,
    /// A change of no word, to be told in words; what it holds is empty.
    Remark(Remark),
}

/// A change that is seen in no word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remark {
    /// A heading went up or down.
    Level { old: u8, new: u8 },
    /// A list is numbered now, or is no longer.
    Numbered(bool),
    /// A numbered list starts elsewhere.
    Start { old: u64, new: u64 },
    /// Bold, italic or as it was.
    Look,
    /// A link leads elsewhere; empty where there was or is none.
    Link { old: String, new: String },
    /// Another description of the same picture, for those who do not see it.
    Description { old: String, new: String },
    /// Another caption of the same picture.
    Caption { old: String, new: String },
    /// The columns of a table are set otherwise.
    Alignment,
    /// A dividing line came or went.
    Rule { there: bool },
}

/// The words of some inlines, without markup; pictures give their alternative text. Of two compared
/// texts these are the words of the later one.
pub fn plain(inlines: &[Inline]) -> String {
    let mut out = String::new();
    push_plain(inlines, &mut out);
    out
}

fn push_plain(inlines: &[Inline], out: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(text) | Inline::Code(text) => out.push_str(text),
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Strike(inner) => push_plain(inner, out),
            Inline::Link { text, .. } | Inline::Foreign { text, .. } => push_plain(text, out),
            Inline::Image { alt, .. } => push_plain(alt, out),
            Inline::Changed(Change::Inserted, inner) => push_plain(inner, out),
            Inline::Note(_) | Inline::Changed(Change::Deleted | Change::Remark(_), _) => {}
            Inline::SoftBreak | Inline::HardBreak => out.push(' '),
        }
    }
}
