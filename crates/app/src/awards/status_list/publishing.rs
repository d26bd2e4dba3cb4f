//! The lists themselves: begun empty, signed anew whenever a bit changes.

use credential::status_list::{StatusList, StatusPurpose};
use platform::db::Tx;

use super::{Served, sign, signer, token};
use crate::awards::keys::{self, IssuerKey};
use crate::awards::store::lists::{self as store, New};
use crate::ids::ClientId;
use crate::{App, Result};

/// Begins the list that an issuer's awards fill; where another process was faster, its list stays.
pub async fn begin(app: &App, tx: &mut Tx, key: &IssuerKey) -> Result<()> {
    let id = platform::random::opaque_id();
    let url = app.settings.url(&format!("/status/{id}"));
    insert(tx, key, (&id, &url), (StatusPurpose::Revocation, None)).await?;
    Ok(())
}

/// Begins a list that a client fills; `None` when its address is taken.
pub async fn begin_for(
    tx: &mut Tx,
    key: &IssuerKey,
    client: &ClientId,
    (url, purpose): (&str, StatusPurpose),
) -> Result<Option<Served>> {
    let id = platform::random::opaque_id();
    insert(tx, key, (&id, url), (purpose, Some(client))).await
}

async fn insert(
    tx: &mut Tx,
    key: &IssuerKey,
    (id, url): (&str, &str),
    (purpose, client): (StatusPurpose, Option<&ClientId>),
) -> Result<Option<Served>> {
    let signed = sign((url, purpose), signer(key, &key.method()), &StatusList::new(), tx.now())?;
    let served = Served::of(signed);
    let new = New {
        id,
        url,
        issuer: &key.issuer,
        key: &key.id,
        purpose,
        client,
    };
    Ok(store::add(tx, &new, &served).await?.then_some(served))
}

/// Signs a list anew from the credentials' rows, in the transaction that changed one of them.
pub async fn republish(app: &App, tx: &mut Tx, list: &str) -> Result<()> {
    let (key, url, purpose) = store::to_sign(tx, list).await?;
    let key = keys::successor(app, tx, &key).await?;
    let bits = bits(tx, list).await?;
    let signed = sign((&url, purpose), signer(&key, &key.method()), &bits, tx.now())?;
    store::keep(tx, list, &Served::of(signed), &key.id).await?;
    token::republish(app, tx, (list, &url), &bits).await
}

/// The bits of a list, as the rows have them.
pub async fn bits(tx: &mut Tx, list: &str) -> Result<StatusList> {
    let mut bits = StatusList::new();
    for index in store::set_bits(tx, list).await? {
        let index = usize::try_from(index).map_err(anyhow::Error::from)?;
        bits.set(index, true).map_err(anyhow::Error::from)?;
    }
    Ok(bits)
}
