//! A small world for the tests: two issuers, a time, and credentials between them.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use credential::did::{self, PublishedKey, issuer_document};
use credential::key::{Signer, Signing, SigningKey};
use credential::open_badge::{
    Achievement, AchievementCredential, AchievementSubject, Criteria, IdentityObject, Profile,
};
use credential::proof;
use credential::status_list::{StatusEntry, StatusList, StatusListCredential, StatusPurpose};
use credential::verify::{Known, Policy, Report, verify};
use jiff::Timestamp;
use serde_json::Value;

/// The issuer of most tests, and where its keys and list are published.
pub const ISSUER: &str = "did:web:association.example";
pub const ISSUER_DOCUMENT: &str = "https://association.example/.well-known/did.json";
pub const LIST: &str = "https://association.example/status/1";
/// The status index of the credential.
pub const INDEX: usize = 94_567;

pub fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

pub fn now() -> Timestamp {
    at("2026-11-23T12:00:00Z")
}

/// The issuer's key.
pub fn key() -> SigningKey {
    SigningKey::from_seed(&[1; 32])
}

/// Somebody else's key.
pub fn other_key() -> SigningKey {
    SigningKey::from_seed(&[2; 32])
}

pub fn method(issuer: &str, key: &SigningKey) -> String {
    did::verification_method(issuer, &key.public())
}

/// An unsigned award by `issuer`.
pub fn award(issuer: &str) -> AchievementCredential {
    let criteria = Criteria {
        id: None,
        narrative: Some("Plan and lead an investigation.".into()),
    };
    let achievement = Achievement::micro_credential(
        "https://association.example/m/6/1",
        "Let Them Investigate",
        "Plans inquiry.",
        criteria,
    );
    let mut subject = AchievementSubject::new("urn:uuid:6f7a9c1e-0000-4000-8000-000000000002", achievement);
    subject.identifier = vec![IdentityObject::name("Ada Óscar")];
    let issuer = Profile {
        id: issuer.into(),
        name: Some("Example Association".into()),
        ..Profile::default()
    };
    AchievementCredential::new(
        "urn:uuid:6f7a9c1e-0000-4000-8000-000000000001",
        "Let Them Investigate",
        issuer,
        at("2026-01-01T00:00:00Z"),
        subject,
    )
}

/// Where the bit of an award stands in the issuer's list.
pub fn entry(index: usize, purpose: StatusPurpose) -> StatusEntry {
    StatusEntry {
        list: LIST.into(),
        index,
        purpose,
    }
}

/// As [`award`], with a status entry.
pub fn award_with_status(purpose: StatusPurpose) -> Value {
    let mut award = award(ISSUER);
    award.status = Some(entry(INDEX, purpose).into());
    signed(&award.to_value())
}

/// Signs as the issuer.
pub fn signed(unsigned: &Value) -> Value {
    signed_by(unsigned, ISSUER, &key())
}

pub fn signed_by(unsigned: &Value, issuer: &str, key: &SigningKey) -> Value {
    proof::sign(unsigned, key, &method(issuer, key), now()).unwrap()
}

/// The issuer's list, before its bits.
pub fn list(purpose: StatusPurpose) -> StatusListCredential {
    StatusListCredential {
        id: LIST.into(),
        issuer: ISSUER.into(),
        purpose,
        valid_from: at("2026-11-23T00:00:00Z"),
        valid_until: Some(at("2026-11-24T00:00:00Z")),
        ttl_ms: Some(300_000),
    }
}

pub fn bits(set: &[usize]) -> StatusList {
    let mut bits = StatusList::new();
    for &index in set {
        bits.set(index, true).unwrap();
    }
    bits
}

/// What a caller knows that has fetched the issuer's document.
pub fn known() -> Known {
    Known::new().with(ISSUER_DOCUMENT, document_of(ISSUER, &key()))
}

pub fn document_of(issuer: &str, key: &SigningKey) -> Vec<u8> {
    issuer_document(issuer, &[PublishedKey::sound(key.public())])
        .to_string()
        .into_bytes()
}

/// A policy that trusts the issuer.
pub fn policy() -> Policy {
    Policy::new(now(), [ISSUER.to_owned(), key().public().did_key()].into())
}

pub fn verified(document: &Value) -> Report {
    verify(document.to_string().as_bytes(), &known(), &policy())
}

/// The RSA key of the tests.
pub fn rsa() -> Signer {
    Signer::from_jwk(&serde_json::from_str(include_str!("../keys/rsa-2048.json")).unwrap()).unwrap()
}

/// A token of any header and payload, signed as they are.
pub fn forged(header: &Value, payload: &Value, key: &Signer) -> String {
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let signed = format!("{}.{}", part(header), part(payload));
    let signature = Signing::sign(key, signed.as_bytes()).unwrap();
    format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature))
}

/// The payload of a token.
pub fn payload_of(token: &str) -> Value {
    let part = token.split('.').nth(1).unwrap();
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).unwrap()).unwrap()
}
