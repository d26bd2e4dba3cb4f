//! What a step answers.

use std::collections::BTreeSet;

use super::{Role, State, Submission};
use crate::clock::Promise;
use crate::{CriterionId, PersonId};

/// The answer to an accepted command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Something changed: write it down, do the effects, tell people.
    Changed(Box<Change>),
    /// The same thing was done before (double click, retry, second tab): change nothing, answer as the first time.
    AlreadyDone,
}

impl Outcome {
    /// The change, unless it was already done.
    #[must_use]
    pub fn change(self) -> Option<Change> {
        match self {
            Self::Changed(change) => Some(*change),
            Self::AlreadyDone => None,
        }
    }
}

/// What changed, and what has to follow in the same transaction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The state before, for the event.
    pub from: State,
    /// The submission afterwards. `after.state` may equal `from` (a second assessor is assigned, the first of two
    /// scores arrives).
    pub after: Submission,
    /// What follows, in order.
    pub effects: Vec<Effect>,
}

/// Something that must follow a change, as data: the room that owns the noun does it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Freeze and hash what the earner sent.
    FreezeSnapshot,
    /// The earner's expected day starts to count. Only for the first sending of an attempt.
    StartDecisionClock,
    /// The expected day is void (the draft is in the earner's hand again, it was decided, it ended). A pause ends with it.
    StopDecisionClock,
    /// Start this promise in business days.
    StartClock(Promise),
    /// This promise is kept or void.
    StopClock(Promise),
    /// Clocks stand still.
    PauseClocks,
    /// Clocks run again.
    ResumeClocks,
    /// Open the draft for writing. `criteria` are the unmet ones; when empty, everything is open.
    OpenDraft {
        /// The attempt to be written.
        attempt: u32,
        /// The criteria to open by default; the rest is carried over as met.
        criteria: BTreeSet<CriterionId>,
    },
    /// Find this many more assessors.
    SeekAssessors(u8),
    /// These seats exist: invite them.
    Invite(BTreeSet<PersonId>),
    /// These seats are gone: the work disappears from their queue.
    Dismiss(BTreeSet<PersonId>),
    /// Ask the same assessors to look again; their sheets are open for writing.
    ReopenSheets(BTreeSet<PersonId>),
    /// All scores are in: each assessor may now see the others', without names.
    RevealScores,
    /// Find a lead who did not score.
    SeekAdjudicator,
    /// Issue the credential. Appears at most once in the life of a submission.
    Award,
    /// Show the earner the result and the feedback by criterion.
    ReleaseFeedback,
    /// Seat a panel without earlier deciders.
    SeekPanel,
    /// Assessors must not see the evidence.
    HideEvidence,
    /// Assessors may see the evidence again.
    ShowEvidence,
    /// The retention clock runs from now.
    StartRetention,
    /// The retention clock stops.
    StopRetention,
}

/// Why a command is refused. Nothing has changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The table has no such move from this state.
    #[error("not possible from {0}")]
    NotFrom(State),
    /// The move exists, but not for this role.
    #[error("not for the role {}", .0.as_str())]
    NotForRole(Role),
    /// An earner's move by somebody else.
    #[error("only the earner may do this")]
    NotYours,
    /// Nobody decides on their own work.
    #[error("nobody decides on their own work")]
    OwnWork,
    /// The page shows another attempt than the one that runs.
    #[error("attempt {running} is running, not {asked}")]
    OtherAttempt {
        /// The attempt that the page showed.
        asked: u32,
        /// The attempt that runs.
        running: u32,
    },
    /// The hour is over.
    #[error("too late to take it back")]
    TakeBackOver,
    /// An assessor has opened it.
    #[error("scoring has started")]
    ScoringStarted,
    /// This issuer pre-checks: the queue is reached through the pre-check.
    #[error("this issuer pre-checks")]
    PrecheckNeeded,
    /// This issuer does not pre-check.
    #[error("this issuer does not pre-check")]
    NoPrecheck,
    /// The number of assessors does not fit the open seats.
    #[error("{needed} assessors are needed, {given} were named")]
    WrongNumber {
        /// Open seats.
        needed: usize,
        /// Assessors named who hold no seat yet.
        given: usize,
    },
    /// This person stepped aside, or decided before an appeal, or scored.
    #[error("this person may not take part again")]
    Excluded(PersonId),
    /// The actor holds no seat here.
    #[error("no seat in this submission")]
    NoSeat,
    /// These scores are in; they can no longer be declined or released.
    #[error("the scores are already in")]
    ScoresAreIn,
    /// The last score is in, but the room did not say what all scores together say.
    #[error("the scores were not merged")]
    NotMerged,
    /// The merged scores say otherwise; the grantor returns it rather than overrule.
    #[error("the merged scores say otherwise")]
    FindingDiffers,
    /// Attempts are spent: a coach first.
    #[error("a coach must sign off first")]
    CoachFirst,
    /// Attempts are left: no coach needed.
    #[error("attempts are left")]
    AttemptsLeft,
    /// The days for an appeal are over.
    #[error("the days for an appeal are over")]
    AppealOver,
    /// A panel needs members, and the actor among them.
    #[error("the panel does not include the person who speaks for it")]
    PanelIncomplete,
    /// The issuer decides by hand.
    #[error("this issuer decides by hand")]
    DecidedByHand,
}
