//! A private key of any kind that a proof can be made with.

use std::fmt;

use p256::ecdsa::signature::Signer as _;

use super::{KeyError, Kind, PublicKey, RsaKey, SigningKey};
use crate::multibase;

/// A private key. ECDSA signatures are deterministic (RFC 6979), and so is RSA with PKCS#1 v1.5: no kind needs randomness
/// to sign, and the same input gives the same bytes. Wiped from memory when dropped; its `Debug` shows the public half only.
#[derive(Clone)]
pub enum Signer {
    /// Ed25519.
    Ed25519(SigningKey),
    /// NIST P-256 with SHA-256.
    P256(p256::ecdsa::SigningKey),
    /// NIST P-384 with SHA-384.
    P384(p384::ecdsa::SigningKey),
    /// NIST P-521 with SHA-512.
    P521(p521::ecdsa::SigningKey),
    /// RSA with PKCS#1 v1.5 and SHA-256.
    Rsa(RsaKey),
}

impl Signer {
    /// Makes a key from its secret bytes: the 32-byte seed of Ed25519, the scalar of the curve (32 bytes for P-256, 48 for
    /// P-384, 66 for P-521), or a DER `RSAPrivateKey`, bare or in PKCS#8. The caller brings the randomness.
    ///
    /// # Errors
    /// When the length is another one, or the scalar is zero or beyond the order of the curve.
    pub fn from_secret(kind: Kind, secret: &[u8]) -> Result<Self, KeyError> {
        if kind.width().is_some_and(|width| secret.len() != width) {
            return Err(KeyError::Length);
        }
        match kind {
            Kind::Ed25519 => {
                let seed = secret.try_into().map_err(|_| KeyError::Length)?;
                Ok(Self::Ed25519(SigningKey::from_seed(seed)))
            }
            Kind::P256 => p256::ecdsa::SigningKey::from_slice(secret)
                .map(Self::P256)
                .map_err(|_| KeyError::NotOnCurve),
            Kind::P384 => p384::ecdsa::SigningKey::from_slice(secret)
                .map(Self::P384)
                .map_err(|_| KeyError::NotOnCurve),
            Kind::P521 => p521::ecdsa::SigningKey::from_slice(secret)
                .map(Self::P521)
                .map_err(|_| KeyError::NotOnCurve),
            Kind::Rsa => RsaKey::from_der(secret).map(Self::Rsa),
        }
    }

    /// Reads a private key in Multikey text, `secretKeyMultibase` (Controlled Identifiers 1.0, §2.2.2).
    ///
    /// # Errors
    /// When the text is no multibase, or no private key of a known kind.
    pub fn from_multibase(text: &str) -> Result<Self, KeyError> {
        let bytes = multibase::decode_base58(text).ok_or(KeyError::NotMultibase)?;
        let has_prefix = |kind: &Kind| bytes.starts_with(&kind.secret_prefix());
        let kind = Kind::ALL.into_iter().find(has_prefix).ok_or(KeyError::UnknownKind)?;
        Self::from_secret(kind, &bytes[2..])
    }

    /// The kind of key.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Ed25519(_) => Kind::Ed25519,
            Self::P256(_) => Kind::P256,
            Self::P384(_) => Kind::P384,
            Self::P521(_) => Kind::P521,
            Self::Rsa(_) => Kind::Rsa,
        }
    }

    /// The public half.
    pub fn public(&self) -> PublicKey {
        match self {
            Self::Ed25519(key) => key.public(),
            Self::P256(key) => PublicKey::of_p256(*key.verifying_key()),
            Self::P384(key) => PublicKey::of_p384(*key.verifying_key()),
            Self::P521(key) => PublicKey::of_p521(*key.verifying_key()),
            Self::Rsa(key) => PublicKey::of_rsa(key.public()),
        }
    }

    /// 64 bytes; 96 for P-384, 132 for P-521, as many as the modulus has for RSA.
    pub(crate) fn sign(&self, message: &[u8]) -> Vec<u8> {
        match self {
            Self::Ed25519(key) => key.sign(message).to_vec(),
            Self::P256(key) => {
                let signature: p256::ecdsa::Signature = key.sign(message);
                signature.to_bytes().to_vec()
            }
            Self::P384(key) => {
                let signature: p384::ecdsa::Signature = key.sign(message);
                signature.to_bytes().to_vec()
            }
            Self::P521(key) => {
                let signature: p521::ecdsa::Signature = key.sign(message);
                signature.to_bytes().to_vec()
            }
            // An empty signature fits nothing; `Signing` says instead that there is none.
            Self::Rsa(key) => key.sign(message).unwrap_or_default(),
        }
    }
}

impl From<SigningKey> for Signer {
    fn from(key: SigningKey) -> Self {
        Self::Ed25519(key)
    }
}

impl fmt::Debug for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Signer(for {})", self.public().to_multibase())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6979, A.2.5: the key of the P-256 examples.
    const RFC_6979_P256: [u8; 32] = [
        0xc9, 0xaf, 0xa9, 0xd8, 0x45, 0xba, 0x75, 0x16, 0x6b, 0x5c, 0x21, 0x57, 0x67, 0xb1, 0xd6, 0x93, 0x4e, 0x50,
        0xc3, 0xdb, 0x36, 0xe8, 0x9b, 0x12, 0x7b, 0x8a, 0x62, 0x2b, 0x12, 0x0f, 0x67, 0x21,
    ];

    #[test]
    fn rfc_6979_p256_sample_with_sha_256() {
        let key = Signer::from_secret(Kind::P256, &RFC_6979_P256).unwrap();
        let signature = key.sign(b"sample");
        assert_eq!(signature[..4], [0xef, 0xd4, 0x8b, 0x2a], "r");
        assert_eq!(signature[32..36], [0xf7, 0xcb, 0x1c, 0x94], "s");
        assert!(key.public().verifies(b"sample", &signature));
    }

    #[test]
    fn a_secret_of_the_wrong_length_or_range_is_refused() {
        let secret = |kind, bytes: &[u8]| Signer::from_secret(kind, bytes).map(|key| key.kind());
        assert_eq!(secret(Kind::P256, &[0; 32]), Err(KeyError::NotOnCurve), "zero");
        assert_eq!(
            secret(Kind::P256, &[0xff; 32]),
            Err(KeyError::NotOnCurve),
            "beyond the order"
        );
        assert_eq!(secret(Kind::P384, &[1; 32]), Err(KeyError::Length));
        assert_eq!(secret(Kind::Ed25519, &[1; 33]), Err(KeyError::Length));
    }

    #[test]
    fn a_private_multikey_is_told_from_a_public_one() {
        let written = multibase::encode_base58(&[[0x86, 0x26].as_slice(), &RFC_6979_P256].concat());
        let key = Signer::from_multibase(&written).unwrap();
        assert_eq!(key.kind(), Kind::P256);
        let public = key.public().to_multibase();
        assert_eq!(Signer::from_multibase(&public).map(|_| ()), Err(KeyError::UnknownKind));
        assert!(format!("{key:?}").contains(&public), "shows its public half only");
    }
}
