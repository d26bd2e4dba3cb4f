//! `/verify`: who comes here has a badge in hand and ten seconds. One field, one file, one sentence as the answer.

use std::net::SocketAddr;

use askama::Template;
use axum::extract::multipart::MultipartRejection;
use axum::extract::{ConnectInfo, DefaultBodyLimit, Multipart, Query, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use axum::{Json, Router};
use credential::verify::{Outcome, Report, Verified};
use platform::rate::{Bucket, Key};
use serde::Deserialize;

use super::input::{self, Handed, MOST_BYTES};
use super::{actions, check};
use crate::entry::client_address;
use crate::ui::{Form, Ui, again, page};
use crate::verdict::Verdict;
use crate::{App, Error, Result, awards};

const CHECKS: Bucket = Bucket {
    name: "verification by network address",
    burst: 60,
    per_minute: 60,
};
/// A picture and the form around it.
const BODY_LIMIT: usize = MOST_BYTES + (64 << 10);

pub(super) fn router() -> Router<App> {
    Router::new()
        .route("/verify", get(show).post(hand_in))
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
}

#[derive(Template)]
#[template(path = "verification/ask.html")]
struct AskPage {
    ui: Ui,
    form: Form,
}

#[derive(Template)]
#[template(path = "verification/result.html")]
struct ResultPage {
    ui: Ui,
    verdict: Verdict,
    checked_at: jiff::Timestamp,
    content: Option<Verified>,
    criteria: String,
    /// The credentials inside a learner record.
    contained: Vec<Inner>,
    /// The page of the edition that superseded this copy.
    newer: Option<String>,
}

/// A credential inside another one: what it says of itself, as far as that may be shown, and how it stands.
#[derive(Debug)]
struct Inner {
    title: String,
    issuer: String,
    verdict: Verdict,
}

impl ResultPage {
    /// A day as people write it; as the credential has it where that is no moment that we can read.
    fn day(&self, written: &str) -> String {
        let read = written.parse::<jiff::Timestamp>();
        read.map_or_else(|_| written.to_owned(), |at| self.ui.short_date(at))
    }
}

#[derive(Debug, Deserialize)]
struct Prefilled {
    #[serde(default, rename = "ref")]
    reference: String,
}

async fn show(ui: Ui, Query(prefilled): Query<Prefilled>) -> Response {
    page(AskPage {
        ui,
        form: Form::new().with("ref", prefilled.reference),
    })
}

async fn hand_in(
    State(app): State<App>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    ui: Ui,
    body: std::result::Result<Multipart, MultipartRejection>,
) -> Result<Response> {
    let client = Key::Address(client_address(&app, peer, &headers));
    app.rates
        .check(CHECKS, client)
        .map_err(|after| Error::TooMany(after.0))?;
    let (reference, file) = match body {
        Ok(body) => read(body).await?,
        Err(_) => Default::default(),
    };
    let wants_json = headers
        .get(header::ACCEPT)
        .is_some_and(|accept| accept.as_bytes().starts_with(b"application/json"));
    match answer(&app, &ui, &reference, file, wants_json).await {
        Err(Error::Invalid(errors)) if !wants_json => Ok(again(page(AskPage {
            ui,
            form: Form::new().with("ref", reference).refused(errors),
        }))),
        other => other,
    }
}

async fn answer(app: &App, ui: &Ui, reference: &str, file: Vec<u8>, wants_json: bool) -> Result<Response> {
    let bytes = match input::tell(app, reference, file)? {
        Handed::Own(id) => return Ok(Redirect::to(&format!("/v/{id}")).into_response()),
        Handed::Bytes(bytes) => bytes,
        Handed::Link(url) => actions::download(app, &url).await?,
    };
    let report = check(app, &bytes).await?;
    let newer = newer(app, &report).await?;
    if wants_json {
        let mut answer =
            serde_json::json!({ "outcome": report.outcome, "checks": report.checks, "contained": report.contained });
        if let Some(path) = newer {
            answer["newer"] = app.settings.url(&path).into();
        }
        return Ok(Json(answer).into_response());
    }
    Ok(page(ResultPage {
        newer,
        ..result(app, ui, report)
    }))
}

/// A copy of ours that is out of force because a newer edition took its place.
async fn newer(app: &App, report: &Report) -> Result<Option<String>> {
    match &report.credential {
        Some(content) if report.outcome == Outcome::Withdrawn => {
            let mut tx = app.db.read().await?;
            awards::successor(&mut tx, &content.document).await
        }
        _ => Ok(None),
    }
}

fn result(app: &App, ui: &Ui, report: Report) -> ResultPage {
    let verdict = Verdict::of(ui, &report);
    let contained = inner(ui, &verdict, &report);
    let content = report
        .credential
        .filter(|_| verdict.shows_content || verdict.is_withdrawn);
    let narrative = content.as_ref().and_then(|content| {
        content
            .document
            .pointer("/credentialSubject/achievement/criteria/narrative")
    });
    let criteria = narrative
        .and_then(|value| value.as_str())
        .unwrap_or_default()
        .chars()
        .take(20_000)
        .collect();
    ResultPage {
        ui: ui.clone(),
        verdict,
        checked_at: app.clock.now(),
        content,
        criteria,
        contained,
        newer: None,
    }
}

/// The credentials of a record whose own signature holds. Endorsements are among the checks.
fn inner(ui: &Ui, whole: &Verdict, report: &Report) -> Vec<Inner> {
    let held = report
        .contained
        .iter()
        .filter(|one| one.pointer.contains("/verifiableCredential"));
    held.filter(|_| whole.shows_content)
        .map(|one| {
            let shown = one.report.credential.as_ref();
            let text = |value: Option<&String>| value.cloned().unwrap_or_default();
            Inner {
                title: text(shown.and_then(|content| content.name.as_ref())),
                issuer: text(shown.and_then(|content| content.issuer_name.as_ref())),
                verdict: Verdict::of(ui, &one.report),
            }
        })
        .collect()
}

/// The two fields, each within its limit; anything else in the form is passed over.
async fn read(mut body: Multipart) -> Result<(String, Vec<u8>)> {
    let unreadable = |_| Error::field("file", "verification-upload-broken");
    let (mut reference, mut file) = (String::new(), Vec::new());
    while let Some(field) = body.next_field().await.map_err(unreadable)? {
        match field.name() {
            Some("ref") => reference = field.text().await.map_err(unreadable)?,
            Some("file") => file = field.bytes().await.map_err(|_| Error::TooLarge)?.to_vec(),
            _ => {}
        }
        if reference.len() > MOST_BYTES || file.len() > MOST_BYTES {
            return Err(Error::TooLarge);
        }
    }
    Ok((reference, file))
}
