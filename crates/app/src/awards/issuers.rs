//! Who issues on this platform: identifiers, their documents, and the list that verifiers call known.

use credential::did;
use platform::db::Tx;
use sqlx::Row;

use super::keys;
use crate::organizations;
use crate::{App, Error, Result};

/// An issuer of this platform, under one identifier. An organisation has several when the site's address or a `did:key` changed.
#[derive(Clone, Debug)]
pub struct KnownIssuer {
    /// The identifier as credentials name it.
    pub id: String,
    pub name: String,
    pub slug: String,
    /// The organisation's own pages, else its page here.
    pub url: String,
    /// When the first key behind the identifier was made.
    pub since: jiff::Timestamp,
}

/// The issuers of this platform that have signed or may sign; a compromised identifier without a sound key is none of them.
pub async fn registry(app: &App, tx: &mut Tx) -> Result<Vec<KnownIssuer>> {
    let rows = sqlx::query(
        "select k.issuer, o.slug, min(k.created_at) from issuer_keys k join organizations o on o.id = k.organization_id \
         where k.compromised_at is null group by k.issuer, o.slug order by o.slug, k.issuer limit 2000",
    )
    .fetch_all(&mut **tx)
    .await?;
    let mut issuers = Vec::with_capacity(rows.len());
    for row in &rows {
        let slug: String = row.try_get(1)?;
        let organization = organizations::organization_by_slug(tx, &slug).await?;
        let own = organization.profile.url;
        issuers.push(KnownIssuer {
            id: row.try_get(0)?,
            name: organization.name,
            url: if own.is_empty() {
                app.settings.url(&format!("/issuers/{slug}"))
            } else {
                own
            },
            slug,
            since: row.try_get::<platform::db::Micros, _>(2)?.at(),
        });
    }
    Ok(issuers)
}

/// The controller document of an organisation's `did:web`: every key it ever had, so that old credentials keep verifying.
///
/// # Errors
/// [`Error::NotFound`] where the site has no https address, or the organisation has issued nothing yet.
pub async fn document(app: &App, tx: &mut Tx, slug: &str) -> Result<String> {
    let issuer = keys::did_web(app, slug).ok_or(Error::NotFound)?;
    let keys = keys::published(app, tx, &issuer).await?;
    if keys.is_empty() {
        return Err(Error::NotFound);
    }
    Ok(did::issuer_document(&issuer, &keys).to_string())
}
