//! What a key signed before its controller withdrew it.
//!
//! From that moment on (`revoked`, Controlled Identifiers 1.0, §2.2) it signs nothing. What it signed before may be genuine,
//! but whoever has the key can write any date; so an earlier signature counts only while the issuer still publishes the
//! very same content under the credential's own `id`, on the server that has its keys.

use jiff::Timestamp;
use serde_json::Value;

use super::binding::{self, Signatory, Unbound};
use super::known::{Fetched, Known};
use super::problem::ProblemCode;
use super::reading::{self, Secured};
use crate::did::{self, Controller, Purpose};
use crate::key::PublicKey;

/// A signature as far as its key is concerned.
#[derive(Debug, Clone, Copy)]
pub(super) struct Claimed<'a> {
    /// The name of the key.
    pub method: &'a str,
    /// When the signature says it was made.
    pub at: Option<Timestamp>,
    /// What was signed, without how it is secured.
    pub content: &'a Value,
}

/// The key that was found; or, where there is none, the one that its controller withdrew, if what it signed still counts.
pub(super) fn or_earlier(
    found: Result<PublicKey, Unbound>,
    by: Signatory,
    claimed: Claimed,
    known: &Known,
    now: Timestamp,
) -> Result<PublicKey, Unbound> {
    let none = match found {
        Err(none @ (Unbound::Refused(_) | Unbound::Open(_))) if by.purpose == Purpose::Assertion => none,
        other => return other,
    };
    let document = match binding::controller(by.controller, known) {
        Ok(document) => document,
        Err(wanted @ Unbound::Wanted(_)) if matches!(none, Unbound::Open(_)) => return Err(wanted),
        Err(_) => return Err(none),
    };
    match document.withdrawn_key(claimed.method) {
        Some((key, since)) if since <= now => signed_before(by, claimed, since, known).map(|()| key),
        _ => Err(none),
    }
}

/// Whether a signature is older than the withdrawal of its key, and the issuer still says the same.
fn signed_before(by: Signatory, claimed: Claimed, since: Timestamp, known: &Known) -> Result<(), Unbound> {
    if claimed.at.is_none_or(|at| at >= since) {
        return Err(Unbound::Refused(ProblemCode::KeyWithdrawn));
    }
    let Some(url) = published_at(by.controller, claimed.content) else {
        return Err(Unbound::Open(ProblemCode::KeyWithdrawnLater));
    };
    match known.get(url) {
        None => Err(Unbound::Wanted(url.to_owned())),
        Some(Fetched::Failed(_)) => Err(Unbound::Open(ProblemCode::KeyWithdrawnLater)),
        Some(Fetched::Body(bytes)) if says(bytes, by.inline_contexts, claimed.content) => Ok(()),
        Some(Fetched::Body(_)) => Err(Unbound::Refused(ProblemCode::KeyWithdrawn)),
    }
}

/// The credential's `id`, if it is an address on the server that has the issuer's document.
fn published_at<'a>(issuer: &str, content: &'a Value) -> Option<&'a str> {
    let id = content.get("id")?.as_str()?;
    match did::locate(issuer) {
        Ok(Controller::At(document)) if server(id).is_some() && server(id) == server(&document) => Some(id),
        _ => None,
    }
}

fn server(url: &str) -> Option<String> {
    let authority = url.strip_prefix("https://")?.split(['/', '?', '#']).next()?;
    let is_plain = !authority.is_empty() && !authority.contains(['@', '\\']);
    is_plain.then(|| authority.to_ascii_lowercase())
}

/// Whether a published file says just this, however it is secured.
fn says(published: &[u8], inline_contexts: bool, content: &Value) -> bool {
    let Ok(published) = reading::read_credential(published, inline_contexts) else {
        return false;
    };
    !matches!(published.secured, Secured::Presented { .. }) && published.document == *content
}
