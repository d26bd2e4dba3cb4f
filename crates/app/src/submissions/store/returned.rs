//! SQL of what somebody found missing before anybody judged, in their words.

use jiff::Timestamp;
use platform::db::{Micros, Tx};
use sqlx::Row;

use super::Place;
use crate::Result;

/// What was found missing in an attempt.
#[derive(Clone, Debug)]
pub struct Returned {
    pub at: Timestamp,
    pub reason: String,
}

/// Keeps it.
pub async fn keep(tx: &mut Tx, place: &Place, reason: &str) -> Result<()> {
    sqlx::query(
        "insert into returned (submission_id, attempt, returned_at, reason) values ($1, $2, $3, $4) on conflict do nothing",
    )
    .bind(place.submission.clone())
    .bind(i64::from(place.attempt))
    .bind(Micros::from(tx.now()))
    .bind(reason.to_owned())
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// What was written last about an attempt.
pub async fn latest(tx: &mut Tx, place: &Place) -> Result<Option<Returned>> {
    let row = sqlx::query(
        "select returned_at, reason from returned where submission_id = $1 and attempt = $2 order by returned_at desc limit 1",
    )
    .bind(place.submission.clone())
    .bind(i64::from(place.attempt))
    .fetch_optional(&mut **tx)
    .await?;
    row.map(|row| {
        Ok(Returned {
            at: row.try_get::<Micros, _>(0)?.at(),
            reason: row.try_get(1)?,
        })
    })
    .transpose()
}
