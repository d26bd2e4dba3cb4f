//! From the draft to the queue, and back.

use jiff::SignedDuration;

use super::{Road, clear, people};
use crate::PersonId;
use crate::clock::Promise;
use crate::scoring::Finding;
use crate::workflow::{Command, Context, Effect, Kind, Outcome, Policy, Refusal, Role, State, allowed_for, step};

#[test]
fn evidence_in_and_an_award_out() {
    let mut road = Road::decided(Finding::Met);
    assert_eq!(road.effects.first(), Some(&Effect::RevealScores));
    road.go("grantor", Role::Grantor, Command::Grant);
    road.at(State::Awarded);
    assert_eq!(
        road.effects.iter().filter(|effect| **effect == Effect::Award).count(),
        1
    );
    assert_eq!(
        road.ask("second grantor", Role::Grantor, &Command::Grant),
        Ok(Outcome::AlreadyDone)
    );
}

#[test]
fn sending_freezes_what_was_sent_and_starts_the_clocks() {
    let mut road = Road::new();
    road.go("earner", Role::Earner, Command::Submit(clear()));
    let started = [
        Effect::FreezeSnapshot,
        Effect::StartDecisionClock,
        Effect::StartClock(Promise::Precheck),
    ];
    assert_eq!(road.effects, started);
    assert_eq!(road.submission.submitted_at, Some(road.now));
}

#[test]
fn an_hour_is_an_hour() {
    for (minutes, answer) in [(0, Ok(())), (60, Ok(())), (61, Err(Refusal::TakeBackOver))] {
        let mut road = Road::assessing();
        road.wait(SignedDuration::from_mins(minutes));
        let asked = road.ask("earner", Role::Earner, &Command::TakeBack).map(|_| ());
        assert_eq!(asked, answer, "after {minutes} minutes");
    }
}

#[test]
fn what_an_assessor_has_opened_cannot_be_taken_back() {
    let mut road = Road::assessing();
    road.opened = true;
    road.refused("earner", Role::Earner, Command::TakeBack, Refusal::ScoringStarted);
    road.opened = false;
    road.go("earner", Role::Earner, Command::TakeBack).at(State::Draft);
    assert_eq!(road.submission.attempt, 1);
    assert!(road.effects.contains(&Effect::Dismiss(people(["a", "b"]))));
    assert!(road.effects.contains(&Effect::StopDecisionClock));
}

#[test]
fn an_incomplete_submission_comes_back_on_the_same_attempt_with_the_clock_standing_still() {
    let mut road = Road::new();
    road.policy.precheck = true;
    road.go("earner", Role::Earner, Command::Submit(clear()));
    road.refused("jobs", Role::System, Command::Enqueue, Refusal::PrecheckNeeded);
    road.go("pre", Role::Prechecker, Command::TakePrecheck)
        .go("pre", Role::Prechecker, Command::ReturnIncomplete);
    assert_eq!(
        road.effects,
        [Effect::StopClock(Promise::Precheck), Effect::PauseClocks]
    );
    road.go("earner", Role::Earner, Command::Correct).at(State::Draft);
    assert!(road.submission.flags.paused);
    road.go("earner", Role::Earner, Command::Submit(clear()));
    assert!(!road.submission.flags.paused);
    let again = [
        Effect::FreezeSnapshot,
        Effect::ResumeClocks,
        Effect::StartClock(Promise::Precheck),
    ];
    assert_eq!((road.submission.attempt, road.effects), (1, again.to_vec()));
}

#[test]
fn a_leak_hides_the_evidence_until_it_is_closed() {
    let mut road = Road::new();
    road.policy.precheck = true;
    road.go("earner", Role::Earner, Command::Submit(clear()));
    road.go("pre", Role::Prechecker, Command::TakePrecheck)
        .go("pre", Role::Prechecker, Command::HoldForPrivacy);
    assert_eq!(road.effects.first(), Some(&Effect::HideEvidence));
    road.go("pre", Role::Prechecker, Command::ReleasePrivacyHold)
        .at(State::InQueue);
    assert_eq!(road.effects.first(), Some(&Effect::ShowEvidence));
}

#[test]
fn an_issuer_without_a_pre_check_has_no_pre_checkers_desk() {
    let mut road = Road::new();
    road.go("earner", Role::Earner, Command::Submit(clear()));
    road.refused("pre", Role::Prechecker, Command::TakePrecheck, Refusal::NoPrecheck);
}

#[test]
fn a_page_of_attempt_one_cannot_act_on_attempt_two() {
    let mut road = Road::not_yet();
    road.go("earner", Role::Earner, Command::TryAgain);
    let (actor, policy) = (PersonId::from("earner"), Policy::default());
    let old = Context::new(&actor, Role::Earner, 1, road.now, &policy);
    assert_eq!(
        step(&road.submission, &Command::TryAgain, &old),
        Ok(Outcome::AlreadyDone)
    );
    let refusal = Refusal::OtherAttempt { asked: 1, running: 2 };
    assert_eq!(step(&road.submission, &Command::Withdraw, &old), Err(refusal));
}

#[test]
fn a_late_retry_of_a_send_that_was_taken_back_does_not_send_again() {
    let mut road = Road::new();
    road.go("earner", Role::Earner, Command::Submit(clear()))
        .go("earner", Role::Earner, Command::TakeBack);
    let actor = PersonId::from("earner");
    let context = Context {
        replayed: true,
        ..Context::new(&actor, Role::Earner, 1, road.now, &road.policy)
    };
    assert_eq!(
        step(&road.submission, &Command::Submit(clear()), &context),
        Ok(Outcome::AlreadyDone)
    );
}

#[test]
fn an_abandoned_draft_can_be_taken_up_again() {
    let mut road = Road::new();
    road.go("jobs", Role::System, Command::Abandon);
    assert_eq!(road.effects, [Effect::StartRetention]);
    road.go("earner", Role::Earner, Command::Resume).at(State::Draft);
    assert!(road.effects.contains(&Effect::StopRetention));
}

#[test]
fn a_page_shows_only_what_is_possible() {
    let earner = |state| allowed_for(state, Role::Earner);
    assert_eq!(earner(State::Draft), [Kind::Submit, Kind::Withdraw]);
    assert_eq!(
        earner(State::NotYet),
        [Kind::TryAgain, Kind::Appeal, Kind::RequireCoach]
    );
    let grantor = [Kind::Grant, Kind::DecideNotYet, Kind::ReturnToAssessors];
    assert_eq!(allowed_for(State::DecisionPending, Role::Grantor), grantor);
    assert!(
        Role::ALL
            .into_iter()
            .all(|role| allowed_for(State::Awarded, role).is_empty())
    );
}
