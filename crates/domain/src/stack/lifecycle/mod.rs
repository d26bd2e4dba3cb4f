//! The road of one person through one stack (product rules §4 "Other lifecycles").
//!
//! in progress → eligible → claimed → officer review → awarded or returned. When a member award is revoked the
//! stack is looked at again: eligibility is lost, a claim or an award is at risk, and nobody is awarded while it is.

use serde::{Deserialize, Serialize};

/// Where a person stands in a stack.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// The rule is not fulfilled yet.
    InProgress,
    /// It is: the person may claim.
    Eligible,
    /// Claimed; an officer will look at it.
    Claimed,
    /// An officer has it.
    OfficerReview,
    /// The comprehensive credential is awarded.
    Awarded,
    /// The officer returned the claim with a reason; it can be claimed again.
    Returned,
}

impl Stage {
    /// Every stage, in order.
    pub const ALL: [Self; 6] = [
        Self::InProgress,
        Self::Eligible,
        Self::Claimed,
        Self::OfficerReview,
        Self::Awarded,
        Self::Returned,
    ];

    /// The word for it in data.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::InProgress => "in_progress",
            Self::Eligible => "eligible",
            Self::Claimed => "claimed",
            Self::OfficerReview => "officer_review",
            Self::Awarded => "awarded",
            Self::Returned => "returned",
        }
    }

    /// Reads the word back.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.as_str() == word)
    }
}

/// A person's place in a stack.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Journey {
    /// Where they stand.
    pub stage: Stage,
    /// The rule was fulfilled when they claimed or were awarded, and is not any more.
    pub at_risk: bool,
}

/// What may happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Command {
    /// Awards, hours or attestations changed, in either direction; the room evaluated the rule again.
    Evaluate,
    /// The person claims.
    Claim,
    /// An officer takes it.
    TakeUp,
    /// The officer awards.
    Award,
    /// The officer returns it.
    Return,
}

/// What follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Effect {
    /// Tell the person that they may claim.
    AnnounceEligible,
    /// Tell the officers that there is a claim.
    SeekOfficer,
    /// Issue the comprehensive credential. At most once in a journey.
    Award,
    /// Tell the officer and the person that a part is gone.
    WarnAtRisk,
    /// Tell them that it is whole again.
    ClearRisk,
}

/// Why a command is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Not possible from this stage.
    #[error("not possible from {}", .0.as_str())]
    NotFrom(Stage),
    /// The rule is not fulfilled at this moment.
    #[error("the rule is not fulfilled")]
    NotSatisfied,
}

impl Default for Journey {
    fn default() -> Self {
        Self {
            stage: Stage::InProgress,
            at_risk: false,
        }
    }
}

impl Journey {
    /// One step. `satisfied` is the rule as evaluated in the same transaction, for claim and award too: what was
    /// true when the page was shown may have been revoked since. `Ok` with the same journey and no effect means
    /// that it was already done.
    ///
    /// # Errors
    /// [`Refusal`]; the journey stays as it was.
    pub const fn step(self, command: Command, satisfied: bool) -> Result<(Self, Option<Effect>), Refusal> {
        match (command, self.stage) {
            (Command::Evaluate, _) => Ok(self.evaluate(satisfied)),
            (Command::Claim, Stage::Claimed | Stage::OfficerReview)
            | (Command::TakeUp, Stage::OfficerReview)
            | (Command::Award, Stage::Awarded)
            | (Command::Return, Stage::Returned) => Ok((self, None)),
            (Command::Claim, Stage::InProgress) => Err(Refusal::NotSatisfied),
            (Command::Claim, Stage::Eligible | Stage::Returned) if !satisfied => Err(Refusal::NotSatisfied),
            (Command::Claim, Stage::Eligible | Stage::Returned) => Ok((
                Self {
                    stage: Stage::Claimed,
                    at_risk: false,
                },
                Some(Effect::SeekOfficer),
            )),
            (Command::TakeUp, Stage::Claimed) => Ok((
                Self {
                    stage: Stage::OfficerReview,
                    at_risk: self.at_risk,
                },
                None,
            )),
            (Command::Award, Stage::OfficerReview) if !satisfied => Err(Refusal::NotSatisfied),
            (Command::Award, Stage::OfficerReview) => Ok((
                Self {
                    stage: Stage::Awarded,
                    at_risk: false,
                },
                Some(Effect::Award),
            )),
            (Command::Return, Stage::OfficerReview) => Ok((
                Self {
                    stage: Stage::Returned,
                    at_risk: false,
                },
                None,
            )),
            (_, stage) => Err(Refusal::NotFrom(stage)),
        }
    }

    const fn evaluate(self, satisfied: bool) -> (Self, Option<Effect>) {
        match self.stage {
            Stage::InProgress if satisfied => (
                Self {
                    stage: Stage::Eligible,
                    at_risk: false,
                },
                Some(Effect::AnnounceEligible),
            ),
            Stage::Eligible if !satisfied => (
                Self {
                    stage: Stage::InProgress,
                    at_risk: false,
                },
                None,
            ),
            Stage::Claimed | Stage::OfficerReview | Stage::Awarded if satisfied && self.at_risk => (
                Self {
                    stage: self.stage,
                    at_risk: false,
                },
                Some(Effect::ClearRisk),
            ),
            Stage::Claimed | Stage::OfficerReview | Stage::Awarded if !satisfied && !self.at_risk => (
                Self {
                    stage: self.stage,
                    at_risk: true,
                },
                Some(Effect::WarnAtRisk),
            ),
            _ => (self, None),
        }
    }
}

#[cfg(test)]
mod tests;
