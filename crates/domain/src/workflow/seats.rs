//! Seats and scores: who reads an attempt, and what their scores lead to.

use std::collections::BTreeSet;

use super::{Context, Effect, Refusal, State, Submission};
use crate::PersonId;
use crate::scoring::{Finding, Reading};

type Effects = Result<Vec<Effect>, Refusal>;

/// Gives seats to assessors: from the queue exactly as many as the policy asks for, later at most the open seats.
pub(super) fn assign(submission: &mut Submission, people: &BTreeSet<PersonId>, context: &Context<'_>) -> Effects {
    let new: BTreeSet<PersonId> = people.difference(&submission.assigned).cloned().collect();
    if let Some(person) = new.iter().find(|person| is_barred(submission, person)) {
        return Err(Refusal::Excluded((*person).clone()));
    }
    let from_queue = submission.state == State::InQueue;
    let needed = if from_queue {
        usize::from(context.scorers.max(1))
    } else {
        submission.open_seats()
    };
    let fits = if from_queue {
        new.len() == needed
    } else {
        (1..=needed).contains(&new.len())
    };
    if !fits {
        return Err(Refusal::WrongNumber {
            needed,
            given: new.len(),
        });
    }
    if from_queue {
        submission.required = context.scorers.max(1);
    }
    submission.assigned.extend(new.iter().cloned());
    submission.state = State::Assessing;
    Ok(vec![Effect::Invite(new)])
}

/// Whether this person can have no seat in this attempt. Conflicts that lie outside the submission (coach,
/// supervisor, co-worker) are found by [`crate::assignment`].
fn is_barred(submission: &Submission, person: &PersonId) -> bool {
    *person == submission.earner
        || submission.recused.contains(person)
        || submission.declined.contains(person)
        || (submission.fresh && submission.deciders.contains(person))
}

/// Empties a seat whose scores are not in. When no seat is left the submission goes back to the queue.
pub(super) fn vacate(submission: &mut Submission, assessor: &PersonId, knows_earner: bool) -> Effects {
    if submission.scored.contains(assessor) {
        return Err(Refusal::ScoresAreIn);
    }
    if !submission.assigned.remove(assessor) {
        return Err(Refusal::NoSeat);
    }
    let list = if knows_earner {
        &mut submission.recused
    } else {
        &mut submission.declined
    };
    list.insert(assessor.clone());
    let mut effects = vec![Effect::Dismiss(BTreeSet::from([assessor.clone()]))];
    if submission.assigned.is_empty() {
        submission.state = State::InQueue;
    } else {
        effects.push(Effect::SeekAssessors(1));
    }
    Ok(effects)
}

/// Counts one assessor's scores, once. The last ones decide where the submission goes.
pub(super) fn send_scores(submission: &mut Submission, reading: &Reading, context: &Context<'_>) -> Effects {
    if !submission.assigned.contains(context.actor) {
        return Err(Refusal::NoSeat);
    }
    submission.scored.insert(context.actor.clone());
    submission.readers.insert(context.actor.clone());
    submission.deciders.insert(context.actor.clone());
    if submission.received() < usize::from(submission.required) {
        return Ok(Vec::new());
    }
    match reading {
        Reading::Incomplete => Err(Refusal::NotMerged),
        Reading::Settled(finding) => {
            submission.finding = Some(finding.clone());
            submission.state = State::DecisionPending;
            Ok(vec![Effect::RevealScores])
        }
        Reading::NearThreshold if submission.required < 2 => {
            submission.required = 2;
            Ok(vec![Effect::SeekAssessors(1)])
        }
        Reading::Disputed | Reading::NearThreshold => {
            submission.state = State::Adjudication;
            Ok(vec![Effect::RevealScores, Effect::SeekAdjudicator])
        }
    }
}

/// A lead who did not score this attempt decides what was disputed.
pub(super) fn adjudicate(submission: &mut Submission, finding: &Finding, context: &Context<'_>) -> Effects {
    let lead = context.actor;
    let took_part = submission.readers.contains(lead) || submission.assigned.contains(lead);
    let decided_before = submission.fresh && submission.deciders.contains(lead);
    if took_part || decided_before || submission.recused.contains(lead) {
        return Err(Refusal::Excluded(lead.clone()));
    }
    submission.adjudicator = Some(lead.clone());
    submission.deciders.insert(lead.clone());
    submission.finding = Some(finding.clone());
    submission.state = State::DecisionPending;
    Ok(Vec::new())
}

/// The same assessors look again. Their earlier sheets stay in the history.
pub(super) fn return_to_assessors(submission: &mut Submission, context: &Context<'_>) -> Vec<Effect> {
    let assessors = submission.assigned.clone();
    submission.scored.clear();
    submission.finding = None;
    submission.adjudicator = None;
    submission.deciders.insert(context.actor.clone());
    submission.state = State::Assessing;
    vec![Effect::ReopenSheets(assessors)]
}

/// The panel wants the attempt read by people who did not decide before.
pub(super) fn fresh_assessment(submission: &mut Submission) -> Vec<Effect> {
    submission.clear_round();
    submission.fresh = true;
    submission.decided_at = None;
    submission.required = submission.required.max(1);
    submission.state = State::Assessing;
    vec![Effect::SeekAssessors(submission.required)]
}

/// A panel speaks through one of its members and seats nobody who decided before (product rules §3).
pub(super) fn check_panel(
    submission: &mut Submission,
    panel: &BTreeSet<PersonId>,
    context: &Context<'_>,
) -> Result<(), Refusal> {
    if !panel.contains(context.actor) {
        return Err(Refusal::PanelIncomplete);
    }
    let excluded = |person: &&PersonId| {
        **person == submission.earner || submission.deciders.contains(*person) || submission.recused.contains(*person)
    };
    if let Some(person) = panel.iter().find(excluded) {
        return Err(Refusal::Excluded(person.clone()));
    }
    submission.deciders.extend(panel.iter().cloned());
    Ok(())
}
