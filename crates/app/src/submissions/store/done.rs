//! SQL of the parts that their writer calls done.

use std::collections::BTreeSet;

use platform::db::{Micros, Tx};
use sqlx::Row;

use super::Place;
use crate::Result;

/// The parts called done.
pub async fn all(tx: &mut Tx, place: &Place) -> Result<BTreeSet<String>> {
    let rows = sqlx::query("select part from done_parts where submission_id = $1 and attempt = $2")
        .bind(place.submission.clone())
        .bind(i64::from(place.attempt))
        .fetch_all(&mut **tx)
        .await?;
    rows.iter().map(|row| Ok(row.try_get(0)?)).collect()
}

/// Calls a part done, or not.
pub async fn set(tx: &mut Tx, place: &Place, part: &str, is_done: bool) -> Result<()> {
    let now = Micros::from(tx.now());
    let query = if is_done {
        sqlx::query(
            "insert into done_parts (submission_id, attempt, part, done_at) values ($1, $2, $3, $4) on conflict do nothing",
        )
    } else {
        sqlx::query("delete from done_parts where submission_id = $1 and attempt = $2 and part = $3 and done_at <= $4")
    };
    query
        .bind(place.submission.clone())
        .bind(i64::from(place.attempt))
        .bind(part.to_owned())
        .bind(now)
        .execute(&mut **tx)
        .await?;
    Ok(())
}
