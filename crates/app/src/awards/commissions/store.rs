//! SQL of commissions.

use std::collections::{HashMap, HashSet};

use credential::status_list::StatusPurpose;
use platform::db::{Micros, Tx, many};
use sqlx::Row as _;
use sqlx::any::AnyRow;

use super::issuing::Order;
use crate::Result;
use crate::awards::status_list::Place;
use crate::ids::{ClientId, CommissionId, OrgId};

/// A commission as it is kept.
#[derive(Clone, Debug)]
pub struct Commission {
    pub id: CommissionId,
    pub request_digest: String,
    /// The signed text; `None` when the client deleted it.
    pub signed: Option<String>,
}

fn read(row: &AnyRow) -> Result<Commission> {
    Ok(Commission {
        id: row.try_get("id")?,
        request_digest: row.try_get("request_digest")?,
        signed: row.try_get("signed")?,
    })
}

/// The commission that an organisation's clients call so.
pub async fn named(tx: &mut Tx, organization: &OrgId, name: &str) -> Result<Option<Commission>> {
    let row =
        sqlx::query("select id, request_digest, signed from commissions where organization_id = $1 and name = $2")
            .bind(organization.clone())
            .bind(name.to_owned())
            .fetch_optional(&mut **tx)
            .await?;
    row.as_ref().map(read).transpose()
}

/// What came before of the same requests and of the same names.
#[derive(Debug, Default)]
pub struct Earlier {
    asked: HashMap<(ClientId, String), Commission>,
    named: HashSet<(OrgId, String)>,
}

impl Earlier {
    /// The commission that came of a request.
    pub fn of(&self, order: &Order) -> Option<&Commission> {
        let key = order.key.clone()?;
        self.asked.get(&(order.caller.client.clone(), key))
    }

    /// Whether a commission has the name that a request wants.
    pub fn has_name(&self, order: &Order) -> bool {
        let name = order.wanted.name.clone();
        name.is_some_and(|name| self.named.contains(&(order.organization().clone(), name)))
    }
}

/// What requests meet that come late. Read at one moment, so that of two alike the later one never finds the name without the request.
pub async fn earlier(tx: &mut Tx, orders: &[&Order]) -> Result<Earlier> {
    let sql = "with v (client, word, organization, title) as (values {rows}) \
         select 'asked' as what, client_id as whose, request_key as word, id, request_digest, signed \
           from v join commissions on client_id = v.client and request_key = v.word \
         union all select 'named', organization_id, name, id, request_digest, signed \
           from v join commissions on organization_id = v.organization and name = v.title";
    let rows = many(tx, sql, orders, |row, order| {
        row.bind(order.caller.client.as_str())
            .bind(order.key.as_deref())
            .bind(order.organization().as_str())
            .bind(order.wanted.name.as_deref())
    });
    let mut earlier = Earlier::default();
    for row in rows.await? {
        let (whose, word): (String, String) = (row.try_get("whose")?, row.try_get("word")?);
        if row.try_get::<String, _>("what")? == "asked" {
            earlier.asked.insert((ClientId(whose), word), read(&row)?);
        } else {
            earlier.named.insert((OrgId(whose), word));
        }
    }
    Ok(earlier)
}

/// A commission that was just signed.
#[derive(Debug)]
pub struct New<'a> {
    pub id: CommissionId,
    pub order: &'a Order,
    pub places: Vec<(Place, StatusPurpose)>,
    /// The key that signed it.
    pub key: String,
    pub digest: String,
    pub signed: String,
}

/// Keeps commissions with their places in lists. Answers which: those whose name and request were not there before.
pub async fn add(tx: &mut Tx, all: &[New<'_>]) -> Result<HashSet<CommissionId>> {
    let now = Micros::from(tx.now());
    let sql = "insert into commissions (id, organization_id, client_id, name, request_key, request_digest, key_id, digest, signed, issued_at) \
         values {rows} on conflict do nothing returning id";
    let rows = many(tx, sql, all, |row, new| {
        row.bind(new.id.as_str())
            .bind(new.order.organization().as_str())
            .bind(new.order.caller.client.as_str())
            .bind(new.order.wanted.name.as_deref())
            .bind(new.order.key.as_deref())
            .bind(new.order.digest.as_str())
            .bind(new.key.as_str())
            .bind(new.digest.as_str())
            .bind(new.signed.as_str())
            .bind(now)
    });
    let kept = rows
        .await?
        .iter()
        .map(|row| row.try_get(0))
        .collect::<Result<HashSet<CommissionId>, _>>()?;
    let places = all.iter().filter(|new| kept.contains(&new.id));
    let places = places.flat_map(|new| new.places.iter().map(move |(place, purpose)| (&new.id, place, purpose)));
    let sql = "insert into commission_statuses (list_id, list_index, commission_id, purpose) values {rows}";
    many(tx, sql, places, |row, (id, place, purpose)| {
        row.bind(place.list.as_str())
            .bind(place.index)
            .bind(id.as_str())
            .bind(purpose.as_str())
    })
    .await?;
    Ok(kept)
}

/// A commission's place of a purpose.
#[derive(Debug)]
pub struct Status {
    pub list: String,
    pub url: String,
    pub index: i64,
    pub is_set: bool,
}

/// The place of a purpose that a commission has.
pub async fn status(tx: &mut Tx, id: &CommissionId, purpose: StatusPurpose) -> Result<Option<Status>> {
    let row = sqlx::query(
        "select s.list_id, l.url, s.list_index, s.set_at from commission_statuses s join status_lists l on l.id = s.list_id \
         where s.commission_id = $1 and s.purpose = $2",
    )
    .bind(id.clone())
    .bind(purpose.as_str().to_owned())
    .fetch_optional(&mut **tx)
    .await?;
    row.map(|row| {
        Ok(Status {
            list: row.try_get(0)?,
            url: row.try_get(1)?,
            index: row.try_get(2)?,
            is_set: row.try_get::<Option<i64>, _>(3)?.is_some(),
        })
    })
    .transpose()
}

/// Sets or clears the bit of a place.
pub async fn set_status(tx: &mut Tx, status: &Status, is_set: bool) -> Result<()> {
    let now = is_set.then(|| Micros::from(tx.now()));
    sqlx::query("update commission_statuses set set_at = $3 where list_id = $1 and list_index = $2")
        .bind(status.list.clone())
        .bind(status.index)
        .bind(now)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Forgets the signed text. Answers whether it was there.
pub async fn delete(tx: &mut Tx, id: &CommissionId) -> Result<bool> {
    let now = Micros::from(tx.now());
    let done =
        sqlx::query("update commissions set signed = null, deleted_at = $2 where id = $1 and signed is not null")
            .bind(id.clone())
            .bind(now)
            .execute(&mut **tx)
            .await?;
    Ok(done.rows_affected() == 1)
}
