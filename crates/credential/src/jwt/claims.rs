//! The registered claims of a token, beside the properties that they stand for.

use jiff::Timestamp;
use serde_json::{Map, Value};

use super::{JwtError, Profile};
use crate::json::{self, list};
use crate::time;

/// Clocks differ; the same tolerance as for `validFrom`.
pub(crate) const TOLERANCE_SECONDS: i64 = 300;

/// The claims that are no part of the credential.
const REGISTERED: [&str; 9] = ["iss", "sub", "aud", "exp", "nbf", "iat", "jti", "cnf", "nonce"];

/// Takes the credential out of a payload and holds the claims against it.
pub(crate) fn document(payload: Map<String, Value>, profile: Profile) -> Result<Value, JwtError> {
    let (claims, rest): (Map<_, _>, Map<_, _>) = payload
        .into_iter()
        .partition(|(name, _)| REGISTERED.contains(&name.as_str()));
    let document = match profile {
        Profile::OpenBadges => open_badge(&claims, rest)?,
        Profile::Credential | Profile::Presentation => bare(rest)?,
    };
    for (claim, property) in properties(&document) {
        agree(claims.get(claim), property, claim, profile)?;
    }
    if profile == Profile::OpenBadges {
        same_moment(&claims, "nbf", &document, ["validFrom", "issuanceDate"])?;
        same_moment(&claims, "exp", &document, ["validUntil", "expirationDate"])?;
    }
    Ok(document)
}

/// The token's own dates (RFC 7519, §4.1.4 and §4.1.5).
pub(crate) fn in_date(payload: &Map<String, Value>, now: Timestamp) -> Result<(), JwtError> {
    let moment = |name: &'static str| match payload.get(name) {
        None => Ok(None),
        Some(value) => value
            .as_f64()
            .map(|seconds| Some(seconds.floor()))
            .ok_or(JwtError::Claim(name)),
    };
    let seconds = |time: i64| time as f64;
    if moment("exp")?.is_some_and(|end| end <= seconds(now.as_second())) {
        return Err(JwtError::OutOfDate);
    }
    match moment("nbf")? {
        Some(start) if start > seconds(now.as_second() + TOLERANCE_SECONDS) => Err(JwtError::OutOfDate),
        _ => Ok(()),
    }
}

/// VC-JOSE-COSE, §3.1.3: claims named `vc` and `vp` must not be there.
fn bare(rest: Map<String, Value>) -> Result<Value, JwtError> {
    for refused in ["vc", "vp"] {
        if rest.contains_key(refused) {
            return Err(JwtError::Claim(refused));
        }
    }
    Ok(Value::Object(rest))
}

/// VCDM 1.1 put the credential under `vc` and let the claims stand for its properties (§6.3.1); Open Badges 3.0 takes
/// that too.
fn open_badge(claims: &Map<String, Value>, mut rest: Map<String, Value>) -> Result<Value, JwtError> {
    let Some(older) = rest.remove("vc") else {
        return Ok(Value::Object(rest));
    };
    let Value::Object(mut document) = older else {
        return Err(JwtError::Claim("vc"));
    };
    for (claim, property) in [("jti", "id"), ("iss", "issuer")] {
        if let (Some(value), false) = (claims.get(claim), document.contains_key(property)) {
            document.insert(property.into(), value.clone());
        }
    }
    let subject = document.get_mut("credentialSubject").and_then(Value::as_object_mut);
    if let (Some(id), Some(subject)) = (claims.get("sub"), subject) {
        subject.entry("id").or_insert_with(|| id.clone());
    }
    for (claim, names) in [
        ("nbf", ["issuanceDate", "validFrom"]),
        ("exp", ["expirationDate", "validUntil"]),
    ] {
        let stated = names.iter().any(|name| document.contains_key(*name));
        if let (Some(moment), false) = (claims.get(claim).and_then(moment), stated) {
            document.insert(names[0].into(), moment.into());
        }
    }
    Ok(Value::Object(document))
}

/// A date claim as a date of the data model.
fn moment(seconds: &Value) -> Option<String> {
    let seconds = seconds.as_i64()?;
    Timestamp::from_second(seconds).ok().map(time::stamp)
}

fn properties(document: &Value) -> [(&'static str, Option<&str>); 3] {
    let subject = match list(document.get("credentialSubject")) {
        [one] => json::id_of(Some(one)),
        _ => None,
    };
    let issuer = document.get("issuer").or_else(|| document.get("holder"));
    [
        ("iss", json::id_of(issuer)),
        ("jti", json::id_of(document.get("id"))),
        ("sub", subject),
    ]
}

/// Open Badges wants each claim there (§8.2.3.1); VC-JOSE-COSE only forbids that one contradicts (§3.1.3).
fn agree(claim: Option<&Value>, property: Option<&str>, name: &'static str, profile: Profile) -> Result<(), JwtError> {
    let same = match (claim, property) {
        (Some(claim), Some(property)) => claim == property,
        (Some(_), None) => profile != Profile::OpenBadges,
        (None, Some(_)) => profile != Profile::OpenBadges,
        (None, None) => name != "iss" || profile != Profile::OpenBadges,
    };
    if same { Ok(()) } else { Err(JwtError::Claim(name)) }
}

/// A date claim must be the same moment as its property, in whole seconds; neither stands without the other. In the form
/// of VCDM 1.1 the claim may stand for a property that is left out.
fn same_moment(
    claims: &Map<String, Value>,
    claim: &'static str,
    document: &Value,
    names: [&str; 2],
) -> Result<(), JwtError> {
    let property = names.iter().find_map(|name| document.get(name));
    let stated = property.map(|text| text.as_str().and_then(time::read).map(Timestamp::as_second));
    match (claims.get(claim).map(Value::as_f64), stated) {
        (None, None) => Ok(()),
        (Some(Some(claimed)), Some(Some(stated))) if claimed.floor() == stated as f64 => Ok(()),
        _ => Err(JwtError::Claim(claim)),
    }
}
