//! From Markdown to the tree, with the gender star and the dateline kept as text.
//!
//! CommonMark with tables, strike-through, task lists, footnotes, definition lists and bare
//! addresses. The conventions of a statement: the first heading of level 1 is the headline; a single
//! paragraph of words before it is the kicker; a paragraph directly under it that is emphasised as a
//! whole with one `*` or `_` is the subline; the first paragraph after that is the lead. Whatever
//! does not fit stays among the blocks, in order: no word is ever dropped.

mod foreign;
mod html;
mod inlines;
mod place;
mod shield;
mod surplus;
mod walk;

pub(super) use html::decode;
pub(super) use place::Places;

use super::{Block, BlockNode, Document, Inline, Span};
use comrak::{Arena, Options, parse_document};
use shield::Shield;
use std::collections::HashSet;
use std::ops::Range;
use walk::Walk;

/// Something that reading the text met and that an author may want to hear of.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Mark {
    pub span: Span,
    pub what: What,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum What {
    /// A word whose gender star was kept as a letter.
    Star(String),
    /// A day and month that could have become a list.
    Dateline(String),
    /// Tags of raw HTML that are dropped, their words kept.
    Html(String),
    /// A script or style sheet that is dropped.
    Program(&'static str),
    /// A comment that is dropped.
    Comment(String),
    /// A table row has more cells than the table; they are put into the last one.
    SurplusCells,
    /// Nested so deeply that the nesting is given up.
    TooDeep,
    /// A note that nothing mentions; it follows the others.
    NoteUnused(String),
}

/// A text as read, with what `lint` needs besides the tree.
#[derive(Debug, Default)]
pub(super) struct Parsed {
    pub document: Document,
    pub marks: Vec<Mark>,
    /// Where code lies, in characters of the body.
    pub code: Vec<Range<usize>>,
    /// The names of all notes, folded as `fold` does.
    pub notes: HashSet<String>,
}

/// Reads a text. `first_line` is the number of the file's line where `body` starts (from 1), so
/// that spans count in the file.
pub fn parse(body: &str, first_line: usize) -> Document {
    read(body, first_line).document
}

/// Reads a text and remembers what it met on the way.
pub(super) fn read(body: &str, first_line: usize) -> Parsed {
    let source = body.strip_prefix('\u{feff}').unwrap_or(body);
    let mut shield = Shield::new(source);
    let places = Places::new(&shield.text, first_line);
    let marks = shield_marks(&shield, &places);
    let arena = Arena::new();
    let root = parse_document(&arena, &shield.text, &options());
    let bars = surplus::bars(root, &places, &shield.text);
    let mut parsed = if bars.is_empty() {
        Walk::new(&shield, &places).document(root)
    } else {
        let spans: Vec<Mark> =
            bars.iter().map(|row| Mark { span: places.span(row.line.clone()), what: What::SurplusCells }).collect();
        let bytes: Vec<usize> = bars.into_iter().flat_map(|row| row.bars).collect();
        shield.guard_bars(&bytes);
        let places = Places::new(&shield.text, first_line);
        let arena = Arena::new();
        let root = parse_document(&arena, &shield.text, &options());
        let mut parsed = Walk::new(&shield, &places).document(root);
        parsed.marks.extend(spans);
        parsed
    };
    let blocks = std::mem::take(&mut parsed.document.blocks);
    parsed.document = Document { notes: parsed.document.notes, ..arrange(blocks, source, first_line) };
    parsed.code.sort_by_key(|range| range.start);
    parsed.marks.extend(marks.into_iter().filter(|(at, _)| !lies_in(&parsed.code, *at)).map(|(_, mark)| mark));
    parsed
}

/// Where comments, scripts and style sheets lie in a text, in bytes; what looks like one in code is
/// shown, and not among them.
pub(super) fn hidden(body: &str) -> Vec<Range<usize>> {
    let code = read(body, 1).code;
    let mut chars = 0;
    let mut until = 0;
    let mut shown = |at: usize| {
        chars += body.get(until..at).map_or(0, |text| text.chars().count());
        until = at;
        lies_in(&code, chars)
    };
    html::hidden(body, &mut shown)
}

/// Whether a place lies in one of these ranges, which are in order.
fn lies_in(ranges: &[Range<usize>], at: usize) -> bool {
    let before = ranges.partition_point(|range| range.start <= at);
    ranges.get(..before).and_then(<[_]>::last).is_some_and(|range| range.contains(&at))
}

/// Whether `{lang=ar}` stands at the start of a text.
pub(super) fn names_language(text: &str) -> bool {
    foreign::tag(text).is_some()
}

/// A note's name as the parser compares names.
pub(super) fn fold(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.strikethrough = true;
    options.extension.table = true;
    options.extension.tasklist = true;
    options.extension.footnotes = true;
    options.extension.description_lists = true;
    options.extension.autolink = true;
    // The parser throws notes away that nothing mentions; we number and keep them ourselves.
    options.parse.leave_footnote_definitions = true;
    options
}

/// What the shield guarded, with the character of the body that it starts at.
fn shield_marks(shield: &Shield, places: &Places) -> Vec<(usize, Mark)> {
    let words = |range: &Range<usize>| shield.restore(shield.text.get(range.clone()).unwrap_or(""));
    let mark = |range: &Range<usize>, what| {
        (places.chars(range.clone()).start, Mark { span: places.span(range.clone()), what })
    };
    let trim = |word: String| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let stars = shield.stars.iter().map(|range| mark(range, What::Star(trim(words(range)))));
    let dates = shield.datelines.iter().map(|range| {
        let rest = shield.text.get(range.start..).unwrap_or("");
        let line = rest.lines().next().unwrap_or("");
        let date: Vec<&str> = line.split_whitespace().take(3).collect();
        mark(range, What::Dateline(shield.restore(&date.join(" "))))
    });
    let wall = shield.wall.iter().map(|range| mark(range, What::TooDeep));
    stars.chain(dates).chain(wall).collect()
}

/// Tells the parts apart.
fn arrange(blocks: Vec<Block>, source: &str, first_line: usize) -> Document {
    let is_headline = |block: &Block| matches!(block.node, BlockNode::Heading { level: 1, .. });
    let Some(at) = blocks.iter().position(is_headline) else {
        return Document { blocks, ..Document::default() };
    };
    let mut document = Document::default();
    let mut before: Vec<Block> = Vec::with_capacity(at);
    let mut rest = blocks.into_iter();
    before.extend(rest.by_ref().take(at));
    if let Some(Block { span, node: BlockNode::Heading { text, .. } }) = rest.next() {
        document.headline = text;
        document.headline_span = span;
    }
    match before.as_slice() {
        [Block { node: BlockNode::Paragraph(words), .. }] if has_words(words) => document.kicker = Some(words.clone()),
        _ => document.blocks = before,
    }
    let mut rest = rest.peekable();
    if let Some(block) = rest.next_if(|block| is_subline(block, source, first_line))
        && let BlockNode::Paragraph(mut words) = block.node
        && let Some(Inline::Emphasis(words)) = words.pop()
    {
        document.subline = Some(words);
    }
    document.blocks.extend(rest);
    document
}

fn is_subline(block: &Block, source: &str, first_line: usize) -> bool {
    let BlockNode::Paragraph(words) = &block.node else { return false };
    if !matches!(words.as_slice(), [Inline::Emphasis(_)]) {
        return false;
    }
    let line = source.lines().nth(block.span.line.saturating_sub(first_line)).unwrap_or("");
    let start: String = line.chars().skip(block.span.column.saturating_sub(1)).take(3).collect();
    start != "***" && start != "___"
}

/// Whether a paragraph says something, and is not only a picture.
fn has_words(words: &[Inline]) -> bool {
    words.iter().any(|word| match word {
        Inline::Text(text) | Inline::Code(text) => !text.trim().is_empty(),
        Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Strike(inner) | Inline::Changed(_, inner) => {
            has_words(inner)
        }
        Inline::Link { text, .. } | Inline::Foreign { text, .. } => has_words(text),
        Inline::Image { .. } | Inline::Note(_) | Inline::SoftBreak | Inline::HardBreak => false,
    })
}

#[cfg(test)]
mod tests;
