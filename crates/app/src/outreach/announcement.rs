//! A letter to everybody who asked for a topic, in batches, each with its place kept, so that nobody gets it twice.

use platform::db::Tx;
use platform::random;

use super::{Topic, announcement_store as store};
use crate::jobs::Job;
use crate::mail::{self, Note};
use crate::{App, Result};

/// Letters queued in one transaction: short enough that nobody waits for it.
const BATCH: i64 = 100;

/// Writes to the subscribers of a topic as of now. The words of the note stand in the message file of the room that calls.
pub async fn announce(tx: &mut Tx, topic: Topic, note: &Note) -> Result<()> {
    let announcement = store::add(tx, topic, note).await?;
    Job::DeliverAnnouncement { announcement }.enqueue(tx).await
}

/// Queues the next batch of an announcement's letters, and the work for the batch after it.
pub async fn deliver(app: &App, id: &str) -> Result<()> {
    let mut tx = app.db.begin().await?;
    let Some(announcement) = store::unfinished(&mut tx, id).await? else {
        return Ok(());
    };
    let note: Note = serde_json::from_str(&announcement.note).map_err(anyhow::Error::from)?;
    let batch = store::readers(&mut tx, &announcement, BATCH).await?;
    for reader in &batch {
        let token = random::token();
        super::store::add_link(&mut tx, &reader.id, &token).await?;
        let letter = note.clone().unsubscribe(format!("/updates/end/{token}"));
        mail::to_address(&mut tx, &reader.shown, &reader.lang, letter).await?;
    }
    match batch.last() {
        Some(last) => {
            store::reach(&mut tx, id, &last.id).await?;
            let announcement = id.to_owned();
            Job::DeliverAnnouncement { announcement }.enqueue(&mut tx).await?;
        }
        None => store::finish(&mut tx, id).await?,
    }
    Ok(tx.commit().await?)
}
