//! `did:jwk`: an identifier that is its own JSON Web Key (did:jwk, §"To create the DID").

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::{ControllerDocument, DidError};
use crate::key::PublicKey;

/// Longest encoded key we decode; one with coordinates of P-384 takes about 260 characters.
const MAX_CHARS: usize = 4096;

/// Writes the `did:jwk` of a key.
pub fn did_jwk(key: &PublicKey) -> String {
    format!("did:jwk:{}", URL_SAFE_NO_PAD.encode(key.to_jwk().to_string()))
}

/// Expands a `did:jwk` into the controller document it stands for: one key, `#0`, good for assertions.
///
/// # Errors
/// When it is no `did:jwk`, or its key is none that proofs are made with.
pub fn resolve(did: &str) -> Result<ControllerDocument, DidError> {
    let text = did.strip_prefix("did:jwk:").ok_or(DidError::Method)?;
    let bytes = (text.len() <= MAX_CHARS)
        .then(|| URL_SAFE_NO_PAD.decode(text).ok())
        .flatten();
    let jwk = bytes
        .and_then(|bytes| crate::json::parse(&bytes).ok())
        .ok_or(DidError::Jwk)?;
    let key = PublicKey::from_jwk(&jwk)?;
    Ok(ControllerDocument::of_one_key(did.to_owned(), format!("{did}#0"), key))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::key::{KeyError, Kind, Signer};

    /// The P-256 example of the method's own specification.
    const PUBLISHED: &str = "did:jwk:eyJjcnYiOiJQLTI1NiIsImt0eSI6IkVDIiwieCI6ImFjYklRaXVNczNpOF91c3pFakoydHBUdFJNNEVVM3l6OTFQSDZDZEgyVjAiLCJ5IjoiX0tjeUxqOXZXTXB0bm1LdG00NkdxRHo4d2Y3NEk1TEtncmwyR3pIM25TRSJ9";

    #[test]
    fn the_published_example_is_read_and_written() {
        let document = resolve(PUBLISHED).unwrap();
        let now = jiff::Timestamp::UNIX_EPOCH;
        let key = document.assertion_key(&format!("{PUBLISHED}#0"), now).unwrap();
        assert_eq!(key.kind(), Kind::P256);
        assert_eq!(did_jwk(&key), PUBLISHED);
        assert!(document.assertion_key(&format!("{PUBLISHED}#1"), now).is_err());
    }

    #[test]
    fn what_holds_no_usable_key_is_refused() {
        let of = |jwk: &str| resolve(&format!("did:jwk:{}", URL_SAFE_NO_PAD.encode(jwk))).map(|_| ());
        assert_eq!(of("{"), Err(DidError::Jwk));
        assert_eq!(of(r#"{"kty":"OKP","kty":"OKP"}"#), Err(DidError::Jwk), "a member twice");
        assert_eq!(of(r#"{"kty":"oct"}"#), Err(DidError::Key(KeyError::UnknownKind)));
        assert_eq!(resolve("did:jwk:!").map(|_| ()), Err(DidError::Jwk));
        assert_eq!(
            resolve(&format!("did:jwk:{}", "A".repeat(5000))).map(|_| ()),
            Err(DidError::Jwk)
        );
        let key = Signer::from_secret(Kind::Ed25519, &[1; 32]).unwrap().public();
        assert!(resolve(&did_jwk(&key)).is_ok());
    }
}
