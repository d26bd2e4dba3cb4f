//! Badge art as files.

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;

use super::shared;
use crate::catalog::definition::Badge;
use crate::catalog::{current, stack_by_slug};
use crate::ui::{Ui, badge};
use crate::{App, Result};

const SVG: &str = "image/svg+xml";

/// `GET /catalog/{slug}/badge.svg`
pub async fn micro_credential(
    State(app): State<App>,
    ui: Ui,
    headers: HeaderMap,
    Path(slug): Path<String>,
) -> Result<Response> {
    let mut tx = app.db.read().await?;
    let version = current(&mut tx, &slug).await?;
    Ok(shared(&ui, &headers, SVG, drawn(&version.definition.badge)))
}

/// `GET /stacks/{slug}/badge.svg`: the badge of the stack's comprehensive credential.
pub async fn comprehensive(
    State(app): State<App>,
    ui: Ui,
    headers: HeaderMap,
    Path(slug): Path<String>,
) -> Result<Response> {
    let mut tx = app.db.read().await?;
    let stack = stack_by_slug(&mut tx, &slug).await?;
    Ok(shared(&ui, &headers, SVG, drawn(&stack.definition.comprehensive.badge)))
}

fn drawn(art: &Badge) -> String {
    badge::file(&art.shape, art.hue, &art.glyph, &art.alt)
}
