//! Where a credential's status can be learned.

use serde_json::{Value, json};

use crate::status_list::StatusEntry;

/// Where a credential's status can be learned. One place a credential: the official schema takes no array.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CredentialStatus {
    /// A bit in a signed list.
    Bitstring(StatusEntry),
    /// The URL of a [`crate::status_list::RevocationList`], an unsigned list of revoked identifiers.
    RevocationList(String),
}

impl CredentialStatus {
    pub(crate) fn to_value(&self) -> Value {
        match self {
            Self::Bitstring(entry) => entry.to_value(),
            Self::RevocationList(url) => json!({"id": url, "type": "1EdTechRevocationList"}),
        }
    }
}

impl From<StatusEntry> for CredentialStatus {
    fn from(entry: StatusEntry) -> Self {
        Self::Bitstring(entry)
    }
}
