//! `/v2/…`: awards in the form of Open Badges 2.0, for programs that read no other.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::Response;
use credential::baking::Standard;
use serde_json::Value;

use super::super::older::{self, Hosted};
use super::super::store::credentials;
use super::super::{art, public_text};
use super::answer::{Kind, public, tagged};
use crate::ids::CredentialId;
use crate::{App, Result};

const DOCUMENT: Kind = Kind {
    content_type: "application/ld+json",
    cache: "no-cache",
};

/// `GET /v2/assertions/{id}`, and with `.png` or `.svg` the badge with the assertion baked in (Open Badges 2.0, Baked Badges).
pub async fn assertion(State(app): State<App>, headers: HeaderMap, Path(name): Path<String>) -> Result<Response> {
    let ending = [".png", ".svg"].into_iter().find(|ending| name.ends_with(ending));
    let id = CredentialId(name.trim_end_matches(ending.unwrap_or_default()).to_owned());
    let mut tx = app.db.read().await?;
    let document = match older::assertion(&app, &mut tx, &id).await? {
        Hosted::Standing(document) => document,
        Hosted::Gone(document) => return Ok(gone(&headers, &document)),
    };
    let Some(ending) = ending else {
        return Ok(tagged(&headers, DOCUMENT, document.to_string()));
    };
    let tag = format!("{}-2{ending}", public_text(&mut tx, &id).await?.etag);
    let credential = credentials::credential(&mut tx, &id).await?;
    let art = art::of(&mut tx, &credential.what).await?;
    let text = document.to_string();
    let (content_type, picture) = match ending {
        ".png" => ("image/png", art::png_with(&art, &text, Standard::OpenBadges2).await?),
        _ => ("image/svg+xml", art::svg_with(&art, &text, Standard::OpenBadges2)?),
    };
    let kind = Kind {
        content_type,
        ..DOCUMENT
    };
    Ok(public(&headers, kind, &tag, picture))
}

/// The older form has one word for everything that is out of force.
fn gone(headers: &HeaderMap, document: &Value) -> Response {
    let mut response = tagged(headers, DOCUMENT, document.to_string());
    *response.status_mut() = StatusCode::GONE;
    response.headers_mut().remove(header::ETAG);
    response
}

/// `GET /v2/classes/{edition}`
pub async fn class(State(app): State<App>, headers: HeaderMap, Path(edition): Path<String>) -> Result<Response> {
    let mut tx = app.db.read().await?;
    let document = older::class(&app, &mut tx, &edition).await?;
    Ok(tagged(&headers, DOCUMENT, document.to_string()))
}

/// `GET /v2/issuers/{slug}`
pub async fn issuer(State(app): State<App>, headers: HeaderMap, Path(slug): Path<String>) -> Result<Response> {
    let mut tx = app.db.read().await?;
    let document = older::issuer(&app, &mut tx, &slug).await?;
    Ok(tagged(&headers, DOCUMENT, document.to_string()))
}
