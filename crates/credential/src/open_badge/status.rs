//! Where a credential's status can be learned.

use serde::{Serialize, Serializer};
use serde_json::json;

use crate::status_list::StatusEntry;

/// Where a credential's status can be learned. One place a credential: the official schema takes no array.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CredentialStatus {
    /// A bit in a signed list.
    Bitstring(StatusEntry),
    /// The URL of a [`crate::status_list::RevocationList`], an unsigned list of revoked identifiers.
    RevocationList(String),
}

impl Serialize for CredentialStatus {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let value = match self {
            Self::Bitstring(entry) => entry.to_value(),
            Self::RevocationList(url) => json!({"id": url, "type": "1EdTechRevocationList"}),
        };
        value.serialize(serializer)
    }
}

impl From<StatusEntry> for CredentialStatus {
    fn from(entry: StatusEntry) -> Self {
        Self::Bitstring(entry)
    }
}
