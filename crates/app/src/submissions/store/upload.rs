//! SQL of uploads on their way.

use platform::db::{Micros, Tx};
use sqlx::Row;
use sqlx::any::AnyRow;

use super::{Place, small};
use crate::Result;
use crate::ids::{ArtifactId, SubmissionId};

/// An upload on its way. Its bytes lie in the file store under the same identifier.
#[derive(Clone, Debug)]
pub struct Upload {
    pub id: String,
    pub place: Place,
    pub prompt: String,
    pub name: String,
    /// Of the file on its device.
    pub fingerprint: String,
    /// What it became once it was finished.
    pub artifact: Option<ArtifactId>,
}

/// Notes whose upload it is.
pub async fn add(tx: &mut Tx, upload: &Upload) -> Result<()> {
    sqlx::query(
        "insert into uploads (id, submission_id, attempt, prompt, name, fingerprint, began_at) values ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(upload.id.clone())
    .bind(upload.place.submission.clone())
    .bind(i64::from(upload.place.attempt))
    .bind(upload.prompt.clone())
    .bind(upload.name.clone())
    .bind(upload.fingerprint.clone())
    .bind(Micros::from(tx.now()))
    .execute(&mut **tx)
    .await?;
    Ok(())
}

const COLUMNS: &str = "select id, submission_id, attempt, prompt, name, fingerprint, artifact_id from uploads";

/// One upload of one submission.
pub async fn get(tx: &mut Tx, submission: &SubmissionId, id: &str) -> Result<Upload> {
    let row = sqlx::query(sqlx::AssertSqlSafe(format!(
        "{COLUMNS} where id = $1 and submission_id = $2"
    )))
    .bind(id.to_owned())
    .bind(submission.clone())
    .fetch_one(&mut **tx)
    .await?;
    read(&row)
}

/// The upload of the same file for the same prompt that is still on its way.
pub async fn begun(tx: &mut Tx, wanted: &Upload) -> Result<Option<Upload>> {
    let sql = format!(
        "{COLUMNS} where submission_id = $1 and attempt = $2 and prompt = $3 and fingerprint = $4 and artifact_id is null \
         order by began_at desc limit 1"
    );
    let row = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(wanted.place.submission.clone())
        .bind(i64::from(wanted.place.attempt))
        .bind(wanted.prompt.clone())
        .bind(wanted.fingerprint.clone())
        .fetch_optional(&mut **tx)
        .await?;
    row.as_ref().map(read).transpose()
}

fn read(row: &AnyRow) -> Result<Upload> {
    Ok(Upload {
        id: row.try_get(0)?,
        place: Place {
            submission: row.try_get(1)?,
            attempt: small(row.try_get(2)?),
        },
        prompt: row.try_get(3)?,
        name: row.try_get(4)?,
        fingerprint: row.try_get(5)?,
        artifact: row.try_get(6)?,
    })
}

/// How many uploads of a submission are on their way.
pub async fn open(tx: &mut Tx, submission: &SubmissionId) -> Result<u32> {
    let row = sqlx::query("select count(*) from uploads where submission_id = $1 and artifact_id is null")
        .bind(submission.clone())
        .fetch_one(&mut **tx)
        .await?;
    Ok(small(row.try_get(0)?))
}

/// Notes what it became.
pub async fn finish(tx: &mut Tx, id: &str, artifact: &ArtifactId) -> Result<()> {
    sqlx::query("update uploads set artifact_id = $2 where id = $1")
        .bind(id.to_owned())
        .bind(artifact.clone())
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Forgets an upload that was given up.
pub async fn forget(tx: &mut Tx, id: &str) -> Result<()> {
    sqlx::query("delete from uploads where id = $1 and artifact_id is null")
        .bind(id.to_owned())
        .execute(&mut **tx)
        .await?;
    Ok(())
}
