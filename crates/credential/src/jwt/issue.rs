//! Making tokens.

use serde_json::{Map, Value};

use super::{Compact, JwtError, Profile, Token};
use crate::json::{self, list};
use crate::key::{Signing, SigningFailed};
use crate::sd_jwt::SdJwtError;
use crate::time;

/// Why a document cannot be made into a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum IssueError {
    /// The document is no JSON object.
    #[error("only a JSON object can be made into a token")]
    NotAnObject,
    /// The key's name is empty or, in an Open Badge, no URI that leads to the key.
    #[error("the name of the key does not lead to it")]
    Kid,
    /// Something that the profile needs is missing: an id, an issuer, one subject with an id, a date.
    #[error("the document lacks {0}, which this kind of token needs")]
    Missing(&'static str),
    /// The result would not be read back.
    #[error("the token would not hold: {0}")]
    Unsound(#[from] JwtError),
    /// The same, of a text with parts that may be hidden.
    #[error("the token would not hold: {0}")]
    UnsoundDisclosures(#[from] SdJwtError),
    /// Whoever holds the key did not sign.
    #[error(transparent)]
    Failed(#[from] SigningFailed),
}

/// Signs `document` as a compact JWS of `profile`, with `kid` naming the key. No kind of key needs randomness here: same
/// input, same token. The result is read back before it is given out, so no token is made that this crate refuses.
///
/// # Errors
/// When the document lacks what the profile needs.
pub fn issue(
    document: &Value,
    profile: Profile,
    key: &(impl Signing + ?Sized),
    kid: &str,
) -> Result<String, IssueError> {
    let object = document.as_object().ok_or(IssueError::NotAnObject)?;
    if kid.is_empty() || (profile == Profile::OpenBadges && !json::is_uri(kid)) {
        return Err(IssueError::Kid);
    }
    let mut payload = object.clone();
    if profile == Profile::OpenBadges {
        payload.extend(claims(object)?);
    }
    let mut header = Map::new();
    header.insert("kid".into(), kid.into());
    header.insert("typ".into(), profile.typ().into());
    header.extend(profile.cty().map(|cty| ("cty".into(), cty.into())));
    let token = Compact::write(header, &payload, key)?;
    Token::read(&token)?;
    Ok(token)
}

/// The claims that Open Badges 3.0 wants beside the credential (§8.2.3.1).
fn claims(document: &Map<String, Value>) -> Result<Map<String, Value>, IssueError> {
    let id = |member: &'static str| json::id_of(document.get(member)).ok_or(IssueError::Missing(member));
    let [subject] = list(document.get("credentialSubject")) else {
        return Err(IssueError::Missing("one credentialSubject"));
    };
    let subject = json::id_of(Some(subject)).ok_or(IssueError::Missing("credentialSubject.id"))?;
    let moment = |member: &str| {
        document
            .get(member)?
            .as_str()
            .and_then(time::read)
            .map(|time| time.as_second())
    };
    let start = moment("validFrom").ok_or(IssueError::Missing("validFrom"))?;
    let mut claims = Map::new();
    claims.insert("iss".into(), id("issuer")?.into());
    claims.insert("jti".into(), id("id")?.into());
    claims.insert("nbf".into(), start.into());
    claims.insert("sub".into(), subject.into());
    if document.contains_key("validUntil") {
        claims.insert(
            "exp".into(),
            moment("validUntil").ok_or(IssueError::Missing("validUntil"))?.into(),
        );
    }
    Ok(claims)
}
