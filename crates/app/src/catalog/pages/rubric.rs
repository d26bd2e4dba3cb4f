//! `/catalog/{slug}/rubric`: the rubric and the prompts on paper.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use serde::Deserialize;

use super::words;
use crate::catalog::definition::{Part, Prompt};
use crate::catalog::{Version, current, numbered};
use crate::organizations::{self, Organization};
use crate::ui::{Markup, RubricRow, Ui, page};
use crate::{App, Result};

#[derive(Template)]
#[template(path = "catalog/rubric.html")]
struct Page {
    ui: Ui,
    version: Arc<Version>,
    issuer: Organization,
    rubric: Vec<RubricRow>,
}

/// Which version; the current one when nothing is said.
#[derive(Debug, Deserialize)]
pub struct Of {
    v: Option<u32>,
}

pub async fn show(State(app): State<App>, ui: Ui, Path(slug): Path<String>, Query(of): Query<Of>) -> Result<Response> {
    let mut tx = app.db.read().await?;
    let version = match of.v {
        Some(number) => numbered(&mut tx, &slug, number).await?,
        None => current(&mut tx, &slug).await?,
    };
    Ok(page(Page {
        issuer: organizations::organization(&mut tx, &version.issuer).await?,
        rubric: words::rubric(&ui, &version.definition),
        version,
        ui,
    }))
}

impl Page {
    fn part(&self, number: &usize, part: &Part) -> String {
        words::part(&self.ui, *number, part)
    }

    fn crumbs(&self) -> Markup {
        words::crumbs(&self.ui, &self.version, &self.ui.t("catalog-rubric"))
    }

    fn form(&self, prompt: &Prompt) -> String {
        words::form(&self.ui, prompt)
    }
}
