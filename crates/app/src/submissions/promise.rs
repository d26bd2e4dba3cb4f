//! When an earner hears back: the issuer's calendar held against the rules of `domain::clock`.

use domain::clock::{Calendar, Promise, expected_on};
use jiff::Timestamp;
use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use platform::db::Tx;

use super::store::attempt;
use super::store::submission::Submission;
use crate::Result;
use crate::ids::MicroCredentialId;
use crate::organizations::Organization;

/// The issuer's business days. A time zone that this machine does not know counts as UTC.
pub fn calendar(issuer: &Organization) -> Calendar {
    let zone = TimeZone::get(&issuer.profile.time_zone).unwrap_or(TimeZone::UTC);
    let holidays = issuer.profile.holidays.iter().copied().collect();
    Calendar::new(zone.clone(), &[Weekday::Saturday, Weekday::Sunday], holidays)
        .unwrap_or_else(|_| Calendar::plain(zone))
}

/// The promises that lie ahead of a submission that is sent now.
fn ahead(issuer: &Organization) -> Vec<Promise> {
    let precheck = issuer.profile.policy.precheck.then_some(Promise::Precheck);
    precheck
        .into_iter()
        .chain([Promise::Assign, Promise::Score, Promise::Decide])
        .collect()
}

/// The day by which a result may be expected of something sent now; never later than the issuer promises on its page.
pub async fn expected(tx: &mut Tx, of: &MicroCredentialId, issuer: &Organization) -> Result<Date> {
    let calendar = calendar(issuer);
    let today = calendar.day(tx.now());
    let recent = durations(&attempt::recent(tx, of).await?, &calendar);
    let day = expected_on(&calendar, today, &recent, &ahead(issuer));
    Ok(match u32::from(issuer.profile.promise_days) {
        0 => day,
        promised => day.min(calendar.add(today, promised)),
    })
}

/// How long the last 50 decisions took, in business days, the shortest first.
pub async fn recent(tx: &mut Tx, of: &MicroCredentialId, issuer: &Organization) -> Result<Vec<u32>> {
    let mut took = durations(&attempt::recent(tx, of).await?, &calendar(issuer));
    took.sort_unstable();
    Ok(took)
}

fn durations(decided: &[(Timestamp, Timestamp)], calendar: &Calendar) -> Vec<u32> {
    decided
        .iter()
        .map(|(sent, decided)| calendar.between(calendar.day(*sent), calendar.day(*decided)))
        .collect()
}

/// The day by whose end the running promise is due; none while it stands still.
pub fn due(submission: &Submission, issuer: &Organization, now: Timestamp) -> Option<Date> {
    let clock = submission.clock.as_ref().filter(|clock| !clock.is_paused())?;
    Some(clock.due_on(&calendar(issuer), now))
}

/// A day as a moment, for pages that write dates: noon, so that no time zone moves it.
pub fn noon(day: Date) -> Timestamp {
    let noon = day.at(12, 0, 0, 0);
    TimeZone::UTC.to_timestamp(noon).unwrap_or(Timestamp::UNIX_EPOCH)
}
