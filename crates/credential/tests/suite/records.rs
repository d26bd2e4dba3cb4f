//! Comprehensive Learner Records: the whole by its own signature, and each credential in it by its own.

use credential::baking::{self, Standard};
use credential::clr::{ClrCredential, ClrSubject, parts_of};
use credential::open_badge::{IdentityObject, Profile};
use credential::verify::{CheckId, CheckState, Known, Outcome, ProblemCode, Report, verify};
use serde_json::{Value, json};

use crate::support::*;

const WHOLE: &str = "https://association.example/stacks/stem";

/// A record of `held`, unsigned.
pub fn record(held: Vec<Value>) -> ClrCredential {
    let subject = ClrSubject {
        id: Some("urn:uuid:6f7a9c1e-0000-4000-8000-000000000005".into()),
        identifier: vec![IdentityObject::name("Ada Óscar")],
        association: parts_of(WHOLE, ["https://association.example/m/6/1"]),
        verifiable_credential: held,
        ..ClrSubject::default()
    };
    let issuer = Profile {
        id: ISSUER.into(),
        name: Some("Example Association".into()),
        ..Profile::default()
    };
    let mut record = ClrCredential::new(
        "urn:uuid:6f7a9c1e-0000-4000-8000-000000000004",
        "What Ada has earned",
        issuer,
        now(),
        subject,
    );
    record.partial = Some(true);
    record
}

fn ask(held: Vec<Value>) -> Report {
    verified(&signed(&record(held).to_value()))
}

/// An award of somebody nobody knows.
fn stranger() -> Value {
    let issuer = other_key().public().did_key();
    signed_by(&award(&issuer).to_value(), &issuer, &other_key())
}

fn sound() -> Value {
    signed(&award(ISSUER).to_value())
}

fn contained(report: &Report) -> Vec<(CheckState, Option<ProblemCode>, String)> {
    let checks = report.checks.iter().filter(|check| check.id == CheckId::Contained);
    checks
        .map(|check| {
            let code = check.problem.map(|problem| problem.code);
            (check.state, code, check.pointer.clone().unwrap_or_default())
        })
        .collect()
}

#[test]
fn a_record_of_sound_credentials_is_in_force_and_reports_on_each() {
    let report = ask(vec![sound(), sound()]);
    assert_eq!(report.outcome, Outcome::InForce);
    assert_eq!(report.check(CheckId::Schema).unwrap().state, CheckState::Passed);
    assert_eq!(
        contained(&report)[1],
        (
            CheckState::Passed,
            None,
            "/credentialSubject/verifiableCredential/1".into()
        )
    );
    let inner = &report.contained[0];
    assert_eq!(inner.report.outcome, Outcome::InForce);
    let title = inner.report.credential.as_ref().unwrap().achievement_name.as_deref();
    assert_eq!(title, Some("Let Them Investigate"));
}

#[test]
fn a_record_with_a_forged_credential_is_changed_though_its_own_signature_holds() {
    let mut forged = sound();
    forged["name"] = "Another title".into();
    let report = ask(vec![sound(), forged]);
    assert_eq!(report.outcome, Outcome::Changed);
    assert!(report.credential.is_none());
    assert_eq!(report.check(CheckId::Signature).unwrap().state, CheckState::Passed);
    assert_eq!(contained(&report)[1].1, Some(ProblemCode::ContainedFailed));
    for no_credential in [json!({"id": "urn:uuid:1"}), award(ISSUER).to_value()] {
        let document = signed_without_canonical_form(vec![no_credential]);
        assert_eq!(verified(&document).outcome, Outcome::Changed);
    }
}

/// A record signed over its JSON, so that it may hold what has no meaning as linked data.
fn signed_without_canonical_form(held: Vec<Value>) -> Value {
    use credential::proof::{Suite, Terms, sign_with};
    let key = credential::key::Signer::from(key());
    let method = method(ISSUER, &crate::support::key());
    sign_with(
        &record(held).to_value(),
        &key,
        &Terms::new(Suite::EddsaJcs2022, method, now()),
    )
    .unwrap()
}

#[test]
fn a_record_tells_what_was_earned_also_when_it_has_expired() {
    let mut ended = award(ISSUER);
    ended.valid_until = Some(at("2026-02-01T00:00:00Z"));
    let report = ask(vec![signed(&ended.to_value())]);
    assert_eq!(report.outcome, Outcome::InForce);
    assert_eq!(contained(&report)[0].1, Some(ProblemCode::ContainedNotInForce));
    assert_eq!(report.contained[0].report.outcome, Outcome::Expired);
}

#[test]
fn a_credential_of_an_unknown_issuer_leaves_the_record_unconfirmed() {
    let report = ask(vec![sound(), stranger()]);
    assert_eq!(report.outcome, Outcome::UnconfirmedIssuer);
    assert_eq!(report.contained[1].report.outcome, Outcome::UnconfirmedIssuer);
}

#[test]
fn what_the_credentials_inside_need_is_wanted_and_leaves_the_record_unfinished() {
    let issuer = "did:web:school.example";
    let document = signed_by(&award(issuer).to_value(), issuer, &other_key());
    let report = ask(vec![document.clone()]);
    assert_eq!(report.outcome, Outcome::Unfinished);
    assert_eq!(report.wants, ["https://school.example/.well-known/did.json"]);
    let known = known().with(&report.wants[0], document_of(issuer, &other_key()));
    let record = signed(&record(vec![document]).to_value());
    let report = verify(record.to_string().as_bytes(), &known, &policy());
    assert_eq!(report.outcome, Outcome::UnconfirmedIssuer);
}

#[test]
fn an_enveloped_credential_is_verified_too() {
    let issuer = key().public().did_key();
    let signer = credential::key::Signer::from(key());
    let document = award(&issuer).to_value();
    let token = credential::jwt::issue(
        &document,
        credential::jwt::Profile::Credential,
        &signer,
        &key().public().did_key_method(),
    )
    .unwrap();
    let enveloped = json!({
        "@context": credential::CONTEXT_VC_2,
        "type": "EnvelopedVerifiableCredential",
        "id": format!("data:application/vc+jwt,{token}"),
    });
    let report = verified(&signed_without_canonical_form(vec![enveloped]));
    assert_eq!(report.outcome, Outcome::InForce, "{:?}", report.contained);
}

#[test]
fn more_credentials_than_are_looked_at_leave_the_check_unfinished() {
    let report = verified(&signed_without_canonical_form(vec![json!({}); 200]));
    assert!(report.contained.len() < 200);
    let last = contained(&report).pop().unwrap();
    assert_eq!(last.1, Some(ProblemCode::TooManyContained));
    assert_eq!(report.outcome, Outcome::Changed, "the others are no credentials");
}

#[test]
fn records_go_into_pictures_under_their_own_mark() {
    let document = signed(&record(vec![sound()]).to_value()).to_string();
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"><rect/></svg>";
    let baked = baking::svg::bake_as(svg.as_bytes(), document.as_bytes(), Standard::Clr2).unwrap();
    assert_eq!(verify(&baked, &known(), &policy()).outcome, Outcome::InForce);
}

#[test]
fn what_we_write_satisfies_the_official_schema() {
    let document = signed(&record(vec![sound(), stranger()]).to_value());
    crate::schemas::assert_satisfies("clr20/clr_v2p0_clrcredential_schema.json", &document);
}

#[test]
fn nothing_known_is_needed_where_every_issuer_is_a_key() {
    let issuer = key().public().did_key();
    let held = signed_by(&award(&issuer).to_value(), &issuer, &key());
    let mut record = record(vec![held]);
    record.issuer.id.clone_from(&issuer);
    let record = signed_by(&record.to_value(), &issuer, &key());
    let report = verify(record.to_string().as_bytes(), &Known::new(), &policy());
    assert_eq!(report.outcome, Outcome::InForce);
}
