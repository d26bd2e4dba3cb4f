//! The contract as data: every legal move.

use super::{Kind, Role, State};

/// One legal move. A command that can lead to several states has one row for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Transition {
    /// The state before.
    pub from: State,
    /// The command.
    pub command: Kind,
    /// The state after. Equal to `from` when only seats or scores change.
    pub to: State,
    /// Who may give the command.
    pub by: &'static [Role],
}

const fn row(from: State, command: Kind, to: State, by: &'static [Role]) -> Transition {
    Transition { from, command, to, by }
}

const EARNER: &[Role] = &[Role::Earner];
const SYSTEM: &[Role] = &[Role::System];
const ASSIGNER: &[Role] = &[Role::System, Role::IssuerAdmin, Role::LeadAssessor];
const PRECHECKER: &[Role] = &[Role::Prechecker, Role::IssuerAdmin];
const ASSESSOR: &[Role] = &[Role::Assessor, Role::LeadAssessor];
const LEAD: &[Role] = &[Role::LeadAssessor];
const DECIDER: &[Role] = &[Role::Grantor, Role::System];
const GRANTOR: &[Role] = &[Role::Grantor];
const COACH: &[Role] = &[Role::Coach];
const PANEL: &[Role] = &[Role::AppealsPanel];
const INTEGRITY: &[Role] = &[Role::IntegrityOfficer];
const ALARM: &[Role] = &[Role::IntegrityOfficer, Role::System];
const CLOSER: &[Role] = &[Role::IssuerAdmin, Role::System];
const COACH_GATE: &[Role] = &[Role::Earner, Role::System];

use Kind as K;
use State as S;

/// Every legal move of the product rules §4, in the order of its states. Two things are spelled out that the rules
/// say in a sentence: taking back within the hour, and the integrity hold, which may begin wherever frozen evidence
/// is being worked on and returns to the state before.
pub const TABLE: &[Transition] = &[
    row(S::Draft, K::Submit, S::Submitted, EARNER),
    row(S::Draft, K::Withdraw, S::Withdrawn, EARNER),
    row(S::Draft, K::Abandon, S::Abandoned, SYSTEM),
    row(S::Submitted, K::TakePrecheck, S::Precheck, PRECHECKER),
    row(S::Submitted, K::Enqueue, S::InQueue, CLOSER),
    row(S::Submitted, K::Withdraw, S::Withdrawn, EARNER),
    row(S::Submitted, K::TakeBack, S::Draft, EARNER),
    row(S::Submitted, K::HoldForIntegrity, S::IntegrityHold, ALARM),
    row(S::Precheck, K::ReturnIncomplete, S::ReturnedIncomplete, PRECHECKER),
    row(S::Precheck, K::HoldForPrivacy, S::PrivacyHold, PRECHECKER),
    row(S::Precheck, K::PassPrecheck, S::InQueue, PRECHECKER),
    row(S::Precheck, K::TakeBack, S::Draft, EARNER),
    row(S::Precheck, K::HoldForIntegrity, S::IntegrityHold, ALARM),
    row(S::ReturnedIncomplete, K::Correct, S::Draft, EARNER),
    row(S::PrivacyHold, K::Correct, S::Draft, EARNER),
    row(S::PrivacyHold, K::ReleasePrivacyHold, S::InQueue, PRECHECKER),
    row(S::PrivacyHold, K::Close, S::Closed, CLOSER),
    row(S::InQueue, K::Assign, S::Assessing, ASSIGNER),
    row(S::InQueue, K::Withdraw, S::Withdrawn, EARNER),
    row(S::InQueue, K::TakeBack, S::Draft, EARNER),
    row(S::InQueue, K::HoldForIntegrity, S::IntegrityHold, ALARM),
    row(S::Assessing, K::Assign, S::Assessing, ASSIGNER),
    row(S::Assessing, K::Decline, S::Assessing, ASSESSOR),
    row(S::Assessing, K::Decline, S::InQueue, ASSESSOR),
    row(S::Assessing, K::Recuse, S::Assessing, ASSESSOR),
    row(S::Assessing, K::Recuse, S::InQueue, ASSESSOR),
    row(S::Assessing, K::Release, S::Assessing, ASSIGNER),
    row(S::Assessing, K::Release, S::InQueue, ASSIGNER),
    row(S::Assessing, K::SendScores, S::Assessing, ASSESSOR),
    row(S::Assessing, K::SendScores, S::Adjudication, ASSESSOR),
    row(S::Assessing, K::SendScores, S::DecisionPending, ASSESSOR),
    row(S::Assessing, K::TakeBack, S::Draft, EARNER),
    row(S::Assessing, K::HoldForIntegrity, S::IntegrityHold, ALARM),
    row(S::Adjudication, K::Adjudicate, S::DecisionPending, LEAD),
    row(S::Adjudication, K::HoldForIntegrity, S::IntegrityHold, ALARM),
    row(S::IntegrityHold, K::ReleaseIntegrityHold, S::Submitted, INTEGRITY),
    row(S::IntegrityHold, K::ReleaseIntegrityHold, S::Precheck, INTEGRITY),
    row(S::IntegrityHold, K::ReleaseIntegrityHold, S::InQueue, INTEGRITY),
    row(S::IntegrityHold, K::ReleaseIntegrityHold, S::Assessing, INTEGRITY),
    row(S::IntegrityHold, K::ReleaseIntegrityHold, S::Adjudication, INTEGRITY),
    row(S::IntegrityHold, K::ReleaseIntegrityHold, S::DecisionPending, INTEGRITY),
    row(S::IntegrityHold, K::ReleaseIntegrityHold, S::Appealed, INTEGRITY),
    row(S::IntegrityHold, K::Deny, S::Denied, INTEGRITY),
    row(S::DecisionPending, K::Grant, S::Awarded, DECIDER),
    row(S::DecisionPending, K::DecideNotYet, S::NotYet, DECIDER),
    row(S::DecisionPending, K::ReturnToAssessors, S::Assessing, GRANTOR),
    row(S::DecisionPending, K::HoldForIntegrity, S::IntegrityHold, ALARM),
    row(S::NotYet, K::TryAgain, S::Draft, EARNER),
    row(S::NotYet, K::Appeal, S::Appealed, EARNER),
    row(S::NotYet, K::RequireCoach, S::CoachRequired, COACH_GATE),
    row(S::NotYet, K::Close, S::Closed, CLOSER),
    row(S::CoachRequired, K::SignOff, S::Draft, COACH),
    row(S::Appealed, K::GrantAppeal, S::Awarded, PANEL),
    row(S::Appealed, K::DismissAppeal, S::NotYet, PANEL),
    row(S::Appealed, K::OrderFreshAssessment, S::Assessing, PANEL),
    row(S::Appealed, K::HoldForIntegrity, S::IntegrityHold, ALARM),
    row(S::Abandoned, K::Resume, S::Draft, EARNER),
];

/// The legal moves out of a state, so that a page shows no button that would be refused for the state alone.
pub fn allowed(state: State) -> impl Iterator<Item = &'static Transition> {
    TABLE.iter().filter(move |row| row.from == state)
}

/// The commands that a role may give in a state, each once, in the order of the table.
#[must_use]
pub fn allowed_for(state: State, role: Role) -> Vec<Kind> {
    let mut kinds: Vec<Kind> = allowed(state)
        .filter(|row| row.by.contains(&role))
        .map(|row| row.command)
        .collect();
    kinds.dedup();
    kinds
}

/// Whether this command is known in this state, and for this role.
pub(super) fn permits(state: State, kind: Kind, role: Role) -> Option<bool> {
    let mut rows = allowed(state).filter(|row| row.command == kind).peekable();
    rows.peek()?;
    Some(rows.any(|row| row.by.contains(&role)))
}
