//! Dates and times of day as a file's head gives them, strictly, and as people type them, loosely.

use crate::statement::calendar;
use jiff::civil::{Date, DateTime, Time};

/// Why a date could not be read.
pub(in crate::statement) enum Wrong {
    Form,
    Impossible,
}

/// Reads exactly `2026-11-24`.
pub(in crate::statement) fn parse_date(text: &str) -> Result<Date, Wrong> {
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts.as_slice() else { return Err(Wrong::Form) };
    if (year.len(), month.len(), day.len()) != (4, 2, 2) || !parts.iter().all(|part| digits(part)) {
        return Err(Wrong::Form);
    }
    let number = |part: &str| part.parse::<i16>().map_err(|_| Wrong::Form);
    let small = |part: &str| part.parse::<i8>().map_err(|_| Wrong::Form);
    Date::new(number(year)?, small(month)?, small(day)?).map_err(|_| Wrong::Impossible)
}

/// Reads exactly `2026-11-25 10:00`, with a `T` for the blank if need be.
pub(super) fn parse_time(text: &str) -> Result<DateTime, Wrong> {
    let (date, clock) = text.split_once([' ', 'T']).ok_or(Wrong::Form)?;
    let date = parse_date(date)?;
    let (hour, minute) = clock.split_once(':').ok_or(Wrong::Form)?;
    if hour.len() != 2 || minute.len() != 2 || !(hour.bytes().chain(minute.bytes())).all(|b| b.is_ascii_digit()) {
        return Err(Wrong::Form);
    }
    let small = |part: &str| part.parse::<i8>().map_err(|_| Wrong::Form);
    let time = Time::new(small(hour)?, small(minute)?, 0, 0).map_err(|_| Wrong::Impossible)?;
    Ok(DateTime::from_parts(date, time))
}

/// The date that was probably meant: `24.11.2026`, `24. November 2026`, `2026/11/24`.
pub(in crate::statement) fn loose_date(text: &str) -> Option<Date> {
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let [a, b, c, ..] = words.as_slice() else { return None };
    let (year, day) = if a.len() == 4 { (a, c) } else { (c, a) };
    let month = b.parse().ok().or_else(|| calendar::month(b))?;
    let day = day.get(..2).filter(|_| day.contains('T')).unwrap_or(day);
    Date::new(year.parse().ok()?, month, day.parse().ok()?).ok()
}

/// The time of day in a text: `10:00`, `9.30 Uhr`, `10 Uhr`.
pub(super) fn loose_clock(text: &str) -> Option<String> {
    let tail = text.split_once([' ', 'T']).map(|(_, tail)| tail)?;
    let word = tail.split_whitespace().rfind(|word| word.starts_with(|c: char| c.is_ascii_digit()))?;
    let (hour, minute) = word.split_once([':', '.']).unwrap_or((word, "00"));
    let hour: i8 = hour.parse().ok().filter(|hour| (0..24).contains(hour))?;
    let minute: i8 = minute.get(..2)?.parse().ok().filter(|minute| (0..60).contains(minute))?;
    Some(format!("{hour:02}:{minute:02}"))
}
