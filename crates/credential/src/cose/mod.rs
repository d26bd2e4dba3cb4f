//! Credentials and presentations in COSE (VC-JOSE-COSE, §3.3): `application/vc+cose` and `application/vp+cose`, one
//! `COSE_Sign1` (RFC 9052, §4.2) around the JSON of the document.
//!
//! As with tokens, the key decides about the algorithm, and what a header says of keys beside its `kid` is never used.

mod issue;
mod sign1;

pub use issue::issue;
pub use sign1::Sign1;

use crate::key::Kind;

/// What an envelope holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CoseForm {
    /// `application/vc+cose`.
    Credential,
    /// `application/vp+cose`.
    Presentation,
}

impl CoseForm {
    /// The `typ` that is written (RFC 9596).
    pub fn typ(self) -> &'static str {
        match self {
            Self::Credential => "application/vc+cose",
            Self::Presentation => "application/vp+cose",
        }
    }

    /// The content type that is written.
    pub fn content(self) -> &'static str {
        match self {
            Self::Credential => "application/vc",
            Self::Presentation => "application/vp",
        }
    }
}

/// Why an envelope does not hold, or is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CoseError {
    /// No `COSE_Sign1`, or one with parts that are not used here.
    #[error("this is no COSE_Sign1")]
    Sign1,
    /// A header parameter is missing, malformed or not allowed.
    #[error("the header parameter {0} is missing, malformed or not allowed")]
    Header(&'static str),
    /// Signed by an algorithm that is not checked here.
    #[error("the envelope is signed by an algorithm that is not known here")]
    Algorithm,
    /// The payload is no strict JSON object.
    #[error("the payload is not a strict JSON object")]
    Payload,
    /// The algorithm is not the one of the key.
    #[error("the envelope names another algorithm than its key has")]
    OtherAlgorithm,
    /// Everything is well-formed, and the signature is not of this envelope by this key.
    #[error("the signature does not fit the envelope")]
    Signature,
    /// Whoever holds the key did not sign.
    #[error("the holder of the key did not sign")]
    NotSigned,
}

/// The number of a key's algorithm (RFC 9053, §2; RFC 8812, §2), and the kind of key.
const ALGORITHMS: [(i64, Kind); 5] = [
    (-7, Kind::P256),
    (-35, Kind::P384),
    (-36, Kind::P521),
    (-8, Kind::Ed25519),
    (-257, Kind::Rsa),
];

/// Header parameters (RFC 9052, §3.1; RFC 9596).
mod label {
    pub const ALGORITHM: i64 = 1;
    pub const CRITICAL: i64 = 2;
    pub const CONTENT: i64 = 3;
    pub const KEY: i64 = 4;
    pub const TYP: i64 = 16;
}

#[cfg(test)]
mod tests;
