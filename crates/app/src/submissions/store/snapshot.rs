//! SQL of frozen snapshots.

use jiff::Timestamp;
use platform::db::{Micros, Tx};
use sqlx::Row;

use super::Place;
use crate::Result;

/// What was sent, frozen.
#[derive(Clone, Debug)]
pub struct Snapshot {
    pub taken_at: Timestamp,
    /// Canonical JSON.
    pub manifest: String,
    /// SHA-256 of the manifest, hex: the receipt.
    pub digest: String,
}

/// Keeps a snapshot for ever.
pub async fn add(tx: &mut Tx, place: &Place, manifest: &str, digest: &str) -> Result<()> {
    let now = tx.now();
    sqlx::query(
        "insert into snapshots (id, submission_id, attempt, taken_at, manifest, digest) values ($1, $2, $3, $4, $5, $6)",
    )
    .bind(platform::random::id(now))
    .bind(place.submission.clone())
    .bind(i64::from(place.attempt))
    .bind(Micros::from(now))
    .bind(manifest.to_owned())
    .bind(digest.to_owned())
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// The newest snapshot of an attempt.
pub async fn latest(tx: &mut Tx, place: &Place) -> Result<Option<Snapshot>> {
    let row = sqlx::query(
        "select taken_at, manifest, digest from snapshots where submission_id = $1 and attempt = $2 order by taken_at desc, id desc limit 1",
    )
    .bind(place.submission.clone())
    .bind(i64::from(place.attempt))
    .fetch_optional(&mut **tx)
    .await?;
    row.map(|row| {
        Ok(Snapshot {
            taken_at: row.try_get::<Micros, _>(0)?.at(),
            manifest: row.try_get(1)?,
            digest: row.try_get(2)?,
        })
    })
    .transpose()
}
