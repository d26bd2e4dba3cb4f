//! Stepping aside: an assessor recognises the earner, or cannot take the work.

use domain::workflow::{Command, Role as Acts};
use platform::db::Tx;

use super::seat::own;
use super::seek::fill;
use super::settle::{end, settle};
use crate::Result;
use crate::actor::Actor;
use crate::assessment::store::assignment::{self, Kind, Why};
use crate::events::By;
use crate::ids::AssignmentId;
use crate::submissions::{self, Ask};

/// Why somebody steps aside. No reason beyond it is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aside {
    /// They know whose work it is: for every attempt.
    Knows,
    /// They cannot take it now.
    Declines,
}

/// Gives up a seat, and seats somebody else at once. A second click finds it done.
pub async fn step_aside(tx: &mut Tx, actor: &Actor, id: &AssignmentId, aside: Aside) -> Result<()> {
    let seat = own(tx, actor, id).await?;
    assignment::lock_attempt(tx, &seat.assignment.submission, seat.assignment.attempt).await?;
    let seat = own(tx, actor, id).await?;
    if seat.assignment.ended_at.is_some() {
        return Ok(());
    }
    seat.check_open()?;
    let (command, why) = match aside {
        Aside::Knows => (Command::Recuse, Why::Recused),
        Aside::Declines => (Command::Decline, Why::Declined),
    };
    end(tx, &seat.assignment, why).await?;
    let (submission, attempt) = (&seat.assignment.submission, seat.assignment.attempt);
    if seat.assignment.kind == Kind::Score {
        let by = By::Person(actor, Some(crate::actor::Role::Assessor));
        submissions::act(tx, submission, Ask::new(command, by, Acts::Assessor, attempt)).await?;
        fill(tx, submission, attempt).await?;
    }
    settle(tx, submission, "").await
}
