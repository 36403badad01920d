//! Blanks that do not break: after `§`, in `z. B.`, between day and month, before units.

use super::run::{Cell, Kind, NARROW, NO_BREAK, Run};
use super::{Style, Tongue};
use crate::statement::calendar;

/// German abbreviations of several words, without blanks.
const SHORT: [&str; 30] = [
    "z.B.",
    "u.a.",
    "d.h.",
    "i.d.R.",
    "o.Ä.",
    "u.Ä.",
    "z.T.",
    "e.V.",
    "v.a.",
    "s.o.",
    "s.u.",
    "o.g.",
    "i.V.m.",
    "i.S.d.",
    "i.S.v.",
    "u.U.",
    "m.E.",
    "i.A.",
    "i.V.",
    "a.D.",
    "V.i.S.d.P.",
    "n.Chr.",
    "v.Chr.",
    "z.Zt.",
    "u.v.m.",
    "u.a.m.",
    "b.w.",
    "i.H.v.",
    "a.F.",
    "n.F.",
];

/// What keeps the number after it on its line.
const NUMBERED: [&str; 15] =
    ["Art.", "Abs.", "Nr.", "S.", "Satz", "Drs.", "Kap.", "Abb.", "Tab.", "Rn.", "Ziff.", "Az.", "Bst.", "No.", "p."];

/// What keeps the name after it on its line.
const TITLES: [&str; 7] = ["Dr.", "Prof.", "Mr.", "Mrs.", "Ms.", "Hr.", "Fr."];

/// Units that follow a number.
const UNITS: [&str; 26] = [
    "%", "‰", "€", "$", "£", "EUR", "Euro", "CHF", "km", "m", "cm", "mm", "kg", "g", "t", "l", "ha", "kWh", "MWh",
    "GWh", "TWh", "°C", "Prozent", "Uhr", "Mio.", "Mrd.",
];

/// Turns blanks into ones that do not break, and adds them where German wants one.
pub(super) fn set(run: &mut Run, style: Style) {
    let mut at = 0;
    while at < run.cells.len() {
        if style.tongue == Tongue::German {
            abbreviation(run, at);
        }
        if matches!(style.tongue, Tongue::German | Tongue::French) {
            percent(run, at);
        }
        if run.get(at).is_some_and(Cell::is_space) && run.get(at + 1).is_some_and(|next| !next.is_blank()) {
            space(run, style, at);
        }
        at += 1;
    }
}

/// A blank with no other blank beside it.
fn space(run: &mut Run, style: Style, at: usize) {
    if run.back(at, 1).is_none_or(Cell::is_blank) {
        return;
    }
    let next = run.get(at + 1);
    let digit = next.is_some_and(Cell::is_digit);
    let german = style.tongue == Tongue::German;
    let sign = run.back(at, 1).is_some_and(|cell| cell.kind == Kind::Char && cell.c == '§');
    let numbered =
        (german || style.tongue == Tongue::English) && digit && NUMBERED.iter().any(|word| ends(run, at, word));
    let titled = next.is_some_and(Cell::is_word) && TITLES.iter().any(|word| ends(run, at, word));
    let french = |marks: &str| {
        style.tongue == Tongue::French && next.is_some_and(|cell| cell.kind == Kind::Char && marks.contains(cell.c))
    };
    if sign || numbered || titled || day_before_month(run, at) || french(":") {
        run.put(at, NO_BREAK);
    } else if french(";!?")
        || (run.back(at, 1).is_some_and(Cell::is_digit) && UNITS.iter().any(|unit| starts(run, at + 1, unit)))
    {
        run.put(at, NARROW);
    }
}

/// `z.B.` and `z. B.` with narrow blanks.
fn abbreviation(run: &mut Run, at: usize) {
    let free =
        |cell: Option<Cell>| cell.is_none_or(|cell| !cell.is_word() && cell.kind != Kind::Fixed && cell.c != '.');
    if !free(run.back(at, 1)) {
        return;
    }
    let longest = SHORT.iter().filter_map(|short| matched(run, at, short)).max_by_key(Vec::len);
    for gap in longest.unwrap_or_default().into_iter().rev() {
        if run.get(gap).is_some_and(Cell::is_space) {
            run.put(gap, NARROW);
        } else {
            run.insert(gap, NARROW, gap.saturating_sub(1));
        }
    }
}

/// The places of the gaps of an abbreviation that stands here; its first letter may be a capital.
fn matched(run: &Run, at: usize, short: &str) -> Option<Vec<usize>> {
    let mut gaps = Vec::new();
    let mut next = at;
    for (number, c) in short.chars().enumerate() {
        let after_dot = number > 0 && short.chars().nth(number - 1) == Some('.');
        if after_dot {
            gaps.push(next);
            if run.get(next).is_some_and(Cell::is_space) {
                next += 1;
            }
        }
        let here = run.char(next)?;
        let capital = number == 0 && here.to_lowercase().eq(c.to_lowercase());
        if here != c && !capital {
            return None;
        }
        next += 1;
    }
    run.get(next).is_none_or(|cell| !cell.is_word() && cell.kind != Kind::Fixed).then_some(gaps)
}

/// `50%` gets its narrow blank, `50%ig` does not.
fn percent(run: &mut Run, at: usize) {
    let stands = matches!(run.char(at), Some('%' | '‰')) && run.back(at, 1).is_some_and(Cell::is_digit);
    if stands && run.get(at + 1).is_none_or(|cell| !cell.is_word() && !matches!(cell.c, '-' | '%')) {
        run.insert(at, NARROW, at);
    }
}

/// Whether a day ends before this blank and a month begins after it: `12. März`, `24 November`.
fn day_before_month(run: &Run, at: usize) -> bool {
    let dots = usize::from(run.back(at, 1).is_some_and(|cell| cell.kind == Kind::Char && cell.c == '.'));
    let digits = (0..at - dots).rev().take_while(|i| run.get(*i).is_some_and(Cell::is_digit)).count();
    let free = run.back(at - dots - digits, 1).is_none_or(|cell| !cell.is_word() && cell.kind != Kind::Fixed);
    if !(1..=2).contains(&digits) || !free {
        return false;
    }
    let word: String =
        (at + 1..run.cells.len()).map_while(|i| run.char(i).filter(|c| c.is_alphabetic())).take(20).collect();
    let numeric = || {
        let month = (at + 1..run.cells.len()).take_while(|i| run.get(*i).is_some_and(Cell::is_digit)).count();
        dots == 1 && (1..=2).contains(&month) && run.char(at + 1 + month) == Some('.')
    };
    calendar::month(&word).is_some() || numeric()
}

/// Whether this word ends right before a place, and starts as a word.
fn ends(run: &Run, at: usize, word: &str) -> bool {
    let len = word.chars().count();
    let Some(start) = at.checked_sub(len) else { return false };
    let same = word.chars().enumerate().all(|(i, c)| run.char(start + i) == Some(c));
    same && run.back(start, 1).is_none_or(|cell| !cell.is_word() && cell.kind != Kind::Fixed)
}

/// Whether this unit starts at a place, and ends as a word.
fn starts(run: &Run, at: usize, unit: &str) -> bool {
    let same = unit.chars().enumerate().all(|(i, c)| run.char(at + i) == Some(c));
    same && run.get(at + unit.chars().count()).is_none_or(|cell| !cell.is_word() && cell.kind != Kind::Fixed)
}
