//! The digest that goes with a key: SHA-256, or SHA-384 for P-384 (VC-DI-ECDSA 1.0, §3.2.4).

use sha2::{Digest as _, Sha256, Sha384};

use crate::key::Kind;

/// A digest algorithm, chosen by the kind of key and by nothing that stands in a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Digest {
    Sha256,
    Sha384,
}

impl Digest {
    pub(super) fn of_key(kind: Kind) -> Self {
        match kind {
            Kind::Ed25519 | Kind::P256 => Self::Sha256,
            Kind::P384 => Self::Sha384,
            // No suite takes these; tokens bring their own digest.
            Kind::P521 | Kind::Rsa => Self::Sha256,
        }
    }

    /// The same algorithm as the one that names blank nodes.
    pub(super) fn of_labels(self) -> jsonld::Hash {
        match self {
            Self::Sha256 => jsonld::Hash::Sha256,
            Self::Sha384 => jsonld::Hash::Sha384,
        }
    }

    /// The digests of both canonical forms side by side, configuration first (VC-DI-EdDSA 1.0, §3.2.4).
    pub(super) fn of_both(self, config: &str, document: &str) -> Vec<u8> {
        match self {
            Self::Sha256 => [Sha256::digest(config), Sha256::digest(document)].concat(),
            Self::Sha384 => [Sha384::digest(config), Sha384::digest(document)].concat(),
        }
    }
}
