//! Keys: how they are made, how they sign, and how they are written down.
//!
//! Ed25519 ([`SigningKey`]) is what this crate issues with unless told otherwise. [`Signer`] holds a private key of any
//! kind that a suite can use, [`PublicKey`] the public half; [`Signing`] is the seam behind which hardware can hold the key. Both are written as Multikey, `did:key` and JSON Web Key.

mod ed25519;
mod jwk;
mod public;
mod signer;
mod signing;

pub use ed25519::SigningKey;
pub use public::PublicKey;
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
}

/// The kinds of key that proofs are made with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// Edwards curve 25519 (RFC 8032), `z6Mk…`.
    Ed25519,
    /// NIST curve P-256 with SHA-256, `zDn…`.
    P256,
    /// NIST curve P-384 with SHA-384, `z82…`.
    P384,
}

impl Kind {
    /// Every kind, in the order of their strength.
    pub const ALL: [Self; 3] = [Self::Ed25519, Self::P256, Self::P384];

    /// The multicodec prefix of a public key, as a varint (Controlled Identifiers 1.0, §2.2.2).
    fn public_prefix(self) -> [u8; 2] {
        match self {
            Self::Ed25519 => [0xed, 0x01],
            Self::P256 => [0x80, 0x24],
            Self::P384 => [0x81, 0x24],
        }
    }

    /// The multicodec prefix of a private key.
    fn secret_prefix(self) -> [u8; 2] {
        match self {
            Self::Ed25519 => [0x80, 0x26],
            Self::P256 => [0x86, 0x26],
            Self::P384 => [0x87, 0x26],
        }
    }

    /// Bytes of a public key behind its prefix; points of the NIST curves are compressed.
    fn public_length(self) -> usize {
        match self {
            Self::Ed25519 => 32,
            Self::P256 => 33,
            Self::P384 => 49,
        }
    }
}
