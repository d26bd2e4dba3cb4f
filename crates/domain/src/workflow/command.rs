//! What somebody may ask of a submission.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::PersonId;
use crate::preflight::Clear;
use crate::scoring::{Finding, Reading};

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
