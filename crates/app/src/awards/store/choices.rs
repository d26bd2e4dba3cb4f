//! SQL of what the earner shows.

use std::collections::BTreeMap;

use platform::db::{Micros, Tx};
use sqlx::Row as _;

use crate::Result;
use crate::awards::sharing::Shown;
use crate::ids::CredentialId;

/// Shows or hides the public page.
pub async fn set_hidden(tx: &mut Tx, id: &CredentialId, is_hidden: bool) -> Result<()> {
    let hidden = is_hidden.then(|| Micros::from(tx.now()));
    sqlx::query("update credentials set hidden_at = $2 where id = $1")
        .bind(id.clone())
        .bind(hidden)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// What is shown, by prompt.
pub async fn all(tx: &mut Tx, id: &CredentialId) -> Result<BTreeMap<String, Shown>> {
    let rows = sqlx::query("select prompt, shown from credential_shares where credential_id = $1")
        .bind(id.clone())
        .fetch_all(&mut **tx)
        .await?;
    let mut chosen = BTreeMap::new();
    for row in rows {
        let word: String = row.try_get(1)?;
        if let Some(shown) = Shown::parse(&word) {
            chosen.insert(row.try_get(0)?, shown);
        }
    }
    Ok(chosen)
}

/// Shows nothing.
pub async fn clear(tx: &mut Tx, id: &CredentialId) -> Result<()> {
    sqlx::query("delete from credential_shares where credential_id = $1")
        .bind(id.clone())
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Shows one answer.
pub async fn keep(tx: &mut Tx, id: &CredentialId, prompt: &str, shown: Shown) -> Result<()> {
    let now = tx.now();
    sqlx::query("insert into credential_shares (credential_id, prompt, shown, chosen_at) values ($1, $2, $3, $4)")
        .bind(id.clone())
        .bind(prompt.to_owned())
        .bind(shown.as_str().to_owned())
        .bind(Micros::from(now))
        .execute(&mut **tx)
        .await?;
    Ok(())
}
