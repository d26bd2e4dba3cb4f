//! The token endpoint (RFC 6749, §3.2 and §4.4): a client's secret for an access token of an hour.

use std::net::SocketAddr;

use axum::body::Bytes;
use axum::extract::{ConnectInfo, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use platform::random;
use platform::rate::{Bucket, Key};
use serde_json::json;

use super::{Scopes, Shown, TOKEN_LIFE, store};
use crate::entry::client_address;
use crate::{App, Error, Result};

const ASKED: Bucket = Bucket {
    name: "access token by network address",
    burst: 60,
    per_minute: 60,
};

/// A body of this many bytes says all that can be asked.
const MOST_BYTES: usize = 4_096;

/// Why there is no token (RFC 6749, §5.2).
#[derive(Debug)]
struct Denied {
    status: StatusCode,
    error: &'static str,
    detail: String,
}

impl Denied {
    fn new(error: &'static str, detail: impl ToString) -> Self {
        let status = if error == "invalid_client" {
            StatusCode::UNAUTHORIZED
        } else {
            StatusCode::BAD_REQUEST
        };
        Self {
            status,
            error,
            detail: detail.to_string(),
        }
    }
}

impl IntoResponse for Denied {
    fn into_response(self) -> Response {
        let body = json!({ "error": self.error, "error_description": self.detail });
        let mut response = (self.status, axum::Json(body)).into_response();
        if self.status == StatusCode::UNAUTHORIZED {
            let challenge = header::HeaderValue::from_static("Basic realm=\"waymark\"");
            response.headers_mut().insert(header::WWW_AUTHENTICATE, challenge);
        }
        response
    }
}

/// What was asked.
struct Asked {
    client: String,
    secret: String,
    scopes: Option<Scopes>,
}

/// `POST /oauth/token`.
pub async fn token(
    State(app): State<App>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response> {
    let address = Key::Address(client_address(&app, peer, &headers));
    app.rates
        .check(ASKED, address)
        .map_err(|after| Error::TooMany(after.0))?;
    match read(&headers, &body) {
        Ok(asked) => granted(&app, asked).await,
        Err(denied) => Ok(denied.into_response()),
    }
}

async fn granted(app: &App, asked: Asked) -> Result<Response> {
    let mut tx = app.db.begin().await?;
    let Some(client) = store::with_secret(&mut tx, &asked.client, &random::digest(&asked.secret)).await? else {
        let detail = "there is no such client, or the secret is not its own";
        return Ok(Denied::new("invalid_client", detail).into_response());
    };
    let scopes = asked.scopes.unwrap_or_else(|| client.scopes.clone());
    if scopes.is_empty() || !client.scopes.cover(&scopes) {
        let detail = format!("this client may have: {}", client.scopes);
        return Ok(Denied::new("invalid_scope", detail).into_response());
    }
    let (token, ends) = (Shown::token(), tx.now() + TOKEN_LIFE);
    store::add_token(&mut tx, &client.id, (&token.digest(), &scopes), ends).await?;
    tx.commit().await?;
    let body = json!({
        "access_token": token.0,
        "token_type": "Bearer",
        "expires_in": TOKEN_LIFE.as_secs(),
        "scope": scopes.to_string(),
    });
    let uncached = [(header::CACHE_CONTROL, "no-store"), (header::PRAGMA, "no-cache")];
    Ok((uncached, axum::Json(body)).into_response())
}

fn read(headers: &HeaderMap, body: &[u8]) -> Result<Asked, Denied> {
    let kind = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    if !kind.starts_with("application/x-www-form-urlencoded") || body.len() > MOST_BYTES {
        let detail = "send a short form: application/x-www-form-urlencoded";
        return Err(Denied::new("invalid_request", detail));
    }
    let form: Vec<(String, String)> = url::form_urlencoded::parse(body).into_owned().collect();
    let grant = one(&form, "grant_type")?.ok_or_else(|| Denied::new("invalid_request", "grant_type is missing"))?;
    if grant != "client_credentials" {
        let detail = "grant_type must be client_credentials";
        return Err(Denied::new("unsupported_grant_type", detail));
    }
    let scopes = one(&form, "scope")?.map(|text| text.parse::<Scopes>()).transpose();
    let scopes = scopes.map_err(|error| Denied::new("invalid_scope", error))?;
    let (client, secret) = credentials(headers, &form)?;
    Ok(Asked { client, secret, scopes })
}

/// A parameter that stands once (RFC 6749, §3.2).
fn one(form: &[(String, String)], name: &str) -> Result<Option<String>, Denied> {
    let mut values = form.iter().filter(|(key, _)| key == name).map(|(_, value)| value);
    let first = values.next().cloned();
    if values.next().is_some() {
        return Err(Denied::new("invalid_request", format!("{name} stands twice")));
    }
    Ok(first.filter(|value| !value.is_empty()))
}

/// Identifier and secret, from the header or the form but not both (RFC 6749, §2.3).
fn credentials(headers: &HeaderMap, form: &[(String, String)]) -> Result<(String, String), Denied> {
    let in_form = (one(form, "client_id")?, one(form, "client_secret")?);
    let header = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    match (header, in_form) {
        (Some(_), (_, Some(_))) => Err(Denied::new("invalid_request", "the client proves itself in two ways")),
        (Some(header), _) => {
            basic(header).ok_or_else(|| Denied::new("invalid_client", "send client_id and secret by HTTP Basic"))
        }
        (None, (Some(id), Some(secret))) => Ok((id, secret)),
        (None, _) => Err(Denied::new("invalid_client", "client_id and client_secret are missing")),
    }
}

/// HTTP Basic, whose two halves are encoded as in forms first (RFC 6749, §2.3.1).
fn basic(header: &str) -> Option<(String, String)> {
    let (scheme, encoded) = header.split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("basic") {
        return None;
    }
    let pair = String::from_utf8(STANDARD.decode(encoded.trim()).ok()?).ok()?;
    let (id, secret) = pair.split_once(':')?;
    let plain = |text: &str| {
        let decoded = url::form_urlencoded::parse(text.as_bytes()).next();
        decoded.map(|(text, _)| text.into_owned()).unwrap_or_default()
    };
    Some((plain(id), plain(secret)))
}

/// `GET /.well-known/oauth-authorization-server` (RFC 8414, §3).
pub async fn metadata(State(app): State<App>) -> Response {
    let scopes: Vec<&str> = super::Scope::ALL.iter().map(|scope| scope.as_str()).collect();
    let base = app.settings.url("");
    axum::Json(json!({
        "issuer": base.trim_end_matches('/'),
        "token_endpoint": app.settings.url("/oauth/token"),
        "grant_types_supported": ["client_credentials"],
        "response_types_supported": [],
        "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
        "scopes_supported": scopes,
        "service_documentation": app.settings.url("/api"),
    }))
    .into_response()
}
