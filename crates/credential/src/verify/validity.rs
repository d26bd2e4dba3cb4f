//! The dates of a credential.

use jiff::{SignedDuration, Timestamp};
use serde_json::Value;

use super::problem::ProblemCode;
use super::report::{Check, CheckId};
use crate::time;

/// How far a clock may be behind before "not yet" is said. For the beginning only: an end is an end.
const TOLERANCE: SignedDuration = SignedDuration::from_mins(5);

/// How a credential's dates stand to now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Validity {
    /// Now lies within.
    Current,
    /// The beginning has not come.
    NotYet,
    /// The end has come.
    Expired,
    /// A date cannot be read.
    Malformed,
}

/// Compares the dates with `now`, under their names in VCDM 2.0 and 1.1 (VCDM 2.0, §4.9).
pub(super) fn examine(credential: &Value, now: Timestamp) -> (Validity, Check) {
    let from = date(credential, ["validFrom", "issuanceDate"]);
    let until = date(credential, ["validUntil", "expirationDate"]);
    let (Ok(from), Ok(until)) = (from, until) else {
        return (
            Validity::Malformed,
            Check::failed(CheckId::Validity, ProblemCode::MalformedDate),
        );
    };
    if until.is_some_and(|until| until < now) {
        return (
            Validity::Expired,
            Check::failed(CheckId::Validity, ProblemCode::Expired),
        );
    }
    if from.is_some_and(|from| from.duration_since(now) > TOLERANCE) {
        return (
            Validity::NotYet,
            Check::failed(CheckId::Validity, ProblemCode::NotYetValid),
        );
    }
    (Validity::Current, Check::passed(CheckId::Validity))
}

/// The first of the names that is present, read; an error when it is there and no date.
fn date(credential: &Value, names: [&str; 2]) -> Result<Option<Timestamp>, ()> {
    let Some(value) = names.iter().find_map(|name| credential.get(name)) else {
        return Ok(None);
    };
    value.as_str().and_then(time::read).map(Some).ok_or(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn dates_are_compared_at_their_edges() {
        let now: Timestamp = "2026-11-23T12:00:00Z".parse().unwrap();
        for (member, date, expected) in [
            ("validFrom", "2026-11-23T12:05:00Z", Validity::Current),
            ("validFrom", "2026-11-23T12:05:01Z", Validity::NotYet),
            ("issuanceDate", "2027-01-01T00:00:00Z", Validity::NotYet),
            ("validUntil", "2026-11-23T12:00:00Z", Validity::Current),
            ("validUntil", "2026-11-23T11:59:59Z", Validity::Expired),
            ("expirationDate", "2026-11-23T11:59:59Z", Validity::Expired),
            ("validUntil", "2026-11-23T13:30:00+02:00", Validity::Expired),
            ("validUntil", "2026-11-24", Validity::Malformed),
            ("validFrom", "soon", Validity::Malformed),
        ] {
            assert_eq!(examine(&json!({member: date}), now).0, expected, "{member} {date}");
        }
        assert_eq!(examine(&json!({"validFrom": 3}), now).0, Validity::Malformed);
        assert_eq!(examine(&json!({}), now).0, Validity::Current);
    }
}
