//! Dashes, number ranges and the ellipsis.

use super::run::{Cell, Kind, NO_BREAK, Run};
use super::{Style, Tongue};

/// Sets ` - ` and ` -- ` as dashes, `2015-2020` as a range, `...` as an ellipsis.
pub(super) fn set(run: &mut Run, style: Style) {
    ellipses(run);
    let mut at = 0;
    while at < run.cells.len() {
        let len = hyphens(run, at);
        if len > 0 {
            at = dash(run, style, at, len);
        } else {
            at += 1;
        }
    }
}

fn ellipses(run: &mut Run) {
    let mut at = 0;
    while at < run.cells.len() {
        let dots = (at..run.cells.len()).take_while(|i| run.char(*i) == Some('.')).count();
        let joins = |cell: Option<Cell>| cell.is_some_and(|cell| cell.kind == Kind::Fixed || cell.c == '…');
        if dots == 3 && !joins(run.back(at, 1)) && !joins(run.get(at + 3)) {
            run.put(at, '…');
            run.cells.drain(at + 1..at + 3);
            at += 1;
        } else {
            at += dots.max(1);
        }
    }
}

/// How many hyphens stand here.
fn hyphens(run: &Run, at: usize) -> usize {
    (at..run.cells.len()).take_while(|i| run.char(*i) == Some('-')).count()
}

/// Sets one or more hyphens; gives the place to go on from.
fn dash(run: &mut Run, style: Style, at: usize, len: usize) -> usize {
    let (before, after) = (run.back(at, 1), run.get(at + len));
    let wide = |cell: Option<Cell>| {
        cell.is_some_and(|cell| {
            cell.kind == Kind::Soft || (cell.kind == Kind::Char && matches!(cell.c, ' ' | NO_BREAK))
        })
    };
    let digits = |cell: Option<Cell>| cell.is_some_and(Cell::is_digit);
    let words = |cell: Option<Cell>| cell.is_some_and(Cell::is_word);
    let end = at + len;
    if len <= 3 && at >= 2 && wide(before) && wide(after) && run.get(end + 1).is_some() {
        let numbers = digits(run.back(at, 2)) && digits(run.get(end + 1));
        let tight = style.tongue == Tongue::English && !numbers && !style.spaced;
        let dash = if tight || style.tongue == Tongue::Cyrillic { '—' } else { '–' };
        run.put(at, dash);
        run.cells.drain(at + 1..end);
        if tight {
            run.cells.remove(at + 1);
            run.cells.remove(at - 1);
            return at;
        }
        return at + 1;
    }
    if len <= 2 && digits(before) && digits(after) && is_range(run, at, end) {
        run.put(at, '–');
        run.cells.drain(at + 1..end);
        return at + 1;
    }
    if len == 2
        && style.tongue == Tongue::English
        && words(before)
        && words(after)
        && !(digits(before) && digits(after))
    {
        run.put(at, '—');
        run.cells.remove(at + 1);
        return at + 1;
    }
    end
}

/// Whether the numbers around are a range: both short, the second greater, neither part of a date, a
/// telephone number or a file number.
fn is_range(run: &Run, at: usize, end: usize) -> bool {
    let is_digit = |i: usize| run.get(i).is_some_and(Cell::is_digit);
    let first = (0..at).rev().take_while(|i| is_digit(*i)).count();
    let second = (end..run.cells.len()).take_while(|i| is_digit(*i)).count();
    if first > 4 || second > 4 || (second < first && first == 4) {
        return false;
    }
    let number = |from: usize, len: usize| {
        (from..from + len).filter_map(|i| run.char(i)).fold(0, |sum, c| sum * 10 + c.to_digit(10).unwrap_or(0))
    };
    let leading_zero = run.char(at - first) == Some('0') || run.char(end) == Some('0');
    let joined = |cell: Option<Cell>| {
        cell.is_some_and(|c| {
            c.is_word() || c.kind == Kind::Fixed || "-–—/.,:_+#@=*\\".contains(c.c) && c.kind == Kind::Char
        })
    };
    let beyond = run.get(end + second);
    let stops = beyond.is_some_and(|cell| matches!(cell.c, '.' | ',' | ':')) && !is_digit(end + second + 1);
    !leading_zero
        && number(at - first, first) < number(end, second)
        && !joined(run.back(at - first, 1))
        && (stops || !joined(beyond))
}
