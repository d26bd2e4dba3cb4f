//! SQL of issuers' keys.

use jiff::Timestamp;
use platform::db::{Micros, Tx};
use sqlx::Row;
use sqlx::any::AnyRow;

use super::inventory::Entry;
use super::{DID_KEY, Kind, Place, Purpose, Sealed, algorithm, custody, parse_algorithm};
use crate::ids::OrgId;
use crate::{App, Error, Result};

/// The key in use at a place: the newest that has begun and has not ended.
pub async fn in_use(tx: &mut Tx, place: &Place<'_>) -> Result<Option<Sealed>> {
    let (_, keys) = in_use_by_method(tx, place.organization, (place.purpose, place.kind)).await?;
    Ok(keys
        .into_iter()
        .find(|(method, _)| method == place.method)
        .map(|(_, key)| key))
}

/// An organisation's slug, and its keys in use, the newest first, each with its method.
pub async fn in_use_by_method(
    tx: &mut Tx,
    organization: &OrgId,
    (purpose, kind): (Purpose, Kind),
) -> Result<(String, Vec<(String, Sealed)>)> {
    let now = Micros::from(tx.now());
    let rows = sqlx::query(
        "select o.slug, k.method, k.id, k.issuer, k.purpose, k.algorithm, k.secret, k.compromised_at \
         from organizations o left join issuer_keys k on k.organization_id = o.id and k.purpose = $2 and k.algorithm = $3 \
         and k.begins_at <= $4 and (k.retired_at is null or k.retired_at > $4) and k.compromised_at is null \
         where o.id = $1 order by k.number desc",
    )
    .bind(organization.clone())
    .bind(purpose.as_str().to_owned())
    .bind(algorithm(kind))
    .bind(now)
    .fetch_all(&mut **tx)
    .await?;
    let slug = rows.first().ok_or(Error::NotFound)?.try_get("slug")?;
    let mut keys = Vec::with_capacity(rows.len());
    for row in &rows {
        if let Some(method) = row.try_get("method")? {
            keys.push((method, sealed(row)?));
        }
    }
    Ok((slug, keys))
}

/// One key.
pub async fn by_id(tx: &mut Tx, id: &str) -> Result<Sealed> {
    let row =
        sqlx::query("select id, issuer, purpose, algorithm, secret, compromised_at from issuer_keys where id = $1")
            .bind(id.to_owned())
            .fetch_one(&mut **tx)
            .await?;
    sealed(&row)
}

/// The newest key of an identifier that was never compromised, retired or not.
pub async fn sound_of_issuer(tx: &mut Tx, issuer: &str) -> Result<Option<Sealed>> {
    let row = sqlx::query(
        "select id, issuer, purpose, algorithm, secret, compromised_at from issuer_keys \
         where issuer = $1 and compromised_at is null order by number desc limit 1",
    )
    .bind(issuer.to_owned())
    .fetch_optional(&mut **tx)
    .await?;
    row.map(|row| sealed(&row)).transpose()
}

fn sealed(row: &AnyRow) -> Result<Sealed> {
    let text = |name: &str| -> Result<String> { Ok(row.try_get(name)?) };
    let compromised: Option<Micros> = row.try_get("compromised_at")?;
    Ok(Sealed {
        id: text("id")?,
        issuer: text("issuer")?,
        purpose: text("purpose")?.parse().map_err(anyhow::Error::msg)?,
        kind: parse_algorithm(&text("algorithm")?).map_err(anyhow::Error::msg)?,
        secret: text("secret")?,
        compromised_since: compromised.map(Micros::at),
    })
}

/// Makes the next key of a place, which signs from `begins` on; where another process was faster, its key stays.
pub async fn add(app: &App, tx: &mut Tx, place: &Place<'_>, begins: Timestamp) -> Result<()> {
    let now = tx.now();
    let (signer, secret) = custody::make(place.kind)?;
    let public = signer.public();
    let id = platform::random::id(now);
    let issuer = if place.method == DID_KEY {
        public.did_key()
    } else {
        place.method.to_owned()
    };
    let sealed = custody::seal(app, &issuer, &id, &secret)?;
    sqlx::query(
        "insert into issuer_keys (id, organization_id, method, issuer, public_key, secret, created_at, purpose, algorithm, number, begins_at) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1 + (select coalesce(max(number), 0) from issuer_keys \
         where organization_id = $2 and method = $3 and purpose = $8 and algorithm = $9), $10) on conflict do nothing",
    )
    .bind(id)
    .bind(place.organization.clone())
    .bind(place.method.to_owned())
    .bind(issuer)
    .bind(public.to_multibase())
    .bind(sealed)
    .bind(Micros::from(now))
    .bind(place.purpose.as_str().to_owned())
    .bind(algorithm(place.kind))
    .bind(Micros::from(begins))
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Locks an organisation's keys: two who change them follow each other.
pub async fn lock(tx: &mut Tx, organization: &OrgId) -> Result<()> {
    let sql = tx.for_update(
        "select id from organizations where id = $1",
        "select id from organizations where id = $1 for update",
    );
    sqlx::query(sql).bind(organization.clone()).fetch_one(&mut **tx).await?;
    Ok(())
}

/// The keys of a place that have not ended sign until `end`.
pub async fn end(tx: &mut Tx, place: &Place<'_>, end: Timestamp) -> Result<()> {
    sqlx::query(
        "update issuer_keys set retired_at = $5 where organization_id = $1 and method = $2 and purpose = $3 and algorithm = $4 \
         and (retired_at is null or retired_at > $5)",
    )
    .bind(place.organization.clone())
    .bind(place.method.to_owned())
    .bind(place.purpose.as_str().to_owned())
    .bind(algorithm(place.kind))
    .bind(Micros::from(end))
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Ends one key.
pub async fn end_one(tx: &mut Tx, id: &str) -> Result<()> {
    let now = tx.now();
    sqlx::query("update issuer_keys set retired_at = $2 where id = $1 and (retired_at is null or retired_at > $2)")
        .bind(id.to_owned())
        .bind(Micros::from(now))
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Nothing that the key signed from `since` on is to be believed; an earlier date that stands already stays.
pub async fn set_compromised(tx: &mut Tx, id: &str, since: Timestamp) -> Result<()> {
    sqlx::query(
        "update issuer_keys set compromised_at = $2 where id = $1 and (compromised_at is null or compromised_at > $2)",
    )
    .bind(id.to_owned())
    .bind(Micros::from(since))
    .execute(&mut **tx)
    .await?;
    Ok(())
}

macro_rules! entries_where {
    ($rest:literal) => {
        concat!(
            "select k.id, k.organization_id, o.slug, k.issuer, k.method, k.purpose, k.algorithm, k.number, k.public_key, k.created_at, \
             k.begins_at, k.retired_at, k.compromised_at from issuer_keys k join organizations o on o.id = k.organization_id ",
            $rest
        )
    };
}

/// Every key of every issuer, or of one; 5,000 at most.
pub async fn entries(tx: &mut Tx, organization: Option<&OrgId>) -> Result<Vec<Entry>> {
    let rows = match organization {
        Some(one) => sqlx::query(entries_where!(
            "where k.organization_id = $1 order by o.slug, k.purpose, k.algorithm, k.number desc limit 5000"
        ))
        .bind(one.clone()),
        None => sqlx::query(entries_where!(
            "order by o.slug, k.purpose, k.algorithm, k.number desc limit 5000"
        )),
    }
    .fetch_all(&mut **tx)
    .await?;
    rows.iter().map(entry).collect()
}

/// One key's entry.
pub async fn entry_of(tx: &mut Tx, id: &str) -> Result<Entry> {
    let row = sqlx::query(entries_where!("where k.id = $1"))
        .bind(id.to_owned())
        .fetch_one(&mut **tx)
        .await?;
    entry(&row)
}

/// The keys that stand behind an identifier, the newest first.
pub async fn entries_of_issuer(tx: &mut Tx, issuer: &str) -> Result<Vec<Entry>> {
    let rows = sqlx::query(entries_where!(
        "where k.issuer = $1 order by k.created_at desc, k.id desc limit 200"
    ))
    .bind(issuer.to_owned())
    .fetch_all(&mut **tx)
    .await?;
    rows.iter().map(entry).collect()
}

fn entry(row: &AnyRow) -> Result<Entry> {
    let text = |name: &str| -> Result<String> { Ok(row.try_get(name)?) };
    let time =
        |name: &str| -> Result<Option<Timestamp>> { Ok(row.try_get::<Option<Micros>, _>(name)?.map(Micros::at)) };
    let created_at = row.try_get::<Micros, _>("created_at")?.at();
    Ok(Entry {
        id: text("id")?,
        organization: row.try_get("organization_id")?,
        slug: text("slug")?,
        issuer: text("issuer")?,
        method: text("method")?,
        purpose: text("purpose")?.parse().map_err(anyhow::Error::msg)?,
        kind: parse_algorithm(&text("algorithm")?).map_err(anyhow::Error::msg)?,
        number: row.try_get("number")?,
        public: text("public_key")?,
        created_at,
        begins_at: row.try_get::<Micros, _>("begins_at")?.at().max(created_at),
        retired_at: time("retired_at")?,
        compromised_since: time("compromised_at")?,
    })
}

/// The status lists that a key has signed.
pub async fn lists_of(tx: &mut Tx, id: &str) -> Result<Vec<String>> {
    let rows = sqlx::query("select id from status_lists where key_id = $1 order by id")
        .bind(id.to_owned())
        .fetch_all(&mut **tx)
        .await?;
    Ok(rows.iter().map(|row| row.try_get(0)).collect::<Result<_, _>>()?)
}

/// From now on another key signs a list.
pub async fn hand_over_list(tx: &mut Tx, list: &str, to: &str) -> Result<()> {
    sqlx::query("update status_lists set key_id = $2 where id = $1")
        .bind(list.to_owned())
        .bind(to.to_owned())
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Awards and new editions that were begun with a key and are not signed are signed by another.
pub async fn hand_over_drafts(tx: &mut Tx, from: &str, to: &str) -> Result<()> {
    for unsigned in [
        "update credentials set key_id = $2 where key_id = $1 and stage <> 'issued'",
        "update credential_editions set key_id = $2 where key_id = $1 and stage in ('reserved', 'drafted')",
    ] {
        sqlx::query(unsigned)
            .bind(from.to_owned())
            .bind(to.to_owned())
            .execute(&mut **tx)
            .await?;
    }
    Ok(())
}

/// New editions that were begun under an issuer identifier that is lost are given up: their documents name it.
pub async fn give_up_editions(tx: &mut Tx, key: &str) -> Result<()> {
    sqlx::query(
        "update credential_editions set stage = 'dropped' where key_id = $1 and stage in ('reserved', 'drafted')",
    )
    .bind(key.to_owned())
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Credentials that a key signed at or after a moment, the oldest first, and how many it signed before; 100,000 at most. What is in force
/// was signed when the credential began, or when it superseded an earlier edition.
pub async fn signed_by(tx: &mut Tx, id: &str, since: Timestamp) -> Result<(Vec<String>, i64)> {
    let rows = sqlx::query(
        "select c.id, coalesce((select max(e.superseded_at) from credential_editions e where e.credential_id = c.id), c.issued_at) \
         from credentials c where c.key_id = $1 and c.stage = 'issued' order by c.issued_at, c.id limit 100000",
    )
    .bind(id.to_owned())
    .fetch_all(&mut **tx)
    .await?;
    let (mut after, mut before) = (Vec::new(), 0);
    for row in rows {
        if row.try_get::<Micros, _>(1)?.at() < since {
            before += 1;
        } else {
            after.push(row.try_get(0)?);
        }
    }
    Ok((after, before))
}

/// What clients of the issuer had signed by a key since a date, by the names they gave it; 100,000 at most.
pub async fn commissioned_by(tx: &mut Tx, id: &str, since: Timestamp) -> Result<Vec<String>> {
    let rows = sqlx::query(
        "select coalesce(name, id) from commissions where key_id = $1 and issued_at >= $2 order by issued_at, id limit 100000",
    )
    .bind(id.to_owned())
    .bind(Micros::from(since))
    .fetch_all(&mut **tx)
    .await?;
    rows.iter().map(|row| Ok(row.try_get(0)?)).collect()
}
