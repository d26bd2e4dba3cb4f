//! `/attestations/{token}`: one statement, one answer, no account.

use std::net::SocketAddr;

use askama::Template;
use axum::extract::{ConnectInfo, Form, Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use platform::random;
use platform::rate::{Bucket, Key};
use serde::Deserialize;

use crate::actor::Actor;
use crate::entry::client_address;
use crate::error::Field;
use crate::records::actions::attest;
use crate::records::store::attestation::{self as store, Attestation};
use crate::ui::{self, Ui, page};
use crate::{App, Error, Result, catalog, organizations, people};

/// Links are guessed by nobody; this keeps the trying cheap.
const BY_NETWORK: Bucket = Bucket {
    name: "statement links by network address",
    burst: 30,
    per_minute: 20,
};

#[derive(Template)]
#[template(path = "records/pages/attestation.html")]
struct AttestationPage {
    ui: Ui,
    token: String,
    attestation: Attestation,
    earner: String,
    stack: String,
    stack_slug: String,
    issuer: String,
    is_open: bool,
    is_own: bool,
    form: ui::Form,
}

#[derive(Debug, Default, Deserialize)]
pub struct Answer {
    #[serde(default)]
    answer: String,
}

/// `GET /attestations/{token}`. Looking changes nothing, so that mail scanners answer nothing.
pub async fn show(
    State(app): State<App>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    ui: Ui,
    Path(token): Path<String>,
) -> Result<Response> {
    slow_down(&app, peer, &headers)?;
    Ok(page(read(&app, ui, token, ui::Form::new()).await?))
}

/// `POST /attestations/{token}`.
pub async fn answer(
    State(app): State<App>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    (ui, reader): (Ui, Option<Actor>),
    Path(token): Path<String>,
    Form(given): Form<Answer>,
) -> Result<Response> {
    slow_down(&app, peer, &headers)?;
    let is_true = match given.answer.as_str() {
        "yes" => true,
        "no" => false,
        _ => {
            let form = ui::Form::new().refused(vec![Field::new("answer", "records-answer-yes-no")]);
            return Ok(ui::again(page(read(&app, ui, token, form).await?)));
        }
    };
    let mut tx = app.db.begin().await?;
    attest::answer(&mut tx, reader.as_ref(), &token, is_true).await?;
    tx.commit().await?;
    Ok(ui.back_with(&format!("/attestations/{token}"), "records-thank-you"))
}

async fn read(app: &App, ui: Ui, token: String, form: ui::Form) -> Result<AttestationPage> {
    let mut tx = app.db.read().await?;
    let attestation = store::by_token(&mut tx, &random::digest(&token)).await?;
    let stack = catalog::stack(&mut tx, &attestation.stack).await?;
    Ok(AttestationPage {
        earner: people::person(&mut tx, &attestation.person).await?.name,
        issuer: organizations::organization(&mut tx, &stack.issuer).await?.name,
        stack: stack.definition.title.clone(),
        stack_slug: stack.slug,
        is_open: attestation.is_open(tx.now()),
        is_own: ui
            .actor
            .as_ref()
            .is_some_and(|actor| actor.person == attestation.person),
        attestation,
        token,
        form,
        ui,
    })
}

fn slow_down(app: &App, peer: SocketAddr, headers: &HeaderMap) -> Result<()> {
    let address = Key::Address(client_address(app, peer, headers));
    app.rates
        .check(BY_NETWORK, address)
        .map_err(|after| Error::TooMany(after.0))
}
