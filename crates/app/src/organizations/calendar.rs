//! An issuer's business days.

use domain::clock::Calendar;
use jiff::civil::Weekday;
use jiff::tz::TimeZone;

use super::Organization;

impl Organization {
    /// Its business days, where it is. A time zone that this machine does not know counts as UTC.
    pub fn calendar(&self) -> Calendar {
        let zone = TimeZone::get(&self.profile.time_zone).unwrap_or(TimeZone::UTC);
        let holidays = self.profile.holidays.iter().copied().collect();
        Calendar::new(zone.clone(), &[Weekday::Saturday, Weekday::Sunday], holidays)
            .unwrap_or_else(|_| Calendar::plain(zone))
    }
}
