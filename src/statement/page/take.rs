//! Taking over: what was changed on a page, put into the text that the page was made from.
//!
//! The naive way, to write the whole page down as a text, would change every line of it: quotes,
//! blanks and numbers on the page are the typographer's, and what stands above and below the text
//! comes from the head and the rules. So: each passage of the page as it went out is found in the
//! text by its letters; the passages that somebody changed are known by comparing page with page;
//! and only their paragraphs of the text are written anew. Each change is tried alone and kept only
//! if the text then reads as the page does; what cannot be said in the text is given back.

use super::{Passage, key, picture_key};
use crate::statement::{Block, BlockNode, Document, Inline, front, parse};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::collections::BTreeMap;
use std::ops::Range;

/// A text with what was taken over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    pub source: String,
    /// How many passages.
    pub count: usize,
    /// What stays out, as it was and as it is; empty where there was or is nothing.
    pub left: Vec<(String, String)>,
}

/// Puts what changed between two states of a page into the text.
pub fn take_over(source: &str, sealed: &[Passage], found: &[Passage]) -> Taken {
    let mut taken = Taken { source: source.to_owned(), count: 0, left: Vec::new() };
    let places = places(&parts(source), sealed);
    // From the end on, so that places before stay what they are.
    for step in steps(sealed, found).into_iter().rev() {
        match tried(&taken.source, sealed, &places, &step) {
            Some(text) => {
                taken.source = text;
                taken.count += 1;
            }
            None => taken.left.insert(0, step.shown(sealed)),
        }
    }
    taken
}

/// One change: the passages that stood there, by their numbers, and those that stand there now.
struct Step<'f> {
    was: Range<usize>,
    is: Vec<&'f Passage>,
}

impl Step<'_> {
    fn shown(&self, sealed: &[Passage]) -> (String, String) {
        let joined = |all: Vec<&str>| all.join("\n\n");
        let was = sealed[self.was.clone()].iter().map(|passage| passage.shown.as_str()).collect();
        (joined(was), joined(self.is.iter().map(|passage| passage.shown.as_str()).collect()))
    }
}

fn steps<'f>(sealed: &[Passage], found: &'f [Passage]) -> Vec<Step<'f>> {
    let words = |all: &[Passage]| all.iter().map(|passage| passage.typed.clone()).collect::<Vec<_>>();
    let mut steps = Vec::new();
    for op in capture_diff_slices(Algorithm::Patience, &words(sealed), &words(found)) {
        let (_, was, is) = op.as_tag_tuple();
        if matches!(op, DiffOp::Equal { .. }) {
            continue;
        }
        // One stands for one; what is left over is gone or new.
        let pairs = was.len().min(is.len());
        steps.extend(
            (0..pairs).map(|at| Step { was: was.start + at..was.start + at + 1, is: vec![&found[is.start + at]] }),
        );
        steps.extend((was.start + pairs..was.end).map(|at| Step { was: at..at + 1, is: Vec::new() }));
        if is.len() > pairs {
            steps.push(Step { was: was.end..was.end, is: found[is.start + pairs..is.end].iter().collect() });
        }
    }
    steps
}

/// What a part of a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Kicker,
    Headline,
    Subline,
    Text,
}

/// A part of a text: where it stands, in bytes, and the key of its words.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Part {
    role: Role,
    bytes: Range<usize>,
    key: String,
}

/// The number of each passage's part, as far as there is one.
fn places(parts: &[Part], sealed: &[Passage]) -> BTreeMap<usize, usize> {
    let keys = |text: &mut dyn Iterator<Item = &String>| text.cloned().collect::<Vec<_>>();
    let (page, text) = (keys(&mut sealed.iter().map(|passage| &passage.key)), keys(&mut parts.iter().map(|p| &p.key)));
    let mut places = BTreeMap::new();
    for op in capture_diff_slices(Algorithm::Myers, &page, &text) {
        if let DiffOp::Equal { old_index, new_index, len } = op {
            places.extend((0..len).map(|at| (old_index + at, new_index + at)));
        }
    }
    places
}

/// The text with this one change, if it then reads as the page does.
fn tried(source: &str, sealed: &[Passage], places: &BTreeMap<usize, usize>, step: &Step<'_>) -> Option<String> {
    let parts = parts(source);
    if step.is.iter().any(|passage| !passage.fits) {
        return None;
    }
    let mut keys: Vec<String> = parts.iter().map(|part| part.key.clone()).collect();
    let mut text = source.to_owned();
    let new_keys = || step.is.iter().map(|passage| passage.key.clone()).filter(|key| !key.is_empty());
    match (step.was.clone().next(), step.is.as_slice()) {
        (Some(was), is) => {
            let at = *places.get(&was)?;
            let part = parts.get(at)?;
            // A headline may be other words, never none.
            let words = match is {
                [] if part.role == Role::Headline => return None,
                [] => String::new(),
                _ => typed(is, part, &source[part.bytes.clone()], &sealed[was])?,
            };
            let end = if words.is_empty() { after_blank(source, part.bytes.end) } else { part.bytes.end };
            text.replace_range(part.bytes.start..end, &words);
            keys.splice(at..=at, new_keys());
        }
        (None, is) => {
            // Behind the passage before it, and only where that stands in the text.
            let at = *places.get(&step.was.start.checked_sub(1)?)?;
            let part = parts.get(at).filter(|part| part.role != Role::Kicker)?;
            let words: Vec<String> = is.iter().map(|passage| passage.typed.clone()).collect();
            text.insert_str(part.bytes.end, &format!("\n\n{}", words.join("\n\n")));
            keys.splice(at + 1..at + 1, new_keys());
        }
    }
    let reads: Vec<String> = self::parts(&text).into_iter().map(|part| part.key).collect();
    (reads == keys).then_some(text)
}

/// Passages as a part of the text, in the form of what they stand for.
fn typed(is: &[&Passage], part: &Part, before: &str, sealed: &Passage) -> Option<String> {
    let words = is.iter().map(|passage| passage.typed.clone()).collect::<Vec<_>>().join("\n\n");
    let words = noted(&words, &sealed.typed, before)?;
    Some(match part.role {
        Role::Subline => format!("*{}*", words.trim_matches('*')),
        Role::Headline => format!("# {}", words.trim_start_matches(['#', ' '])),
        Role::Kicker | Role::Text => words,
    })
}

/// The numbers of notes on the page as the marks that stand in the text for them.
fn noted(words: &str, sealed: &str, before: &str) -> Option<String> {
    let numbers = marks(sealed, |mark| {
        mark.strip_prefix("[^").is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    });
    let own = marks(before, |mark| mark.starts_with("[^") || mark.starts_with("[@"));
    if numbers.len() != own.len() {
        return None;
    }
    let mut out = words.to_owned();
    for (at, number) in numbers.iter().enumerate() {
        out = out.replace(number, &format!("\u{0}{at}\u{0}"));
    }
    // A number that stood nowhere in the passage is a note that the text does not have.
    if !marks(&out, |mark| mark.starts_with("[^")).is_empty() {
        return None;
    }
    for (at, mark) in own.iter().enumerate() {
        out = out.replace(&format!("\u{0}{at}\u{0}"), mark);
    }
    Some(out)
}

/// What stands in square brackets and is meant, in order.
fn marks(text: &str, meant: impl Fn(&str) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices('[') {
        let Some(end) = text[at..].find(']') else { break };
        let mark = &text[at..at + end + 1];
        if meant(mark) {
            found.push(mark.to_owned());
        }
    }
    found
}

fn after_blank(text: &str, from: usize) -> usize {
    let rest = &text[from..];
    from + rest.len() - rest.trim_start_matches(['\n', '\r']).len()
}

/// A text's parts in order.
fn parts(source: &str) -> Vec<Part> {
    let split = front::split(source);
    let body_start = source.len() - split.body.len();
    let document = parse::parse(split.body, split.body_line + 1);
    let starts: Vec<usize> = std::iter::once(0).chain(source.match_indices('\n').map(|(at, _)| at + 1)).collect();
    let byte = |line: usize| starts.get(line.saturating_sub(1)).copied().unwrap_or(source.len());
    let mut found = Vec::new();
    let first_block = document.blocks.first().map_or(source.len(), |block| byte(block.span.line));
    if document.headline_span.line > 0 {
        let start = byte(document.headline_span.line);
        let mut end = line_end(source, start);
        // The older form of a heading has its line below.
        let under = source.get(end + 1..line_end(source, (end + 1).min(source.len()))).unwrap_or("").trim();
        if !under.is_empty() && under.chars().all(|c| c == '=') {
            end = line_end(source, end + 1);
        }
        let mut add = |role, words: &[Inline], range: Range<usize>| {
            let bytes = trimmed(source, range);
            if !bytes.is_empty() {
                found.push(Part { role, bytes, key: inline_key(words) });
            }
        };
        if let Some(kicker) = &document.kicker {
            add(Role::Kicker, kicker, body_start..start);
        }
        add(Role::Headline, &document.headline, start..end);
        if let Some(subline) = &document.subline {
            add(Role::Subline, subline, end..first_block);
        }
    }
    found.extend(blocks(source, &document, &byte));
    found
}

fn blocks(source: &str, document: &Document, byte: &impl Fn(usize) -> usize) -> Vec<Part> {
    let starts: Vec<usize> = document.blocks.iter().map(|block| byte(block.span.line)).collect();
    let part = |(at, block): (usize, &Block)| {
        let until = starts.get(at + 1).copied().unwrap_or(source.len());
        let bytes = trimmed(source, starts[at]..own_end(source, starts[at], until));
        Part { role: Role::Text, bytes, key: block_key(block) }
    };
    document.blocks.iter().enumerate().map(part).collect()
}

/// Where a block ends: before the explanations of notes, of links, and remarks that stand behind it.
fn own_end(source: &str, start: usize, until: usize) -> usize {
    let mut at = line_end(source, start);
    while at < until {
        let line = source.get(at + 1..line_end(source, (at + 1).min(source.len()))).unwrap_or("");
        if line.starts_with("<!--") || (line.starts_with('[') && line.contains("]:")) {
            return at.min(until);
        }
        at = line_end(source, (at + 1).min(source.len())).max(at + 1);
    }
    until
}

fn line_end(source: &str, from: usize) -> usize {
    source.get(from..).and_then(|rest| rest.find('\n')).map_or(source.len(), |at| from + at)
}

fn trimmed(source: &str, range: Range<usize>) -> Range<usize> {
    let text = source.get(range.clone()).unwrap_or("");
    let start = range.start + text.len() - text.trim_start().len();
    start..start + text.trim().len()
}

fn block_key(block: &Block) -> String {
    let (mut words, mut pictures) = (String::new(), String::new());
    block_words(block, &mut words, &mut pictures);
    key(&words) + &pictures
}

fn inline_key(inlines: &[Inline]) -> String {
    let (mut words, mut pictures) = (String::new(), String::new());
    inline_words(inlines, &mut words, &mut pictures);
    key(&words) + &pictures
}

fn block_words(block: &Block, words: &mut String, pictures: &mut String) {
    match &block.node {
        BlockNode::Heading { text, .. } => inline_words(text, words, pictures),
        BlockNode::Paragraph(text) => {
            inline_words(text, words, pictures);
            // A picture alone has its title below.
            let alone =
                |inline: &Inline| matches!(inline, Inline::Image { .. } | Inline::SoftBreak | Inline::HardBreak);
            if text.iter().all(alone) {
                words.extend(text.iter().filter_map(|inline| match inline {
                    Inline::Image { title, .. } => Some(title.as_str()),
                    _ => None,
                }));
            }
        }
        BlockNode::List { items, .. } => {
            items.iter().flat_map(|item| &item.blocks).for_each(|inner| block_words(inner, words, pictures));
        }
        BlockNode::Quote(inner) => inner.iter().for_each(|inner| block_words(inner, words, pictures)),
        BlockNode::Code { text, .. } | BlockNode::Html(text) => words.push_str(text),
        BlockNode::Table { head, rows, .. } => {
            std::iter::once(head).chain(rows).flatten().for_each(|cell| inline_words(cell, words, pictures));
        }
        BlockNode::Definitions(pairs) => {
            for (term, details) in pairs {
                inline_words(term, words, pictures);
                details.iter().for_each(|inner| block_words(inner, words, pictures));
            }
        }
        BlockNode::Rule => {}
    }
}

fn inline_words(inlines: &[Inline], words: &mut String, pictures: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(text) | Inline::Code(text) => words.push_str(text),
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Strike(inner) | Inline::Changed(_, inner) => {
                inline_words(inner, words, pictures);
            }
            Inline::Link { text, .. } | Inline::Foreign { text, .. } => inline_words(text, words, pictures),
            Inline::Image { url, .. } => pictures.push_str(&picture_key(url)),
            Inline::Note(_) | Inline::SoftBreak | Inline::HardBreak => {}
        }
    }
}
