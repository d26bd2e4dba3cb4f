//! Credentials with parts that their holder may keep back (SD-JWT, RFC 9901), in three forms that are never taken for each
//! other:
//!
//! * `dc+sd-jwt`, SD-JWT VC: flat claims with a `vct` that says what kind of credential it is, for wallets of OpenID4VC.
//! * `vc+sd-jwt` and `vp+sd-jwt` of VC-JOSE-COSE (§3.2): a credential or presentation of VCDM 2.0.
//!
//! The issuer signs digests in the place of what may be hidden; a disclosure beside the token opens one. Whoever reads must
//! find a place for each disclosure and none twice, or the text is refused as a whole: what is shown is what was signed.
//! A digest without disclosure is a part that is kept back, or a decoy; the two cannot be told apart, and need not be.
//!
//! Salts come from the caller, as all randomness does in this crate.

mod binding;
mod disclosure;
mod issue;
mod token;
mod unfold;

pub use binding::{Challenge, bind};
pub use issue::{confirmation, issue};
pub use token::SdJwt;

use crate::jwt::JwtError;

/// What a text of this kind holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// SD-JWT VC, `typ` `dc+sd-jwt`.
    Digital,
    /// A credential of VC-JOSE-COSE, `typ` `vc+sd-jwt`.
    Credential,
    /// A presentation of VC-JOSE-COSE, `typ` `vp+sd-jwt`.
    Presentation,
}

impl Form {
    /// The `typ` that is written.
    pub fn typ(self) -> &'static str {
        match self {
            Self::Digital => "dc+sd-jwt",
            Self::Credential => "vc+sd-jwt",
            Self::Presentation => "vp+sd-jwt",
        }
    }

    /// The `cty` that is written, where the form has one.
    fn cty(self) -> Option<&'static str> {
        match self {
            Self::Digital => None,
            Self::Credential => Some("vc"),
            Self::Presentation => Some("vp"),
        }
    }

    /// The members that everybody must see: those that say what the rest means, whose it is and whether it still holds
    /// (VC-JOSE-COSE, §3.2.1; SD-JWT VC, §3.2.2.2). What a presentation hides besides its contexts is its holder's
    /// affair.
    pub fn open_members(self) -> &'static [&'static str] {
        match self {
            Self::Digital => &["iss", "nbf", "exp", "cnf", "vct", "vct#integrity", "status", "_sd_alg"],
            Self::Credential => &[
                "@context",
                "type",
                "credentialStatus",
                "credentialSchema",
                "relatedResource",
                "iss",
                "nbf",
                "exp",
                "cnf",
                "_sd_alg",
            ],
            Self::Presentation => &["@context", "iss", "nbf", "exp", "cnf", "_sd_alg"],
        }
    }
}

/// Why a text of this kind does not hold, or is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SdJwtError {
    /// Not a token, disclosures and a key binding or nothing, with a tilde behind each.
    #[error("this is no SD-JWT")]
    Compact,
    /// The token itself, or that of the key binding.
    #[error(transparent)]
    Token(#[from] JwtError),
    /// More disclosures than are looked at.
    #[error("there are too many disclosures")]
    TooMany,
    /// Nested deeper than is looked at.
    #[error("the claims are nested too deep")]
    TooDeep,
    /// A digest by another algorithm than SHA-256.
    #[error("the digests are of an algorithm that is not known here")]
    DigestAlgorithm,
    /// A disclosure that is no array of salt, name and value, or of salt and value.
    #[error("a disclosure is malformed, or opens the wrong kind of place")]
    Disclosure,
    /// `_sd` or `...` where it does not belong, or of the wrong form.
    #[error("a place for disclosures is malformed")]
    Placeholder,
    /// The same digest, disclosure or name stands twice.
    #[error("a digest, disclosure or name stands twice")]
    Twice,
    /// A disclosure that belongs nowhere.
    #[error("a disclosure belongs to no digest")]
    Leftover,
    /// A member is hidden that everybody must see.
    #[error("the member {0} must not be selectively disclosable")]
    Hidden(&'static str),
    /// A claim is missing or malformed.
    #[error("the claim {0} is missing or malformed")]
    Claim(&'static str),
    /// The key binding is missing.
    #[error("nothing shows that the holder presents this")]
    Unbound,
    /// A part of the key binding is missing or another than expected.
    #[error("the key binding's {0} is missing or not the expected one")]
    Binding(&'static str),
}

#[cfg(test)]
mod hostile_tests;
#[cfg(test)]
mod tests;
