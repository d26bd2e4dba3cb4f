//! What follows from an award in the same transaction: the log, the register and a mail.

use platform::db::Tx;

use super::facts::What;
use super::register;
use super::store::issuing::{Row, Signed};
use crate::events::{By, Event, record, record_all};
use crate::mail::{self, Note};
use crate::{App, Result};

/// Credentials are out: the log keeps their digests, and their holders get a mail.
pub async fn awarded(app: &App, tx: &mut Tx, all: &[Signed]) -> Result<()> {
    let event = |signed: &Signed| Event::Awarded {
        credential: signed.row.id.clone(),
        person: signed.row.person.clone(),
        digest: signed.etag.clone(),
    };
    let events: Vec<Event> = all.iter().map(event).collect();
    record_all(tx, By::Platform, &events).await?;
    register::enter(tx, all.iter().map(|signed| &signed.row)).await?;
    let is_told = |row: &&Row| !matches!(row.facts.what, What::Recorded { quiet: true, .. });
    let told = all.iter().map(|signed| &signed.row).filter(is_told);
    let notes = told.map(|row| (row.person.clone(), earned(app, row))).collect();
    mail::to_people(tx, notes).await
}

fn earned(app: &App, row: &Row) -> Note {
    let wallet = format!("/me/credentials/{}/wallet", row.id);
    Note::new("awards-mail-earned")
        .with("title", &row.title)
        .with("wallet", app.settings.url(&wallet))
        .code(wallet)
        .action(format!("/me/credentials/{}", row.id))
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
