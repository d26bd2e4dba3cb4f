//! One click of one person, drawn at random.

use proptest::prelude::*;

use super::{clear, people, unmet};
use crate::scoring::{Finding, Reading};
use crate::workflow::{Command, Grounds, Kind};

/// What one click is made of; numbers are read modulo what there is to choose from.
#[derive(Debug, Clone)]
pub(super) struct Click {
    /// Ask for something that the table allows, in a fitting role; otherwise for anything, as anybody.
    pub(super) sensible: bool,
    pub(super) pick: usize,
    pub(super) who: usize,
    pub(super) role: usize,
    pub(super) minutes: i64,
    pub(super) old_page: bool,
    pub(super) reading: usize,
    pub(super) people: usize,
}

pub(super) fn click() -> impl Strategy<Value = Click> {
    let minutes = prop_oneof![4 => 0..30_i64, 1 => 0..60_000_i64];
    (
        prop::bool::weighted(0.85),
        0..1_000_usize,
        0..1_000_usize,
        0..1_000_usize,
        minutes,
    )
        .prop_flat_map(|(sensible, pick, who, role, minutes)| {
            (prop::bool::weighted(0.05), 0..1_000_usize, 0..1_000_usize).prop_map(move |(old_page, reading, people)| {
                Click {
                    sensible,
                    pick,
                    who,
                    role,
                    minutes,
                    old_page,
                    reading,
                    people,
                }
            })
        })
}

pub(super) const CAST: [&str; 9] = ["earner", "a", "b", "c", "d", "lead", "grantor", "panel", "jobs"];
const GROUPS: [&[&str]; 8] = [
    &["a", "b"],
    &["c"],
    &["d"],
    &["b", "c"],
    &["a"],
    &["panel"],
    &["panel", "grantor"],
    &["earner", "lead"],
];

pub(super) fn command(kind: Kind, click: &Click) -> Command {
    let group = || people(GROUPS[click.people % GROUPS.len()].iter().copied());
    let finding = || [Finding::Met, unmet(["plan"])][click.reading % 2].clone();
    let readings = [
        Reading::Incomplete,
        Reading::Disputed,
        Reading::NearThreshold,
        Reading::Settled(Finding::Met),
        Reading::Settled(unmet(["plan", "voice"])),
    ];
    match kind {
        Kind::Submit => Command::Submit(clear()),
        Kind::TakeBack => Command::TakeBack,
        Kind::Withdraw => Command::Withdraw,
        Kind::Abandon => Command::Abandon,
        Kind::Resume => Command::Resume,
        Kind::TakePrecheck => Command::TakePrecheck,
        Kind::PassPrecheck => Command::PassPrecheck,
        Kind::ReturnIncomplete => Command::ReturnIncomplete,
        Kind::HoldForPrivacy => Command::HoldForPrivacy,
        Kind::ReleasePrivacyHold => Command::ReleasePrivacyHold,
        Kind::Correct => Command::Correct,
        Kind::Enqueue => Command::Enqueue,
        Kind::Assign => Command::Assign(group()),
        Kind::Decline => Command::Decline,
        Kind::Recuse => Command::Recuse,
        Kind::Release => Command::Release(CAST[click.people % CAST.len()].into()),
        Kind::SendScores => Command::SendScores(readings[click.reading % 5].clone()),
        Kind::Adjudicate => Command::Adjudicate(finding()),
        Kind::Grant => Command::Grant,
        Kind::DecideNotYet => Command::DecideNotYet,
        Kind::ReturnToAssessors => Command::ReturnToAssessors,
        Kind::TryAgain => Command::TryAgain,
        Kind::RequireCoach => Command::RequireCoach,
        Kind::SignOff => Command::SignOff,
        Kind::Appeal => Command::Appeal(Grounds::ProcedureNotFollowed),
        Kind::GrantAppeal => Command::GrantAppeal(group()),
        Kind::DismissAppeal => Command::DismissAppeal(group()),
        Kind::OrderFreshAssessment => Command::OrderFreshAssessment(group()),
        Kind::HoldForIntegrity => Command::HoldForIntegrity,
        Kind::ReleaseIntegrityHold => Command::ReleaseIntegrityHold,
        Kind::Deny => Command::Deny,
        Kind::Close => Command::Close,
    }
}

/// Dead ends and detours, taken seldom, so that histories get far.
pub(super) const fn leads_aside(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Withdraw
            | Kind::Abandon
            | Kind::TakeBack
            | Kind::HoldForIntegrity
            | Kind::HoldForPrivacy
            | Kind::Close
            | Kind::Deny
            | Kind::Decline
            | Kind::Recuse
            | Kind::Release
    )
}
