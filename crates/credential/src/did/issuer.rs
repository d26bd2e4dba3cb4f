//! Writing the `did.json` of an issuer.

use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::verification_method;
use crate::key::PublicKey;
use crate::time;

/// A key as it stands in an issuer's document.
#[derive(Debug, Clone, PartialEq)]
pub struct PublishedKey {
    /// The key.
    pub key: PublicKey,
    /// The name that tokens give the key. With one it stands as a JSON Web Key under its thumbprint, without as Multikey.
    pub kid: Option<String>,
    /// Set once the private half may be in other hands: the key stays visible with this date as its
    /// `revoked`, leaves `assertionMethod`, and nothing it signed verifies any more.
    pub compromised_since: Option<Timestamp>,
}

impl PublishedKey {
    /// A key in use, or one that is retired but was never at risk. Both stay in
    /// `assertionMethod`: what a retired key signed must keep verifying after rotation.
    pub fn sound(key: PublicKey) -> Self {
        Self {
            key,
            kid: None,
            compromised_since: None,
        }
    }
}

/// Builds the controller document of `issuer` (a DID or an https identifier) with all its keys, retired ones
/// included: full method ids, `Multikey` or `JsonWebKey`, and `assertionMethod` as an array of strings, which is
/// the shape that strict verifiers want (Controlled Identifiers 1.0, §2; did:web, §2.1).
pub fn issuer_document(issuer: &str, keys: &[PublishedKey]) -> Value {
    let trusted: Vec<String> = keys
        .iter()
        .filter(|published| published.compromised_since.is_none())
        .map(|published| name(issuer, published))
        .collect();
    let mut contexts = vec!["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"];
    if keys.iter().any(|published| published.kid.is_some()) {
        contexts.push("https://w3id.org/security/jwk/v1");
    }
    json!({
        "@context": contexts,
        "id": issuer,
        "verificationMethod": keys.iter().map(|published| method(issuer, published)).collect::<Vec<_>>(),
        "assertionMethod": trusted,
    })
}

fn name(issuer: &str, published: &PublishedKey) -> String {
    match published.kid {
        Some(_) => format!("{issuer}#{}", published.key.thumbprint()),
        None => verification_method(issuer, &published.key),
    }
}

fn method(issuer: &str, published: &PublishedKey) -> Value {
    let mut method = Map::new();
    method.insert("id".into(), name(issuer, published).into());
    let (kind, member, key) = written(published);
    method.insert("type".into(), kind.into());
    method.insert("controller".into(), issuer.into());
    method.insert(member.into(), key);
    if let Some(since) = published.compromised_since {
        method.insert("revoked".into(), time::stamp(since).into());
    }
    Value::Object(method)
}

/// The method's type, and the key in the form that goes with it (Controlled Identifiers 1.0, §2.2.2 and §2.2.3).
fn written(published: &PublishedKey) -> (&'static str, &'static str, Value) {
    match &published.kid {
        None => ("Multikey", "publicKeyMultibase", published.key.to_multibase().into()),
        Some(kid) => {
            let mut jwk = published.key.to_jwk();
            jwk["kid"] = kid.as_str().into();
            jwk["alg"] = published.key.kind().algorithm().into();
            ("JsonWebKey", "publicKeyJwk", jwk)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::did::{BindingError, ControllerDocument};
    use crate::key::SigningKey;

    #[test]
    fn retired_keys_keep_verifying_and_compromised_ones_stop() {
        let [current, retired, stolen] = [1, 2, 3].map(|n| SigningKey::from_seed(&[n; 32]).public());
        let now: Timestamp = "2026-11-23T12:00:00Z".parse().unwrap();
        let keys = [
            PublishedKey::sound(current.clone()),
            PublishedKey::sound(retired.clone()),
            PublishedKey {
                compromised_since: Some(now),
                ..PublishedKey::sound(stolen.clone())
            },
        ];
        let issuer = "did:web:a.example:issuers:x";
        let written = issuer_document(issuer, &keys);
        assert_eq!(written["verificationMethod"].as_array().unwrap().len(), 3);
        assert!(
            written["assertionMethod"]
                .as_array()
                .unwrap()
                .iter()
                .all(Value::is_string)
        );

        let document = ControllerDocument::read(written.to_string().as_bytes(), issuer).unwrap();
        let key_of = |key: &PublicKey| document.assertion_key(&verification_method(issuer, key), now);
        assert_eq!(key_of(&current), Ok(current));
        assert_eq!(key_of(&retired), Ok(retired));
        assert_eq!(key_of(&stolen), Err(BindingError::NotListed));
    }

    #[test]
    fn a_token_key_is_found_by_its_kid_and_by_its_thumbprint() {
        let now: Timestamp = "2026-11-23T12:00:00Z".parse().unwrap();
        let key = SigningKey::from_seed(&[4; 32]).public();
        let kid = "https://a.example/issuers/x/keys/1";
        let published = PublishedKey {
            kid: Some(kid.into()),
            ..PublishedKey::sound(key.clone())
        };
        let issuer = "did:web:a.example:issuers:x";
        let written = issuer_document(issuer, &[published]);
        assert_eq!(written["verificationMethod"][0]["type"], "JsonWebKey");
        let document = ControllerDocument::read(written.to_string().as_bytes(), issuer).unwrap();
        for name in [kid.to_owned(), format!("{issuer}#{}", key.thumbprint())] {
            assert_eq!(document.assertion_key(&name, now), Ok(key.clone()), "{name}");
        }
    }
}
