//! One disclosure: what opens one digest (RFC 9901, §4.2).

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::SdJwtError;

/// A disclosure as it was read or written.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Disclosure {
    /// The text whose digest was signed.
    pub text: String,
    /// Base64url of the SHA-256 of the text.
    pub digest: String,
    /// The name of a member; an element of an array has none.
    pub name: Option<String>,
    pub value: Value,
}

impl Disclosure {
    /// Reads base64url of a JSON array: salt, name and value, or salt and value.
    pub fn read(text: &str) -> Result<Self, SdJwtError> {
        let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| SdJwtError::Disclosure)?;
        let Ok(Value::Array(parts)) = crate::json::parse(&bytes) else {
            return Err(SdJwtError::Disclosure);
        };
        let (name, value) = match <[Value; 3]>::try_from(parts) {
            Ok([Value::String(_), Value::String(name), value]) if !is_reserved(&name) => (Some(name), value),
            Ok(_) => return Err(SdJwtError::Disclosure),
            Err(parts) => match <[Value; 2]>::try_from(parts) {
                Ok([Value::String(_), value]) => (None, value),
                _ => return Err(SdJwtError::Disclosure),
            },
        };
        Ok(Self::of(text.to_owned(), name, value))
    }

    /// Writes one with `salt`.
    pub fn write(salt: [u8; 16], name: Option<&str>, value: Value) -> Self {
        let salt = URL_SAFE_NO_PAD.encode(salt);
        let parts = match name {
            Some(name) => json!([salt, name, value]),
            None => json!([salt, value]),
        };
        let text = URL_SAFE_NO_PAD.encode(parts.to_string());
        Self::of(text, name.map(str::to_owned), value)
    }

    fn of(text: String, name: Option<String>, value: Value) -> Self {
        Self {
            digest: digest(&text),
            text,
            name,
            value,
        }
    }
}

/// Names that mean a place for disclosures, so that no claim may have them.
pub(super) fn is_reserved(name: &str) -> bool {
    matches!(name, "_sd" | "...")
}

/// Base64url of the SHA-256 of a text, for disclosures and for what a key binding covers.
pub(super) fn digest(text: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(text))
}
