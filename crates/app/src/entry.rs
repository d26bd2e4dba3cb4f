//! The entry hall: what every request passes on its way in and every answer on its way out.
//!
//! In: same-origin check for anything that changes something, the session, the language. Out: errors become pages or problem details,
//! and every answer carries the security headers.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::body::Body;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{Html, IntoResponse, Response};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;

use crate::ui::Ui;
use crate::{App, Error, awards, outreach, people, verification};

/// The largest body of a form or a JSON request. Evidence has its own, larger limit, set on its route.
pub const FORM_LIMIT: usize = 2 << 20;

/// Nothing runs that is not ours: no inline script or style, no third party, no framing.
const PAGE_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; \
     connect-src 'self'; media-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Puts the rooms behind the hall.
pub fn hall(rooms: Router<App>, app: App) -> Router {
    rooms
        .fallback(|| async { Error::NotFound })
        .method_not_allowed_fallback(|| async { StatusCode::METHOD_NOT_ALLOWED })
        .layer(DefaultBodyLimit::max(FORM_LIMIT))
        .layer(from_fn(same_origin))
        .layer(from_fn_with_state(app.clone(), welcome))
        .layer(from_fn_with_state(app.clone(), own_host))
        .layer(from_fn_with_state(app.clone(), security_headers))
        .layer(CatchPanicLayer::new())
        .layer(CompressionLayer::new())
        .with_state(app)
}

/// Finds the session and the language, lets the room answer, and writes the words for what went wrong.
async fn welcome(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let actor = match people::actor_of(&app, request.headers()).await {
        Ok(actor) => actor,
        Err(error) => return error.into_response(),
    };
    let ui = Ui::new(&app, actor.clone(), request.headers(), request.uri());
    let wants_page = wants_page(request.headers(), request.uri());
    let uri = request.uri().clone();
    let method = request.method().clone();
    if let Some(actor) = actor {
        request.extensions_mut().insert(actor);
    }
    request.extensions_mut().insert(ui.clone());
    let response = next.run(request).await;
    let mut response = match response.extensions().get::<Arc<Error>>().cloned() {
        Some(error) => present(&error, &ui, wants_page, &method, &uri),
        None => response,
    };
    ui.forget_notice(&mut response);
    response
}

/// HTML for people, problem details for programs; a `.json` address is a program's.
fn wants_page(headers: &HeaderMap, uri: &Uri) -> bool {
    let accept = headers
        .get(header::ACCEPT)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    accept.contains("text/html") && !uri.path().ends_with(".json")
}

/// The page of an error.
#[derive(Template)]
#[template(path = "ui/error.html")]
struct ErrorPage<'a> {
    ui: &'a Ui,
    heading: String,
    what: String,
    fields: Vec<String>,
}

fn present(error: &Error, ui: &Ui, wants_page: bool, method: &Method, uri: &Uri) -> Response {
    if matches!(error, Error::SignIn) && wants_page {
        return to_sign_in(method, uri);
    }
    let (heading, what) = (ui.t(heading_of(error)), ui.t(message_of(error)));
    let fields: Vec<String> = match error {
        Error::Invalid(fields) => fields.iter().map(|field| ui.field(field)).collect(),
        _ => Vec::new(),
    };
    let mut response = if wants_page {
        match (ErrorPage {
            ui,
            heading,
            what,
            fields,
        })
        .render()
        {
            Ok(page) => Html(page).into_response(),
            Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        }
    } else {
        let mut problem = serde_json::json!({ "type": "about:blank", "title": heading, "status": error.status().as_u16(), "detail": what });
        if let Error::Invalid(invalid) = error {
            problem["errors"] = invalid
                .iter()
                .zip(&fields)
                .map(|(field, text)| serde_json::json!({ "pointer": format!("#/{}", field.name), "detail": text }))
                .collect();
        }
        (
            [(header::CONTENT_TYPE, "application/problem+json")],
            problem.to_string(),
        )
            .into_response()
    };
    *response.status_mut() = error.status();
    if let Error::TooMany(seconds) = error {
        response
            .headers_mut()
            .insert(header::RETRY_AFTER, HeaderValue::from(*seconds));
    }
    response
}

/// To the sign-in page and, for something that was being read, back again afterwards.
fn to_sign_in(method: &Method, uri: &Uri) -> Response {
    let mut target = "/sign-in".to_owned();
    if *method == Method::GET {
        let back: String =
            url::form_urlencoded::byte_serialize(uri.path_and_query().map_or("/", |path| path.as_str()).as_bytes())
                .collect();
        target = format!("/sign-in?next={back}");
    }
    axum::response::Redirect::to(&target).into_response()
}

fn heading_of(error: &Error) -> &'static str {
    match error {
        Error::NotFound => "error-not-found",
        Error::SignIn => "error-sign-in",
        Error::Forbidden => "error-forbidden",
        Error::Invalid(_) => "error-invalid",
        Error::Refused(_) | Error::Conflict(_) => "error-refused",
        Error::TooLarge => "error-too-large",
        Error::TooMany(_) => "error-too-many",
        Error::Unavailable(_) => "error-unavailable",
        Error::Internal(_) => "error-internal",
    }
}

fn message_of(error: &Error) -> &'static str {
    match error {
        Error::Refused(message) | Error::Conflict(message) | Error::Unavailable(message) => message,
        Error::NotFound => "error-not-found-what",
        Error::SignIn => "error-sign-in-what",
        Error::Forbidden => "error-forbidden-what",
        Error::Invalid(_) => "error-invalid-what",
        Error::TooLarge => "error-too-large-what",
        Error::TooMany(_) => "error-too-many-what",
        Error::Internal(_) => "error-internal-what",
    }
}

/// Only requests for this site's own name are answered (421 otherwise, RFC 9110 §15.5.20): everything that compares an `Origin` with `Host`, and
/// every cache, may then rely on it. Probes come by address and are let through; so is `localhost` in the demo.
async fn own_host(State(app): State<App>, request: Request, next: Next) -> Response {
    let header = request
        .headers()
        .get(header::HOST)
        .and_then(|value| value.to_str().ok());
    let asked = header
        .or_else(|| request.uri().authority().map(|authority| authority.as_str()))
        .unwrap_or_default();
    let is_probe = matches!(request.uri().path(), "/healthz" | "/readyz");
    if is_probe || is_own_host(&app, asked) {
        next.run(request).await
    } else {
        StatusCode::MISDIRECTED_REQUEST.into_response()
    }
}

fn is_own_host(app: &App, asked: &str) -> bool {
    let base = &app.settings.base_url;
    let host = base.host_str().unwrap_or_default();
    let port = base.port().map(|port| format!(":{port}")).unwrap_or_default();
    asked.eq_ignore_ascii_case(&format!("{host}{port}")) || (app.demo && asked == format!("localhost{port}"))
}

/// Cross-site request forgery: whatever changes something must come from our own pages. Browsers say where a request comes from
/// (`Sec-Fetch-Site`, or `Origin` in older ones); programs without cookies say neither and are not at risk. A route that obeys the secret in
/// its path alone, or looks at nothing but what it is sent, may be called from anywhere.
async fn same_origin(request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let by_secret_alone =
        outreach::takes_one_click(path) || awards::obeys_its_secret(path) || verification::obeys_nobody(path);
    if request.method().is_safe() || by_secret_alone || came_from_us(request.headers()) {
        next.run(request).await
    } else {
        Error::Forbidden.into_response()
    }
}

fn came_from_us(headers: &HeaderMap) -> bool {
    let text = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text(HeaderName::from_static("sec-fetch-site")) {
        return matches!(site, "same-origin" | "none");
    }
    match text(header::ORIGIN) {
        Some(origin) => {
            let host = origin.split_once("://").map(|(_, host)| host);
            host.is_some() && host == text(header::HOST)
        }
        None => true,
    }
}

/// Headers that every answer carries unless its room set a stricter one.
async fn security_headers(State(app): State<App>, request: Request, next: Next) -> Response<Body> {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let mut keep = |name: &'static str, value: &'static str| {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    };
    keep("content-security-policy", PAGE_POLICY);
    keep("x-content-type-options", "nosniff");
    keep("referrer-policy", "strict-origin");
    keep("cross-origin-opener-policy", "same-origin");
    keep("cross-origin-resource-policy", "same-origin");
    keep("permissions-policy", "geolocation=(), payment=(), usb=()");
    keep("cache-control", "no-store");
    if app.settings.is_https() {
        keep("strict-transport-security", "max-age=63072000; includeSubDomains");
    }
    response
}

/// Whose request this is, for limits: the peer, or what a trusted proxy says of it (the last address that it did not add itself).
pub fn client_address(app: &App, peer: SocketAddr, headers: &HeaderMap) -> IpAddr {
    let trusted = &app.settings.trusted_proxies;
    if !trusted.contains(&peer.ip()) {
        return peer.ip();
    }
    let forwarded = headers
        .get_all("x-forwarded-for")
        .iter()
        .filter_map(|value| value.to_str().ok());
    let mut hops: Vec<IpAddr> = forwarded
        .flat_map(|line| line.split(','))
        .filter_map(|hop| hop.trim().parse().ok())
        .collect();
    while let Some(hop) = hops.pop() {
        if !trusted.contains(&hop) {
            return hop;
        }
    }
    peer.ip()
}
