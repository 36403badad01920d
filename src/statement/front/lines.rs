//! Where each fact stands in the head of a file: the YAML reader itself tells no places.

use super::{Finding, Level, Span};
use std::collections::HashSet;

/// One `key: value` line of the head, not indented.
pub(super) struct Entry<'a> {
    pub key: &'a str,
    pub key_span: Span,
    /// What follows the colon on the same line, without blanks and quotes.
    pub value: &'a str,
    pub value_span: Span,
    /// The `- item` lines below it.
    items: Vec<Span>,
}

/// The entries of a head; its first line is line 2 of the file.
pub(super) fn entries(head: &str) -> Vec<Entry<'_>> {
    let mut out: Vec<Entry<'_>> = Vec::new();
    for (number, line) in numbered(head) {
        let item = line.trim_start();
        if let Some(entry) = entry(number, line) {
            out.push(entry);
        } else if let Some(text) = item.strip_prefix("- ")
            && let Some(entry) = out.last_mut()
        {
            entry.items.push(span_of(number, line, text.trim()));
        }
    }
    out
}

impl Entry<'_> {
    /// The place of the list item with this text: in the brackets, or on a line of its own.
    pub fn item(&self, index: usize, text: &str) -> Span {
        if let Some(span) = self.items.get(index) {
            return *span;
        }
        match self.value.find(text) {
            Some(at) if !text.is_empty() => Span {
                column: self.value_span.column + self.value.get(..at).unwrap_or("").chars().count(),
                len: text.chars().count(),
                ..self.value_span
            },
            _ => self.value_span,
        }
    }
}

/// Brackets within brackets that no fact needs: the YAML reader takes the square of their number.
const NESTED: usize = 30;

/// What can be told from the lines alone: keys given twice, tabs, references to other values, heaps of
/// brackets.
pub(super) fn check(head: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    let entries = entries(head);
    let mut before = HashSet::new();
    for entry in &entries {
        if !before.insert(entry.key) {
            findings.push(error("head-duplicate", entry.key_span).with("key", entry.key));
        }
    }
    for (number, line) in numbered(head) {
        let indent = line.len() - line.trim_start().len();
        if line.get(..indent).is_some_and(|blank| blank.contains('\t')) {
            findings.push(error("head-tab", Span { line: number, column: 1, len: indent }));
        }
        if let Some(at) = reference(line) {
            let column = line.get(..at).unwrap_or("").chars().count() + 1;
            findings.push(error("head-reference", Span { line: number, column, len: 1 }));
        }
    }
    findings.extend(nested(head).map(|span| error("head-syntax", span)));
    findings
}

/// The bracket that is one within too many.
fn nested(head: &str) -> Option<Span> {
    let mut open = 0_usize;
    for (number, line) in numbered(head) {
        for (at, c) in line.chars().enumerate() {
            match c {
                '[' | '{' => open += 1,
                ']' | '}' => open = open.saturating_sub(1),
                _ => {}
            }
            if open > NESTED {
                return Some(Span { line: number, column: at + 1, len: 1 });
            }
        }
    }
    None
}

pub(super) fn error(code: &'static str, span: Span) -> Finding {
    Finding::new(code, Level::Error, span)
}

/// The lines with their numbers in the file.
fn numbered(head: &str) -> impl Iterator<Item = (usize, &str)> {
    head.lines().enumerate().map(|(at, line)| (at + 2, line))
}

fn entry(number: usize, line: &str) -> Option<Entry<'_>> {
    if line.starts_with([' ', '\t', '#', '-', '[', '{']) {
        return None;
    }
    let (key, rest) = line.split_once(':')?;
    if !rest.is_empty() && !rest.starts_with([' ', '\t', '\r']) {
        return None;
    }
    let name = key.trim().trim_matches(['"', '\'']);
    let key_span = span_of(number, line, key.trim());
    let value = rest.split(" #").next().unwrap_or("").trim();
    let value_span = if value.is_empty() { key_span } else { span_of(number, line, value) };
    Some(Entry { key: name, key_span, value, value_span, items: Vec::new() })
}

/// The span of a part of a line.
fn span_of(number: usize, line: &str, part: &str) -> Span {
    let at = (part.as_ptr() as usize).saturating_sub(line.as_ptr() as usize);
    let column = line.get(..at).unwrap_or("").chars().count() + 1;
    Span { line: number, column, len: part.chars().count() }
}

/// The byte of a `&`, `*` or `!` where a value starts: YAML would take it for a reference or a type.
fn reference(line: &str) -> Option<usize> {
    if line.trim_start().starts_with('#') {
        return None;
    }
    let mut quote = None;
    let mut starts = true;
    for (at, c) in line.char_indices() {
        match (quote, c) {
            (Some(open), c) if open == c => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') if starts => quote = Some(c),
            (None, '&' | '*' | '!') if starts => return Some(at),
            (None, '#') if line.get(..at).is_some_and(|before| before.ends_with(' ')) => return None,
            _ => {}
        }
        if quote.is_none() {
            let opens =
                matches!(c, '[' | '{' | ',') || (matches!(c, ':' | '-') && line.get(at + 1..)?.starts_with(' '));
            starts = opens || (starts && c == ' ');
        }
    }
    None
}
