//! One step: the only way a submission moves.

use super::already::already_done;
use super::apply::apply;
use super::table::{TABLE, permits};
use super::{Change, Command, Context, Effect, Last, Outcome, Refusal, Role, State, Submission};
use crate::clock::Promise;

/// Asks whether a command is legal now and what follows (product rules §4).
///
/// Call it inside the transaction that will write the answer, with the submission as read in that transaction, so
/// that two people who act at once are put in order by the database and the second one meets the first one's result.
///
/// # Errors
/// A [`Refusal`] that says why; the submission stays as it was.
pub fn step(submission: &Submission, command: &Command, context: &Context<'_>) -> Result<Outcome, Refusal> {
    check_person(submission, command, context)?;
    if context.replayed || already_done(submission, command, context) {
        return Ok(Outcome::AlreadyDone);
    }
    if context.attempt != submission.attempt {
        return Err(Refusal::OtherAttempt {
            asked: context.attempt,
            running: submission.attempt,
        });
    }
    match permits(submission.state, command.kind(), context.role) {
        None => return Err(Refusal::NotFrom(submission.state)),
        Some(false) => return Err(Refusal::NotForRole(context.role)),
        Some(true) => {}
    }
    let mut after = submission.clone();
    let mut effects = apply(&mut after, command, context)?;
    after.last = Some(Last {
        kind: command.kind(),
        attempt: submission.attempt,
    });
    settle(submission, &mut after, &mut effects);
    Ok(Outcome::Changed(Box::new(Change {
        from: submission.state,
        after,
        effects,
    })))
}

/// Whoever may never give this command learns nothing, not even that it was already done.
fn check_person(submission: &Submission, command: &Command, context: &Context<'_>) -> Result<(), Refusal> {
    let kind = command.kind();
    if !TABLE
        .iter()
        .any(|row| row.command == kind && row.by.contains(&context.role))
    {
        return Err(Refusal::NotForRole(context.role));
    }
    let own = *context.actor == submission.earner;
    match context.role {
        Role::Earner if !own => Err(Refusal::NotYours),
        Role::Earner | Role::System => Ok(()),
        _ if own => Err(Refusal::OwnWork),
        _ => Ok(()),
    }
}

/// What follows from the change of state alone: flags, clocks, retention.
fn settle(before: &Submission, after: &mut Submission, effects: &mut Vec<Effect>) {
    if before.state == after.state {
        return;
    }
    after.flags.overdue = false;
    after.flags.escalated = false;
    after.flags.paused = after.state.pauses_clocks() || (after.state == State::Draft && before.flags.paused);
    settle_clocks(before, after, effects);
    let (kept, keeps) = (retains(before.state), retains(after.state));
    if keeps && !kept {
        effects.push(Effect::StartRetention);
    } else if kept && !keeps {
        effects.push(Effect::StopRetention);
    }
}

fn settle_clocks(before: &Submission, after: &Submission, effects: &mut Vec<Effect>) {
    let (was, is) = (awaits_decision(before), awaits_decision(after));
    if before.flags.paused && !after.flags.paused && is {
        effects.push(Effect::ResumeClocks);
    }
    if !was && is {
        effects.push(Effect::StartDecisionClock);
    }
    let (old, new) = (running_promise(before), running_promise(after));
    if old != new {
        effects.extend(old.map(Effect::StopClock));
        effects.extend(new.map(Effect::StartClock));
    }
    if was && !is {
        effects.push(Effect::StopDecisionClock);
    }
    if after.flags.paused && !before.flags.paused && is {
        effects.push(Effect::PauseClocks);
    }
}

/// Whether the earner is owed a decision on the running attempt, even if the clock stands still just now.
fn awaits_decision(submission: &Submission) -> bool {
    match submission.state {
        State::IntegrityHold => submission.held_from.is_some_and(State::awaits_staff),
        State::ReturnedIncomplete | State::PrivacyHold => true,
        State::Draft => submission.flags.paused,
        state => state.awaits_staff(),
    }
}

/// The promise that runs, or stands still during an integrity hold.
fn running_promise(submission: &Submission) -> Option<Promise> {
    match submission.state {
        State::IntegrityHold => submission.held_from.and_then(State::promise),
        state => state.promise(),
    }
}

/// Evidence is kept for a limited time from here on (product rules §4 and §7).
const fn retains(state: State) -> bool {
    state.is_final() || matches!(state, State::Abandoned)
}
