//! `/me/applications/{id}/result`: what an earner hears, and trying again.

use askama::Template;
use axum::extract::{Form, Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::workflow::State as Stage;
use serde::Deserialize;

use super::decision::{JudgedView, judged};
use crate::actor::{Actor, Right, authorize};
use crate::assessment::actions;
use crate::assessment::feedback::released;
use crate::ids::SubmissionId;
use crate::ui::{Ui, page};
use crate::{App, Result, catalog, submissions};

#[derive(Template)]
#[template(path = "assessment/pages/result.html")]
struct ResultPage {
    ui: Ui,
    id: SubmissionId,
    number: String,
    title: String,
    slug: String,
    /// The attempt that this result is about.
    attempt: u32,
    met: usize,
    /// Those to improve first.
    criteria: Vec<JudgedView>,
    strengths: Vec<String>,
    is_met: bool,
    may_try: bool,
    /// The attempts are spent.
    is_spent: bool,
    has_draft: bool,
}

#[derive(Template)]
#[template(path = "assessment/pages/waiting.html")]
struct WaitingPage {
    ui: Ui,
    id: SubmissionId,
    title: String,
    scores: (u32, u32),
}

/// The latest result of the reader's own application.
pub async fn show(State(app): State<App>, ui: Ui, actor: Actor, Path(id): Path<SubmissionId>) -> Result<Response> {
    let mut tx = app.db.read().await?;
    let summary = submissions::summary(&mut tx, &id).await?;
    authorize(&mut tx, &actor, Right::Own(&summary.person)).await?;
    let version = catalog::version(&mut tx, &summary.version).await?;
    let Some(feedback) = released(&mut tx, &id).await? else {
        let (title, scores) = (version.title.clone(), summary.scores);
        return Ok(page(WaitingPage { ui, id, title, scores }));
    };
    let workflow = submissions::workflow(&mut tx, &id).await?;
    let files = format!("/me/applications/{id}/files");
    let mut criteria = judged(&mut tx, &ui, (&summary, &version), &feedback, files).await?;
    criteria.sort_by_key(|criterion| criterion.is_met);
    let is_latest = summary.attempt == feedback.attempt;
    let is_spent = workflow.attempt >= workflow.attempt_limit;
    Ok(page(ResultPage {
        number: summary.number,
        title: version.title.clone(),
        slug: version.slug.clone(),
        attempt: feedback.attempt,
        met: feedback.met(),
        is_met: feedback.met() == criteria.len(),
        criteria,
        strengths: feedback.strengths,
        may_try: is_latest && summary.state == Stage::NotYet && !is_spent,
        is_spent: summary.state == Stage::CoachRequired || is_latest && summary.state == Stage::NotYet && is_spent,
        has_draft: summary.state == Stage::Draft && !is_latest,
        id,
        ui,
    }))
}

/// The attempt that the page showed.
#[derive(Deserialize)]
pub struct Shown {
    attempt: u32,
}

/// Opens the next attempt, or asks for a coach when the attempts are spent.
pub async fn again(
    State(app): State<App>,
    ui: Ui,
    actor: Actor,
    Path(id): Path<SubmissionId>,
    Form(shown): Form<Shown>,
) -> Result<Response> {
    let mut tx = app.db.begin().await?;
    let is_open = actions::again(&mut tx, &actor, &id, shown.attempt).await?;
    tx.commit().await?;
    if is_open {
        return Ok(ui.back_with(&format!("/me/applications/{id}"), "assessment-again-open"));
    }
    Ok(Redirect::to(&format!("/me/applications/{id}/result")).into_response())
}
