//! `did:key`: an identifier that is its own key (did:key, §3.1).

use super::{ControllerDocument, DidError};
use crate::key::PublicKey;

/// Expands a `did:key` into the controller document it stands for.
///
/// # Errors
/// When it is no `did:key`, or its key is of a kind that proofs are not made with.
pub fn resolve(did: &str) -> Result<ControllerDocument, DidError> {
    let text = did.strip_prefix("did:key:").ok_or(DidError::Method)?;
    let key = PublicKey::from_multibase(text)?;
    // Every text in this base is the only one of its bytes.
    let method = match text.starts_with('z') {
        true => format!("{did}#{text}"),
        false => key.did_key_method(),
    };
    Ok(ControllerDocument::of_one_key(did.to_owned(), method, key))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::key::SigningKey;

    #[test]
    fn a_did_key_lists_exactly_its_own_key() {
        let key = SigningKey::from_seed(&[1; 32]).public();
        let document = resolve(&key.did_key()).unwrap();
        let now = jiff::Timestamp::UNIX_EPOCH;
        assert_eq!(document.assertion_key(&key.did_key_method(), now), Ok(key));
        let other = SigningKey::from_seed(&[2; 32]).public();
        assert!(document.assertion_key(&other.did_key_method(), now).is_err());
    }

    #[test]
    fn other_text_is_refused() {
        assert!(resolve("did:web:a.example").is_err());
        assert!(resolve("did:key:zNope0").is_err());
        assert!(resolve("did:key:").is_err());
    }
}
