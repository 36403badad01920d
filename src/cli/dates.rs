//! Days and moments in words, as the language writes them.

use super::words::{Words, args};
use jiff::ZonedDateTime;
use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;

impl Words {
    /// `16. März 2026`, `16 March 2026`.
    pub fn date(&self, date: Date) -> String {
        let month = self.get(MONTHS[usize::from(date.month().unsigned_abs()) - 1]);
        self.say("date", args![day = i32::from(date.day()), month = month, year = date.year().to_string()])
    }

    pub fn weekday(&self, day: Weekday) -> String {
        self.get(WEEKDAYS[usize::from(day.to_monday_zero_offset().unsigned_abs())])
    }

    /// `Montag, 16. März 2026, 10:00 Uhr (Europe/Berlin)`.
    pub fn moment(&self, moment: &ZonedDateTime) -> String {
        let zone = moment.time_zone().iana_name().map_or_else(|| moment.offset().to_string(), str::to_owned);
        self.say(
            "moment",
            args![
                weekday = self.weekday(moment.weekday()),
                date = self.date(moment.date()),
                time = clock_time(moment),
                zone = zone,
            ],
        )
    }

    /// The same with the time in UTC, for plans: nobody can mistake it.
    pub fn moment_and_utc(&self, moment: &ZonedDateTime) -> String {
        let utc = moment.with_time_zone(TimeZone::UTC);
        self.say("moment-utc", args![moment = self.moment(moment), utc = utc.strftime("%Y-%m-%d %H:%M").to_string()])
    }

    /// Short, for tables: `16.03.2026 10:00`, `2026-03-16 10:00`.
    pub fn short_moment(&self, moment: &ZonedDateTime) -> String {
        moment.strftime(&self.get("short-moment-format")).to_string()
    }
}

const MONTHS: [&str; 12] = [
    "month-1", "month-2", "month-3", "month-4", "month-5", "month-6", "month-7", "month-8", "month-9", "month-10",
    "month-11", "month-12",
];

const WEEKDAYS: [&str; 7] = ["weekday-1", "weekday-2", "weekday-3", "weekday-4", "weekday-5", "weekday-6", "weekday-7"];

fn clock_time(moment: &ZonedDateTime) -> String {
    moment.strftime("%H:%M").to_string()
}

#[cfg(test)]
mod tests {
    use super::super::words::Language;
    use super::*;

    #[test]
    fn a_moment_in_words() {
        let moment: ZonedDateTime = "2026-03-16T10:00[Europe/Berlin]".parse().unwrap();
        let german = Words::new(Language::German);
        assert_eq!(german.moment(&moment), "Montag, 16. März 2026, 10:00 Uhr (Europe/Berlin)");
        assert_eq!(german.short_moment(&moment), "16.03.2026 10:00");
        let english = Words::new(Language::English);
        assert_eq!(
            english.moment_and_utc(&moment),
            "Monday, 16 March 2026, 10:00 (Europe/Berlin), that is 2026-03-16 09:00 UTC"
        );
    }
}
