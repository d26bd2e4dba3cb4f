//! SD-JWT VC (draft-ietf-oauth-sd-jwt-vc): flat claims instead of the data model of verifiable credentials, and an issuer
//! whose keys stand at a place of their own.

use jiff::Timestamp;
use serde_json::{Value, json};

use super::binding::{self, Signatory, Unbound};
use super::content::Verified;
use super::known::Known;
use super::problem::ProblemCode;
use super::published::{self, key_in_set};
use super::reading::Reading;
use crate::key::PublicKey;
use crate::time;

/// The issuer's key (SD-JWT VC, §2.5): an https issuer publishes its keys under `/.well-known/jwt-vc-issuer`, a DID in its
/// document. A certificate in the header is no key here.
pub(super) fn key_of(by: Signatory, kid: Option<&str>, known: &Known, now: Timestamp) -> Result<PublicKey, Unbound> {
    let Some(address) = by.controller.strip_prefix("https://") else {
        let kid = kid.ok_or(Unbound::Unsupported(ProblemCode::KeyUnusable))?;
        return binding::key_of(by, kid, known, now);
    };
    let invalid = Unbound::Open(ProblemCode::IssuerDocumentInvalid);
    let metadata = published::fetched(&metadata_url(address), known)?.ok_or(invalid.clone())?;
    if metadata.get("issuer").and_then(Value::as_str) != Some(by.controller) {
        return Err(invalid);
    }
    if metadata.get("jwks").is_some() {
        return key_in_set(&metadata["jwks"], kid);
    }
    let url = metadata.get("jwks_uri").and_then(Value::as_str);
    let url = url.filter(|url| url.starts_with("https://")).ok_or(invalid.clone())?;
    key_in_set(&published::fetched(url, known)?.ok_or(invalid)?, kid)
}

/// The well-known part stands between host and path (SD-JWT VC, §4).
fn metadata_url(address: &str) -> String {
    let (host, path) = address.split_once('/').unwrap_or((address, ""));
    let path = path.trim_end_matches('/');
    let between = if path.is_empty() { "" } else { "/" };
    format!("https://{host}/.well-known/jwt-vc-issuer{between}{path}")
}

/// `nbf` and `exp` under the names that credentials have for them.
pub(super) fn dates(claims: &Value) -> Value {
    let mut dates = json!({});
    for (claim, name) in [("nbf", "validFrom"), ("exp", "validUntil")] {
        if let Some(seconds) = claims.get(claim) {
            dates[name] = written(seconds).unwrap_or_else(|| seconds.to_string()).into();
        }
    }
    dates
}

fn written(seconds: &Value) -> Option<String> {
    let seconds = seconds.as_i64()?;
    Timestamp::from_second(seconds).ok().map(time::stamp)
}

/// What may be shown, once the signature holds. Only few of these claims have a name that everybody gives them.
pub(super) fn content(reading: Reading) -> Verified {
    let claims = &reading.document;
    let text = |name: &str| claims.get(name).and_then(Value::as_str).map(str::to_owned);
    let content = Verified {
        id: text("jti"),
        name: text("name").or_else(|| text("vct")),
        issuer_id: reading.issuer.clone(),
        issuer_name: None,
        subject_id: text("sub"),
        subject_name: None,
        achievement_id: None,
        achievement_name: None,
        valid_from: claims.get("nbf").and_then(written),
        valid_until: claims.get("exp").and_then(written),
        document: Value::Null,
    };
    Verified {
        document: reading.document,
        ..content
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_well_known_part_is_inserted_and_not_appended() {
        for (address, url) in [
            ("a.example", "https://a.example/.well-known/jwt-vc-issuer"),
            ("a.example/", "https://a.example/.well-known/jwt-vc-issuer"),
            (
                "a.example:8443/i/1",
                "https://a.example:8443/.well-known/jwt-vc-issuer/i/1",
            ),
        ] {
            assert_eq!(metadata_url(address), url);
        }
    }

    #[test]
    fn dates_that_are_no_seconds_stay_unreadable() {
        let now: Timestamp = "2026-11-23T12:00:00Z".parse().unwrap();
        let judged = |claims: Value| super::super::validity::examine(&dates(&claims), now).0;
        use super::super::validity::Validity;
        assert_eq!(
            judged(json!({"nbf": now.as_second(), "exp": now.as_second() + 1})),
            Validity::Current
        );
        assert_eq!(judged(json!({"exp": now.as_second() - 1})), Validity::Expired);
        assert_eq!(judged(json!({"nbf": now.as_second() + 3600})), Validity::NotYet);
        assert_eq!(judged(json!({"exp": "2027-01-01T00:00:00Z"})), Validity::Malformed);
        assert_eq!(judged(json!({"exp": 9.0e30})), Validity::Malformed);
    }
}
