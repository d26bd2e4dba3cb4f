//! Credentials secured as a whole, as compact JWS (RFC 7515), in two profiles that are never taken for each other:
//!
//! * VC-JWT of Open Badges 3.0 (§8.2): the credential with the claims `iss`, `jti`, `nbf`, `sub` and `exp` beside it, each
//!   equal to the property it stands for, and a header with nothing but `alg`, `kid` and `typ`.
//! * `vc+jwt` and `vp+jwt` of VC-JOSE-COSE (§3.1): the credential or presentation itself is the payload.
//!
//! The algorithm follows from the issuer's key. What a header says of keys (`jwk`, `jku`, `x5c`) is never used.

pub(crate) mod claims;
mod compact;
mod header;
mod issue;
mod token;

pub use header::Profile;
pub use issue::{IssueError, issue};
pub use token::Token;

pub(crate) use claims::TOLERANCE_SECONDS;
pub(crate) use compact::Compact;

/// Why a token does not hold, or is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum JwtError {
    /// Not three parts of unpadded base64url, or too long.
    #[error("this is no compact JWS")]
    Compact,
    /// Header or payload is no strict JSON object.
    #[error("the token's {0} is not a strict JSON object")]
    Json(&'static str),
    /// A header member is missing, malformed, or not allowed in the profile.
    #[error("the token's header member {0} is missing, malformed or not allowed")]
    Header(&'static str),
    /// Signed by an algorithm that this crate does not check.
    #[error("the token is signed by an algorithm that is not known here")]
    Algorithm,
    /// A claim is missing, malformed, or differs from the property that it stands for.
    #[error("the token's claim {0} is missing or differs from the credential")]
    Claim(&'static str),
    /// The token's own dates do not include now.
    #[error("the token has expired, or does not hold yet")]
    OutOfDate,
    /// The algorithm in the header is not the one of the key.
    #[error("the token names another algorithm than its key has")]
    OtherAlgorithm,
    /// Everything is well-formed, and the signature is not of this token by this key.
    #[error("the signature does not fit the token")]
    Signature,
}

#[cfg(test)]
mod tests;
