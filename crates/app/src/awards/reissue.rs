//! The same credential for another subject: a new edition under the same identifier, which supersedes the one before.
//!
//! The order is that of an award: reserve, draft and rehearse, sign and compare, put out, each step surviving a crash and happening once. Until
//! the last step the earlier edition is in force and everything shows it. That step puts the new one in its place and sets the earlier one's
//! bit in the status list, in one transaction: never are two in force. A reader who has both compares `validFrom`; the later one counts (Open
//! Badges 3.0, §10). The day of the award stays what it was, as `awardedDate`, and so does the end.

use jiff::SignedDuration;
use platform::db::Tx;
use serde_json::Value;

use super::facts::Facts;
use super::store::editions::{self as store, Reservation};
use super::store::issuing::{self, Stage};
use super::store::{credentials, withdrawal};
use super::{document, issuance, keys, news, rehearsal, status_list, switch};
use crate::events::{By, Event, record};
use crate::ids::CredentialId;
use crate::jobs::Job;
use crate::{App, Error, Result};

/// Takes the place of a new edition for `subject`. The caller holds the credential's lock and has seen that none is on its way.
///
/// # Errors
/// [`Error::Refused`] when the credential is not in force.
pub async fn reserve_edition(app: &App, tx: &mut Tx, id: &CredentialId, subject: &str) -> Result<String> {
    if !credentials::credential(tx, id).await?.is_in_force(tx.now()) {
        return Err(Error::Refused("awards-wallet-not-in-force"));
    }
    let row = issuing::row(tx, id).await?;
    // A whole second later at least, for dates are written in seconds.
    let later = row.facts.valid_from + SignedDuration::from_secs(1);
    let valid_from = issuance::beginning(tx, row.facts.valid_from).await?.max(later);
    let key = keys::in_use(app, tx, &row.issuer).await?;
    let mut list = status_list::lock_open(app, tx, &key).await?;
    let place = status_list::give(tx, &mut list).await?;
    let facts = Facts {
        form: Facts::form(),
        issuer: key.issuer.clone(),
        subject: subject.to_owned(),
        valid_from,
        awarded_at: row.facts.awarded_at.or(Some(row.facts.valid_from)),
        list: place.url.clone(),
        index: place.index,
        ..row.facts
    };
    let edition = platform::random::opaque_id();
    let reservation = Reservation {
        id: &edition,
        credential: id,
        facts: &facts,
        place: &place,
        key: &key.id,
    };
    store::insert(tx, &reservation).await?;
    Job::FinishEdition {
        edition: edition.clone(),
    }
    .enqueue(tx)
    .await?;
    Ok(edition)
}

/// Writes the document of a reserved edition and rehearses it. Found drafted or gone, nothing is done.
///
/// # Errors
/// When the document does not pass; nothing is kept then, and nothing was signed.
pub async fn draft_edition(app: &App, edition: &str) -> Result<()> {
    let mut tx = app.db.begin().await?;
    let id = store::credential_of(&mut tx, edition).await?;
    withdrawal::lock(&mut tx, &id).await?;
    let Some(row) = store::coming(&mut tx, edition)
        .await?
        .filter(|row| row.stage == Stage::Reserved)
    else {
        return Ok(());
    };
    switch::pass(&mut tx).await?;
    let document = document::write(&mut tx, &id, &row.issuer, &row.facts).await?.to_value();
    rehearsal::rehearse(&row.facts, &document)?;
    let unsigned = document::text(&document)?;
    let digest = status_list::etag(&unsigned);
    store::keep_draft(&mut tx, edition, &unsigned, &digest).await?;
    let event = Event::AwardDrafted { credential: id, digest };
    record(&mut tx, By::Platform, event).await?;
    Ok(tx.commit().await?)
}

/// Signs a drafted edition and puts it in the place of the one before: text, status list, log and mail, all or nothing. Where the credential
/// was withdrawn meanwhile, the edition is given up.
pub async fn issue_edition(app: &App, edition: &str) -> Result<()> {
    let mut tx = app.db.begin().await?;
    let id = store::credential_of(&mut tx, edition).await?;
    withdrawal::lock(&mut tx, &id).await?;
    let Some(row) = store::coming(&mut tx, edition)
        .await?
        .filter(|row| row.stage == Stage::Drafted)
    else {
        return Ok(());
    };
    if !credentials::credential(&mut tx, &id).await?.is_in_force(tx.now()) {
        store::give_up(&mut tx, edition).await?;
        return Ok(tx.commit().await?);
    }
    switch::pass(&mut tx).await?;
    let signed = issuance::sign(app, &mut tx, &row).await?;
    let digest = status_list::etag(&signed);
    let list = store::supersede(&mut tx, edition, &id, (&signed, &digest)).await?;
    status_list::republish(app, &mut tx, &list).await?;
    news::reissued(&mut tx, &row, &digest).await?;
    Ok(tx.commit().await?)
}

/// Takes the steps that are left. Harmless for an edition that is out. While issuance is stopped nothing happens, as with awards.
pub async fn finish_edition(app: &App, edition: &str) -> Result<()> {
    let steps = async {
        draft_edition(app, edition).await?;
        issue_edition(app, edition).await
    };
    match steps.await {
        Err(Error::Unavailable(switch::OFF)) => Ok(()),
        other => other,
    }
}

/// Finishes every edition that was on its way at the last stop, of the server or of issuance. One that cannot be finished does not hold up the others; the log says which.
pub async fn finish_editions(app: &App) -> Result<()> {
    let mut tx = app.db.read().await?;
    let started = store::unfinished(&mut tx).await?;
    drop(tx);
    for edition in started {
        if let Err(error) = finish_edition(app, &edition).await {
            tracing::error!(edition, %error, "an edition could not be finished");
        }
    }
    Ok(())
}

/// The public page of the credential that a withdrawn copy was an earlier edition of; `None` for any other document, and where the newer one
/// is not in force or not shown.
pub async fn successor(tx: &mut Tx, document: &Value) -> Result<Option<String>> {
    let status = &document["credentialStatus"];
    let index = status["statusListIndex"].as_str().and_then(|index| index.parse().ok());
    let (Some(list), Some(index)) = (status["statusListCredential"].as_str(), index) else {
        return Ok(None);
    };
    let Some(id) = store::superseded_at(tx, (list, index)).await? else {
        return Ok(None);
    };
    let credential = credentials::credential(tx, &id).await?;
    let stands = credential.is_in_force(tx.now()) && !credential.is_hidden;
    Ok(stands.then(|| credential.path()))
}
