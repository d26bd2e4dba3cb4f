//! The copy of a file that assessors get, made right after it arrived.

use crate::ids::ArtifactId;
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

/// Removes a file that was refused, unless the same content belongs to something that was kept.
pub async fn discard(app: &App, sha256: &str) -> Result<()> {
    let mut tx = app.db.begin().await?;
    if !artifact::is_used(&mut tx, sha256).await? {
        app.files.remove(sha256).await.map_err(anyhow::Error::from)?;
    }
    Ok(tx.commit().await?)
}
