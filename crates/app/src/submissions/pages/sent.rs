//! `/me/applications/{id}/sent`: it is here, what happens now, and how to take it back.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::workflow::{Kind, Policy, Role, allowed_for};

use super::view::Application;
use crate::actor::Actor;
use crate::ids::SubmissionId;
use crate::submissions::promise;
use crate::submissions::store::snapshot;
use crate::ui::{Markup, Step, Ui, page};
use crate::{App, Result};

#[derive(Template)]
#[template(path = "submissions/pages/sent.html")]
struct SentPage {
    ui: Ui,
    crumbs: Markup,
    path: String,
    number: String,
    title: String,
    attempt: u32,
    steps: Vec<Step>,
    expected: String,
    sent_at: String,
    digest: String,
    take_back_until: Option<String>,
}

/// The page; a draft leads back to its list.
pub async fn show(State(app): State<App>, ui: Ui, actor: Actor, Path(id): Path<SubmissionId>) -> Result<Response> {
    let mut tx = app.db.read().await?;
    let own = Application::own(&mut tx, &actor, &id).await?;
    let place = own.submission.place();
    let receipt = snapshot::latest(&mut tx, &place).await?;
    let now = tx.now();
    drop(tx);
    let workflow = &own.submission.workflow;
    let (Some(receipt), Some(sent_at)) = (receipt, workflow.submitted_at) else {
        return Ok(Redirect::to(&own.path()).into_response());
    };
    let until = sent_at + Policy::default().take_back;
    let may = allowed_for(workflow.state, Role::Earner).contains(&Kind::TakeBack);
    let can_take_back = may && now <= until && own.submission.opened_at.is_none();
    Ok(page(SentPage {
        crumbs: own.crumbs(&ui, &ui.t("submission-sent")),
        path: own.path(),
        number: own.submission.number.clone(),
        title: own.version.title.clone(),
        attempt: workflow.attempt,
        steps: own.journey(&ui),
        expected: own
            .draft
            .attempt
            .expected_on
            .map(|day| ui.date(promise::noon(day)))
            .unwrap_or_default(),
        sent_at: ui.moment(sent_at),
        digest: receipt.digest,
        take_back_until: can_take_back.then(|| ui.moment(until)),
        ui,
    }))
}
