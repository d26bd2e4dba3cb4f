//! Status lists, and what was issued, as it is asked for (VCALM 1.0, §3.2).

use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;

use super::host::Host;
use crate::vcalm::{self, Body, ChangeStatus, MakeList, Problem, Refusal, enveloped};

/// `GET /status-lists/{list}`.
pub async fn show(State(host): State<Host>, Path(list): Path<String>) -> Refusal<Response> {
    let missing = || Problem::of_status(StatusCode::NOT_FOUND, "there is no such list; the first has the name 1");
    let signed = host.register().list(&list).ok_or_else(missing)?;
    let headers = [
        (header::CONTENT_TYPE, "application/vc+ld+json"),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
    ];
    Ok((headers, signed).into_response())
}

/// `POST /status-lists`.
pub async fn make(State(host): State<Host>, Body(body): Body) -> Refusal<Response> {
    let wanted: MakeList = vcalm::read(&body)?;
    let (url, signed) = host.register().make(host.first()?, &wanted, host.now())?;
    let headers = [
        (header::CONTENT_TYPE, "application/json".to_owned()),
        (header::LOCATION, url.clone()),
    ];
    let body = format!("{{\"id\":{},\"verifiableCredential\":{signed}}}", json!(url));
    Ok((StatusCode::CREATED, headers, body).into_response())
}

/// `POST /credentials/status`.
pub async fn change(State(host): State<Host>, Body(body): Body) -> Refusal<Response> {
    let change: ChangeStatus = vcalm::read(&body)?;
    host.register().change(host.first()?, &change, host.now())?;
    Ok(([(header::CONTENT_TYPE, "application/json")], "{}").into_response())
}

/// `GET /credentials/{id}`.
pub async fn credential(State(host): State<Host>, Path(id): Path<String>) -> Refusal<Response> {
    let missing = || Problem::of_status(StatusCode::NOT_FOUND, "this host issued no credential of this name");
    let signed = host.register().issued(&id).ok_or_else(missing)?;
    let kind = [(header::CONTENT_TYPE, "application/json")];
    Ok((kind, enveloped(&signed.to_string())).into_response())
}
