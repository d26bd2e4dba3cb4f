//! The stop switch: while it stands, nothing is signed for an award. Asked in every transaction that would sign, so that it holds at once, in
//! every process. Decisions go on and are not lost: their awards are reserved, and issued when the stop is lifted.

use platform::db::Tx;

use super::store::stops as store;
use crate::events::{By, Event, record};
use crate::jobs::Job;
use crate::{Error, Result};

/// The message of everything that is refused meanwhile.
pub const OFF: &str = "awards-issuance-off";

/// Lets the caller go on unless issuance is stopped.
///
/// # Errors
/// [`Error::Unavailable`] while it is.
pub async fn pass(tx: &mut Tx) -> Result<()> {
    match store::standing(tx).await? {
        Some(_) => Err(Error::Unavailable(OFF)),
        None => Ok(()),
    }
}

/// Why issuance is stopped and since when, if it is.
pub async fn standing(tx: &mut Tx) -> Result<Option<(String, jiff::Timestamp)>> {
    store::standing(tx).await
}

/// Stops issuance. Answers whether it ran until now.
pub async fn stop(tx: &mut Tx, by: By<'_>, why: &str) -> Result<bool> {
    let why: String = super::plain::line(why).chars().take(400).collect();
    if !store::stop(tx, &why).await? {
        return Ok(false);
    }
    record(tx, by, Event::IssuanceStopped { why }).await?;
    Ok(true)
}

/// Lets issuance go on, and what waited be finished. Answers whether it was stopped.
pub async fn lift(tx: &mut Tx, by: By<'_>) -> Result<bool> {
    if !store::lift(tx).await? {
        return Ok(false);
    }
    record(tx, by, Event::IssuanceResumed).await?;
    let due = tx.now();
    Job::FinishAwards.enqueue_at(tx, due, Some("finish-awards")).await?;
    Ok(true)
}
