//! A status list that was proven once is not proven again for each credential, and nobody can tell by the answers.

use credential::did::{PublishedKey, issuer_document};
use credential::proof::{self, Suite, Terms};
use credential::status_list::{ENTRIES, StatusEntry, StatusPurpose};
use credential::verify::{CheckId, Known, Outcome, Policy, ProblemCode, Report, verify};
use serde_json::{Value, json};

use crate::support::*;

/// An unsigned award by `issuer` with a place in the list.
fn unsigned(issuer: &str, index: usize, purpose: StatusPurpose) -> Value {
    let mut award = award(issuer);
    let entry = StatusEntry {
        list: LIST.into(),
        index,
        purpose,
    };
    award.status = Some(entry.into());
    award.to_value()
}

fn placed(index: usize, purpose: StatusPurpose) -> String {
    signed(&unsigned(ISSUER, index, purpose)).to_string()
}

fn first() -> String {
    placed(INDEX, StatusPurpose::Revocation)
}

/// A list of revocations that no other test has. The time of its beginning says for which.
fn published(second: usize) -> Value {
    let mut list = list(StatusPurpose::Revocation);
    list.valid_from = at(&format!("2026-11-23T00:00:{second:02}Z"));
    list.to_value(&bits(&[INDEX + 1]))
}

/// Verifies with what is remembered of the list, and with one more space in it, which makes it a list never seen before: both
/// come to the same report, whatever it says.
fn asked(document: &str, list: &str, known: &Known, policy: &Policy) -> Report {
    let with = |list: String| verify(document.as_bytes(), &known.clone().with(LIST, list), policy);
    let (warm, cold) = (with(list.to_owned()), with(format!("{list} ")));
    assert_eq!(
        serde_json::to_value(&warm).unwrap(),
        serde_json::to_value(&cold).unwrap()
    );
    warm
}

/// Has the list proven, so that it is remembered.
fn remembered(list: &Value) -> String {
    let list = list.to_string();
    let known = known().with(LIST, list.clone());
    assert_eq!(verify(first().as_bytes(), &known, &policy()).outcome, Outcome::InForce);
    list
}

fn unknown_because(report: &Report) -> ProblemCode {
    assert_eq!(report.outcome, Outcome::Unfinished, "neither in force nor withdrawn");
    report.check(CheckId::Status).unwrap().problem.unwrap().code
}

fn described(key_text: String) -> Value {
    json!({"id": method(ISSUER, &key()), "type": "Multikey", "controller": ISSUER, "publicKeyMultibase": key_text})
}

#[test]
fn each_credential_is_answered_by_its_own_bit() {
    let list = remembered(&signed(&published(1)));
    let outcome = |index| {
        let document = placed(index, StatusPurpose::Revocation);
        asked(&document, &list, &known(), &policy()).outcome
    };
    assert_eq!(outcome(INDEX), Outcome::InForce);
    assert_eq!(outcome(INDEX + 1), Outcome::Withdrawn);
    assert_eq!(outcome(INDEX + 2), Outcome::InForce);
    let behind = placed(ENTRIES, StatusPurpose::Revocation);
    let report = asked(&behind, &list, &known(), &policy());
    assert_eq!(unknown_because(&report), ProblemCode::StatusOutOfRange);
}

#[test]
fn a_changed_byte_is_noticed() {
    let list = remembered(&signed(&published(2)));
    let changed = list.replace("00:00:02Z", "00:00:03Z");
    assert_ne!(changed, list);
    let report = asked(&first(), &changed, &known(), &policy());
    assert_eq!(unknown_because(&report), ProblemCode::StatusListNotGenuine);
}

#[test]
fn the_end_of_the_list_is_noticed() {
    let list = remembered(&signed(&published(4)));
    let day_after = Policy::new(at("2026-11-24T00:00:01Z"), policy().trusted_issuers);
    let report = asked(&first(), &list, &known(), &day_after);
    assert_eq!(unknown_because(&report), ProblemCode::StatusListOutOfDate);
}

#[test]
fn the_end_of_the_proof_is_noticed() {
    let mut terms = Terms::new(Suite::EddsaRdfc2022, method(ISSUER, &key()), at("2026-11-23T11:00:00Z"));
    terms.expires = Some(at("2026-11-23T13:00:00Z"));
    let list = proof::sign_with(&published(5), &credential::key::Signer::from(key()), &terms).unwrap();
    let list = remembered(&list);
    let later = Policy::new(at("2026-11-23T13:00:00Z"), policy().trusted_issuers);
    let report = asked(&first(), &list, &known(), &later);
    assert_eq!(unknown_because(&report), ProblemCode::StatusListNotGenuine);
}

#[test]
fn another_use_of_the_same_list_is_noticed() {
    let list = remembered(&signed(&published(6)));
    let suspended = placed(INDEX, StatusPurpose::Suspension);
    let report = asked(&suspended, &list, &known(), &policy());
    assert_eq!(unknown_because(&report), ProblemCode::StatusPurposeMismatch);
    let other_issuer = key().public().did_key();
    let theirs = unsigned(&other_issuer, INDEX, StatusPurpose::Revocation);
    let theirs = proof::sign(&theirs, &key(), &key().public().did_key_method(), now()).unwrap();
    let report = asked(&theirs.to_string(), &list, &known(), &policy());
    assert_eq!(unknown_because(&report), ProblemCode::StatusListForeign);
}

/// An award by another key of the issuer than its list, so that only the list depends on the first one.
fn of_second_key() -> String {
    signed_by(
        &unsigned(ISSUER, INDEX, StatusPurpose::Revocation),
        ISSUER,
        &other_key(),
    )
    .to_string()
}

/// The issuer's document with the second key as it was, and the first as `first` says.
fn with_first(first: PublishedKey) -> Known {
    let keys = [first, PublishedKey::sound(other_key().public())];
    Known::new().with(ISSUER_DOCUMENT, issuer_document(ISSUER, &keys).to_string())
}

#[test]
fn a_revoked_key_is_noticed() {
    let list = remembered(&signed(&published(7)));
    let sound = with_first(PublishedKey::sound(key().public()));
    let revoked = with_first(PublishedKey {
        compromised_since: Some(at("2026-11-23T11:00:00Z")),
        ..PublishedKey::sound(key().public())
    });
    let ask = |known| asked(&of_second_key(), &list, known, &policy());
    assert_eq!(ask(&sound).outcome, Outcome::InForce);
    assert_eq!(unknown_because(&ask(&revoked)), ProblemCode::StatusListNotGenuine);
    assert_eq!(ask(&sound).outcome, Outcome::InForce, "and a refusal is not remembered");
}

#[test]
fn a_changed_key_is_noticed() {
    let list = remembered(&signed(&published(8)));
    let second = json!({
        "id": method(ISSUER, &other_key()), "type": "Multikey", "controller": ISSUER,
        "publicKeyMultibase": other_key().public().to_multibase(),
    });
    let known = |first: Value| {
        let names = [method(ISSUER, &key()), method(ISSUER, &other_key())];
        let keys = json!({"id": ISSUER, "verificationMethod": [first, second], "assertionMethod": names});
        Known::new().with(ISSUER_DOCUMENT, keys.to_string())
    };
    let first = |key: &credential::key::SigningKey| described(key.public().to_multibase());
    let ask = |known| asked(&of_second_key(), &list, &known, &policy());
    assert_eq!(ask(known(first(&key()))).outcome, Outcome::InForce);
    let swapped = ask(known(first(&other_key())));
    assert_eq!(unknown_because(&swapped), ProblemCode::StatusListNotGenuine);
    let mut ended = first(&key());
    ended["expires"] = "2026-11-23T11:59:59Z".into();
    assert_eq!(unknown_because(&ask(known(ended))), ProblemCode::StatusListNotGenuine);
    let mut elsewhere = first(&key());
    elsewhere["controller"] = "did:web:evil.example".into();
    assert_eq!(
        unknown_because(&ask(known(elsewhere))),
        ProblemCode::StatusListNotGenuine
    );
}
