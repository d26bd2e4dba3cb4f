//! Awarding several decisions that a grantor chose in the list, each as if it stood alone.

use axum::extract::{Form as Posted, Path, State};
use axum::response::Response;

use crate::actor::{Actor, Right, Role, authorize};
use crate::assessment::actions::{self, Decision};
use crate::ids::SubmissionId;
use crate::organizations;
use crate::ui::Ui;
use crate::{App, Error, Result};

/// The most that one press of the button decides.
const MOST: usize = 500;

/// `POST /issuer/{org}/decisions`: fields `award`, each `submission.attempt` as the list showed it. What changed since the page was read, or
/// is the grantor's own work, is left as it is; every decision is a transaction of its own.
pub async fn award(
    State(app): State<App>,
    ui: Ui,
    actor: Actor,
    Path(slug): Path<String>,
    Posted(fields): Posted<Vec<(String, String)>>,
) -> Result<Response> {
    let mut tx = app.db.read().await?;
    let organization = organizations::organization_by_slug(&mut tx, &slug).await?.id;
    authorize(&mut tx, &actor, Right::Hold(&[Role::Grantor], &organization)).await?;
    drop(tx);
    let chosen = fields.iter().filter(|(name, _)| name == "award");
    let (mut awarded, mut left) = (0, 0);
    for (submission, attempt) in chosen.filter_map(|(_, value)| read(value)).take(MOST) {
        let mut tx = app.db.begin().await?;
        match actions::decide(&mut tx, &actor, &organization, (&submission, attempt), Decision::Award).await {
            Ok(()) => {
                tx.commit().await?;
                awarded += 1;
            }
            Err(Error::Refused(_) | Error::Conflict(_) | Error::NotFound | Error::Forbidden) => left += 1,
            Err(error) => return Err(error),
        }
    }
    let said = match (awarded, left) {
        (0, 0) => "assessment-chosen-none",
        (_, 0) => "assessment-chosen-awarded",
        _ => "assessment-chosen-left",
    };
    Ok(ui.back_with(&format!("/issuer/{slug}/decisions"), said))
}

fn read(value: &str) -> Option<(SubmissionId, u32)> {
    let (submission, attempt) = value.rsplit_once('.')?;
    Some((SubmissionId(submission.to_owned()), attempt.parse().ok()?))
}
