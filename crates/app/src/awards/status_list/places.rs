//! Places in lists: drawn by lot, or named by a client in a list of its own.

use std::collections::BTreeMap;

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
            if room(&list) > 0 {
                return Ok(list);
            }
            store::close(tx, &list.id).await?;
        }
        publishing::begin(app, tx, key).await?;
    }
    let list = store::open(tx, &key.issuer).await?;
    list.ok_or(Error::Unavailable("error-database-busy"))
}

/// How many more a list takes.
fn room(list: &OpenList) -> usize {
    usize::try_from(MOST_USED - list.used).unwrap_or(0)
}

/// Locks a list that a client made for an issuer; `None` when it made none with this address.
pub async fn lock_own(tx: &mut Tx, client: &ClientId, (issuer, url): (&str, &str)) -> Result<Option<OpenList>> {
    store::of_client(tx, client, (issuer, url)).await
}

/// Places that were given out, and the lists that they are in.
#[derive(Debug, Default)]
pub struct Given {
    pub places: Vec<Place>,
    pub lists: Vec<OpenList>,
}

/// Gives out places in the lists that an issuer's awards fill; where one is full, the next is begun.
pub async fn give_many(app: &App, tx: &mut Tx, key: &IssuerKey, count: usize) -> Result<Given> {
    let mut given = Given::default();
    while given.places.len() < count {
        let mut list = lock_open(app, tx, key).await?;
        let fitting = room(&list).min(count - given.places.len());
        given.places.extend(draw(tx, &mut list, fitting).await?);
        given.lists.push(list);
    }
    Ok(given)
}

/// Gives out one place of a locked list.
///
/// # Errors
/// [`Error::Refused`] when it is full, which happens only to a client's own list.
pub async fn give(tx: &mut Tx, list: &mut OpenList) -> Result<Place> {
    let drawn = draw(tx, list, 1).await?.pop();
    drawn.ok_or_else(|| anyhow::anyhow!("no place was drawn in the status list {}", list.id).into())
}

/// Gives out places of a locked list, fewer than are wanted if there is no more room.
pub async fn give_some(tx: &mut Tx, list: &mut OpenList, wanted: usize) -> Result<Vec<Place>> {
    let fitting = wanted.min(room(list));
    draw(tx, list, fitting).await
}

/// Gives out those of these very places of a locked list that no other credential has; each once.
pub async fn give_these(tx: &mut Tx, list: &mut OpenList, wanted: &[i64]) -> Result<Vec<Place>> {
    let free = free(tx, list, wanted).await?;
    count(tx, list, free.len()).await?;
    Ok(free)
}

/// Places that nobody got after all.
pub async fn give_back(tx: &mut Tx, places: &[&Place]) -> Result<()> {
    let mut lists: BTreeMap<&str, i64> = BTreeMap::new();
    for place in places {
        *lists.entry(&place.list).or_default() -= 1;
    }
    for (list, back) in lists {
        store::count_up(tx, list, back).await?;
    }
    Ok(())
}

/// Draws free places, in the order of the draw: nothing in it says who earned when.
async fn draw(tx: &mut Tx, list: &mut OpenList, wanted: usize) -> Result<Vec<Place>> {
    if wanted > room(list) {
        return Err(Error::Refused("awards-status-list-full"));
    }
    let mut places = Vec::with_capacity(wanted);
    for _ in 0..MOST_DRAWS {
        let missing = wanted - places.len();
        if missing == 0 {
            count(tx, list, wanted).await?;
            return Ok(places);
        }
        let lots: Vec<i64> = std::iter::repeat_with(random_index).take(missing).collect();
        places.extend(free(tx, list, &lots).await?);
    }
    Err(anyhow::anyhow!("no free place in the status list {}", list.id).into())
}

/// Those of the places that nobody has and that this transaction promised to nobody, which are promised now.
async fn free(tx: &mut Tx, list: &mut OpenList, wanted: &[i64]) -> Result<Vec<Place>> {
    let new: Vec<i64> = wanted
        .iter()
        .copied()
        .filter(|index| list.promised.insert(*index))
        .collect();
    let taken = store::taken(tx, &list.id, &new).await?;
    let free = new.into_iter().filter(|index| !taken.contains(index));
    Ok(free.map(|index| list.place(index)).collect())
}

/// Counts places that were given out.
async fn count(tx: &mut Tx, list: &mut OpenList, given: usize) -> Result<()> {
    if given == 0 {
        return Ok(());
    }
    let given = i64::try_from(given).map_err(anyhow::Error::from)?;
    list.used += given;
    store::count_up(tx, &list.id, given).await
}

/// A uniform draw: the number of places is a power of two, so no place is likelier than another.
fn random_index() -> i64 {
    let drawn = u32::from_be_bytes(platform::random::bytes::<4>());
    i64::from(drawn) % i64::try_from(ENTRIES).unwrap_or(i64::MAX)
}
