//! Uploads that may break off and go on.

use platform::db::Tx;
use platform::files::{PartError, UploadId};

use super::artifact::{file_prompt, keep, limit};
use super::open::writable;
use crate::actor::{Actor, Right, authorize};
use crate::ids::{ArtifactId, SubmissionId};
use crate::submissions::store::submission;
use crate::submissions::store::upload::{self, Upload};
use crate::{App, Error, Result, catalog};

/// More uploads than this at once fill a disk, not an application.
const MOST_OPEN: u32 = 20;

/// A file that is about to be sent.
#[derive(Debug)]
pub struct Announced<'a> {
    pub prompt: &'a str,
    pub name: &'a str,
    pub size: u64,
    /// What tells it from other files on its device; empty when nothing does.
    pub fingerprint: &'a str,
}

/// Begins an upload for a prompt, or goes on with one of the same file that broke off.
///
/// # Errors
/// [`Error::TooLarge`] above the limit, before a byte is sent.
pub async fn begin(app: &App, actor: &Actor, id: &SubmissionId, file: &Announced<'_>) -> Result<(UploadId, u64)> {
    let mut tx = app.db.begin().await?;
    let submission = writable(&mut tx, actor, id).await?;
    let version = catalog::version(&mut tx, &submission.version).await?;
    let asked = file_prompt(version.definition.prompt(file.prompt))?;
    if file.size == 0 {
        return Err(Error::field("file", "submission-file-empty"));
    }
    if file.size > limit(asked, app.settings.max_evidence_bytes) {
        return Err(Error::TooLarge);
    }
    let cut = |text: &str| text.chars().take(1_000).collect();
    let mut row = Upload {
        id: String::new(),
        place: submission.place(),
        prompt: file.prompt.to_owned(),
        name: cut(file.name),
        fingerprint: cut(file.fingerprint),
        artifact: None,
    };
    if let Some(found) = going_on(app, &mut tx, &row, file.size).await? {
        return Ok(found);
    }
    if upload::open(&mut tx, id).await? >= MOST_OPEN {
        return Err(Error::Refused("submission-uploads-too-many"));
    }
    let begun = app.files.begin(file.size).await.map_err(in_words)?;
    row.id = begun.to_string();
    upload::add(&mut tx, &row).await?;
    tx.commit().await?;
    Ok((begun, 0))
}

/// The upload of the same file that broke off, and where it stands; one whose bytes were swept away counts no more.
async fn going_on(app: &App, tx: &mut Tx, wanted: &Upload, size: u64) -> Result<Option<(UploadId, u64)>> {
    if wanted.fingerprint.is_empty() {
        return Ok(None);
    }
    let Some(found) = upload::begun(tx, wanted).await? else {
        return Ok(None);
    };
    let Ok(name) = found.id.parse::<UploadId>() else {
        return Ok(None);
    };
    match app.files.offset(&name).await {
        Ok(offset) if name.total() == size => Ok(Some((name, offset))),
        _ => Ok(None),
    }
}

/// The actor's own upload.
pub async fn own(tx: &mut Tx, actor: &Actor, id: &SubmissionId, upload: &str) -> Result<(Upload, UploadId)> {
    let submission = submission::get(tx, id).await?;
    authorize(tx, actor, Right::Own(&submission.person)).await?;
    let row = upload::get(tx, id, upload).await?;
    let name = row.id.parse().map_err(|_| Error::NotFound)?;
    Ok((row, name))
}

/// Makes a complete upload part of the draft. Finishing twice gives the same file.
pub async fn finish(app: &App, actor: &Actor, id: &SubmissionId, name: &str) -> Result<ArtifactId> {
    let mut tx = app.db.begin().await?;
    writable(&mut tx, actor, id).await?;
    let (row, upload) = own(&mut tx, actor, id, name).await?;
    if let Some(artifact) = row.artifact {
        return Ok(artifact);
    }
    drop(tx);
    let stored = app.files.finish(&upload).await.map_err(in_words)?;
    let mut tx = app.db.begin().await?;
    match keep(&mut tx, actor, id, (&row.prompt, &row.name), &stored).await {
        Ok(artifact) => {
            upload::finish(&mut tx, name, &artifact).await?;
            tx.commit().await?;
            Ok(artifact)
        }
        Err(error) => {
            drop(tx);
            let mut tx = app.db.begin().await?;
            super::copy::discard_later(&mut tx, &stored.sha256).await?;
            upload::forget(&mut tx, name).await?;
            tx.commit().await?;
            Err(error)
        }
    }
}

/// What went wrong with a part, for the page.
pub fn in_words(error: PartError) -> Error {
    match error {
        PartError::Unknown => Error::NotFound,
        PartError::Conflict { .. } | PartError::Incomplete { .. } => Error::Conflict("submission-upload-elsewhere"),
        PartError::Busy => Error::Conflict("submission-upload-busy"),
        PartError::TooLong { .. } => Error::TooLarge,
        PartError::Interrupted => Error::Unavailable("submission-upload-interrupted"),
        PartError::OutOfDisk => Error::Unavailable("submission-out-of-disk"),
        PartError::Store(error) => Error::Internal(error.into()),
    }
}
