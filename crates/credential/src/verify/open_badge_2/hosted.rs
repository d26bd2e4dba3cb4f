//! Hosted badges: the assertion is what its issuer hosts under its id.

use serde_json::Value;

use super::parts::Badge;
use super::{Found, Stop, Wants};
use crate::json::{holds, id_of, list};
use crate::verify::known::{FetchFailure, Fetched, Known};
use crate::verify::problem::ProblemCode;
use crate::verify::report::{Check, CheckId};
use crate::verify::status::Standing;

/// What makes one award; where a copy differs from the original in one of these, it has been changed.
const ESSENTIAL: [&str; 4] = ["recipient", "issuedOn", "expires", "evidence"];

/// Verifies the badge hosted at `url`, and that `copy` says the same.
pub(super) fn examine(url: &str, copy: Option<&Value>, known: &Known, wants: &mut Wants) -> Result<Found, Stop> {
    if known.get(url) == Some(&Fetched::Failed(FetchFailure::Gone)) {
        return Err(Stop::Gone);
    }
    let hosted = wants.fetch(url, known)?;
    if id_of(hosted.get("id")) != Some(url) {
        return Err(Stop::changed(CheckId::Signature, ProblemCode::Badge2Other));
    }
    // Some hosts answer 200 for a withdrawn badge, with little more than the fact.
    if hosted["revoked"] == true && hosted.get("badge").is_none() {
        return Err(Stop::Gone);
    }
    if !holds(hosted.get("type"), "Assertion") {
        return Err(Stop::malformed("/type"));
    }
    if copy.is_some_and(|copy| !says_the_same(copy, &hosted)) {
        return Err(Stop::changed(CheckId::Signature, ProblemCode::Badge2Other));
    }
    if !is_hosted(&hosted) {
        return Err(Stop::malformed("/verification"));
    }
    let badge = Badge::of(hosted, known, wants)?;
    if !is_in_scope(url, &badge) {
        return Err(Stop::changed(CheckId::KeyBinding, ProblemCode::Badge2OutOfScope));
    }
    let is_revoked = badge.assertion["revoked"] == true;
    Ok(Found {
        standing: if is_revoked { Standing::Revoked } else { Standing::Good },
        status: if is_revoked {
            Check::failed(CheckId::Status, ProblemCode::Revoked).at("/revoked")
        } else {
            Check::passed(CheckId::Status)
        },
        badge,
    })
}

fn says_the_same(copy: &Value, hosted: &Value) -> bool {
    let same = |name: &&str| copy.get(name) == hosted.get(name);
    ESSENTIAL.iter().all(same) && id_of(copy.get("badge")) == id_of(hosted.get("badge"))
}

/// A badge that says it is signed must be signed: without its signature it is nothing.
fn is_hosted(assertion: &Value) -> bool {
    let verification = assertion.get("verification").or_else(|| assertion.get("verify"));
    let kind = verification.and_then(|verification| verification.get("type"));
    holds(kind, "HostedBadge") || holds(kind, "hosted")
}

/// Whether the issuer hosts badges at such an address: below one of the beginnings its profile names, else on one of the hosts it
/// names, else on its own (Open Badges 2.0, VerificationObject).
fn is_in_scope(url: &str, badge: &Badge) -> bool {
    let verification = badge.issuer.get("verification");
    let texts = |name: &str| {
        list(verification.and_then(|v| v.get(name)))
            .iter()
            .filter_map(Value::as_str)
    };
    let mut beginnings = texts("startsWith").peekable();
    if beginnings.peek().is_some() {
        return beginnings.any(|beginning| begins(url, beginning));
    }
    let mut origins = texts("allowedOrigins").peekable();
    if origins.peek().is_some() {
        return origins.any(|origin| host(url).is_some_and(|host| host == origin));
    }
    origin(url).is_some() && origin(url) == origin(&badge.issuer_id)
}

/// Whether a URL begins with another one, host and all: `https://a.example` is no beginning of `https://a.example.evil/`.
fn begins(url: &str, beginning: &str) -> bool {
    url.starts_with(beginning) && origin(url).is_some() && origin(url) == origin(beginning)
}

/// Scheme and host; nothing where a user name could make one host look like another.
fn origin(url: &str) -> Option<&str> {
    let after = url.find("://")? + 3;
    let end = url[after..].find(['/', '?', '#']).map_or(url.len(), |at| after + at);
    Some(&url[..end]).filter(|origin| !origin.contains(['@', '\\']) && origin.len() > after)
}

fn host(url: &str) -> Option<&str> {
    origin(url)?.split_once("://").map(|(_, host)| host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_beginning_ends_with_its_host() {
        assert!(begins("https://a.example/b/1", "https://a.example/b/"));
        assert!(begins("https://a.example/b/1", "https://a.example"));
        assert!(!begins("https://a.example.evil/b/1", "https://a.example"));
        assert!(!begins("https://a.example@evil/b/1", "https://a.example"));
        assert!(!begins("http://a.example/b/1", "https://a.example/b"));
        assert!(!begins("https://a.example/c", "https://a.example/b"));
        assert_eq!(origin("https://"), None);
        assert_eq!(origin("a"), None);
    }
}
