//! What follows from an award in the same transaction: the log, the register and a mail.

use platform::db::Tx;

use super::register;
use super::store::issuing::Row;
use crate::Result;
use crate::events::{By, Event, record};
use crate::mail::{self, Note};

/// A credential is out: the log keeps its digest, and its holder gets a mail.
pub async fn awarded(tx: &mut Tx, row: &Row, digest: &str) -> Result<()> {
    let event = Event::Awarded {
        credential: row.id.clone(),
        person: row.person.clone(),
        digest: digest.to_owned(),
    };
    record(tx, By::Platform, event).await?;
    register::enter(tx, &row.issuer, &row.id, &row.facts.holder, &row.title).await?;
    let note = Note::new("awards-mail-earned")
        .with("title", &row.title)
        .action(format!("/me/credentials/{}", row.id));
    mail::to_person(tx, &row.person, note).await
}
