//! An issuer's keys as everybody may read them: in its document, and each alone as a JSON Web Key.

use credential::did;
use credential::key::PublicKey;
use platform::db::Tx;

use super::inventory::Entry;
use super::{Purpose, store};
use crate::{App, Error, Result};

/// All keys of an issuer's identifier, the newest first, as its document shows them: also those that wait, retired or were lost.
pub async fn published(app: &App, tx: &mut Tx, issuer: &str) -> Result<Vec<did::PublishedKey>> {
    let entries = store::entries_of_issuer(tx, issuer).await?;
    entries.iter().map(|entry| shown(app, entry)).collect()
}

fn shown(app: &App, entry: &Entry) -> Result<did::PublishedKey> {
    let key = entry.key()?;
    Ok(did::PublishedKey {
        kid: is_token_key(entry).then(|| address(app, &entry.slug, &key)),
        key,
        compromised_since: entry.compromised_since,
    })
}

fn is_token_key(entry: &Entry) -> bool {
    entry.purpose == Purpose::Token && !entry.is_its_issuer()
}

/// The name that a token gives its key: the address where the key stands as a JSON Web Key (Open Badges 3.0, §8.2.4.1); for an issuer that
/// is its own key, that key's full name.
pub fn kid(app: &App, slug: &str, key: &super::IssuerKey) -> String {
    if key.is_its_issuer() {
        key.method()
    } else {
        address(app, slug, &key.public())
    }
}

fn address(app: &App, slug: &str, key: &PublicKey) -> String {
    app.settings.url(&format!("/issuers/{slug}/keys/{}", key.thumbprint()))
}

/// A token key by its thumbprint, as a bare JSON Web Key. One that was compromised is no longer there.
///
/// # Errors
/// [`Error::NotFound`] when this issuer has no such key.
pub async fn jwk(app: &App, tx: &mut Tx, slug: &str, thumbprint: &str) -> Result<String> {
    let issuer = super::did_web(app, slug).ok_or(Error::NotFound)?;
    for entry in store::entries_of_issuer(tx, &issuer).await? {
        let key = entry.key()?;
        if is_token_key(&entry) && entry.compromised_since.is_none() && key.thumbprint() == thumbprint {
            let mut jwk = key.to_jwk();
            jwk["kid"] = address(app, slug, &key).into();
            jwk["alg"] = key.kind().algorithm().into();
            jwk["use"] = "sig".into();
            return Ok(jwk.to_string());
        }
    }
    Err(Error::NotFound)
}
