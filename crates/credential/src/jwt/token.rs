//! Reading and checking a token.

use jiff::Timestamp;
use serde_json::Value;

use super::compact::Compact;
use super::{JwtError, Profile, claims};
use crate::key::PublicKey;

/// A token that is well-formed by its profile. Nothing in it is trusted before [`Token::check`] has passed.
#[derive(Debug, Clone, PartialEq)]
pub struct Token {
    compact: Compact,
    profile: Profile,
    document: Value,
}

impl Token {
    /// Reads a compact JWS and holds it against the rules of the profile that its header announces.
    ///
    /// # Errors
    /// Says which rule it breaks.
    pub fn read(text: &str) -> Result<Self, JwtError> {
        let compact = Compact::read(text)?;
        let profile = Profile::of(&compact)?;
        let document = claims::document(compact.payload.clone(), profile)?;
        Ok(Self {
            compact,
            profile,
            document,
        })
    }

    /// Which kind of token it is.
    pub fn profile(&self) -> Profile {
        self.profile
    }

    /// The key that the header names: a verification method, or a name inside the issuer's document.
    pub fn kid(&self) -> Option<&str> {
        self.compact.kid()
    }

    /// The credential or presentation in it, without the claims of the token.
    pub fn document(&self) -> &Value {
        &self.document
    }

    /// A claim of the token, such as the `nonce` or `aud` of a presentation.
    pub fn claim(&self, name: &str) -> Option<&Value> {
        self.compact.payload.get(name)
    }

    /// When the token says it was made: `iat`, else the beginning of what it says.
    pub(crate) fn made(&self) -> Option<Timestamp> {
        match self.claim("iat").or_else(|| self.claim("nbf")) {
            Some(seconds) => Timestamp::from_second(seconds.as_f64()?.ceil() as i64).ok(),
            None => ["validFrom", "issuanceDate"]
                .iter()
                .find_map(|member| self.document.get(*member))
                .and_then(|start| crate::time::read(start.as_str()?)),
        }
    }

    /// Checks the signature with the key that the caller has bound to the issuer, and the token's own dates.
    ///
    /// # Errors
    /// When the algorithm is not that of the key, the signature does not fit, or the dates do not include `now`.
    pub fn check(&self, key: &PublicKey, now: Timestamp) -> Result<(), JwtError> {
        self.check_signature(key)?;
        // The dates of an Open Badge are its `validFrom` and `validUntil`, which are judged as such.
        match self.profile {
            Profile::OpenBadges => Ok(()),
            Profile::Credential | Profile::Presentation => claims::in_date(&self.compact.payload, now),
        }
    }

    /// As [`Token::check`], whatever the dates say: for those who judge them by another rule.
    ///
    /// # Errors
    /// When the algorithm is not that of the key, or the signature does not fit.
    pub fn check_signature(&self, key: &PublicKey) -> Result<(), JwtError> {
        self.compact.check(key)
    }
}
