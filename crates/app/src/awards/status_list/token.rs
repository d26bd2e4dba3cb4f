//! A list for readers of SD-JWT VC (Token Status List): the same bits, signed as a token and published beside the list. It begins with the
//! first award of the list that is handed out in that form; from then on it is signed anew in every transaction that signs the list.

use credential::status_list::StatusList;
use credential::token_status::{StatusReference, Statuses, TokenStatusList};
use platform::db::Tx;
use serde_json::Value;

use super::{Served, TTL_MS, publishing};
use crate::awards::keys::{self, IssuerKey};
use crate::awards::store::{list_tokens as store, lists};
use crate::{App, Result};

/// The end of its address, behind that of the list.
const END: &str = "/token";

/// The reference that stands for a document's status entry: the same place, in the token beside the same list.
///
/// # Errors
/// When the document has no entry of ours.
pub fn reference(document: &Value) -> Result<StatusReference> {
    let entry = &document["credentialStatus"];
    let list = entry["statusListCredential"].as_str();
    let index = entry["statusListIndex"].as_str().and_then(|index| index.parse().ok());
    match (list, index) {
        (Some(list), Some(index)) => Ok(StatusReference {
            uri: format!("{list}{END}"),
            index,
        }),
        _ => Err(anyhow::anyhow!("the document has no place in a status list").into()),
    }
}

/// The token of the list under an address, signed by `key` if it is the first.
///
/// # Errors
/// [`crate::Error::NotFound`] when no list is there.
pub async fn begin(tx: &mut Tx, url: &str, key: &IssuerKey) -> Result<Served> {
    let list = lists::lock_at(tx, url).await?;
    if let Some(served) = store::served(tx, &list).await? {
        return Ok(served);
    }
    let bits = publishing::bits(tx, &list).await?;
    publish(tx, (&list, url), &bits, key).await
}

/// Signs the token of a locked list anew, if it has one.
pub async fn republish(app: &App, tx: &mut Tx, (list, url): (&str, &str), bits: &StatusList) -> Result<()> {
    if let Some(key) = store::key_of(tx, list).await? {
        let key = keys::successor(app, tx, &key).await?;
        publish(tx, (list, url), bits, &key).await?;
    }
    Ok(())
}

/// Signs every token that a lost key has signed with its heir. Answers how many there were.
pub async fn hand_over(tx: &mut Tx, lost: &str, heir: &IssuerKey) -> Result<usize> {
    let all = store::of_key(tx, lost).await?;
    for list in &all {
        let (_, url, _) = lists::to_sign(tx, list).await?;
        let bits = publishing::bits(tx, list).await?;
        publish(tx, (list, &url), &bits, heir).await?;
    }
    Ok(all.len())
}

async fn publish(tx: &mut Tx, (list, url): (&str, &str), bits: &StatusList, key: &IssuerKey) -> Result<Served> {
    let unsigned = TokenStatusList {
        uri: format!("{url}{END}"),
        issued: tx.now(),
        expires: None,
        ttl: Some(TTL_MS / 1000),
    };
    let signed = unsigned.issue(&Statuses::from(bits), key.hand(), &key.method());
    let served = Served::of(signed.map_err(anyhow::Error::from)?);
    store::keep(tx, list, &served, &key.id).await?;
    Ok(served)
}

/// A list's token as it is served, ready made.
pub async fn served(tx: &mut Tx, list: &str) -> Result<Option<Served>> {
    store::served(tx, list).await
}

/// The token published under an address, whichever address this site had then.
pub async fn served_at(tx: &mut Tx, address: &str) -> Result<Option<Served>> {
    match address.strip_suffix(END) {
        Some(url) => store::served_of(tx, url).await,
        None => Ok(None),
    }
}
