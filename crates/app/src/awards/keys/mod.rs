//! Issuers' keys: made at first use, sealed at rest, rotated with an overlap, never lent to another issuer.
//!
//! For the rest of the house: [`signer`] is the key with which an organisation signs now, [`speaking_for`] one that may sign in the name of
//! an identifier that a credential already bears, [`IssuerKey::hand`] what signs. Nobody but `custody` ever sees a private half.

mod compromise;
mod custody;
mod export;
mod inventory;
mod kind;
mod published;
mod rotation;
mod store;

use std::sync::Arc;

use credential::did;
use credential::key::{Kind, PublicKey, Signing};
use jiff::Timestamp;
use platform::db::Tx;

use crate::ids::OrgId;
use crate::{App, Error, Result};

pub use compromise::{Compromised, compromise};
pub use export::{Exported, opened, sealed_export};
pub use inventory::{Entry, State, inventory};
pub use kind::{Purpose, algorithm, parse_algorithm};
pub use published::{jwk, kid, published};
pub use rotation::{OVERLAP, Rotated, retire, rotate};

/// What stands for the issuer's method where there is no https address to hold a `did:web`.
const DID_KEY: &str = "did:key";

/// From when a key signs that follows none: also for whoever began before it was made.
const ALWAYS: Timestamp = Timestamp::UNIX_EPOCH;

/// An issuer's key, opened to sign.
#[derive(Clone, Debug)]
pub struct IssuerKey {
    pub id: String,
    /// The issuer's identifier: a `did:web`, or the `did:key` of this key.
    pub issuer: String,
    pub purpose: Purpose,
    hand: Arc<dyn Signing>,
}

impl IssuerKey {
    /// What signs: here a key in memory; a security module would be another implementation behind the same trait.
    pub fn hand(&self) -> &dyn Signing {
        &*self.hand
    }

    /// The public half.
    pub fn public(&self) -> PublicKey {
        self.hand.public()
    }

    /// The full name of the key in the issuer's document.
    pub fn method(&self) -> String {
        if self.purpose == Purpose::Token && !self.is_its_issuer() {
            format!("{}#{}", self.issuer, self.public().thumbprint())
        } else {
            did::verification_method(&self.issuer, &self.public())
        }
    }

    /// Whether the issuer's identifier is this very key, so that it can have no other.
    pub fn is_its_issuer(&self) -> bool {
        self.issuer.starts_with(DID_KEY)
    }
}

/// Which of an organisation's keys.
#[derive(Clone, Debug)]
struct Place<'a> {
    organization: &'a OrgId,
    /// A `did:web`, or [`DID_KEY`].
    method: &'a str,
    purpose: Purpose,
    kind: Kind,
}

/// The `did:web` of an organisation on this site; `None` where the site has no https address.
pub fn did_web(app: &App, slug: &str) -> Option<String> {
    did::did_web_id(&app.settings.url(&format!("/issuers/{slug}"))).ok()
}

fn method(app: &App, slug: &str) -> String {
    did_web(app, slug).unwrap_or_else(|| DID_KEY.to_owned())
}

/// The key with which an organisation signs now; made and sealed if it has none. Where the site has no https address, every key is an
/// issuer of its own (`did:key`).
///
/// # Errors
/// When the sealed key does not open: another sealing key is in use, or the row was moved or changed.
pub async fn signer(app: &App, tx: &mut Tx, organization: &OrgId, purpose: Purpose, kind: Kind) -> Result<IssuerKey> {
    let (slug, keys) = store::in_use_by_method(tx, organization, (purpose, kind)).await?;
    let method = method(app, &slug);
    if let Some((_, sealed)) = keys.iter().find(|(of, _)| *of == method) {
        return custody::open(app, sealed);
    }
    let place = Place {
        organization,
        method: &method,
        purpose,
        kind,
    };
    // Of all who find none, one makes it, and the others wait for theirs.
    store::lock(tx, organization).await?;
    if let Some(sealed) = store::in_use(tx, &place).await? {
        return custody::open(app, &sealed);
    }
    store::add(app, tx, &place, ALWAYS).await?;
    let added = store::in_use(tx, &place).await?;
    custody::open(
        app,
        &added.ok_or_else(|| anyhow::anyhow!("the key just made is not there"))?,
    )
}

/// The key for Data Integrity proofs, of the algorithm that the settings name.
pub async fn in_use(app: &App, tx: &mut Tx, organization: &OrgId) -> Result<IssuerKey> {
    signer(
        app,
        tx,
        organization,
        Purpose::Proof,
        app.settings.proof_algorithm.kind(),
    )
    .await
}

/// A key that signs now and may speak for `issuer`, an identifier that this organisation had or has. A `did:key` has one key for everything.
///
/// # Errors
/// [`Error::Refused`] when none is left: the only key of a `did:key` was compromised, or the site no longer has the address of a `did:web`.
pub async fn speaking_for(
    app: &App,
    tx: &mut Tx,
    (organization, issuer): (&OrgId, &str),
    purpose: Purpose,
    kind: Kind,
) -> Result<IssuerKey> {
    if issuer.starts_with(DID_KEY) {
        let sealed = store::sound_of_issuer(tx, issuer).await?;
        return custody::open(app, &sealed.ok_or(Error::Refused("awards-no-key-left"))?);
    }
    let key = signer(app, tx, organization, purpose, kind).await?;
    if key.issuer == issuer {
        Ok(key)
    } else {
        Err(Error::Refused("awards-no-key-left"))
    }
}

/// The key under an identifier of ours, also when it has retired since.
///
/// # Errors
/// [`Error::Refused`] for one that was compromised: it signs nothing any more.
pub async fn by_id(app: &App, tx: &mut Tx, id: &str) -> Result<IssuerKey> {
    let sealed = store::by_id(tx, id).await?;
    if sealed.compromised_since.is_some() {
        return Err(Error::Refused("awards-no-key-left"));
    }
    custody::open(app, &sealed)
}

/// The key that signs today what another one signed once, such as a status list: the newest of its kind. Under a `did:key` only that very
/// key can, whatever became of it; the list is believed for the address where it stands.
pub async fn successor(app: &App, tx: &mut Tx, id: &str) -> Result<IssuerKey> {
    let was = inventory::entry(tx, id).await?;
    if !was.is_its_issuer() {
        let key = signer(app, tx, &was.organization, was.purpose, was.kind).await?;
        if key.issuer == was.issuer {
            return Ok(key);
        }
    }
    custody::open(app, &store::by_id(tx, id).await?)
}

/// A key as it rests in its row.
#[derive(Debug)]
struct Sealed {
    id: String,
    issuer: String,
    purpose: Purpose,
    kind: Kind,
    secret: String,
    compromised_since: Option<Timestamp>,
}
