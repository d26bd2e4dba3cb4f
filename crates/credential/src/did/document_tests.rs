use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::json;

use super::*;
use crate::key::SigningKey;

const ID: &str = "did:web:a.example";

fn key() -> PublicKey {
    SigningKey::from_seed(&[1; 32]).public()
}

fn described(controller: &str) -> Value {
    json!({"id": "#k", "type": "Multikey", "controller": controller, "publicKeyMultibase": key().to_multibase()})
}

fn answer(document: Value) -> Result<PublicKey, BindingError> {
    let document = ControllerDocument::read(document.to_string().as_bytes(), ID).unwrap();
    document.assertion_key("did:web:a.example#k", "2026-11-23T12:00:00Z".parse().unwrap())
}

#[test]
fn a_listed_and_described_key_of_the_controller_is_the_key() {
    let by_name = json!({"id": ID, "verificationMethod": [described(ID)], "assertionMethod": ["#k"]});
    assert_eq!(answer(by_name), Ok(key()));
    let embedded = json!({"id": ID, "assertionMethod": [described(ID)]});
    assert_eq!(answer(embedded), Ok(key()));
}

#[test]
fn each_missing_part_of_the_binding_has_its_own_name() {
    let unlisted = json!({"id": ID, "verificationMethod": [described(ID)], "authentication": ["#k"]});
    assert_eq!(answer(unlisted), Err(BindingError::NotListed));
    let foreign = json!({"id": ID, "assertionMethod": [described("did:web:b.example")]});
    assert_eq!(answer(foreign), Err(BindingError::OtherController));
    assert_eq!(
        answer(json!({"id": ID, "assertionMethod": ["#k"]})),
        Err(BindingError::NotDescribed)
    );
    let mut other_kind = described(ID);
    other_kind["publicKeyMultibase"] = "zDnaer".into();
    assert_eq!(
        answer(json!({"id": ID, "assertionMethod": [other_kind]})),
        Err(BindingError::Unusable)
    );
}

#[test]
fn a_key_ends_when_its_document_says_so_or_says_nonsense() {
    for (end, expected) in [
        ("2026-11-23T11:59:59Z", Err(BindingError::Revoked)),
        ("2026-11-23T12:00:01Z", Ok(key())),
        ("someday", Err(BindingError::Revoked)),
    ] {
        let mut ending = described(ID);
        ending["revoked"] = end.into();
        assert_eq!(
            answer(json!({"id": ID, "assertionMethod": [ending]})),
            expected,
            "{end}"
        );
    }
}

#[test]
fn the_document_of_another_is_refused() {
    let bytes = json!({"id": "did:web:b.example"}).to_string();
    assert_eq!(
        ControllerDocument::read(bytes.as_bytes(), ID),
        Err(DidError::OtherSubject)
    );
    let twice = br#"{"id":"did:web:b.example","id":"did:web:a.example"}"#;
    assert!(matches!(
        ControllerDocument::read(twice, ID),
        Err(DidError::Document(_))
    ));
}

#[test]
fn a_json_web_key_is_read_unless_it_is_private_or_beside_another() {
    let x = URL_SAFE_NO_PAD.encode(key().to_bytes());
    let jwk = |members: Value| {
        let mut method = described(ID);
        let object = method.as_object_mut().unwrap();
        object.remove("publicKeyMultibase");
        object.insert("publicKeyJwk".into(), members);
        answer(json!({"id": ID, "assertionMethod": [method]}))
    };
    assert_eq!(jwk(json!({"kty": "OKP", "crv": "Ed25519", "x": x})), Ok(key()));
    let unusable = Err(BindingError::Unusable);
    assert_eq!(jwk(json!({"kty": "OKP", "crv": "Ed25519", "x": x, "d": x})), unusable);
    assert_eq!(jwk(json!({"kty": "OKP", "crv": "X25519", "x": x})), unusable);
    assert_eq!(jwk(json!({"kty": "OKP", "crv": "Ed25519", "x": "AAAA"})), unusable);
    let mut both = described(ID);
    both["publicKeyJwk"] = json!({"kty": "OKP", "crv": "Ed25519", "x": x});
    assert_eq!(answer(json!({"id": ID, "assertionMethod": [both]})), unusable);
}
