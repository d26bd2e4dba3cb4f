//! Starting.

use axum::extract::{Form, State};
use axum::response::Redirect;
use serde::Deserialize;

use crate::actor::Actor;
use crate::submissions::actions;
use crate::{App, Result};

#[derive(Deserialize)]
pub struct Start {
    slug: String,
}

/// Starts, and leads to the one live submission however often it is clicked.
pub async fn start(State(app): State<App>, actor: Actor, Form(form): Form<Start>) -> Result<Redirect> {
    let mut tx = app.db.begin().await?;
    let id = actions::start(&mut tx, &actor, &form.slug).await?;
    tx.commit().await?;
    Ok(Redirect::to(&format!("/me/applications/{id}")))
}
