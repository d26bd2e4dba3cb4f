//! SQL of merged results.

use domain::scoring::Merged;
use jiff::Timestamp;
use platform::db::{Micros, Tx};
use sqlx::Row;
use sqlx::any::AnyRow;

use super::small;
use crate::Result;
use crate::ids::SubmissionId;

/// What all sheets of an attempt say together.
#[derive(Clone, Debug)]
pub struct Stored {
    pub attempt: u32,
    pub merged: Merged,
    /// The lead's note to both assessors; empty when there is none.
    pub note: String,
    pub released_at: Option<Timestamp>,
}

/// Writes the result of an attempt, in place of an earlier one.
pub async fn put(tx: &mut Tx, submission: &SubmissionId, attempt: u32, merged: &Merged, note: &str) -> Result<()> {
    sqlx::query(
        "insert into results (submission_id, attempt, merged, note, merged_at) values ($1, $2, $3, $4, $5) \
         on conflict (submission_id, attempt) do update set merged = excluded.merged, note = excluded.note, merged_at = excluded.merged_at",
    )
    .bind(submission.clone())
    .bind(i64::from(attempt))
    .bind(serde_json::to_string(merged).map_err(anyhow::Error::from)?)
    .bind(note.to_owned())
    .bind(Micros::from(tx.now()))
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// The result of an attempt, if all its scores are in.
pub async fn of_attempt(tx: &mut Tx, submission: &SubmissionId, attempt: u32) -> Result<Option<Stored>> {
    let row =
        sqlx::query("select attempt, merged, note, released_at from results where submission_id = $1 and attempt = $2")
            .bind(submission.clone())
            .bind(i64::from(attempt))
            .fetch_optional(&mut **tx)
            .await?;
    row.as_ref().map(read).transpose()
}

/// The latest result that the earner may see.
pub async fn released(tx: &mut Tx, submission: &SubmissionId) -> Result<Option<Stored>> {
    let row = sqlx::query(
        "select attempt, merged, note, released_at from results where submission_id = $1 and released_at is not null \
         order by attempt desc limit 1",
    )
    .bind(submission.clone())
    .fetch_optional(&mut **tx)
    .await?;
    row.as_ref().map(read).transpose()
}

/// From now on the earner sees it.
pub async fn release(tx: &mut Tx, submission: &SubmissionId, attempt: u32) -> Result<()> {
    sqlx::query(
        "update results set released_at = $3 where submission_id = $1 and attempt = $2 and released_at is null",
    )
    .bind(submission.clone())
    .bind(i64::from(attempt))
    .bind(Micros::from(tx.now()))
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// The sheets are looked at again; what they said together is void.
pub async fn forget(tx: &mut Tx, submission: &SubmissionId, attempt: u32) -> Result<()> {
    sqlx::query("delete from results where submission_id = $1 and attempt = $2")
        .bind(submission.clone())
        .bind(i64::from(attempt))
        .execute(&mut **tx)
        .await?;
    Ok(())
}

fn read(row: &AnyRow) -> Result<Stored> {
    let merged: String = row.try_get(1)?;
    Ok(Stored {
        attempt: small(row.try_get(0)?),
        merged: serde_json::from_str(&merged).map_err(anyhow::Error::from)?,
        note: row.try_get(2)?,
        released_at: row.try_get::<Option<Micros>, _>(3)?.map(Micros::at),
    })
}
