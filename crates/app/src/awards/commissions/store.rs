//! SQL of commissions.

use credential::status_list::StatusPurpose;
use platform::db::{Micros, Tx};
use sqlx::Row as _;
use sqlx::any::AnyRow;

use crate::Result;
use crate::awards::status_list::Place;
use crate::ids::{ClientId, CommissionId, OrgId};
use crate::organizations::clients::Caller;

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

/// What a request meets that comes late: the commission that came of it before, and one that has the name it wants. Read at one moment, so
/// that of two requests alike the later one never finds the name without the request.
pub async fn earlier(
    tx: &mut Tx,
    caller: &Caller,
    (key, name): (Option<&str>, Option<&str>),
) -> Result<(Option<Commission>, Option<Commission>)> {
    let rows = sqlx::query(
        "select id, request_digest, signed, case when client_id = $1 and request_key = $2 then cast(1 as bigint) else cast(0 as bigint) end as asked from commissions \
         where (client_id = $1 and request_key = $2) or (organization_id = $3 and name = $4)",
    )
    .bind(caller.client.clone())
    .bind(key.map(str::to_owned))
    .bind(caller.organization.clone())
    .bind(name.map(str::to_owned))
    .fetch_all(&mut **tx)
    .await?;
    let (mut asked, mut named) = (None, None);
    for row in &rows {
        let place = match row.try_get::<i64, _>("asked")? {
            1 => &mut asked,
            _ => &mut named,
        };
        *place = Some(read(row)?);
    }
    Ok((asked, named))
}

/// A commission that was just signed.
#[derive(Debug)]
pub struct New<'a> {
    pub id: &'a CommissionId,
    pub organization: &'a OrgId,
    pub client: &'a ClientId,
    pub name: Option<&'a str>,
    pub request: (Option<&'a str>, &'a str),
    pub key: &'a str,
    pub digest: &'a str,
    pub signed: &'a str,
}

/// Keeps a commission. Answers whether neither its name nor its request was there before.
pub async fn add(tx: &mut Tx, new: &New<'_>) -> Result<bool> {
    let now = Micros::from(tx.now());
    let done = sqlx::query(
        "insert into commissions (id, organization_id, client_id, name, request_key, request_digest, key_id, digest, signed, issued_at) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing",
    )
    .bind(new.id.clone())
    .bind(new.organization.clone())
    .bind(new.client.clone())
    .bind(new.name.map(str::to_owned))
    .bind(new.request.0.map(str::to_owned))
    .bind(new.request.1.to_owned())
    .bind(new.key.to_owned())
    .bind(new.digest.to_owned())
    .bind(new.signed.to_owned())
    .bind(now)
    .execute(&mut **tx)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Takes a commission's place in a list.
pub async fn add_status(tx: &mut Tx, id: &CommissionId, place: &Place, purpose: StatusPurpose) -> Result<()> {
    sqlx::query(
        "insert into commission_statuses (list_id, list_index, commission_id, purpose) values ($1, $2, $3, $4)",
    )
    .bind(place.list.clone())
    .bind(place.index)
    .bind(id.clone())
    .bind(purpose.as_str().to_owned())
    .execute(&mut **tx)
    .await?;
    Ok(())
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
