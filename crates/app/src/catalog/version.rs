//! Published versions: immutable, so each is read and parsed once and then kept.

use std::sync::{Arc, LazyLock};

use jiff::Timestamp;
use platform::db::{Micros, Tx};
use sqlx::Row;
use sqlx::any::AnyRow;

use super::Definition;
use super::memo::Memo;
use crate::Result;
use crate::ids::{MicroCredentialId, OrgId, VersionId};

/// A published, immutable edition of a micro-credential. A submission pins one; a credential quotes one.
#[derive(Clone, Debug)]
pub struct Version {
    pub id: VersionId,
    /// 1, 2, 3 … within the micro-credential.
    pub number: u32,
    pub micro_credential: MicroCredentialId,
    pub slug: String,
    pub title: String,
    pub issuer: OrgId,
    pub definition: Arc<Definition>,
    pub published_at: Timestamp,
}

/// A line of the list of a micro-credential's versions.
#[derive(Clone, Debug)]
pub struct Edition {
    pub number: u32,
    pub published_at: Timestamp,
}

/// Some 20 KiB each.
static KEPT: LazyLock<Memo<VersionId, Version>> = LazyLock::new(|| Memo::new(512));

/// One version, whoever may see it: a submission's or a credential's. Asks the database only for one that is not in memory.
pub async fn version(tx: &mut Tx, id: &VersionId) -> Result<Arc<Version>> {
    if let Some(kept) = KEPT.get(id) {
        return Ok(kept);
    }
    let row = sqlx::query(
        "select v.id, v.number, v.micro_credential_id, m.slug, v.title, m.organization_id, v.definition, v.published_at \
         from versions v join micro_credentials m on m.id = v.micro_credential_id where v.id = $1",
    )
    .bind(id.clone())
    .fetch_one(&mut **tx)
    .await?;
    Ok(KEPT.keep(id.clone(), read(&row)?))
}

fn read(row: &AnyRow) -> Result<Version> {
    let definition: String = row.try_get(6)?;
    Ok(Version {
        id: row.try_get(0)?,
        number: number(row.try_get(1)?),
        micro_credential: row.try_get(2)?,
        slug: row.try_get(3)?,
        title: row.try_get(4)?,
        issuer: row.try_get(5)?,
        definition: Arc::new(serde_json::from_str(&definition).map_err(anyhow::Error::from)?),
        published_at: row.try_get::<Micros, _>(7)?.at(),
    })
}

/// The version that somebody who starts today would pin: the newest of a public micro-credential.
pub async fn current(tx: &mut Tx, slug: &str) -> Result<Arc<Version>> {
    let row = sqlx::query(
        "select v.id from micro_credentials m join versions v on v.micro_credential_id = m.id and v.number = m.number \
         where m.slug = $1 and m.visibility = 'public'",
    )
    .bind(slug.to_owned())
    .fetch_one(&mut **tx)
    .await?;
    version(tx, &row.try_get(0)?).await
}

/// A version of a public micro-credential by its number.
pub async fn numbered(tx: &mut Tx, slug: &str, number: u32) -> Result<Arc<Version>> {
    let row = sqlx::query(
        "select v.id from micro_credentials m join versions v on v.micro_credential_id = m.id \
         where m.slug = $1 and m.visibility = 'public' and v.number = $2",
    )
    .bind(slug.to_owned())
    .bind(i64::from(number))
    .fetch_one(&mut **tx)
    .await?;
    version(tx, &row.try_get(0)?).await
}

/// The versions of a micro-credential, newest first; 100 at most.
pub async fn editions(tx: &mut Tx, id: &MicroCredentialId) -> Result<Vec<Edition>> {
    let rows = sqlx::query(
        "select number, published_at from versions where micro_credential_id = $1 order by number desc limit 100",
    )
    .bind(id.clone())
    .fetch_all(&mut **tx)
    .await?;
    rows.iter()
        .map(|row| {
            Ok(Edition {
                number: number(row.try_get(0)?),
                published_at: row.try_get::<Micros, _>(1)?.at(),
            })
        })
        .collect()
}

/// A number out of a `bigint` column that only ever held small ones.
pub(super) fn number(stored: i64) -> u32 {
    u32::try_from(stored).unwrap_or(u32::MAX)
}
