//! How each language writes a moment. Times of day are said in UTC, by name, since the server does not know where the reader is.

use std::borrow::Borrow;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::Ui;
use super::words::Lang;

impl Ui {
    /// `Friday 4 December 2026`: when somebody must act.
    pub fn date(&self, at: impl Borrow<Timestamp>) -> String {
        self.lang.date(*at.borrow())
    }

    /// `Friday 4 December`: for days near enough that the year goes without saying.
    pub fn day(&self, at: impl Borrow<Timestamp>) -> String {
        self.lang.write("date-day", *at.borrow())
    }

    /// `4 December 2026`: for what has happened.
    pub fn short_date(&self, at: impl Borrow<Timestamp>) -> String {
        self.lang.write("date-short", *at.borrow())
    }

    /// `4 December 2026, 14:32 UTC`.
    pub fn moment(&self, at: impl Borrow<Timestamp>) -> String {
        self.lang.moment(*at.borrow())
    }

    /// `2026-12-04T14:32:00Z`, for the `datetime` attribute of `<time>`.
    pub fn machine_date(&self, at: impl Borrow<Timestamp>) -> String {
        at.borrow().to_string()
    }
}

impl Lang {
    /// `Friday 4 December 2026`, in UTC.
    pub fn date(self, at: Timestamp) -> String {
        self.write("date-long", at)
    }

    /// `4 December 2026, 14:32 UTC`.
    pub fn moment(self, at: Timestamp) -> String {
        self.write("date-moment", at)
    }

    /// A moment in the form of a message with `$weekday`, `$day`, `$month`, `$year` and `$time`.
    fn write(self, form: &str, at: Timestamp) -> String {
        let day = TimeZone::UTC.to_datetime(at);
        let weekday = format!("weekday-{}", day.weekday().to_monday_one_offset());
        let month = format!("month-{}", day.month());
        self.say(
            form,
            &[
                ("weekday", self.say(&weekday, &[]).into()),
                ("day", day.day().into()),
                ("month", self.say(&month, &[]).into()),
                ("year", day.year().to_string().into()),
                ("time", day.strftime("%H:%M").to_string().into()),
            ],
        )
    }
}

#[cfg(test)]
mod tests {
    use super::Lang;

    #[test]
    fn both_languages_write_dates_as_their_readers_do() {
        let at = "2026-12-04T14:32:00Z".parse().unwrap();
        assert_eq!(Lang::En.date(at), "Friday 4 December 2026");
        assert_eq!(Lang::En.write("date-day", at), "Friday 4 December");
        assert_eq!(Lang::En.moment(at), "4 December 2026, 14:32 UTC");
        assert_eq!(Lang::Es.date(at), "viernes 4 de diciembre de 2026");
        assert_eq!(Lang::Es.write("date-day", at), "viernes 4 de diciembre");
        assert_eq!(Lang::Es.write("date-short", at), "4 de diciembre de 2026");
    }
}
