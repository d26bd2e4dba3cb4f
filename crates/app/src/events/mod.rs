//! Everything that can happen, in one list.
//!
//! An event is written in the transaction that makes it true, is never changed, and carries who did it in which role. Rooms to the right hear of it
//! through `Event::follow_up`: jobs in the same transaction, so that news is neither lost nor invented.

mod event;
mod follow_up;

use platform::db::{Micros, Tx};

use crate::Result;
use crate::actor::{Actor, Role};

pub use event::Event;

/// Who makes something happen.
#[derive(Clone, Copy, Debug)]
pub enum By<'a> {
    /// A person, in a role where the deed needs one.
    Person(&'a Actor, Option<Role>),
    /// The platform itself: a clock that ran out, a job that followed.
    Platform,
}

/// Writes the event and enqueues what follows from it.
pub async fn record(tx: &mut Tx, by: By<'_>, event: Event) -> Result<()> {
    let (person, role) = match by {
        By::Person(actor, role) => (Some(actor.person.clone()), role.map(Role::as_str)),
        By::Platform => (None, None),
    };
    let now = tx.now();
    let data = serde_json::to_value(&event).map_err(anyhow::Error::from)?;
    let kind = data["kind"].as_str().unwrap_or_default().to_owned();
    sqlx::query(
        "insert into events (id, at, person_id, role, kind, subject, data) values ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(platform::random::id(now))
    .bind(Micros::from(now))
    .bind(person)
    .bind(role.map(str::to_owned))
    .bind(kind)
    .bind(event.subject())
    .bind(data.to_string())
    .execute(&mut **tx)
    .await?;
    for job in event.follow_up() {
        job.enqueue(tx).await?;
    }
    Ok(())
}
