//! Places in lists: drawn by lot, or named by a client in a list of its own.

use credential::status_list::ENTRIES;
use platform::db::Tx;

use super::{Place, publishing};
use crate::awards::keys::IssuerKey;
use crate::awards::store::lists::{self as store, OpenList};
use crate::ids::ClientId;
use crate::{App, Error, Result};

/// A list takes no more once half of its places are given out: drawing a free one by lot stays cheap.
const MOST_USED: i64 = 65_536;

/// Draws before we look whether chance is broken; with half of the places free, 64 misses do not happen.
const MOST_DRAWS: usize = 64;

/// Locks the list that an issuer fills now; two transactions that award for one issuer follow each other from here on.
pub async fn lock_open(app: &App, tx: &mut Tx, key: &IssuerKey) -> Result<OpenList> {
    for _ in 0..2 {
        if let Some(list) = store::open(tx, &key.issuer).await? {
            if !is_full(&list) {
                return Ok(list);
            }
            store::close(tx, &list.id).await?;
        }
        publishing::begin(app, tx, key).await?;
    }
    let list = store::open(tx, &key.issuer).await?;
    list.ok_or(Error::Unavailable("error-database-busy"))
}

/// Whether a list takes no more.
pub fn is_full(list: &OpenList) -> bool {
    list.used >= MOST_USED
}

/// Locks a list that a client made for an issuer; `None` when it made none with this address.
pub async fn lock_own(tx: &mut Tx, client: &ClientId, (issuer, url): (&str, &str)) -> Result<Option<OpenList>> {
    store::of_client(tx, client, (issuer, url)).await
}

/// Draws a free place of a locked list. Nothing in it says who earned when.
///
/// # Errors
/// [`Error::Refused`] when half of the places are given out, which happens only to a client's own list.
pub async fn draw(tx: &mut Tx, list: &mut OpenList) -> Result<Place> {
    if is_full(list) {
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
pub async fn take(tx: &mut Tx, list: &mut OpenList, index: i64) -> Result<Option<Place>> {
    if store::is_taken(tx, &list.id, index).await? {
        return Ok(None);
    }
    store::count_up(tx, &list.id).await?;
    list.used += 1;
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
