//! Documents of our own that a verification wants, answered without the network.

use platform::db::Tx;

use super::super::older::{self, Hosted};
use super::super::{issuers, keys, public_text, status_list};
use crate::ids::CredentialId;
use crate::{App, Error, Result};

/// The document behind an address of this site: an issuer's keys, a status list, a public credential. `None` when the address is not ours,
/// or nothing stands there.
pub async fn known_locally(app: &App, tx: &mut Tx, url: &str) -> Result<Option<Vec<u8>>> {
    if let Some(list) = status_list::published_at(tx, url).await? {
        return Ok(Some(list.signed.into_bytes()));
    }
    let Some(path) = url.strip_prefix(&app.settings.url("/")) else {
        return Ok(None);
    };
    let parts: Vec<&str> = path.split('/').collect();
    let found = match parts.as_slice() {
        ["issuers", slug, "did.json"] => issuers::document(app, tx, slug).await,
        ["issuers", slug, "keys", thumbprint] => keys::jwk(app, tx, slug, thumbprint).await,
        ["v", id] => {
            let id = CredentialId(id.trim_end_matches(".json").to_owned());
            public_text(tx, &id).await.map(|text| text.signed)
        }
        ["v2", "assertions", id] => {
            let hosted = older::assertion(app, tx, &CredentialId((*id).to_owned())).await;
            hosted.map(|hosted| match hosted {
                Hosted::Standing(document) | Hosted::Gone(document) => document.to_string(),
            })
        }
        ["v2", "classes", edition] => older::class(app, tx, edition).await.map(|class| class.to_string()),
        ["v2", "issuers", slug] => older::issuer(app, tx, slug).await.map(|issuer| issuer.to_string()),
        _ => return Ok(None),
    };
    match found {
        Ok(text) => Ok(Some(text.into_bytes())),
        Err(Error::NotFound) => Ok(None),
        Err(error) => Err(error),
    }
}
