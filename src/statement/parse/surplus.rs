//! Table rows with more cells than their table: the parser would drop the words of the rest.

use super::Places;
use comrak::nodes::{Node, NodeValue};
use std::ops::Range;

/// A row with too many cells.
pub(super) struct Row {
    pub line: Range<usize>,
    /// The bytes of the bars that open a surplus cell.
    pub bars: Vec<usize>,
}

/// All rows with too many cells, in order of place.
pub(super) fn bars(root: Node<'_>, places: &Places, text: &str) -> Vec<Row> {
    let mut rows = Vec::new();
    for table in root.descendants() {
        let columns = match &table.data().value {
            NodeValue::Table(table) => table.num_columns,
            _ => continue,
        };
        for row in table.children() {
            let at = row.data().sourcepos;
            let line = places.range(at).start..places.line(at.start.line).end;
            let bars = surplus_bars(text.get(line.clone()).unwrap_or(""), columns);
            if !bars.is_empty() {
                rows.push(Row { bars: bars.into_iter().map(|bar| line.start + bar).collect(), line });
            }
        }
    }
    rows.sort_by_key(|row| row.line.start);
    rows
}

/// The bars between the last column and what follows it; not the one that closes the row.
fn surplus_bars(row: &str, columns: usize) -> Vec<usize> {
    let row = row.trim_end();
    let mut bars = Vec::new();
    let mut escaped = false;
    for (at, c) in row.char_indices() {
        if c == '|' && !escaped {
            bars.push(at);
        }
        escaped = c == '\\' && !escaped;
    }
    if bars.first() == Some(&0) {
        bars.remove(0);
    }
    if bars.last().is_some_and(|bar| bar + 1 == row.len()) {
        bars.pop();
    }
    bars.split_off(bars.len().min(columns.saturating_sub(1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_surplus_bars_are_found() {
        assert!(surplus_bars("| a | b |", 2).is_empty());
        assert_eq!(surplus_bars("| a | b | c |\n", 2), [8]);
        assert_eq!(surplus_bars("a | b \\| x | c", 2), [11]);
        assert_eq!(surplus_bars("a | b | c | d", 1), [2, 6, 10]);
    }
}
