//! Work that is late: its issuer hears of it, and somebody else gets it if there is anybody.

use domain::workflow::{Command, Role as Acts};
use jiff::SignedDuration;
use platform::db::Tx;

use super::seek::{another, fill, lead};
use super::settle::{Table, end, settle};
use crate::assessment::store::assignment::{self, Assignment, Kind, Why};
use crate::assessment::{news, policy};
use crate::events::By;
use crate::ids::AssignmentId;
use crate::jobs::Job;
use crate::submissions::{self, Ask};
use crate::{App, Error, Result};

/// How long until we look again when nobody else could take it.
const PAUSE: SignedDuration = SignedDuration::from_hours(24);

/// Takes a late seat away and gives it to somebody else. An assessor who has it open keeps it while they work.
pub async fn release_late(app: &App, id: &AssignmentId) -> Result<()> {
    let mut tx = app.db.begin().await?;
    let seat = match assignment::get(&mut tx, id).await {
        Err(Error::NotFound) => return Ok(()),
        found => found?,
    };
    release(&mut tx, &seat).await?;
    Ok(tx.commit().await?)
}

async fn release(tx: &mut Tx, seat: &Assignment) -> Result<()> {
    let given = assignment::lock_attempt(tx, &seat.submission, seat.attempt).await?;
    let table = Table::of(tx, &seat.submission).await?;
    let is_late = table.now >= policy::overdue_at(&table.issuer, seat.due_on);
    if !seat.is_open() || !is_late {
        return Ok(());
    }
    if let Some(until) = seat.leased_until.filter(|until| *until > table.now) {
        return look_again(tx, seat, until).await;
    }
    if seat.late_at.is_none() {
        assignment::mark_late(tx, &seat.id).await?;
        news::late(tx, &table.summary, &table.issuer).await?;
    }
    let next = match seat.kind {
        Kind::Score => another(tx, &table).await?,
        Kind::Adjudicate => lead(tx, &table, &given).await?,
    };
    if next.is_none() || table.workflow.held_from.is_some() {
        return look_again(tx, seat, table.now + PAUSE).await;
    }
    end(tx, seat, Why::Late).await?;
    news::taken(tx, &table.summary, &seat.person).await?;
    if seat.kind == Kind::Score {
        let command = Command::Release(seat.person.as_str().into());
        let ask = Ask::new(command, By::Platform, Acts::System, seat.attempt);
        submissions::act(tx, &seat.submission, ask).await?;
        fill(tx, &seat.submission, seat.attempt).await?;
    }
    settle(tx, &seat.submission, "").await
}

async fn look_again(tx: &mut Tx, seat: &Assignment, at: jiff::Timestamp) -> Result<()> {
    let job = Job::ReleaseLate {
        assignment: seat.id.clone(),
    };
    job.enqueue_at(tx, at, None).await
}
