//! Answers that other people's programs read: with an entity tag, open to every origin.

use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::super::status_list;

/// How a public file is answered.
#[derive(Clone, Copy, Debug)]
pub struct Kind {
    pub content_type: &'static str,
    pub cache: &'static str,
}

/// A public file: kept by caches as `kind` says, not sent again to who has it (RFC 9110, §13.1.2), readable from every origin.
pub fn public(asked: &HeaderMap, kind: Kind, etag: &str, body: impl IntoResponse) -> Response {
    let tag = format!("\"{etag}\"");
    let mut response = if has(asked, &tag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        body.into_response()
    };
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind.content_type));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(kind.cache));
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    headers.insert(
        HeaderName::from_static("cross-origin-resource-policy"),
        HeaderValue::from_static("cross-origin"),
    );
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        headers.insert(header::ETAG, tag);
    }
    response
}

/// As [`public`], tagged with the digest of the text.
pub fn tagged(asked: &HeaderMap, kind: Kind, body: String) -> Response {
    let etag = status_list::etag(&body);
    public(asked, kind, &etag, body)
}

/// Whether the asker has the very same already; a weak tag, as a compressing layer makes of ours, counts too.
fn has(asked: &HeaderMap, tag: &str) -> bool {
    asked
        .get_all(header::IF_NONE_MATCH)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split(','))
        .map(|one| one.trim().trim_start_matches("W/"))
        .any(|one| one == tag || one == "*")
}
