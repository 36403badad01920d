//! A text as a row of characters with places, code blanked out, for checks that read words.

use crate::statement::Span;
use std::ops::Range;

/// The characters of a text; what is code reads as blanks.
pub(super) struct Text {
    pub chars: Vec<char>,
    starts: Vec<usize>,
    first_line: usize,
}

impl Text {
    /// `code` are ranges of characters. A mark at the very start of the text does not count.
    pub fn new(text: &str, first_line: usize, code: &[Range<usize>]) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut chars: Vec<char> = text.chars().collect();
        let mut starts = vec![0];
        for (at, c) in chars.iter().enumerate() {
            if *c == '\n' || (*c == '\r' && chars.get(at + 1) != Some(&'\n')) {
                starts.push(at + 1);
            }
        }
        for at in code.iter().cloned().flatten() {
            if let Some(c) = chars.get_mut(at).filter(|c| !c.is_whitespace()) {
                *c = ' ';
            }
        }
        Self { chars, starts, first_line }
    }

    /// The same text in lower case, character by character.
    pub fn lowered(&self) -> Self {
        let lower = |c: &char| c.to_lowercase().next().unwrap_or(*c);
        Self { chars: self.chars.iter().map(lower).collect(), starts: self.starts.clone(), first_line: self.first_line }
    }

    pub fn get(&self, at: usize) -> Option<char> {
        self.chars.get(at).copied()
    }

    /// The character before a place.
    pub fn before(&self, at: usize) -> Option<char> {
        self.get(at.checked_sub(1)?)
    }

    /// The span of some characters; it ends with its first line.
    pub fn span(&self, range: Range<usize>) -> Span {
        let line = self.starts.partition_point(|start| *start <= range.start).saturating_sub(1);
        let start = self.starts.get(line).copied().unwrap_or(0);
        let end = (range.start..range.end).find(|at| matches!(self.get(*at), Some('\n' | '\r'))).unwrap_or(range.end);
        Span { line: self.first_line + line, column: range.start - start + 1, len: end - range.start }
    }

    pub fn slice(&self, range: Range<usize>) -> String {
        self.chars.get(range).unwrap_or_default().iter().collect()
    }

    /// The places where a word or phrase stands, by whole words.
    pub fn find<'a>(&'a self, phrase: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
        let len = phrase.chars().count();
        let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        (0..self.chars.len()).filter(move |at| self.starts_with(*at, phrase)).map(move |at| at..at + len).filter(
            move |range| {
                let (first, last) = (self.get(range.start), self.get(range.end - 1));
                (!word(first) || !word(self.before(range.start))) && (!word(last) || !word(self.get(range.end)))
            },
        )
    }

    pub fn starts_with(&self, at: usize, phrase: &str) -> bool {
        phrase.chars().enumerate().all(|(i, c)| self.get(at + i) == Some(c))
    }

    /// The end of a run of characters of one kind.
    pub fn run(&self, at: usize, fits: impl Fn(char) -> bool) -> usize {
        (at..self.chars.len()).find(|i| !self.get(*i).is_some_and(&fits)).unwrap_or(self.chars.len())
    }

    /// The paragraph around a place: the lines down and up to a blank one.
    pub fn paragraph(&self, at: usize) -> Range<usize> {
        let line = self.starts.partition_point(|start| *start <= at).saturating_sub(1);
        let blank = |line: usize| self.line(line).is_none_or(|range| self.slice(range).trim().is_empty());
        let first = (0..=line).rev().find(|line| *line == 0 || blank(line - 1)).unwrap_or(line);
        let last = (line..self.starts.len()).find(|line| blank(line + 1)).unwrap_or(line);
        let start = self.line(first).map_or(0, |range| range.start);
        start..self.line(last).map_or(start, |range| range.end)
    }

    /// The lines with their characters, line ends included.
    pub fn lines(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        (0..self.starts.len()).filter_map(|line| self.line(line))
    }

    fn line(&self, line: usize) -> Option<Range<usize>> {
        let start = *self.starts.get(line)?;
        Some(start..self.starts.get(line + 1).copied().unwrap_or(self.chars.len()))
    }
}
