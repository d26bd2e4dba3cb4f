//! The life of a credential (product rules §4 "Other lifecycles").
//!
//! A credential is never deleted and never un-revoked. Suspension is a pause that can end; revocation, expiry and
//! supersession are for good, though a renewal issues a new credential.

use jiff::{Span, Timestamp, tz::TimeZone};
use serde::{Deserialize, Serialize};

/// Why a credential was revoked. The public wording is the issuer's; this is the reason that is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RevocationReason {
    /// It was issued by mistake.
    IssuedInError,
    /// A breach of integrity came to light.
    Integrity,
    /// Consent that the evidence rested on was withdrawn.
    ConsentWithdrawn,
    /// The holder asked for it.
    HolderRequest,
    /// The issuer's key can no longer be trusted.
    KeyCompromise,
}

/// What was decided about a credential. Time does the rest, see [`Award::standing`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// In force, as far as decisions go.
    Active,
    /// Not in force for now.
    Suspended,
    /// Withdrawn for good.
    Revoked {
        /// Why.
        reason: RevocationReason,
    },
    /// Replaced by a re-issue or a renewal.
    Superseded,
}

/// How a credential stands at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// Awarded, but its time has not begun.
    NotYetValid,
    /// In force.
    InForce,
    /// In force, and near its end: time to renew.
    Expiring,
    /// Its time is over.
    Expired,
    /// Suspended.
    Suspended,
    /// Withdrawn.
    Revoked,
    /// Replaced.
    Superseded,
}

/// A credential as the rules see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Award {
    /// What was decided.
    pub status: Status,
    /// From when it is valid.
    pub valid_from: Timestamp,
    /// Until when, if it ends.
    pub valid_until: Option<Timestamp>,
}

/// A decision about a credential.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Decision {
    /// Pause it.
    Suspend,
    /// End the pause.
    Reinstate,
    /// Withdraw it for good.
    Revoke(RevocationReason),
    /// A new credential takes its place (name corrected, renewed).
    Supersede,
}

/// Why a decision is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Revoked is revoked.
    #[error("a revoked credential stays revoked")]
    Revoked,
    /// Another credential has taken its place.
    #[error("another credential has taken its place")]
    Superseded,
    /// Only a suspended credential can be reinstated, only one in force suspended or replaced.
    #[error("not in this status")]
    NotFrom,
}

/// How a decision changes the status. `Ok(None)` says that it was decided before and nothing changes.
///
/// A superseded credential can still be revoked (the reason may concern both), and revoking twice keeps the first
/// reason.
///
/// # Errors
/// [`Refusal`] for everything that the lifecycle does not know.
pub const fn decide(status: Status, decision: Decision) -> Result<Option<Status>, Refusal> {
    match (status, decision) {
        (Status::Revoked { .. }, Decision::Revoke(_))
        | (Status::Suspended, Decision::Suspend)
        | (Status::Superseded, Decision::Supersede)
        | (Status::Active, Decision::Reinstate) => Ok(None),
        (Status::Revoked { .. }, _) => Err(Refusal::Revoked),
        (_, Decision::Revoke(reason)) => Ok(Some(Status::Revoked { reason })),
        (Status::Superseded, _) => Err(Refusal::Superseded),
        (Status::Active, Decision::Suspend) => Ok(Some(Status::Suspended)),
        (Status::Active, Decision::Supersede) => Ok(Some(Status::Superseded)),
        (Status::Suspended, Decision::Reinstate) => Ok(Some(Status::Active)),
        (Status::Suspended, Decision::Supersede) => Err(Refusal::NotFrom),
    }
}

impl Award {
    /// How long before its end a credential counts as expiring: 90 days.
    pub const NOTICE_DAYS: i64 = 90;

    /// How it stands at a moment. Decisions weigh more than dates: a revoked credential that has also expired is
    /// revoked. The end is included in the time of validity, as in VC Data Model 2.0 §4.9.
    #[must_use]
    pub fn standing(&self, now: Timestamp) -> Standing {
        match self.status {
            Status::Revoked { .. } => return Standing::Revoked,
            Status::Superseded => return Standing::Superseded,
            Status::Suspended => return Standing::Suspended,
            Status::Active => {}
        }
        let notice = jiff::SignedDuration::from_hours(24 * Self::NOTICE_DAYS);
        match self.valid_until {
            _ if now < self.valid_from => Standing::NotYetValid,
            Some(end) if now > end => Standing::Expired,
            Some(end) if end.duration_since(now) <= notice => Standing::Expiring,
            _ => Standing::InForce,
        }
    }

    /// Whether it counts: for a verifier, and for a stack.
    #[must_use]
    pub fn is_in_force(&self, now: Timestamp) -> bool {
        matches!(self.standing(now), Standing::InForce | Standing::Expiring)
    }

    /// Whether a new credential may be issued in its place: it is in force or has expired, and nobody withdrew it.
    #[must_use]
    pub fn is_renewable(&self, now: Timestamp) -> bool {
        matches!(self.standing(now), Standing::Expiring | Standing::Expired)
    }
}

/// How long a version's credentials are valid (product rules §2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Validity {
    /// For good.
    Unlimited,
    /// Until a fixed moment, for everybody.
    Until(Timestamp),
    /// This many months from the award.
    Months(u16),
}

impl Validity {
    /// Until when a credential awarded now is valid. Months are calendar months in UTC; the 31st becomes the last
    /// day of a shorter month.
    #[must_use]
    pub fn end(self, awarded: Timestamp) -> Option<Timestamp> {
        match self {
            Self::Unlimited => None,
            Self::Until(end) => Some(end),
            Self::Months(months) => {
                let start = awarded.to_zoned_datetime(TimeZone::UTC);
                let end = start.checked_add(Span::new().months(months)).map(|end| end.timestamp());
                Some(end.unwrap_or(Timestamp::MAX))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn every_decision_from_every_status() {
        let error = RevocationReason::IssuedInError;
        let revoked = Status::Revoked {
            reason: RevocationReason::Integrity,
        };
        let (active, suspended, superseded) = (Status::Active, Status::Suspended, Status::Superseded);
        let anew = Ok(Some(Status::Revoked { reason: error }));
        // status → suspend, reinstate, revoke, supersede
        let cases = [
            (active, [Ok(Some(suspended)), Ok(None), anew, Ok(Some(superseded))]),
            (suspended, [Ok(None), Ok(Some(active)), anew, Err(Refusal::NotFrom)]),
            (
                revoked,
                [
                    Err(Refusal::Revoked),
                    Err(Refusal::Revoked),
                    Ok(None),
                    Err(Refusal::Revoked),
                ],
            ),
            (
                superseded,
                [Err(Refusal::Superseded), Err(Refusal::Superseded), anew, Ok(None)],
            ),
        ];
        let decisions = [
            Decision::Suspend,
            Decision::Reinstate,
            Decision::Revoke(error),
            Decision::Supersede,
        ];
        for (status, answers) in cases {
            assert_eq!(
                decisions.map(|decision| decide(status, decision)),
                answers,
                "{status:?}"
            );
        }
    }

    #[test]
    fn dates_decide_when_people_did_not() {
        let (from, until) = (at("2026-01-01T00:00:00Z"), at("2027-01-01T00:00:00Z"));
        let mut award = Award {
            status: Status::Active,
            valid_from: from,
            valid_until: Some(until),
        };
        // now → standing, in force, renewable
        let cases = [
            ("2025-12-31T23:59:59Z", Standing::NotYetValid, false, false),
            ("2026-01-01T00:00:00Z", Standing::InForce, true, false),
            ("2026-10-02T23:59:59Z", Standing::InForce, true, false),
            ("2026-10-03T00:00:00Z", Standing::Expiring, true, true),
            ("2027-01-01T00:00:00Z", Standing::Expiring, true, true),
            ("2027-01-01T00:00:01Z", Standing::Expired, false, true),
        ];
        for (now, standing, in_force, renewable) in cases {
            let now = at(now);
            assert_eq!(
                (award.standing(now), award.is_in_force(now)),
                (standing, in_force),
                "{now}"
            );
            assert_eq!(award.is_renewable(now), renewable, "{now}");
        }
        award.status = Status::Revoked {
            reason: RevocationReason::Integrity,
        };
        assert_eq!(
            award.standing(at("2028-01-01T00:00:00Z")),
            Standing::Revoked,
            "a decision weighs more than a date"
        );
        assert!(!award.is_renewable(at("2028-01-01T00:00:00Z")));
    }

    #[test]
    fn validity_counts_calendar_months() {
        let awarded = at("2026-01-31T12:00:00Z");
        assert_eq!(Validity::Unlimited.end(awarded), None);
        assert_eq!(Validity::Months(1).end(awarded), Some(at("2026-02-28T12:00:00Z")));
        assert_eq!(Validity::Months(36).end(awarded), Some(at("2029-01-31T12:00:00Z")));
        let fixed = at("2030-06-30T00:00:00Z");
        assert_eq!(Validity::Until(fixed).end(awarded), Some(fixed));
    }
}
