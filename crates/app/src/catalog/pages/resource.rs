//! `/catalog/{slug}/resources/{page}`: a page to learn from, by the author of the micro-credential.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;

use super::words;
use crate::catalog::{Version, current, store};
use crate::ui::{Markup, Ui, page};
use crate::{App, Error, Result};

#[derive(Template)]
#[template(path = "catalog/resource.html")]
struct Page {
    ui: Ui,
    version: Arc<Version>,
    title: String,
    /// Markdown, without its first heading.
    text: String,
}

pub async fn show(State(app): State<App>, ui: Ui, Path((slug, name)): Path<(String, String)>) -> Result<Response> {
    let path = format!("resources/{name}.md");
    let mut tx = app.db.read().await?;
    let version = current(&mut tx, &slug).await?;
    let listed = version
        .definition
        .resources
        .iter()
        .find(|resource| resource.url == path);
    let title = listed.ok_or(Error::NotFound)?.title.clone();
    let text = store::resource(&mut tx, &slug, &path).await?;
    Ok(page(Page {
        text: without_heading(&text).to_owned(),
        title,
        version,
        ui,
    }))
}

impl Page {
    fn crumbs(&self) -> Markup {
        words::crumbs(&self.ui, &self.version, &self.title)
    }
}

/// The page has its own heading; the author's first one would say it twice.
fn without_heading(text: &str) -> &str {
    match text.trim_start().split_once('\n') {
        Some((first, rest)) if first.starts_with("# ") => rest,
        _ => text,
    }
}
