//! Changing the status of a commission (VCALM 1.0, §3.2), reading it again, deleting the copy that is kept.

use axum::http::StatusCode;
use platform::db::Tx;

use super::store::{self, Commission};
use crate::App;
use crate::awards::status_list;
use crate::events::{By, Event, record};
use crate::organizations::clients::Caller;
use crate::vcalm::{self, ChangeStatus, Fault, Problem};

/// Sets or clears a status. The list is signed anew in the same transaction.
///
/// # Errors
/// When there is no such credential or entry, or a revocation is to be taken back.
pub async fn change(app: &App, caller: &Caller, body: &[u8]) -> Result<(), Fault> {
    let change: ChangeStatus = vcalm::read(body)?;
    let purpose = change.purpose()?;
    let mut tx = app.db.begin().await?;
    let commission = find(&mut tx, caller, &change.credential_id).await?;
    let status = store::status(&mut tx, &commission.id, purpose).await?;
    let status = status.filter(|status| change.means(&status.url, status.index));
    let status = status.ok_or_else(ChangeStatus::no_such_entry)?;
    if status.is_set == change.status {
        return Ok(());
    }
    change.keeps_revocations(purpose)?;
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
