//! Two states of one text side by side: every difference in its place, marked in one document.
//!
//! The trees are compared, not the files: what reads the same is the same, however it was typed.
//!
//! 1. Blocks are aligned (`align`): those that are the same first (patience), then between them the
//!    pairs of a kind that share the most words, in order on both sides.
//! 2. Within a pair the parts of its kind are aligned in the same way: items of lists, rows and
//!    columns of tables, terms, the blocks of quotes and notes.
//! 3. Within two paragraphs words are compared (Myers); trifles between two changes join them, and
//!    where little is left in common one whole stands behind the other (`words`).
//! 4. What is no word (level of a heading, numbering, a link's target, look) is a remark in its place.
//!
//! Marks lie on words alone, so that each output knows how to write them. Taking only the old words
//! gives the old text, only the new ones the new text; property tests hold both.

mod align;
mod facts;
mod table;
mod words;

#[cfg(test)]
mod tests;

pub use facts::{Name, facts};

use super::edition::Media;
use super::{Block, BlockNode, Change, Digest, Document, Edition, Inline, Item, Remark, plain};
use align::{Bag, Step, align};
use std::collections::{BTreeMap, BTreeSet};
use words::{merged, tokens};

/// One document out of two, with the pictures of both.
#[derive(Debug, Clone, PartialEq)]
pub struct Compared {
    pub document: Document,
    /// Pictures that only the earlier text has lie under `old:<path>`, which no text can name.
    pub media: Media,
}

/// Compares two states of an edition. Both documents are given as they are read, in typographic
/// form; the editions lend their pictures.
pub fn compare(old: (&Edition, &Document), new: (&Edition, &Document)) -> Compared {
    let old = Side { document: old.1, media: &old.0.media };
    let new = Side { document: new.1, media: &new.0.media };
    let mut desk = Desk { old, new, notes: Vec::new(), known: BTreeMap::new(), media: new.media.clone() };
    let part = |desk: &mut Desk<'_>, old: &Option<Vec<Inline>>, new: &Option<Vec<Inline>>| {
        let words = desk.words(old.as_deref().unwrap_or(&[]), new.as_deref().unwrap_or(&[]));
        (!words.is_empty()).then_some(words)
    };
    let kicker = part(&mut desk, &old.document.kicker, &new.document.kicker);
    let headline = desk.words(&old.document.headline, &new.document.headline);
    let subline = part(&mut desk, &old.document.subline, &new.document.subline);
    let blocks = desk.blocks(&old.document.blocks, &new.document.blocks);
    desk.unmentioned();
    let headline_span = new.document.headline_span;
    let document = Document { kicker, headline, headline_span, subline, blocks, notes: desk.notes };
    Compared { document, media: desk.media }
}

/// Likeness below which two blocks are different blocks.
const ALIKE: f64 = 0.4;
/// The same for what is made of parts, which are told apart again within.
const ALIKE_IN_PARTS: f64 = 0.2;
/// How deep notes in notes are followed.
const DEEPEST: usize = 4;

#[derive(Clone, Copy)]
struct Side<'a> {
    document: &'a Document,
    media: &'a Media,
}

struct Desk<'a> {
    old: Side<'a>,
    new: Side<'a>,
    notes: Vec<Vec<Block>>,
    /// The notes of both texts and their number in the new one.
    known: BTreeMap<(Option<usize>, Option<usize>), usize>,
    media: Media,
}

impl<'a> Desk<'a> {
    fn words(&mut self, old: &[Inline], new: &[Inline]) -> Vec<Inline> {
        let old = tokens(old, &|url| picture_key(self.old.media, url));
        let new = tokens(new, &|url| picture_key(self.new.media, url));
        let mut kept = Vec::new();
        let (before, after) = (self.old.media, self.new.media);
        let pictures = std::cell::RefCell::new(&mut kept);
        let picture = |url: &str, gone: bool| {
            let there = before.get(url).filter(|bytes| gone && after.get(url) != Some(bytes));
            let Some(bytes) = there else { return url.to_owned() };
            let path = format!("old:{url}");
            pictures.borrow_mut().push((path.clone(), bytes.clone()));
            path
        };
        let mut mentions = |old: Option<usize>, new: Option<usize>| self.note(old, new);
        let words = merged(&old, &new, &mut mentions, &picture);
        self.media.extend(kept);
        words
    }

    /// The number of a note that stands for one of each side, or for one alone.
    fn note(&mut self, old: Option<usize>, new: Option<usize>) -> Option<usize> {
        if let Some(known) = self.known.get(&(old, new)) {
            return Some(*known);
        }
        let number = self.notes.len();
        self.known.insert((old, new), number);
        self.notes.push(Vec::new());
        let before = old.and_then(|at| self.old.document.notes.get(at)).map_or(&[][..], Vec::as_slice);
        let after = new.and_then(|at| self.new.document.notes.get(at)).map_or(&[][..], Vec::as_slice);
        self.notes[number] = self.blocks(before, after);
        Some(number)
    }

    /// Notes that nothing mentions are compared in order.
    fn unmentioned(&mut self) {
        let (old, new): (BTreeSet<_>, BTreeSet<_>) = self.known.keys().copied().unzip();
        let lost = |side: Side<'_>, seen: &BTreeSet<Option<usize>>| {
            (0..side.document.notes.len()).filter(|at| !seen.contains(&Some(*at))).collect::<Vec<_>>()
        };
        let (old, new) = (lost(self.old, &old), lost(self.new, &new));
        for at in 0..old.len().max(new.len()) {
            self.note(old.get(at).copied(), new.get(at).copied());
        }
    }

    fn blocks(&mut self, old: &[Block], new: &[Block]) -> Vec<Block> {
        let facts = |side: Side<'_>, blocks: &[Block]| -> (Vec<String>, Vec<Bag>) {
            let key = |block: &Block| key(side, block, 0);
            (blocks.iter().map(key).collect(), blocks.iter().map(|block| Bag::of(&said(block))).collect())
        };
        // A note or an item of one paragraph stays one, however much of it is new.
        if let ([before], [after]) = (old, new)
            && matches!((&before.node, &after.node), (BlockNode::Paragraph(_), BlockNode::Paragraph(_)))
        {
            let mut out = Vec::new();
            self.both(before, after, &mut out);
            return out;
        }
        let (old_keys, old_bags) = facts(self.old, old);
        let (new_keys, new_bags) = facts(self.new, new);
        let likeness = |i: usize, j: usize| likeness(&old[i], &new[j], old_bags[i].shared(&new_bags[j]));
        let mut out = Vec::new();
        for step in align(&old_keys, &new_keys, &likeness) {
            match step {
                Step::Both(i, j) => self.both(&old[i], &new[j], &mut out),
                Step::Old(i) => self.one(&old[i], Change::Deleted, &mut out),
                Step::New(j) => self.one(&new[j], Change::Inserted, &mut out),
            }
        }
        out
    }

    /// Two forms of one block.
    fn both(&mut self, old: &Block, new: &Block, out: &mut Vec<Block>) {
        use BlockNode::{Code, Definitions, Heading, Html, List, Paragraph, Quote, Rule, Table};
        let node = match (&old.node, &new.node) {
            (Heading { level: was, text: before, .. }, Heading { level, text: after, anchor }) => {
                let mut text = self.words(before, after);
                if was != level {
                    text.push(remark(Remark::Level { old: *was, new: *level }));
                }
                Heading { level: *level, text, anchor: anchor.clone() }
            }
            (Paragraph(before), Paragraph(after)) => Paragraph(self.words(before, after)),
            (Quote(before), Quote(after)) => Quote(self.blocks(before, after)),
            (List { start: was, items: before, .. }, List { start, tight, items: after }) => {
                let items = self.items(before, after);
                let numbering = match (was, start) {
                    (Some(old), Some(new)) if old != new => Some(Remark::Start { old: *old, new: *new }),
                    (Some(_), None) => Some(Remark::Numbered(false)),
                    (None, Some(_)) => Some(Remark::Numbered(true)),
                    _ => None,
                };
                out.extend(numbering.map(|what| at(new, Paragraph(vec![remark(what)]))));
                List { start: *start, tight: *tight, items }
            }
            (Table { .. }, Table { .. }) => return self.tables(old, new, out),
            (Definitions(before), Definitions(after)) => Definitions(self.definitions(before, after)),
            (Code { text: before, .. }, Code { text: after, .. }) if before == after => new.node.clone(),
            (Html(before), Html(after)) => {
                let text = |words: &String| vec![Inline::Text(words.trim().to_owned())];
                Paragraph(self.words(&text(before), &text(after)))
            }
            (Rule, Rule) => Rule,
            _ => {
                self.one(old, Change::Deleted, out);
                return self.one(new, Change::Inserted, out);
            }
        };
        out.push(at(new, node));
    }

    /// A block that only one side has: the marks lie on all of its words.
    fn one(&mut self, block: &Block, change: Change, out: &mut Vec<Block>) {
        use BlockNode::{Code, Definitions, Heading, Html, List, Paragraph, Quote, Rule, Table};
        let gone = change == Change::Deleted;
        let mut all = |words: &[Inline]| if gone { self.words(words, &[]) } else { self.words(&[], words) };
        let node = match &block.node {
            // No heading: the list of contents is that of the new text.
            Heading { text, .. } if gone => Paragraph(vec![Inline::Strong(all(text))]),
            Heading { level, text, anchor } => Heading { level: *level, text: all(text), anchor: anchor.clone() },
            Paragraph(text) => Paragraph(all(text)),
            Html(text) => Paragraph(all(&[Inline::Text(text.trim().to_owned())])),
            Code { text, .. } => {
                let mut words = Vec::new();
                for (at, line) in text.trim_end().lines().enumerate() {
                    words.extend((at > 0).then_some(Inline::HardBreak));
                    words.push(Inline::Code(line.to_owned()));
                }
                Paragraph(all(&words))
            }
            Rule if gone => Paragraph(vec![remark(Remark::Rule { there: false })]),
            Rule => {
                out.push(at(block, Paragraph(vec![remark(Remark::Rule { there: true })])));
                Rule
            }
            Quote(inner) => Quote(self.side(inner, gone)),
            List { start, tight, items } => {
                let items = if gone { self.items(items, &[]) } else { self.items(&[], items) };
                List { start: *start, tight: *tight, items }
            }
            Definitions(pairs) => {
                Definitions(if gone { self.definitions(pairs, &[]) } else { self.definitions(&[], pairs) })
            }
            Table { align, head, rows } => self.lone_table(align, head, rows, gone),
        };
        out.push(at(block, node));
    }

    fn side(&mut self, blocks: &[Block], gone: bool) -> Vec<Block> {
        if gone { self.blocks(blocks, &[]) } else { self.blocks(&[], blocks) }
    }

    fn items(&mut self, old: &[Item], new: &[Item]) -> Vec<Item> {
        let facts = |side: Side<'_>, items: &[Item]| -> (Vec<String>, Vec<Bag>) {
            let key = |item: &Item| format!("{:?}{}", item.task, keys(side, &item.blocks));
            let words = |item: &Item| item.blocks.iter().map(said).collect::<Vec<_>>().join(" ");
            (items.iter().map(key).collect(), items.iter().map(|item| Bag::of(&words(item))).collect())
        };
        let (old_keys, old_bags) = facts(self.old, old);
        let (new_keys, new_bags) = facts(self.new, new);
        let likeness = |i: usize, j: usize| enough(old_bags[i].shared(&new_bags[j]), ALIKE);
        let mut items = Vec::new();
        for step in align(&old_keys, &new_keys, &likeness) {
            items.push(match step {
                Step::Both(i, j) => {
                    let blocks = self.blocks(&old[i].blocks, &new[j].blocks);
                    ticked(old[i].task, new[j].task, blocks)
                }
                Step::Old(i) => ticked(old[i].task, None, self.blocks(&old[i].blocks, &[])),
                Step::New(j) => ticked(None, new[j].task, self.blocks(&[], &new[j].blocks)),
            });
        }
        items
    }

    fn definitions(&mut self, old: &[Term], new: &[Term]) -> Vec<Term> {
        let keys = |side: Side<'_>, pairs: &[Term]| -> Vec<String> {
            pairs.iter().map(|(term, blocks)| format!("{}\u{6}{}", plain(term), keys(side, blocks))).collect()
        };
        let bags = |pairs: &[Term]| pairs.iter().map(|(term, _)| Bag::of(&plain(term))).collect::<Vec<_>>();
        let (old_bags, new_bags) = (bags(old), bags(new));
        let likeness = |i: usize, j: usize| enough(old_bags[i].shared(&new_bags[j]), ALIKE);
        let steps = align(&keys(self.old, old), &keys(self.new, new), &likeness);
        let pairs = steps.into_iter().map(|step| {
            let (before, after) = match step {
                Step::Both(i, j) => (old.get(i), new.get(j)),
                Step::Old(i) => (old.get(i), None),
                Step::New(j) => (None, new.get(j)),
            };
            let term = |pair: Option<&'_ Term>| pair.map(|pair| pair.0.clone()).unwrap_or_default();
            let blocks = |pair: Option<&'_ Term>| pair.map(|pair| pair.1.clone()).unwrap_or_default();
            (self.words(&term(before), &term(after)), self.blocks(&blocks(before), &blocks(after)))
        });
        pairs.collect()
    }
}

/// A term and what explains it.
type Term = (Vec<Inline>, Vec<Block>);

fn at(block: &Block, node: BlockNode) -> Block {
    Block { span: block.span, node }
}

fn remark(remark: Remark) -> Inline {
    Inline::Changed(Change::Remark(remark), Vec::new())
}

fn enough(shared: f64, least: f64) -> f64 {
    if shared >= least { shared } else { 0.0 }
}

/// How much two blocks are forms of one; nothing where they are of different kinds.
fn likeness(old: &Block, new: &Block, shared: f64) -> f64 {
    use BlockNode::{Definitions, Heading, Html, List, Paragraph, Quote, Rule, Table};
    match (&old.node, &new.node) {
        (Heading { .. }, Heading { .. }) | (Paragraph(_), Paragraph(_)) | (Html(_), Html(_)) => enough(shared, ALIKE),
        (List { .. }, List { .. }) | (Table { .. }, Table { .. }) | (Quote(_), Quote(_)) => {
            enough(shared, ALIKE_IN_PARTS)
        }
        (Definitions(_), Definitions(_)) => enough(shared, ALIKE_IN_PARTS),
        (Rule, Rule) => 1.0,
        _ => 0.0,
    }
}

/// An item whose box was ticked, cleared, came or went says so before its words.
fn ticked(old: Option<bool>, new: Option<bool>, mut blocks: Vec<Block>) -> Item {
    if old == new {
        return Item { task: new, blocks };
    }
    let sign = |task: Option<bool>| task.map(|done| if done { "☑" } else { "☐" });
    let mark = |change: Change, sign: &str| Inline::Changed(change, vec![Inline::Text(sign.to_owned())]);
    let marks = [(Change::Deleted, sign(old)), (Change::Inserted, sign(new))];
    let mut words: Vec<Inline> = Vec::new();
    for (change, sign) in marks {
        if let Some(sign) = sign {
            words.extend([mark(change, sign), Inline::Text(" ".to_owned())]);
        }
    }
    match blocks.first_mut().map(|block| &mut block.node) {
        Some(BlockNode::Paragraph(text)) => drop(text.splice(0..0, words)),
        _ => blocks.insert(
            0,
            Block { span: blocks.first().map(|b| b.span).unwrap_or_default(), node: BlockNode::Paragraph(words) },
        ),
    }
    Item { task: None, blocks }
}

/// What a picture shows: its file, or its name where there is none.
fn picture_key(media: &Media, url: &str) -> String {
    media.get(url).map_or_else(|| url.to_owned(), |bytes| Digest::of(bytes).to_string())
}

/// All words of a block, for its likeness to another.
fn said(block: &Block) -> String {
    let mut out = String::new();
    say(block, &mut out);
    out
}

fn say(block: &Block, out: &mut String) {
    let mut words = |inlines: &[Inline]| {
        out.push_str(&plain(inlines));
        out.push(' ');
    };
    match &block.node {
        BlockNode::Heading { text, .. } | BlockNode::Paragraph(text) => words(text),
        BlockNode::Table { head, rows, .. } => head.iter().chain(rows.iter().flatten()).for_each(|cell| words(cell)),
        BlockNode::Code { text, .. } | BlockNode::Html(text) => out.push_str(text),
        BlockNode::Quote(inner) => inner.iter().for_each(|block| say(block, out)),
        BlockNode::List { items, .. } => items.iter().flat_map(|item| &item.blocks).for_each(|block| say(block, out)),
        BlockNode::Definitions(pairs) => {
            for (term, blocks) in pairs {
                out.push_str(&plain(term));
                out.push(' ');
                blocks.iter().for_each(|block| say(block, out));
            }
        }
        BlockNode::Rule => {}
    }
}

/// What a block is, without its place: two with the same key read the same, their notes and
/// pictures included.
fn key(side: Side<'_>, block: &Block, depth: usize) -> String {
    let words = |inlines: &[Inline]| words_key(side, inlines, depth);
    let cells = |row: &[Vec<Inline>]| row.iter().map(|cell| words(cell)).collect::<Vec<_>>().join("\u{7}");
    match &block.node {
        BlockNode::Heading { level, text, .. } => format!("h{level} {}", words(text)),
        BlockNode::Paragraph(text) => format!("p {}", words(text)),
        BlockNode::List { start, items, .. } => {
            let items = items.iter().map(|item| format!("{:?}{}", item.task, keys_at(side, &item.blocks, depth)));
            format!("l{start:?} {}", items.collect::<Vec<_>>().join("\u{8}"))
        }
        BlockNode::Quote(inner) => format!("q {}", keys_at(side, inner, depth)),
        BlockNode::Code { text, .. } => format!("c {text}"),
        BlockNode::Table { align, head, rows } => {
            let rows = rows.iter().map(|row| cells(row)).collect::<Vec<_>>().join("\u{8}");
            format!("t{align:?} {}\u{8}{rows}", cells(head))
        }
        BlockNode::Definitions(pairs) => {
            let pairs = pairs.iter().map(|(term, blocks)| format!("{}{}", words(term), keys_at(side, blocks, depth)));
            format!("d {}", pairs.collect::<Vec<_>>().join("\u{8}"))
        }
        BlockNode::Rule => "r".to_owned(),
        BlockNode::Html(text) => format!("x {text}"),
    }
}

fn keys(side: Side<'_>, blocks: &[Block]) -> String {
    keys_at(side, blocks, 0)
}

fn keys_at(side: Side<'_>, blocks: &[Block], depth: usize) -> String {
    blocks.iter().map(|block| key(side, block, depth)).collect::<Vec<_>>().join("\u{6}")
}

fn words_key(side: Side<'_>, inlines: &[Inline], depth: usize) -> String {
    let picture = |url: &str| picture_key(side.media, url);
    let parts = tokens(inlines, &picture).into_iter().map(|token| match token.atom {
        words::Atom::Note(at) if depth < DEEPEST => {
            let note = side.document.notes.get(at).map_or(&[][..], Vec::as_slice);
            format!("\u{3}{}\u{3}", keys_at(side, note, depth + 1))
        }
        _ => token.full_key(),
    });
    parts.collect()
}
