//! An issuer's calendar.

use std::collections::BTreeSet;

use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

/// Which days count as business days, and where the day begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    zone: TimeZone,
    weekend: Vec<Weekday>,
    holidays: BTreeSet<Date>,
}

/// Why a calendar cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CalendarError {
    /// Every day of the week is a weekend: nothing would ever be due.
    #[error("a week needs at least one business day")]
    NoBusinessDay,
    /// More than [`Calendar::MAX_HOLIDAYS`].
    #[error("a calendar has at most {} holidays", Calendar::MAX_HOLIDAYS)]
    TooManyHolidays,
}

impl Calendar {
    /// The most holidays a calendar may hold: some forty years of them.
    pub const MAX_HOLIDAYS: usize = 1_000;

    /// A calendar with these weekend days and holidays, in this time zone.
    ///
    /// # Errors
    /// [`CalendarError`] when no day would count, or when the list is absurd.
    pub fn new(zone: TimeZone, weekend: &[Weekday], holidays: BTreeSet<Date>) -> Result<Self, CalendarError> {
        if Weekday::Monday
            .cycle_forward()
            .take(7)
            .all(|day| weekend.contains(&day))
        {
            return Err(CalendarError::NoBusinessDay);
        }
        if holidays.len() > Self::MAX_HOLIDAYS {
            return Err(CalendarError::TooManyHolidays);
        }
        Ok(Self {
            zone,
            weekend: weekend.to_vec(),
            holidays,
        })
    }

    /// Monday to Friday, no holidays.
    #[must_use]
    pub fn plain(zone: TimeZone) -> Self {
        Self {
            zone,
            weekend: vec![Weekday::Saturday, Weekday::Sunday],
            holidays: BTreeSet::new(),
        }
    }

    /// The calendar day of a moment, where the issuer is.
    #[must_use]
    pub fn day(&self, at: Timestamp) -> Date {
        self.zone.to_datetime(at).date()
    }

    /// Whether work is promised for this day.
    #[must_use]
    pub fn is_business_day(&self, day: Date) -> bool {
        !self.weekend.contains(&day.weekday()) && !self.holidays.contains(&day)
    }

    /// The `count`th business day after `start`. With 0, `start` itself or the next business day. At the end of
    /// the supported calendar (year 9999) it stops there.
    #[must_use]
    pub fn add(&self, start: Date, count: u32) -> Date {
        let mut day = start;
        let mut left = count;
        while left > 0 || !self.is_business_day(day) {
            let Ok(next) = day.tomorrow() else { return day };
            day = next;
            if left > 0 && self.is_business_day(day) {
                left -= 1;
            }
        }
        day
    }

    /// How many business days lie after `from` up to and including `to`; 0 when `to` is not later.
    #[must_use]
    pub fn between(&self, from: Date, to: Date) -> u32 {
        let mut count = 0;
        let mut day = from;
        while day < to {
            let Ok(next) = day.tomorrow() else { break };
            day = next;
            count += u32::from(self.is_business_day(day));
        }
        count
    }

    /// The last moment of a day where the issuer is: one second before the next day begins.
    #[must_use]
    pub fn end_of(&self, day: Date) -> Timestamp {
        let midnight = day.tomorrow().unwrap_or(day).at(0, 0, 0, 0);
        let next = self
            .zone
            .to_ambiguous_timestamp(midnight)
            .compatible()
            .unwrap_or(Timestamp::MAX);
        next.checked_sub(1.second()).unwrap_or(next)
    }
}
