//! Private Ed25519 keys, which this crate issues with unless told otherwise.

use std::fmt;
use std::sync::Arc;

use aws_lc_rs::signature::Ed25519KeyPair;
use ed25519_dalek::Signer as _;

use super::PublicKey;

/// A private Ed25519 key. Wiped from memory when dropped; its `Debug` shows the public half only.
#[derive(Clone)]
pub struct SigningKey {
    key: ed25519_dalek::SigningKey,
    /// The same key where signing takes a third of the time. RFC 8032 leaves no choice: both write the same signatures.
    swift: Option<Arc<Ed25519KeyPair>>,
}

impl SigningKey {
    /// Makes the key that belongs to a 32-byte seed (RFC 8032, §5.1.5). The caller brings the
    /// randomness, so the same seed always gives the same key.
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        Self {
            key: ed25519_dalek::SigningKey::from_bytes(seed),
            swift: Ed25519KeyPair::from_seed_unchecked(seed).ok().map(Arc::new),
        }
    }

    /// The seed, for storing it sealed. Borrowed, so that no second copy stays behind.
    pub fn seed(&self) -> &[u8; 32] {
        self.key.as_bytes()
    }

    /// The public half.
    pub fn public(&self) -> PublicKey {
        PublicKey::of_ed25519(self.key.verifying_key())
    }

    pub(crate) fn sign(&self, message: &[u8]) -> [u8; 64] {
        let swift = self.swift.as_ref().map(|swift| swift.sign(message));
        let signature = swift.and_then(|signature| signature.as_ref().try_into().ok());
        signature.unwrap_or_else(|| self.key.sign(message).to_bytes())
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SigningKey(for {})", self.public().to_multibase())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_seed_stays_out_of_debug() {
        let key = SigningKey::from_seed(&[0xab; 32]);
        let shown = format!("{key:?}");
        assert!(shown.contains("z6Mk") && !shown.contains("abab") && !shown.contains("171"));
        assert_eq!(key.seed(), &[0xab; 32]);
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

    #[test]
    fn either_way_to_sign_writes_the_same_signature() {
        for length in [0_usize, 1, 64, 5000] {
            let key = SigningKey::from_seed(&[length.to_le_bytes()[0]; 32]);
            assert!(key.swift.is_some());
            let alone = SigningKey {
                swift: None,
                ..key.clone()
            };
            let message = vec![3; length];
            assert_eq!(key.sign(&message), alone.sign(&message));
        }
    }
}
