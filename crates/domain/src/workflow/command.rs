//! What somebody may ask of a submission, and the context in which they ask.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::preflight::Clear;
use crate::scoring::{Finding, Reading};
use crate::{CriterionId, PersonId};

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

/// On what grounds a decision is appealed. They must be stated (product rules §4), so there is no "none".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grounds {
    /// Something in the evidence was not considered.
    EvidenceOverlooked,
    /// The rubric was read in another way than it is written.
    RubricMisapplied,
    /// The published procedure was not followed.
    ProcedureNotFollowed,
    /// Somebody who decided should not have.
    ConflictOfInterest,
}

/// A request to move a submission. Each variant is a verb of the trade; [`Kind`] is the same list without contents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Send the draft. [`Clear`] is the proof that pre-flight found no problem; nothing else can make one.
    Submit(Clear),
    /// Take a sent submission back, within the hour and before an assessor has opened it.
    TakeBack,
    /// The earner ends it.
    Withdraw,
    /// A draft was idle for too long.
    Abandon,
    /// Take an abandoned draft up again.
    Resume,
    /// A pre-checker takes it.
    TakePrecheck,
    /// The pre-check found it complete.
    PassPrecheck,
    /// The pre-check found something missing, illegible or unreachable.
    ReturnIncomplete,
    /// The pre-check found missing consent or an identity.
    HoldForPrivacy,
    /// The leak is closed without a change by the earner.
    ReleasePrivacyHold,
    /// The earner goes back to the draft to put right what was returned or held. Same attempt, not counted.
    Correct,
    /// Put it in the queue without a pre-check.
    Enqueue,
    /// Give it to these assessors. From the queue exactly as many as are needed, later the open seats.
    Assign(BTreeSet<PersonId>),
    /// The assessor cannot score this now.
    Decline,
    /// The assessor recognises the earner. Lasts for every attempt of this submission.
    Recuse,
    /// An overdue seat is taken from this assessor, to be given to another.
    Release(PersonId),
    /// The assessor's scores, with what all scores together say if these were the last ones missing.
    SendScores(Reading),
    /// The lead's decision on the disputed criteria, with what the settled scores say.
    Adjudicate(Finding),
    /// Award.
    Grant,
    /// Tell the earner "not yet", with feedback.
    DecideNotYet,
    /// Give the attempt back to the same assessors; the grantor never edits scores.
    ReturnToAssessors,
    /// Start attempt n + 1.
    TryAgain,
    /// The attempts are spent; ask for a coach.
    RequireCoach,
    /// The coach signs off; attempt n + 1 starts.
    SignOff,
    /// Ask a panel to look again.
    Appeal(Grounds),
    /// The panel awards. The members are named so that earlier deciders can be refused.
    GrantAppeal(BTreeSet<PersonId>),
    /// The panel upholds the decision.
    DismissAppeal(BTreeSet<PersonId>),
    /// The panel orders fresh assessors.
    OrderFreshAssessment(BTreeSet<PersonId>),
    /// Stop everything while integrity is looked into.
    HoldForIntegrity,
    /// Nothing was found: back to the state before.
    ReleaseIntegrityHold,
    /// A breach was found.
    Deny,
    /// End it without a further decision.
    Close,
}

/// The name of a [`Command`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each variant is described at the command of the same name")]
pub enum Kind {
    Submit,
    TakeBack,
    Withdraw,
    Abandon,
    Resume,
    TakePrecheck,
    PassPrecheck,
    ReturnIncomplete,
    HoldForPrivacy,
    ReleasePrivacyHold,
    Correct,
    Enqueue,
    Assign,
    Decline,
    Recuse,
    Release,
    SendScores,
    Adjudicate,
    Grant,
    DecideNotYet,
    ReturnToAssessors,
    TryAgain,
    RequireCoach,
    SignOff,
    Appeal,
    GrantAppeal,
    DismissAppeal,
    OrderFreshAssessment,
    HoldForIntegrity,
    ReleaseIntegrityHold,
    Deny,
    Close,
}

impl Command {
    /// Which command this is.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Submit(_) => Kind::Submit,
            Self::TakeBack => Kind::TakeBack,
            Self::Withdraw => Kind::Withdraw,
            Self::Abandon => Kind::Abandon,
            Self::Resume => Kind::Resume,
            Self::TakePrecheck => Kind::TakePrecheck,
            Self::PassPrecheck => Kind::PassPrecheck,
            Self::ReturnIncomplete => Kind::ReturnIncomplete,
            Self::HoldForPrivacy => Kind::HoldForPrivacy,
            Self::ReleasePrivacyHold => Kind::ReleasePrivacyHold,
            Self::Correct => Kind::Correct,
            Self::Enqueue => Kind::Enqueue,
            Self::Assign(_) => Kind::Assign,
            Self::Decline => Kind::Decline,
            Self::Recuse => Kind::Recuse,
            Self::Release(_) => Kind::Release,
            Self::SendScores(_) => Kind::SendScores,
            Self::Adjudicate(_) => Kind::Adjudicate,
            Self::Grant => Kind::Grant,
            Self::DecideNotYet => Kind::DecideNotYet,
            Self::ReturnToAssessors => Kind::ReturnToAssessors,
            Self::TryAgain => Kind::TryAgain,
            Self::RequireCoach => Kind::RequireCoach,
            Self::SignOff => Kind::SignOff,
            Self::Appeal(_) => Kind::Appeal,
            Self::GrantAppeal(_) => Kind::GrantAppeal,
            Self::DismissAppeal(_) => Kind::DismissAppeal,
            Self::OrderFreshAssessment(_) => Kind::OrderFreshAssessment,
            Self::HoldForIntegrity => Kind::HoldForIntegrity,
            Self::ReleaseIntegrityHold => Kind::ReleaseIntegrityHold,
            Self::Deny => Kind::Deny,
            Self::Close => Kind::Close,
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

/// The criteria that a next attempt opens: those not yet met.
pub(super) fn open_criteria(finding: Option<&Finding>) -> BTreeSet<CriterionId> {
    match finding {
        Some(Finding::NotYet { unmet }) => unmet.clone(),
        Some(Finding::Met) | None => BTreeSet::new(),
    }
}
