//! Whose key is it? The issuer's (or holder's) own controller document answers, nobody else.

use jiff::Timestamp;

use super::known::{Fetched, Known};
use super::problem::ProblemCode;
use crate::did::{self, BindingError, Controller, ControllerDocument, DidError, Purpose};
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

/// Who must have signed, and what for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Signatory<'a> {
    pub controller: &'a str,
    pub purpose: Purpose,
    /// Whether contexts that the document brings along are read.
    pub inline_contexts: bool,
}

/// The key behind `method`, if the signatory stands by it for the purpose.
pub(super) fn key_of(by: Signatory, method: &str, known: &Known, now: Timestamp) -> Result<PublicKey, Unbound> {
    controller(by.controller, known)?
        .key_for(by.purpose, method, now)
        .map_err(unbound)
}

/// What it means that the controller's document gives no key.
pub(super) fn unbound(error: BindingError) -> Unbound {
    match error {
        BindingError::NotListed | BindingError::NotDescribed | BindingError::OtherController => {
            Unbound::Refused(ProblemCode::KeyNotIssuers)
        }
        BindingError::Revoked => Unbound::Refused(ProblemCode::KeyWithdrawn),
        BindingError::Unusable => Unbound::Unsupported(ProblemCode::KeyUnusable),
    }
}

/// The document in which somebody says which keys are theirs.
pub(super) fn controller(issuer: &str, known: &Known) -> Result<ControllerDocument, Unbound> {
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
