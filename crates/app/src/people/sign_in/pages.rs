//! Pages of signing in. Every form works without JavaScript; a link in a mail only shows a button, so that mail scanners sign nobody in.

use std::net::SocketAddr;

use askama::Template;
use axum::Router;
use axum::extract::{ConnectInfo, Form, Path, Query, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use domain::email::Email;
use platform::rate::{Bucket, Key};
use serde::Deserialize;

use super::{Next, SignIn, Wish};
use crate::entry::client_address;
use crate::error::Field;
use crate::people::session_cookie;
use crate::ui::{self, Ui, page};
use crate::{App, Error, Result};

const BY_ADDRESS: Bucket = Bucket {
    name: "sign-in by e-mail address",
    burst: 5,
    per_minute: 1,
};
const BY_NETWORK: Bucket = Bucket {
    name: "sign-in by network address",
    burst: 30,
    per_minute: 10,
};
/// The cookie that ties a link or code to the browser that asked for it.
const COOKIE: &str = "sign-in";

pub(super) fn router() -> Router<App> {
    Router::new()
        .route("/sign-in", get(show).post(ask))
        .route("/sign-in/sent", get(sent))
        .route("/sign-in/code", post(code))
        .route("/sign-in/link/{token}", get(link).post(open_link))
        .route("/sign-up", get(name_form).post(sign_up))
        .route("/sign-out", post(sign_out))
}

#[derive(Template)]
#[template(path = "people/sign_in/ask.html")]
struct AskPage {
    ui: Ui,
    email: String,
    next: String,
    errors: Vec<Field>,
}

#[derive(Template)]
#[template(path = "people/sign_in/sent.html")]
struct SentPage {
    ui: Ui,
    errors: Vec<Field>,
}

#[derive(Template)]
#[template(path = "people/sign_in/link.html")]
struct LinkPage {
    ui: Ui,
    token: String,
}

#[derive(Template)]
#[template(path = "people/sign_in/name.html")]
struct NamePage {
    ui: Ui,
    name: String,
    errors: Vec<Field>,
}

#[derive(Debug, Deserialize)]
struct Asking {
    #[serde(default)]
    email: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    next: String,
}

async fn show(ui: Ui, Query(asking): Query<Asking>) -> Response {
    if ui.actor.is_some() {
        return Redirect::to(ui::local(Some(&asking.next))).into_response();
    }
    page(AskPage {
        ui,
        email: asking.email,
        next: asking.next,
        errors: Vec::new(),
    })
}

async fn ask(
    State(app): State<App>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    ui: Ui,
    Form(asking): Form<Asking>,
) -> Result<Response> {
    slow_down(&app, peer, &headers, &asking.email)?;
    let outcome = if asking.password.is_empty() {
        send_link(&app, &ui, &asking).await
    } else {
        let token = super::with_password(&app, &asking.email, &asking.password, device(&headers)).await;
        token.map(|token| arrive(&app, &token, &asking.next))
    };
    match outcome {
        Err(Error::Invalid(errors)) => Ok(ui::again(page(AskPage {
            ui,
            email: asking.email,
            next: asking.next,
            errors,
        }))),
        other => other,
    }
}

async fn send_link(app: &App, ui: &Ui, asking: &Asking) -> Result<Response> {
    let mut tx = app.db.begin().await?;
    let next = ui::local(Some(&asking.next));
    let next = if next == "/" { "/me" } else { next };
    let wish = Wish {
        email: &asking.email,
        lang: ui.lang.tag(),
        next,
        adds_to: None,
    };
    let asked = super::ask(&mut tx, &wish).await?;
    tx.commit().await?;
    Ok(with_cookie(
        Redirect::to("/sign-in/sent").into_response(),
        &wish_cookie(app, &asked.id),
    ))
}

/// The cookie that remembers a wish for as long as its link is good.
pub(in crate::people) fn wish_cookie(app: &App, id: &str) -> String {
    let secure = if app.settings.is_https() { "; Secure" } else { "" };
    let age = if id.is_empty() { 0 } else { 3600 };
    format!("{COOKIE}={id}; Path=/; HttpOnly; SameSite=Lax; Max-Age={age}{secure}")
}

pub(in crate::people) fn with_cookie(mut response: Response, cookie: &str) -> Response {
    if let Ok(value) = HeaderValue::from_str(cookie) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
    response
}

/// Guessing is slowed by network and by address; the owner of an address still gets in from elsewhere.
fn slow_down(app: &App, peer: SocketAddr, headers: &HeaderMap, email: &str) -> Result<()> {
    let too_many = |after: platform::rate::RetryAfter| Error::TooMany(after.0);
    app.rates
        .check(BY_NETWORK, Key::Address(client_address(app, peer, headers)))
        .map_err(too_many)?;
    if let Ok(email) = Email::parse(email) {
        app.rates
            .check(BY_ADDRESS, Key::Text(email.as_str()))
            .map_err(too_many)?;
    }
    Ok(())
}

async fn sent(ui: Ui) -> Response {
    page(SentPage { ui, errors: Vec::new() })
}

#[derive(Debug, Deserialize)]
struct Code {
    #[serde(default)]
    code: String,
}

async fn code(
    State(app): State<App>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    ui: Ui,
    Form(form): Form<Code>,
) -> Result<Response> {
    slow_down(&app, peer, &headers, "")?;
    let id = ui::cookie(&headers, COOKIE).ok_or(Error::Refused("people-code-over"))?;
    let mut tx = app.db.begin().await?;
    match super::confirm_code(&mut tx, id, &form.code).await {
        Ok(sign_in) => enter(&app, tx, &sign_in, &headers).await,
        Err(Error::Invalid(errors)) => {
            tx.commit().await?;
            Ok(ui::again(page(SentPage { ui, errors })))
        }
        Err(other) => Err(other),
    }
}

async fn link(ui: Ui, Path(token): Path<String>) -> Response {
    page(LinkPage { ui, token })
}

async fn open_link(State(app): State<App>, headers: HeaderMap, Path(token): Path<String>) -> Result<Response> {
    let mut tx = app.db.begin().await?;
    let sign_in = super::confirm_link(&mut tx, ui::cookie(&headers, COOKIE), &token).await?;
    enter(&app, tx, &sign_in, &headers).await
}

async fn enter(app: &App, mut tx: platform::db::Tx, sign_in: &SignIn, headers: &HeaderMap) -> Result<Response> {
    let next = super::enter(&mut tx, sign_in, device(headers)).await?;
    tx.commit().await?;
    Ok(match next {
        Next::SignedIn { token } => arrive(app, &token, &sign_in.next),
        Next::NeedsName => Redirect::to("/sign-up").into_response(),
        Next::Added => with_cookie(
            Redirect::to("/me/settings/account").into_response(),
            &wish_cookie(app, ""),
        ),
    })
}

async fn name_form(ui: Ui) -> Response {
    page(NamePage {
        ui,
        name: String::new(),
        errors: Vec::new(),
    })
}

#[derive(Debug, Deserialize)]
struct Name {
    #[serde(default)]
    name: String,
}

async fn sign_up(State(app): State<App>, headers: HeaderMap, ui: Ui, Form(form): Form<Name>) -> Result<Response> {
    let id = ui::cookie(&headers, COOKIE).ok_or(Error::Refused("people-code-over"))?;
    let mut tx = app.db.begin().await?;
    match super::sign_up(&mut tx, id, &form.name, device(&headers)).await {
        Ok((token, next)) => {
            tx.commit().await?;
            Ok(arrive(&app, &token, &next))
        }
        Err(Error::Invalid(errors)) => Ok(ui::again(page(NamePage {
            ui,
            name: form.name,
            errors,
        }))),
        Err(other) => Err(other),
    }
}

async fn sign_out(State(app): State<App>, actor: Option<crate::actor::Actor>) -> Result<Response> {
    if let Some(actor) = actor {
        let mut tx = app.db.begin().await?;
        crate::people::sessions::end(&mut tx, &actor, &actor.session).await?;
        tx.commit().await?;
    }
    Ok(set_session(&app, Redirect::to("/").into_response(), ""))
}

/// Signed in: the session goes to the browser, the wish is forgotten, and the way leads on.
fn arrive(app: &App, token: &str, next: &str) -> Response {
    let next = ui::local(Some(next));
    let next = if next == "/" { "/me" } else { next };
    let response = set_session(app, Redirect::to(next).into_response(), token);
    with_cookie(response, &wish_cookie(app, ""))
}

fn set_session(app: &App, mut response: Response, token: &str) -> Response {
    response
        .headers_mut()
        .append(header::SET_COOKIE, session_cookie(app, token));
    response
}

fn device(headers: &HeaderMap) -> &str {
    headers
        .get(header::USER_AGENT)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default()
}
