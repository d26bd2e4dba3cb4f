//! Credentials as SD-JWT VC (draft-ietf-oauth-sd-jwt-vc): what wallets and verifiers of OpenID4VC read, who know no status list but Token Status
//! List. The claims are the members of the credential under their own names, and those that have a claim of their own under that: one award,
//! one place in one list, in both forms.

use credential::sd_jwt::{self, SdJwt};
use jiff::Timestamp;
use serde_json::{Map, Value};

use super::keys::IssuerKey;
use super::status_list::token;
use crate::Result;

/// Members that have a claim of their own, or say what only the other form is.
const NOT_CLAIMS: [&str; 7] = [
    "@context",
    "id",
    "type",
    "validFrom",
    "validUntil",
    "credentialSchema",
    "credentialStatus",
];

/// What its holder may keep back: who it was awarded to, how well, and with what evidence.
const HIDDEN: [&str; 3] = [
    "/credentialSubject/identifier",
    "/credentialSubject/result",
    "/evidence",
];

/// Signs the credential in this form. Salts are drawn anew, so the text is kept and not made again.
///
/// # Errors
/// When the document lacks what the form needs.
pub fn sign(document: &Value, key: &IssuerKey) -> Result<String> {
    let claims = claims(document)?;
    let hidden: Vec<&str> = HIDDEN
        .into_iter()
        .filter(|place| claims.pointer(place).is_some())
        .collect();
    let salt = platform::random::bytes::<16>;
    let signed = sd_jwt::issue(&claims, sd_jwt::Form::Digital, key.hand(), &key.method(), &hidden, salt);
    Ok(signed.map_err(anyhow::Error::from)?)
}

/// All claims, with everything disclosed.
///
/// # Errors
/// When the document lacks what the form needs.
pub fn claims(document: &Value) -> Result<Value> {
    let members = document.as_object().into_iter().flatten();
    let mut claims: Map<String, Value> = members
        .filter(|(name, _)| !NOT_CLAIMS.contains(&name.as_str()))
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect();
    let subject = &document["credentialSubject"];
    for (claim, value) in [
        ("iss", &document["issuer"]["id"]),
        ("jti", &document["id"]),
        ("sub", &subject["id"]),
        ("vct", &subject["achievement"]["id"]),
    ] {
        claims.insert(claim.to_owned(), value.clone());
    }
    for (claim, member) in [("nbf", "validFrom"), ("exp", "validUntil")] {
        if let Some(date) = document[member].as_str() {
            let date: Timestamp = date.parse().map_err(anyhow::Error::from)?;
            claims.insert(claim.to_owned(), date.as_second().into());
        }
    }
    claims.insert("status".to_owned(), token::reference(document)?.to_value());
    Ok(Value::Object(claims))
}

/// What a text of this form says when all of it is shown.
///
/// # Errors
/// When it is none.
pub fn shown_whole(signed: &str) -> Result<Value> {
    let read = SdJwt::read(signed).map_err(anyhow::Error::from)?;
    Ok(read.document().clone())
}
