//! Rotation: a new key is published first and signs a little later, when verifiers that keep an issuer's document for some minutes have
//! heard of it. The old key signs until then and stays published for ever.
//!
//! Where the issuer is its own key (`did:key`), there is no document to publish in, and a new key is a new identifier: credentials that are
//! out keep verifying under the old one, new ones name the new one, and only a registry can say that both are the same organisation.

use credential::key::Kind;
use jiff::SignedDuration;
use platform::db::Tx;

use super::inventory::{Entry, State, entry};
use super::{DID_KEY, Place, Purpose, store};
use crate::events::{By, Event, record};
use crate::ids::OrgId;
use crate::{App, Error, Result, organizations};

/// How long a new key waits: three times as long as verifiers may keep an issuer's document.
pub const OVERLAP: SignedDuration = SignedDuration::from_mins(15);

/// What a rotation did.
#[derive(Clone, Debug)]
pub struct Rotated {
    /// The new key.
    pub new: Entry,
    /// The one that it follows, if there was one.
    pub old: Option<Entry>,
}

/// Makes the next key of an organisation. `wait` is how long it is only published; a `did:key` signs at once.
///
/// # Errors
/// [`Error::Refused`] when a new key waits already.
pub async fn rotate(
    app: &App,
    tx: &mut Tx,
    by: By<'_>,
    (organization, purpose, kind): (&OrgId, Purpose, Kind),
    wait: SignedDuration,
) -> Result<Rotated> {
    if purpose == Purpose::Proof && !matches!(kind, Kind::Ed25519 | Kind::P256 | Kind::P384) {
        return Err(Error::Refused("awards-key-tokens-only"));
    }
    let organization = organizations::organization(tx, organization).await?;
    let method = super::method(app, &organization.slug);
    let place = Place {
        organization: &organization.id,
        method: &method,
        purpose,
        kind,
    };
    store::lock(tx, &organization.id).await?;
    let now = tx.now();
    let before = of_place(tx, &place).await?;
    if before.iter().any(|entry| entry.state(now) == State::Waits) {
        return Err(Error::Refused("awards-key-waits-already"));
    }
    let old = before.into_iter().find(|entry| entry.state(now) == State::Signs);
    let begins = if method == DID_KEY || old.is_none() {
        now
    } else {
        now + wait
    };
    store::end(tx, &place, begins).await?;
    store::add(app, tx, &place, begins).await?;
    let new = of_place(tx, &place).await?.into_iter().next();
    let new = new.ok_or_else(|| anyhow::anyhow!("the key just made is not there"))?;
    let event = Event::KeyMade {
        key: new.id.clone(),
        organization: organization.id.clone(),
        follows: old.as_ref().map(|old| old.id.clone()),
    };
    record(tx, by, event).await?;
    let old = match old {
        Some(old) => Some(entry(tx, &old.id).await?),
        None => None,
    };
    Ok(Rotated { new, old })
}

/// The keys of a place, the newest first.
async fn of_place(tx: &mut Tx, place: &Place<'_>) -> Result<Vec<Entry>> {
    let all = store::entries(tx, Some(place.organization)).await?;
    let is_there =
        |entry: &Entry| entry.method == place.method && entry.purpose == place.purpose && entry.kind == place.kind;
    Ok(all.into_iter().filter(is_there).collect())
}

/// Takes a key out of use at once, without a successor: the next signature makes one. What it signed keeps verifying.
///
/// # Errors
/// [`Error::Refused`] when it is out of use already.
pub async fn retire(tx: &mut Tx, by: By<'_>, id: &str) -> Result<Entry> {
    let key = entry(tx, id).await?;
    store::lock(tx, &key.organization).await?;
    let now = tx.now();
    if !matches!(entry(tx, id).await?.state(now), State::Signs | State::Waits) {
        return Err(Error::Refused("awards-key-ended-already"));
    }
    store::end_one(tx, id).await?;
    let event = Event::KeyRetired {
        key: id.to_owned(),
        organization: key.organization,
    };
    record(tx, by, event).await?;
    entry(tx, id).await
}
