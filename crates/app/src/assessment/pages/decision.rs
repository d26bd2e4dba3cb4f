//! `/issuer/{org}/decisions`: what waits for the issuer's decision, and deciding.

use askama::Template;
use axum::extract::{Form as Posted, Path, State};
use axum::response::Response;
use domain::scoring::Finding;
use domain::workflow::State as Stage;
use jiff::Timestamp;
use platform::db::Tx;
use serde::Deserialize;

use super::remarks::{Places, RemarkView};
use crate::actor::{Actor, Right, Role, authorize};
use crate::assessment::actions::{self, Decision};
use crate::assessment::feedback::{Feedback, feedback};
use crate::catalog::Version;
use crate::ids::SubmissionId;
use crate::organizations::{self, Organization};
use crate::submissions::{self, Summary};
use crate::ui::{Form, Ui, again, page};
use crate::{App, Error, Result, catalog, people};

struct Line {
    id: SubmissionId,
    attempt: u32,
    number: String,
    title: String,
    since: Timestamp,
    met: usize,
    total: usize,
}

#[derive(Template)]
#[template(path = "assessment/pages/decisions.html")]
struct DecisionsPage {
    ui: Ui,
    organization: Organization,
    lines: Vec<Line>,
}

#[derive(Template)]
#[template(path = "assessment/pages/decision.html")]
struct DecisionPage {
    ui: Ui,
    form: Form,
    organization: Organization,
    summary: Summary,
    title: String,
    earner: String,
    met: usize,
    criteria: Vec<JudgedView>,
    strengths: Vec<String>,
    is_met: bool,
    is_pending: bool,
}

/// A criterion with its level and everything that was said.
pub struct JudgedView {
    pub title: String,
    pub level: String,
    pub is_met: bool,
    pub remarks: Vec<RemarkView>,
}

/// What a grantor sends.
#[derive(Deserialize)]
pub struct Asked {
    attempt: u32,
    decision: String,
    #[serde(default)]
    note: String,
}

/// What waits, the longest first.
pub async fn list(State(app): State<App>, ui: Ui, actor: Actor, Path(slug): Path<String>) -> Result<Response> {
    let mut tx = app.db.read().await?;
    let organization = organizations::organization_by_slug(&mut tx, &slug).await?;
    authorize(&mut tx, &actor, Right::Hold(&[Role::Grantor], &organization.id)).await?;
    let mut lines = Vec::new();
    for one in submissions::of_organization(&mut tx, &organization.id, &[Stage::DecisionPending]).await? {
        let feedback = feedback(&mut tx, &one.id, one.attempt).await?.ok_or(Error::NotFound)?;
        lines.push(Line {
            title: catalog::version(&mut tx, &one.version).await?.title.clone(),
            since: one.moved_at,
            met: feedback.met(),
            total: feedback.criteria.len(),
            attempt: one.attempt,
            number: one.number,
            id: one.id,
        });
    }
    Ok(page(DecisionsPage {
        ui,
        organization,
        lines,
    }))
}

/// One decision: the merged scores and the feedback, to read.
pub async fn show(
    State(app): State<App>,
    ui: Ui,
    actor: Actor,
    Path((slug, id)): Path<(String, SubmissionId)>,
) -> Result<Response> {
    let mut tx = app.db.read().await?;
    let organization = organizations::organization_by_slug(&mut tx, &slug).await?;
    Ok(page(view(&mut tx, ui, &actor, (organization, &id), Form::new()).await?))
}

/// The decision.
pub async fn decide(
    State(app): State<App>,
    ui: Ui,
    actor: Actor,
    Path((slug, id)): Path<(String, SubmissionId)>,
    Posted(asked): Posted<Asked>,
) -> Result<Response> {
    let decision = match asked.decision.as_str() {
        "award" => Decision::Award,
        "not_yet" => Decision::NotYet,
        "return" => Decision::Return(asked.note.chars().take(2_000).collect()),
        _ => return Err(Error::NotFound),
    };
    let mut tx = app.db.begin().await?;
    let organization = organizations::organization_by_slug(&mut tx, &slug).await?;
    match actions::decide(&mut tx, &actor, &organization.id, (&id, asked.attempt), decision).await {
        Err(Error::Invalid(fields)) => {
            let form = Form::new().with("note", &asked.note).refused(fields);
            Ok(again(page(view(&mut tx, ui, &actor, (organization, &id), form).await?)))
        }
        done => {
            done?;
            tx.commit().await?;
            Ok(ui.back_with(&format!("/issuer/{slug}/decisions"), "assessment-decided"))
        }
    }
}

async fn view(
    tx: &mut Tx,
    ui: Ui,
    actor: &Actor,
    (organization, id): (Organization, &SubmissionId),
    form: Form,
) -> Result<DecisionPage> {
    authorize(tx, actor, Right::Hold(&[Role::Grantor], &organization.id)).await?;
    let summary = submissions::summary(tx, id).await?;
    if summary.organization != organization.id {
        return Err(Error::NotFound);
    }
    if summary.person == actor.person {
        return Err(Error::Forbidden);
    }
    let feedback = feedback(tx, id, summary.attempt).await?.ok_or(Error::NotFound)?;
    let workflow = submissions::workflow(tx, id).await?;
    let version = catalog::version(tx, &summary.version).await?;
    let files = format!("/issuer/{}/applications/{id}/evidence", organization.slug);
    let criteria = judged(tx, &ui, (&summary, &version), &feedback, files).await?;
    Ok(DecisionPage {
        form,
        title: version.title.clone(),
        earner: people::person(tx, &summary.person).await?.name,
        met: feedback.met(),
        criteria,
        strengths: feedback.strengths,
        is_met: workflow.finding == Some(Finding::Met),
        is_pending: summary.state == Stage::DecisionPending,
        organization,
        summary,
        ui,
    })
}

/// Every criterion as it was judged, its places leading to files under `files`.
pub async fn judged(
    tx: &mut Tx,
    ui: &Ui,
    (summary, version): (&Summary, &Version),
    feedback: &Feedback,
    files: String,
) -> Result<Vec<JudgedView>> {
    let handed_in = match submissions::blind(tx, &summary.id, feedback.attempt).await {
        Ok(handed_in) => Some(handed_in),
        Err(Error::Refused(_)) => None,
        Err(error) => return Err(error),
    };
    let places = Places {
        ui,
        definition: &version.definition,
        handed_in: handed_in.as_ref(),
        files,
    };
    let view = |criterion: &crate::assessment::feedback::OnCriterion| JudgedView {
        title: criterion.title.clone(),
        level: criterion.level_title.clone(),
        is_met: criterion.is_met,
        remarks: criterion
            .remarks
            .iter()
            .map(|remark| places.view(String::new(), remark))
            .collect(),
    };
    Ok(feedback.criteria.iter().map(view).collect())
}
