//! A seat with what its holder needs to judge.

use std::sync::Arc;

use domain::workflow::State;
use jiff::SignedDuration;
use platform::db::Tx;

use crate::actor::{Actor, Right, Role, authorize};
use crate::assessment::place::{self, Spot};
use crate::assessment::store::assignment::{self, Assignment, Kind};
use crate::assessment::store::result;
use crate::catalog::definition::Criterion;
use crate::catalog::{self, Version};
use crate::ids::AssignmentId;
use crate::submissions::{self, BlindSubmission, Summary};
use crate::{Error, Result};

/// How long an open page holds its seat after the last sign of life.
const LEASE: SignedDuration = SignedDuration::from_mins(30);

/// An assignment, the submission behind it, and what was handed in. Pages take from [`Summary`] nothing that an assessor may not know.
#[derive(Debug)]
pub struct Seat {
    pub assignment: Assignment,
    pub summary: Summary,
    pub version: Arc<Version>,
    /// What has to be scored: everything, or what two assessors saw differently.
    pub criteria: Vec<Criterion>,
}

/// The actor's own assignment, to look at.
///
/// # Errors
/// [`Error::NotFound`] for somebody else's: assessors do not learn of each other's work.
pub async fn own(tx: &mut Tx, actor: &Actor, id: &AssignmentId) -> Result<Seat> {
    let assignment = assignment::get(tx, id).await?;
    authorize(tx, actor, Right::Own(&assignment.person)).await?;
    seat(tx, assignment).await
}

/// The actor's own assignment, to be changed: nobody else changes anything of its attempt until the transaction ends.
pub async fn own_to_change(tx: &mut Tx, actor: &Actor, id: &AssignmentId) -> Result<Seat> {
    let found = assignment::get(tx, id).await?;
    authorize(tx, actor, Right::Own(&found.person)).await?;
    assignment::lock_attempt(tx, &found.submission, found.attempt).await?;
    let seat = own(tx, actor, id).await?;
    authorize(tx, actor, Right::Hold(seat.roles(), &seat.summary.organization)).await?;
    Ok(seat)
}

async fn seat(tx: &mut Tx, assignment: Assignment) -> Result<Seat> {
    let summary = submissions::summary(tx, &assignment.submission).await?;
    let version = catalog::version(tx, &summary.version).await?;
    let criteria = criteria_at_stake(tx, &assignment, &version).await?;
    Ok(Seat {
        assignment,
        summary,
        version,
        criteria,
    })
}

/// What has to be scored in this seat.
async fn criteria_at_stake(tx: &mut Tx, seat: &Assignment, version: &Version) -> Result<Vec<Criterion>> {
    let all = &version.definition.criteria;
    if seat.kind == Kind::Score {
        return Ok(all.clone());
    }
    let Some(stored) = result::of_attempt(tx, &seat.submission, seat.attempt).await? else {
        return Ok(Vec::new());
    };
    let disputed = stored.merged.disputed();
    Ok(all
        .iter()
        .filter(|criterion| disputed.iter().any(|id| id.as_str() == criterion.id))
        .cloned()
        .collect())
}

/// Opens the desk: holds the seat for its assessor, and ends the earner's hour to take it back.
pub async fn open(tx: &mut Tx, seat: &Seat) -> Result<BlindSubmission> {
    let until = tx.now() + LEASE;
    assignment::lease(tx, &seat.assignment.id, until).await?;
    submissions::mark_opened(tx, &seat.assignment.submission).await?;
    seat.handed_in(tx).await
}

impl Seat {
    /// Who may sit here.
    pub fn roles(&self) -> &'static [Role] {
        match self.assignment.kind {
            Kind::Score => &[Role::Assessor, Role::LeadAssessor],
            Kind::Adjudicate => &[Role::LeadAssessor],
        }
    }

    /// Whether its work can be done now.
    pub fn is_open(&self) -> bool {
        let wanted = match self.assignment.kind {
            Kind::Score => State::Assessing,
            Kind::Adjudicate => State::Adjudication,
        };
        self.assignment.is_open() && self.summary.state == wanted && self.summary.attempt == self.assignment.attempt
    }

    /// What was handed in, without who did.
    pub async fn handed_in(&self, tx: &mut Tx) -> Result<BlindSubmission> {
        submissions::blind(tx, &self.assignment.submission, self.assignment.attempt).await
    }

    /// What can be cited.
    pub fn spots(&self, handed_in: &BlindSubmission) -> Vec<Spot> {
        place::spots(&self.version.definition, handed_in)
    }

    /// The seat as one that can still be written to.
    ///
    /// # Errors
    /// [`Error::Refused`] when it was given to somebody else, or the submission rests.
    pub fn check_open(&self) -> Result<()> {
        if self.assignment.ended_at.is_some() {
            return Err(Error::Refused("assessment-reassigned-what"));
        }
        if self.is_open() {
            Ok(())
        } else {
            Err(Error::Refused("assessment-resting"))
        }
    }
}
