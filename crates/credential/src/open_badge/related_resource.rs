//! What else belongs to a credential, byte for byte.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::multibase;

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
