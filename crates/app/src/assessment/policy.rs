//! An issuer's policy and calendar, as the rules read them.

use domain::clock::{Clock, Promise};
use domain::scoring::{AttemptFacts, Scorers, scorers_needed};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use platform::db::Tx;
use sha2::{Digest as _, Sha256};

use crate::Result;
use crate::organizations::Organization;
use crate::submissions::{self, Summary};

/// The share of attempts that `random_double` scores twice, in percent.
const RANDOM_DOUBLE: u8 = 20;

/// How many seats the issuer's policy gives an attempt.
pub fn scorers(issuer: &Organization) -> Scorers {
    match issuer.profile.policy.scorers.as_str() {
        "single" => Scorers::Single,
        "single_then_conditional_double" => Scorers::SingleThenConditionalDouble,
        "random_double" => Scorers::RandomDouble { percent: RANDOM_DOUBLE },
        _ => Scorers::Double,
    }
}

/// How many assessors this attempt needs.
pub async fn scorers_for(tx: &mut Tx, issuer: &Organization, summary: &Summary) -> Result<u8> {
    let sent = submissions::attempts_sent(tx, &summary.version).await?;
    let facts = AttemptFacts {
        attempts_before: u64::from(sent.saturating_sub(1)),
        always_double_first: u64::from(issuer.profile.policy.first_double),
        draw: draw(summary),
    };
    Ok(scorers_needed(scorers(issuer), facts))
}

/// The attempt's lot, 0 to 99: drawn from its identifier, so that a retry does not draw again.
fn draw(summary: &Summary) -> u8 {
    let digest = Sha256::digest(format!("{}/{}", summary.id, summary.attempt));
    let number = digest
        .iter()
        .take(4)
        .fold(0_u32, |number, byte| number << 8 | u32::from(*byte));
    u8::try_from(number % 100).unwrap_or(0)
}

/// The day by which something promised now is due.
pub fn due(issuer: &Organization, promise: Promise, now: Timestamp) -> Date {
    Clock::start(promise, now).due_on(&issuer.calendar(), now)
}

/// The first moment after a due day.
pub fn overdue_at(issuer: &Organization, due_on: Date) -> Timestamp {
    issuer.calendar().end_of(due_on) + SignedDuration::from_secs(1)
}

/// A day as a moment, for what writes dates: noon, so that no time zone moves it.
pub fn noon(day: Date) -> Timestamp {
    TimeZone::UTC
        .to_timestamp(day.at(12, 0, 0, 0))
        .unwrap_or(Timestamp::UNIX_EPOCH)
}
