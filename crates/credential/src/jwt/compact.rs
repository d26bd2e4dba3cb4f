//! A compact JWS (RFC 7515, §7.1) by itself: three parts, an algorithm that follows from the key, a signature. What its
//! claims mean is for the profile to say.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Map, Value};

use super::JwtError;
use crate::baking::MAX_TEXT;
use crate::key::{PublicKey, Signing, SigningFailed};

/// The algorithms that are checked. `none` is not one, and symmetric ones are not either.
const ALGORITHMS: [&str; 6] = ["EdDSA", "Ed25519", "ES256", "ES384", "ES512", "RS256"];

/// Longest `kid` that is looked at.
const MAX_KID: usize = 2048;

/// A JWS that is well-formed. Nothing in it is trusted before [`Compact::check`] has passed.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Compact {
    pub header: Map<String, Value>,
    pub payload: Map<String, Value>,
    algorithm: String,
    kid: Option<String>,
    signed: String,
    signature: Vec<u8>,
}

impl Compact {
    /// Reads three parts of unpadded base64url with a strict JSON object in the first two.
    pub fn read(text: &str) -> Result<Self, JwtError> {
        let text = text.trim_ascii();
        if text.len() > MAX_TEXT {
            return Err(JwtError::Compact);
        }
        let (signed, signature) = text.rsplit_once('.').ok_or(JwtError::Compact)?;
        let (header, payload) = signed.split_once('.').ok_or(JwtError::Compact)?;
        let header = object(header, "header")?;
        // No extension is known here, so none may be critical (RFC 7515, §4.1.11); an unencoded payload is one.
        for refused in ["crit", "b64"] {
            if header.contains_key(refused) {
                return Err(JwtError::Header(refused));
            }
        }
        let algorithm = text_of(&header, "alg")?.ok_or(JwtError::Header("alg"))?.to_owned();
        if algorithm.eq_ignore_ascii_case("none") {
            return Err(JwtError::Header("alg"));
        }
        if !ALGORITHMS.contains(&algorithm.as_str()) {
            return Err(JwtError::Algorithm);
        }
        let kid = text_of(&header, "kid")?.filter(|kid| !kid.is_empty() && kid.len() <= MAX_KID);
        Ok(Self {
            payload: object(payload, "payload")?,
            algorithm,
            kid: kid.map(str::to_owned),
            header,
            signed: signed.to_owned(),
            signature: decode(signature)?,
        })
    }

    /// Signs `payload` under `header`, which gets its `alg` from the key.
    pub fn write(
        mut header: Map<String, Value>,
        payload: &Map<String, Value>,
        key: &(impl Signing + ?Sized),
    ) -> Result<String, SigningFailed> {
        header.insert("alg".into(), key.public().kind().algorithm().into());
        let part =
            |object: &Map<String, Value>| URL_SAFE_NO_PAD.encode(serde_json::to_string(object).unwrap_or_default());
        let signed = format!("{}.{}", part(&header), part(payload));
        let signature = key.sign(signed.as_bytes())?;
        Ok(format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature)))
    }

    /// The key that the header names.
    pub fn kid(&self) -> Option<&str> {
        self.kid.as_deref()
    }

    /// A text member of the header; an error when it is there and no text.
    pub fn text(&self, member: &'static str) -> Result<Option<&str>, JwtError> {
        text_of(&self.header, member)
    }

    /// Checks the signature; the key decides about the algorithm.
    pub fn check(&self, key: &PublicKey) -> Result<(), JwtError> {
        let named = self.algorithm.as_str();
        let named = if named == "Ed25519" { "EdDSA" } else { named };
        if named != key.kind().algorithm() {
            return Err(JwtError::OtherAlgorithm);
        }
        if key.verifies(self.signed.as_bytes(), &self.signature) {
            Ok(())
        } else {
            Err(JwtError::Signature)
        }
    }
}

fn text_of<'a>(members: &'a Map<String, Value>, name: &'static str) -> Result<Option<&'a str>, JwtError> {
    match members.get(name) {
        None => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(_) => Err(JwtError::Header(name)),
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
