//! Signed learner records to take away: of everything from one issuer, and of a stack with its parts.

use axum::extract::{Form, Path, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use platform::rate::{Bucket, Key};
use serde::Deserialize;

use crate::actor::Actor;
use crate::records::portfolio::Portfolio;
use crate::ui::Ui;
use crate::{App, Error, Result, awards, catalog};

/// Signing a long record takes some milliseconds.
const RECORDS: Bucket = Bucket {
    name: "learner records by person",
    burst: 20,
    per_minute: 10,
};

/// Whose awards.
#[derive(Debug, Deserialize)]
pub struct Issuer {
    issuer: String,
}

/// `POST /me/transcript/record`: everything that one issuer awarded, as one signed document.
pub async fn of_issuer(State(app): State<App>, ui: Ui, actor: Actor, Form(form): Form<Issuer>) -> Result<Response> {
    admit(&app, &actor)?;
    let mut tx = app.db.begin().await?;
    let text = awards::record_of_issuer(&app, &mut tx, &actor, ui.lang, &form.issuer).await?;
    tx.commit().await?;
    Ok(file("application/vc+ld+json", "learner-record.json", text))
}

/// In which form.
#[derive(Debug, Deserialize)]
pub struct Wish {
    #[serde(default)]
    form: String,
}

/// `POST /me/stacks/{slug}/record`: the stack's credential with its parts, as a document or baked into its badge.
pub async fn of_stack(
    State(app): State<App>,
    actor: Actor,
    Path(slug): Path<String>,
    Form(wish): Form<Wish>,
) -> Result<Response> {
    admit(&app, &actor)?;
    let mut tx = app.db.begin().await?;
    let stack = catalog::stack_by_slug(&mut tx, &slug).await?;
    let portfolio = Portfolio::of(&mut tx, &actor.person).await?;
    let whole = portfolio
        .in_force(&stack.definition.comprehensive.slug)
        .ok_or(Error::NotFound)?;
    let text = awards::record_of_stack(&app, &mut tx, &actor, &whole.id).await?;
    let response = if wish.form == "png" {
        let picture = awards::record_picture(&mut tx, &whole.id, &text).await?;
        file("image/png", "learner-record.png", picture)
    } else {
        file("application/vc+ld+json", "learner-record.json", text)
    };
    tx.commit().await?;
    Ok(response)
}

fn admit(app: &App, actor: &Actor) -> Result<()> {
    let admitted = app.rates.check(RECORDS, Key::Text(actor.person.as_str()));
    admitted.map_err(|after| Error::TooMany(after.0))
}

/// A file to keep, for this reader alone.
fn file(content_type: &'static str, name: &'static str, body: impl IntoResponse) -> Response {
    let mut response = body.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Ok(disposition) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, disposition);
    }
    response
}
