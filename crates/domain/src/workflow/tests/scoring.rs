//! Seats, scores and disputes.

use super::{Road, people};
use crate::scoring::{Finding, Reading};
use crate::workflow::{Command, Context, Effect, Outcome, Refusal, Role, State, step};

#[test]
fn the_queue_gives_out_exactly_the_seats_that_are_needed() {
    let road = Road::queued();
    for (who, given) in [(vec!["a"], 1), (vec!["a", "b", "c"], 3), (vec![], 0)] {
        let command = Command::Assign(people(who));
        road.refused("jobs", Role::System, command, Refusal::WrongNumber { needed: 2, given });
    }
    let own = Command::Assign(people(["a", "earner"]));
    road.refused("jobs", Role::System, own, Refusal::Excluded("earner".into()));
}

#[test]
fn one_who_steps_aside_leaves_a_seat_and_does_not_come_back() {
    let mut road = Road::assessing();
    road.go("a", Role::Assessor, Command::Recuse).at(State::Assessing);
    assert_eq!(road.effects, [Effect::Dismiss(people(["a"])), Effect::SeekAssessors(1)]);
    let back = Command::Assign(people(["a"]));
    road.refused("jobs", Role::System, back, Refusal::Excluded("a".into()));
    road.go("b", Role::Assessor, Command::Decline).at(State::InQueue);
    let both = Command::Assign(people(["b", "c"]));
    road.refused("jobs", Role::System, both, Refusal::Excluded("b".into()));
    road.go("jobs", Role::System, Command::Assign(people(["c", "d"])))
        .at(State::Assessing);
}

#[test]
fn an_overdue_seat_goes_to_another_but_never_one_with_scores() {
    let mut road = Road::assessing();
    road.go("a", Role::Assessor, Command::SendScores(Reading::Incomplete));
    road.refused("jobs", Role::System, Command::Release("a".into()), Refusal::ScoresAreIn);
    road.refused("jobs", Role::System, Command::Release("z".into()), Refusal::NoSeat);
    road.go("jobs", Role::System, Command::Release("b".into()))
        .at(State::Assessing);
    road.go("jobs", Role::System, Command::Assign(people(["c"])));
    road.go("c", Role::Assessor, Command::SendScores(Reading::Settled(Finding::Met)))
        .at(State::DecisionPending);
}

#[test]
fn two_scores_of_one_assessor_are_one_score() {
    let mut road = Road::assessing();
    let send = Command::SendScores(Reading::Settled(Finding::Met));
    road.go("a", Role::Assessor, send.clone());
    assert_eq!(road.ask("a", Role::Assessor, &send), Ok(Outcome::AlreadyDone));
    assert_eq!(road.submission.received(), 1);
    road.at(State::Assessing);
    road.refused("stranger", Role::Assessor, send, Refusal::NoSeat);
    road.refused(
        "b",
        Role::Assessor,
        Command::SendScores(Reading::Incomplete),
        Refusal::NotMerged,
    );
}

#[test]
fn a_score_near_the_line_calls_a_second_assessor() {
    let mut road = Road::queued();
    road.scorers = 1;
    road.go("jobs", Role::System, Command::Assign(people(["a"])));
    road.go("a", Role::Assessor, Command::SendScores(Reading::NearThreshold))
        .at(State::Assessing);
    assert_eq!(road.effects, [Effect::SeekAssessors(1)]);
    road.go("jobs", Role::System, Command::Assign(people(["b"])));
    road.go("b", Role::Assessor, Command::SendScores(Reading::Settled(Finding::Met)))
        .at(State::DecisionPending);
}

#[test]
fn a_dispute_is_settled_by_a_lead_who_did_not_score() {
    let mut road = Road::assessing();
    road.go("a", Role::Assessor, Command::SendScores(Reading::Incomplete));
    road.go("b", Role::LeadAssessor, Command::SendScores(Reading::Disputed))
        .at(State::Adjudication);
    assert!(road.effects.contains(&Effect::SeekAdjudicator));
    let verdict = Command::Adjudicate(Finding::Met);
    road.refused("b", Role::LeadAssessor, verdict.clone(), Refusal::Excluded("b".into()));
    road.refused("earner", Role::LeadAssessor, verdict.clone(), Refusal::OwnWork);
    road.go("lead", Role::LeadAssessor, verdict.clone())
        .at(State::DecisionPending);
    assert_eq!(road.ask("lead", Role::LeadAssessor, &verdict), Ok(Outcome::AlreadyDone));
}

#[test]
fn fresh_assessors_are_fresh() {
    let mut road = Road::appealed();
    road.go(
        "panel",
        Role::AppealsPanel,
        Command::OrderFreshAssessment(people(["panel"])),
    )
    .at(State::Assessing);
    assert!(road.effects.contains(&Effect::SeekAssessors(2)));
    let old = Command::Assign(people(["a", "c"]));
    road.refused("jobs", Role::System, old, Refusal::Excluded("a".into()));
    road.go("jobs", Role::System, Command::Assign(people(["c", "d"])));
    road.go("c", Role::Assessor, Command::SendScores(Reading::Incomplete));
    road.go("d", Role::Assessor, Command::SendScores(Reading::Disputed));
    let verdict = Command::Adjudicate(Finding::Met);
    road.refused("b", Role::LeadAssessor, verdict, Refusal::Excluded("b".into()));
    let grantor = Command::Adjudicate(Finding::Met);
    road.refused(
        "grantor",
        Role::LeadAssessor,
        grantor,
        Refusal::Excluded("grantor".into()),
    );
}

#[test]
fn an_attempt_needs_at_least_one_score_whatever_the_policy_says() {
    let mut road = Road::queued();
    road.scorers = 0;
    road.go("jobs", Role::System, Command::Assign(people(["a"])));
    assert_eq!(road.submission.required, 1);
}

#[test]
fn declining_the_last_attempt_says_nothing_about_this_one() {
    let mut road = Road::assessing();
    road.go("a", Role::Assessor, Command::Decline);
    let actor = crate::PersonId::from("a");
    let old = Context::new(&actor, Role::Assessor, 0, road.now, &road.policy);
    let refusal = Refusal::OtherAttempt { asked: 0, running: 1 };
    assert_eq!(step(&road.submission, &Command::Decline, &old), Err(refusal));
}
