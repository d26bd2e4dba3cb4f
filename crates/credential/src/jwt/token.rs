//! Reading and checking a token.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;
use serde_json::{Map, Value};

use super::header::Header;
use super::{JwtError, Profile, claims};
use crate::baking::MAX_TEXT;
use crate::key::PublicKey;

/// A token that is well-formed by its profile. Nothing in it is trusted before [`Token::check`] has passed.
#[derive(Debug, Clone, PartialEq)]
pub struct Token {
    header: Header,
    payload: Map<String, Value>,
    document: Value,
    signed: String,
    signature: Vec<u8>,
}

impl Token {
    /// Reads a compact JWS and holds it against the rules of the profile that its header announces.
    ///
    /// # Errors
    /// Says which rule it breaks.
    pub fn read(text: &str) -> Result<Self, JwtError> {
        let text = text.trim_ascii();
        if text.len() > MAX_TEXT {
            return Err(JwtError::Compact);
        }
        let (signed, signature) = text.rsplit_once('.').ok_or(JwtError::Compact)?;
        let (header, payload) = signed.split_once('.').ok_or(JwtError::Compact)?;
        let header = Header::read(&object(header, "header")?)?;
        let payload = object(payload, "payload")?;
        let document = claims::document(payload.clone(), header.profile)?;
        Ok(Self {
            header,
            payload,
            document,
            signed: signed.to_owned(),
            signature: decode(signature)?,
        })
    }

    /// Which kind of token it is.
    pub fn profile(&self) -> Profile {
        self.header.profile
    }

    /// The key that the header names: a verification method, or a name inside the issuer's document.
    pub fn kid(&self) -> Option<&str> {
        self.header.kid.as_deref()
    }

    /// The credential or presentation in it, without the claims of the token.
    pub fn document(&self) -> &Value {
        &self.document
    }

    /// A claim of the payload, such as the `nonce` and `aud` of a presentation. As little trusted as the rest.
    pub fn claim(&self, name: &str) -> Option<&Value> {
        self.payload.get(name)
    }

    /// Checks the signature with the key that the caller has bound to the issuer, and the token's own dates.
    ///
    /// # Errors
    /// When the algorithm is not that of the key, the signature does not fit, or the dates do not include `now`.
    pub fn check(&self, key: &PublicKey, now: Timestamp) -> Result<(), JwtError> {
        let named = self.header.algorithm.as_str();
        let named = if named == "Ed25519" { "EdDSA" } else { named };
        if named != key.kind().algorithm() {
            return Err(JwtError::OtherAlgorithm);
        }
        if !key.verifies(self.signed.as_bytes(), &self.signature) {
            return Err(JwtError::Signature);
        }
        // The dates of an Open Badge are its `validFrom` and `validUntil`, which are judged as such.
        match self.header.profile {
            Profile::OpenBadges => Ok(()),
            Profile::Credential | Profile::Presentation => claims::in_date(&self.payload, now),
        }
    }
}

fn decode(part: &str) -> Result<Vec<u8>, JwtError> {
    URL_SAFE_NO_PAD.decode(part).map_err(|_| JwtError::Compact)
}

fn object(part: &str, name: &'static str) -> Result<Map<String, Value>, JwtError> {
    match crate::json::parse(&decode(part)?) {
        Ok(Value::Object(object)) => Ok(object),
        _ => Err(JwtError::Json(name)),
    }
}
