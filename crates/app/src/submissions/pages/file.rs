//! The earner's own file, as it was handed in.

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;

use crate::actor::{Actor, Right, authorize};
use crate::ids::{ArtifactId, SubmissionId};
use crate::submissions::media::{Served, serve};
use crate::submissions::store::{artifact, submission};
use crate::{App, Result};

/// Streams it, to its earner only.
pub async fn own(
    State(app): State<App>,
    actor: Actor,
    Path((id, artifact)): Path<(SubmissionId, ArtifactId)>,
    headers: HeaderMap,
) -> Result<Response> {
    let mut tx = app.db.read().await?;
    let submission = submission::get(&mut tx, &id).await?;
    authorize(&mut tx, &actor, Right::Own(&submission.person)).await?;
    let artifact = artifact::of(&mut tx, &id, &artifact).await?;
    drop(tx);
    let file = Served {
        sha256: &artifact.sha256,
        bytes: artifact.bytes,
        media_type: &artifact.media_type,
        name: &artifact.name,
    };
    serve(&app, &file, &headers).await
}
