//! Status lists that a client fills (VCALM 1.0, §3.2): of its own purpose, with places that it may choose.

use axum::http::StatusCode;
use credential::verify::ProblemKind;
use serde::Deserialize;
use serde_json::Value;

use super::content;
use crate::App;
use crate::awards::status_list::{self, Served, begin_for};
use crate::awards::store::lists as store;
use crate::awards::{keys, switch};
use crate::events::{By, Event, record};
use crate::organizations::clients::Caller;
use crate::vcalm::{self, Fault, Problem, Refusal};

/// Lists of one client. With 65,536 places each that is more than anybody issues.
const MOST_LISTS: i64 = 1_000;

/// The longest last part of a list's address.
const LONGEST_NAME: usize = 64;

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Wanted {
    status_purpose: Value,
    id: Option<String>,
    #[serde(default)]
    #[expect(dead_code, reason = "the standard has it; lists here have one size")]
    options: Value,
}

/// A list as it was made.
#[derive(Debug)]
pub struct Made {
    pub url: String,
    pub signed: String,
}

/// Makes a list.
///
/// # Errors
/// For a purpose or an address that it cannot have.
pub async fn make(app: &App, caller: &Caller, body: &[u8]) -> Result<Made, Fault> {
    let wanted: Wanted = vcalm::read(body)?;
    let purpose = content::purpose(&wanted.status_purpose)
        .ok_or_else(|| malformed("/statusPurpose", "statusPurpose must be revocation or suspension"))?;
    let url = address(&app.settings.url("/status-lists/"), wanted.id)?;
    let mut tx = app.db.begin().await?;
    switch::pass(&mut tx).await?;
    if store::count_of(&mut tx, &caller.client).await? >= MOST_LISTS {
        let detail = format!("a client has at most {MOST_LISTS} status lists");
        return Err(Problem::of_status(StatusCode::BAD_REQUEST, detail).into());
    }
    let key = keys::in_use(app, &mut tx, &caller.organization).await?;
    let made = begin_for(&mut tx, &key, &caller.client, (&url, purpose)).await?;
    let made = made.ok_or_else(|| Problem::of_status(StatusCode::CONFLICT, "there is a list at this address"))?;
    let event = Event::StatusListMade {
        list: url.clone(),
        client: caller.client.clone(),
    };
    record(&mut tx, By::Platform, event).await?;
    tx.commit().await?;
    Ok(Made {
        url,
        signed: made.signed,
    })
}

fn malformed(pointer: &str, detail: &str) -> Box<Problem> {
    Problem::invalid(ProblemKind::MalformedValue, detail).at(pointer, detail)
}

/// Where the list will stand: where the client wants it, under this site's lists, or at an address that says nothing.
fn address(lists: &str, wanted: Option<String>) -> Refusal<String> {
    let Some(wanted) = wanted else {
        return Ok(format!("{lists}{}", platform::random::opaque_id()));
    };
    let is_plain = |name: &str| {
        let letters = name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
        (1..=LONGEST_NAME).contains(&name.len()) && letters
    };
    if wanted.strip_prefix(lists).is_some_and(is_plain) {
        return Ok(wanted);
    }
    let detail = format!("leave id out, or take {lists} and up to {LONGEST_NAME} letters, digits, - and _");
    Err(malformed("/id", &detail))
}

/// The list at an address under this site's lists.
pub async fn served(app: &App, name: &str) -> crate::Result<Served> {
    let mut tx = app.db.read().await?;
    let url = app.settings.url(&format!("/status-lists/{name}"));
    status_list::served_at(&mut tx, &url)
        .await?
        .ok_or(crate::Error::NotFound)
}
