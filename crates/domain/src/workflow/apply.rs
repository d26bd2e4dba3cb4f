//! What each command does to a submission, once the table and the person have been checked.

use std::collections::BTreeSet;

use jiff::SignedDuration;

use super::seats::{adjudicate, assign, check_panel, fresh_assessment, return_to_assessors, send_scores, vacate};
use super::{Command, Context, Effect, Refusal, Role, State, Submission};
use crate::CriterionId;
use crate::scoring::Finding;

type Effects = Result<Vec<Effect>, Refusal>;

/// Changes the submission and says what follows from the command itself.
pub(super) fn apply(submission: &mut Submission, command: &Command, context: &Context<'_>) -> Effects {
    match command {
        Command::Submit(_) => Ok(submit(submission, context)),
        Command::TakeBack => take_back(submission, context),
        Command::Withdraw => Ok(go(submission, State::Withdrawn)),
        Command::Abandon => Ok(go(submission, State::Abandoned)),
        Command::Resume | Command::Correct => Ok(reopen(submission)),
        Command::TakePrecheck => take_precheck(submission, context),
        Command::PassPrecheck => Ok(queue(submission)),
        Command::Enqueue => enqueue(submission, context),
        Command::ReturnIncomplete => Ok(go(submission, State::ReturnedIncomplete)),
        Command::HoldForPrivacy => Ok(with(go(submission, State::PrivacyHold), Effect::HideEvidence)),
        Command::ReleasePrivacyHold => Ok(with(queue(submission), Effect::ShowEvidence)),
        Command::Assign(people) => assign(submission, people, context),
        Command::Decline => vacate(submission, context.actor, false),
        Command::Release(assessor) => vacate(submission, assessor, false),
        Command::Recuse => vacate(submission, context.actor, true),
        Command::SendScores(reading) => send_scores(submission, reading, context),
        Command::Adjudicate(finding) => adjudicate(submission, finding, context),
        Command::Grant => grant(submission, context),
        Command::DecideNotYet => decide_not_yet(submission, context),
        Command::ReturnToAssessors => Ok(return_to_assessors(submission, context)),
        Command::TryAgain => try_again(submission),
        Command::RequireCoach => require_coach(submission),
        Command::SignOff => Ok(next_attempt(submission)),
        Command::Appeal(_) => appeal(submission, context),
        Command::GrantAppeal(panel) => {
            check_panel(submission, panel, context)?;
            Ok(award(submission, context))
        }
        Command::DismissAppeal(panel) => {
            check_panel(submission, panel, context)?;
            Ok(with(go(submission, State::NotYet), Effect::ReleaseFeedback))
        }
        Command::OrderFreshAssessment(panel) => {
            check_panel(submission, panel, context)?;
            Ok(fresh_assessment(submission))
        }
        Command::HoldForIntegrity => Ok(hold_for_integrity(submission)),
        Command::ReleaseIntegrityHold => Ok(release_integrity_hold(submission)),
        Command::Deny => Ok(end(submission, State::Denied)),
        Command::Close => Ok(end(submission, State::Closed)),
    }
}

fn go(submission: &mut Submission, to: State) -> Vec<Effect> {
    submission.state = to;
    Vec::new()
}

fn with(mut effects: Vec<Effect>, effect: Effect) -> Vec<Effect> {
    effects.push(effect);
    effects
}

/// Ends it, and takes open work from whoever still has a seat.
fn end(submission: &mut Submission, to: State) -> Vec<Effect> {
    submission.held_from = None;
    let open: BTreeSet<_> = submission.assigned.difference(&submission.scored).cloned().collect();
    submission.state = to;
    if open.is_empty() {
        Vec::new()
    } else {
        vec![Effect::Dismiss(open)]
    }
}

fn submit(submission: &mut Submission, context: &Context<'_>) -> Vec<Effect> {
    submission.state = State::Submitted;
    submission.submitted_at = Some(context.now);
    vec![Effect::FreezeSnapshot]
}

fn take_back(submission: &mut Submission, context: &Context<'_>) -> Effects {
    if context.opened || !submission.scored.is_empty() {
        return Err(Refusal::ScoringStarted);
    }
    let waited = submission
        .submitted_at
        .map_or(SignedDuration::MAX, |at| context.now.duration_since(at));
    if waited > context.policy.take_back {
        return Err(Refusal::TakeBackOver);
    }
    let seated = submission.assigned.clone();
    submission.clear_round();
    submission.submitted_at = None;
    let effects = reopen(submission);
    Ok(if seated.is_empty() {
        effects
    } else {
        with(effects, Effect::Dismiss(seated))
    })
}

/// Opens the draft of the running attempt again, everything in it.
fn reopen(submission: &mut Submission) -> Vec<Effect> {
    submission.state = State::Draft;
    let criteria = BTreeSet::new();
    vec![Effect::OpenDraft {
        attempt: submission.attempt,
        criteria,
    }]
}

fn take_precheck(submission: &mut Submission, context: &Context<'_>) -> Effects {
    if !context.policy.precheck {
        return Err(Refusal::NoPrecheck);
    }
    Ok(go(submission, State::Precheck))
}

fn enqueue(submission: &mut Submission, context: &Context<'_>) -> Effects {
    if context.policy.precheck {
        return Err(Refusal::PrecheckNeeded);
    }
    Ok(queue(submission))
}

fn queue(submission: &mut Submission) -> Vec<Effect> {
    go(submission, State::InQueue)
}

/// By hand, unless the issuer lets the platform decide a clear result.
fn check_decider(context: &Context<'_>) -> Result<(), Refusal> {
    if context.role == Role::System && !context.policy.automatic_decision {
        return Err(Refusal::DecidedByHand);
    }
    Ok(())
}

fn grant(submission: &mut Submission, context: &Context<'_>) -> Effects {
    check_decider(context)?;
    if submission.finding != Some(Finding::Met) {
        return Err(Refusal::FindingDiffers);
    }
    Ok(award(submission, context))
}

fn award(submission: &mut Submission, context: &Context<'_>) -> Vec<Effect> {
    note_decision(submission, context);
    submission.state = State::Awarded;
    vec![Effect::Award, Effect::ReleaseFeedback]
}

fn decide_not_yet(submission: &mut Submission, context: &Context<'_>) -> Effects {
    check_decider(context)?;
    if !matches!(submission.finding, Some(Finding::NotYet { .. })) {
        return Err(Refusal::FindingDiffers);
    }
    note_decision(submission, context);
    Ok(with(go(submission, State::NotYet), Effect::ReleaseFeedback))
}

fn note_decision(submission: &mut Submission, context: &Context<'_>) {
    submission.decided_at = Some(context.now);
    if context.role != Role::System {
        submission.deciders.insert(context.actor.clone());
    }
}

fn try_again(submission: &mut Submission) -> Effects {
    if submission.attempt >= submission.attempt_limit {
        return Err(Refusal::CoachFirst);
    }
    Ok(next_attempt(submission))
}

fn require_coach(submission: &mut Submission) -> Effects {
    if submission.attempt < submission.attempt_limit {
        return Err(Refusal::AttemptsLeft);
    }
    Ok(go(submission, State::CoachRequired))
}

/// Attempt n + 1: pre-filled, only the unmet criteria open.
fn next_attempt(submission: &mut Submission) -> Vec<Effect> {
    let criteria = open_criteria(submission.finding.as_ref());
    submission.clear_round();
    submission.attempt = submission.attempt.saturating_add(1);
    submission.readers.clear();
    submission.declined.clear();
    submission.fresh = false;
    submission.required = 0;
    submission.submitted_at = None;
    submission.decided_at = None;
    submission.state = State::Draft;
    vec![Effect::OpenDraft {
        attempt: submission.attempt,
        criteria,
    }]
}

/// The criteria that a next attempt opens: those not yet met.
fn open_criteria(finding: Option<&Finding>) -> BTreeSet<CriterionId> {
    match finding {
        Some(Finding::NotYet { unmet }) => unmet.clone(),
        Some(Finding::Met) | None => BTreeSet::new(),
    }
}

fn appeal(submission: &mut Submission, context: &Context<'_>) -> Effects {
    let days = SignedDuration::from_hours(24 * i64::from(context.policy.appeal_days));
    let waited = submission
        .decided_at
        .map_or(SignedDuration::MAX, |at| context.now.duration_since(at));
    if waited > days {
        return Err(Refusal::AppealOver);
    }
    Ok(with(go(submission, State::Appealed), Effect::SeekPanel))
}

fn hold_for_integrity(submission: &mut Submission) -> Vec<Effect> {
    submission.held_from = Some(submission.state);
    go(submission, State::IntegrityHold)
}

/// Back to the state before. A hold always remembers it; a row without one goes back to the queue's front door.
fn release_integrity_hold(submission: &mut Submission) -> Vec<Effect> {
    let before = submission.held_from.take().unwrap_or(State::Submitted);
    go(submission, before)
}
