//! Earlier versions of a text, and two texts that met.

use askama::Template;
use axum::extract::{Form, Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::view::Application;
use crate::actor::Actor;
use crate::ids::SubmissionId;
use crate::submissions::actions::{self, Choice, Saved, Typed};
use crate::submissions::store::response::{self, Kept};
use crate::ui::{Markup, Ui, page};
use crate::{App, Error, Result};

#[derive(Template)]
#[template(path = "submissions/pages/versions.html")]
struct VersionsPage {
    ui: Ui,
    crumbs: Markup,
    path: String,
    back: String,
    title: String,
    question: String,
    current: String,
    kept: Vec<Kept>,
}

#[derive(Template)]
#[template(path = "submissions/pages/both.html")]
struct BothPage {
    ui: Ui,
    crumbs: Markup,
    path: String,
    back: String,
    title: String,
    question: String,
    version: i64,
    current: String,
    current_at: String,
    kept: Vec<Kept>,
    merged: String,
}

/// A question's title and the part on whose page it stands.
fn locate(ui: &Ui, own: &Application, question: &str) -> Result<(String, String)> {
    let definition = &own.version.definition;
    let speaks = |prompt: &crate::catalog::definition::Prompt| match question.strip_prefix("changed.") {
        Some(criterion) => definition.criteria_of(&prompt.id).any(|known| known.id == criterion),
        None => prompt.id == question,
    };
    for part in &definition.parts {
        if let Some(prompt) = part.prompts.iter().find(|prompt| speaks(prompt)) {
            let title = match question.strip_prefix("changed.") {
                Some(_) => ui.t1("submission-changed", "title", prompt.title.as_str()),
                None => prompt.title.clone(),
            };
            return Ok((title, format!("{}/{}", own.path(), part.id)));
        }
    }
    Err(Error::NotFound)
}

/// Every text that was saved for a question.
pub async fn versions(
    State(app): State<App>,
    ui: Ui,
    actor: Actor,
    Path((id, question)): Path<(SubmissionId, String)>,
) -> Result<Response> {
    let mut tx = app.db.read().await?;
    let own = Application::own(&mut tx, &actor, &id).await?;
    let (title, back) = locate(&ui, &own, &question)?;
    let kept = response::history(&mut tx, &own.submission.place(), &question).await?;
    Ok(page(VersionsPage {
        crumbs: own.crumbs(&ui, &ui.t("submission-versions")),
        path: own.path(),
        current: own.draft.text(&question).body,
        back,
        title,
        question,
        kept,
        ui,
    }))
}

#[derive(Deserialize)]
pub struct Restored {
    text: String,
}

/// Makes an earlier text the one that counts.
pub async fn restore(
    State(app): State<App>,
    ui: Ui,
    actor: Actor,
    Path((id, question)): Path<(SubmissionId, String)>,
    Form(form): Form<Restored>,
) -> Result<Response> {
    let mut tx = app.db.begin().await?;
    actions::restore(&mut tx, &actor, &id, &question, &form.text).await?;
    tx.commit().await?;
    let mut tx = app.db.read().await?;
    let own = Application::own(&mut tx, &actor, &id).await?;
    let (_, back) = locate(&ui, &own, &question)?;
    Ok(ui.back_with(&back, "submission-restored"))
}

/// Two texts side by side, with a field for both in one.
pub async fn both(
    State(app): State<App>,
    ui: Ui,
    actor: Actor,
    Path((id, question)): Path<(SubmissionId, String)>,
) -> Result<Response> {
    let mut tx = app.db.read().await?;
    let own = Application::own(&mut tx, &actor, &id).await?;
    let (title, back) = locate(&ui, &own, &question)?;
    let kept = response::aside(&mut tx, &own.submission.place(), &question).await?;
    if kept.is_empty() {
        return Ok(Redirect::to(&back).into_response());
    }
    let current = own.draft.text(&question);
    let all = std::iter::once(current.body.as_str()).chain(kept.iter().map(|kept| kept.body.as_str()));
    Ok(page(BothPage {
        crumbs: own.crumbs(&ui, &title),
        path: own.path(),
        merged: all.collect::<Vec<_>>().join("\n\n"),
        version: current.version,
        current: current.body.clone(),
        current_at: current.saved_at.map(|at| ui.moment(at)).unwrap_or_default(),
        back,
        title,
        question,
        kept,
        ui,
    }))
}

#[derive(Deserialize)]
pub struct Settled {
    /// `stands`, `merged`, or the identifier of a text that waits.
    choice: String,
    version: i64,
    #[serde(default)]
    text: String,
}

/// Settles which text counts. None of them leaves the history.
pub async fn settle(
    State(app): State<App>,
    ui: Ui,
    actor: Actor,
    Path((id, question)): Path<(SubmissionId, String)>,
    Form(form): Form<Settled>,
) -> Result<Response> {
    let mut tx = app.db.begin().await?;
    let own = Application::own(&mut tx, &actor, &id).await?;
    let (_, back) = locate(&ui, &own, &question)?;
    let typed = |body: String| {
        Choice::Replace(Typed {
            question: question.clone(),
            body,
            base: form.version,
            tab: String::new(),
        })
    };
    let choice = match form.choice.as_str() {
        "stands" => Choice::Stands,
        "merged" => typed(form.text),
        other => {
            let kept = response::aside(&mut tx, &own.submission.place(), &question).await?;
            let chosen = kept.into_iter().find(|kept| kept.id == other);
            typed(chosen.ok_or(Error::NotFound)?.body)
        }
    };
    let saved = actions::settle(&mut tx, &actor, &id, &question, choice).await?;
    tx.commit().await?;
    if matches!(saved, Some(Saved::Aside { .. })) {
        let both = format!("/me/applications/{id}/answers/{question}/both");
        return Ok(Redirect::to(&both).into_response());
    }
    Ok(ui.back_with(&back, "submission-settled"))
}
