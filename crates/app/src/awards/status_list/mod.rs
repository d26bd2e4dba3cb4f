//! Status lists (Bitstring Status List 1.0): which credentials are withdrawn, one bit each, at a place drawn by lot.

mod places;
mod publishing;
pub mod token;

use credential::key::{Kind, Signing};
use credential::proof::{Suite, Terms};
use credential::status_list::{ENTRIES, StatusEntry, StatusList, StatusListCredential, StatusPurpose};
use credential::{did, proof};
use platform::db::Tx;
use sha2::{Digest, Sha256};

use super::document;
use super::keys::IssuerKey;
use super::store::lists as store;
use crate::Result;

pub use super::store::lists::OpenList;
pub use places::{give, give_back, give_many, give_some, give_these, lock_open, lock_own};
pub use publishing::{begin_for, republish};

/// How long a verifier may keep a list, in milliseconds.
const TTL_MS: u64 = 60_000;

/// A place in a list.
#[derive(Clone, Debug)]
pub struct Place {
    /// The list's row.
    pub list: String,
    /// Where the list is published.
    pub url: String,
    pub index: i64,
}

/// A list as it is served.
#[derive(Debug)]
pub struct Served {
    pub signed: String,
    pub etag: String,
}

impl Served {
    fn of(signed: String) -> Self {
        let etag = etag(&signed);
        Self { signed, etag }
    }
}

/// The status entry of a credential that we award.
pub fn entry(url: &str, index: i64) -> StatusEntry {
    entry_for(url, index, StatusPurpose::Revocation)
}

/// A status entry of any purpose.
pub fn entry_for(url: &str, index: i64, purpose: StatusPurpose) -> StatusEntry {
    StatusEntry {
        list: url.to_owned(),
        index: usize::try_from(index).unwrap_or(ENTRIES),
        purpose,
    }
}

/// A list without a withdrawn credential, signed by whoever holds `key`: for the rehearsal before a signature.
pub fn empty(url: &str, key: &dyn Signing, now: jiff::Timestamp) -> Result<String> {
    let issuer = key.public().did_key();
    sign(
        (url, StatusPurpose::Revocation),
        (&issuer, &did::verification_method(&issuer, &key.public()), key),
        &StatusList::new(),
        now,
    )
}

/// Issuer, full name of the key, key.
type Signer<'a> = (&'a str, &'a str, &'a dyn Signing);

fn signer<'a>(key: &'a IssuerKey, method: &'a str) -> Signer<'a> {
    (&key.issuer, method, key.hand())
}

fn sign(
    (url, purpose): (&str, StatusPurpose),
    (issuer, method, key): Signer<'_>,
    bits: &StatusList,
    now: jiff::Timestamp,
) -> Result<String> {
    let unsigned = StatusListCredential {
        id: url.to_owned(),
        issuer: issuer.to_owned(),
        purpose,
        valid_from: now,
        valid_until: None,
        ttl_ms: Some(TTL_MS),
    }
    .to_value(bits);
    let terms = Terms::new(suite(key.public().kind()), method, now);
    let signed = proof::sign_with(&unsigned, key, &terms).map_err(anyhow::Error::from)?;
    document::text(&signed)
}

/// The suite in which a key of this kind makes proofs.
pub fn suite(kind: Kind) -> Suite {
    if kind == Kind::Ed25519 {
        Suite::EddsaRdfc2022
    } else {
        Suite::EcdsaRdfc2019
    }
}

/// The entity tag of a text: its digest.
pub fn etag(text: &str) -> String {
    hex::encode(Sha256::digest(text))
}

/// A list as it is served, ready made.
pub async fn served(tx: &mut Tx, list: &str) -> Result<Served> {
    store::served(tx, list).await
}

/// What a verifier gets at an address: a list, or its token.
pub async fn published_at(tx: &mut Tx, address: &str) -> Result<Option<Served>> {
    match served_at(tx, address).await? {
        Some(list) => Ok(Some(list)),
        None => token::served_at(tx, address).await,
    }
}

/// The list published under an address, whichever address this site had then.
pub async fn served_at(tx: &mut Tx, url: &str) -> Result<Option<Served>> {
    store::served_at(tx, url).await
}
