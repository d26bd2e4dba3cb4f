//! A word for the catalogue as it stands: another word means that something changed.

use platform::db::{Micros, Tx};
use sqlx::Row;

use crate::Result;

/// Gives the catalogue a new word, in the transaction that changes it.
pub async fn change(tx: &mut Tx) -> Result<()> {
    let now = tx.now();
    sqlx::query(
        "insert into catalog_revision (part, revision, changed_at) values ('catalog', $1, $2) \
         on conflict (part) do update set revision = excluded.revision, changed_at = excluded.changed_at",
    )
    .bind(platform::random::opaque_id())
    .bind(Micros::from(now))
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// The word of today; empty before the first import.
pub async fn current(tx: &mut Tx) -> Result<String> {
    let row = sqlx::query("select revision from catalog_revision where part = 'catalog'")
        .fetch_optional(&mut **tx)
        .await?;
    row.map_or_else(|| Ok(String::new()), |row| Ok(row.try_get(0)?))
}
