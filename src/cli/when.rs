//! A moment as people say it: `morgen 10:00`, `16.3.2026 10 Uhr`, `2026-03-16 10:00`.

use jiff::civil::{Date, DateTime, Time, Weekday};
use jiff::{ToSpan, ZonedDateTime};

/// Reads a day and a time of day, both needed: an embargo without its hour is a mistake waiting to
/// happen. `now` is in the zone of the rules. `None` where it cannot be read in exactly one way.
pub fn read(text: &str, now: &ZonedDateTime) -> Option<DateTime> {
    let text = text.trim().to_lowercase().replace(',', " ");
    if let Some(moment) = iso(&text) {
        return Some(moment);
    }
    let fillers = ["um", "am", "uhr", "at", "on", "den", "der"];
    let mut words: Vec<&str> = text.split_whitespace().filter(|word| !fillers.contains(word)).collect();
    let time = time(words.pop()?)?;
    Some(day(&words, now.date())?.to_datetime(time))
}

/// What keeps it from being read: `time` is missing, there is no such `day`, or anything `else`.
pub fn fault(text: &str, now: &ZonedDateTime) -> &'static str {
    let last = text.to_lowercase().split_whitespace().last().map(str::to_owned).unwrap_or_default();
    let has_day = text.contains(['.', '-']) && text.bytes().any(|byte| byte.is_ascii_digit());
    match read(&format!("{text} 10:00"), now).is_some() {
        true => "time",
        false if has_day && time(&last).is_some() => "day",
        false => "else",
    }
}

/// Whether the embargo is to be lifted.
pub fn is_none(text: &str) -> bool {
    matches!(text.trim().to_lowercase().as_str(), "none" | "keine" | "kein" | "aus" | "-")
}

/// `2026-03-16 10:00`, also with seconds or a `T`; never with an offset, since the zone of the rules counts.
fn iso(text: &str) -> Option<DateTime> {
    let (date, time) = text.split_once([' ', 't'])?;
    let plain = time.bytes().all(|b| b.is_ascii_digit() || b == b':') && matches!(time.len(), 5 | 8);
    plain.then(|| format!("{date}T{time}").parse().ok()).flatten()
}

/// `10:00`, `10.30`, `10`, `10uhr`, `10h`, `10am`, `3pm`.
fn time(word: &str) -> Option<Time> {
    let half = word.strip_suffix("am").map(|word| (word, 0)).or_else(|| word.strip_suffix("pm").map(|word| (word, 12)));
    if let Some((word, later)) = half {
        let time = time(word).filter(|time| (1..=12).contains(&time.hour()))?;
        return Time::new(time.hour() % 12 + later, time.minute(), 0, 0).ok();
    }
    let word = word.trim_end_matches("uhr").trim_end_matches('h');
    let (hour, minute) = word.split_once([':', '.']).unwrap_or((word, "00"));
    let two = |digits: &str| digits.len() <= 2 && !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    if !two(hour) || !two(minute) || minute.len() != 2 {
        return None;
    }
    Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
}

/// A day alone: a name, a weekday (the next one, never today), or a date in German or ISO order.
fn day(words: &[&str], today: Date) -> Option<Date> {
    match words {
        ["heute" | "today"] => Some(today),
        ["morgen" | "tomorrow"] => today.tomorrow().ok(),
        ["übermorgen" | "uebermorgen"] => today.checked_add(2.days()).ok(),
        [name] if weekday(name).is_some() => {
            let ahead = today.weekday().until(weekday(name)?);
            today.checked_add(i64::from(if ahead == 0 { 7 } else { ahead }).days()).ok()
        }
        [date] if date.contains('-') => date.parse().ok(),
        [date] => german(&date.split('.').collect::<Vec<_>>(), today),
        [day, month] => named(day, month, None, today),
        [day, month, year] => named(day, month, Some(year), today),
        _ => None,
    }
}

/// `16.3.2026`, `16.03.`: without a year, the next such day.
fn german(parts: &[&str], today: Date) -> Option<Date> {
    match parts {
        [day, month, ""] => coming(month.parse().ok()?, day.parse().ok()?, today),
        [day, month, year] if year.len() == 4 => {
            Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
        }
        _ => None,
    }
}

/// `16. März 2026`, `16 march`.
fn named(day: &str, month: &str, year: Option<&str>, today: Date) -> Option<Date> {
    let day = day.trim_end_matches('.').parse().ok()?;
    let month = MONTHS.iter().position(|names| names.contains(&month)).and_then(|at| i8::try_from(at + 1).ok())?;
    match year {
        Some(year) if year.len() == 4 => Date::new(year.parse().ok()?, month, day).ok(),
        Some(_) => None,
        None => coming(month, day, today),
    }
}

fn coming(month: i8, day: i8, today: Date) -> Option<Date> {
    let this = Date::new(today.year(), month, day).ok();
    this.filter(|date| *date >= today).or_else(|| Date::new(today.year() + 1, month, day).ok())
}

const MONTHS: [&[&str]; 12] = [
    &["januar", "january", "jänner"],
    &["februar", "february"],
    &["märz", "maerz", "march"],
    &["april"],
    &["mai", "may"],
    &["juni", "june"],
    &["juli", "july"],
    &["august"],
    &["september"],
    &["oktober", "october"],
    &["november"],
    &["dezember", "december"],
];

fn weekday(name: &str) -> Option<Weekday> {
    Some(match name {
        "montag" | "monday" | "mo" => Weekday::Monday,
        "dienstag" | "tuesday" | "di" => Weekday::Tuesday,
        "mittwoch" | "wednesday" | "mi" => Weekday::Wednesday,
        "donnerstag" | "thursday" | "do" => Weekday::Thursday,
        "freitag" | "friday" | "fr" => Weekday::Friday,
        "samstag" | "sonnabend" | "saturday" | "sa" => Weekday::Saturday,
        "sonntag" | "sunday" | "so" => Weekday::Sunday,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_people_say_it() {
        // A Tuesday.
        let now: ZonedDateTime = "2026-11-24T09:00[Europe/Berlin]".parse().unwrap();
        for (text, expected) in [
            ("2026-03-16 10:00", Some("2026-03-16T10:00")),
            ("2026-03-16T10:00", Some("2026-03-16T10:00")),
            ("heute 14:30", Some("2026-11-24T14:30")),
            ("morgen 10:00", Some("2026-11-25T10:00")),
            ("Morgen um 10 Uhr", Some("2026-11-25T10:00")),
            ("übermorgen 9:05", Some("2026-11-26T09:05")),
            ("Montag 10:00", Some("2026-11-30T10:00")),
            ("dienstag 10:00", Some("2026-12-01T10:00")),
            ("16.3.2027, 10.30 Uhr", Some("2027-03-16T10:30")),
            ("16.03. 10:00", Some("2027-03-16T10:00")),
            ("16. März 2027 10:00", Some("2027-03-16T10:00")),
            ("1 december 10:00", Some("2026-12-01T10:00")),
            ("tomorrow at 10:00", Some("2026-11-25T10:00")),
            ("2026-03-16", None),
            ("morgen", None),
            ("10:00", None),
            ("31.2.2027 10:00", None),
            ("16.3.27 10:00", None),
            ("2026-03-16 25:00", None),
            ("2026-03-16 10:00+02:00", None),
            ("bald 10:00", None),
            ("morgen 10:5", None),
            ("", None),
            ("☃ ☃ ☃", None),
        ] {
            let read = read(text, &now);
            assert_eq!(read, expected.map(|moment| moment.parse().unwrap()), "{text:?}");
        }
    }
}
