//! Which parts of two texts belong together: what is the same first, then what is alike.

use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::collections::HashMap;

/// One step through two rows of parts, in reading order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// These two are forms of the same part.
    Both(usize, usize),
    Old(usize),
    New(usize),
}

/// A table of more cells is not filled; what it would have told is then looked for in order.
const MOST_CELLS: usize = 250_000;

/// Aligns two rows: parts with the same key stay together, and between those the pairs are chosen
/// whose likeness is the greatest in sum while the order on both sides is kept. A pair whose
/// likeness is zero is none.
pub(super) fn align(old: &[String], new: &[String], likeness: &dyn Fn(usize, usize) -> f64) -> Vec<Step> {
    let mut steps = Vec::with_capacity(old.len().max(new.len()));
    for op in capture_diff_slices(Algorithm::Patience, old, new) {
        match op {
            DiffOp::Equal { old_index, new_index, len } => {
                steps.extend((0..len).map(|at| Step::Both(old_index + at, new_index + at)));
            }
            DiffOp::Delete { old_index, old_len, .. } => {
                steps.extend((old_index..old_index + old_len).map(Step::Old));
            }
            DiffOp::Insert { new_index, new_len, .. } => {
                steps.extend((new_index..new_index + new_len).map(Step::New));
            }
            DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                let gap = Gap { old: old_index, new: new_index, rows: old_len, columns: new_len };
                if old_len.saturating_mul(new_len) <= MOST_CELLS {
                    gap.best(likeness, &mut steps);
                } else {
                    gap.first(likeness, &mut steps);
                }
            }
        }
    }
    steps
}

/// A stretch on both sides in which nothing is the same.
struct Gap {
    old: usize,
    new: usize,
    rows: usize,
    columns: usize,
}

impl Gap {
    /// The pairs with the greatest sum, by a table of the best sums of what follows.
    fn best(&self, likeness: &dyn Fn(usize, usize) -> f64, steps: &mut Vec<Step>) {
        let width = self.columns + 1;
        let mut sums = vec![0.0; (self.rows + 1) * width];
        let mut alike = vec![0.0; self.rows * self.columns];
        for row in (0..self.rows).rev() {
            for column in (0..self.columns).rev() {
                let here = likeness(self.old + row, self.new + column);
                alike[row * self.columns + column] = here;
                let apart = f64::max(sums[(row + 1) * width + column], sums[row * width + column + 1]);
                let together = if here > 0.0 { here + sums[(row + 1) * width + column + 1] } else { 0.0 };
                sums[row * width + column] = f64::max(apart, together);
            }
        }
        let (mut row, mut column) = (0, 0);
        while row < self.rows && column < self.columns {
            let here = alike[row * self.columns + column];
            let best = sums[row * width + column];
            if here > 0.0 && here + sums[(row + 1) * width + column + 1] >= best {
                steps.push(Step::Both(self.old + row, self.new + column));
                (row, column) = (row + 1, column + 1);
            } else if sums[(row + 1) * width + column] >= best {
                steps.push(Step::Old(self.old + row));
                row += 1;
            } else {
                steps.push(Step::New(self.new + column));
                column += 1;
            }
        }
        self.rest(row, column, steps);
    }

    /// Each old part with the first later new one that is like it at all.
    fn first(&self, likeness: &dyn Fn(usize, usize) -> f64, steps: &mut Vec<Step>) {
        /// How far ahead is looked.
        const AHEAD: usize = 20;
        let mut next = 0;
        for row in 0..self.rows {
            let ahead = next..self.columns.min(next + AHEAD);
            match ahead.into_iter().find(|column| likeness(self.old + row, self.new + column) > 0.0) {
                Some(column) => {
                    steps.extend((next..column).map(|at| Step::New(self.new + at)));
                    steps.push(Step::Both(self.old + row, self.new + column));
                    next = column + 1;
                }
                None => steps.push(Step::Old(self.old + row)),
            }
        }
        self.rest(self.rows, next, steps);
    }

    fn rest(&self, row: usize, column: usize, steps: &mut Vec<Step>) {
        steps.extend((row..self.rows).map(|at| Step::Old(self.old + at)));
        steps.extend((column..self.columns).map(|at| Step::New(self.new + at)));
    }
}

/// The words of a text, counted; what two texts share is measured on these.
#[derive(Debug, Default)]
pub(super) struct Bag {
    words: HashMap<String, usize>,
    count: usize,
}

impl Bag {
    pub(super) fn of(text: &str) -> Self {
        let mut bag = Bag::default();
        for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
            *bag.words.entry(word.to_lowercase()).or_default() += 1;
            bag.count += 1;
        }
        bag
    }

    /// How much two texts share, from 0 to 1 (Sørensen and Dice over words); two texts without
    /// words are alike.
    pub(super) fn shared(&self, other: &Self) -> f64 {
        if self.count + other.count == 0 {
            return 1.0;
        }
        let common: usize =
            self.words.iter().map(|(word, count)| (*count).min(other.words.get(word).copied().unwrap_or(0))).sum();
        2.0 * common as f64 / (self.count + other.count) as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps(old: &[&str], new: &[&str]) -> Vec<Step> {
        let own = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        let bags = |texts: &[&str]| texts.iter().map(|text| Bag::of(text)).collect::<Vec<_>>();
        let (before, after) = (bags(old), bags(new));
        align(&own(old), &own(new), &|i, j| {
            let shared = before[i].shared(&after[j]);
            if shared >= 0.4 { shared } else { 0.0 }
        })
    }

    #[test]
    fn parts_find_their_partners() {
        use Step::{Both, New, Old};
        for (old, new, expected) in [
            (&["a b c"][..], &["a b c"][..], vec![Both(0, 0)]),
            (&["a b c"], &["x", "a b d"], vec![New(0), Both(0, 1)]),
            (&["a b c", "d e f"], &["d e g"], vec![Old(0), Both(1, 0)]),
            // The first is a little like both; the better partner wins.
            (&["a b c d"], &["a b x y", "a b c y"], vec![New(0), Both(0, 1)]),
            (&[], &["x"], vec![New(0)]),
            (&["x"], &[], vec![Old(0)]),
        ] {
            assert_eq!(steps(old, new), expected, "{old:?} {new:?}");
        }
    }

    #[test]
    fn a_long_text_is_aligned_in_order() {
        let old: Vec<String> = (0..600).map(|at| format!("satz nummer {at} alt")).collect();
        let new: Vec<String> = (0..600).map(|at| format!("satz nummer {at} neu")).collect();
        let (before, after): (Vec<Bag>, Vec<Bag>) =
            (old.iter().map(|t| Bag::of(t)).collect(), new.iter().map(|t| Bag::of(t)).collect());
        let steps = align(&old, &new, &|i, j| {
            let shared = before[i].shared(&after[j]);
            if shared > 0.7 { shared } else { 0.0 }
        });
        assert_eq!(steps, (0..600).map(|at| Step::Both(at, at)).collect::<Vec<_>>());
    }
}
