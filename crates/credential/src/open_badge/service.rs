//! What stands around a credential: status, refresh, terms of use, and what else belongs to it.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::multibase;
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

/// Where a newer edition of the credential can be had (1EdTech Credential Refresh 1.0).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename = "1EdTechCredentialRefresh")]
pub struct RefreshService {
    /// URL of the newer edition.
    pub id: String,
}

/// Terms under which the credential was issued (VCDM 2.0, §5.5).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TermsOfUse {
    /// URL of the terms.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Kind of terms: a type that one of the credential's contexts defines, or a URL.
    #[serde(rename = "type")]
    pub kind: String,
}

/// Something on the web that the credential vouches for, byte for byte (VCDM 2.0, §5.3): a picture, a piece of evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RelatedResource {
    /// Its URL.
    pub id: String,
    /// Its media type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub media_type: Option<String>,
    /// Its digest as browsers write it (Subresource Integrity).
    #[serde(rename = "digestSRI")]
    digest_sri: String,
    /// Its digest as a multihash.
    digest_multibase: String,
}

impl RelatedResource {
    /// What is behind `id` at the time of writing.
    pub fn of(id: impl Into<String>, bytes: &[u8]) -> Self {
        let digest = Sha256::digest(bytes);
        Self {
            id: id.into(),
            media_type: None,
            digest_sri: format!("sha256-{}", STANDARD.encode(digest)),
            digest_multibase: multibase::encode_base64url(&[[0x12, 0x20].as_slice(), &digest].concat()),
        }
    }
}
