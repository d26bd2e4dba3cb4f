//! SQL of the log.

use platform::db::{Micros, Tx, many};
use serde_json::Value;

use super::Event;
use crate::Result;
use crate::ids::PersonId;

/// Adds to the log, in this order.
pub(super) async fn add(
    tx: &mut Tx,
    (person, role): (Option<&PersonId>, Option<&str>),
    events: &[Event],
) -> Result<()> {
    let now = tx.now();
    let mut written: Vec<(&Event, Value)> = Vec::with_capacity(events.len());
    for event in events {
        written.push((event, serde_json::to_value(event).map_err(anyhow::Error::from)?));
    }
    let sql = "insert into events (id, at, person_id, role, kind, subject, data) values {rows}";
    many(tx, sql, &written, |row, (event, data)| {
        row.bind(platform::random::id(now))
            .bind(Micros::from(now))
            .bind(person.map(PersonId::as_str))
            .bind(role)
            .bind(data["kind"].as_str().unwrap_or_default())
            .bind(event.subject())
            .bind(data.to_string())
    })
    .await?;
    Ok(())
}
