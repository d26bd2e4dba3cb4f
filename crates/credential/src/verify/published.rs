//! Keys that tokens name by URL: `kid` leads to a JSON Web Key that stands by itself (Open Badges 3.0, §8.2.2), not to a
//! method in a controller document.
//!
//! Anybody can put a key on the web, so the URL alone proves nothing. Such a key counts when the issuer stands behind it in
//! one of two ways:
//!
//! * it stands under the issuer's own identifier: `https://a.example/issuers/1/key` for `https://a.example/issuers/1` or
//!   `did:web:a.example:issuers:1`. The same host is not enough, since a host may serve many issuers, and files of strangers;
//! * the issuer's controller document lists the URL for the purpose. Where it describes no key for it, the one behind the
//!   URL is taken.
//!
//! A key in the token's own header (`jwk`) is never used.

use jiff::Timestamp;
use serde_json::Value;

use super::binding::{self, Signatory, Unbound};
use super::known::{Fetched, Known};
use super::problem::ProblemCode;
use crate::did::{self, BindingError, Controller};
use crate::json;
use crate::key::PublicKey;

/// Most keys of a set that are looked at.
const MAX_KEYS: usize = 200;

/// The key that a token names, if the signatory stands by it for the purpose.
pub(super) fn key_of(by: Signatory, kid: &str, known: &Known, now: Timestamp) -> Result<PublicKey, Unbound> {
    let Some(url) = by_itself(by.controller, kid) else {
        return binding::key_of(by, kid, known, now);
    };
    if is_under(by.controller, url) {
        return match key_at(url, kid, known)? {
            Some(key) => Ok(key),
            None => binding::key_of(by, kid, known, now),
        };
    }
    match binding::controller(by.controller, known)?.key_for(by.purpose, kid, now) {
        Err(BindingError::NotDescribed) => key_at(url, kid, known)?.ok_or(Unbound::Refused(ProblemCode::KeyNotIssuers)),
        Err(error) => Err(binding::unbound(error)),
        Ok(key) => Ok(key),
    }
}

/// The issuer's key in a set, under `kid`; without a `kid` the only one.
pub(super) fn key_in_set(set: &Value, kid: Option<&str>) -> Result<PublicKey, Unbound> {
    let not_there = || Unbound::Refused(ProblemCode::KeyNotIssuers);
    let keys = set
        .get("keys")
        .and_then(Value::as_array)
        .filter(|keys| keys.len() <= MAX_KEYS);
    let keys = keys.ok_or(Unbound::Open(ProblemCode::IssuerDocumentInvalid))?;
    let named = |key: &&Value| kid.is_none() || key.get("kid").and_then(Value::as_str) == kid;
    let mut found = keys.iter().filter(named);
    match (found.next(), found.next()) {
        (Some(only), None) => usable(only),
        _ => Err(not_there()),
    }
}

/// The document that a `kid` leads to, unless that is the issuer's own: a plain https URL without its fragment.
fn by_itself<'k>(issuer: &str, kid: &'k str) -> Option<&'k str> {
    let url = kid.split('#').next().filter(|url| is_plain(url))?;
    match did::locate(issuer) {
        Ok(Controller::At(own)) if own != url => Some(url),
        Ok(Controller::Contained(_)) => Some(url),
        _ => None,
    }
}

/// An https URL that every reader resolves to the same place.
fn is_plain(url: &str) -> bool {
    let lower = url.to_ascii_lowercase();
    let tricks = ["..", "%2e", "%2f", "%5c", "\\", "@"];
    url.starts_with("https://")
        && url.bytes().all(|byte| byte.is_ascii_graphic())
        && !tricks.iter().any(|trick| lower.contains(trick))
}

/// Whether `url` lies below the address that is the issuer's identifier.
fn is_under(issuer: &str, url: &str) -> bool {
    let Ok(Controller::At(own)) = did::locate(issuer) else {
        return false;
    };
    let base = match issuer.starts_with("did:web:") {
        true => own
            .strip_suffix("/.well-known/did.json")
            .or_else(|| own.strip_suffix("/did.json"))
            .unwrap_or(&own),
        false => own.trim_end_matches('/'),
    };
    !base.contains('?') && url.strip_prefix(base).is_some_and(|rest| rest.starts_with('/'))
}

/// The key behind `url`: a bare JSON Web Key, or the one of a set that `kid` or its fragment names. `None` when something
/// else stands there, such as a controller document.
fn key_at(url: &str, kid: &str, known: &Known) -> Result<Option<PublicKey>, Unbound> {
    let Some(document) = fetched(url, known)? else {
        return Ok(None);
    };
    if document.get("kty").is_some() {
        return usable(&document).map(Some);
    }
    if document.get("keys").is_none() {
        return Ok(None);
    }
    let fragment = kid.split_once('#').map(|(_, fragment)| fragment);
    key_in_set(&document, fragment)
        .or_else(|_| key_in_set(&document, Some(kid)))
        .map(Some)
}

/// What was fetched from `url`, if it is JSON.
pub(super) fn fetched(url: &str, known: &Known) -> Result<Option<Value>, Unbound> {
    match known.get(url) {
        None => Err(Unbound::Wanted(url.to_owned())),
        Some(Fetched::Failed(_)) => Err(Unbound::Open(ProblemCode::IssuerUnreachable)),
        Some(Fetched::Body(bytes)) => Ok(json::parse(bytes).ok()),
    }
}

fn usable(jwk: &Value) -> Result<PublicKey, Unbound> {
    PublicKey::from_jwk(jwk).map_err(|_| Unbound::Unsupported(ProblemCode::KeyUnusable))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_lies_below_an_identifier_is_under_it() {
        let under = |issuer, url| by_itself(issuer, url).is_some_and(|url| is_under(issuer, url));
        for (issuer, url) in [
            ("https://a.example", "https://a.example/key"),
            ("https://a.example/", "https://a.example/keys#1"),
            ("https://a.example/issuers/1", "https://a.example/issuers/1/key"),
            ("did:web:a.example", "https://a.example/key"),
            (
                "did:web:a.example%3A8443:issuers:1",
                "https://a.example:8443/issuers/1/key",
            ),
        ] {
            assert!(under(issuer, url), "{issuer} {url}");
        }
        for (issuer, url) in [
            ("https://a.example", "https://a.example.evil.example/key"),
            ("https://a.example", "http://a.example/key"),
            ("https://a.example", "https://b.example/key"),
            ("https://a.example/issuers/1", "https://a.example/issuers/12/key"),
            ("https://a.example/issuers/1", "https://a.example/issuers/2/key"),
            ("https://a.example/issuers/1", "https://a.example/issuers/1/../2/key"),
            (
                "https://a.example/issuers/1",
                "https://a.example/issuers/1/%2E%2E/2/key",
            ),
            ("https://a.example/issuers/1", "https://a.example/issuers/1/..\\2"),
            ("https://a.example/i?id=1", "https://a.example/i?id=1/key"),
            ("https://a.example", "https://a.example/@b"),
            ("did:web:a.example:issuers:1", "https://a.example/key"),
            ("did:key:z6MkA", "https://a.example/key"),
        ] {
            assert!(!under(issuer, url), "{issuer} {url}");
        }
    }
}
