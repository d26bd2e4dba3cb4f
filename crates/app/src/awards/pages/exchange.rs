//! `/wallets/{exchange}`: where a wallet talks with us. Everything here obeys the secret in the path alone and never looks who is signed in.

use std::net::SocketAddr;

use askama::Template;
use axum::body::Bytes;
use axum::extract::{ConnectInfo, Path, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use platform::rate::{Bucket, Key};
use serde_json::{Value, json};

use super::super::wallet::{self, Links};
use crate::entry::client_address;
use crate::ui::{Ui, page};
use crate::{App, Error, Result};

/// Words are guessed by nobody; this keeps the trying, and the verifying, cheap.
const BY_NETWORK: Bucket = Bucket {
    name: "wallet exchanges by network address",
    burst: 60,
    per_minute: 60,
};

/// The longest message of a wallet, in bytes. One that shows who it is takes less than two thousand.
const LONGEST: usize = 256 * 1024;

/// Whether a POST to this path may come from anywhere: wallets that live in a browser have another origin.
pub fn obeys_its_secret(path: &str) -> bool {
    let token = path
        .strip_prefix("/wallets/")
        .and_then(|rest| rest.strip_suffix("/exchange"))
        .unwrap_or_default();
    !token.is_empty() && !token.contains('/')
}

#[derive(Template)]
#[template(path = "awards/pages/exchange.html")]
struct Page {
    ui: Ui,
    links: Option<Links>,
}

/// `GET /wallets/{exchange}?iuv=1`: for programs the ways to talk (VCALM 1.0, "Interaction URL Format"), for people who scanned the code with
/// their camera the ways into a wallet. It does not say which credential waits.
pub async fn interaction(
    State(app): State<App>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    ui: Ui,
    Path(token): Path<String>,
) -> Result<Response> {
    slow_down(&app, peer, &headers)?;
    let mut tx = app.db.read().await?;
    let exchange = wallet::exchange(&mut tx, &token).await?;
    let links = Some(Links::of(&app, &token)).filter(|_| !exchange.stage(tx.now()).is_final());
    let wants_page = headers
        .get(header::ACCEPT)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|accept| accept.contains("text/html"));
    if wants_page {
        return Ok(page(Page { ui, links }));
    }
    let links = links.ok_or(Error::Refused("awards-wallet-over-what"))?;
    Ok(open_to_all(axum::Json(
        json!({ "protocols": { "vcapi": links.exchange } }),
    )))
}

/// `POST /wallets/{exchange}/exchange`: with nothing, what is wanted; with a presentation, the credential.
pub async fn participate(
    State(app): State<App>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    Path(token): Path<String>,
    body: Bytes,
) -> Result<Response> {
    let message = talk(&app, peer, &headers, &token, &body).await?;
    Ok(open_to_all(axum::Json(message)))
}

async fn talk(app: &App, peer: SocketAddr, headers: &HeaderMap, token: &str, body: &[u8]) -> Result<Value> {
    slow_down(app, peer, headers)?;
    if body.len() > LONGEST {
        return Err(Error::TooLarge);
    }
    let message: Value = if body.trim_ascii().is_empty() {
        json!({})
    } else {
        serde_json::from_slice(body).map_err(|_| unreadable())?
    };
    let message = message.as_object().ok_or_else(unreadable)?;
    match message.get("verifiablePresentation") {
        Some(presentation) => wallet::answer(app, token, presentation).await,
        None => {
            let mut tx = app.db.begin().await?;
            let request = wallet::request(app, &mut tx, token).await?;
            tx.commit().await?;
            Ok(request)
        }
    }
}

fn unreadable() -> Error {
    Error::field("verifiablePresentation", "awards-wallet-unreadable")
}

/// `OPTIONS` of both: a wallet of another origin may send JSON (Fetch, §3.3).
pub async fn preflight() -> Response {
    let mut response = open_to_all(StatusCode::NO_CONTENT);
    let headers = response.headers_mut();
    headers.insert(
        header::ACCESS_CONTROL_ALLOW_METHODS,
        HeaderValue::from_static("GET, POST"),
    );
    headers.insert(
        header::ACCESS_CONTROL_ALLOW_HEADERS,
        HeaderValue::from_static("accept, content-type"),
    );
    response
}

fn open_to_all(answer: impl IntoResponse) -> Response {
    let mut response = answer.into_response();
    let headers = response.headers_mut();
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    headers.insert(
        HeaderName::from_static("cross-origin-resource-policy"),
        HeaderValue::from_static("cross-origin"),
    );
    response
}

fn slow_down(app: &App, peer: SocketAddr, headers: &HeaderMap) -> Result<()> {
    let address = client_address(app, peer, headers);
    app.rates
        .check(BY_NETWORK, Key::Address(address))
        .map_err(|wait| Error::TooMany(wait.0))
}
