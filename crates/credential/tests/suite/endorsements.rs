//! Endorsements stand on their own signature.

use credential::key::Signer;
use credential::open_badge::{EndorsementCredential, EndorsementSubject, Profile, lint};
use credential::verify::Report;
use credential::verify::{Check, CheckId, CheckState, Outcome, ProblemCode};
use serde_json::{Value, json};

use crate::support::*;

/// What the department says, unsigned.
fn unsigned() -> EndorsementCredential {
    let issuer = Profile {
        id: other_key().public().did_key(),
        name: Some("Department".into()),
        ..Profile::default()
    };
    let subject = EndorsementSubject {
        id: ISSUER.into(),
        endorsement_comment: Some("In good standing".into()),
    };
    EndorsementCredential::new(
        "urn:uuid:6f7a9c1e-0000-4000-8000-000000000009",
        "In good standing",
        issuer,
        at("2026-01-01T00:00:00Z"),
        subject,
    )
}

fn sign(unsigned: &Value) -> Value {
    credential::proof::sign(unsigned, &other_key(), &other_key().public().did_key_method(), now()).unwrap()
}

fn endorsement() -> Value {
    sign(&unsigned().to_value())
}

fn report(endorsement: Value) -> Report {
    let mut award = award(ISSUER);
    award.endorsement = vec![endorsement];
    verified(&signed(&award.to_value()))
}

fn checks(endorsement: Value) -> (Outcome, Vec<Check>) {
    let report = report(endorsement);
    (report.outcome, of_endorsements(report))
}

fn of_endorsements(report: Report) -> Vec<Check> {
    let checks = report.checks.into_iter();
    checks.filter(|check| check.id == CheckId::Endorsement).collect()
}

#[test]
fn a_sound_endorsement_passes() {
    let (outcome, checks) = checks(endorsement());
    assert_eq!(outcome, Outcome::InForce);
    assert_eq!(checks[0].state, CheckState::Passed);
    assert_eq!(checks[0].pointer.as_deref(), Some("/endorsement/0"));
}

#[test]
fn a_changed_endorsement_fails_and_the_credential_stands() {
    let mut changed = endorsement();
    changed["credentialSubject"]["endorsementComment"] = "The very best".into();
    let (outcome, checks) = checks(changed);
    assert_eq!(outcome, Outcome::InForce);
    assert_eq!(checks[0].problem.unwrap().code, ProblemCode::EndorsementFailed);
}

#[test]
fn an_endorsement_is_a_credential_of_its_own() {
    let alone = verified(&endorsement());
    assert_eq!(alone.outcome, Outcome::UnconfirmedIssuer);
    assert_eq!(alone.check(CheckId::Schema).unwrap().state, CheckState::Passed);
    assert_eq!(lint(&endorsement()), []);
}

#[test]
fn each_endorsement_has_a_report_of_its_own() {
    let report = report(endorsement());
    let inner = &report.contained[0];
    assert_eq!(inner.pointer, "/endorsement/0");
    assert_eq!(inner.report.outcome, Outcome::UnconfirmedIssuer);
    let content = inner.report.credential.as_ref().unwrap();
    assert_eq!(content.issuer_name.as_deref(), Some("Department"));
}

#[test]
fn endorsements_of_issuer_and_achievement_are_found_where_they_stand() {
    let mut award = award(ISSUER);
    award.issuer.endorsement = vec![endorsement()];
    award.subject.achievement.endorsement = vec![endorsement()];
    let checks = of_endorsements(verified(&signed(&award.to_value())));
    let places: Vec<_> = checks.iter().filter_map(|check| check.pointer.as_deref()).collect();
    assert_eq!(
        places,
        ["/issuer/endorsement/0", "/credentialSubject/achievement/endorsement/0"]
    );
    assert!(checks.iter().all(|check| check.state == CheckState::Passed));
}

#[test]
fn an_endorsement_may_be_a_token() {
    let mut document = unsigned().to_value();
    document["credentialSubject"]["id"] = ISSUER.into();
    let key = Signer::from(other_key());
    let kid = other_key().public().did_key_method();
    let token = credential::jwt::issue(&document, credential::jwt::Profile::OpenBadges, &key, &kid).unwrap();
    let mut award = award(ISSUER).to_value();
    award["endorsementJwt"] = json!([token, "eyJh.eyJi.c2ln"]);
    let states: Vec<_> = of_endorsements(verified(&signed(&award)))
        .into_iter()
        .map(|check| (check.state, check.pointer.unwrap()))
        .collect();
    assert_eq!(
        states,
        [
            (CheckState::Passed, "/endorsementJwt/0".to_owned()),
            (CheckState::Failed, "/endorsementJwt/1".to_owned())
        ]
    );
}

#[test]
fn what_is_no_endorsement_does_not_endorse() {
    let another_award = sign(&award(&other_key().public().did_key()).to_value());
    let (outcome, checks) = checks(another_award);
    assert_eq!(outcome, Outcome::InForce);
    assert_eq!(checks[0].problem.unwrap().code, ProblemCode::EndorsementFailed);
}

#[test]
fn an_expired_endorsement_fails_and_one_whose_keys_are_missing_is_unfinished() {
    let mut ended = unsigned();
    ended.valid_until = Some(at("2026-02-01T00:00:00Z"));
    let (_, found) = checks(sign(&ended.to_value()));
    assert_eq!(found[0].problem.unwrap().code, ProblemCode::EndorsementFailed);
    let mut remote = unsigned();
    remote.issuer.id = "did:web:department.example".into();
    let remote = signed_by(&remote.to_value(), "did:web:department.example", &other_key());
    let report = report(remote);
    assert_eq!(report.outcome, Outcome::InForce);
    assert_eq!(report.wants, ["https://department.example/.well-known/did.json"]);
    let found = of_endorsements(report);
    assert_eq!(found[0].problem.unwrap().code, ProblemCode::EndorsementUnfinished);
}
