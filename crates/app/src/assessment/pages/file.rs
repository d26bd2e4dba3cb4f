//! Files, for those who judge: the copy without metadata, and a note in the log that somebody looked.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, header};
use axum::response::Response;
use platform::db::Tx;

use super::application::OFFICE;
use crate::actor::{Actor, Right, Role, authorize};
use crate::assessment::actions::own;
use crate::events::{By, Event, record};
use crate::ids::{ArtifactId, AssignmentId, SubmissionId};
use crate::submissions::{self, BlindSubmission};
use crate::{App, Error, Result, organizations};

/// A file of a submission in which the reader has, or had, a seat that counts.
pub async fn of_seat(
    State(app): State<App>,
    actor: Actor,
    Path((id, artifact)): Path<(AssignmentId, ArtifactId)>,
    headers: HeaderMap,
) -> Result<Response> {
    let mut tx = app.db.begin().await?;
    let seat = own(&mut tx, &actor, &id).await?;
    if seat.assignment.ended_at.is_some() {
        return Err(Error::NotFound);
    }
    authorize(&mut tx, &actor, Right::Hold(seat.roles(), &seat.summary.organization)).await?;
    let handed_in = seat.handed_in(&mut tx).await?;
    check(&handed_in, &artifact)?;
    let by = By::Person(&actor, Some(Role::Assessor));
    note(&mut tx, by, &seat.assignment.submission, &artifact, &headers).await?;
    tx.commit().await?;
    submissions::evidence_stream(&app, &artifact, &headers).await
}

/// A file of a submission to the reader's organisation.
pub async fn of_issuer(
    State(app): State<App>,
    actor: Actor,
    Path((org, id, artifact)): Path<(String, SubmissionId, ArtifactId)>,
    headers: HeaderMap,
) -> Result<Response> {
    let mut tx = app.db.begin().await?;
    let issuer = organizations::organization_by_slug(&mut tx, &org).await?;
    authorize(&mut tx, &actor, Right::Hold(OFFICE, &issuer.id)).await?;
    let summary = submissions::summary(&mut tx, &id).await?;
    if summary.organization != issuer.id || summary.person == actor.person {
        return Err(Error::NotFound);
    }
    let handed_in = submissions::blind(&mut tx, &id, summary.attempt).await?;
    check(&handed_in, &artifact)?;
    note(&mut tx, By::Person(&actor, None), &id, &artifact, &headers).await?;
    tx.commit().await?;
    submissions::evidence_stream(&app, &artifact, &headers).await
}

fn check(handed_in: &BlindSubmission, artifact: &ArtifactId) -> Result<()> {
    let mut all = handed_in
        .parts
        .iter()
        .flat_map(|part| &part.answers)
        .flat_map(|answer| &answer.artifacts);
    if all.any(|known| known.id == *artifact) {
        Ok(())
    } else {
        Err(Error::NotFound)
    }
}

/// Writes down that it was opened. A player asks for one recording in many pieces; only the first is a look.
async fn note(tx: &mut Tx, by: By<'_>, id: &SubmissionId, artifact: &ArtifactId, headers: &HeaderMap) -> Result<()> {
    let range = headers.get(header::RANGE).and_then(|value| value.to_str().ok());
    if range.is_some_and(|range| !range.starts_with("bytes=0-")) {
        return Ok(());
    }
    let event = Event::EvidenceViewed {
        submission: id.clone(),
        artifact: artifact.clone(),
    };
    record(tx, by, event).await
}
