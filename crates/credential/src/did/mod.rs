//! Decentralized identifiers: who an issuer is, and which keys are theirs.
//!
//! The rule of this crate is strict. A key counts for an issuer only when the issuer's own
//! controller document lists it for the [`Purpose`] at hand and names itself as the key's controller
//! (Controlled Identifiers 1.0, §3.3). A key that merely stands in a URL fragment proves nothing.

mod document;
mod issuer;
mod jwk;
mod key;
mod purpose;
mod resolution;
mod web;

pub use document::{BindingError, ControllerDocument};
pub use issuer::{PublishedKey, issuer_document};
pub use jwk::{did_jwk, resolve as resolve_did_jwk};
pub use key::resolve as resolve_did_key;
pub use purpose::Purpose;
pub use resolution::{KeyFormat, ResolutionError, did_key_document};
pub use web::{did_web_id, did_web_url};

/// Why an identifier leads to no controller document.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DidError {
    /// Neither a DID of a known method nor an https URL.
    #[error("only did:key, did:jwk, did:web and https identifiers can be resolved")]
    Method,
    /// A `did:key` or `did:jwk` whose key we cannot use.
    #[error("the identifier holds no usable key: {0}")]
    Key(#[from] crate::key::KeyError),
    /// A `did:jwk` that does not spell a JSON Web Key.
    #[error("the did:jwk does not spell a JSON Web Key")]
    Jwk,
    /// A `did:web` that does not spell a host and a path.
    #[error("the did:web does not spell a host name and a path")]
    Web,
    /// Bytes that are no controller document.
    #[error("the controller document cannot be read: {0}")]
    Document(&'static str),
    /// The document describes somebody else.
    #[error("the controller document describes another identifier")]
    OtherSubject,
}

/// Where the controller document of an identifier comes from.
#[derive(Debug, Clone, PartialEq)]
pub enum Controller {
    /// The identifier carries its document (`did:key`, `did:jwk`).
    Contained(ControllerDocument),
    /// The document is to be fetched from this https URL.
    At(String),
}

/// Says where the controller document of `id` is: inside it, or behind which URL.
///
/// # Errors
/// When the identifier is malformed or of a method that this crate does not know.
pub fn locate(id: &str) -> Result<Controller, DidError> {
    if id.starts_with("did:key:") {
        return key::resolve(id).map(Controller::Contained);
    }
    if id.starts_with("did:jwk:") {
        return jwk::resolve(id).map(Controller::Contained);
    }
    if id.starts_with("did:web:") {
        return did_web_url(id).map(Controller::At);
    }
    match id.strip_prefix("https://") {
        Some(rest) if !rest.is_empty() && !id.contains([' ', '#', '\\', '@']) => Ok(Controller::At(id.to_owned())),
        _ => Err(DidError::Method),
    }
}

/// Brings a verification method into its full form. Some issuers write a bare `did:key:z…`;
/// its only method is `did:key:z…#z…`, and that of a `did:jwk` is `#0`.
pub fn full_method(method: &str) -> String {
    match method.strip_prefix("did:key:") {
        _ if method.contains('#') => method.to_owned(),
        Some(key) => format!("{method}#{key}"),
        None if method.starts_with("did:jwk:") => format!("{method}#0"),
        None => method.to_owned(),
    }
}

/// The verification method that this crate gives a key of an issuer: the identifier, and the key
/// itself as fragment.
pub fn verification_method(issuer: &str, key: &crate::key::PublicKey) -> String {
    format!("{issuer}#{}", key.to_multibase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bare_did_key_method_is_completed() {
        assert_eq!(full_method("did:key:z6MkA"), "did:key:z6MkA#z6MkA");
        assert_eq!(full_method("did:key:z6MkA#z6MkA"), "did:key:z6MkA#z6MkA");
        assert_eq!(full_method("did:jwk:e30"), "did:jwk:e30#0");
        assert_eq!(full_method("did:web:a.example#k"), "did:web:a.example#k");
    }

    #[test]
    fn only_known_kinds_of_identifier_are_located() {
        assert_eq!(
            locate("https://a.example/i"),
            Ok(Controller::At("https://a.example/i".into()))
        );
        assert_eq!(
            locate("did:web:a.example"),
            Ok(Controller::At("https://a.example/.well-known/did.json".into()))
        );
        for bad in [
            "http://a.example",
            "https://",
            "did:ion:x",
            "urn:uuid:1",
            "",
            "https://a.example#z6Mk",
        ] {
            assert_eq!(locate(bad), Err(DidError::Method), "{bad}");
        }
    }
}
