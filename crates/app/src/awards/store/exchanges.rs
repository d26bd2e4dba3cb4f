//! SQL of hand-overs to a wallet.

use jiff::Timestamp;
use platform::db::{Micros, Tx};
use sqlx::Row as _;
use sqlx::any::AnyRow;

use crate::Result;
use crate::awards::wallet::Exchange;
use crate::ids::{CredentialId, PersonId};

/// Opens an exchange, and ends every other one of the credential that is still open.
pub async fn open(
    tx: &mut Tx,
    digest: &str,
    (credential, person): (&CredentialId, &PersonId),
    ends_at: Timestamp,
) -> Result<()> {
    let now = tx.now();
    sqlx::query(
        "update wallet_exchanges set cancelled_at = $2 where credential_id = $1 and answered_at is null and cancelled_at is null",
    )
    .bind(credential.clone())
    .bind(Micros::from(now))
    .execute(&mut **tx)
    .await?;
    sqlx::query(
        "insert into wallet_exchanges (token_digest, credential_id, person_id, opened_at, ends_at) values ($1, $2, $3, $4, $5)",
    )
    .bind(digest.to_owned())
    .bind(credential.clone())
    .bind(person.clone())
    .bind(Micros::from(now))
    .bind(Micros::from(ends_at))
    .execute(&mut **tx)
    .await?;
    Ok(())
}

const EXCHANGE: &str = "select x.credential_id, x.person_id, x.ends_at, x.asked_at, x.holder, x.answered_at, \
     x.cancelled_at, e.stage from wallet_exchanges x left join credential_editions e on e.id = x.edition_id \
     where x.token_digest = $1";

/// One exchange.
pub async fn exchange(tx: &mut Tx, digest: &str) -> Result<Exchange> {
    read(
        &sqlx::query(EXCHANGE)
            .bind(digest.to_owned())
            .fetch_one(&mut **tx)
            .await?,
    )
}

/// One exchange, so that no other wallet is answered meanwhile.
pub async fn locked(tx: &mut Tx, digest: &str) -> Result<Exchange> {
    let sql = tx.for_update(
        "select 1 from wallet_exchanges where token_digest = $1",
        "select 1 from wallet_exchanges where token_digest = $1 for update",
    );
    sqlx::query(sql).bind(digest.to_owned()).fetch_one(&mut **tx).await?;
    exchange(tx, digest).await
}

fn read(row: &AnyRow) -> Result<Exchange> {
    let moment =
        |name: &str| -> Result<Option<Timestamp>> { Ok(row.try_get::<Option<Micros>, _>(name)?.map(Micros::at)) };
    let stage: Option<String> = row.try_get("stage")?;
    Ok(Exchange {
        credential: row.try_get("credential_id")?,
        person: row.try_get("person_id")?,
        ends_at: row.try_get::<Micros, _>("ends_at")?.at(),
        asked_at: moment("asked_at")?,
        holder: row.try_get("holder")?,
        answered_at: moment("answered_at")?,
        cancelled_at: moment("cancelled_at")?,
        is_coming: matches!(stage.as_deref(), Some("reserved" | "drafted")),
        was_dropped: stage.as_deref() == Some("dropped"),
    })
}

/// A wallet asked what is wanted; the first time counts.
pub async fn asked(tx: &mut Tx, digest: &str) -> Result<()> {
    let now = tx.now();
    sqlx::query("update wallet_exchanges set asked_at = $2 where token_digest = $1 and asked_at is null")
        .bind(digest.to_owned())
        .bind(Micros::from(now))
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// A wallet proved that this identifier is its own. Nobody else is answered from here on.
pub async fn answered(tx: &mut Tx, digest: &str, holder: &str, edition: Option<&str>) -> Result<()> {
    let now = tx.now();
    sqlx::query("update wallet_exchanges set holder = $2, answered_at = $3, edition_id = $4 where token_digest = $1")
        .bind(digest.to_owned())
        .bind(holder.to_owned())
        .bind(Micros::from(now))
        .bind(edition.map(str::to_owned))
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// The earner changed their mind.
pub async fn cancelled(tx: &mut Tx, digest: &str) -> Result<()> {
    let now = tx.now();
    sqlx::query(
        "update wallet_exchanges set cancelled_at = $2 where token_digest = $1 and answered_at is null and cancelled_at is null",
    )
    .bind(digest.to_owned())
    .bind(Micros::from(now))
    .execute(&mut **tx)
    .await?;
    Ok(())
}
