//! Revocation and suspension, and every way in which a list may be no answer.

use credential::key::SigningKey;
use credential::status_list::{ENTRIES, StatusPurpose};
use credential::verify::{CheckId, FetchFailure, Fetched, Known, Outcome, ProblemCode, Report, verify};
use serde_json::{Value, json};

use crate::support::*;

fn with_list(purpose: StatusPurpose, list: &Value) -> Report {
    let document = award_with_status(purpose).to_string();
    verify(document.as_bytes(), &known().with(LIST, list.to_string()), &policy())
}

fn published(purpose: StatusPurpose, set: &[usize]) -> Value {
    signed(&list(purpose).to_value(&bits(set)))
}

fn unknown_because(list: &Value) -> ProblemCode {
    let report = with_list(StatusPurpose::Revocation, list);
    assert_eq!(report.outcome, Outcome::Unfinished, "neither in force nor withdrawn");
    assert!(report.credential.is_some());
    report.check(CheckId::Status).unwrap().problem.unwrap().code
}

#[test]
fn the_bit_decides() {
    use StatusPurpose::{Revocation, Suspension};
    let outcome = |purpose, set: &[usize]| with_list(purpose, &published(purpose, set)).outcome;
    assert_eq!(outcome(Revocation, &[]), Outcome::InForce);
    assert_eq!(outcome(Revocation, &[INDEX - 1, INDEX + 1]), Outcome::InForce);
    assert_eq!(outcome(Revocation, &[INDEX]), Outcome::Withdrawn);
    assert_eq!(outcome(Suspension, &[INDEX]), Outcome::Suspended);
}

#[test]
fn a_list_that_is_not_there_leaves_the_check_unfinished() {
    let document = award_with_status(StatusPurpose::Revocation).to_string();
    let report = verify(document.as_bytes(), &known(), &policy());
    assert_eq!(
        (report.outcome, report.wants.as_slice()),
        (Outcome::Unfinished, [LIST.to_owned()].as_slice())
    );
    let mut known = known();
    known.insert(LIST, Fetched::Failed(FetchFailure::Unreachable));
    let report = verify(document.as_bytes(), &known, &policy());
    assert_eq!((report.outcome, report.wants.len()), (Outcome::Unfinished, 0));
    assert_eq!(
        report.check(CheckId::Status).unwrap().problem.unwrap().code,
        ProblemCode::StatusUnreachable
    );
}

#[test]
fn three_rounds_are_enough() {
    let document = award_with_status(StatusPurpose::Revocation).to_string();
    let list = published(StatusPurpose::Revocation, &[]).to_string();
    let mut known = Known::new();
    let mut rounds = 0;
    let report = loop {
        let report = verify(document.as_bytes(), &known, &policy());
        if report.wants.is_empty() {
            break report;
        }
        rounds += 1;
        for url in report.wants {
            let body = if url == LIST {
                list.clone().into_bytes()
            } else {
                document_of(ISSUER, &key())
            };
            known.insert(url, Fetched::Body(body));
        }
    };
    assert_eq!((report.outcome, rounds), (Outcome::InForce, 2));
}

#[test]
fn a_list_of_another_issuer_says_nothing() {
    let stranger = SigningKey::from_seed(&[9; 32]);
    let mut foreign = list(StatusPurpose::Revocation);
    foreign.issuer = stranger.public().did_key();
    let foreign = signed_by(
        &foreign.to_value(&bits(&[INDEX])),
        &stranger.public().did_key(),
        &stranger,
    );
    assert_eq!(unknown_because(&foreign), ProblemCode::StatusListForeign);
}

#[test]
fn another_list_of_the_same_issuer_says_nothing() {
    let mut other = list(StatusPurpose::Revocation);
    other.id = "https://association.example/status/2".into();
    assert_eq!(
        unknown_because(&signed(&other.to_value(&bits(&[])))),
        ProblemCode::StatusListForeign
    );
}

#[test]
fn a_forged_or_changed_list_says_nothing() {
    let forged = signed_by(
        &list(StatusPurpose::Revocation).to_value(&bits(&[])),
        ISSUER,
        &other_key(),
    );
    assert_eq!(unknown_because(&forged), ProblemCode::StatusListNotGenuine);
    let mut changed = published(StatusPurpose::Revocation, &[INDEX]);
    changed["credentialSubject"]["encodedList"] = bits(&[]).encode().into();
    assert_eq!(unknown_because(&changed), ProblemCode::StatusListNotGenuine);
    let unsigned = list(StatusPurpose::Revocation).to_value(&bits(&[]));
    assert_eq!(unknown_because(&unsigned), ProblemCode::StatusListUnreadable);
}

#[test]
fn a_list_out_of_its_dates_says_nothing() {
    let mut stale = list(StatusPurpose::Revocation);
    stale.valid_until = Some(at("2026-11-23T11:59:59Z"));
    assert_eq!(
        unknown_because(&signed(&stale.to_value(&bits(&[])))),
        ProblemCode::StatusListOutOfDate
    );
    let mut early = list(StatusPurpose::Revocation);
    early.valid_from = at("2026-11-23T13:00:00Z");
    assert_eq!(
        unknown_because(&signed(&early.to_value(&bits(&[])))),
        ProblemCode::StatusListOutOfDate
    );
}

#[test]
fn a_list_for_another_purpose_says_nothing() {
    assert_eq!(
        unknown_because(&published(StatusPurpose::Suspension, &[INDEX])),
        ProblemCode::StatusPurposeMismatch
    );
}

#[test]
fn a_broken_or_short_list_says_nothing() {
    let with = |encoded: &str| {
        let mut list = list(StatusPurpose::Revocation).to_value(&bits(&[]));
        list["credentialSubject"]["encodedList"] = encoded.into();
        signed(&list)
    };
    assert_eq!(unknown_because(&with("uAAAA")), ProblemCode::StatusListUnreadable);
    assert_eq!(unknown_because(&with("zAAAA")), ProblemCode::StatusListUnreadable);
    assert_eq!(unknown_because(&json!("no list")), ProblemCode::StatusListUnreadable);
}

#[test]
fn an_index_behind_the_end_is_out_of_range() {
    let mut award = award(ISSUER);
    award.status = Some(entry(ENTRIES, StatusPurpose::Revocation).into());
    let document = signed(&award.to_value()).to_string();
    let list = published(StatusPurpose::Revocation, &[]).to_string();
    let report = verify(document.as_bytes(), &known().with(LIST, list), &policy());
    assert_eq!(report.outcome, Outcome::Unfinished);
    assert_eq!(
        report.check(CheckId::Status).unwrap().problem.unwrap().code,
        ProblemCode::StatusOutOfRange
    );
}

fn with_entry(entry: Value) -> Value {
    let mut award = award(ISSUER).to_value();
    award["credentialStatus"] = entry;
    signed(&award)
}

#[test]
fn an_entry_of_an_unknown_kind_or_purpose_leaves_the_check_unfinished() {
    let schema_only = json!({"id": "urn:x:1", "type": "1EdTechJsonSchemaValidator2019"});
    let mut odd_purpose = entry(INDEX, StatusPurpose::Revocation).to_value();
    odd_purpose["statusPurpose"] = "revokation".into();
    for entry in [schema_only, odd_purpose] {
        let report = verified(&with_entry(entry));
        assert_eq!(report.outcome, Outcome::Unfinished);
        let problem = report.check(CheckId::Status).unwrap().problem.unwrap();
        assert_eq!(problem.code, ProblemCode::StatusUnsupported);
    }
}

#[test]
fn the_revocation_list_of_1edtech_is_asked() {
    const URL: &str = "https://association.example/revoked";
    let document = with_entry(json!({"id": URL, "type": "1EdTechRevocationList"}));
    let id = document["id"].clone();
    let ask = |list: Value| {
        let known = known().with(URL, list.to_string());
        verify(document.to_string().as_bytes(), &known, &policy()).outcome
    };
    let list = |revoked: Value| json!({"id": URL, "issuer": ISSUER, "revokedCredential": revoked});
    assert_eq!(verified(&document).wants, [URL]);
    assert_eq!(ask(list(json!([]))), Outcome::InForce);
    assert_eq!(ask(list(json!([{"id": "urn:uuid:another"}]))), Outcome::InForce);
    assert_eq!(ask(list(json!([{"id": id}]))), Outcome::Withdrawn);
    assert_eq!(
        ask(list(json!([{"id": id, "revoked": true, "revocationReason": "x"}]))),
        Outcome::Withdrawn
    );
    assert_eq!(ask(list(json!([{"id": id, "revoked": false}]))), Outcome::InForce);
    assert_eq!(
        ask(json!({"id": URL, "issuer": "did:web:evil.example", "revokedCredential": []})),
        Outcome::Unfinished
    );
    assert_eq!(ask(json!({"id": URL, "issuer": ISSUER})), Outcome::Unfinished);
}

#[test]
fn a_revoked_and_expired_credential_is_withdrawn() {
    let mut award = award(ISSUER);
    award.valid_until = Some(at("2026-02-01T00:00:00Z"));
    award.status = Some(entry(INDEX, StatusPurpose::Revocation).into());
    let document = signed(&award.to_value()).to_string();
    let list = published(StatusPurpose::Revocation, &[INDEX]).to_string();
    let report = verify(document.as_bytes(), &known().with(LIST, list), &policy());
    assert_eq!(report.outcome, Outcome::Withdrawn);
}
