//! SQL of sent score sheets.

use domain::scoring::ScoreSheet;
use platform::db::{Micros, Tx};
use sqlx::Row;

use super::assignment::Assignment;
use crate::Result;
use crate::ids::{AssignmentId, SubmissionId};

/// A sheet that counts.
#[derive(Clone, Debug)]
pub struct Sent {
    pub assignment: AssignmentId,
    pub sheet: ScoreSheet,
}

/// Adds a sent sheet.
pub async fn add(tx: &mut Tx, seat: &Assignment, sheet: &ScoreSheet) -> Result<()> {
    let now = tx.now();
    sqlx::query(
        "insert into sheets (id, assignment_id, submission_id, attempt, sheet, sent_at) values ($1, $2, $3, $4, $5, $6)",
    )
    .bind(platform::random::id(now))
    .bind(seat.id.clone())
    .bind(seat.submission.clone())
    .bind(i64::from(seat.attempt))
    .bind(serde_json::to_string(sheet).map_err(anyhow::Error::from)?)
    .bind(Micros::from(now))
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// The sheets of an attempt that count, in the order of their assignments, which says nothing about who was first.
pub async fn counting(tx: &mut Tx, submission: &SubmissionId, attempt: u32) -> Result<Vec<Sent>> {
    let rows = sqlx::query(
        "select assignment_id, sheet from sheets where submission_id = $1 and attempt = $2 and given_back_at is null \
         order by assignment_id",
    )
    .bind(submission.clone())
    .bind(i64::from(attempt))
    .fetch_all(&mut **tx)
    .await?;
    rows.iter()
        .map(|row| {
            let sheet: String = row.try_get(1)?;
            Ok(Sent {
                assignment: row.try_get(0)?,
                sheet: serde_json::from_str(&sheet).map_err(anyhow::Error::from)?,
            })
        })
        .collect()
}

/// The sheet of an assignment no longer counts; its assessor looks again.
pub async fn give_back(tx: &mut Tx, assignment: &AssignmentId) -> Result<()> {
    sqlx::query("update sheets set given_back_at = $2 where assignment_id = $1 and given_back_at is null")
        .bind(assignment.clone())
        .bind(Micros::from(tx.now()))
        .execute(&mut **tx)
        .await?;
    Ok(())
}
