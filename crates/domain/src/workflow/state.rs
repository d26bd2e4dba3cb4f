//! The states a submission can be in.

use serde::{Deserialize, Serialize};

use crate::clock::Promise;

/// Where a submission stands (product rules §4). The words are the contract: they stand in the database, in the
/// API and in the event log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// The earner is writing. Nobody else sees it unless the earner shares a part with a coach.
    Draft,
    /// Sent: declarations confirmed, snapshot frozen.
    Submitted,
    /// A pre-checker looks at completeness, legibility and privacy, never at competence.
    Precheck,
    /// Something is missing, illegible or unreachable. The attempt is not counted.
    ReturnedIncomplete,
    /// Consent is missing or an identity shows. Evidence is hidden from assessors.
    PrivacyHold,
    /// Complete, waiting for assessors.
    InQueue,
    /// Assessors hold it. Scores stay hidden from each other until all are in.
    Assessing,
    /// Scores disagree; a lead who did not score decides.
    Adjudication,
    /// Similarity or a report is being looked into. The earner may respond in writing.
    IntegrityHold,
    /// The merged result waits for the issuer's decision.
    DecisionPending,
    /// The issuer granted the award. It is issued exactly once.
    Awarded,
    /// A criterion is below its required level; feedback is released.
    NotYet,
    /// The attempts are spent; a coach signs off before the next one.
    CoachRequired,
    /// A panel that excludes earlier deciders looks at the decision again.
    Appealed,
    /// The earner withdrew it.
    Withdrawn,
    /// A draft left alone for too long. It can be taken up again.
    Abandoned,
    /// Refused for a breach of integrity.
    Denied,
    /// Ended without a decision to come.
    Closed,
}

impl State {
    /// Every state, in the order of the product rules.
    pub const ALL: [Self; 18] = [
        Self::Draft,
        Self::Submitted,
        Self::Precheck,
        Self::ReturnedIncomplete,
        Self::PrivacyHold,
        Self::InQueue,
        Self::Assessing,
        Self::Adjudication,
        Self::IntegrityHold,
        Self::DecisionPending,
        Self::Awarded,
        Self::NotYet,
        Self::CoachRequired,
        Self::Appealed,
        Self::Withdrawn,
        Self::Abandoned,
        Self::Denied,
        Self::Closed,
    ];

    /// The word of the contract, as stored.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Submitted => "submitted",
            Self::Precheck => "precheck",
            Self::ReturnedIncomplete => "returned_incomplete",
            Self::PrivacyHold => "privacy_hold",
            Self::InQueue => "in_queue",
            Self::Assessing => "assessing",
            Self::Adjudication => "adjudication",
            Self::IntegrityHold => "integrity_hold",
            Self::DecisionPending => "decision_pending",
            Self::Awarded => "awarded",
            Self::NotYet => "not_yet",
            Self::CoachRequired => "coach_required",
            Self::Appealed => "appealed",
            Self::Withdrawn => "withdrawn",
            Self::Abandoned => "abandoned",
            Self::Denied => "denied",
            Self::Closed => "closed",
        }
    }

    /// Reads the word of the contract back; `None` for anything else.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == word)
    }

    /// Nothing leads out of it: the retention clock runs (and an award has its own life, see [`crate::award`]).
    #[must_use]
    pub const fn is_final(self) -> bool {
        matches!(self, Self::Awarded | Self::Withdrawn | Self::Denied | Self::Closed)
    }

    /// The earner waits for somebody else, so they are owed an expected date.
    #[must_use]
    pub const fn awaits_staff(self) -> bool {
        matches!(
            self,
            Self::Submitted
                | Self::Precheck
                | Self::InQueue
                | Self::Assessing
                | Self::Adjudication
                | Self::DecisionPending
        )
    }

    /// The promise clocks stand still here (product rules §4 "Clocks").
    #[must_use]
    pub const fn pauses_clocks(self) -> bool {
        matches!(self, Self::ReturnedIncomplete | Self::PrivacyHold | Self::IntegrityHold)
    }

    /// The business-day promise that runs while a submission is here, if any. A submission that was just sent runs
    /// under the pre-check's promise until it reaches the queue.
    #[must_use]
    pub const fn promise(self) -> Option<Promise> {
        match self {
            Self::Submitted | Self::Precheck => Some(Promise::Precheck),
            Self::InQueue => Some(Promise::Assign),
            Self::Assessing => Some(Promise::Score),
            Self::Adjudication => Some(Promise::Adjudicate),
            Self::DecisionPending => Some(Promise::Decide),
            _ => None,
        }
    }
}

impl std::fmt::Display for State {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}
