//! Places in lists: drawn by lot, or named by a client in a list of its own.

use credential::status_list::{ENTRIES, StatusPurpose};
use platform::db::{Micros, Tx};
use sqlx::Row;
use sqlx::any::AnyRow;

use super::{Place, publishing};
use crate::awards::keys::IssuerKey;
use crate::ids::ClientId;
use crate::{App, Error, Result};

/// A list takes no more once half of its places are given out: drawing a free one by lot stays cheap.
const MOST_USED: i64 = 65_536;

/// Draws before we look whether chance is broken; with half of the places free, 64 misses do not happen.
const MOST_DRAWS: usize = 64;

/// Locks the list that an issuer fills now; two transactions that award for one issuer follow each other from here on.
pub async fn lock_open(app: &App, tx: &mut Tx, key: &IssuerKey) -> Result<OpenList> {
    for _ in 0..2 {
        if let Some(list) = open_list(tx, &key.issuer).await? {
            if list.used < MOST_USED {
                return Ok(list);
            }
            let now = tx.now();
            sqlx::query("update status_lists set closed_at = $2 where id = $1")
                .bind(list.id)
                .bind(Micros::from(now))
                .execute(&mut **tx)
                .await?;
        }
        publishing::begin(app, tx, key).await?;
    }
    let list = open_list(tx, &key.issuer).await?;
    list.ok_or(Error::Unavailable("error-database-busy"))
}

/// A list that takes more, locked.
#[derive(Debug)]
pub struct OpenList {
    id: String,
    url: String,
    used: i64,
    pub purpose: StatusPurpose,
}

fn read(row: &AnyRow) -> Result<OpenList> {
    Ok(OpenList {
        id: row.try_get("id")?,
        url: row.try_get("url")?,
        used: row.try_get("used")?,
        purpose: publishing::purpose(&row.try_get::<String, _>("purpose")?),
    })
}

async fn open_list(tx: &mut Tx, issuer: &str) -> Result<Option<OpenList>> {
    let sql = tx.for_update(
        "select id, url, used, purpose from status_lists where issuer = $1 and closed_at is null and client_id is null",
        "select id, url, used, purpose from status_lists where issuer = $1 and closed_at is null and client_id is null for update",
    );
    let row = sqlx::query(sql)
        .bind(issuer.to_owned())
        .fetch_optional(&mut **tx)
        .await?;
    row.as_ref().map(read).transpose()
}

/// Locks a list that a client made for an issuer; `None` when it made none with this address.
pub async fn lock_own(tx: &mut Tx, client: &ClientId, (issuer, url): (&str, &str)) -> Result<Option<OpenList>> {
    let sql = tx.for_update(
        "select id, url, used, purpose from status_lists where url = $1 and issuer = $2 and client_id = $3",
        "select id, url, used, purpose from status_lists where url = $1 and issuer = $2 and client_id = $3 for update",
    );
    let row = sqlx::query(sql)
        .bind(url.to_owned())
        .bind(issuer.to_owned())
        .bind(client.clone())
        .fetch_optional(&mut **tx)
        .await?;
    row.as_ref().map(read).transpose()
}

/// Draws a free place of a locked list. Nothing in it says who earned when.
///
/// # Errors
/// [`Error::Refused`] when half of the places are given out, which happens only to a client's own list.
pub async fn draw(tx: &mut Tx, list: &OpenList) -> Result<Place> {
    if list.used >= MOST_USED {
        return Err(Error::Refused("awards-status-list-full"));
    }
    for _ in 0..MOST_DRAWS {
        if let Some(place) = take(tx, list, random_index()).await? {
            return Ok(place);
        }
    }
    Err(anyhow::anyhow!("no free place in the status list {}", list.id).into())
}

/// Takes this very place of a locked list; `None` when another credential has it.
pub async fn take(tx: &mut Tx, list: &OpenList, index: i64) -> Result<Option<Place>> {
    let taken = sqlx::query(
        "select 1 from credentials where list_id = $1 and list_index = $2 \
         union all select 1 from credential_editions where list_id = $1 and list_index = $2 \
         union all select 1 from commission_statuses where list_id = $1 and list_index = $2",
    )
    .bind(list.id.clone())
    .bind(index)
    .fetch_optional(&mut **tx)
    .await?;
    if taken.is_some() {
        return Ok(None);
    }
    sqlx::query("update status_lists set used = used + 1 where id = $1")
        .bind(list.id.clone())
        .execute(&mut **tx)
        .await?;
    Ok(Some(Place {
        list: list.id.clone(),
        url: list.url.clone(),
        index,
    }))
}

/// A uniform draw: the number of places is a power of two, so no place is likelier than another.
fn random_index() -> i64 {
    let drawn = u32::from_be_bytes(platform::random::bytes::<4>());
    i64::from(drawn) % i64::try_from(ENTRIES).unwrap_or(i64::MAX)
}
