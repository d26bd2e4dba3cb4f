//! The key binding: the holder's own small token behind the disclosures (RFC 9901, §4.3).

use jiff::Timestamp;
use serde_json::{Value, json};

use super::disclosure::digest;
use super::{SdJwt, SdJwtError};
use crate::jwt::{Compact, JwtError, TOLERANCE_SECONDS};
use crate::key::{PublicKey, Signing};

/// What whoever asks for a presentation said, and what the answer must repeat.
#[derive(Debug, Clone, Copy)]
pub struct Challenge<'a> {
    /// Who asks, such as the `client_id` of a verifier.
    pub audience: &'a str,
    /// The text that makes this request unlike all others.
    pub nonce: &'a str,
    /// The time at which the question is asked.
    pub now: Timestamp,
    /// How old an answer may be, in seconds.
    pub max_age: i64,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct KeyBinding(Compact);

impl KeyBinding {
    pub fn read(text: &str) -> Result<Self, SdJwtError> {
        let compact = Compact::read(text)?;
        if compact.text("typ")? != Some("kb+jwt") {
            return Err(JwtError::Header("typ").into());
        }
        Ok(Self(compact))
    }

    pub fn check(&self, key: &PublicKey, presented: &str, challenge: &Challenge<'_>) -> Result<(), SdJwtError> {
        self.0.check(key)?;
        let says = |name: &'static str, expected: &str| match self.0.payload.get(name) {
            Some(Value::String(text)) if text == expected => Ok(()),
            _ => Err(SdJwtError::Binding(name)),
        };
        says("sd_hash", &digest(presented))?;
        says("aud", challenge.audience)?;
        says("nonce", challenge.nonce)?;
        let made = self.0.payload.get("iat").and_then(Value::as_i64);
        let now = challenge.now.as_second();
        let fits = |made: i64| {
            let age = now.saturating_sub(made);
            age >= -TOLERANCE_SECONDS && age <= challenge.max_age.saturating_add(TOLERANCE_SECONDS)
        };
        if made.is_some_and(fits) {
            Ok(())
        } else {
            Err(SdJwtError::Binding("iat"))
        }
    }
}

/// Puts the holder's key binding behind what [`SdJwt::present`] gave, in answer to `challenge`.
///
/// # Errors
/// When the text is no SD-JWT without key binding, it names no holder or another key, or the key does not sign.
pub fn bind(presented: &str, key: &(impl Signing + ?Sized), challenge: &Challenge<'_>) -> Result<String, SdJwtError> {
    let read = SdJwt::read(presented)?;
    if read.is_bound() {
        return Err(SdJwtError::Compact);
    }
    if read.holder_key()?.as_ref() != Some(&key.public()) {
        return Err(SdJwtError::Claim("cnf"));
    }
    let claims = json!({
        "iat": challenge.now.as_second(),
        "aud": challenge.audience,
        "nonce": challenge.nonce,
        "sd_hash": digest(presented),
    });
    let header = [("typ".to_owned(), Value::from("kb+jwt"))].into_iter().collect();
    let claims = claims.as_object().cloned().unwrap_or_default();
    let binding = Compact::write(header, &claims, key).map_err(|_| SdJwtError::Unbound)?;
    Ok(format!("{presented}{binding}"))
}
