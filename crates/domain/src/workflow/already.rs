//! Recognising what was done before.
//!
//! The room knows a retry by its idempotency key ([`Context::replayed`]). This file knows the rest: a second tab, a
//! second grantor, an assessor who sends twice, each with a key of their own.

use super::{Command, Context, Kind, State, Submission};

/// Whether the command's effect is already there.
pub(super) fn already_done(submission: &Submission, command: &Command, context: &Context<'_>) -> bool {
    let same_attempt = context.attempt == submission.attempt;
    match command {
        Command::Assign(people) => same_attempt && !people.is_empty() && people.is_subset(&submission.assigned),
        Command::SendScores(_) => same_attempt && submission.scored.contains(context.actor),
        Command::Adjudicate(_) => same_attempt && submission.adjudicator.as_ref() == Some(context.actor),
        Command::Recuse => submission.recused.contains(context.actor),
        Command::Decline => same_attempt && submission.declined.contains(context.actor),
        Command::Release(assessor) => same_attempt && submission.declined.contains(assessor),
        Command::Grant | Command::GrantAppeal(_) => same_attempt && submission.state == State::Awarded,
        Command::Submit(_) => same_attempt && submission.state.awaits_staff(),
        _ => is_last(submission, command.kind(), context.attempt),
    }
}

/// The latest accepted command was this one, on the attempt that the page showed. None of the commands that get
/// here can be legal twice in a row, so this can only be the same wish a second time.
fn is_last(submission: &Submission, kind: Kind, attempt: u32) -> bool {
    submission
        .last
        .is_some_and(|last| last.kind == kind && last.attempt == attempt)
}
