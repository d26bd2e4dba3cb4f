//! Issuers' keys: made at first use, sealed at rest, never lent to another issuer.

use credential::did;
use credential::key::{PublicKey, SigningKey};
use platform::db::{Micros, Tx};
use sqlx::Row;
use sqlx::any::AnyRow;

use crate::ids::OrgId;
use crate::organizations::{self, Organization};
use crate::{App, Result};

/// What stands for the issuer's method where there is no https address to hold a `did:web`.
const DID_KEY: &str = "did:key";

/// An issuer's key that signs today.
pub struct IssuerKey {
    pub id: String,
    /// The issuer's identifier: a `did:web`, or the `did:key` of this key.
    pub issuer: String,
    pub key: SigningKey,
}

impl IssuerKey {
    /// The full name of the key, as proofs give it.
    pub fn method(&self) -> String {
        did::verification_method(&self.issuer, &self.key.public())
    }
}

/// The `did:web` of an organisation on this site; `None` where the site has no https address.
pub fn did_web(app: &App, slug: &str) -> Option<String> {
    did::did_web_id(&app.settings.url(&format!("/issuers/{slug}"))).ok()
}

/// The key with which an organisation signs now; made and sealed if it has none.
///
/// # Errors
/// When the sealed key does not open: another sealing key is in use, or the row was moved or changed.
pub async fn in_use(app: &App, tx: &mut Tx, organization: &OrgId) -> Result<IssuerKey> {
    let organization = organizations::organization(tx, organization).await?;
    let method = did_web(app, &organization.slug).unwrap_or_else(|| DID_KEY.to_owned());
    if let Some(key) = find(app, tx, &organization.id, &method).await? {
        return Ok(key);
    }
    add(app, tx, &organization, &method).await?;
    let added = find(app, tx, &organization.id, &method).await?;
    added.ok_or_else(|| anyhow::anyhow!("the key just made is not there").into())
}

async fn find(app: &App, tx: &mut Tx, organization: &OrgId, method: &str) -> Result<Option<IssuerKey>> {
    let row = sqlx::query(
        "select id, issuer, secret from issuer_keys where organization_id = $1 and method = $2 and retired_at is null",
    )
    .bind(organization.clone())
    .bind(method.to_owned())
    .fetch_optional(&mut **tx)
    .await?;
    row.map(|row| opened(app, &row)).transpose()
}

/// The key that signed something, also when it has retired since.
pub async fn by_id(app: &App, tx: &mut Tx, id: &str) -> Result<IssuerKey> {
    let row = sqlx::query("select id, issuer, secret from issuer_keys where id = $1")
        .bind(id.to_owned())
        .fetch_one(&mut **tx)
        .await?;
    opened(app, &row)
}

fn opened(app: &App, row: &AnyRow) -> Result<IssuerKey> {
    let (id, issuer, secret): (String, String, String) = (row.try_get(0)?, row.try_get(1)?, row.try_get(2)?);
    let plain = app
        .seal
        .open(&secret, &context(&issuer, &id))
        .map_err(anyhow::Error::from)?;
    let seed: &[u8; 32] = plain
        .as_slice()
        .try_into()
        .map_err(|_| anyhow::anyhow!("a sealed key of another length"))?;
    let key = SigningKey::from_seed(seed);
    Ok(IssuerKey { id, issuer, key })
}

/// Adds a key; where another process was faster, its key stays.
async fn add(app: &App, tx: &mut Tx, organization: &Organization, method: &str) -> Result<()> {
    let now = tx.now();
    let key = SigningKey::from_seed(&platform::random::bytes::<32>());
    let id = platform::random::id(now);
    let issuer = if method == DID_KEY {
        key.public().did_key()
    } else {
        method.to_owned()
    };
    let secret = app
        .seal
        .seal(key.seed(), &context(&issuer, &id))
        .map_err(anyhow::Error::from)?;
    sqlx::query(
        "insert into issuer_keys (id, organization_id, method, issuer, public_key, secret, created_at) \
         values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing",
    )
    .bind(id)
    .bind(organization.id.clone())
    .bind(method.to_owned())
    .bind(issuer)
    .bind(key.public().to_multibase())
    .bind(secret)
    .bind(Micros::from(now))
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// What a sealed key is bound to, so that it opens in its own row only.
fn context(issuer: &str, id: &str) -> String {
    format!("issuer key {id} of {issuer}")
}

/// All keys of an issuer's identifier, the newest first, as its document shows them.
pub async fn published(tx: &mut Tx, issuer: &str) -> Result<Vec<did::PublishedKey>> {
    let rows = sqlx::query(
        "select public_key, compromised_at from issuer_keys where issuer = $1 order by created_at desc, id desc",
    )
    .bind(issuer.to_owned())
    .fetch_all(&mut **tx)
    .await?;
    rows.iter()
        .map(|row| {
            let multikey: String = row.try_get(0)?;
            let compromised: Option<Micros> = row.try_get(1)?;
            Ok(did::PublishedKey {
                key: PublicKey::from_multibase(&multikey).map_err(anyhow::Error::from)?,
                compromised_since: compromised.map(Micros::at),
            })
        })
        .collect()
}
