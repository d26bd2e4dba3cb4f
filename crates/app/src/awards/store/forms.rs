//! SQL of a credential's other forms.

use platform::db::{Micros, Tx};
use sqlx::Row as _;

use crate::Result;
use crate::awards::public::PublicText;
use crate::ids::CredentialId;

/// A form that says the same as the signed text with the tag `source`, by a key that may still be believed.
pub async fn find(tx: &mut Tx, id: &CredentialId, form: &str, source: &str) -> Result<Option<PublicText>> {
    let row = sqlx::query(
        "select f.signed, f.etag from credential_forms f join issuer_keys k on k.id = f.key_id \
         where f.credential_id = $1 and f.form = $2 and f.source = $3 and k.compromised_at is null order by f.made_at limit 1",
    )
    .bind(id.clone())
    .bind(form.to_owned())
    .bind(source.to_owned())
    .fetch_optional(&mut **tx)
    .await?;
    row.map(|row| {
        Ok(PublicText {
            signed: row.try_get(0)?,
            etag: row.try_get(1)?,
        })
    })
    .transpose()
}

/// Keeps a form. The caller holds the credential's lock.
pub async fn keep(
    tx: &mut Tx,
    id: &CredentialId,
    (form, source): (&str, &str),
    (key, made): (&str, &PublicText),
) -> Result<()> {
    let now = tx.now();
    sqlx::query(
        "insert into credential_forms (credential_id, form, source, key_id, signed, etag, made_at) values ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(id.clone())
    .bind(form.to_owned())
    .bind(source.to_owned())
    .bind(key.to_owned())
    .bind(made.signed.clone())
    .bind(made.etag.clone())
    .bind(Micros::from(now))
    .execute(&mut **tx)
    .await?;
    Ok(())
}
