//! SQL of status lists.

use std::collections::HashSet;

use credential::status_list::StatusPurpose;
use platform::db::{Micros, Tx, many};
use sqlx::Row as _;
use sqlx::any::AnyRow;

use crate::Result;
use crate::awards::status_list::{Place, Served};
use crate::ids::ClientId;

/// A list that takes more, locked.
#[derive(Debug)]
pub struct OpenList {
    pub id: String,
    pub url: String,
    pub used: i64,
    pub purpose: StatusPurpose,
    /// The list as it is served.
    pub signed: String,
    /// Places that this transaction looked at: taken, or promised to somebody whose row is still to come.
    pub promised: HashSet<i64>,
}

impl OpenList {
    /// A place of it.
    pub fn place(&self, index: i64) -> Place {
        Place {
            list: self.id.clone(),
            url: self.url.clone(),
            index,
        }
    }
}

fn read(row: &AnyRow) -> Result<OpenList> {
    Ok(OpenList {
        id: row.try_get("id")?,
        url: row.try_get("url")?,
        used: row.try_get("used")?,
        purpose: purpose(&row.try_get::<String, _>("purpose")?),
        signed: row.try_get("signed")?,
        promised: HashSet::new(),
    })
}

/// A purpose by its name in rows.
fn purpose(name: &str) -> StatusPurpose {
    match name {
        "suspension" => StatusPurpose::Suspension,
        _ => StatusPurpose::Revocation,
    }
}

/// The list that an issuer's awards fill now, locked.
pub async fn open(tx: &mut Tx, issuer: &str) -> Result<Option<OpenList>> {
    let sql = tx.for_update(
        "select id, url, used, purpose, signed from status_lists where issuer = $1 and closed_at is null and client_id is null",
        "select id, url, used, purpose, signed from status_lists where issuer = $1 and closed_at is null and client_id is null for update",
    );
    let row = sqlx::query(sql)
        .bind(issuer.to_owned())
        .fetch_optional(&mut **tx)
        .await?;
    row.as_ref().map(read).transpose()
}

/// A list that a client made for an issuer, locked.
pub async fn of_client(tx: &mut Tx, client: &ClientId, (issuer, url): (&str, &str)) -> Result<Option<OpenList>> {
    let sql = tx.for_update(
        "select id, url, used, purpose, signed from status_lists where url = $1 and issuer = $2 and client_id = $3",
        "select id, url, used, purpose, signed from status_lists where url = $1 and issuer = $2 and client_id = $3 for update",
    );
    let row = sqlx::query(sql)
        .bind(url.to_owned())
        .bind(issuer.to_owned())
        .bind(client.clone())
        .fetch_optional(&mut **tx)
        .await?;
    row.as_ref().map(read).transpose()
}

/// Takes a list out of use.
pub async fn close(tx: &mut Tx, list: &str) -> Result<()> {
    let now = Micros::from(tx.now());
    sqlx::query("update status_lists set closed_at = $2 where id = $1")
        .bind(list.to_owned())
        .bind(now)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// A new list.
#[derive(Debug)]
pub struct New<'a> {
    pub id: &'a str,
    pub url: &'a str,
    pub issuer: &'a str,
    pub key: &'a str,
    pub purpose: StatusPurpose,
    /// The client that fills it; none for an issuer's awards.
    pub client: Option<&'a ClientId>,
}

/// Adds a list. Answers whether neither its address nor an open list of the issuer's awards was there.
pub async fn add(tx: &mut Tx, new: &New<'_>, served: &Served) -> Result<bool> {
    let now = Micros::from(tx.now());
    let done = sqlx::query(
        "insert into status_lists (id, url, issuer, key_id, used, signed, etag, signed_at, purpose, client_id) \
         values ($1, $2, $3, $4, 0, $5, $6, $7, $8, $9) on conflict do nothing",
    )
    .bind(new.id.to_owned())
    .bind(new.url.to_owned())
    .bind(new.issuer.to_owned())
    .bind(new.key.to_owned())
    .bind(served.signed.clone())
    .bind(served.etag.clone())
    .bind(now)
    .bind(new.purpose.as_str().to_owned())
    .bind(new.client.cloned())
    .execute(&mut **tx)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Which of these places some credential has.
pub async fn taken(tx: &mut Tx, list: &str, places: &[i64]) -> Result<HashSet<i64>> {
    let rows = many(
        tx,
        "with v (list, place) as (values {rows}) \
         select list_index from v join credentials on list_id = v.list and list_index = v.place \
         union all select list_index from v join credential_editions on list_id = v.list and list_index = v.place \
         union all select list_index from v join commission_statuses on list_id = v.list and list_index = v.place",
        places,
        |row, place| row.bind(list).bind(*place),
    )
    .await?;
    Ok(rows.iter().map(|row| row.try_get(0)).collect::<Result<_, _>>()?)
}

/// Counts places that were given out.
pub async fn count_up(tx: &mut Tx, list: &str, given: i64) -> Result<()> {
    sqlx::query("update status_lists set used = used + $2 where id = $1")
        .bind(list.to_owned())
        .bind(given)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Key, address and purpose of a list that is to be signed anew, locked.
pub async fn to_sign(tx: &mut Tx, list: &str) -> Result<(String, String, StatusPurpose)> {
    let sql = tx.for_update(
        "select key_id, url, purpose from status_lists where id = $1",
        "select key_id, url, purpose from status_lists where id = $1 for update",
    );
    let row = sqlx::query(sql).bind(list.to_owned()).fetch_one(&mut **tx).await?;
    Ok((row.try_get(0)?, row.try_get(1)?, purpose(&row.try_get::<String, _>(2)?)))
}

/// Locks the list that is published under an address.
pub async fn lock_at(tx: &mut Tx, url: &str) -> Result<String> {
    let sql = tx.for_update(
        "select id from status_lists where url = $1",
        "select id from status_lists where url = $1 for update",
    );
    let row = sqlx::query(sql).bind(url.to_owned()).fetch_one(&mut **tx).await?;
    Ok(row.try_get(0)?)
}

/// Keeps a list that was signed anew, by this key.
pub async fn keep(tx: &mut Tx, list: &str, served: &Served, key: &str) -> Result<()> {
    let now = Micros::from(tx.now());
    sqlx::query("update status_lists set signed = $2, etag = $3, signed_at = $4, key_id = $5 where id = $1")
        .bind(list.to_owned())
        .bind(served.signed.clone())
        .bind(served.etag.clone())
        .bind(now)
        .bind(key.to_owned())
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// The bits that are set, as the rows have them: that of a withdrawn credential, that of an edition which a newer one superseded, and those
/// that a client set for its own.
pub async fn set_bits(tx: &mut Tx, list: &str) -> Result<Vec<i64>> {
    let rows = sqlx::query(
        "select list_index from credentials where list_id = $1 and status = 'revoked' \
         union select list_index from credential_editions where list_id = $1 and stage = 'superseded' \
         union select list_index from commission_statuses where list_id = $1 and set_at is not null",
    )
    .bind(list.to_owned())
    .fetch_all(&mut **tx)
    .await?;
    rows.iter().map(|row| Ok(row.try_get(0)?)).collect()
}

/// A list as it is served.
pub async fn served(tx: &mut Tx, list: &str) -> Result<Served> {
    let row = sqlx::query("select signed, etag from status_lists where id = $1")
        .bind(list.to_owned())
        .fetch_one(&mut **tx)
        .await?;
    Ok(Served {
        signed: row.try_get(0)?,
        etag: row.try_get(1)?,
    })
}

/// The list published under an address.
pub async fn served_at(tx: &mut Tx, url: &str) -> Result<Option<Served>> {
    let row = sqlx::query("select signed, etag from status_lists where url = $1")
        .bind(url.to_owned())
        .fetch_optional(&mut **tx)
        .await?;
    row.map(|row| {
        Ok(Served {
            signed: row.try_get(0)?,
            etag: row.try_get(1)?,
        })
    })
    .transpose()
}

/// How many lists a client made.
pub async fn count_of(tx: &mut Tx, client: &ClientId) -> Result<i64> {
    let row = sqlx::query("select count(*) from status_lists where client_id = $1")
        .bind(client.clone())
        .fetch_one(&mut **tx)
        .await?;
    Ok(row.try_get(0)?)
}
