//! The copy of a file that assessors get, made right after it arrived.

use jiff::SignedDuration;
use platform::db::Tx;

use crate::ids::ArtifactId;
use crate::jobs::Job;
use crate::submissions::derive::{self, Unreadable};
use crate::submissions::media::Kind;
use crate::submissions::store::artifact::{self, Copy};
use crate::{App, Error, Result};

/// Makes the copy without metadata, or notes why it cannot be made. Harmless when it is there already.
pub async fn copy_artifact(app: &App, id: &ArtifactId) -> Result<()> {
    let mut tx = app.db.read().await?;
    let artifact = match artifact::get(&mut tx, id).await {
        Err(Error::NotFound) => return Ok(()),
        found => found?,
    };
    drop(tx);
    if artifact.copy.is_some() || artifact.unreadable.is_some() {
        return Ok(());
    }
    let made = match Kind::of(&artifact.media_type) {
        Some(kind) => derive::copy(app, &artifact.sha256, kind).await,
        None => Err(Unreadable::Broken),
    };
    let mut tx = app.db.begin().await?;
    match made {
        Ok(stored) => {
            let copy = Copy {
                sha256: stored.sha256,
                bytes: stored.bytes,
            };
            artifact::set_copy(&mut tx, id, &copy).await?;
        }
        Err(Unreadable::Later(error)) => return Err(Error::Internal(error)),
        Err(why) => artifact::set_unreadable(&mut tx, id, why.message()).await?,
    }
    Ok(tx.commit().await?)
}

/// How long a refused file lies before it goes. Somebody else may be handing the same content in right now.
const PATIENCE: SignedDuration = SignedDuration::from_hours(24);

/// A file was refused: its bytes go a day later.
pub async fn discard_later(tx: &mut Tx, sha256: &str) -> Result<()> {
    let job = Job::DiscardFile {
        sha256: sha256.to_owned(),
    };
    let due = tx.now() + PATIENCE + SignedDuration::from_hours(1);
    job.enqueue_at(tx, due, Some(&format!("discard {sha256}"))).await
}

/// Removes the bytes of a refused file, unless the same content was kept for somebody or came again within the day.
pub async fn discard(app: &App, sha256: &str) -> Result<()> {
    let Some(shard) = sha256.get(..2).and_then(|byte| u8::from_str_radix(byte, 16).ok()) else {
        return Ok(());
    };
    let now = app.clock.now();
    let old = app
        .files
        .list(shard, now - PATIENCE)
        .await
        .map_err(anyhow::Error::from)?;
    let mut tx = app.db.begin().await?;
    if old.iter().any(|name| name == sha256) && !artifact::is_used(&mut tx, sha256).await? {
        app.files.remove(sha256).await.map_err(anyhow::Error::from)?;
    }
    Ok(tx.commit().await?)
}
