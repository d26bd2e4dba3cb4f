//! The pages of the catalogue: lists, micro-credentials, stacks, issuers, framework items.

mod badge;
mod detail;
mod issuer;
mod item;
mod json;
mod list;
mod resource;
mod rubric;
mod stack;
mod words;

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use sha2::{Digest, Sha256};

use crate::App;
use crate::ui::Ui;

pub(super) fn router() -> Router<App> {
    Router::new()
        .route("/catalog", get(list::show))
        .route("/catalog/{slug}", get(detail::show))
        .route("/catalog/{slug}/v/{number}", get(detail::numbered))
        .route("/catalog/{slug}/rubric", get(rubric::show))
        .route("/catalog/{slug}/badge.svg", get(badge::micro_credential))
        .route("/catalog/{slug}/resources/{page}", get(resource::show))
        .route("/stacks", get(stack::list))
        .route("/stacks/{slug}", get(stack::show))
        .route("/stacks/{slug}/badge.svg", get(badge::comprehensive))
        .route("/issuers", get(issuer::list))
        .route("/issuers/{slug}", get(issuer::show))
        .route("/frameworks/{slug}/{code}", get(item::show))
}

/// Something that strangers and their caches may keep for a minute, with an ETag by which they ask again cheaply (RFC 9110 §8.8.3).
/// For somebody who is signed in the hall's own rule stands.
fn shared(ui: &Ui, asked: &HeaderMap, kind: &'static str, body: String) -> Response {
    let etag = format!("\"{}\"", hex::encode(&Sha256::digest(body.as_bytes())[..16]));
    let known = asked.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    let mut response = if known.is_some_and(|known| known.split(',').any(|tag| tag.trim() == etag)) {
        (StatusCode::NOT_MODIFIED, Body::empty()).into_response()
    } else {
        ([(header::CONTENT_TYPE, kind)], body).into_response()
    };
    let headers = response.headers_mut();
    if let Ok(etag) = etag.parse() {
        headers.insert(header::ETAG, etag);
    }
    headers.insert(header::VARY, header::HeaderValue::from_static("accept, cookie"));
    if ui.actor.is_none() {
        headers.insert(
            header::CACHE_CONTROL,
            header::HeaderValue::from_static("public, max-age=60"),
        );
    }
    response
}
