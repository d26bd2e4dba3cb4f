//! Who asks, in which role, when, and under which policy.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::PersonId;

/// In which role the actor asks. A person may hold several; the room says which one this request uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// The person whose evidence this is.
    Earner,
    /// Signs off before an attempt beyond the limit.
    Coach,
    /// Completeness, legibility and privacy.
    Prechecker,
    /// Scores blind against the rubric.
    Assessor,
    /// Adjudicates disagreement.
    LeadAssessor,
    /// Takes the issuer's decision; never edits scores.
    Grantor,
    /// Re-examines a decision independently.
    AppealsPanel,
    /// Investigates plagiarism, undisclosed AI use, consent breaches.
    IntegrityOfficer,
    /// Runs the issuer's work: assigns, closes.
    IssuerAdmin,
    /// The platform itself: clocks, jobs, automatic policy.
    System,
}

impl Role {
    /// Every role that the workflow knows.
    pub const ALL: [Self; 10] = [
        Self::Earner,
        Self::Coach,
        Self::Prechecker,
        Self::Assessor,
        Self::LeadAssessor,
        Self::Grantor,
        Self::AppealsPanel,
        Self::IntegrityOfficer,
        Self::IssuerAdmin,
        Self::System,
    ];

    /// The word for this role in data and in the documentation of the table.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Earner => "earner",
            Self::Coach => "coach",
            Self::Prechecker => "prechecker",
            Self::Assessor => "assessor",
            Self::LeadAssessor => "lead_assessor",
            Self::Grantor => "grantor",
            Self::AppealsPanel => "appeals_panel",
            Self::IntegrityOfficer => "integrity_officer",
            Self::IssuerAdmin => "issuer_admin",
            Self::System => "system",
        }
    }
}

/// What an issuer has decided about its own workflow.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Policy {
    /// Whether sent submissions pass a pre-checker before the queue.
    pub precheck: bool,
    /// How long the earner may take a sent submission back. One hour by default.
    pub take_back: SignedDuration,
    /// How many days after a decision it can be appealed. 30 by default.
    pub appeal_days: u16,
    /// Whether the platform may grant and decide by itself when the merged result is clear.
    pub automatic_decision: bool,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            precheck: false,
            take_back: SignedDuration::from_hours(1),
            appeal_days: 30,
            automatic_decision: false,
        }
    }
}

/// Who asks, when, and what the room knows at that moment.
#[derive(Debug, Clone)]
pub struct Context<'a> {
    /// The person who asks; for [`Role::System`] whichever name the room gives its own work.
    pub actor: &'a PersonId,
    /// The role in which they ask. The room has already checked that they hold it.
    pub role: Role,
    /// The attempt that the page showed. A page of attempt 1 cannot act on attempt 2.
    pub attempt: u32,
    /// Now, from the platform's clock.
    pub now: Timestamp,
    /// The issuer's workflow policy.
    pub policy: &'a Policy,
    /// The idempotency key of this request is already in the submission's event log.
    pub replayed: bool,
    /// An assessor has opened this attempt: it can no longer be taken back.
    pub opened: bool,
    /// How many scores the attempt needs, from [`crate::scoring::scorers_needed`]. Read when it leaves the queue.
    pub scorers: u8,
}

impl<'a> Context<'a> {
    /// A context with nothing special about it: not a replay, not opened, one score needed.
    #[must_use]
    pub const fn new(actor: &'a PersonId, role: Role, attempt: u32, now: Timestamp, policy: &'a Policy) -> Self {
        Self {
            actor,
            role,
            attempt,
            now,
            policy,
            replayed: false,
            opened: false,
            scorers: 1,
        }
    }
}
