//! Who stays out, for how long, and what the record remembers of it.

use jiff::SignedDuration;

use super::{Road, clear, people, unmet};
use crate::scoring::{Finding, Reading};
use crate::workflow::{Command, Effect, Grounds, Refusal, Role, State};

#[test]
fn whoever_knows_the_earner_neither_adjudicates_nor_sits_on_a_panel() {
    let mut road = Road::assessing();
    road.go("a", Role::LeadAssessor, Command::Recuse)
        .go("jobs", Role::System, Command::Assign(people(["c"])));
    road.go("b", Role::Assessor, Command::SendScores(Reading::Incomplete));
    road.go("c", Role::Assessor, Command::SendScores(Reading::Disputed));
    let verdict = |finding| Command::Adjudicate(finding);
    road.refused(
        "a",
        Role::LeadAssessor,
        verdict(Finding::Met),
        Refusal::Excluded("a".into()),
    );
    road.go("lead", Role::LeadAssessor, verdict(unmet(["plan"])));
    road.go("grantor", Role::Grantor, Command::DecideNotYet);
    road.go("earner", Role::Earner, Command::Appeal(Grounds::ConflictOfInterest));
    let panel = Command::GrantAppeal(people(["panel", "a"]));
    road.refused("panel", Role::AppealsPanel, panel, Refusal::Excluded("a".into()));
}

#[test]
fn a_panel_that_upheld_a_decision_does_not_sit_again() {
    let mut road = Road::appealed();
    road.go(
        "panel",
        Role::AppealsPanel,
        Command::DismissAppeal(people(["panel", "second"])),
    )
    .at(State::NotYet);
    road.go("earner", Role::Earner, Command::Appeal(Grounds::EvidenceOverlooked));
    let again = Command::GrantAppeal(people(["other", "second"]));
    road.refused("other", Role::AppealsPanel, again, Refusal::Excluded("second".into()));
}

#[test]
fn fresh_assessors_are_asked_for_one_attempt_only() {
    let mut road = Road::appealed();
    road.go(
        "panel",
        Role::AppealsPanel,
        Command::OrderFreshAssessment(people(["panel"])),
    );
    road.go("jobs", Role::System, Command::Assign(people(["c", "d"])));
    road.go("c", Role::Assessor, Command::SendScores(Reading::Incomplete));
    road.go(
        "d",
        Role::Assessor,
        Command::SendScores(Reading::Settled(unmet(["plan"]))),
    );
    road.go("grantor", Role::Grantor, Command::DecideNotYet)
        .go("earner", Role::Earner, Command::TryAgain);
    road.go("earner", Role::Earner, Command::Submit(clear()))
        .go("jobs", Role::System, Command::Enqueue);
    road.go("jobs", Role::System, Command::Assign(people(["a", "b"])))
        .at(State::Assessing);
}

#[test]
fn two_scores_near_the_line_go_to_a_lead_and_not_to_a_third() {
    let mut road = Road::assessing();
    road.go("a", Role::Assessor, Command::SendScores(Reading::Incomplete));
    road.go("b", Role::Assessor, Command::SendScores(Reading::NearThreshold))
        .at(State::Adjudication);
    assert_eq!(road.submission.required, 2);
}

#[test]
fn what_was_taken_back_was_not_sent() {
    let mut road = Road::queued();
    road.go("earner", Role::Earner, Command::TakeBack);
    assert_eq!(road.submission.submitted_at, None);
    road.wait(SignedDuration::from_hours(5))
        .go("earner", Role::Earner, Command::Submit(clear()));
    road.go("earner", Role::Earner, Command::TakeBack).at(State::Draft);
}

#[test]
fn the_platform_is_nobody_when_people_are_counted() {
    let mut road = Road::decided(Finding::Met);
    road.policy.automatic_decision = true;
    road.go("jobs", Role::System, Command::Grant);
    assert_eq!(road.submission.deciders, people(["a", "b"]));
    assert!(road.effects.contains(&Effect::Award));
}
