//! The names of months and weekdays, as texts in several languages write them.

use jiff::civil::{Date, Weekday};

/// Names of the twelve months in lower case: German, English, French, Spanish, Italian, Polish, Czech,
/// Turkish, Dutch, Danish, Swedish, Ukrainian, Russian; nominative, genitive and usual abbreviations.
const MONTHS: [&[&str]; 12] = [
    &[
        "januar",
        "jänner",
        "jan",
        "jän",
        "january",
        "janvier",
        "enero",
        "gennaio",
        "stycznia",
        "styczeń",
        "ledna",
        "ocak",
        "januari",
        "січня",
        "січень",
        "января",
        "январь",
    ],
    &[
        "februar",
        "feber",
        "feb",
        "febr",
        "february",
        "février",
        "febrero",
        "febbraio",
        "lutego",
        "luty",
        "února",
        "şubat",
        "februari",
        "лютого",
        "лютий",
        "февраля",
        "февраль",
    ],
    &[
        "märz",
        "mär",
        "mrz",
        "maerz",
        "march",
        "mar",
        "mars",
        "marzo",
        "marca",
        "marzec",
        "března",
        "mart",
        "maart",
        "marts",
        "березня",
        "березень",
        "марта",
        "март",
    ],
    &[
        "april",
        "apr",
        "avril",
        "abril",
        "aprile",
        "kwietnia",
        "kwiecień",
        "dubna",
        "nisan",
        "квітня",
        "квітень",
        "апреля",
        "апрель",
    ],
    &["mai", "may", "mayo", "maggio", "maja", "maj", "května", "mayıs", "mei", "травня", "травень", "мая", "май"],
    &[
        "juni",
        "jun",
        "june",
        "juin",
        "junio",
        "giugno",
        "czerwca",
        "czerwiec",
        "června",
        "haziran",
        "червня",
        "червень",
        "июня",
        "июнь",
    ],
    &[
        "juli",
        "jul",
        "july",
        "juillet",
        "julio",
        "luglio",
        "lipca",
        "lipiec",
        "července",
        "temmuz",
        "липня",
        "липень",
        "июля",
        "июль",
    ],
    &[
        "august",
        "aug",
        "août",
        "agosto",
        "sierpnia",
        "sierpień",
        "srpna",
        "ağustos",
        "augustus",
        "augusti",
        "серпня",
        "серпень",
        "августа",
        "август",
    ],
    &[
        "september",
        "sept",
        "sep",
        "septembre",
        "septiembre",
        "settembre",
        "września",
        "wrzesień",
        "září",
        "eylül",
        "вересня",
        "вересень",
        "сентября",
        "сентябрь",
    ],
    &[
        "oktober",
        "okt",
        "october",
        "oct",
        "octobre",
        "octubre",
        "ottobre",
        "października",
        "październik",
        "října",
        "ekim",
        "жовтня",
        "жовтень",
        "октября",
        "октябрь",
    ],
    &[
        "november",
        "nov",
        "novembre",
        "noviembre",
        "listopada",
        "listopad",
        "listopadu",
        "kasım",
        "листопада",
        "листопад",
        "ноября",
        "ноябрь",
    ],
    &[
        "dezember",
        "dez",
        "december",
        "dec",
        "décembre",
        "diciembre",
        "dicembre",
        "grudnia",
        "grudzień",
        "prosince",
        "aralık",
        "грудня",
        "грудень",
        "декабря",
        "декабрь",
    ],
];

/// Names of the seven weekdays from Monday; one row a language, so that an answer can be given in
/// the language that was asked in.
const WEEKDAYS: [[&str; 7]; 5] = [
    ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"],
    ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Sonnabend", "Sonntag"],
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
    ["понеділок", "вівторок", "середа", "четвер", "п’ятниця", "субота", "неділя"],
];

/// The number of the month that a whole word names, from 1.
pub(super) fn month(word: &str) -> Option<i8> {
    let word = word.to_lowercase();
    let at = MONTHS.iter().position(|names| names.contains(&word.as_str()))?;
    i8::try_from(at + 1).ok()
}

/// The weekday that a word names, and the table row it was found in.
pub(super) fn weekday(word: &str) -> Option<(Weekday, usize)> {
    let word = word.to_lowercase();
    WEEKDAYS.iter().enumerate().find_map(|(row, names)| {
        let at = names.iter().position(|name| name.to_lowercase() == word)?;
        Some((Weekday::from_monday_zero_offset(i8::try_from(at).ok()?).ok()?, row))
    })
}

/// The name of a date's weekday in the language of a table row.
pub(super) fn weekday_name(date: Date, row: usize) -> &'static str {
    let at = usize::try_from(date.weekday().to_monday_zero_offset()).unwrap_or(0);
    WEEKDAYS.get(row).and_then(|names| names.get(at)).copied().unwrap_or("")
}

/// Whether a day can be in a month, where the year is not known: 29 February can.
pub(super) fn day_exists(day: i8, month: i8) -> bool {
    Date::new(2024, month, day).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_found_in_many_languages() {
        for (word, number) in [("März", 3), ("MÄRZ", 3), ("грудня", 12), ("août", 8), ("Sept", 9), ("mayıs", 5)]
        {
            assert_eq!(month(word), Some(number), "{word}");
        }
        assert_eq!(month("Märzen"), None);
        assert_eq!(month(""), None);
    }

    #[test]
    fn no_name_stands_for_two_months() {
        for (at, names) in MONTHS.iter().enumerate() {
            for name in *names {
                assert_eq!(month(name), i8::try_from(at + 1).ok(), "{name}");
            }
        }
    }

    #[test]
    fn weekdays_answer_in_their_own_language() {
        let date = jiff::civil::date(2026, 11, 24);
        assert_eq!(weekday("Monday").map(|(day, _)| day), Some(Weekday::Monday));
        let row = weekday("montag").map_or(0, |(_, row)| row);
        assert_eq!(weekday_name(date, row), "Dienstag");
        assert!(day_exists(29, 2) && !day_exists(31, 6));
    }
}
