//! Documents that verifiers fetch: status lists, issuers' keys, the register of this platform's issuers.

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;

use super::super::status_list::Served;
use super::super::{issuers, keys, status_list};
use super::answer::{Kind, public, tagged};
use crate::{App, Error, Result};

/// A withdrawal must be seen soon, and one list must not be asked for at every look.
const STATUS_LIST: Kind = Kind {
    content_type: "application/vc",
    cache: "public, max-age=60",
};
const LIST_TOKEN: Kind = Kind {
    content_type: credential::token_status::MEDIA_TYPE,
    ..STATUS_LIST
};
const DID: Kind = Kind {
    content_type: "application/did+json",
    cache: "public, max-age=300",
};
const JWK: Kind = Kind {
    content_type: "application/jwk+json",
    cache: "public, max-age=300",
};
const REGISTRY: Kind = Kind {
    content_type: "application/json",
    cache: "public, max-age=300",
};

/// `GET /status/{list}`: the signed list, ready made (Bitstring Status List 1.0, §2.4).
pub async fn status_list(State(app): State<App>, headers: HeaderMap, Path(id): Path<String>) -> Result<Response> {
    let mut tx = app.db.glance().await?;
    let served = status_list::served(&mut tx, &id).await?;
    Ok(list(&headers, served))
}

/// `GET /status/{list}/token`: the same list for readers of SD-JWT VC, ready made (Token Status List, §8.1). Whatever they say to accept.
pub async fn list_token(State(app): State<App>, headers: HeaderMap, Path(id): Path<String>) -> Result<Response> {
    let mut tx = app.db.read().await?;
    let served = status_list::token::served(&mut tx, &id).await?;
    let served = served.ok_or(Error::NotFound)?;
    Ok(public(&headers, LIST_TOKEN, &served.etag, served.signed))
}

/// A status list, for whoever asks.
pub fn list(asked: &HeaderMap, served: Served) -> Response {
    public(asked, STATUS_LIST, &served.etag, served.signed)
}

/// `GET /issuers/{slug}/did.json` (did:web, §2.5.2).
pub async fn did(State(app): State<App>, headers: HeaderMap, Path(slug): Path<String>) -> Result<Response> {
    let mut tx = app.db.read().await?;
    let document = issuers::document(&app, &mut tx, &slug).await?;
    Ok(tagged(&headers, DID, document))
}

/// `GET /issuers/{slug}/keys/{thumbprint}`: a key that signs tokens, alone (Open Badges 3.0, §8.2.4.1).
pub async fn jwk(
    State(app): State<App>,
    headers: HeaderMap,
    Path((slug, thumbprint)): Path<(String, String)>,
) -> Result<Response> {
    let mut tx = app.db.read().await?;
    let key = keys::jwk(&app, &mut tx, &slug, &thumbprint).await?;
    Ok(tagged(&headers, JWK, key))
}

/// `GET /registry.json`: who issues here, in the form that wallets of the Digital Credentials Consortium read.
pub async fn registry(State(app): State<App>, headers: HeaderMap) -> Result<Response> {
    let mut tx = app.db.read().await?;
    let known = issuers::registry(&app, &mut tx).await?;
    let newest = known.iter().map(|issuer| issuer.since).max().unwrap_or_default();
    let oldest = known.iter().map(|issuer| issuer.since).min().unwrap_or_default();
    let registry: serde_json::Map<String, serde_json::Value> = known
        .into_iter()
        .map(|issuer| {
            (
                issuer.id,
                serde_json::json!({ "name": issuer.name, "location": "", "url": issuer.url }),
            )
        })
        .collect();
    let meta = serde_json::json!({ "created": oldest.to_string(), "updated": newest.to_string() });
    let document = serde_json::json!({ "meta": meta, "registry": registry });
    Ok(tagged(&headers, REGISTRY, document.to_string()))
}

/// `GET /known-registries.json`: the list of registries that a verifier of the Consortium may be given, so that it looks issuers up in ours.
pub async fn known_registries(State(app): State<App>, headers: HeaderMap) -> Response {
    let ours = serde_json::json!({
        "name": app.settings.site_name,
        "type": "dcc-legacy",
        "url": app.settings.url("/registry.json"),
    });
    tagged(&headers, REGISTRY, serde_json::json!([ours]).to_string())
}
