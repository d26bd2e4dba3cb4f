//! Public keys of every kind that a proof can be checked with.

use std::fmt;

use p256::ecdsa::signature::Verifier;

use super::rsa::RsaPublic;
use super::{KeyError, Kind, memo};
use crate::multibase;

/// A public key. Which algorithm it is used with follows from the key alone, never from a document.
#[derive(Clone, PartialEq, Eq)]
pub struct PublicKey(Point);

#[derive(Clone, PartialEq, Eq)]
enum Point {
    Ed25519(ed25519_dalek::VerifyingKey),
    P256(p256::ecdsa::VerifyingKey),
    P384(p384::ecdsa::VerifyingKey),
    P521(p521::ecdsa::VerifyingKey),
    Rsa(RsaPublic),
}

impl PublicKey {
    pub(super) fn of_ed25519(key: ed25519_dalek::VerifyingKey) -> Self {
        Self(Point::Ed25519(key))
    }

    pub(super) fn of_p256(key: p256::ecdsa::VerifyingKey) -> Self {
        Self(Point::P256(key))
    }

    pub(super) fn of_p384(key: p384::ecdsa::VerifyingKey) -> Self {
        Self(Point::P384(key))
    }

    pub(super) fn of_p521(key: p521::ecdsa::VerifyingKey) -> Self {
        Self(Point::P521(key))
    }

    pub(super) fn of_rsa(key: RsaPublic) -> Self {
        Self(Point::Rsa(key))
    }

    /// The numbers of an RSA key.
    pub(super) fn as_rsa(&self) -> Option<&RsaPublic> {
        match &self.0 {
            Point::Rsa(key) => Some(key),
            _ => None,
        }
    }

    /// The kind of key.
    pub fn kind(&self) -> Kind {
        match self.0 {
            Point::Ed25519(_) => Kind::Ed25519,
            Point::P256(_) => Kind::P256,
            Point::P384(_) => Kind::P384,
            Point::P521(_) => Kind::P521,
            Point::Rsa(_) => Kind::Rsa,
        }
    }

    /// Writes the key as Multikey text, such as `z6Mk…` (Controlled Identifiers 1.0, §2.2.2).
    pub fn to_multibase(&self) -> String {
        multibase::encode_base58(&self.to_multikey())
    }

    /// The bytes that Multikey text writes: two of prefix, then the key.
    pub(crate) fn to_multikey(&self) -> Vec<u8> {
        let mut bytes = self.kind().public_prefix().to_vec();
        bytes.extend_from_slice(&self.to_bytes());
        bytes
    }

    /// Reads Multikey text.
    ///
    /// # Errors
    /// When the text is no multibase, of an unknown kind or length, or a point that must not be trusted.
    pub fn from_multibase(text: &str) -> Result<Self, KeyError> {
        memo::key_of(text, || {
            Self::from_multikey(&multibase::decode_key(text).ok_or(KeyError::NotMultibase)?)
        })
    }

    /// Reads the bytes that Multikey text writes.
    pub(crate) fn from_multikey(bytes: &[u8]) -> Result<Self, KeyError> {
        let has_prefix = |kind: &Kind| bytes.starts_with(&kind.public_prefix());
        let kind = Kind::ALL.into_iter().find(has_prefix).ok_or(KeyError::UnknownKind)?;
        Self::of_kind(kind, &bytes[2..])
    }

    /// Reads the 32 raw bytes of an Ed25519 key, refusing weak points.
    ///
    /// # Errors
    /// When the bytes are no point of the curve or a point of small order.
    pub fn from_bytes(raw: &[u8; 32]) -> Result<Self, KeyError> {
        let key = ed25519_dalek::VerifyingKey::from_bytes(raw).map_err(|_| KeyError::NotOnCurve)?;
        if key.is_weak() {
            return Err(KeyError::NotOnCurve);
        }
        Ok(Self(Point::Ed25519(key)))
    }

    /// Reads the raw bytes of a key: 32 of Ed25519, a compressed point of the other curves, or an `RSAPublicKey`.
    fn of_kind(kind: Kind, raw: &[u8]) -> Result<Self, KeyError> {
        if kind.public_length().is_some_and(|length| raw.len() != length) {
            return Err(KeyError::Length);
        }
        match kind {
            Kind::Ed25519 => Self::from_bytes(raw.try_into().map_err(|_| KeyError::Length)?),
            Kind::P256 | Kind::P384 | Kind::P521 => Self::from_sec1(kind, raw),
            Kind::Rsa => RsaPublic::from_der(raw).map(Self::of_rsa),
        }
    }

    /// Reads a point of P-256, P-384 or P-521, compressed or not (SEC 1, §2.3.4).
    pub(super) fn from_sec1(kind: Kind, raw: &[u8]) -> Result<Self, KeyError> {
        match kind {
            Kind::P256 => p256::ecdsa::VerifyingKey::from_sec1_bytes(raw).map(Self::of_p256),
            Kind::P384 => p384::ecdsa::VerifyingKey::from_sec1_bytes(raw).map(Self::of_p384),
            Kind::P521 => p521::ecdsa::VerifyingKey::from_sec1_bytes(raw).map(Self::of_p521),
            Kind::Ed25519 | Kind::Rsa => return Err(KeyError::UnknownKind),
        }
        .map_err(|_| KeyError::NotOnCurve)
    }

    /// The raw bytes as Multikey has them: 32 of Ed25519, a compressed point of the other curves, the `RSAPublicKey` (RFC
    /// 8017, A.1.1) of an RSA key.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.bytes(true)
    }

    /// As [`Self::to_bytes`], with both coordinates behind a 4 for points of the NIST curves (SEC 1, §2.3.3).
    pub(super) fn to_uncompressed(&self) -> Vec<u8> {
        self.bytes(false)
    }

    fn bytes(&self, compressed: bool) -> Vec<u8> {
        match &self.0 {
            Point::Ed25519(key) => key.as_bytes().to_vec(),
            Point::P256(key) => key.to_sec1_point(compressed).as_bytes().to_vec(),
            Point::P384(key) => key.to_sec1_point(compressed).as_bytes().to_vec(),
            Point::P521(key) => key.to_sec1_point(compressed).as_bytes().to_vec(),
            Point::Rsa(key) => key.to_der().to_vec(),
        }
    }

    /// The `did:key` of this key: an identifier that carries its own key, for issuers without a domain.
    pub fn did_key(&self) -> String {
        format!("did:key:{}", self.to_multibase())
    }

    /// The verification method inside that `did:key`, `did:key:z6Mk…#z6Mk…`.
    pub fn did_key_method(&self) -> String {
        let key = self.to_multibase();
        format!("did:key:{key}#{key}")
    }

    /// Whether `signature` is of `message` by this key. Ed25519 is strict: no malleable signature passes (RFC
    /// 8032, §5.1.7), and a weak key was refused when it was read. ECDSA signatures are `r` and `s` side by side; of the two that fit, other issuers use either.
    pub(crate) fn verifies(&self, message: &[u8], signature: &[u8]) -> bool {
        match &self.0 {
            Point::Ed25519(key) => ed25519_dalek::Signature::from_slice(signature)
                .is_ok_and(|signature| key.verify_strict(message, &signature).is_ok()),
            Point::P256(key) => p256::ecdsa::Signature::from_slice(signature)
                .is_ok_and(|signature| key.verify(message, &signature).is_ok()),
            Point::P384(key) => p384::ecdsa::Signature::from_slice(signature)
                .is_ok_and(|signature| key.verify(message, &signature).is_ok()),
            Point::P521(key) => p521::ecdsa::Signature::from_slice(signature)
                .is_ok_and(|signature| key.verify(message, &signature).is_ok()),
            Point::Rsa(key) => key.verifies(message, signature),
        }
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicKey({})", self.to_multibase())
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Signer, SigningKey, sample};
    use super::*;

    #[test]
    fn a_key_of_each_kind_survives_multibase() {
        let starts = ["z6Mk", "zDn", "z82", "z2J9", "z4MX"];
        for (kind, start) in Kind::ALL.into_iter().zip(starts) {
            let key = sample(kind).public();
            assert!(key.to_multibase().starts_with(start), "{key:?}");
            assert_eq!(PublicKey::from_multibase(&key.to_multibase()), Ok(key.clone()));
            assert_eq!(
                key.did_key_method(),
                format!("{}#{}", key.did_key(), key.to_multibase())
            );
        }
    }

    #[test]
    fn what_is_no_usable_key_is_named_as_such() {
        let with = |prefix: [u8; 2], raw: &[u8]| {
            PublicKey::from_multibase(&multibase::encode_base58(&[&prefix, raw].concat()))
        };
        assert_eq!(PublicKey::from_multibase("6Mk"), Err(KeyError::NotMultibase));
        assert_eq!(
            PublicKey::from_multibase(&"z".repeat(9000)),
            Err(KeyError::NotMultibase)
        );
        assert_eq!(with([0xe7, 0x01], &[2; 33]), Err(KeyError::UnknownKind), "secp256k1");
        assert_eq!(with([0x80, 0x24], &[2; 32]), Err(KeyError::Length));
        assert_eq!(with([0x80, 0x24], &[9; 33]), Err(KeyError::NotOnCurve));
        assert_eq!(with([0x81, 0x24], &[4; 49]), Err(KeyError::NotOnCurve));
        let weak = PublicKey::from_bytes(&[0; 32]);
        assert_eq!(weak, Err(KeyError::NotOnCurve), "a point of small order");
    }

    #[test]
    fn a_signature_counts_for_its_own_message_key_and_kind_only() {
        let keys = [Kind::Ed25519, Kind::P256].map(|kind| Signer::from_secret(kind, &[3; 32]).unwrap());
        for key in &keys {
            let signature = key.sign(b"message");
            assert!(key.public().verifies(b"message", &signature));
            assert!(!key.public().verifies(b"another", &signature));
            assert!(!key.public().verifies(b"message", &signature[1..]));
        }
        assert!(!keys[0].public().verifies(b"message", &keys[1].sign(b"message")));
        assert!(
            !keys[1]
                .public()
                .verifies(b"message", &SigningKey::from_seed(&[3; 32]).sign(b"message"))
        );
    }
}
