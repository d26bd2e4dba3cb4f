//! The story's days: business days before now, as the wall calendar of each issuer has them.

use std::collections::BTreeMap;

use anyhow::{Context as _, anyhow};
use domain::clock::Calendar;
use jiff::Timestamp;
use jiff::civil::{Date, Time, Weekday};
use jiff::tz::TimeZone;

use super::writing;
use crate::catalog::import::Folder;
use crate::organizations::definition::IssuerDefinition;

/// When people begin to work, in minutes after midnight.
const OPENS: usize = 9 * 60;
/// How many minutes of a day are office hours.
const OPEN_MINUTES: usize = 8 * 60;

/// Every issuer's calendar, and the moment that is now.
#[derive(Clone, Debug)]
pub struct Days {
    now: Timestamp,
    issuers: BTreeMap<String, (Calendar, TimeZone)>,
}

impl Days {
    /// The calendars of the issuers of the sample content, which is not published yet when the story begins.
    pub fn before(now: Timestamp) -> anyhow::Result<Self> {
        let content = Folder::sample();
        let mut issuers = BTreeMap::new();
        for (path, bytes) in content.files().filter(|(path, _)| path.starts_with("issuers/")) {
            let issuer: IssuerDefinition = writing::parse(std::str::from_utf8(bytes)?, path)?;
            let zone = TimeZone::get(&issuer.time_zone)?;
            let weekend = [Weekday::Saturday, Weekday::Sunday];
            let calendar = Calendar::new(zone.clone(), &weekend, issuer.holidays.into_iter().collect())?;
            issuers.insert(issuer.slug, (calendar, zone));
        }
        Ok(Self { now, issuers })
    }

    /// The moment that is now.
    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// A time on the day that is so many business days from today, and never one to come. 0 is today, whatever day that is.
    pub fn at(&self, issuer: &str, day: i32, time: Time) -> anyhow::Result<Timestamp> {
        let found = self.issuers.get(issuer);
        let (calendar, zone) = found.ok_or_else(|| anyhow!("there is no issuer {issuer:?}"))?;
        let moment = date(calendar, self.now, day)?.to_datetime(time);
        let at = zone.to_ambiguous_timestamp(moment).compatible()?;
        Ok(at.min(self.now))
    }

    /// The first moment of that day's work anywhere.
    pub fn first(&self, day: i32) -> anyhow::Result<Timestamp> {
        let mut first = self.now;
        for issuer in self.issuers.keys() {
            first = first.min(self.at(issuer, day, office_time(0))?);
        }
        Ok(first)
    }
}

fn date(calendar: &Calendar, now: Timestamp, day: i32) -> anyhow::Result<Date> {
    let mut date = calendar.day(now);
    let mut left = day.unsigned_abs();
    while left > 0 {
        date = date.yesterday()?;
        left -= u32::from(calendar.is_business_day(date));
    }
    Ok(date)
}

/// A time of day, such as `20:15`.
pub fn time(text: &str) -> anyhow::Result<Time> {
    text.parse().with_context(|| format!("{text:?} is no time of day"))
}

/// A time in office hours, the same one for the same `turn`.
pub fn office_time(turn: usize) -> Time {
    let minute = OPENS + turn.wrapping_mul(67) % OPEN_MINUTES;
    let part = |number: usize| i8::try_from(number).unwrap_or_default();
    Time::constant(part(minute / 60), part(minute % 60), 0, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(now: &str) -> Days {
        Days::before(now.parse().unwrap()).unwrap()
    }

    #[test]
    fn days_are_counted_in_the_issuers_calendar() {
        // Wednesday after Thanksgiving, when Meridian is closed on Thursday and Friday and Harbor Lantern on Thursday only.
        let days = days("2026-12-02T15:00:00Z");
        let nine = time("09:00").unwrap();
        let at = |issuer, day| days.at(issuer, day, nine).unwrap().to_string();
        assert_eq!(at("meridian", -1), "2026-12-01T14:00:00Z");
        assert_eq!(at("meridian", -3), "2026-11-25T14:00:00Z");
        assert_eq!(at("harbor-lantern", -3), "2026-11-27T17:00:00Z");
    }

    #[test]
    fn nothing_happens_in_the_future() {
        let days = days("2026-12-02T15:00:00Z");
        let late = days.at("meridian", 0, time("22:05").unwrap()).unwrap();
        assert_eq!(late, days.now());
    }

    #[test]
    fn office_hours_end() {
        for turn in 0..500 {
            let time = office_time(turn);
            assert!((9..17).contains(&time.hour()), "{time}");
        }
    }
}
