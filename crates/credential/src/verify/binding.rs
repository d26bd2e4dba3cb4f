//! Whose key is it? The issuer's own controller document answers, nobody else.

use jiff::Timestamp;

use super::known::{Fetched, Known};
use super::problem::ProblemCode;
use crate::did::{self, BindingError, Controller, ControllerDocument, DidError};
use crate::key::{KeyError, PublicKey};

/// Why there is no key to verify with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Unbound {
    /// Certainly not the issuer's key.
    Refused(ProblemCode),
    /// Not known: the document is missing or of no use.
    Open(ProblemCode),
    /// Not known yet: this URL would tell.
    Wanted(String),
    /// A kind of key or identifier that is not supported.
    Unsupported(ProblemCode),
}

/// The key behind `method`, if `issuer` stands by it.
pub(super) fn key_of(issuer: &str, method: &str, known: &Known, now: Timestamp) -> Result<PublicKey, Unbound> {
    controller(issuer, known)?
        .assertion_key(method, now)
        .map_err(|error| match error {
            BindingError::NotListed | BindingError::NotDescribed | BindingError::OtherController => {
                Unbound::Refused(ProblemCode::KeyNotIssuers)
            }
            BindingError::Revoked => Unbound::Refused(ProblemCode::KeyWithdrawn),
            BindingError::Unusable => Unbound::Unsupported(ProblemCode::KeyUnusable),
        })
}

fn controller(issuer: &str, known: &Known) -> Result<ControllerDocument, Unbound> {
    let url = match did::locate(issuer) {
        Ok(Controller::Contained(document)) => return Ok(document),
        Ok(Controller::At(url)) => url,
        Err(error) => return Err(not_located(&error)),
    };
    match known.get(&url) {
        None => Err(Unbound::Wanted(url)),
        Some(Fetched::Failed(_)) => Err(Unbound::Open(ProblemCode::IssuerUnreachable)),
        Some(Fetched::Body(bytes)) => {
            ControllerDocument::read(bytes, issuer).map_err(|_| Unbound::Open(ProblemCode::IssuerDocumentInvalid))
        }
    }
}

fn not_located(error: &DidError) -> Unbound {
    match error {
        DidError::Key(KeyError::UnknownKind) => Unbound::Unsupported(ProblemCode::KeyUnusable),
        DidError::Key(_) => Unbound::Refused(ProblemCode::KeyNotIssuers),
        _ => Unbound::Open(ProblemCode::IssuerNotResolvable),
    }
}
