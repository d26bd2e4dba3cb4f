//! The issuer's part of the API (VCALM 1.0, §3.2), for clients with an access token.

use axum::Router;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::{HeaderMap, HeaderName, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};

use super::{issuing, lists, status};
use crate::awards::pages::published;
use crate::organizations::clients::{Caller, Scope};
use crate::vcalm::{Body, Fault, MOST_BYTES, Problem, Refusal, enveloped};
use crate::{App, Result};

/// The longest `Idempotency-Key`, in bytes.
const LONGEST_KEY: usize = 255;

const JSON: [(HeaderName, &str); 1] = [(header::CONTENT_TYPE, "application/json")];

pub(super) fn router() -> Router<App> {
    Router::new()
        .route("/credentials/issue", post(issue))
        .route("/credentials/status", post(change))
        .route("/credentials/{id}", get(show).delete(delete))
        .route("/status-lists", post(make_list))
        .route("/status-lists/{id}", get(list))
        .layer(DefaultBodyLimit::max(MOST_BYTES))
}

/// `POST /credentials/issue` (VCALM 1.0, §3.2.1).
async fn issue(
    State(app): State<App>,
    caller: Caller,
    headers: HeaderMap,
    Body(body): Body,
) -> Result<Response, Fault> {
    caller.may(Scope::Issue)?;
    let key = idempotency_key(&headers)?;
    let signed = issuing::issue(&app, caller, key, body).await?;
    Ok((StatusCode::CREATED, JSON, enveloped(&signed)).into_response())
}

fn idempotency_key(headers: &HeaderMap) -> Refusal<Option<String>> {
    let Some(written) = headers.get("idempotency-key") else {
        return Ok(None);
    };
    let key = written.to_str().ok().map(str::trim);
    let key = key.filter(|key| !key.is_empty() && key.len() <= LONGEST_KEY);
    let detail = format!("Idempotency-Key must have 1 to {LONGEST_KEY} visible ASCII characters");
    key.map(|key| Some(key.to_owned()))
        .ok_or_else(|| Problem::of_status(StatusCode::BAD_REQUEST, detail))
}

/// `POST /credentials/status` (VCALM 1.0, §3.2).
async fn change(State(app): State<App>, caller: Caller, Body(body): Body) -> Result<Response, Fault> {
    caller.may(Scope::Status)?;
    status::change(&app, &caller, &body).await?;
    Ok((JSON, "{}").into_response())
}

/// `GET /credentials/{id}` (VCALM 1.0, §3.2); `id` is the credential's own, percent-encoded, or its `credentialId`.
async fn show(State(app): State<App>, caller: Caller, Path(id): Path<String>) -> Result<Response, Fault> {
    caller.may(Scope::Read)?;
    let signed = status::text(&app, &caller, &id).await?;
    Ok((JSON, enveloped(&signed)).into_response())
}

/// `DELETE /credentials/{id}` (VCALM 1.0, §3.2).
async fn delete(State(app): State<App>, caller: Caller, Path(id): Path<String>) -> Result<Response, Fault> {
    caller.may(Scope::Delete)?;
    status::delete(&app, &caller, &id).await?;
    Ok(StatusCode::ACCEPTED.into_response())
}

/// `POST /status-lists` (VCALM 1.0, §3.2).
async fn make_list(State(app): State<App>, caller: Caller, Body(body): Body) -> Result<Response, Fault> {
    caller.may(Scope::Lists)?;
    let made = lists::make(&app, &caller, &body).await?;
    let place = [(header::LOCATION, made.url.clone())];
    let id = serde_json::Value::from(made.url);
    let body = format!("{{\"id\":{id},\"verifiableCredential\":{}}}", made.signed);
    Ok((StatusCode::CREATED, JSON, place, body).into_response())
}

/// `GET /status-lists/{id}`: for everybody, as every status list.
async fn list(State(app): State<App>, headers: HeaderMap, Path(id): Path<String>) -> Result<Response> {
    let served = lists::served(&app, &id).await?;
    Ok(published::list(&headers, served))
}
