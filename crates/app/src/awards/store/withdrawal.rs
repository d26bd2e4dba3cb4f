//! SQL of withdrawing.

use platform::db::{Micros, Tx};

use crate::Result;
use crate::ids::{CredentialId, PersonId};

/// Locks a credential: whoever comes second waits here and then finds it withdrawn.
pub async fn lock(tx: &mut Tx, id: &CredentialId) -> Result<()> {
    let sql = tx.for_update(
        "select id from credentials where id = $1",
        "select id from credentials where id = $1 for update",
    );
    sqlx::query(sql).bind(id.clone()).fetch_one(&mut **tx).await?;
    Ok(())
}

/// Writes down who withdrew it, for which reason and with which public words.
pub async fn write(tx: &mut Tx, id: &CredentialId, by: &PersonId, (reason, words): (&str, &str)) -> Result<()> {
    let now = tx.now();
    sqlx::query(
        "update credentials set status = 'revoked', revoked_at = $2, revoked_by = $3, revoked_for = $4, revoked_words = $5 \
         where id = $1",
    )
    .bind(id.clone())
    .bind(Micros::from(now))
    .bind(by.clone())
    .bind(reason.to_owned())
    .bind(words.to_owned())
    .execute(&mut **tx)
    .await?;
    Ok(())
}
