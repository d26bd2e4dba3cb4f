//! Uploads in parts, for `<upload-file>`: begin, ask, append, finish.

use axum::Json;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use platform::files::PartError;
use serde::{Deserialize, Serialize};

use crate::actor::Actor;
use crate::ids::SubmissionId;
use crate::submissions::actions::{Announced, begin_upload, finish_upload, in_words, own_upload};
use crate::{App, Error, Result};

/// Where an upload stands, in bytes.
const OFFSET: &str = "upload-offset";

#[derive(Deserialize)]
pub struct Beginning {
    name: String,
    size: u64,
    #[serde(default)]
    fingerprint: String,
}

#[derive(Serialize)]
pub struct Begun {
    id: String,
    offset: u64,
}

/// Announces a file. The same file again goes on where it broke off.
pub async fn begin(
    State(app): State<App>,
    actor: Actor,
    Path((id, prompt)): Path<(SubmissionId, String)>,
    Json(asked): Json<Beginning>,
) -> Result<Json<Begun>> {
    let file = Announced {
        prompt: &prompt,
        name: &asked.name,
        size: asked.size,
        fingerprint: &asked.fingerprint,
    };
    let (upload, offset) = begin_upload(&app, &actor, &id, &file).await?;
    let id = upload.to_string();
    Ok(Json(Begun { id, offset }))
}

/// Where it stands.
pub async fn offset(
    State(app): State<App>,
    actor: Actor,
    Path((id, _, upload)): Path<(SubmissionId, String, String)>,
) -> Result<Response> {
    let mut tx = app.db.read().await?;
    let (_, name) = own_upload(&mut tx, &actor, &id, &upload).await?;
    drop(tx);
    let stands = app.files.offset(&name).await.map_err(in_words)?;
    Ok(at(StatusCode::OK, stands))
}

/// Takes a part that begins where the upload stands.
pub async fn append(
    State(app): State<App>,
    actor: Actor,
    Path((id, _, upload)): Path<(SubmissionId, String, String)>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response> {
    let mut tx = app.db.read().await?;
    let (row, name) = own_upload(&mut tx, &actor, &id, &upload).await?;
    drop(tx);
    if row.artifact.is_some() {
        return Err(Error::Conflict("submission-upload-elsewhere"));
    }
    let offset = headers.get(OFFSET).and_then(|value| value.to_str().ok()?.parse().ok());
    let offset = offset.ok_or_else(|| Error::field("Upload-Offset", "submission-upload-offset"))?;
    match app.files.append(&name, offset, body.into_data_stream()).await {
        Ok(stands) => Ok(at(StatusCode::NO_CONTENT, stands)),
        Err(PartError::Conflict { offset }) => Ok(at(StatusCode::CONFLICT, offset)),
        Err(error) => Err(in_words(error)),
    }
}

fn at(status: StatusCode, offset: u64) -> Response {
    (status, [(OFFSET, offset.to_string())]).into_response()
}

#[derive(Serialize)]
pub struct Finished {
    artifact: String,
}

/// Makes it part of the application. A second time gives the same file.
pub async fn finish(
    State(app): State<App>,
    actor: Actor,
    Path((id, _, upload)): Path<(SubmissionId, String, String)>,
) -> Result<Json<Finished>> {
    let artifact = finish_upload(&app, &actor, &id, &upload).await?;
    let artifact = artifact.to_string();
    Ok(Json(Finished { artifact }))
}
