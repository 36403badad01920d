//! Dates in the text: days that do not exist, and weekdays that are not on them.

use super::text::Text;
use super::warning;
use crate::statement::{Finding, calendar};
use jiff::civil::Date;
use std::ops::Range;

/// A date as it stands in the text.
struct Found {
    range: Range<usize>,
    day: i8,
    month: i8,
    year: Option<i16>,
}

pub(super) fn check(text: &Text) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut at = 0;
    while at < text.chars.len() {
        let Some(found) = date(text, at) else {
            at += 1;
            continue;
        };
        at = found.range.end;
        let span = text.span(found.range.clone());
        let shown = text.slice(found.range.clone()).split_whitespace().collect::<Vec<_>>().join(" ");
        match found.year.map(|year| Date::new(year, found.month, found.day)) {
            Some(Ok(date)) => findings.extend(weekday(text, &found, date, &shown)),
            None if calendar::day_exists(found.day, found.month) => {}
            _ => findings.push(warning("date-impossible", span).with("date", shown)),
        }
    }
    findings
}

/// A date that starts here, in one of the forms that people write.
fn date(text: &Text, at: usize) -> Option<Found> {
    let before = text.before(at);
    let joined = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '/' | '_' | '=' | '§');
    if before.is_some_and(joined) {
        return None;
    }
    match text.get(at)? {
        c if c.is_ascii_digit() => by_number(text, at).or_else(|| iso(text, at)).or_else(|| by_name(text, at)),
        c if c.is_uppercase() => american(text, at),
        _ => None,
    }
}

/// `24.11.2026`, `24. 11. 2026`
fn by_number(text: &Text, at: usize) -> Option<Found> {
    let (day, next) = number(text, at, 1..=2)?;
    let (month, next) = number(text, blanks(text, dot(text, next)?), 1..=2)?;
    let (year, end) = number(text, blanks(text, dot(text, next)?), 4..=4)?;
    // Anything larger is a number of another sort, as of a version or a file.
    let plausible = day <= 39 && month <= 19 && (1900..=2100).contains(&year);
    let ends = !text.get(end).is_some_and(|c| c.is_alphanumeric() || matches!(c, '/' | '-'));
    (plausible && ends).then(|| found(at..end, day, month, Some(year)))?
}

/// `2026-11-24`
fn iso(text: &Text, at: usize) -> Option<Found> {
    let (year, next) = number(text, at, 4..=4)?;
    let hyphen = |at: usize| (text.get(at) == Some('-')).then_some(at + 1);
    let (month, next) = number(text, hyphen(next)?, 2..=2)?;
    let (day, end) = number(text, hyphen(next)?, 2..=2)?;
    let plausible = (1900..=2100).contains(&year) && day <= 39 && month <= 19;
    let ends = !text.get(end).is_some_and(|c| c.is_alphanumeric() || matches!(c, '/' | '-'));
    (plausible && ends).then(|| found(at..end, day, month, Some(year)))?
}

/// `24. November 2026`, `24 November 2026`, `31. Juni`
fn by_name(text: &Text, at: usize) -> Option<Found> {
    let (day, next) = number(text, at, 1..=2)?;
    let dotted = dot(text, next);
    let start = blanks(text, dotted.unwrap_or(next));
    let end = text.run(start, char::is_alphabetic);
    let month = calendar::month(&text.slice(start..end)).filter(|_| start > next)?;
    let (year, end) = year_after(text, end);
    // `31 may apply` is no date.
    (dotted.is_some() || year.is_some()).then(|| found(at..end, day, i16::from(month), year))?
}

/// `November 24, 2026`
fn american(text: &Text, at: usize) -> Option<Found> {
    let end = text.run(at, char::is_alphabetic);
    let month = calendar::month(&text.slice(at..end))?;
    let (day, next) = number(text, blanks(text, end), 1..=2)?;
    let comma = (text.get(next) == Some(',')).then_some(next + 1)?;
    let (year, end) = number(text, blanks(text, comma), 4..=4)?;
    found(at..end, day, i16::from(month), Some(year))
}

fn found(range: Range<usize>, day: i16, month: i16, year: Option<i16>) -> Option<Found> {
    Some(Found { range, day: i8::try_from(day).ok()?, month: i8::try_from(month).ok()?, year })
}

fn year_after(text: &Text, end: usize) -> (Option<i16>, usize) {
    let start = blanks(text, end + usize::from(text.get(end) == Some('.')));
    match number(text, start, 4..=4) {
        Some((year, last)) if start > end && (1900..=2100).contains(&year) => (Some(year), last),
        _ => (None, end),
    }
}

/// The weekday before a date: `Montag, 24.11.2026`, `Montag, den 24. November 2026`, `Montag (24.11.2026`.
fn weekday(text: &Text, found: &Found, date: Date, shown: &str) -> Option<Finding> {
    let mut end = found.range.start;
    let mut start = end;
    // The word before, and the one before an article.
    for _ in 0..2 {
        let gap = |c: char| c.is_whitespace() || matches!(c, ',' | '(');
        end = (0..start).rev().find(|i| !text.get(*i).is_some_and(gap)).map_or(0, |i| i + 1);
        let letter = |c: char| c.is_alphabetic() || c == '’';
        start = (0..end).rev().take_while(|i| text.get(*i).is_some_and(letter)).last().unwrap_or(end);
        let word = text.slice(start..end);
        if let Some((weekday, row)) = calendar::weekday(&word) {
            let wrong = weekday != date.weekday();
            return wrong.then(|| {
                warning("date-weekday", text.span(start..found.range.end))
                    .with("weekday", word)
                    .with("date", shown)
                    .with("actual", calendar::weekday_name(date, row))
            });
        }
        if !matches!(word.as_str(), "den" | "dem" | "der" | "the" | "le" | "am") {
            return None;
        }
    }
    None
}

/// A number with so many digits, and where it ends.
fn number(text: &Text, at: usize, digits: std::ops::RangeInclusive<usize>) -> Option<(i16, usize)> {
    let end = text.run(at, |c| c.is_ascii_digit());
    digits.contains(&(end - at)).then(|| text.slice(at..end).parse().ok().map(|number| (number, end)))?
}

fn dot(text: &Text, at: usize) -> Option<usize> {
    (text.get(at) == Some('.')).then_some(at + 1)
}

/// Skips blanks and one line end.
fn blanks(text: &Text, at: usize) -> usize {
    let blank = |c: char| matches!(c, ' ' | '\t' | '\u{a0}' | '\u{202f}');
    let end = text.run(at, blank);
    let after = end + usize::from(text.get(end) == Some('\r'));
    if text.get(after) == Some('\n') { text.run(after + 1, blank) } else { end }
}
