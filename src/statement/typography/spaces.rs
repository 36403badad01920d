//! Blanks that do not break: in `z. B.`, between day and month, before units, dashes and French signs.

use super::legal;
use super::run::{Cell, Kind, NARROW, NO_BREAK, Run, ends, starts};
use super::{Style, Tongue};
use crate::statement::calendar;

/// German abbreviations of several words, without blanks.
const SHORT: [&str; 32] = [
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
    "i.R.d.",
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
    "a.M.",
];

/// What keeps the name after it on its line.
const TITLES: [&str; 16] = [
    "Dr.",
    "Prof.",
    "Mag.",
    "Ing.",
    "St.",
    "Hl.",
    "Mr.",
    "Mrs.",
    "Ms.",
    "Hr.",
    "Fr.",
    "Mme",
    "Mmes",
    "Mlle",
    "MM.",
    "проф.",
];

/// Signs that follow a number after a narrow blank.
const SIGNS: [&str; 28] = [
    "%", "‰", "€", "$", "£", "EUR", "CHF", "km", "km²", "m", "m²", "cm", "mm", "kg", "g", "t", "l", "ha", "kW", "MW",
    "GW", "kWh", "MWh", "GWh", "TWh", "°C", "h", "ct",
];

/// Words that follow a number after a blank of the usual width.
const UNITS: [&str; 31] = [
    "Euro",
    "Cent",
    "Franken",
    "Prozent",
    "Uhr",
    "Mio.",
    "Mrd.",
    "Tsd.",
    "Millionen",
    "Milliarden",
    "Grad",
    "Std.",
    "Min.",
    "million",
    "billion",
    "euros",
    "euro",
    "percent",
    "per cent",
    "millions",
    "milliards",
    "heures",
    "a.m.",
    "p.m.",
    "грн",
    "млн",
    "млрд",
    "тис.",
    "тыс.",
    "руб.",
    "р.",
];

/// What stands between a number and its unit.
const MULTITUDES: [&str; 9] = ["Mio.", "Mrd.", "Tsd.", "Millionen", "Milliarden", "million", "billion", "млн", "млрд"];

/// Signs that stand before their number.
const LEADING: [&str; 6] = ["€", "$", "£", "EUR", "CHF", "№"];

/// Turns blanks into ones that do not break, and adds them where the language wants one.
pub(super) fn set(run: &mut Run, style: Style) {
    let mut at = 0;
    while at < run.cells.len() {
        if style.tongue == Tongue::German {
            abbreviation(run, at);
        }
        if matches!(style.tongue, Tongue::German | Tongue::French) {
            percent(run, at);
        }
        if style.tongue == Tongue::French {
            french_sign(run, style, at);
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
    let named = next.is_some_and(Cell::is_word) && (TITLES.iter().any(|word| ends(run, at, word)) || initial(run, at));
    let leads = next.is_some_and(Cell::is_digit) && LEADING.iter().any(|sign| ends(run, at, sign));
    let number = run.back(at, 1).is_some_and(Cell::is_digit);
    if legal::binds(run, style, at)
        || phone(run, at)
        || named
        || leads
        || day_before_month(run, at)
        || before_dash(run, style, at)
    {
        run.put(at, NO_BREAK);
    } else if let Some(blank) = before_french_sign(run, style, at) {
        run.put(at, blank);
    } else if thousands(run, at) || (number && SIGNS.iter().any(|unit| starts(run, at + 1, unit))) {
        run.put(at, NARROW);
    } else if (number && UNITS.iter().any(|unit| starts(run, at + 1, unit))) || counted(run, at) {
        run.put(at, NO_BREAK);
    }
}

/// `A. Beispiel`: an initial stays with what follows it.
fn initial(run: &Run, at: usize) -> bool {
    let capital = |cell: Option<Cell>| cell.is_some_and(|cell| cell.kind == Kind::Char && cell.c.is_uppercase());
    let free = run.back(at, 3).is_none_or(|cell| !cell.is_word() && cell.kind != Kind::Fixed && cell.c != NARROW);
    // What has a narrow blank is an abbreviation.
    let wide = run.char(at) != Some(NARROW);
    run.char(at.wrapping_sub(1)) == Some('.') && wide && capital(run.back(at, 2)) && free && capital(run.get(at + 1))
}

/// `+49 30 0000-123`: a telephone number that begins with its country stays on one line.
fn phone(run: &Run, at: usize) -> bool {
    let part = |cell: Option<Cell>| {
        cell.is_some_and(|cell| cell.is_digit() || cell.kind == Kind::Char && "()".contains(cell.c))
    };
    if !part(run.back(at, 1)) || !part(run.get(at + 1)) {
        return false;
    }
    let inner = |cell: Cell| cell.is_digit() || cell.is_space() || (cell.kind == Kind::Char && "()-/".contains(cell.c));
    let start = (0..at).rev().take(24).find(|i| !run.get(*i).is_some_and(inner));
    start.is_some_and(|start| run.char(start) == Some('+') && run.get(start + 1).is_some_and(Cell::is_digit))
}

/// `5 Mio. Euro`: the second blank.
fn counted(run: &Run, at: usize) -> bool {
    MULTITUDES.iter().any(|word| {
        let start = at.wrapping_sub(word.chars().count());
        ends(run, at, word)
            && run.back(start, 1).is_some_and(Cell::is_space)
            && run.back(start, 2).is_some_and(Cell::is_digit)
    }) && UNITS.iter().chain(&SIGNS).any(|unit| starts(run, at + 1, unit))
}

/// `10 000`: a blank before three digits, behind one to three that begin no telephone number.
fn thousands(run: &Run, at: usize) -> bool {
    let digits =
        |range: &mut dyn Iterator<Item = usize>| range.take_while(|i| run.get(*i).is_some_and(Cell::is_digit)).count();
    let before = digits(&mut (0..at).rev());
    let after = digits(&mut (at + 1..run.cells.len()));
    if !(1..=3).contains(&before) || after != 3 {
        return false;
    }
    let start = at - before;
    let goes_on = run.back(start, 1).is_some_and(|cell| cell.c == NARROW);
    let free = |cell: Option<Cell>| {
        cell.is_none_or(|cell| !cell.is_word() && cell.kind != Kind::Fixed && !"+/-–.,:#".contains(cell.c))
    };
    let follows = run.get(at + 4);
    let number_after = follows.is_some_and(Cell::is_space)
        && run.get(at + 5).is_some_and(Cell::is_digit)
        && digits(&mut (at + 5..run.cells.len())) != 3;
    let number_before =
        run.back(start, 1).is_some_and(Cell::is_space) && run.back(start, 2).is_some_and(Cell::is_digit);
    let ends = follows.is_none_or(|cell| !cell.is_word() && !"/-–".contains(cell.c));
    (goes_on || (free(run.back(start, 1)) && !number_before && run.char(start) != Some('0'))) && ends && !number_after
}

/// A dash between words begins no line.
fn before_dash(run: &Run, style: Style, at: usize) -> bool {
    let dash = matches!(run.char(at + 1), Some('–' | '—')) && run.get(at + 2).is_some_and(Cell::is_blank);
    let dots = run.char(at + 1) == Some('…');
    (dash && style.tongue != Tongue::Arabic) || (dots && run.get(at + 2).is_none_or(|cell| !cell.is_word()))
}

/// The blank that French puts before `: ; ! ?`, which differs in Switzerland and Canada.
fn french_blank(style: Style, c: char) -> Option<char> {
    match c {
        ':' if style.swiss => Some(NARROW),
        ':' => Some(NO_BREAK),
        ';' | '!' | '?' if !style.canadian => Some(NARROW),
        _ => None,
    }
}

fn before_french_sign(run: &Run, style: Style, at: usize) -> Option<char> {
    let c = run.char(at + 1).filter(|_| style.tongue == Tongue::French)?;
    french_blank(style, c)
}

/// `Bonjour!` gets its blank where a word ends before the sign and another begins after it.
fn french_sign(run: &mut Run, style: Style, at: usize) {
    let Some(blank) = run.char(at).and_then(|c| french_blank(style, c)) else { return };
    let ends = run.get(at + 1).is_none_or(|cell| cell.is_blank() || cell.kind == Kind::Char && "»”)".contains(cell.c));
    let follows = run
        .back(at, 1)
        .is_some_and(|cell| cell.kind == Kind::Char && (cell.c.is_alphabetic() || ")»%".contains(cell.c)));
    if ends && follows {
        run.insert(at, blank, at);
    }
}

/// `z.B.` and `z. B.` with narrow blanks.
fn abbreviation(run: &mut Run, at: usize) {
    let free =
        |cell: Option<Cell>| cell.is_none_or(|cell| !cell.is_word() && cell.kind != Kind::Fixed && cell.c != '.');
    // Each begins with one letter and a stop, as next to nothing else in a text does.
    if run.char(at + 1) != Some('.') || !free(run.back(at, 1)) {
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
