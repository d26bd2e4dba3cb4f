//! `/issuers` and `/issuers/{slug}`: who awards, what they offer, what they promise.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;

use super::words;
use crate::catalog::{Card, Stack, stacks_of, store};
use crate::organizations::{self, Organization};
use crate::ui::{Ui, page};
use crate::{App, Result};

#[derive(Template)]
#[template(path = "catalog/issuers.html")]
struct ListPage {
    ui: Ui,
    issuers: Vec<Organization>,
}

pub async fn list(State(app): State<App>, ui: Ui) -> Result<Response> {
    let mut tx = app.db.read().await?;
    let issuers = organizations::organizations(&mut tx).await?;
    Ok(page(ListPage { ui, issuers }))
}

#[derive(Template)]
#[template(path = "catalog/issuer.html")]
struct Page {
    ui: Ui,
    issuer: Organization,
    stacks: Vec<Stack>,
    cards: Vec<Card>,
}

pub async fn show(State(app): State<App>, ui: Ui, Path(slug): Path<String>) -> Result<Response> {
    let mut tx = app.db.read().await?;
    let issuer = organizations::organization_by_slug(&mut tx, &slug).await?;
    Ok(page(Page {
        stacks: stacks_of(&mut tx, &issuer.id).await?,
        cards: store::cards_of(&mut tx, &issuer.id).await?,
        issuer,
        ui,
    }))
}

impl Page {
    fn effort(&self, card: &Card) -> String {
        words::effort(&self.ui, card.minutes)
    }
}
