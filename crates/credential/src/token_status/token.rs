//! The token that carries a list (§5.1).

use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::statuses::is_size;
use super::{Statuses, TYP, TokenStatusError};
use crate::jwt::{Compact, IssueError, JwtError, TOLERANCE_SECONDS, claims};
use crate::key::{PublicKey, Signing};

/// Everything of a list token but its numbers and its signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TokenStatusList {
    /// Where the list is published, just as credentials name it.
    pub uri: String,
    /// When this edition was made.
    pub issued: Timestamp,
    /// When it must have been replaced, if it must.
    pub expires: Option<Timestamp>,
    /// How long a verifier may keep it, in seconds.
    pub ttl: Option<u64>,
}

impl TokenStatusList {
    /// Signs the list, with `kid` naming the key as readers of the issuer's credentials look for it. The token is read back
    /// before it is given out.
    ///
    /// # Errors
    /// When the key has no name, or whoever holds it does not sign.
    pub fn issue(&self, statuses: &Statuses, key: &(impl Signing + ?Sized), kid: &str) -> Result<String, IssueError> {
        if kid.is_empty() {
            return Err(IssueError::Kid);
        }
        let mut header = Map::new();
        header.insert("kid".into(), kid.into());
        header.insert("typ".into(), TYP.into());
        let token = Compact::write(header, &self.claims(statuses), key)?;
        StatusListToken::read(&token).map_err(|error| match error {
            TokenStatusError::Token(error) => IssueError::Unsound(error),
            _ => IssueError::Unsound(JwtError::Claim("status_list")),
        })?;
        Ok(token)
    }

    fn claims(&self, statuses: &Statuses) -> Map<String, Value> {
        let mut claims = Map::new();
        claims.insert("sub".into(), self.uri.as_str().into());
        claims.insert("iat".into(), self.issued.as_second().into());
        claims.extend(self.expires.map(|end| ("exp".into(), end.as_second().into())));
        claims.extend(self.ttl.map(|ttl| ("ttl".into(), ttl.into())));
        let list = json!({"bits": statuses.bits(), "lst": statuses.encode()});
        claims.insert("status_list".into(), list);
        claims
    }
}

/// A list token that is well-formed. Nothing in it is trusted before [`StatusListToken::check`] has passed, and nothing is
/// unpacked before [`StatusListToken::statuses`] is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct StatusListToken {
    compact: Compact,
    uri: String,
    issued: f64,
    bits: u8,
}

impl StatusListToken {
    /// Reads a compact JWS that must be a list.
    ///
    /// # Errors
    /// Says which rule it breaks.
    pub fn read(text: &str) -> Result<Self, TokenStatusError> {
        let compact = Compact::read(text)?;
        let typ = compact.text("typ")?.ok_or(JwtError::Header("typ"))?;
        if typ.strip_prefix("application/").unwrap_or(typ) != TYP {
            return Err(JwtError::Header("typ").into());
        }
        let claim = |name: &'static str| compact.payload.get(name).ok_or(JwtError::Claim(name));
        let uri = claim("sub")?.as_str().ok_or(JwtError::Claim("sub"))?.to_owned();
        let issued = claim("iat")?.as_f64().ok_or(JwtError::Claim("iat"))?;
        let is_positive = |ttl: &Value| ttl.as_f64().is_some_and(|seconds| seconds > 0.0);
        if !compact.payload.get("ttl").is_none_or(is_positive) {
            return Err(JwtError::Claim("ttl").into());
        }
        // A list is for everybody; one that names its readers does not mean us (RFC 7519, §4.1.3).
        if compact.payload.contains_key("aud") {
            return Err(JwtError::Claim("aud").into());
        }
        Ok(Self {
            bits: bits_of(claim("status_list")?)?,
            uri,
            issued,
            compact,
        })
    }

    /// The key that the header names.
    pub fn kid(&self) -> Option<&str> {
        self.compact.kid()
    }

    /// Where the list says that it is published; it must be the very text that the credential has.
    pub fn uri(&self) -> &str {
        &self.uri
    }

    /// Whether the list says that it is by this issuer, or does not say. The draft asked for the claim until its fourth edition.
    pub fn may_be_by(&self, issuer: &str) -> bool {
        self.compact.payload.get("iss").is_none_or(|named| named == issuer)
    }

    /// How long it may be kept, in seconds; none when it does not say.
    pub fn ttl(&self) -> Option<f64> {
        self.compact.payload.get("ttl")?.as_f64()
    }

    /// Checks the signature with the key that the caller has bound to the issuer, and the dates.
    ///
    /// # Errors
    /// When the algorithm is not that of the key, the signature does not fit, or the dates do not include `now`.
    pub fn check(&self, key: &PublicKey, now: Timestamp) -> Result<(), TokenStatusError> {
        self.compact.check(key)?;
        claims::in_date(&self.compact.payload, now)?;
        if self.issued > (now.as_second() + TOLERANCE_SECONDS) as f64 {
            return Err(JwtError::OutOfDate.into());
        }
        Ok(())
    }

    /// Unpacks the numbers, within limits.
    ///
    /// # Errors
    /// When they are packed otherwise, or are too many.
    pub fn statuses(&self) -> Result<Statuses, TokenStatusError> {
        let lst = self.compact.payload.get("status_list").and_then(|list| list.get("lst"));
        Statuses::decode(self.bits, lst.and_then(Value::as_str).unwrap_or_default())
    }
}

/// How many bits a number takes in a list, which must have its numbers as a text (§4.2).
fn bits_of(list: &Value) -> Result<u8, TokenStatusError> {
    if !list.get("lst").is_some_and(Value::is_string) {
        return Err(JwtError::Claim("status_list").into());
    }
    let bits = list.get("bits").and_then(Value::as_u64);
    let bits = bits.and_then(|bits| u8::try_from(bits).ok());
    bits.filter(|bits| is_size(*bits)).ok_or(TokenStatusError::Bits)
}
