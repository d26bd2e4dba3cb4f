//! How many assessors an attempt needs (product rules §5 "Scorers per attempt").

use serde::{Deserialize, Serialize};

use super::{Rubric, ScoreSheet};

/// An issuer's policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scorers {
    /// One.
    Single,
    /// Two.
    Double,
    /// One, and a second when the first is near the line ([`near_threshold`]).
    SingleThenConditionalDouble,
    /// One, and in this share of attempts two from the start.
    RandomDouble {
        /// 0 to 100.
        percent: u8,
    },
}

/// What the number depends on beside the policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AttemptFacts {
    /// How many attempts of this version were assigned before this one.
    pub attempts_before: u64,
    /// The first this many attempts of a version are always scored twice.
    pub always_double_first: u64,
    /// A number drawn evenly from 0 to 99 by the room, kept with the attempt so that a retry does not draw again.
    pub draw: u8,
}

/// How many assessors to seat when the attempt leaves the queue.
#[must_use]
pub const fn scorers_needed(policy: Scorers, facts: AttemptFacts) -> u8 {
    if facts.attempts_before < facts.always_double_first {
        return 2;
    }
    match policy {
        Scorers::Double => 2,
        Scorers::RandomDouble { percent } if facts.draw < percent => 2,
        Scorers::Single | Scorers::SingleThenConditionalDouble | Scorers::RandomDouble { .. } => 1,
    }
}

/// Whether a single sheet is near the line: one step on one criterion would turn "not yet" into an award, or the
/// assessor was not sure. A sheet that does not fit the rubric is near the line too: somebody has to look.
#[must_use]
pub fn near_threshold(rubric: &Rubric, sheet: &ScoreSheet) -> bool {
    if sheet.check(rubric).is_err() || sheet.confidence.is_some_and(super::Confidence::is_low) {
        return true;
    }
    let mut short = rubric.criteria().iter().filter_map(|criterion| {
        let level = sheet.score(&criterion.id)?.level;
        (!criterion.is_met_by(level)).then(|| criterion.required - level)
    });
    short.next() == Some(1) && short.next().is_none()
}
