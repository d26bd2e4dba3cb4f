//! Tables of cases: the roads that people take, and the doors that stay shut.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};

use super::fixture::{clear, people, unmet};
use super::*;
use crate::PersonId;
use crate::clock::Promise;
use crate::scoring::{Finding, Reading};

/// A submission on the road, with an issuer's policy and a clock that a test can move.
struct Road {
    submission: Submission,
    policy: Policy,
    now: Timestamp,
    scorers: u8,
    opened: bool,
    effects: Vec<Effect>,
}

impl Road {
    fn new() -> Self {
        let now = "2026-11-23T15:00:00Z".parse().unwrap();
        let submission = Submission::start("earner".into(), 3);
        Self {
            submission,
            policy: Policy::default(),
            now,
            scorers: 2,
            opened: false,
            effects: Vec::new(),
        }
    }

    fn ask(&self, who: &str, role: Role, command: &Command) -> Result<Outcome, Refusal> {
        let actor = PersonId::from(who);
        let mut context = Context::new(&actor, role, self.submission.attempt, self.now, &self.policy);
        (context.scorers, context.opened) = (self.scorers, self.opened);
        step(&self.submission, command, &context)
    }

    fn go(&mut self, who: &str, role: Role, command: Command) -> &mut Self {
        let change = self
            .ask(who, role, &command)
            .unwrap_or_else(|refusal| panic!("{command:?}: {refusal}"));
        let change = change
            .change()
            .unwrap_or_else(|| panic!("{command:?} was already done"));
        (self.submission, self.effects) = (change.after, change.effects);
        self
    }

    fn refused(&self, who: &str, role: Role, command: Command, because: Refusal) {
        assert_eq!(
            self.ask(who, role, &command),
            Err(because),
            "{command:?} in {}",
            self.submission.state
        );
    }

    fn at(&self, state: State) {
        assert_eq!(self.submission.state, state);
    }

    fn queued() -> Self {
        let mut road = Self::new();
        road.go("earner", Role::Earner, Command::Submit(clear()));
        road.go("jobs", Role::System, Command::Enqueue);
        road
    }

    fn assessing() -> Self {
        let mut road = Self::queued();
        road.go("jobs", Role::System, Command::Assign(people(["a", "b"])));
        road
    }

    fn decided(finding: Finding) -> Self {
        let mut road = Self::assessing();
        road.go("a", Role::Assessor, Command::SendScores(Reading::Incomplete));
        road.go("b", Role::Assessor, Command::SendScores(Reading::Settled(finding)));
        road
    }

    fn not_yet() -> Self {
        let mut road = Self::decided(unmet(["plan"]));
        road.go("grantor", Role::Grantor, Command::DecideNotYet);
        road
    }

    fn appealed() -> Self {
        let mut road = Self::not_yet();
        road.go("earner", Role::Earner, Command::Appeal(Grounds::RubricMisapplied));
        road
    }

    fn wait(&mut self, time: SignedDuration) -> &mut Self {
        self.now = self.now.checked_add(time).unwrap();
        self
    }
}

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
