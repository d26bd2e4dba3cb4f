//! SQL of status lists as tokens.

use platform::db::{Micros, Tx};
use sqlx::Row as _;
use sqlx::any::AnyRow;

use crate::Result;
use crate::awards::status_list::Served;

fn read(row: &AnyRow) -> Result<Served> {
    Ok(Served {
        signed: row.try_get("signed")?,
        etag: row.try_get("etag")?,
    })
}

/// A list's token, if it has one.
pub async fn served(tx: &mut Tx, list: &str) -> Result<Option<Served>> {
    let row = sqlx::query("select signed, etag from status_list_tokens where list_id = $1")
        .bind(list.to_owned())
        .fetch_optional(&mut **tx)
        .await?;
    row.as_ref().map(read).transpose()
}

/// The token of the list that is published under an address.
pub async fn served_of(tx: &mut Tx, url: &str) -> Result<Option<Served>> {
    let row = sqlx::query(
        "select t.signed, t.etag from status_list_tokens t join status_lists l on l.id = t.list_id where l.url = $1",
    )
    .bind(url.to_owned())
    .fetch_optional(&mut **tx)
    .await?;
    row.as_ref().map(read).transpose()
}

/// The key that signed a list's token, if it has one.
pub async fn key_of(tx: &mut Tx, list: &str) -> Result<Option<String>> {
    let row = sqlx::query("select key_id from status_list_tokens where list_id = $1")
        .bind(list.to_owned())
        .fetch_optional(&mut **tx)
        .await?;
    Ok(row.map(|row| row.try_get(0)).transpose()?)
}

/// The lists whose tokens a key has signed.
pub async fn of_key(tx: &mut Tx, key: &str) -> Result<Vec<String>> {
    let rows = sqlx::query("select list_id from status_list_tokens where key_id = $1 order by list_id")
        .bind(key.to_owned())
        .fetch_all(&mut **tx)
        .await?;
    rows.iter().map(|row| Ok(row.try_get(0)?)).collect()
}

/// Keeps a list's token, the first or a new one. The caller holds the list's lock.
pub async fn keep(tx: &mut Tx, list: &str, served: &Served, key: &str) -> Result<()> {
    let now = Micros::from(tx.now());
    sqlx::query(
        "insert into status_list_tokens (list_id, key_id, signed, etag, signed_at) values ($1, $2, $3, $4, $5) \
         on conflict (list_id) do update set key_id = excluded.key_id, signed = excluded.signed, etag = excluded.etag, \
         signed_at = excluded.signed_at",
    )
    .bind(list.to_owned())
    .bind(key.to_owned())
    .bind(served.signed.clone())
    .bind(served.etag.clone())
    .bind(now)
    .execute(&mut **tx)
    .await?;
    Ok(())
}
