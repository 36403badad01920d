//! Quotes in pairs, whatever marks they were typed with, and apostrophes.
//!
//! A mark opens or closes by what stands beside it, so that the kind of mark does not matter and a
//! text that is set already gives the same pairs again. Only pairs are changed; what is left over
//! of the single marks are apostrophes.

use super::run::{Cell, Kind, NARROW, Run};
use super::{Style, Tongue};
use std::collections::HashSet;

/// Sets all paired quotes in the language's marks, and apostrophes.
pub(super) fn set(run: &mut Run, style: Style) {
    let french = style.tongue == Tongue::French;
    let mut chosen = choose(&marks(run, french), style);
    // From the end, since blanks within guillemets change the number of cells.
    chosen.sort_by_key(|choice| std::cmp::Reverse(choice.at));
    for Choice { at, c, role } in chosen {
        let before = padded(run, at, french);
        run.put(at, c);
        let blanks = before.or(padded(run, at, french));
        let narrow = french && matches!(c, '«' | '»');
        match role {
            Role::Open if narrow || blanks == Some(true) => tighten_after(run, at, narrow),
            Role::Close if narrow || blanks == Some(false) => tighten_before(run, at, narrow),
            _ => {}
        }
    }
}

/// What is to be put where.
struct Choice {
    at: usize,
    c: char,
    role: Role,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Open,
    Close,
    Apostrophe,
    None,
}

#[derive(Debug, Clone, Copy)]
struct Mark {
    at: usize,
    double: bool,
    role: Role,
    /// A single mark that may be an apostrophe: not one after a number, which counts feet or minutes.
    elides: bool,
    /// It opens where a paragraph begins, or closes where one ends: a quote that goes on over several.
    at_edge: bool,
}

/// What a mark sees on one of its sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Edge,
    Word,
    Quote,
    /// An opening bracket.
    Lead,
    /// A dash or a slash.
    Dash,
    Thing,
    Other,
}

fn is_double(c: char) -> bool {
    matches!(c, '"' | '„' | '“' | '”' | '‟' | '«' | '»')
}

fn is_single(c: char) -> bool {
    matches!(c, '\'' | '‚' | '‘' | '’' | '‛' | '‹' | '›')
}

fn marks(run: &Run, french: bool) -> Vec<Mark> {
    let mut out: Vec<Mark> = Vec::new();
    for at in 0..run.cells.len() {
        let Some(c) = run.char(at) else { continue };
        let beside = || (side(run, at, false, french), side(run, at, true, french));
        if is_double(c) || is_single(c) {
            let (before, after) = beside();
            let last = out.last().map(|mark| mark.role);
            let elides = matches!(c, '\'' | '‘' | '’') && !run.back(at, 1).is_some_and(Cell::is_digit);
            let role = role(c, before, after, last);
            let at_edge = is_double(c) && at_edge(run, at, role);
            out.push(Mark { at, double: is_double(c), role, elides, at_edge });
        } else if matches!(c, '´' | '`') && beside() == (Side::Word, Side::Word) {
            out.push(Mark { at, double: false, role: Role::Apostrophe, elides: true, at_edge: false });
        }
    }
    out
}

fn at_edge(run: &Run, at: usize, role: Role) -> bool {
    let silent = |cell: Cell| cell.is_blank() || (cell.kind == Kind::Char && ".,!?…".contains(cell.c));
    let cells = |range: std::ops::Range<usize>| range.filter_map(|i| run.get(i));
    match role {
        Role::Open => cells(0..at).all(Cell::is_blank),
        // `5"` may be inches.
        Role::Close => !run.back(at, 1).is_some_and(Cell::is_digit) && cells(at + 1..run.cells.len()).all(silent),
        Role::Apostrophe | Role::None => false,
    }
}

/// The part that a mark plays, whatever mark it is: a text that is set must give the same again.
fn role(c: char, before: Side, after: Side, last: Option<Role>) -> Role {
    let opens = matches!(before, Side::Edge | Side::Lead | Side::Dash | Side::Quote) && after != Side::Edge;
    let closes = before != Side::Edge && after != Side::Word;
    match (opens, closes) {
        (true, false) => Role::Open,
        (false, true) => Role::Close,
        // In a chain of marks, as in `'…'"`, each goes on as the one before.
        (true, true) if before == Side::Quote && last == Some(Role::Close) => Role::Close,
        (true, true) if before == Side::Dash && after == Side::Other => Role::Close,
        (true, true) => Role::Open,
        (false, false) if before == Side::Edge => Role::None,
        (false, false) if before != Side::Word => Role::Open,
        (false, false) if is_single(c) => Role::Apostrophe,
        (false, false) => Role::None,
    }
}

/// What stands beside a mark. Blanks within guillemets, as French has them, do not count.
fn side(run: &Run, at: usize, forward: bool, french: bool) -> Side {
    let step = |at: usize| if forward { Some(at + 1) } else { at.checked_sub(1) };
    let Some(mut next) = step(at) else { return Side::Edge };
    let first = next;
    while run.get(next).is_some_and(Cell::is_space) {
        match step(next) {
            Some(further) => next = further,
            None => return Side::Edge,
        }
    }
    let within = padded(run, at, french) == Some(forward) || padded(run, next, french) == Some(!forward);
    if next != first && !within {
        return Side::Edge;
    }
    run.get(next).map_or(Side::Edge, seen)
}

/// Whether a guillemet may have blanks inside, and on which side: after an opening `«`, before a
/// closing `»`. In `»Das ist gut.« Und` the words are on the other side; in French they never are.
fn padded(run: &Run, at: usize, french: bool) -> Option<bool> {
    let beside = |cell: Option<Cell>| cell.map_or(Side::Edge, seen);
    match run.char(at)? {
        '«' | '‹' => {
            let before = beside(run.back(at, 1));
            let fits =
                if french { before != Side::Word } else { !matches!(before, Side::Word | Side::Other | Side::Thing) };
            fits.then_some(true)
        }
        '»' | '›' => {
            let after = run.get(at + 1);
            let leads = matches!(beside(after), Side::Lead | Side::Dash) || after.is_some_and(|cell| cell.c == '…');
            (beside(after) != Side::Word && (french || !leads)).then_some(false)
        }
        _ => None,
    }
}

fn seen(cell: Cell) -> Side {
    match cell.kind {
        Kind::Thing => Side::Thing,
        Kind::Soft | Kind::Hard => Side::Edge,
        Kind::Fixed => Side::Word,
        Kind::Char if cell.c.is_whitespace() => Side::Edge,
        Kind::Char if cell.c.is_alphanumeric() => Side::Word,
        Kind::Char if is_double(cell.c) || is_single(cell.c) => Side::Quote,
        Kind::Char if "([{".contains(cell.c) => Side::Lead,
        Kind::Char if "-–—/".contains(cell.c) => Side::Dash,
        Kind::Char => Side::Other,
    }
}

/// The marks to put: pairs by a stack, the rest of the single ones as apostrophes.
fn choose(marks: &[Mark], style: Style) -> Vec<Choice> {
    let pairs = pairs(marks);
    let paired: HashSet<usize> = pairs.iter().flat_map(|(first, last)| [first.at, last.at]).collect();
    let alone: Vec<&Mark> = marks.iter().filter(|mark| !paired.contains(&mark.at)).collect();
    let mut out = Vec::new();
    // The pairs around the one at hand, and whether they got the outer marks.
    let mut around: Vec<(usize, bool)> = Vec::new();
    for (first, last) in pairs {
        while around.last().is_some_and(|(end, _)| *end < first.at) {
            around.pop();
        }
        let inner = around.last().is_some_and(|(_, outer)| *outer);
        let inner_double = is_double(style.inner.0);
        // A pair that changes its kind must not meet a lone mark of that kind the next time.
        let lonely = |double: bool| {
            alone.iter().any(|mark| {
                let plays = !matches!(mark.role, Role::None | Role::Apostrophe);
                plays && mark.double == double && first.at < mark.at && mark.at < last.at
            })
        };
        let nests = inner && (first.double == inner_double || !lonely(inner_double));
        let marks = match (nests, first.double) {
            (true, _) => style.inner,
            (false, true) => style.double,
            (false, false) => style.single,
        };
        out.push(Choice { at: first.at, c: marks.0, role: Role::Open });
        out.push(Choice { at: last.at, c: marks.1, role: Role::Close });
        around.push((last.at, !nests && first.double));
    }
    let doubles: Vec<&&Mark> = alone.iter().filter(|mark| mark.double).collect();
    if let [mark] = doubles.as_slice()
        && mark.at_edge
    {
        let c = if mark.role == Role::Open { style.double.0 } else { style.double.1 };
        out.push(Choice { at: mark.at, c, role: mark.role });
    }
    let elided = alone.iter().filter(|mark| mark.elides && mark.role != Role::None);
    out.extend(elided.map(|mark| Choice { at: mark.at, c: '’', role: Role::Apostrophe }));
    out
}

/// Marks that belong together, outer pairs first. Pairs never cross.
fn pairs(marks: &[Mark]) -> Vec<(Mark, Mark)> {
    let mut open: Vec<Mark> = Vec::new();
    let mut out: Vec<(Mark, Mark)> = Vec::new();
    for mark in marks {
        let partner = open.iter().rposition(|other| other.double == mark.double);
        match (mark.role, partner) {
            (Role::Close, Some(partner)) => {
                out.extend(open.get(partner).map(|first| (*first, *mark)));
                open.truncate(partner);
            }
            (Role::Open, _) => open.push(*mark),
            _ => {}
        }
    }
    out.sort_by_key(|pair| pair.0.at);
    out
}

/// No blanks after an opening mark, or one narrow blank.
fn tighten_after(run: &mut Run, at: usize, narrow: bool) {
    while run.get(at + 1).is_some_and(Cell::is_space) {
        run.cells.remove(at + 1);
    }
    if narrow {
        run.insert(at + 1, NARROW, at);
    }
}

/// No blanks before a closing mark, or one narrow blank.
fn tighten_before(run: &mut Run, mut at: usize, narrow: bool) {
    while at > 0 && run.back(at, 1).is_some_and(Cell::is_space) {
        run.cells.remove(at - 1);
        at -= 1;
    }
    if narrow {
        run.insert(at, NARROW, at);
    }
}
