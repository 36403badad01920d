//! The walk over the parser's tree: blocks, notes and anchors, with a limit to the nesting.

use super::html::{self, Piece};
use super::{Mark, Parsed, Places, Shield, What, fold};
use crate::statement::{Align, Block, BlockNode, Document, Inline, Item, slug};
use comrak::nodes::{AstNode, Node, NodeValue, TableAlignment};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// Quotes and lists within one another. Typesetting fails beyond 15 quotes; what is deeper stays,
/// but on this level.
const BLOCKS: usize = 12;

/// What the walk knows and gathers.
pub(super) struct Walk<'a, 's> {
    pub shield: &'s Shield,
    pub places: &'s Places,
    pub parsed: Parsed,
    /// Notes by their folded name.
    definitions: HashMap<String, Node<'a>>,
    /// Notes in order of their first mention, and each one's number by its place in memory.
    mentioned: Vec<Node<'a>>,
    numbers: HashMap<*const AstNode<'a>, usize>,
    anchors: HashSet<String>,
    /// The number that each heading's words were given last: thousands may read alike.
    numbered: HashMap<String, usize>,
    too_deep: bool,
}

impl<'a, 's> Walk<'a, 's> {
    pub fn new(shield: &'s Shield, places: &'s Places) -> Self {
        Self {
            shield,
            places,
            parsed: Parsed::default(),
            definitions: HashMap::new(),
            mentioned: Vec::new(),
            numbers: HashMap::new(),
            anchors: HashSet::new(),
            numbered: HashMap::new(),
            too_deep: false,
        }
    }

    /// The whole text: its blocks in order, then the notes.
    pub fn document(mut self, root: Node<'a>) -> Parsed {
        let mut defined = self.define(root).into_iter();
        let blocks = self.blocks(root, 0);
        let mut notes = Vec::new();
        // A note may mention further notes, so the list grows while it is read.
        loop {
            if notes.len() == self.mentioned.len() {
                self.mention_next_unused(&mut defined);
            }
            let Some(note) = self.mentioned.get(notes.len()).copied() else { break };
            notes.push(self.blocks(note, 1));
        }
        self.parsed.document = Document { blocks, notes, ..Document::default() };
        self.parsed
    }

    /// The number of the note with this name, from 0, if there is such a note.
    pub fn note(&mut self, name: &str) -> Option<usize> {
        let node = *self.definitions.get(&fold(&self.shield.restore(name)))?;
        Some(self.mention(node))
    }

    pub fn mark(&mut self, range: Range<usize>, what: What) {
        self.parsed.marks.push(Mark { span: self.places.span(range), what });
    }

    /// Says once that the text is nested too deeply.
    pub fn mark_too_deep(&mut self, range: Range<usize>) {
        if !self.too_deep {
            self.too_deep = true;
            self.mark(range, What::TooDeep);
        }
    }

    pub fn mark_code(&mut self, range: Range<usize>) {
        self.parsed.code.push(self.places.chars(range));
    }

    fn define(&mut self, root: Node<'a>) -> Vec<(Node<'a>, String)> {
        let mut defined = Vec::new();
        for node in root.descendants() {
            if let NodeValue::FootnoteDefinition(note) = &node.data().value {
                let name = self.shield.restore(&note.name);
                self.parsed.notes.insert(fold(&name));
                self.definitions.entry(fold(&name)).or_insert(node);
                defined.push((node, name));
            }
        }
        defined
    }

    fn mention(&mut self, note: Node<'a>) -> usize {
        *self.numbers.entry(std::ptr::from_ref(note)).or_insert_with(|| {
            self.mentioned.push(note);
            self.mentioned.len() - 1
        })
    }

    /// Notes that nothing mentions follow the others: their words are not lost.
    fn mention_next_unused(&mut self, defined: &mut impl Iterator<Item = (Node<'a>, String)>) {
        let numbers = &self.numbers;
        if let Some((node, name)) = defined.find(|(node, _)| !numbers.contains_key(&std::ptr::from_ref(*node))) {
            self.mention(node);
            self.mark(self.places.range(node.data().sourcepos), What::NoteUnused(name));
        }
    }

    fn blocks(&mut self, parent: Node<'a>, depth: usize) -> Vec<Block> {
        if depth > BLOCKS {
            return self.flat(parent);
        }
        let mut out = Vec::new();
        for child in parent.children() {
            self.block(child, depth, &mut out);
        }
        out
    }

    /// The leaves below a node, without the nesting between.
    fn flat(&mut self, parent: Node<'a>) -> Vec<Block> {
        self.mark_too_deep(self.places.range(parent.data().sourcepos));
        let mut out = Vec::new();
        let mut open: Vec<Node<'a>> = parent.reverse_children().collect();
        while let Some(node) = open.pop() {
            let nests = matches!(
                node.data().value,
                NodeValue::BlockQuote
                    | NodeValue::List(_)
                    | NodeValue::Item(_)
                    | NodeValue::TaskItem(_)
                    | NodeValue::DescriptionList
                    | NodeValue::DescriptionItem(_)
                    | NodeValue::DescriptionTerm
                    | NodeValue::DescriptionDetails
            );
            if nests {
                open.extend(node.reverse_children());
            } else {
                self.block(node, BLOCKS, &mut out);
            }
        }
        out
    }

    fn block(&mut self, node: Node<'a>, depth: usize, out: &mut Vec<Block>) {
        let at = node.data().sourcepos;
        let range = self.places.range(at);
        let value = node.data().value.clone();
        let made = match value {
            NodeValue::Paragraph => {
                Some(self.inlines(node)).filter(|words| !words.is_empty()).map(BlockNode::Paragraph)
            }
            NodeValue::Heading(heading) => Some(self.heading(node, heading.level)),
            NodeValue::BlockQuote => Some(BlockNode::Quote(self.blocks(node, depth + 1))),
            NodeValue::List(list) => {
                let start = (list.list_type == comrak::nodes::ListType::Ordered).then_some(list.start as u64);
                let items = node.children().map(|item| self.item(item, depth + 1)).collect();
                Some(BlockNode::List { start, tight: list.tight, items })
            }
            NodeValue::CodeBlock(code) => {
                self.mark_code(range.clone());
                let (info, text) = (self.shield.restore(&code.info), self.shield.restore(&code.literal));
                let sentence = info.split_whitespace().nth(1).is_some();
                // `~~~ Das ist wichtig ~~~` names no language; its words must not vanish.
                let (language, text) = if sentence {
                    (String::new(), format!("{info}\n{text}"))
                } else {
                    (info.split_whitespace().next().unwrap_or("").to_owned(), text)
                };
                Some(BlockNode::Code { language, text })
            }
            NodeValue::HtmlBlock(html) => self.html(&html.literal, &range),
            NodeValue::Table(table) => Some(self.table(node, &table.alignments)),
            NodeValue::DescriptionList => Some(self.definitions(node, depth + 1)),
            NodeValue::ThematicBreak => Some(BlockNode::Rule),
            NodeValue::FootnoteDefinition(_) => None,
            _ => {
                out.extend(self.flat(node));
                None
            }
        };
        out.extend(made.map(|node| Block { span: self.places.span(range), node }));
    }

    fn heading(&mut self, node: Node<'a>, level: u8) -> BlockNode {
        let text = self.inlines(node);
        let words = slug(&crate::statement::plain(&text));
        let base = if words.is_empty() { "abschnitt".to_owned() } else { words };
        let number = self.numbered.entry(base.clone()).or_default();
        let anchor = loop {
            *number += 1;
            let anchor = if *number == 1 { base.clone() } else { format!("{base}-{number}") };
            if self.anchors.insert(anchor.clone()) {
                break anchor;
            }
        };
        BlockNode::Heading { level, text, anchor }
    }

    fn item(&mut self, node: Node<'a>, depth: usize) -> Item {
        let task = match &node.data().value {
            NodeValue::TaskItem(task) => Some(task.symbol.is_some()),
            _ => None,
        };
        Item { task, blocks: self.blocks(node, depth) }
    }

    fn table(&mut self, node: Node<'a>, alignments: &[TableAlignment]) -> BlockNode {
        let align = |alignment: &TableAlignment| match alignment {
            TableAlignment::Center => Align::Center,
            TableAlignment::Right => Align::End,
            TableAlignment::None | TableAlignment::Left => Align::Start,
        };
        let mut rows: Vec<Vec<Vec<Inline>>> = Vec::new();
        for row in node.children() {
            rows.push(row.children().map(|cell| self.inlines(cell)).collect());
        }
        let head = if rows.is_empty() { Vec::new() } else { rows.remove(0) };
        BlockNode::Table { align: alignments.iter().map(align).collect(), head, rows }
    }

    fn definitions(&mut self, list: Node<'a>, depth: usize) -> BlockNode {
        let mut out: Vec<(Vec<Inline>, Vec<Block>)> = Vec::new();
        for item in list.children() {
            let mut term = Vec::new();
            let mut details = Vec::new();
            for part in item.children() {
                let is_term = matches!(part.data().value, NodeValue::DescriptionTerm);
                if is_term {
                    for words in part.children() {
                        term.extend(self.inlines(words));
                    }
                } else {
                    details.extend(self.blocks(part, depth));
                }
            }
            match out.last_mut() {
                // A second explanation of the same term.
                Some((_, before)) if term.is_empty() => before.extend(details),
                _ => out.push((term, details)),
            }
        }
        BlockNode::Definitions(out)
    }

    fn html(&mut self, literal: &str, range: &Range<usize>) -> Option<BlockNode> {
        let literal = self.shield.restore(literal);
        let source = self.shield.text.get(range.clone()).unwrap_or("");
        let mut comments = source.match_indices("<!--").map(|(at, _)| range.start + at);
        let mut tags: Vec<String> = Vec::new();
        for piece in html::pieces(&literal) {
            match piece {
                Piece::Comment(text) => {
                    let start = comments.next().unwrap_or(range.start);
                    self.mark(start..range.end, What::Comment(text.to_owned()));
                }
                Piece::Program(name) => self.mark(range.clone(), What::Program(name)),
                Piece::Tag(tag) if tag != "br" && !tags.contains(&tag) => tags.push(tag),
                Piece::Tag(_) | Piece::Words(_) => {}
            }
        }
        if !tags.is_empty() {
            self.mark(range.clone(), What::Html(tags.join(", ")));
        }
        Some(html::words(&literal)).filter(|words| !words.is_empty()).map(BlockNode::Html)
    }
}
