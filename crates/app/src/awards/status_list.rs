//! Status lists (Bitstring Status List 1.0): which credentials are withdrawn, one bit each, at a place drawn by lot.

use credential::key::{Kind, Signing};
use credential::proof::{Suite, Terms};
use credential::status_list::{ENTRIES, StatusEntry, StatusList, StatusListCredential, StatusPurpose};
use credential::{did, proof};
use platform::db::{Micros, Tx};
use sha2::{Digest, Sha256};
use sqlx::Row;

use super::keys::{self, IssuerKey};
use crate::{App, Error, Result};

/// How long a verifier may keep a list, in milliseconds.
const TTL_MS: u64 = 60_000;

/// A list takes no more once half of its places are given out: drawing a free one by lot stays cheap.
const MOST_USED: i64 = 65_536;

/// Draws before we look whether chance is broken; with half of the places free, 64 misses do not happen.
const MOST_DRAWS: usize = 64;

/// A place in a list.
#[derive(Clone, Debug)]
pub struct Place {
    /// The list's row.
    pub list: String,
    /// Where the list is published.
    pub url: String,
    pub index: i64,
}

/// A list as it is served.
#[derive(Debug)]
pub struct Served {
    pub signed: String,
    pub etag: String,
}

/// The status entry of a credential.
pub fn entry(url: &str, index: i64) -> StatusEntry {
    StatusEntry {
        list: url.to_owned(),
        index: usize::try_from(index).unwrap_or(ENTRIES),
        purpose: StatusPurpose::Revocation,
    }
}

/// A list without a withdrawn credential, signed by whoever holds `key`: for the rehearsal before a signature.
pub fn empty(url: &str, key: &dyn Signing, now: jiff::Timestamp) -> Result<String> {
    let issuer = key.public().did_key();
    sign(
        url,
        (&issuer, &did::verification_method(&issuer, &key.public()), key),
        &StatusList::new(),
        now,
    )
}

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
        begin(app, tx, key).await?;
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
}

async fn open_list(tx: &mut Tx, issuer: &str) -> Result<Option<OpenList>> {
    let sql = tx.for_update(
        "select id, url, used from status_lists where issuer = $1 and closed_at is null",
        "select id, url, used from status_lists where issuer = $1 and closed_at is null for update",
    );
    let row = sqlx::query(sql)
        .bind(issuer.to_owned())
        .fetch_optional(&mut **tx)
        .await?;
    row.map(|row| {
        Ok(OpenList {
            id: row.try_get(0)?,
            url: row.try_get(1)?,
            used: row.try_get(2)?,
        })
    })
    .transpose()
}

/// Begins an empty list; where another process was faster, its list stays.
async fn begin(app: &App, tx: &mut Tx, key: &IssuerKey) -> Result<()> {
    let now = tx.now();
    let id = platform::random::opaque_id();
    let url = app.settings.url(&format!("/status/{id}"));
    let signed = sign(&url, signer(key, &key.method()), &StatusList::new(), now)?;
    sqlx::query(
        "insert into status_lists (id, url, issuer, key_id, used, signed, etag, signed_at) \
         values ($1, $2, $3, $4, 0, $5, $6, $7) on conflict do nothing",
    )
    .bind(id)
    .bind(url)
    .bind(key.issuer.clone())
    .bind(key.id.clone())
    .bind(signed.clone())
    .bind(etag(&signed))
    .bind(Micros::from(now))
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Draws a free place of a locked list. Nothing in it says who earned when.
pub async fn draw(tx: &mut Tx, list: &OpenList) -> Result<Place> {
    for _ in 0..MOST_DRAWS {
        let index = random_index();
        let taken = sqlx::query(
            "select 1 from credentials where list_id = $1 and list_index = $2 \
             union all select 1 from credential_editions where list_id = $1 and list_index = $2",
        )
        .bind(list.id.clone())
        .bind(index)
        .fetch_optional(&mut **tx)
        .await?;
        if taken.is_none() {
            sqlx::query("update status_lists set used = used + 1 where id = $1")
                .bind(list.id.clone())
                .execute(&mut **tx)
                .await?;
            return Ok(Place {
                list: list.id.clone(),
                url: list.url.clone(),
                index,
            });
        }
    }
    Err(anyhow::anyhow!("no free place in the status list {}", list.id).into())
}

/// A uniform draw: the number of places is a power of two, so no place is likelier than another.
fn random_index() -> i64 {
    let drawn = u32::from_be_bytes(platform::random::bytes::<4>());
    i64::from(drawn) % i64::try_from(ENTRIES).unwrap_or(i64::MAX)
}

/// Signs a list anew from the credentials' rows, in the transaction that withdrew one of them.
pub async fn republish(app: &App, tx: &mut Tx, list: &str) -> Result<()> {
    let now = tx.now();
    let sql = tx.for_update(
        "select key_id, url from status_lists where id = $1",
        "select key_id, url from status_lists where id = $1 for update",
    );
    let row = sqlx::query(sql).bind(list.to_owned()).fetch_one(&mut **tx).await?;
    let key = keys::successor(app, tx, &row.try_get::<String, _>(0)?).await?;
    let url: String = row.try_get(1)?;
    let signed = sign(&url, signer(&key, &key.method()), &bits(tx, list).await?, now)?;
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

/// The bits as the rows have them: that of a withdrawn credential is set, and that of an edition which a newer one superseded.
async fn bits(tx: &mut Tx, list: &str) -> Result<StatusList> {
    let rows = sqlx::query(
        "select list_index from credentials where list_id = $1 and status = 'revoked' \
         union select list_index from credential_editions where list_id = $1 and stage = 'superseded'",
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

/// Issuer, full name of the key, key.
type Signer<'a> = (&'a str, &'a str, &'a dyn Signing);

fn signer<'a>(key: &'a IssuerKey, method: &'a str) -> Signer<'a> {
    (&key.issuer, method, key.hand())
}

fn sign(url: &str, (issuer, method, key): Signer<'_>, bits: &StatusList, now: jiff::Timestamp) -> Result<String> {
    let unsigned = StatusListCredential {
        id: url.to_owned(),
        issuer: issuer.to_owned(),
        purpose: StatusPurpose::Revocation,
        valid_from: now,
        valid_until: None,
        ttl_ms: Some(TTL_MS),
    }
    .to_value(bits);
    let terms = Terms::new(suite(key.public().kind()), method, now);
    let signed = proof::sign_with(&unsigned, key, &terms).map_err(anyhow::Error::from)?;
    Ok(signed.to_string())
}

/// The suite in which a key of this kind makes proofs.
pub fn suite(kind: Kind) -> Suite {
    if kind == Kind::Ed25519 {
        Suite::EddsaRdfc2022
    } else {
        Suite::EcdsaRdfc2019
    }
}

/// The entity tag of a text: its digest.
pub fn etag(text: &str) -> String {
    hex::encode(Sha256::digest(text))
}

/// A list as it is served, ready made.
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

/// The list published under an address, whichever address this site had then.
pub async fn served_at(tx: &mut Tx, url: &str) -> Result<Option<String>> {
    let row = sqlx::query("select signed from status_lists where url = $1")
        .bind(url.to_owned())
        .fetch_optional(&mut **tx)
        .await?;
    Ok(row.map(|row| row.try_get(0)).transpose()?)
}
