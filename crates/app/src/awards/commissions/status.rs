//! Changing the status of a commission (VCALM 1.0, §3.2), reading it again, deleting the copy that is kept.

use axum::http::StatusCode;
use credential::status_list::StatusPurpose;
use credential::verify::ProblemKind;
use platform::db::Tx;
use serde::Deserialize;
use serde_json::Value;

use super::content;
use super::store::{self, Commission, Status};
use crate::App;
use crate::awards::status_list;
use crate::events::{By, Event, record};
use crate::organizations::clients::Caller;
use crate::vcalm::{self, Fault, Problem, Refusal};

/// The body of a change.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Change {
    credential_id: String,
    credential_status: Entry,
    status: bool,
    /// Which service gives out the places of a list; here it is always this one.
    #[serde(default)]
    #[expect(
        dead_code,
        reason = "the standard has it, and a list here has no other allocator than its client"
    )]
    index_allocator: Option<String>,
}

/// Which entry of the credential is meant.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Entry {
    #[serde(default)]
    #[expect(dead_code, reason = "an entry may be named, and the purpose says which it is")]
    id: Option<String>,
    #[serde(rename = "type")]
    kind: String,
    status_purpose: Value,
    status_list_index: Option<String>,
    status_list_credential: Option<String>,
}

/// Sets or clears a status. The list is signed anew in the same transaction.
///
/// # Errors
/// When there is no such credential or entry, or a revocation is to be taken back.
pub async fn change(app: &App, caller: &Caller, body: &[u8]) -> Result<(), Fault> {
    let change: Change = vcalm::read(body)?;
    let purpose = purpose(&change.credential_status)?;
    let mut tx = app.db.begin().await?;
    let commission = find(&mut tx, caller, &change.credential_id).await?;
    let status = store::status(&mut tx, &commission.id, purpose).await?;
    let status = status.filter(|status| is_meant(status, &change.credential_status));
    let status = status.ok_or_else(|| {
        let detail = "the credential has no such status entry";
        Problem::invalid(ProblemKind::MalformedValue, detail).at("/credentialStatus", detail)
    })?;
    if status.is_set == change.status {
        return Ok(());
    }
    if purpose == StatusPurpose::Revocation && !change.status {
        let detail = "a revocation is for good; issue a new credential instead, and use suspension for what may end";
        return Err(Problem::invalid(ProblemKind::MalformedValue, detail)
            .at("/status", detail)
            .into());
    }
    store::set_status(&mut tx, &status, change.status).await?;
    status_list::republish(app, &mut tx, &status.list).await?;
    let event = Event::CommissionStatusChanged {
        commission: commission.id,
        client: caller.client.clone(),
        purpose: purpose.as_str(),
        set: change.status,
    };
    record(&mut tx, By::Platform, event).await?;
    Ok(tx.commit().await?)
}

fn purpose(entry: &Entry) -> Refusal<StatusPurpose> {
    let known = ["BitstringStatusListEntry", "BitstringStatusList"].contains(&entry.kind.as_str());
    let purpose = content::purpose(&entry.status_purpose).filter(|_| known);
    purpose.ok_or_else(|| {
        let detail = "credentialStatus must be a BitstringStatusListEntry with the purpose revocation or suspension";
        Problem::invalid(ProblemKind::MalformedValue, detail).at("/credentialStatus", detail)
    })
}

/// Whether what an entry says about list and place, where it does, is so.
fn is_meant(status: &Status, entry: &Entry) -> bool {
    let list = entry.status_list_credential.as_ref();
    let index = entry.status_list_index.as_ref();
    list.is_none_or(|list| *list == status.url) && index.is_none_or(|index| *index == status.index.to_string())
}

async fn find(tx: &mut Tx, caller: &Caller, name: &str) -> Result<Commission, Fault> {
    let found = store::named(tx, &caller.organization, name).await?;
    let missing = "no client of this issuer issued a credential of this name; what was awarded by assessment is withdrawn on its own page";
    Ok(found.ok_or_else(|| Problem::of_status(StatusCode::NOT_FOUND, missing))?)
}

fn gone() -> Fault {
    Problem::of_status(StatusCode::GONE, "the credential was deleted here by a client").into()
}

/// A commission as it was issued.
///
/// # Errors
/// 404 for what was never issued, 410 for what was deleted.
pub async fn text(app: &App, caller: &Caller, name: &str) -> Result<String, Fault> {
    let mut tx = app.db.read().await?;
    find(&mut tx, caller, name).await?.signed.ok_or_else(gone)
}

/// Forgets the text of a commission. Its places in status lists stay, so that it can still be revoked.
///
/// # Errors
/// As [`text`].
pub async fn delete(app: &App, caller: &Caller, name: &str) -> Result<(), Fault> {
    let mut tx = app.db.begin().await?;
    let commission = find(&mut tx, caller, name).await?;
    if !store::delete(&mut tx, &commission.id).await? {
        return Err(gone());
    }
    let event = Event::CommissionDeleted {
        commission: commission.id,
        client: caller.client.clone(),
    };
    record(&mut tx, By::Platform, event).await?;
    Ok(tx.commit().await?)
}
