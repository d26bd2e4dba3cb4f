//! The pages of the house itself: its front door, help, accessibility, privacy, and what programs can read.

use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;

use super::{Markup, Ui, markdown, words};
use crate::{App, Result, catalog};

/// `/`, `/help`, `/accessibility`, `/privacy`, `/api`.
pub(super) fn router() -> Router<App> {
    Router::new()
        .route("/", get(front_door))
        .route("/help", get(|ui: Ui| async { text(ui, "help") }))
        .route("/accessibility", get(|ui: Ui| async { text(ui, "accessibility") }))
        .route("/privacy", get(|ui: Ui| async { text(ui, "privacy") }))
        .route("/api", get(|ui: Ui| async { text(ui, "api") }))
}

/// The front door: what this is, how it works, where to go.
#[derive(Template)]
#[template(path = "ui/front_door.html")]
struct FrontDoor {
    ui: Ui,
    highlights: catalog::Highlights,
}

async fn front_door(State(app): State<App>, ui: Ui) -> Result<Response> {
    let mut tx = app.db.read().await?;
    let highlights = catalog::highlights(&mut tx).await?;
    Ok(super::page(FrontDoor { ui, highlights }))
}

/// A page of text from `messages/{lang}/pages/`.
#[derive(Template)]
#[template(path = "ui/text.html")]
struct TextPage {
    ui: Ui,
    heading: String,
    text: Markup,
}

fn text(ui: Ui, name: &str) -> Response {
    let heading = ui.t(&format!("page-{name}"));
    let text = markdown::page(&words::text(ui.lang, name));
    super::page(TextPage { ui, heading, text })
}
