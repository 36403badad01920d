//! A run of inlines as one line of cells, and back.

use super::Typographer;
use crate::statement::{Inline, plain};

pub(super) const NO_BREAK: char = '\u{a0}';
pub(super) const NARROW: char = '\u{202f}';

/// One character, or something that stands where one could.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cell {
    pub c: char,
    pub kind: Kind,
    /// Which text of the run it belongs to, in order.
    leaf: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Char,
    /// A character of an address: it stays.
    Fixed,
    /// A line end of the source.
    Soft,
    Hard,
    /// Code, a note, a picture, a bare address, words of another language.
    Thing,
}

/// All cells of a run.
pub(super) struct Run {
    pub cells: Vec<Cell>,
    leaves: usize,
}

impl Run {
    pub fn of(inlines: &[Inline]) -> Self {
        let mut run = Self { cells: Vec::new(), leaves: 0 };
        run.lay_out(inlines);
        run
    }

    pub fn get(&self, at: usize) -> Option<Cell> {
        self.cells.get(at).copied()
    }

    /// The cell some steps before another.
    pub fn back(&self, at: usize, steps: usize) -> Option<Cell> {
        self.get(at.checked_sub(steps)?)
    }

    /// The character of a cell that rules may read and change.
    pub fn char(&self, at: usize) -> Option<char> {
        self.get(at).filter(|cell| cell.kind == Kind::Char).map(|cell| cell.c)
    }

    /// Puts another character, also over a line end of the source.
    pub fn put(&mut self, at: usize, c: char) {
        if let Some(cell) = self.cells.get_mut(at) {
            cell.c = c;
            cell.kind = Kind::Char;
        }
    }

    /// Makes room for a character before a cell, in the same text as the cell `beside`.
    pub fn insert(&mut self, at: usize, c: char, beside: usize) {
        let leaf = self.get(beside).map_or(0, |cell| cell.leaf);
        self.cells.insert(at.min(self.cells.len()), Cell { c, kind: Kind::Char, leaf });
    }

    /// The inlines again, with what the rules made of the cells.
    pub fn build(&self, inlines: &[Inline], typographer: &Typographer) -> Vec<Inline> {
        let mut texts: Vec<Option<String>> = vec![None; self.leaves];
        for cell in self.cells.iter().filter(|cell| matches!(cell.kind, Kind::Char | Kind::Fixed)) {
            if let Some(text) = texts.get_mut(cell.leaf) {
                text.get_or_insert_default().push(cell.c);
            }
        }
        // A line end that a rule removed leaves no cell at all.
        let mut left = vec![false; self.leaves];
        self.cells.iter().for_each(|cell| left.iter_mut().skip(cell.leaf).take(1).for_each(|flag| *flag = true));
        let mut builder = Builder { texts, left, leaf: 0, typographer };
        builder.build(inlines)
    }

    fn lay_out(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text(text) => {
                    let fixed = addresses(text);
                    for (at, c) in text.char_indices() {
                        let kind = if fixed.iter().any(|range| range.contains(&at)) { Kind::Fixed } else { Kind::Char };
                        self.push(c, kind);
                    }
                    self.leaves += 1;
                }
                Inline::SoftBreak => self.push_leaf(Kind::Soft),
                Inline::HardBreak => self.push_leaf(Kind::Hard),
                Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Strike(inner) | Inline::Changed(_, inner) => {
                    self.lay_out(inner)
                }
                Inline::Link { url, text, .. } if is_bare(url, text) => self.push_leaf(Kind::Thing),
                Inline::Link { text, .. } => self.lay_out(text),
                Inline::Code(_) | Inline::Image { .. } | Inline::Note(_) | Inline::Foreign { .. } => {
                    self.push_leaf(Kind::Thing);
                }
            }
        }
    }

    fn push(&mut self, c: char, kind: Kind) {
        self.cells.push(Cell { c, kind, leaf: self.leaves });
    }

    fn push_leaf(&mut self, kind: Kind) {
        self.push(' ', kind);
        self.leaves += 1;
    }
}

impl Cell {
    /// A blank of any width, or a line end.
    pub fn is_blank(self) -> bool {
        match self.kind {
            Kind::Soft | Kind::Hard => true,
            Kind::Char => self.c.is_whitespace(),
            Kind::Fixed | Kind::Thing => false,
        }
    }

    /// A blank that a rule may turn into one that does not break.
    pub fn is_space(self) -> bool {
        self.kind == Kind::Soft || (self.kind == Kind::Char && matches!(self.c, ' ' | NO_BREAK | NARROW))
    }

    pub fn is_word(self) -> bool {
        match self.kind {
            Kind::Char | Kind::Fixed => self.c.is_alphanumeric(),
            Kind::Soft | Kind::Hard | Kind::Thing => false,
        }
    }

    pub fn is_digit(self) -> bool {
        self.kind == Kind::Char && self.c.is_ascii_digit()
    }
}

struct Builder<'a> {
    texts: Vec<Option<String>>,
    left: Vec<bool>,
    leaf: usize,
    typographer: &'a Typographer,
}

impl Builder<'_> {
    fn build(&mut self, inlines: &[Inline]) -> Vec<Inline> {
        let mut out: Vec<Inline> = Vec::new();
        for inline in inlines {
            match inline {
                Inline::Text(_) => {
                    let text = self.take().0;
                    push_text(&mut out, text);
                }
                Inline::SoftBreak | Inline::HardBreak => match self.take() {
                    (Some(text), _) => push_text(&mut out, Some(text)),
                    (None, true) => out.push(inline.clone()),
                    (None, false) => {}
                },
                Inline::Strong(inner) => out.push(Inline::Strong(self.build(inner))),
                Inline::Emphasis(inner) => out.push(Inline::Emphasis(self.build(inner))),
                Inline::Strike(inner) => out.push(Inline::Strike(self.build(inner))),
                Inline::Changed(change, inner) => out.push(Inline::Changed(change.clone(), self.build(inner))),
                Inline::Link { url, title, text, span } => {
                    let title = self.typographer.text(title);
                    let text = if is_bare(url, text) { self.skip(text) } else { self.build(text) };
                    out.push(Inline::Link { url: url.clone(), title, text, span: *span });
                }
                Inline::Image { url, title, alt, span } => {
                    self.leaf += 1;
                    let (title, alt) = (self.typographer.text(title), self.typographer.inlines(alt));
                    out.push(Inline::Image { url: url.clone(), title, alt, span: *span });
                }
                Inline::Foreign { lang, text } => {
                    self.leaf += 1;
                    // Its own language sets it, which knows its own quotes.
                    let text = Typographer::new(lang).inlines(text);
                    out.push(Inline::Foreign { lang: lang.clone(), text });
                }
                Inline::Code(_) | Inline::Note(_) => {
                    self.leaf += 1;
                    out.push(inline.clone());
                }
            }
        }
        out
    }

    /// The words of the next text, and whether anything of it is left.
    fn take(&mut self) -> (Option<String>, bool) {
        let text = self.texts.get_mut(self.leaf).and_then(Option::take);
        let left = self.left.get(self.leaf).copied().unwrap_or(false);
        self.leaf += 1;
        (text, left)
    }

    fn skip(&mut self, text: &[Inline]) -> Vec<Inline> {
        self.leaf += 1;
        text.to_vec()
    }
}

fn push_text(out: &mut Vec<Inline>, text: Option<String>) {
    let Some(text) = text.filter(|text| !text.is_empty()) else { return };
    match out.last_mut() {
        Some(Inline::Text(before)) => before.push_str(&text),
        _ => out.push(Inline::Text(text)),
    }
}

/// Whether a link only shows its own address.
fn is_bare(url: &str, text: &[Inline]) -> bool {
    let shown = plain(text);
    let bare = url.split_once("://").map_or_else(|| url.strip_prefix("mailto:").unwrap_or(url), |(_, rest)| rest);
    shown == url || shown == bare
}

/// The bytes of addresses in a plain text.
fn addresses(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut out: Vec<std::ops::Range<usize>> = Vec::new();
    for sign in ["://", "www."] {
        for (at, _) in text.match_indices(sign) {
            let before = text.get(..at).unwrap_or("");
            let scheme = before.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '.' | '-'));
            let rest = text.get(at..).unwrap_or("");
            let closes = |c: char| c.is_whitespace() || "<>\"„“”‟«»‚‘’‛‹›`".contains(c);
            let end = rest.find(closes).unwrap_or(rest.len());
            let words = rest.get(..end).unwrap_or("").trim_end_matches([
                '\'', '‚', '‘', '’', '‛', '‹', '›', '.', ',', ';', ':', '!', '?', ')', '…', '-', '–', '—',
            ]);
            out.push(scheme.len()..at + words.len());
        }
    }
    out
}

/// Whether this word ends right before a place, and starts as a word.
pub(super) fn ends(run: &Run, at: usize, word: &str) -> bool {
    let mut start = at;
    for c in word.chars().rev() {
        match start.checked_sub(1) {
            Some(before) if run.char(before) == Some(c) => start = before,
            _ => return false,
        }
    }
    run.back(start, 1).is_none_or(|cell| !cell.is_word() && cell.kind != Kind::Fixed)
}

/// Whether this unit starts at a place, and ends as a word.
pub(super) fn starts(run: &Run, at: usize, unit: &str) -> bool {
    let same = unit.chars().enumerate().all(|(i, c)| run.char(at + i) == Some(c));
    same && run.get(at + unit.chars().count()).is_none_or(|cell| !cell.is_word() && cell.kind != Kind::Fixed)
}
