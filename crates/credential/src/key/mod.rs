//! Keys: how they are made, how they sign, and how they are written down.
//!
//! Ed25519 ([`SigningKey`]) is what this crate issues with unless told otherwise. [`Signer`] holds a private key of any
//! kind that a suite or a token can use, [`PublicKey`] the public half; [`Signing`] is the seam behind which hardware can
//! hold the key. Both are written as Multikey, `did:key` and JSON Web Key. P-521 and RSA serve tokens only: no Data
//! Integrity suite takes them.

mod ed25519;
mod jwk;
mod memo;
mod pem;
mod public;
mod rsa;
mod signer;
mod signing;

pub use ed25519::SigningKey;
pub use public::PublicKey;
pub use rsa::RsaKey;
pub use signer::Signer;
pub use signing::{Signing, SigningFailed};

/// Why a text is not a key we can use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// Not multibase base58btc text (`z…`).
    #[error("a key is written in multibase base58btc, starting with z")]
    NotMultibase,
    /// A key of a kind that this crate does not know.
    #[error("the key is of a kind that is not known here")]
    UnknownKind,
    /// A key of a known kind with too few or too many bytes.
    #[error("the key has the wrong length for its kind")]
    Length,
    /// A private key where a public one belongs.
    #[error("the key shows its private half")]
    Private,
    /// A key that says it is meant for something else than these signatures.
    #[error("the key is meant for another use")]
    OtherUse,
    /// The bytes are no point of the curve, or one of the few weak points.
    #[error("the bytes are not a usable point of the curve")]
    NotOnCurve,
    /// The numbers are no RSA key of 2048 to 4096 bits with an exponent from 65537 on.
    #[error("the numbers are not a usable RSA key of 2048 to 4096 bits")]
    NotRsa,
}

/// The kinds of key that signatures are made with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// Edwards curve 25519 (RFC 8032), `z6Mk…`.
    Ed25519,
    /// NIST curve P-256 with SHA-256, `zDn…`.
    P256,
    /// NIST curve P-384 with SHA-384, `z82…`.
    P384,
    /// NIST curve P-521 with SHA-512, `z2J9…`. Tokens only.
    P521,
    /// RSA of 2048 to 4096 bits with PKCS#1 v1.5 and SHA-256, `z4MX…` or `zgg…`. Tokens only.
    Rsa,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 5] = [Self::Ed25519, Self::P256, Self::P384, Self::P521, Self::Rsa];

    /// The multicodec prefix of a public key, as a varint (Controlled Identifiers 1.0, §2.2.2).
    fn public_prefix(self) -> [u8; 2] {
        match self {
            Self::Ed25519 => [0xed, 0x01],
            Self::P256 => [0x80, 0x24],
            Self::P384 => [0x81, 0x24],
            Self::P521 => [0x82, 0x24],
            Self::Rsa => [0x85, 0x24],
        }
    }

    /// The multicodec prefix of a private key.
    fn secret_prefix(self) -> [u8; 2] {
        match self {
            Self::Ed25519 => [0x80, 0x26],
            Self::P256 => [0x86, 0x26],
            Self::P384 => [0x87, 0x26],
            Self::P521 => [0x88, 0x26],
            Self::Rsa => [0x85, 0x26],
        }
    }

    /// Bytes of a public key behind its prefix; points of the NIST curves are compressed. An RSA key has no fixed length.
    fn public_length(self) -> Option<usize> {
        match self {
            Self::Ed25519 => Some(32),
            Self::P256 => Some(33),
            Self::P384 => Some(49),
            Self::P521 => Some(67),
            Self::Rsa => None,
        }
    }

    /// Bytes of a private scalar or seed, and of a coordinate. An RSA key has no fixed length.
    fn width(self) -> Option<usize> {
        match self {
            Self::Ed25519 | Self::P256 => Some(32),
            Self::P384 => Some(48),
            Self::P521 => Some(66),
            Self::Rsa => None,
        }
    }
}

/// A key of each kind for tests; the RSA key was made for them and is used nowhere else.
#[cfg(test)]
pub(crate) fn sample(kind: Kind) -> Signer {
    match kind.width() {
        Some(width) => Signer::from_secret(kind, &[&vec![0; width - 32], [7; 32].as_slice()].concat()),
        None => serde_json::from_str(include_str!("../../tests/keys/rsa-2048.json"))
            .map_err(|_| KeyError::NotRsa)
            .and_then(|jwk| Signer::from_jwk(&jwk)),
    }
    .expect("a sample key is sound")
}
