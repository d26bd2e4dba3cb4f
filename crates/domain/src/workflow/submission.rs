//! A submission as the rules see it.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Kind, State};
use crate::PersonId;
use crate::scoring::Finding;

/// Flags beside the state (product rules §4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Flags {
    /// A promise was missed. Cleared by the next move to another state.
    pub overdue: bool,
    /// Somebody above was told. Cleared by the next move to another state.
    pub escalated: bool,
    /// The promise clocks stand still.
    pub paused: bool,
}

/// The latest accepted command, by which a second click is recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Last {
    /// Which command.
    pub kind: Kind,
    /// The attempt on which it was given.
    pub attempt: u32,
}

/// One earner's attempts at one version, with everything that the workflow needs to decide and nothing else.
///
/// A room may store it field by field, or whole as JSON beside the columns it searches by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Submission {
    /// Whose evidence this is.
    pub earner: PersonId,
    /// Where it stands.
    pub state: State,
    /// Which attempt is running, from 1.
    pub attempt: u32,
    /// From how many attempts on a coach must sign off before the next one. 3 by default.
    pub attempt_limit: u32,
    /// How many scores the running attempt needs.
    pub required: u8,
    /// Assessors who hold a seat.
    pub assigned: BTreeSet<PersonId>,
    /// Assessors in a seat whose scores are in. Always part of `assigned`.
    pub scored: BTreeSet<PersonId>,
    /// Everybody who ever sent scores in this attempt: they never adjudicate it.
    pub readers: BTreeSet<PersonId>,
    /// Assessors who declined this attempt or lost an overdue seat.
    pub declined: BTreeSet<PersonId>,
    /// Assessors who recognise the earner, for every attempt.
    pub recused: BTreeSet<PersonId>,
    /// Everybody who scored, adjudicated or decided in any attempt: no appeal panel seats them.
    pub deciders: BTreeSet<PersonId>,
    /// An appeal ordered fresh assessors: earlier deciders get no seat.
    pub fresh: bool,
    /// What the merged scores say, once they are all in and settled.
    pub finding: Option<Finding>,
    /// The lead who adjudicated this attempt.
    pub adjudicator: Option<PersonId>,
    /// When the running attempt was sent.
    pub submitted_at: Option<Timestamp>,
    /// When the issuer decided on the running attempt: the days for an appeal count from here.
    pub decided_at: Option<Timestamp>,
    /// The state to return to when an integrity hold is released.
    pub held_from: Option<State>,
    /// Flags beside the state.
    pub flags: Flags,
    /// The latest accepted command.
    pub last: Option<Last>,
}

impl Submission {
    /// How many attempts a person has before a coach is asked, unless the version says otherwise.
    pub const DEFAULT_ATTEMPT_LIMIT: u32 = 3;

    /// A new draft, first attempt.
    #[must_use]
    pub fn start(earner: PersonId, attempt_limit: u32) -> Self {
        Self {
            earner,
            state: State::Draft,
            attempt: 1,
            attempt_limit: attempt_limit.max(1),
            required: 0,
            assigned: BTreeSet::new(),
            scored: BTreeSet::new(),
            readers: BTreeSet::new(),
            declined: BTreeSet::new(),
            recused: BTreeSet::new(),
            deciders: BTreeSet::new(),
            fresh: false,
            finding: None,
            adjudicator: None,
            submitted_at: None,
            decided_at: None,
            held_from: None,
            flags: Flags::default(),
            last: None,
        }
    }

    /// How many scores of the running attempt are in.
    #[must_use]
    pub fn received(&self) -> usize {
        self.scored.len()
    }

    /// How many seats still need an assessor.
    #[must_use]
    pub fn open_seats(&self) -> usize {
        usize::from(self.required).saturating_sub(self.assigned.len())
    }

    /// Forgets everything that belongs to one round of scoring.
    pub(super) fn clear_round(&mut self) {
        self.assigned.clear();
        self.scored.clear();
        self.finding = None;
        self.adjudicator = None;
    }
}
