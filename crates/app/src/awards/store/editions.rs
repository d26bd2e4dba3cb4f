//! SQL of editions: those on their way, and those that a newer one superseded.

use platform::db::{Micros, Tx};
use sqlx::Row as _;

use super::issuing::{self, Row};
use crate::Result;
use crate::awards::facts::Facts;
use crate::awards::status_list::Place;
use crate::ids::CredentialId;

/// A new edition, before anything is written.
#[derive(Debug)]
pub struct Reservation<'a> {
    pub id: &'a str,
    pub credential: &'a CredentialId,
    pub facts: &'a Facts,
    pub place: &'a Place,
    pub key: &'a str,
}

/// Takes the place of an edition.
pub async fn insert(tx: &mut Tx, row: &Reservation<'_>) -> Result<()> {
    let (facts, profile) = row.facts.sealed()?;
    let now = tx.now();
    sqlx::query(
        "insert into credential_editions (id, credential_id, stage, facts, profile, list_id, list_index, key_id, begun_at) \
         values ($1, $2, 'reserved', $3, $4, $5, $6, $7, $8)",
    )
    .bind(row.id.to_owned())
    .bind(row.credential.clone())
    .bind(facts)
    .bind(profile)
    .bind(row.place.list.clone())
    .bind(row.place.index)
    .bind(row.key.to_owned())
    .bind(Micros::from(now))
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// An edition on its way, as what is signed is read; `None` once it is out, superseded or dropped.
pub async fn coming(tx: &mut Tx, edition: &str) -> Result<Option<Row>> {
    let row = sqlx::query(
        "select c.id, c.organization_id, c.person_id, c.title, e.stage, e.facts, e.profile, e.list_id, e.key_id, e.unsigned, \
         e.digest from credential_editions e join credentials c on c.id = e.credential_id \
         where e.id = $1 and e.stage in ('reserved', 'drafted')",
    )
    .bind(edition.to_owned())
    .fetch_optional(&mut **tx)
    .await?;
    row.map(|row| issuing::read(&row)).transpose()
}

/// The edition of a credential that is on its way.
pub async fn coming_of(tx: &mut Tx, credential: &CredentialId) -> Result<Option<String>> {
    let row =
        sqlx::query("select id from credential_editions where credential_id = $1 and stage in ('reserved', 'drafted')")
            .bind(credential.clone())
            .fetch_optional(&mut **tx)
            .await?;
    Ok(row.map(|row| row.try_get(0)).transpose()?)
}

/// The credential that an edition is of.
pub async fn credential_of(tx: &mut Tx, edition: &str) -> Result<CredentialId> {
    let row = sqlx::query("select credential_id from credential_editions where id = $1")
        .bind(edition.to_owned())
        .fetch_one(&mut **tx)
        .await?;
    Ok(row.try_get(0)?)
}

/// Keeps the document that will be signed.
pub async fn keep_draft(tx: &mut Tx, edition: &str, unsigned: &str, digest: &str) -> Result<()> {
    sqlx::query(
        "update credential_editions set stage = 'drafted', unsigned = $2, digest = $3 where id = $1 and stage = 'reserved'",
    )
    .bind(edition.to_owned())
    .bind(unsigned.to_owned())
    .bind(digest.to_owned())
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Gives an edition up before it is out.
pub async fn give_up(tx: &mut Tx, edition: &str) -> Result<()> {
    sqlx::query("update credential_editions set stage = 'dropped' where id = $1 and stage in ('reserved', 'drafted')")
        .bind(edition.to_owned())
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// What makes an edition, as it lies in either table.
struct Edition {
    facts: String,
    profile: String,
    list: String,
    index: i64,
    key: String,
    unsigned: Option<String>,
    digest: Option<String>,
}

const OF_CREDENTIAL: &str =
    "select facts, profile, list_id, list_index, key_id, unsigned, digest from credentials where id = $1";
const OF_EDITION: &str =
    "select facts, profile, list_id, list_index, key_id, unsigned, digest from credential_editions where id = $1";

async fn edition(tx: &mut Tx, sql: &'static str, id: String) -> Result<Edition> {
    let row = sqlx::query(sql).bind(id).fetch_one(&mut **tx).await?;
    Ok(Edition {
        facts: row.try_get(0)?,
        profile: row.try_get(1)?,
        list: row.try_get(2)?,
        index: row.try_get(3)?,
        key: row.try_get(4)?,
        unsigned: row.try_get(5)?,
        digest: row.try_get(6)?,
    })
}

/// Puts a signed edition in force and the one before it among the superseded. Answers with the status list that the earlier one stands in.
pub async fn supersede(
    tx: &mut Tx,
    id: &str,
    credential: &CredentialId,
    (signed, etag): (&str, &str),
) -> Result<String> {
    let now = tx.now();
    let former = edition(tx, OF_CREDENTIAL, credential.to_string()).await?;
    let next = edition(tx, OF_EDITION, id.to_owned()).await?;
    sqlx::query(
        "update credential_editions set stage = 'superseded', facts = $2, profile = $3, list_id = $4, list_index = $5, \
         key_id = $6, unsigned = $7, digest = $8, superseded_at = $9, \
         signed = (select signed from credentials where credentials.id = credential_editions.credential_id), \
         etag = (select etag from credentials where credentials.id = credential_editions.credential_id) where id = $1",
    )
    .bind(id.to_owned())
    .bind(former.facts)
    .bind(former.profile)
    .bind(former.list.clone())
    .bind(former.index)
    .bind(former.key)
    .bind(former.unsigned)
    .bind(former.digest)
    .bind(Micros::from(now))
    .execute(&mut **tx)
    .await?;
    sqlx::query(
        "update credentials set facts = $2, profile = $3, list_id = $4, list_index = $5, key_id = $6, unsigned = $7, \
         digest = $8, signed = $9, etag = $10 where id = $1",
    )
    .bind(credential.clone())
    .bind(next.facts)
    .bind(next.profile)
    .bind(next.list)
    .bind(next.index)
    .bind(next.key)
    .bind(next.unsigned)
    .bind(next.digest)
    .bind(signed.to_owned())
    .bind(etag.to_owned())
    .execute(&mut **tx)
    .await?;
    Ok(former.list)
}

/// Editions whose issuing began and has not ended; 1,000 at most.
pub async fn unfinished(tx: &mut Tx) -> Result<Vec<String>> {
    let rows =
        sqlx::query("select id from credential_editions where stage in ('reserved', 'drafted') order by id limit 1000")
            .fetch_all(&mut **tx)
            .await?;
    Ok(rows.iter().map(|row| row.try_get(0)).collect::<Result<_, _>>()?)
}

/// The credential whose superseded edition has this place in a published status list.
pub async fn superseded_at(tx: &mut Tx, (list, index): (&str, i64)) -> Result<Option<CredentialId>> {
    let row = sqlx::query(
        "select e.credential_id from credential_editions e join status_lists l on l.id = e.list_id \
         where l.url = $1 and e.list_index = $2 and e.stage = 'superseded'",
    )
    .bind(list.to_owned())
    .bind(index)
    .fetch_optional(&mut **tx)
    .await?;
    Ok(row.map(|row| row.try_get(0)).transpose()?)
}
