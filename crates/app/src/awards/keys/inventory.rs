//! What keys there are: for whom, for what, by which algorithm, since when and until when. Never a private half.

use credential::did;
use credential::key::{Kind, PublicKey};
use jiff::Timestamp;
use platform::db::Tx;

use super::{DID_KEY, Purpose, algorithm, store};
use crate::Result;
use crate::ids::OrgId;

/// A key in the inventory.
#[derive(Clone, Debug)]
pub struct Entry {
    pub id: String,
    pub organization: OrgId,
    /// The issuer's slug.
    pub slug: String,
    /// The identifier it signs for.
    pub issuer: String,
    pub(super) method: String,
    pub purpose: Purpose,
    pub kind: Kind,
    /// 1, 2, 3 … of its purpose and algorithm.
    pub number: i64,
    /// Multikey.
    pub public: String,
    pub created_at: Timestamp,
    pub begins_at: Timestamp,
    pub retired_at: Option<Timestamp>,
    pub compromised_since: Option<Timestamp>,
}

/// How a key stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Published, so that verifiers know it, and not signing yet.
    Waits,
    /// Signs.
    Signs,
    /// Signs no more; what it signed verifies.
    Retired,
    /// May be in other hands: nothing it signed from that date on is believed.
    Compromised,
}

impl State {
    /// Its name in messages and JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Waits => "waits",
            Self::Signs => "signs",
            Self::Retired => "retired",
            Self::Compromised => "compromised",
        }
    }
}

impl Entry {
    /// How it stands at a moment.
    pub fn state(&self, now: Timestamp) -> State {
        if self.compromised_since.is_some() {
            State::Compromised
        } else if self.retired_at.is_some_and(|end| end <= now) {
            State::Retired
        } else if self.begins_at > now {
            State::Waits
        } else {
            State::Signs
        }
    }

    /// The public half.
    pub fn key(&self) -> Result<PublicKey> {
        Ok(PublicKey::from_multibase(&self.public).map_err(anyhow::Error::from)?)
    }

    /// Its full name, as proofs give it.
    pub fn verification_method(&self) -> Result<String> {
        Ok(did::verification_method(&self.issuer, &self.key()?))
    }

    /// Whether the identifier is this very key.
    pub fn is_its_issuer(&self) -> bool {
        self.method == DID_KEY
    }

    /// The entry for programs.
    pub fn to_json(&self, now: Timestamp) -> serde_json::Value {
        serde_json::json!({
            "id": self.id, "organization": self.slug, "issuer": self.issuer, "purpose": self.purpose.as_str(),
            "algorithm": algorithm(self.kind), "number": self.number, "state": self.state(now).as_str(),
            "publicKeyMultibase": self.public, "created": self.created_at, "begins": self.begins_at,
            "retired": self.retired_at, "compromisedSince": self.compromised_since,
        })
    }
}

/// All keys, or those of one organisation: by issuer, purpose and algorithm, the newest first.
pub async fn inventory(tx: &mut Tx, organization: Option<&OrgId>) -> Result<Vec<Entry>> {
    store::entries(tx, organization).await
}

/// One key.
///
/// # Errors
/// [`crate::Error::NotFound`] when there is none of that identifier.
pub async fn entry(tx: &mut Tx, id: &str) -> Result<Entry> {
    store::entry_of(tx, id).await
}
