//! Tables against each other: columns find their partners by what stands in them, then rows.

use super::super::{Align, Block, BlockNode, Inline, Remark, plain};
use super::align::{Bag, Step, align};
use super::{Desk, at, enough, remark};

type Row = Vec<Vec<Inline>>;

/// Likeness below which two columns, or two rows, are different ones.
const ALIKE: f64 = 0.3;

impl Desk<'_> {
    /// Two forms of one table. A column or row that only one side has is marked in each of its cells.
    pub(super) fn tables(&mut self, old: &Block, new: &Block, out: &mut Vec<Block>) {
        let (
            BlockNode::Table { align: was, head: old_head, rows: old_rows },
            BlockNode::Table { align: sides, head, rows },
        ) = (&old.node, &new.node)
        else {
            return;
        };
        let columns = columns(&whole(old_head, old_rows), &whole(head, rows));
        let kept = |step: &Step| matches!(step, Step::Both(i, j) if was.get(*i) != sides.get(*j));
        if columns.iter().any(kept) {
            out.push(at(new, BlockNode::Paragraph(vec![remark(Remark::Alignment)])));
        }
        let align = columns.iter().map(|step| match step {
            Step::Both(_, j) | Step::New(j) => sides.get(*j).copied().unwrap_or(Align::Start),
            Step::Old(i) => was.get(*i).copied().unwrap_or(Align::Start),
        });
        let align = align.collect();
        let head = self.row(Some(old_head), Some(head), &columns);
        let steps = row_steps(old_rows, rows);
        let rows = steps.into_iter().map(|step| match step {
            Step::Both(i, j) => self.row(old_rows.get(i), rows.get(j), &columns),
            Step::Old(i) => self.row(old_rows.get(i), None, &columns),
            Step::New(j) => self.row(None, rows.get(j), &columns),
        });
        let rows = rows.collect();
        out.push(at(new, BlockNode::Table { align, head, rows }));
    }

    /// A table that only one side has.
    pub(super) fn lone_table(&mut self, align: &[Align], head: &Row, rows: &[Row], gone: bool) -> BlockNode {
        let width = rows.iter().map(Vec::len).chain([head.len()]).max().unwrap_or(0);
        let columns: Vec<Step> = (0..width).map(|at| if gone { Step::Old(at) } else { Step::New(at) }).collect();
        let mut one =
            |row: &Row| if gone { self.row(Some(row), None, &columns) } else { self.row(None, Some(row), &columns) };
        let head = one(head);
        let rows = rows.iter().map(one).collect();
        BlockNode::Table { align: align.to_vec(), head, rows }
    }

    fn row(&mut self, old: Option<&Row>, new: Option<&Row>, columns: &[Step]) -> Row {
        let cell = |row: Option<&Row>, at: usize| row.and_then(|row| row.get(at)).cloned().unwrap_or_default();
        let cells = columns.iter().map(|step| match step {
            Step::Both(i, j) => self.words(&cell(old, *i), &cell(new, *j)),
            Step::Old(i) => self.words(&cell(old, *i), &[]),
            Step::New(j) => self.words(&[], &cell(new, *j)),
        });
        cells.collect()
    }
}

/// The head is a row like the others when columns are told apart.
fn whole<'r>(head: &'r Row, rows: &'r [Row]) -> Vec<&'r Row> {
    std::iter::once(head).chain(rows).collect()
}

/// Columns keep their place where their number did not change: a table is rarely turned around, and
/// often filled anew.
fn columns(old: &[&Row], new: &[&Row]) -> Vec<Step> {
    let width = |rows: &[&Row]| rows.iter().map(|row| row.len()).max().unwrap_or(0);
    let (before, after) = (width(old), width(new));
    if before == after {
        return (0..after).map(|at| Step::Both(at, at)).collect();
    }
    let texts = |rows: &[&Row], width: usize| -> Vec<String> {
        let column = |at: usize| rows.iter().filter_map(|row| row.get(at)).map(|cell| plain(cell)).collect::<Vec<_>>();
        (0..width).map(|at| column(at).join("\n")).collect()
    };
    let (before, after) = (texts(old, before), texts(new, after));
    let bags = |texts: &[String]| texts.iter().map(|text| Bag::of(text)).collect::<Vec<_>>();
    let (old_bags, new_bags) = (bags(&before), bags(&after));
    align(&before, &after, &|i, j| enough(old_bags[i].shared(&new_bags[j]), ALIKE))
}

fn row_steps(old: &[Row], new: &[Row]) -> Vec<Step> {
    let texts = |rows: &[Row]| -> Vec<String> {
        rows.iter().map(|row| row.iter().map(|cell| plain(cell)).collect::<Vec<_>>().join("\u{7}")).collect()
    };
    let (before, after) = (texts(old), texts(new));
    // Rows that were only renamed in their first cell, or only filled anew behind it, are the same row.
    let first = |rows: &[Row]| {
        rows.iter().map(|row| row.first().map(|cell| plain(cell)).unwrap_or_default()).collect::<Vec<_>>()
    };
    let (old_first, new_first) = (first(old), first(new));
    let bags = |texts: &[String]| texts.iter().map(|text| Bag::of(text)).collect::<Vec<_>>();
    let (old_bags, new_bags) = (bags(&before), bags(&after));
    align(&before, &after, &|i, j| {
        let named = !old_first[i].trim().is_empty() && old_first[i] == new_first[j];
        let shared = old_bags[i].shared(&new_bags[j]);
        if named { 1.0 + shared } else { enough(shared, ALIKE) }
    })
}
