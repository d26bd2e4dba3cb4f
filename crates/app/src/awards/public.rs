//! The public side of a credential: its signed text, as long as the earner lets it be seen.

use platform::db::{Micros, Tx};
use sqlx::Row as _;

use crate::actor::{Actor, Role};
use crate::ids::{CredentialId, OrgId, PersonId};
use crate::{Error, Result, organizations};

/// A signed text and its tag.
#[derive(Clone, Debug)]
pub struct PublicText {
    /// Byte for byte as it was signed.
    pub signed: String,
    /// SHA-256 of it, hex.
    pub etag: String,
}

/// The signed text of a credential that everybody may see.
///
/// # Errors
/// [`Error::NotFound`] also for one that its earner took from view.
pub async fn public_text(tx: &mut Tx, id: &CredentialId) -> Result<PublicText> {
    text_for(tx, id, None).await
}

/// The signed text of a credential, for a reader: hidden ones for their holder and the issuer's administrators only.
pub async fn text_for(tx: &mut Tx, id: &CredentialId, reader: Option<&Actor>) -> Result<PublicText> {
    let row = sqlx::query(
        "select signed, etag, hidden_at, person_id, organization_id from credentials where id = $1 and stage = 'issued'",
    )
    .bind(id.clone())
    .fetch_one(&mut **tx)
    .await?;
    let hidden: Option<Micros> = row.try_get(2)?;
    if hidden.is_some() && !is_concerned(tx, reader, (&row.try_get(3)?, &row.try_get(4)?)).await? {
        return Err(Error::NotFound);
    }
    Ok(PublicText {
        signed: row.try_get(0)?,
        etag: row.try_get(1)?,
    })
}

/// Whether the reader holds the credential or administers its issuer.
async fn is_concerned(tx: &mut Tx, reader: Option<&Actor>, (holder, issuer): (&PersonId, &OrgId)) -> Result<bool> {
    let Some(reader) = reader else { return Ok(false) };
    if reader.person == *holder {
        return Ok(true);
    }
    let held = organizations::roles_of(tx, &reader.person).await?;
    let administers =
        |held: &crate::actor::Held| held.role == Role::IssuerAdmin && held.organization.as_ref() == Some(issuer);
    Ok(held.iter().any(administers))
}
