//! Writing the document of a `did:key`, for resolvers (did:key, §3.1.1 "Document Creation Algorithm").
//!
//! A resolver answers for more kinds of key than signatures are verified with here: what a document says of a key is
//! independent of what this crate can do with it. Whose signature counts is decided by [`super::ControllerDocument`].

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Map, Value, json};

use crate::key::{KeyError, PublicKey};

/// Longest identifier that is looked at: one of an RSA key of 4096 bits takes 723 characters.
const MAX_CHARS: usize = 1024;

/// Why there is no document. [`Self::name`] is the error code that resolvers answer with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ResolutionError {
    /// No DID, or none whose key is written in base58btc.
    #[error("this is no DID of the method")]
    InvalidDid,
    /// A DID of another method.
    #[error("DIDs of this method are not resolved here")]
    MethodNotSupported,
    /// The key has another length than its kind.
    #[error("the key has the wrong length for its kind")]
    InvalidPublicKeyLength,
    /// The bytes are no key of their kind.
    #[error("the bytes are no key of their kind")]
    InvalidPublicKey,
    /// A kind of key, or a form of writing it, that is not known here.
    #[error("the kind of key, or the form to write it in, is not known here")]
    UnsupportedPublicKeyType,
    /// A form that is known, and is not for this kind of key.
    #[error("this kind of key is not written in that form")]
    InvalidPublicKeyType,
}

impl ResolutionError {
    /// The error code of did:key and DID Resolution.
    pub fn name(self) -> &'static str {
        match self {
            Self::InvalidDid => "invalidDid",
            Self::MethodNotSupported => "methodNotSupported",
            Self::InvalidPublicKeyLength => "invalidPublicKeyLength",
            Self::InvalidPublicKey => "invalidPublicKey",
            Self::UnsupportedPublicKeyType => "unsupportedPublicKeyType",
            Self::InvalidPublicKeyType => "invalidPublicKeyType",
        }
    }
}

/// The form that keys are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum KeyFormat {
    /// `Multikey`, which every kind of key has.
    #[default]
    Multikey,
    /// `JsonWebKey2020`.
    JsonWebKey,
    /// `Ed25519VerificationKey2020`, for Ed25519 alone.
    Ed25519VerificationKey,
    /// `X25519KeyAgreementKey2020`, for X25519 alone.
    X25519KeyAgreementKey,
}

impl KeyFormat {
    /// The form with this type name, as a resolver's `publicKeyFormat` gives it.
    ///
    /// # Errors
    /// [`ResolutionError::InvalidPublicKeyType`] for the experimental forms that did:key names and nobody should write,
    /// [`ResolutionError::UnsupportedPublicKeyType`] for any other text.
    pub fn named(name: &str) -> Result<Self, ResolutionError> {
        match name {
            "Multikey" => Ok(Self::Multikey),
            "JsonWebKey2020" | "JsonWebKey" => Ok(Self::JsonWebKey),
            "Ed25519VerificationKey2020" => Ok(Self::Ed25519VerificationKey),
            "X25519KeyAgreementKey2020" => Ok(Self::X25519KeyAgreementKey),
            "Ed25519VerificationKey2018" | "X25519KeyAgreementKey2019" => Err(ResolutionError::InvalidPublicKeyType),
            _ => Err(ResolutionError::UnsupportedPublicKeyType),
        }
    }

    fn type_and_context(self) -> (&'static str, &'static str) {
        match self {
            Self::Multikey => ("Multikey", "https://w3id.org/security/multikey/v1"),
            Self::JsonWebKey => ("JsonWebKey2020", "https://w3id.org/security/suites/jws-2020/v1"),
            Self::Ed25519VerificationKey => (
                "Ed25519VerificationKey2020",
                "https://w3id.org/security/suites/ed25519-2020/v1",
            ),
            Self::X25519KeyAgreementKey => (
                "X25519KeyAgreementKey2020",
                "https://w3id.org/security/suites/x25519-2020/v1",
            ),
        }
    }
}

/// Kinds of key that did:key lists: multicodec prefix, lengths behind it, and whether the key signs.
const KINDS: [(Named, [u8; 2], &[usize]); 7] = [
    (Named::Ed25519, [0xed, 0x01], &[32]),
    (Named::X25519, [0xec, 0x01], &[32]),
    (Named::Secp256k1, [0xe7, 0x01], &[33]),
    (Named::P256, [0x80, 0x24], &[33]),
    (Named::P384, [0x81, 0x24], &[49]),
    (Named::P521, [0x82, 0x24], &[67]),
    // PKCS #1, of 2048 and 4096 bits.
    (Named::Rsa, [0x85, 0x24], &[270, 526]),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Named {
    Ed25519,
    X25519,
    Secp256k1,
    P256,
    P384,
    P521,
    Rsa,
}

/// Writes the document of a `did:key`, with its keys in `format`. The document of an Ed25519 key lists the X25519 key
/// that follows from it for key agreement.
///
/// # Errors
/// With the error code that a resolver answers.
pub fn did_key_document(did: &str, format: KeyFormat) -> Result<Value, ResolutionError> {
    let text = multibase_of(did)?;
    let bytes = bs58::decode(&text[1..])
        .into_vec()
        .map_err(|_| ResolutionError::InvalidDid)?;
    let (kind, key) = known_kind(&bytes)?;
    check(kind, key, text)?;
    let agrees = kind == Named::X25519;
    let signing_form = if agrees || format != KeyFormat::X25519KeyAgreementKey {
        format
    } else {
        KeyFormat::Multikey
    };
    let main = method(did, kind, key, signing_form)?;
    let name = main["id"].clone();
    let mut document = Map::new();
    document.insert(
        "@context".into(),
        json!(["https://www.w3.org/ns/did/v1", signing_form.type_and_context().1]),
    );
    document.insert("id".into(), did.into());
    document.insert("verificationMethod".into(), json!([main]));
    if agrees {
        document.insert("keyAgreement".into(), json!([name]));
    } else {
        for purpose in [
            "authentication",
            "assertionMethod",
            "capabilityDelegation",
            "capabilityInvocation",
        ] {
            document.insert(purpose.into(), json!([name]));
        }
    }
    if let Some(derived) = derived(kind, key) {
        let form = match format {
            KeyFormat::Ed25519VerificationKey => KeyFormat::X25519KeyAgreementKey,
            other => other,
        };
        if form != signing_form {
            document["@context"] = json!([
                "https://www.w3.org/ns/did/v1",
                signing_form.type_and_context().1,
                form.type_and_context().1
            ]);
        }
        document.insert(
            "keyAgreement".into(),
            json!([method(did, Named::X25519, &derived, form)?]),
        );
    }
    Ok(Value::Object(document))
}

/// The key's text; a version may stand before it and must be a positive whole number (did:key, §2.1).
fn multibase_of(did: &str) -> Result<&str, ResolutionError> {
    let mut parts = did.split(':');
    let (scheme, method) = (parts.next(), parts.next());
    if scheme != Some("did") || did.len() > MAX_CHARS {
        return Err(ResolutionError::InvalidDid);
    }
    if method != Some("key") {
        return Err(ResolutionError::MethodNotSupported);
    }
    let text = match (parts.next(), parts.next(), parts.next()) {
        (Some(text), None, _) => text,
        (Some(version), Some(text), None) if version.parse::<u32>().is_ok_and(|version| version > 0) => text,
        _ => return Err(ResolutionError::InvalidDid),
    };
    if text.starts_with('z') && text.len() > 1 {
        Ok(text)
    } else {
        Err(ResolutionError::InvalidDid)
    }
}

fn known_kind(bytes: &[u8]) -> Result<(Named, &[u8]), ResolutionError> {
    let found = KINDS.iter().find(|(_, prefix, _)| bytes.starts_with(prefix));
    let (kind, prefix, lengths) = found.ok_or(ResolutionError::UnsupportedPublicKeyType)?;
    let key = &bytes[prefix.len()..];
    if lengths.contains(&key.len()) {
        Ok((*kind, key))
    } else {
        Err(ResolutionError::InvalidPublicKeyLength)
    }
}

/// Whether the bytes can be a key of their kind: a point of the curve where this crate knows it, the right form elsewhere.
fn check(kind: Named, key: &[u8], text: &str) -> Result<(), ResolutionError> {
    let sound = match kind {
        Named::Ed25519 | Named::P256 | Named::P384 => match PublicKey::from_multibase(text) {
            Ok(_) => true,
            Err(KeyError::Length) => return Err(ResolutionError::InvalidPublicKeyLength),
            Err(_) => false,
        },
        Named::X25519 => key.iter().any(|byte| *byte != 0),
        Named::Secp256k1 | Named::P521 => matches!(key.first(), Some(2 | 3)),
        Named::Rsa => key.starts_with(&[0x30, 0x82]),
    };
    if sound {
        Ok(())
    } else {
        Err(ResolutionError::InvalidPublicKey)
    }
}

/// The X25519 key of an Ed25519 key, the same point on the other curve (RFC 7748, §4.1).
fn derived(kind: Named, key: &[u8]) -> Option<Vec<u8>> {
    if kind != Named::Ed25519 {
        return None;
    }
    let point = ed25519_dalek::VerifyingKey::from_bytes(key.try_into().ok()?).ok()?;
    Some(point.to_montgomery().to_bytes().to_vec())
}

fn method(did: &str, kind: Named, key: &[u8], format: KeyFormat) -> Result<Value, ResolutionError> {
    let prefix = KINDS
        .iter()
        .find(|(known, ..)| *known == kind)
        .map_or([0; 2], |(_, prefix, _)| *prefix);
    let multikey = format!("z{}", bs58::encode([prefix.as_slice(), key].concat()).into_string());
    let mut method = json!({
        "id": format!("{did}#{multikey}"), "type": format.type_and_context().0, "controller": did,
    });
    match format {
        KeyFormat::JsonWebKey => method["publicKeyJwk"] = jwk(kind, key, &multikey)?,
        KeyFormat::Ed25519VerificationKey if kind != Named::Ed25519 => {
            return Err(ResolutionError::InvalidPublicKeyType);
        }
        KeyFormat::X25519KeyAgreementKey if kind != Named::X25519 => {
            return Err(ResolutionError::InvalidPublicKeyType);
        }
        _ => method["publicKeyMultibase"] = multikey.into(),
    }
    Ok(method)
}

fn jwk(kind: Named, key: &[u8], multikey: &str) -> Result<Value, ResolutionError> {
    match kind {
        Named::X25519 => Ok(json!({"kty": "OKP", "crv": "X25519", "x": URL_SAFE_NO_PAD.encode(key)})),
        _ => PublicKey::from_multibase(multikey)
            .map(|key| key.to_jwk())
            .map_err(|_| ResolutionError::UnsupportedPublicKeyType),
    }
}

#[cfg(test)]
#[path = "resolution_tests.rs"]
mod tests;
