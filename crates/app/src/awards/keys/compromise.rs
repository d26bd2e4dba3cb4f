//! When a key may be in other hands.
//!
//! From the given date on nothing that it signed is believed; what it signed before is, as far as the issuer still publishes it (a thief can
//! write any date, so a date alone proves nothing). In one transaction: the key is marked in the issuer's document, a new one signs at once,
//! status lists and unfinished awards go over to it. What is left for people: to issue again what was signed since.
//!
//! A `did:key` cannot be withdrawn: whoever reads it reads the key. This platform then no longer calls it one of its own; its credentials
//! should be issued again under the new identifier.

use jiff::Timestamp;
use platform::db::Tx;

use super::inventory::{Entry, State, entry};
use super::{IssuerKey, Place, custody, store};
use crate::awards::{issuance, status_list};
use crate::events::{By, Event, record};
use crate::ids::CredentialId;
use crate::{App, Error, Result};

/// What followed from a compromise.
#[derive(Clone, Debug)]
pub struct Compromised {
    pub key: Entry,
    /// The key that signs from now on, if the lost one was still to sign.
    pub successor: Option<Entry>,
    /// Status lists that were signed anew.
    pub lists: usize,
    /// Credentials that it signed at or after the date: to be issued again.
    pub reissue: Vec<CredentialId>,
    /// What it signed since for the issuer's own programs, by the names they gave it: for them to ask for again.
    pub commissioned: Vec<String>,
    /// How many it signed before.
    pub before: i64,
}

/// Marks a key as compromised since a date, which may be moved back but not forward.
///
/// # Errors
/// [`Error::Refused`] for a date that has not come, or one after a date that stands already.
pub async fn compromise(app: &App, tx: &mut Tx, by: By<'_>, id: &str, since: Timestamp) -> Result<Compromised> {
    let key = entry(tx, id).await?;
    store::lock(tx, &key.organization).await?;
    let now = tx.now();
    if since > now {
        return Err(Error::Refused("awards-compromise-in-future"));
    }
    if key.compromised_since.is_some_and(|stands| stands < since) {
        return Err(Error::Refused("awards-compromise-earlier"));
    }
    let was_to_sign = matches!(key.state(now), State::Signs | State::Waits);
    store::set_compromised(tx, id, since).await?;
    store::end_one(tx, id).await?;
    let heir = heir(app, tx, &key).await?;
    let lists = match &heir {
        Some(heir) => hand_over(app, tx, &key, heir).await?,
        None => 0,
    };
    let event = Event::KeyCompromised {
        key: id.to_owned(),
        organization: key.organization.clone(),
        since,
    };
    record(tx, by, event).await?;
    let (reissue, before) = store::signed_by(tx, id, since).await?;
    let commissioned = store::commissioned_by(tx, id, since).await?;
    Ok(Compromised {
        key: entry(tx, id).await?,
        successor: match heir.filter(|_| was_to_sign) {
            Some(heir) => Some(entry(tx, &heir.id).await?),
            None => None,
        },
        lists,
        reissue: reissue.into_iter().map(CredentialId).collect(),
        commissioned,
        before,
    })
}

/// The key that takes over: the one that signs, or a new one that begins at once. None where this site no longer has the address of the
/// issuer's identifier, since nothing can be published there.
async fn heir(app: &App, tx: &mut Tx, lost: &Entry) -> Result<Option<IssuerKey>> {
    if !lost.is_its_issuer() && super::did_web(app, &lost.slug).as_deref() != Some(lost.method.as_str()) {
        return Ok(None);
    }
    let place = Place {
        organization: &lost.organization,
        method: &lost.method,
        purpose: lost.purpose,
        kind: lost.kind,
    };
    if store::in_use(tx, &place).await?.is_none() {
        let now = tx.now();
        store::add(app, tx, &place, now).await?;
    }
    let heir = store::in_use(tx, &place).await?;
    heir.map(|heir| custody::open(app, &heir)).transpose()
}

/// Gives lists and unfinished awards to the heir. Under a `did:key` the lists stay as they are, since a list must be its credentials'
/// issuer's, and unfinished awards begin again under the new identifier.
async fn hand_over(app: &App, tx: &mut Tx, lost: &Entry, heir: &IssuerKey) -> Result<usize> {
    if lost.is_its_issuer() {
        store::give_up_editions(tx, &lost.id).await?;
        issuance::reserve_again(app, tx, &lost.id, heir).await?;
        return Ok(0);
    }
    store::hand_over_drafts(tx, &lost.id, &heir.id).await?;
    let lists = store::lists_of(tx, &lost.id).await?;
    for list in &lists {
        store::hand_over_list(tx, list, &heir.id).await?;
        status_list::republish(app, tx, list).await?;
    }
    let tokens = status_list::token::hand_over(tx, &lost.id, heir).await?;
    Ok(lists.len() + tokens)
}
