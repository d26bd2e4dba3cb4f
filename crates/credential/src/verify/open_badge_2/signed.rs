//! Signed badges: a JWS by a key that the issuer's profile names, unless the issuer's revocation list names the badge.

use serde_json::Value;

use super::older::Token;
use super::parts::Badge;
use super::{Found, Stop, Wants, is_web_address};
use crate::json::{holds, id_of, list};
use crate::key::{KeyError, PublicKey};
use crate::verify::known::Known;
use crate::verify::problem::ProblemCode;
use crate::verify::report::{Check, CheckId};
use crate::verify::signature::Signature;
use crate::verify::status::Standing;

/// Verifies the signature and looks the badge up in the revocation list.
pub(super) fn examine(token: &Token, known: &Known, wants: &mut Wants) -> Result<Found, Stop> {
    if !holds(token.assertion.get("type"), "Assertion") {
        return Err(Stop::malformed("/type"));
    }
    let badge = Badge::of(token.assertion.clone(), known, wants)?;
    let key = key(&badge, known, wants)?;
    if token.algorithm != key.kind().algorithm() || !key.verifies(token.signed.as_bytes(), &token.signature) {
        return Err(Stop::changed(CheckId::Signature, ProblemCode::SignatureMismatch));
    }
    let (standing, status) = status(&badge, known, wants);
    Ok(Found {
        badge,
        standing,
        status,
    })
}

/// The key that the assertion names, or else the issuer's only one. The issuer's profile must name it too, and the key its owner.
fn key(badge: &Badge, known: &Known, wants: &mut Wants) -> Result<PublicKey, Stop> {
    let foreign = || Stop::changed(CheckId::KeyBinding, ProblemCode::KeyNotIssuers);
    let named = list(badge.issuer.get("publicKey"));
    let verification = badge
        .assertion
        .get("verification")
        .or_else(|| badge.assertion.get("verify"));
    let creator = verification.and_then(|v| id_of(v.get("creator").or_else(|| v.get("url"))));
    let id = creator.or_else(|| id_of(named.first())).ok_or_else(foreign)?;
    let listed = named
        .iter()
        .find(|key| id_of(Some(key)) == Some(id))
        .ok_or_else(foreign)?;
    let document = if listed.is_object() {
        listed.clone()
    } else if is_web_address(id) {
        wants.fetch(id, known)?
    } else {
        return Err(foreign());
    };
    if id_of(document.get("id")) != Some(id) || id_of(document.get("owner")) != Some(badge.issuer_id.as_str()) {
        return Err(foreign());
    }
    let pem = document.get("publicKeyPem").and_then(Value::as_str).unwrap_or_default();
    PublicKey::from_pem(pem).map_err(|error| unusable(&error))
}

fn unusable(_: &KeyError) -> Stop {
    let check = Check::not_performed(CheckId::KeyBinding, ProblemCode::KeyUnusable);
    Stop::At(Signature::Unsupported, check)
}

/// Whether the issuer's revocation list names the badge, by its id or its uid.
fn status(badge: &Badge, known: &Known, wants: &mut Wants) -> (Standing, Check) {
    let unknown = |code| (Standing::Unknown, Check::not_performed(CheckId::Status, code));
    let Some(stated) = badge.issuer.get("revocationList") else {
        return (Standing::Good, Check::passed(CheckId::Status));
    };
    let Some(url) = id_of(Some(stated)).filter(|url| is_web_address(url)) else {
        return unknown(ProblemCode::StatusMalformed);
    };
    let Ok(published) = wants.fetch(url, known) else {
        let is_known = known.get(url).is_some();
        let code = if is_known {
            ProblemCode::StatusUnreachable
        } else {
            ProblemCode::StatusNotFetched
        };
        return unknown(code);
    };
    if id_of(published.get("issuer")) != Some(badge.issuer_id.as_str()) {
        return unknown(ProblemCode::StatusListForeign);
    }
    let Some(revoked) = published.get("revokedAssertions").and_then(Value::as_array) else {
        return unknown(ProblemCode::StatusListUnreadable);
    };
    let own = ["id", "uid"].map(|name| badge.assertion.get(name).and_then(Value::as_str));
    let names = |entry: &Value| {
        let listed = [id_of(Some(entry)), entry.get("uid").and_then(Value::as_str)];
        listed.iter().flatten().any(|listed| own.contains(&Some(*listed)))
    };
    if revoked.iter().any(names) {
        (Standing::Revoked, Check::failed(CheckId::Status, ProblemCode::Revoked))
    } else {
        (Standing::Good, Check::passed(CheckId::Status))
    }
}
