//! Ed25519 keys, and how they are written as Multikey and `did:key`.

use std::fmt;

use ed25519_dalek::{Signature, Signer};

use crate::multibase;

/// The multicodec prefix of an Ed25519 public key (`ed25519-pub`, 0xed, as a varint).
const ED25519_PUB: [u8; 2] = [0xed, 0x01];

/// Why a text is not a public key we can use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// Not multibase base58btc text (`z…`).
    #[error("a public key is written in multibase base58btc, starting with z")]
    NotMultibase,
    /// A key of a kind that this crate does not verify with, or of the wrong length.
    #[error("the key is not an Ed25519 public key")]
    NotEd25519,
    /// The bytes are no point of the curve, or one of the few weak points.
    #[error("the bytes are not a usable point of the curve")]
    NotOnCurve,
}

/// A private Ed25519 key. Wiped from memory when dropped; its `Debug` shows the public half only.
#[derive(Clone)]
pub struct SigningKey(ed25519_dalek::SigningKey);

impl SigningKey {
    /// Makes the key that belongs to a 32-byte seed (RFC 8032, §5.1.5). The caller brings the
    /// randomness, so the same seed always gives the same key.
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        Self(ed25519_dalek::SigningKey::from_bytes(seed))
    }

    /// The seed, for storing it sealed. Borrowed, so that no second copy stays behind.
    pub fn seed(&self) -> &[u8; 32] {
        self.0.as_bytes()
    }

    /// The public half.
    pub fn public(&self) -> PublicKey {
        PublicKey(self.0.verifying_key())
    }

    pub(crate) fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.0.sign(message).to_bytes()
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SigningKey(for {})", self.public().to_multibase())
    }
}

/// A public Ed25519 key.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct PublicKey(ed25519_dalek::VerifyingKey);

impl PublicKey {
    /// Writes the key as Multikey text, `z6Mk…` (Controlled Identifiers 1.0, §2.2.2).
    pub fn to_multibase(&self) -> String {
        let mut bytes = ED25519_PUB.to_vec();
        bytes.extend_from_slice(self.0.as_bytes());
        multibase::encode_base58(&bytes)
    }

    /// Reads Multikey text.
    ///
    /// # Errors
    /// When the text is no multibase, no Ed25519 key, or a point that must not be trusted.
    pub fn from_multibase(text: &str) -> Result<Self, KeyError> {
        let bytes = multibase::decode_base58(text).ok_or(KeyError::NotMultibase)?;
        let raw = bytes.strip_prefix(&ED25519_PUB).ok_or(KeyError::NotEd25519)?;
        let raw: [u8; 32] = raw.try_into().map_err(|_| KeyError::NotEd25519)?;
        Self::from_bytes(&raw)
    }

    /// Reads the 32 raw bytes of a key, refusing weak points.
    ///
    /// # Errors
    /// When the bytes are no point of the curve or a point of small order.
    pub fn from_bytes(raw: &[u8; 32]) -> Result<Self, KeyError> {
        let key = ed25519_dalek::VerifyingKey::from_bytes(raw).map_err(|_| KeyError::NotOnCurve)?;
        if key.is_weak() {
            return Err(KeyError::NotOnCurve);
        }
        Ok(Self(key))
    }

    /// The 32 raw bytes.
    pub fn as_bytes(&self) -> &[u8; 32] {
        self.0.as_bytes()
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

    /// Strict verification: no malleable signature and no weak key passes.
    pub(crate) fn verifies(&self, message: &[u8], signature: &[u8; 64]) -> bool {
        self.0.verify_strict(message, &Signature::from_bytes(signature)).is_ok()
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicKey({})", self.to_multibase())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_survives_multibase() {
        let key = SigningKey::from_seed(&[7; 32]).public();
        assert!(key.to_multibase().starts_with("z6Mk"));
        assert_eq!(PublicKey::from_multibase(&key.to_multibase()), Ok(key));
        assert_eq!(
            key.did_key_method(),
            format!("{}#{}", key.did_key(), key.to_multibase())
        );
    }

    #[test]
    fn the_seed_stays_out_of_debug() {
        let key = SigningKey::from_seed(&[0xab; 32]);
        let shown = format!("{key:?}");
        assert!(shown.contains("z6Mk") && !shown.contains("abab") && !shown.contains("171"));
        assert_eq!(key.seed(), &[0xab; 32]);
    }

    #[test]
    fn other_keys_are_named_as_such() {
        assert_eq!(PublicKey::from_multibase("6Mk"), Err(KeyError::NotMultibase));
        let p256 = multibase::encode_base58(&[[0x80, 0x24].as_slice(), &[2; 33]].concat());
        assert_eq!(PublicKey::from_multibase(&p256), Err(KeyError::NotEd25519));
        assert_eq!(
            PublicKey::from_bytes(&[0; 32]),
            Err(KeyError::NotOnCurve),
            "a point of small order"
        );
    }

    #[test]
    fn rfc_8032_first_vector() {
        let seed = [
            0x9d, 0x61, 0xb1, 0x9d, 0xef, 0xfd, 0x5a, 0x60, 0xba, 0x84, 0x4a, 0xf4, 0x92, 0xec, 0x2c, 0xc4, 0x44, 0x49,
            0xc5, 0x69, 0x7b, 0x32, 0x69, 0x19, 0x70, 0x3b, 0xac, 0x03, 0x1c, 0xae, 0x7f, 0x60,
        ];
        let key = SigningKey::from_seed(&seed);
        let signature = key.sign(b"");
        assert_eq!(signature[..4], [0xe5, 0x56, 0x43, 0x00]);
        assert!(key.public().verifies(b"", &signature));
        assert!(!key.public().verifies(b"x", &signature));
    }
}
