//! SQL of the stop switch.

use jiff::Timestamp;
use platform::db::{Micros, Tx};
use sqlx::Row as _;

use crate::Result;

/// Why and since when issuance is stopped, if it is.
pub async fn standing(tx: &mut Tx) -> Result<Option<(String, Timestamp)>> {
    let row = sqlx::query("select why, stopped_at from issuance_stops where lifted_at is null")
        .fetch_optional(&mut **tx)
        .await?;
    row.map(|row| Ok((row.try_get(0)?, row.try_get::<Micros, _>(1)?.at())))
        .transpose()
}

/// Puts up a stop. Answers whether there was none.
pub async fn stop(tx: &mut Tx, why: &str) -> Result<bool> {
    let now = tx.now();
    let done = sqlx::query(
        "insert into issuance_stops (id, what, why, stopped_at) values ($1, 'all', $2, $3) on conflict do nothing",
    )
    .bind(platform::random::id(now))
    .bind(why.to_owned())
    .bind(Micros::from(now))
    .execute(&mut **tx)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Lifts the stop. Answers whether there was one.
pub async fn lift(tx: &mut Tx) -> Result<bool> {
    let now = tx.now();
    let done = sqlx::query("update issuance_stops set lifted_at = $1 where lifted_at is null")
        .bind(Micros::from(now))
        .execute(&mut **tx)
        .await?;
    Ok(done.rows_affected() == 1)
}
