//! The lists themselves: begun empty, signed anew whenever a bit changes.

use credential::status_list::{StatusList, StatusPurpose};
use platform::db::{Micros, Tx};
use sqlx::Row;

use super::{Served, etag, sign, signer};
use crate::awards::keys::{self, IssuerKey};
use crate::ids::ClientId;
use crate::{App, Result};

/// A purpose by its name in rows.
pub fn purpose(name: &str) -> StatusPurpose {
    match name {
        "suspension" => StatusPurpose::Suspension,
        _ => StatusPurpose::Revocation,
    }
}

/// A new list.
struct New<'a> {
    id: String,
    url: &'a str,
    purpose: StatusPurpose,
    client: Option<&'a ClientId>,
}

/// Begins the list that an issuer's awards fill; where another process was faster, its list stays.
pub async fn begin(app: &App, tx: &mut Tx, key: &IssuerKey) -> Result<()> {
    let id = platform::random::opaque_id();
    let new = New {
        url: &app.settings.url(&format!("/status/{id}")),
        id,
        purpose: StatusPurpose::Revocation,
        client: None,
    };
    insert(tx, key, &new).await?;
    Ok(())
}

/// Begins a list that a client fills; `None` when its address is taken.
pub async fn begin_for(
    tx: &mut Tx,
    key: &IssuerKey,
    client: &ClientId,
    (url, purpose): (&str, StatusPurpose),
) -> Result<Option<Served>> {
    let new = New {
        id: platform::random::opaque_id(),
        url,
        purpose,
        client: Some(client),
    };
    insert(tx, key, &new).await
}

async fn insert(tx: &mut Tx, key: &IssuerKey, new: &New<'_>) -> Result<Option<Served>> {
    let now = tx.now();
    let signed = sign((new.url, new.purpose), signer(key, &key.method()), &StatusList::new(), now)?;
    let tag = etag(&signed);
    let done = sqlx::query(
        "insert into status_lists (id, url, issuer, key_id, used, signed, etag, signed_at, purpose, client_id) \
         values ($1, $2, $3, $4, 0, $5, $6, $7, $8, $9) on conflict do nothing",
    )
    .bind(new.id.clone())
    .bind(new.url.to_owned())
    .bind(key.issuer.clone())
    .bind(key.id.clone())
    .bind(signed.clone())
    .bind(tag.clone())
    .bind(Micros::from(now))
    .bind(new.purpose.as_str().to_owned())
    .bind(new.client.cloned())
    .execute(&mut **tx)
    .await?;
    Ok((done.rows_affected() == 1).then_some(Served { signed, etag: tag }))
}

/// Signs a list anew from the credentials' rows, in the transaction that changed one of them.
pub async fn republish(app: &App, tx: &mut Tx, list: &str) -> Result<()> {
    let now = tx.now();
    let sql = tx.for_update(
        "select key_id, url, purpose from status_lists where id = $1",
        "select key_id, url, purpose from status_lists where id = $1 for update",
    );
    let row = sqlx::query(sql).bind(list.to_owned()).fetch_one(&mut **tx).await?;
    let key = keys::successor(app, tx, &row.try_get::<String, _>(0)?).await?;
    let url: String = row.try_get(1)?;
    let purpose = purpose(&row.try_get::<String, _>(2)?);
    let signed = sign((&url, purpose), signer(&key, &key.method()), &bits(tx, list).await?, now)?;
    sqlx::query("update status_lists set signed = $2, etag = $3, signed_at = $4, key_id = $5 where id = $1")
        .bind(list.to_owned())
        .bind(signed.clone())
        .bind(etag(&signed))
        .bind(Micros::from(now))
        .bind(key.id)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// The bits as the rows have them: that of a withdrawn credential is set, that of an edition which a newer one superseded, and those that a
/// client set for its own.
async fn bits(tx: &mut Tx, list: &str) -> Result<StatusList> {
    let rows = sqlx::query(
        "select list_index from credentials where list_id = $1 and status = 'revoked' \
         union select list_index from credential_editions where list_id = $1 and stage = 'superseded' \
         union select list_index from commission_statuses where list_id = $1 and set_at is not null",
    )
    .bind(list.to_owned())
    .fetch_all(&mut **tx)
    .await?;
    let mut bits = StatusList::new();
    for row in rows {
        let index = usize::try_from(row.try_get::<i64, _>(0)?).map_err(anyhow::Error::from)?;
        bits.set(index, true).map_err(anyhow::Error::from)?;
    }
    Ok(bits)
}

