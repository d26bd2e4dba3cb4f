//! Random histories: whatever anybody asks, in whatever order, the promises of the workflow hold.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;

use super::click::{CAST, Click, click, command, leads_aside};
use super::people;
use super::world::World;
use crate::PersonId;
use crate::scoring::{Finding, Reading};
use crate::workflow::*;

struct Play {
    submission: Submission,
    policy: Policy,
    now: Timestamp,
    world: World,
}

impl Play {
    fn new(policy: Policy) -> Self {
        let now = Timestamp::UNIX_EPOCH;
        Self {
            submission: Submission::start("earner".into(), 2),
            policy,
            now,
            world: World::default(),
        }
    }

    fn choose(&self, click: &Click) -> (Kind, Role, PersonId) {
        let onward = |row: &&Transition| click.pick.is_multiple_of(8) || !leads_aside(row.command);
        let open: Vec<&Transition> = allowed(self.submission.state).filter(onward).collect();
        if click.sensible && !open.is_empty() {
            let row = open[click.pick / 8 % open.len()];
            let role = row.by[click.role % row.by.len()];
            return (row.command, role, self.fitting(role, click));
        }
        let role = Role::ALL[click.role % Role::ALL.len()];
        (
            TABLE[click.pick % TABLE.len()].command,
            role,
            CAST[click.who % CAST.len()].into(),
        )
    }

    fn fitting(&self, role: Role, click: &Click) -> PersonId {
        let seats: Vec<&PersonId> = self.submission.assigned.difference(&self.submission.scored).collect();
        match role {
            Role::Earner => "earner".into(),
            Role::Assessor if !seats.is_empty() => seats[click.who % seats.len()].clone(),
            Role::LeadAssessor => "lead".into(),
            Role::AppealsPanel => "panel".into(),
            _ => CAST[1 + click.who % (CAST.len() - 1)].into(),
        }
    }

    /// One click: checks everything that must hold, whether it is accepted or not.
    fn click(&mut self, click: &Click) {
        self.now = self.now.checked_add(SignedDuration::from_mins(click.minutes)).unwrap();
        let (kind, role, actor) = self.choose(click);
        let command = command(kind, click);
        let attempt = self.submission.attempt.saturating_sub(u32::from(click.old_page));
        let mut context = Context::new(&actor, role, attempt, self.now, &self.policy);
        context.scorers = 1 + u8::from(!click.reading.is_multiple_of(3));
        let Ok(Outcome::Changed(change)) = step(&self.submission, &command, &context) else {
            return;
        };
        check_move(&self.submission, &change, kind, role);
        let again = step(&change.after, &command, &context);
        assert_eq!(
            again,
            Ok(Outcome::AlreadyDone),
            "{kind:?} twice, now {}",
            change.after.state
        );
        let replay = Context {
            replayed: true,
            ..context
        };
        assert_eq!(step(&change.after, &command, &replay), Ok(Outcome::AlreadyDone));
        change.effects.iter().for_each(|effect| self.world.see(effect));
        self.submission = change.after;
        self.world.reached.insert(self.submission.state);
        self.check_world();
    }

    fn check_world(&self) {
        let (submission, world) = (&self.submission, &self.world);
        assert_eq!(world.awards, usize::from(submission.state == State::Awarded));
        assert!(submission.scored.is_subset(&submission.assigned));
        assert!(submission.scored.is_subset(&submission.readers));
        assert!(submission.readers.is_subset(&submission.deciders));
        assert!(!submission.assigned.contains(&submission.earner));
        assert!(submission.assigned.is_disjoint(&submission.recused));
        assert!(submission.assigned.len() <= usize::from(submission.required).max(submission.assigned.len().min(2)));
        assert!(
            submission
                .adjudicator
                .as_ref()
                .is_none_or(|lead| !submission.readers.contains(lead))
        );
        assert_eq!(submission.held_from.is_some(), submission.state == State::IntegrityHold);
        if submission.state == State::DecisionPending {
            assert!(submission.finding.is_some());
        }
        if submission.state.is_final() {
            assert!(world.retention && !world.decision_clock && world.promise.is_none());
        }
        if submission.state.awaits_staff() {
            assert!(world.decision_clock && !world.paused && !world.hidden);
            assert_eq!(world.promise, submission.state.promise());
        }
    }
}

fn check_move(before: &Submission, change: &Change, kind: Kind, role: Role) {
    let after = &change.after;
    let row = TABLE
        .iter()
        .find(|row| row.from == before.state && row.command == kind && row.to == after.state);
    let row = row.unwrap_or_else(|| panic!("{} -{kind:?}-> {} is not in the table", before.state, after.state));
    assert!(row.by.contains(&role));
    assert_eq!(change.from, before.state);
    assert!(!before.state.is_final());
    assert_eq!(after.earner, before.earner);
    assert!(before.recused.is_subset(&after.recused) && before.deciders.is_subset(&after.deciders));
    let next = u32::from(matches!(kind, Kind::TryAgain | Kind::SignOff));
    assert_eq!(after.attempt, before.attempt + next);
    assert!(after.scored.len() <= before.scored.len() + 1);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_clicked_the_promises_hold(
        clicks in prop::collection::vec(click(), 1..120),
        precheck: bool,
        automatic_decision: bool,
    ) {
        let mut play = Play::new(Policy { precheck, automatic_decision, ..Policy::default() });
        clicks.iter().for_each(|one| play.click(one));
    }
}

/// The random histories are worth their name only if they get everywhere.
#[test]
fn random_histories_reach_every_state() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut reached = BTreeSet::from([State::Draft]);
    for round in 0..200 {
        let clicks = prop::collection::vec(click(), 120)
            .new_tree(&mut runner)
            .unwrap()
            .current();
        let mut play = Play::new(Policy {
            precheck: round % 2 == 0,
            ..Policy::default()
        });
        clicks.iter().for_each(|one| play.click(one));
        reached.append(&mut play.world.reached);
    }
    let missed: Vec<State> = State::ALL
        .into_iter()
        .filter(|state| !reached.contains(state))
        .collect();
    assert!(missed.is_empty(), "never reached: {missed:?}");
}

/// What two people want, each in their own order.
fn two_wishes() -> [Vec<(&'static str, Role, Command)>; 2] {
    let settled = || Command::SendScores(Reading::Settled(Finding::Met));
    let seats = || Command::Assign(people(["a", "b"]));
    [
        vec![
            ("jobs", Role::System, seats()),
            ("a", Role::Assessor, settled()),
            ("a", Role::Assessor, settled()),
            ("g1", Role::Grantor, Command::Grant),
            ("g1", Role::Grantor, Command::Grant),
        ],
        vec![
            ("jobs", Role::System, seats()),
            ("b", Role::Assessor, settled()),
            ("b", Role::Assessor, settled()),
            ("g2", Role::Grantor, Command::Grant),
            ("earner", Role::Earner, Command::Withdraw),
        ],
    ]
}

/// Every way to shuffle five clicks of one into five clicks of another: 252.
#[test]
fn whatever_the_interleaving_an_award_is_made_at_most_once_and_a_score_counts_once() {
    let mut awarded = 0;
    for order in (0..1_u32 << 10).filter(|order| order.count_ones() == 5) {
        let mut wishes = two_wishes().map(Vec::into_iter);
        let mut play = Play::new(Policy::default());
        play.submission.state = State::InQueue;
        let (mut awards, mut scores) = (0, 0);
        for turn in 0..10 {
            let (who, role, command) = wishes[usize::from(order >> turn & 1 == 1)].next().unwrap();
            let actor = PersonId::from(who);
            let mut context = Context::new(&actor, role, 1, play.now, &play.policy);
            context.scorers = 2;
            let Ok(Outcome::Changed(change)) = step(&play.submission, &command, &context) else {
                continue;
            };
            awards += change.effects.iter().filter(|effect| **effect == Effect::Award).count();
            scores += usize::from(command.kind() == Kind::SendScores);
            play.submission = change.after;
        }
        assert!(awards <= 1 && scores <= 2, "{order:010b}");
        assert_eq!(awards == 1, play.submission.state == State::Awarded);
        awarded += awards;
    }
    assert!(awarded > 0, "no order leads to an award, so this test shows nothing");
}
