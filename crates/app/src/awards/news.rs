//! What follows from an award in the same transaction: the log, the register and a mail.

use platform::db::Tx;

use super::facts::What;
use super::register;
use super::store::issuing::Row;
use crate::events::{By, Event, record};
use crate::mail::{self, Note};
use crate::{App, Result};

/// A credential is out: the log keeps its digest, and its holder gets a mail.
pub async fn awarded(app: &App, tx: &mut Tx, row: &Row, digest: &str) -> Result<()> {
    let event = Event::Awarded {
        credential: row.id.clone(),
        person: row.person.clone(),
        digest: digest.to_owned(),
    };
    record(tx, By::Platform, event).await?;
    register::enter(tx, &row.issuer, &row.id, &row.facts.holder, &row.title).await?;
    if matches!(row.facts.what, What::Recorded { quiet: true, .. }) {
        return Ok(());
    }
    let note = Note::new("awards-mail-earned")
        .with("title", &row.title)
        .with(
            "wallet",
            app.settings.url(&format!("/me/credentials/{}/wallet", row.id)),
        )
        .action(format!("/me/credentials/{}", row.id));
    mail::to_person(tx, &row.person, note).await
}

/// A new edition is out, for a wallet: the log keeps its digest, and the holder hears of it, so that nobody else's wallet goes unnoticed.
pub async fn reissued(tx: &mut Tx, row: &Row, digest: &str) -> Result<()> {
    let event = Event::CredentialReissued {
        credential: row.id.clone(),
        person: row.person.clone(),
        digest: digest.to_owned(),
    };
    record(tx, By::Platform, event).await?;
    let note = Note::new("awards-mail-wallet")
        .with("title", &row.title)
        .with("holder", super::wallet::short(&row.facts.subject))
        .action(format!("/me/credentials/{}/wallet", row.id));
    mail::to_person(tx, &row.person, note).await
}
