//! Tests of the workflow: roads case by case, the contract, and random histories.

mod click;
mod contract;
mod deciding;
mod excluding;
mod model;
mod scoring;
mod sending;
mod world;

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};

use super::*;
use crate::PersonId;
use crate::declaration::{AiPolicy, AiUse, Declarations};
use crate::preflight::{Clear, Draft, check};
use crate::scoring::{Finding, Reading};

fn clear() -> Clear {
    let declarations = Declarations {
        own_work: true,
        right_to_release: true,
        youth_consent: true,
    };
    let draft = Draft {
        declarations,
        ai: AiUse::NotUsed,
        ..Draft::default()
    };
    check(&[], AiPolicy::Free, &draft).unwrap()
}

fn people<'a>(names: impl IntoIterator<Item = &'a str>) -> BTreeSet<PersonId> {
    names.into_iter().map(PersonId::from).collect()
}

fn unmet<'a>(criteria: impl IntoIterator<Item = &'a str>) -> Finding {
    Finding::NotYet {
        unmet: criteria.into_iter().map(Into::into).collect(),
    }
}

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
