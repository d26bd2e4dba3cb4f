//! `/v/{id}`: a credential for whoever has its address, as page or file.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;

use super::super::public::text_for;
use super::answer::{Kind, public};
use crate::actor::Actor;
use crate::ids::CredentialId;
use crate::ui::Ui;
use crate::{App, Error, Result};

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Json(&'static str),
}

/// Forms by the end of the address.
const ENDINGS: [(&str, Form); 1] = [(".json", Form::Json("application/vc+ld+json"))];

/// Media types under which a program may ask for the signed text.
const TYPES: [&str; 4] = [
    "application/vc",
    "application/vc+ld+json",
    "application/ld+json",
    "application/json",
];

/// `GET /v/{id}` and its files.
pub async fn show(
    State(app): State<App>,
    _ui: Ui,
    reader: Option<Actor>,
    headers: HeaderMap,
    Path(name): Path<String>,
) -> Result<Response> {
    let (id, form) = wanted(&name, &headers);
    let mut tx = app.db.read().await?;
    let text = text_for(&mut tx, &id, reader.as_ref()).await?;
    match form {
        Some(Form::Json(content_type)) => {
            let kind = Kind {
                content_type,
                cache: "no-cache",
            };
            let mut response = public(&headers, kind, &text.etag, text.signed);
            response
                .headers_mut()
                .insert(header::VARY, HeaderValue::from_static("accept"));
            Ok(response)
        }
        None => Err(Error::NotFound),
    }
}

/// Which credential, in which form: by the end of the address, else by what the program takes.
fn wanted(name: &str, headers: &HeaderMap) -> (CredentialId, Option<Form>) {
    let by_ending = ENDINGS
        .iter()
        .find_map(|(ending, form)| name.strip_suffix(ending).map(|id| (id, *form)));
    let accepted = accepted(headers);
    match (by_ending, accepted) {
        (Some((id, _)), Some(content_type)) => (CredentialId(id.to_owned()), Some(Form::Json(content_type))),
        (Some((id, form)), None) => (CredentialId(id.to_owned()), Some(form)),
        (None, accepted) => (CredentialId(name.to_owned()), accepted.map(Form::Json)),
    }
}

/// The first media type of ours that the program names (RFC 9110, §12.5.1); none when it takes a page.
fn accepted(headers: &HeaderMap) -> Option<&'static str> {
    let accept = headers.get(header::ACCEPT)?.to_str().ok()?;
    let named = accept
        .split(',')
        .map(|range| range.split(';').next().unwrap_or_default().trim());
    for range in named {
        if range == "text/html" || range == "application/xhtml+xml" {
            return None;
        }
        if let Some(known) = TYPES.iter().find(|known| range.eq_ignore_ascii_case(known)) {
            return Some(known);
        }
    }
    None
}
