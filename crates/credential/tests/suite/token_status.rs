//! Token Status List: the number decides, and every way in which a list may be no answer.

use credential::key::{Kind, Signer};
use credential::sd_jwt::{Form, issue};
use credential::token_status::{StatusReference, Statuses, TYP, TokenStatusList};
use credential::verify::{CheckId, CheckState, FetchFailure, Fetched, Known, Outcome, ProblemCode, Report, verify};
use serde_json::{Value, json};

use crate::support::*;

const WEB_ISSUER: &str = "https://association.example/issuers/1";
const METADATA: &str = "https://association.example/.well-known/jwt-vc-issuer/issuers/1";
const TOKEN: &str = "https://association.example/status/1/token";

fn signer() -> Signer {
    Signer::from_secret(Kind::P256, &[9; 32]).unwrap()
}

fn stranger() -> Signer {
    Signer::from_secret(Kind::P256, &[7; 32]).unwrap()
}

fn reference(index: usize) -> Value {
    StatusReference {
        uri: TOKEN.into(),
        index,
    }
    .to_value()
}

fn badge(status: Value) -> String {
    let claims = json!({"iss": WEB_ISSUER, "vct": "https://association.example/m/6/1", "name": "Let Them Investigate", "status": status});
    issue(&claims, Form::Digital, &signer(), "2026", &[], || [1; 16]).unwrap()
}

fn metadata() -> String {
    let mut key = signer().public().to_jwk();
    key["kid"] = "2026".into();
    json!({"issuer": WEB_ISSUER, "jwks": {"keys": [key]}}).to_string()
}

fn list() -> TokenStatusList {
    TokenStatusList {
        uri: TOKEN.into(),
        issued: at("2026-11-23T00:00:00Z"),
        expires: Some(at("2026-11-24T00:00:00Z")),
        ttl: Some(60),
    }
}

fn published(statuses: &Statuses) -> String {
    list().issue(statuses, &signer(), "2026").unwrap()
}

fn judged(badge: &str, known: &Known) -> Report {
    let mut policy = policy();
    policy.trusted_issuers.insert(WEB_ISSUER.into());
    verify(badge.as_bytes(), known, &policy)
}

fn with_list(index: usize, list: &str) -> Report {
    let known = Known::new().with(METADATA, metadata()).with(TOKEN, list);
    judged(&badge(reference(index)), &known)
}

fn unknown_because(report: &Report) -> ProblemCode {
    assert_eq!(report.outcome, Outcome::Unfinished, "neither in force nor withdrawn");
    let check = report.check(CheckId::Status).unwrap();
    assert_eq!(check.state, CheckState::NotPerformed);
    check.problem.unwrap().code
}

#[test]
fn the_number_decides() {
    let revoked = published(&Statuses::from(&bits(&[INDEX])));
    assert_eq!(with_list(INDEX, &revoked).outcome, Outcome::Withdrawn);
    for neighbour in [INDEX - 1, INDEX + 1, INDEX ^ 7] {
        let report = with_list(neighbour, &revoked);
        assert_eq!(report.outcome, Outcome::InForce, "{:?}", report.checks);
        let check = report.check(CheckId::Status).unwrap();
        assert_eq!(
            (check.state, check.pointer.as_deref()),
            (CheckState::Passed, Some("/status"))
        );
    }
}

#[test]
fn every_size_of_number_is_read_and_unknown_numbers_say_nothing() {
    let eight = published(&Statuses::from_bytes(8, vec![0, 1, 2, 3, 255]).unwrap());
    let outcomes = [0, 1, 2, 3, 4].map(|index| with_list(index, &eight).outcome);
    use Outcome::{InForce, Suspended, Unfinished, Withdrawn};
    assert_eq!(outcomes, [InForce, Withdrawn, Suspended, Unfinished, Unfinished]);
    let two = published(&Statuses::from_bytes(2, vec![0b11_10_01_00]).unwrap());
    let outcomes = [0, 1, 2, 3].map(|index| with_list(index, &two).outcome);
    assert_eq!(outcomes, [InForce, Withdrawn, Suspended, Unfinished]);
    assert_eq!(unknown_because(&with_list(3, &two)), ProblemCode::StatusUnknownValue);
    let four = published(&Statuses::from_bytes(4, vec![0b1100_0010]).unwrap());
    assert_eq!(with_list(0, &four).outcome, Suspended);
    assert_eq!(unknown_because(&with_list(1, &four)), ProblemCode::StatusUnknownValue);
    assert_eq!(unknown_because(&with_list(2, &four)), ProblemCode::StatusOutOfRange);
}

#[test]
fn keys_and_list_are_asked_for_in_rounds() {
    let badge = badge(reference(INDEX));
    let known = Known::new();
    assert_eq!(judged(&badge, &known).wants, [METADATA]);
    let known = known.with(METADATA, metadata());
    let report = judged(&badge, &known);
    assert_eq!(report.wants, [TOKEN]);
    assert_eq!(unknown_because(&report), ProblemCode::StatusNotFetched);
    let list = published(&Statuses::from(&bits(&[])));
    assert_eq!(
        judged(&badge, &known.clone().with(TOKEN, list)).outcome,
        Outcome::InForce
    );
    let mut known = known;
    known.insert(TOKEN, Fetched::Failed(FetchFailure::Unreachable));
    let report = judged(&badge, &known);
    assert!(report.wants.is_empty());
    assert_eq!(unknown_because(&report), ProblemCode::StatusUnreachable);
}

#[test]
fn a_list_of_a_did_is_by_a_key_in_its_document() {
    let issuer = signer().public().did_key();
    let method = signer().public().did_key_method();
    let claims = json!({"iss": issuer, "vct": "urn:x", "status": reference(3)});
    let badge = issue(&claims, Form::Digital, &signer(), &method, &[], || [1; 16]).unwrap();
    let mut policy = policy();
    policy.trusted_issuers.insert(issuer);
    let judged = |key: &Signer, kid: &str| {
        let list = list().issue(&Statuses::from(&bits(&[3])), key, kid).unwrap();
        verify(badge.as_bytes(), &Known::new().with(TOKEN, list), &policy)
    };
    assert_eq!(judged(&signer(), &method).outcome, Outcome::Withdrawn);
    let foreign = judged(&stranger(), &stranger().public().did_key_method());
    assert_eq!(unknown_because(&foreign), ProblemCode::StatusListNotGenuine);
    assert_eq!(
        unknown_because(&judged(&stranger(), &method)),
        ProblemCode::StatusListNotGenuine
    );
}

#[test]
fn a_forged_list_says_nothing() {
    let clean = Statuses::from(&bits(&[]));
    let forged = list().issue(&clean, &stranger(), "2026").unwrap();
    assert_eq!(
        unknown_because(&with_list(INDEX, &forged)),
        ProblemCode::StatusListNotGenuine
    );
    let unknown_key = list().issue(&clean, &signer(), "2025").unwrap();
    assert_eq!(
        unknown_because(&with_list(INDEX, &unknown_key)),
        ProblemCode::StatusListNotGenuine
    );
    // The header's own key is no key of anybody.
    let mut header = json!({"alg": "ES256", "typ": TYP, "kid": "2026", "jwk": stranger().public().to_jwk()});
    let own_key = forged_token(&header, &stranger());
    assert_eq!(
        unknown_because(&with_list(INDEX, &own_key)),
        ProblemCode::StatusListNotGenuine
    );
    header["alg"] = "HS256".into();
    let symmetric = forged_token(&header, &signer());
    assert_eq!(
        unknown_because(&with_list(INDEX, &symmetric)),
        ProblemCode::StatusUnsupported
    );
    header["alg"] = "none".into();
    assert_eq!(
        unknown_because(&with_list(INDEX, &forged_token(&header, &signer()))),
        ProblemCode::StatusListUnreadable
    );
}

fn payload() -> Value {
    json!({"sub": TOKEN, "iat": 1_795_392_000, "status_list": {"bits": 1, "lst": "eNrbuRgAAhcBXQ"}})
}

fn forged_token(header: &Value, key: &Signer) -> String {
    forged(header, &payload(), key)
}

fn with_claim(name: &str, value: Value) -> Report {
    let mut payload = payload();
    payload[name] = value;
    let header = json!({"alg": "ES256", "typ": TYP, "kid": "2026"});
    with_list(1, &forged(&header, &payload, &signer()))
}

#[test]
fn another_list_of_the_same_issuer_says_nothing() {
    assert_eq!(with_claim("iss", WEB_ISSUER.into()).outcome, Outcome::InForce);
    for (name, value) in [
        ("sub", "https://association.example/status/2/token"),
        ("sub", "https://association.example/status/1/token/"),
        ("iss", "https://association.example/issuers/2"),
    ] {
        assert_eq!(
            unknown_because(&with_claim(name, value.into())),
            ProblemCode::StatusListForeign,
            "{name} {value}"
        );
    }
}

#[test]
fn a_list_out_of_its_dates_says_nothing() {
    let now = now().as_second();
    for (name, value) in [("exp", now), ("exp", now - 1), ("iat", now + 3600), ("nbf", now + 3600)] {
        assert_eq!(
            unknown_because(&with_claim(name, value.into())),
            ProblemCode::StatusListOutOfDate,
            "{name} {value}"
        );
    }
    assert_eq!(with_claim("exp", (now + 1).into()).outcome, Outcome::InForce);
    assert_eq!(
        unknown_because(&with_claim("exp", "soon".into())),
        ProblemCode::StatusListUnreadable
    );
}

#[test]
fn something_else_in_the_place_of_the_list_says_nothing() {
    let bitstring =
        signed(&crate::support::list(credential::status_list::StatusPurpose::Revocation).to_value(&bits(&[])));
    let header = json!({"alg": "ES256", "typ": "JWT", "kid": "2026"});
    for text in [
        bitstring.to_string(),
        forged(&header, &payload(), &signer()),
        badge(reference(1)),
        "<html>".into(),
        String::new(),
        "\u{0}".repeat(100),
    ] {
        assert_eq!(unknown_because(&with_list(1, &text)), ProblemCode::StatusListUnreadable);
    }
    let known = Known::new().with(METADATA, metadata()).with(TOKEN, [0xff, 0xfe]);
    assert_eq!(
        unknown_because(&judged(&badge(reference(1)), &known)),
        ProblemCode::StatusListUnreadable
    );
    for list in [
        json!({"bits": 1, "lst": "AAAA"}),
        json!({"bits": 3, "lst": "eNrbuRgAAhcBXQ"}),
        json!({"bits": 1}),
    ] {
        assert_eq!(
            unknown_because(&with_claim("status_list", list)),
            ProblemCode::StatusListUnreadable
        );
    }
}

#[test]
fn a_claim_that_leads_nowhere_leaves_the_check_unfinished() {
    let known = Known::new().with(METADATA, metadata());
    for (claim, code) in [
        (json!({}), ProblemCode::StatusUnsupported),
        (json!("revoked"), ProblemCode::StatusUnsupported),
        (
            json!({"identifier_list": {"id": "1", "uri": TOKEN}}),
            ProblemCode::StatusUnsupported,
        ),
        (
            json!({"status_list": {"idx": "1", "uri": TOKEN}}),
            ProblemCode::StatusMalformed,
        ),
        (
            json!({"status_list": {"idx": -1, "uri": TOKEN}}),
            ProblemCode::StatusMalformed,
        ),
        (
            json!({"status_list": {"idx": 1, "uri": "file:///etc/list"}}),
            ProblemCode::StatusMalformed,
        ),
        (json!({"status_list": [1, TOKEN]}), ProblemCode::StatusMalformed),
    ] {
        let report = judged(&badge(claim.clone()), &known);
        assert_eq!(unknown_because(&report), code, "{claim}");
        assert!(report.wants.is_empty());
    }
}

#[test]
fn the_reference_cannot_be_kept_back() {
    let claims = json!({"iss": WEB_ISSUER, "vct": "urn:x", "status": reference(1)});
    for hidden in ["/status", "/status/status_list", "/status/status_list/idx"] {
        assert!(issue(&claims, Form::Digital, &signer(), "2026", &[hidden], || [1; 16]).is_err());
    }
}
