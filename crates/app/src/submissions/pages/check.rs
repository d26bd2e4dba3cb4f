//! `/me/applications/{id}/check`: everything on one page, what is to be mended, the declarations, and the button that sends.

use askama::Template;
use axum::extract::{Form, Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::declaration::Declarations;
use domain::preflight::Problem;
use domain::workflow::State as Stage;
use serde::Deserialize;

use super::problem;
use super::prompt::Asked;
use super::view::Application;
use crate::actor::Actor;
use crate::error::Field;
use crate::ids::SubmissionId;
use crate::submissions::actions::{self, Outbox};
use crate::submissions::promise;
use crate::submissions::store::declaration::Declared;
use crate::ui::{Markup, Ui, again, page};
use crate::{App, Result, organizations};

/// A part to look through.
struct Section {
    title: String,
    href: String,
    prompts: Vec<Asked>,
}

/// One line of the summary.
struct Mend {
    href: String,
    text: String,
}

#[derive(Template)]
#[template(path = "submissions/pages/check.html")]
struct CheckPage {
    ui: Ui,
    crumbs: Markup,
    path: String,
    title: String,
    attempt: u32,
    sections: Vec<Section>,
    mends: Vec<Mend>,
    leaks: Vec<String>,
    ai_policy: String,
    ai_text: String,
    declared: Declared,
    expected: String,
    errors: Vec<Field>,
}

/// The page.
pub async fn show(State(app): State<App>, ui: Ui, actor: Actor, Path(id): Path<SubmissionId>) -> Result<Response> {
    visit_links(&app, &actor, &id).await?;
    render(&app, ui, &actor, &id, false).await
}

/// Looks again at the links that did not open before.
async fn visit_links(app: &App, actor: &Actor, id: &SubmissionId) -> Result<()> {
    let mut tx = app.db.read().await?;
    let own = Application::own(&mut tx, actor, id).await?;
    drop(tx);
    if own.submission.state() == Stage::Draft {
        actions::visit_links(app, &own.submission.place()).await?;
    }
    Ok(())
}

/// Shows everything. Before the button was pressed for the first time, what is only to be declared below is no mistake yet.
async fn render(app: &App, ui: Ui, actor: &Actor, id: &SubmissionId, was_pressed: bool) -> Result<Response> {
    let mut tx = app.db.read().await?;
    let own = Application::own(&mut tx, actor, id).await?;
    if own.submission.state() != Stage::Draft {
        let there = format!(
            "{}/{}",
            own.path(),
            if own.submission.state().awaits_staff() {
                "sent"
            } else {
                ""
            }
        );
        return Ok(Redirect::to(there.trim_end_matches('/')).into_response());
    }
    let issuer = organizations::organization(&mut tx, &own.submission.organization).await?;
    let expected = promise::expected(&mut tx, &own.submission.micro_credential, &issuer).await?;
    let (_, outbox) = actions::examine(&mut tx, &own.submission).await?;
    drop(tx);
    let errors = fields(&own, &outbox, was_pressed);
    let definition = &own.version.definition;
    let sections = definition.parts.iter().map(|part| Section {
        title: part.title.clone(),
        href: format!("{}/{}", own.path(), part.id),
        prompts: part
            .prompts
            .iter()
            .map(|prompt| Asked::new(app, &ui, &own, prompt, None))
            .collect(),
    });
    let leaks = outbox
        .leaks
        .iter()
        .map(|leak| ui.field(&problem::leak(leak, definition)));
    Ok(page(CheckPage {
        crumbs: own.crumbs(&ui, &ui.t("submission-check")),
        path: own.path(),
        title: own.version.title.clone(),
        attempt: own.submission.workflow.attempt,
        sections: sections.collect(),
        mends: errors.iter().map(|field| mend(&ui, &own, field)).collect(),
        leaks: leaks.collect(),
        ai_policy: ui.t(&format!("submission-ai-{}", definition.ai_policy.kind)),
        ai_text: definition.ai_policy.text.clone(),
        declared: own.draft.declared.clone(),
        expected: ui.date(promise::noon(expected)),
        errors,
        ui,
    }))
}

fn fields(own: &Application, outbox: &Outbox, was_pressed: bool) -> Vec<Field> {
    let definition = &own.version.definition;
    let is_due = |problem: &&Problem| was_pressed || problem.prompt().is_some();
    let due: Vec<Problem> = outbox.problems.iter().filter(is_due).cloned().collect();
    let mut fields = problem::all(&due, definition);
    if was_pressed {
        fields.extend(outbox.leaks.iter().take(1).map(|leak| problem::leak(leak, definition)));
    }
    fields
}

/// A field of a prompt leads to the page of its part, the others stand on this page.
fn mend(ui: &Ui, own: &Application, field: &Field) -> Mend {
    let prompt = field.name.split_once('.').map(|(_, prompt)| prompt);
    let is_there =
        |part: &&crate::catalog::definition::Part| part.prompts.iter().any(|known| Some(known.id.as_str()) == prompt);
    let part = own.version.definition.parts.iter().find(is_there);
    Mend {
        href: match part {
            Some(part) => format!("{}/{}#{}", own.path(), part.id, field.name),
            None => format!("#{}", field.name),
        },
        text: ui.field(field),
    }
}

/// What the form declares. An unticked box is not sent.
#[derive(Deserialize)]
pub struct Declaring {
    attempt: u32,
    #[serde(default)]
    own_work: Option<String>,
    #[serde(default)]
    right_to_release: Option<String>,
    #[serde(default)]
    youth_consent: Option<String>,
    #[serde(default)]
    ai: String,
    #[serde(default)]
    ai_explanation: String,
    #[serde(default)]
    names_checked: Option<String>,
}

impl From<Declaring> for Declared {
    fn from(form: Declaring) -> Self {
        Self {
            three: Declarations {
                own_work: form.own_work.is_some(),
                right_to_release: form.right_to_release.is_some(),
                youth_consent: form.youth_consent.is_some(),
            },
            ai: match form.ai.as_str() {
                known @ ("not_used" | "used") => known.to_owned(),
                _ => "unanswered".to_owned(),
            },
            ai_explanation: form.ai_explanation.trim().to_owned(),
            names_checked: form.names_checked.is_some(),
        }
    }
}

/// Sends, once however often it is pressed. With anything to mend the page comes back and says what.
pub async fn send(
    State(app): State<App>,
    ui: Ui,
    actor: Actor,
    Path(id): Path<SubmissionId>,
    Form(form): Form<Declaring>,
) -> Result<Response> {
    visit_links(&app, &actor, &id).await?;
    let mut tx = app.db.begin().await?;
    let attempt = form.attempt;
    let outbox = actions::send(&mut tx, &actor, &id, attempt, form.into()).await?;
    tx.commit().await?;
    match outbox {
        None => Ok(Redirect::to(&format!("/me/applications/{id}/sent")).into_response()),
        Some(_) => Ok(again(render(&app, ui, &actor, &id, true).await?)),
    }
}
