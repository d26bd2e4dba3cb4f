//! Decisions, next attempts, appeals and holds.

use std::collections::BTreeSet;

use jiff::SignedDuration;

use super::{Road, clear, people, unmet};
use crate::scoring::{Finding, Reading};
use crate::workflow::{Command, Effect, Grounds, Refusal, Role, State};

#[test]
fn the_grantor_awards_or_returns_and_never_overrules() {
    let mut road = Road::decided(unmet(["plan"]));
    road.refused("grantor", Role::Grantor, Command::Grant, Refusal::FindingDiffers);
    road.go("grantor", Role::Grantor, Command::ReturnToAssessors)
        .at(State::Assessing);
    assert_eq!(road.effects.first(), Some(&Effect::ReopenSheets(people(["a", "b"]))));
    assert_eq!((road.submission.received(), &road.submission.finding), (0, &None));
    Road::decided(Finding::Met).refused("grantor", Role::Grantor, Command::DecideNotYet, Refusal::FindingDiffers);
}

#[test]
fn the_platform_decides_only_where_the_issuer_says_so() {
    let mut road = Road::decided(Finding::Met);
    road.refused("jobs", Role::System, Command::Grant, Refusal::DecidedByHand);
    road.policy.automatic_decision = true;
    road.go("jobs", Role::System, Command::Grant).at(State::Awarded);
}

#[test]
fn nobody_awards_their_own_work_or_touches_anothers_draft() {
    Road::decided(Finding::Met).refused("earner", Role::Grantor, Command::Grant, Refusal::OwnWork);
    Road::decided(Finding::Met).refused("a", Role::Assessor, Command::Grant, Refusal::NotForRole(Role::Assessor));
    Road::new().refused("somebody", Role::Earner, Command::Withdraw, Refusal::NotYours);
}

#[test]
fn trying_again_opens_only_what_was_not_met() {
    let mut road = Road::not_yet();
    road.go("earner", Role::Earner, Command::TryAgain).at(State::Draft);
    let open = Effect::OpenDraft {
        attempt: 2,
        criteria: BTreeSet::from(["plan".into()]),
    };
    assert_eq!(road.effects, [open]);
    assert_eq!((road.submission.received(), road.submission.submitted_at), (0, None));
}

#[test]
fn after_the_third_attempt_a_coach_signs_off() {
    let mut road = Road::not_yet();
    road.refused("earner", Role::Earner, Command::RequireCoach, Refusal::AttemptsLeft);
    road.submission.attempt = 3;
    road.refused("earner", Role::Earner, Command::TryAgain, Refusal::CoachFirst);
    road.go("earner", Role::Earner, Command::RequireCoach)
        .at(State::CoachRequired);
    road.refused("earner", Role::Coach, Command::SignOff, Refusal::OwnWork);
    road.go("coach", Role::Coach, Command::SignOff).at(State::Draft);
    assert_eq!(road.submission.attempt, 4);
}

#[test]
fn an_appeal_has_thirty_days_and_a_panel_without_earlier_deciders() {
    let mut late = Road::not_yet();
    late.wait(SignedDuration::from_hours(30 * 24 + 1));
    late.refused(
        "earner",
        Role::Earner,
        Command::Appeal(Grounds::EvidenceOverlooked),
        Refusal::AppealOver,
    );
    let mut road = Road::appealed();
    assert!(road.effects.contains(&Effect::SeekPanel));
    for decider in ["a", "b", "grantor", "earner"] {
        let command = Command::GrantAppeal(people(["panel", decider]));
        road.refused("panel", Role::AppealsPanel, command, Refusal::Excluded(decider.into()));
    }
    let without = Command::DismissAppeal(people(["other"]));
    road.refused("panel", Role::AppealsPanel, without, Refusal::PanelIncomplete);
    road.go("panel", Role::AppealsPanel, Command::GrantAppeal(people(["panel"])))
        .at(State::Awarded);
}

#[test]
fn an_integrity_hold_returns_to_where_it_began() {
    let mut road = Road::assessing();
    road.go("jobs", Role::System, Command::HoldForIntegrity)
        .at(State::IntegrityHold);
    assert_eq!(road.effects, [Effect::PauseClocks]);
    road.refused(
        "a",
        Role::Assessor,
        Command::SendScores(Reading::Incomplete),
        Refusal::NotFrom(State::IntegrityHold),
    );
    road.go("officer", Role::IntegrityOfficer, Command::ReleaseIntegrityHold)
        .at(State::Assessing);
    assert_eq!(road.effects, [Effect::ResumeClocks]);
    road.go("jobs", Role::System, Command::HoldForIntegrity);
    road.go("officer", Role::IntegrityOfficer, Command::Deny)
        .at(State::Denied);
    assert!(road.effects.contains(&Effect::Dismiss(people(["a", "b"]))));
    assert!(road.effects.contains(&Effect::StartRetention));
}

#[test]
fn the_thirtieth_day_still_counts() {
    let mut road = Road::not_yet();
    road.wait(SignedDuration::from_hours(30 * 24));
    road.go("earner", Role::Earner, Command::Appeal(Grounds::EvidenceOverlooked))
        .at(State::Appealed);
}

#[test]
fn a_next_attempt_starts_afresh_but_remembers_who_knows_the_earner() {
    let mut road = Road::assessing();
    road.go("a", Role::Assessor, Command::Recuse)
        .go("jobs", Role::System, Command::Assign(people(["c"])));
    road.go("b", Role::Assessor, Command::Decline)
        .go("jobs", Role::System, Command::Assign(people(["d"])));
    road.go("c", Role::Assessor, Command::SendScores(Reading::Incomplete));
    road.go(
        "d",
        Role::LeadAssessor,
        Command::SendScores(Reading::Settled(unmet(["plan"]))),
    );
    road.go("grantor", Role::Grantor, Command::DecideNotYet)
        .go("earner", Role::Earner, Command::TryAgain);
    assert_eq!((road.submission.decided_at, &road.submission.finding), (None, &None));
    road.go("earner", Role::Earner, Command::Submit(clear()))
        .go("jobs", Role::System, Command::Enqueue);
    let knows = Command::Assign(people(["a", "c"]));
    road.refused("jobs", Role::System, knows, Refusal::Excluded("a".into()));
    road.go("jobs", Role::System, Command::Assign(people(["b", "c"])));
    road.go("b", Role::Assessor, Command::SendScores(Reading::Incomplete));
    road.go("c", Role::Assessor, Command::SendScores(Reading::Disputed));
    road.go("d", Role::LeadAssessor, Command::Adjudicate(Finding::Met))
        .at(State::DecisionPending);
}

#[test]
fn overdue_is_over_when_the_work_moves_on_and_not_before() {
    let mut road = Road::assessing();
    road.submission.flags.overdue = true;
    road.submission.flags.escalated = true;
    road.go("a", Role::Assessor, Command::SendScores(Reading::Incomplete));
    assert!(road.submission.flags.overdue && road.submission.flags.escalated);
    road.go("b", Role::Assessor, Command::SendScores(Reading::Settled(Finding::Met)));
    assert!(!road.submission.flags.overdue && !road.submission.flags.escalated);
}
