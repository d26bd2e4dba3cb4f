//! The earner's other steps: take back, withdraw, correct, take up again.

use askama::Template;
use axum::extract::{Form, Path, State};
use axum::response::Response;
use domain::workflow::Command;
use serde::Deserialize;

use super::view::Application;
use crate::actor::Actor;
use crate::ids::SubmissionId;
use crate::submissions::actions::take;
use crate::ui::{Markup, Ui, page};
use crate::{App, Result};

/// The attempt that the page showed.
#[derive(Deserialize)]
pub struct Shown {
    attempt: u32,
}

#[derive(Template)]
#[template(path = "submissions/pages/withdraw.html")]
struct WithdrawPage {
    ui: Ui,
    crumbs: Markup,
    path: String,
    title: String,
    attempt: u32,
}

/// Says what withdrawing means, and asks.
pub async fn ask_withdraw(
    State(app): State<App>,
    ui: Ui,
    actor: Actor,
    Path(id): Path<SubmissionId>,
) -> Result<Response> {
    let mut tx = app.db.read().await?;
    let own = Application::own(&mut tx, &actor, &id).await?;
    Ok(page(WithdrawPage {
        crumbs: own.crumbs(&ui, &ui.t("submission-withdraw")),
        path: own.path(),
        title: own.version.title.clone(),
        attempt: own.submission.workflow.attempt,
        ui,
    }))
}

type Asked = (State<App>, Ui, Actor, Path<SubmissionId>, Form<Shown>);

async fn go(asked: Asked, command: Command, word: &'static str) -> Result<Response> {
    let (State(app), ui, actor, Path(id), Form(shown)) = asked;
    let mut tx = app.db.begin().await?;
    take(&mut tx, &actor, &id, command, shown.attempt).await?;
    tx.commit().await?;
    Ok(ui.back_with(&format!("/me/applications/{id}"), word))
}

/// Ends it.
pub async fn withdraw(
    app: State<App>,
    ui: Ui,
    actor: Actor,
    id: Path<SubmissionId>,
    form: Form<Shown>,
) -> Result<Response> {
    go((app, ui, actor, id, form), Command::Withdraw, "submission-withdrawn").await
}

/// Takes a sent application back, within the hour.
pub async fn take_back(
    app: State<App>,
    ui: Ui,
    actor: Actor,
    id: Path<SubmissionId>,
    form: Form<Shown>,
) -> Result<Response> {
    go((app, ui, actor, id, form), Command::TakeBack, "submission-taken-back").await
}

/// Opens a returned application again.
pub async fn correct(
    app: State<App>,
    ui: Ui,
    actor: Actor,
    id: Path<SubmissionId>,
    form: Form<Shown>,
) -> Result<Response> {
    go((app, ui, actor, id, form), Command::Correct, "submission-opened-again").await
}

/// Takes an abandoned draft up again.
pub async fn resume(
    app: State<App>,
    ui: Ui,
    actor: Actor,
    id: Path<SubmissionId>,
    form: Form<Shown>,
) -> Result<Response> {
    go((app, ui, actor, id, form), Command::Resume, "submission-opened-again").await
}
