//! Clients: programs that act for an organisation, such as its own course platform.
//!
//! A client has a secret, which it exchanges for an access token of an hour (OAuth 2.0 client credentials, RFC 6749 §4.4), or a token that
//! somebody made for it by hand. [`Caller`] is who calls an API with such a token. Secrets and tokens are shown once and kept as digests.

mod bearers;
mod caller;
mod grant;
mod pages;
mod scope;
mod store;

use axum::Router;
use axum::routing::{get, post};
use jiff::{SignedDuration, Timestamp};
use platform::db::Tx;
use platform::random;

use crate::events::{By, Event, record};
use crate::ids::{ClientId, OrgId};
use crate::{App, Error, Result};

pub use bearers::Bearers;
pub use caller::Caller;
pub use scope::{Scope, Scopes};
pub use store::{Client, client, clients};

/// How long a token lives that a client got for its secret.
const TOKEN_LIFE: SignedDuration = SignedDuration::from_hours(1);

/// The longest life of a token that was made by hand.
pub const LONGEST_LIFE: SignedDuration = SignedDuration::from_hours(24 * 366);

/// The longest name of a client, in characters.
const LONGEST_NAME: usize = 100;

pub(super) fn router() -> Router<App> {
    pages::router()
        .route("/oauth/token", post(grant::token))
        .route("/.well-known/oauth-authorization-server", get(grant::metadata))
}

/// A secret, shown to whoever made it and to nobody again. What it begins with lets scanners for leaked secrets know it.
#[derive(Clone, Debug)]
pub struct Shown(pub String);

impl Shown {
    fn secret() -> Self {
        Self(format!("waymark_secret_{}", random::token()))
    }

    fn token() -> Self {
        Self(format!("waymark_token_{}", random::token()))
    }

    fn digest(&self) -> String {
        random::digest(&self.0)
    }
}

/// Adds a client. Answers its secret beside it.
///
/// # Errors
/// [`Error::Refused`] for a name that is empty or too long, or no scope at all.
pub async fn add(
    tx: &mut Tx,
    by: By<'_>,
    organization: &OrgId,
    (name, scopes): (&str, &Scopes),
) -> Result<(Client, Shown)> {
    let name = name.trim();
    if name.is_empty() || name.chars().count() > LONGEST_NAME {
        return Err(Error::Refused("clients-name"));
    }
    if scopes.is_empty() {
        return Err(Error::Refused("clients-no-scope"));
    }
    let (id, secret) = (ClientId::opaque(), Shown::secret());
    store::add(tx, &id, organization, (name, scopes), &secret.digest()).await?;
    let event = Event::ClientAdded {
        client: id.clone(),
        organization: organization.clone(),
        scopes: scopes.to_string(),
    };
    record(tx, by, event).await?;
    Ok((store::client(tx, &id).await?, secret))
}

/// Removes a client: its secret and all its tokens are worth nothing from now on. What it did stays.
///
/// # Errors
/// [`Error::NotFound`] when there is none, [`Error::Conflict`] when it was removed before.
pub async fn remove(tx: &mut Tx, by: By<'_>, id: &ClientId) -> Result<Client> {
    let client = store::client(tx, id).await?;
    if !store::remove(tx, id).await? {
        return Err(Error::Conflict("clients-removed"));
    }
    record(tx, by, Event::ClientRemoved { client: id.clone() }).await?;
    Ok(client)
}

/// Makes a token by hand, for programs that know no OAuth. It may do all that its client may.
///
/// # Errors
/// [`Error::Refused`] for a life of nothing or of more than [`LONGEST_LIFE`], [`Error::Conflict`] when the client was removed.
pub async fn make_token(tx: &mut Tx, by: By<'_>, id: &ClientId, life: SignedDuration) -> Result<(Timestamp, Shown)> {
    let client = store::client(tx, id).await?;
    if client.removed_at.is_some() {
        return Err(Error::Conflict("clients-removed"));
    }
    if life <= SignedDuration::ZERO || life > LONGEST_LIFE {
        return Err(Error::Refused("clients-token-life"));
    }
    let (token, ends) = (Shown::token(), tx.now() + life);
    store::add_token(tx, id, (&token.digest(), &client.scopes), ends).await?;
    let event = Event::ClientTokenMade {
        client: id.clone(),
        until: ends,
    };
    record(tx, by, event).await?;
    Ok((ends, token))
}
