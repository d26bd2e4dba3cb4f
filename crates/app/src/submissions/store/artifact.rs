//! SQL of files handed in.

use jiff::Timestamp;
use platform::db::{Micros, Tx};
use sqlx::Row;
use sqlx::any::AnyRow;

use super::{Place, length, small, stored};
use crate::Result;
use crate::ids::{ArtifactId, SubmissionId};

/// A file handed in for a prompt.
#[derive(Clone, Debug)]
pub struct Artifact {
    pub id: ArtifactId,
    pub place: Place,
    pub prompt: String,
    /// 1, 2, 3 … in the earner's order.
    pub position: u32,
    /// As the earner called it. For the earner's eyes only.
    pub name: String,
    /// By content, never by name.
    pub media_type: String,
    pub sha256: String,
    pub bytes: u64,
    pub removed_at: Option<Timestamp>,
    /// The copy that assessors get.
    pub copy: Option<Copy>,
    /// Why no copy could be made: a message key.
    pub unreadable: Option<String>,
}

impl Artifact {
    /// Captions go with a recording and are no answer by themselves.
    pub fn is_captions(&self) -> bool {
        self.media_type == "text/vtt"
    }
}

/// A file without its metadata.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copy {
    pub sha256: String,
    pub bytes: u64,
}

/// A file that has just arrived.
#[derive(Debug)]
pub struct New<'a> {
    pub prompt: &'a str,
    pub name: &'a str,
    pub media_type: &'a str,
    pub sha256: &'a str,
    pub bytes: u64,
}

const COLUMNS: &str = "select id, submission_id, attempt, prompt, position, name, media_type, sha256, bytes, removed_at, \
     copy_sha256, copy_bytes, unreadable from artifacts";

/// Adds a file at the end of its prompt.
pub async fn add(tx: &mut Tx, place: &Place, new: &New<'_>) -> Result<ArtifactId> {
    let id = ArtifactId::opaque();
    sqlx::query(
        "insert into artifacts (id, submission_id, attempt, prompt, position, name, media_type, sha256, bytes, arrived_at) \
         values ($1, $2, $3, $4, (select coalesce(max(position), 0) + 1 from artifacts \
         where submission_id = $2 and attempt = $3 and prompt = $4), $5, $6, $7, $8, $9)",
    )
    .bind(id.clone())
    .bind(place.submission.clone())
    .bind(i64::from(place.attempt))
    .bind(new.prompt.to_owned())
    .bind(new.name.to_owned())
    .bind(new.media_type.to_owned())
    .bind(new.sha256.to_owned())
    .bind(stored(new.bytes))
    .bind(Micros::from(tx.now()))
    .execute(&mut **tx)
    .await?;
    Ok(id)
}

/// One file.
pub async fn get(tx: &mut Tx, id: &ArtifactId) -> Result<Artifact> {
    let row = sqlx::query(sqlx::AssertSqlSafe(format!("{COLUMNS} where id = $1")))
        .bind(id.clone())
        .fetch_one(&mut **tx)
        .await?;
    read(&row)
}

/// One file of one submission.
pub async fn of(tx: &mut Tx, submission: &SubmissionId, id: &ArtifactId) -> Result<Artifact> {
    let artifact = get(tx, id).await?;
    if artifact.place.submission == *submission {
        Ok(artifact)
    } else {
        Err(crate::Error::NotFound)
    }
}

/// The files of an attempt that were not removed, in order.
pub async fn all(tx: &mut Tx, place: &Place) -> Result<Vec<Artifact>> {
    let sql = format!(
        "{COLUMNS} where submission_id = $1 and attempt = $2 and removed_at is null order by prompt, position, id"
    );
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(place.submission.clone())
        .bind(i64::from(place.attempt))
        .fetch_all(&mut **tx)
        .await?;
    rows.iter().map(read).collect()
}

fn read(row: &AnyRow) -> Result<Artifact> {
    let copy = match (
        row.try_get::<Option<String>, _>(10)?,
        row.try_get::<Option<i64>, _>(11)?,
    ) {
        (Some(sha256), Some(bytes)) => Some(Copy {
            sha256,
            bytes: length(bytes),
        }),
        _ => None,
    };
    Ok(Artifact {
        id: row.try_get(0)?,
        place: Place {
            submission: row.try_get(1)?,
            attempt: small(row.try_get(2)?),
        },
        prompt: row.try_get(3)?,
        position: small(row.try_get(4)?),
        name: row.try_get(5)?,
        media_type: row.try_get(6)?,
        sha256: row.try_get(7)?,
        bytes: length(row.try_get(8)?),
        removed_at: row.try_get::<Option<i64>, _>(9)?.map(|at| Micros(at).at()),
        copy,
        unreadable: row.try_get(12)?,
    })
}

/// Takes a file out, or puts it back.
pub async fn set_removed(tx: &mut Tx, id: &ArtifactId, removed: bool) -> Result<()> {
    let now = tx.now();
    sqlx::query("update artifacts set removed_at = $2 where id = $1")
        .bind(id.clone())
        .bind(removed.then(|| Micros::from(now)))
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// The copy for assessors is ready.
pub async fn set_copy(tx: &mut Tx, id: &ArtifactId, copy: &Copy) -> Result<()> {
    sqlx::query("update artifacts set copy_sha256 = $2, copy_bytes = $3, unreadable = null where id = $1")
        .bind(id.clone())
        .bind(copy.sha256.clone())
        .bind(stored(copy.bytes))
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// No copy can be made of this file.
pub async fn set_unreadable(tx: &mut Tx, id: &ArtifactId, why: &str) -> Result<()> {
    sqlx::query("update artifacts set unreadable = $2 where id = $1")
        .bind(id.clone())
        .bind(why.to_owned())
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Starts an attempt with the files of the one before, under new identifiers.
pub async fn carry_over(tx: &mut Tx, from: &Place, to: &Place) -> Result<()> {
    for artifact in all(tx, from).await? {
        let new = New {
            prompt: &artifact.prompt,
            name: &artifact.name,
            media_type: &artifact.media_type,
            sha256: &artifact.sha256,
            bytes: artifact.bytes,
        };
        let id = add(tx, to, &new).await?;
        if let Some(copy) = &artifact.copy {
            set_copy(tx, &id, copy).await?;
        }
        if let Some(why) = &artifact.unreadable {
            set_unreadable(tx, &id, why).await?;
        }
    }
    Ok(())
}

/// Whether any file or copy has this content.
pub async fn is_used(tx: &mut Tx, sha256: &str) -> Result<bool> {
    let row = sqlx::query("select count(*) from artifacts where sha256 = $1 or copy_sha256 = $1")
        .bind(sha256.to_owned())
        .fetch_one(&mut **tx)
        .await?;
    Ok(row.try_get::<i64, _>(0)? > 0)
}
