//! Places in a text: from the parser's bytes to the lines and characters that people count.

use crate::statement::Span;
use comrak::nodes::Sourcepos;
use std::ops::Range;

/// The line starts of a text and how many characters come before each of its bytes.
///
/// Counting anew for every node costs the length of the line each time, which a line of a
/// megabyte turns into minutes.
pub(in crate::statement) struct Places {
    starts: Vec<usize>,
    /// Where the words of each line end, before its line end.
    ends: Vec<usize>,
    chars: Vec<u32>,
    first_line: usize,
}

impl Places {
    /// Lines end with LF, CR LF or CR, as CommonMark has it.
    pub fn new(text: &str, first_line: usize) -> Self {
        let bytes = text.as_bytes();
        let (mut starts, mut ends) = (vec![0], Vec::new());
        for (at, byte) in bytes.iter().enumerate() {
            let closes = *byte == b'\n' && at > 0 && bytes.get(at - 1) == Some(&b'\r');
            if *byte == b'\n' || (*byte == b'\r' && bytes.get(at + 1) != Some(&b'\n')) {
                starts.push(at + 1);
                ends.push(at - usize::from(closes));
            }
        }
        ends.push(bytes.len());
        let mut count = 0;
        let mut chars = Vec::with_capacity(bytes.len() + 1);
        for byte in bytes {
            chars.push(count);
            count += u32::from(byte & 0xC0 != 0x80);
        }
        chars.push(count);
        Self { starts, ends, chars, first_line }
    }

    /// The span of some bytes; it ends with its first line.
    pub fn span(&self, range: Range<usize>) -> Span {
        let line = self.line_of(range.start);
        let begin = self.starts.get(line).copied().unwrap_or(0);
        let end = self.ends.get(line).map_or(range.end, |end| range.end.min(*end));
        let (first, start, end) = (self.count(begin), self.count(range.start), self.count(end));
        Span { line: self.first_line + line, column: start - first + 1, len: end.saturating_sub(start) }
    }

    /// The bytes that a node of the parser covers.
    pub fn range(&self, at: Sourcepos) -> Range<usize> {
        let last = self.chars.len() - 1;
        let byte = |line: usize, column: usize| {
            let start = self.starts.get(line.saturating_sub(1)).copied().unwrap_or(last);
            (start + column).min(last)
        };
        let start = byte(at.start.line, at.start.column.saturating_sub(1));
        start..byte(at.end.line, at.end.column).max(start)
    }

    /// The bytes of a line, counted from 1 in this text, with its line end.
    pub fn line(&self, line: usize) -> Range<usize> {
        let last = self.chars.len() - 1;
        let start = self.starts.get(line.saturating_sub(1)).copied().unwrap_or(last);
        start..self.starts.get(line).copied().unwrap_or(last)
    }

    /// The characters from the start of the text that some bytes cover.
    pub fn chars(&self, range: Range<usize>) -> Range<usize> {
        self.count(range.start)..self.count(range.end)
    }

    fn line_of(&self, byte: usize) -> usize {
        self.starts.partition_point(|start| *start <= byte).saturating_sub(1)
    }

    fn count(&self, byte: usize) -> usize {
        let byte = byte.min(self.chars.len() - 1);
        self.chars.get(byte).map_or(0, |count| *count as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_count_characters_and_end_with_their_line() {
        let places = Places::new("äö x\r\nzwei\rdrei\n", 5);
        assert_eq!(places.span(5..6), Span { line: 5, column: 4, len: 1 });
        assert_eq!(places.span(0..9), Span { line: 5, column: 1, len: 4 });
        assert_eq!(places.span(8..10), Span { line: 6, column: 1, len: 2 });
        assert_eq!(places.span(13..15), Span { line: 7, column: 1, len: 2 });
        assert_eq!(places.span(999..1999).line, 8);
    }

    #[test]
    fn an_empty_text_has_a_place() {
        assert_eq!(Places::new("", 1).span(0..0), Span { line: 1, column: 1, len: 0 });
    }
}
