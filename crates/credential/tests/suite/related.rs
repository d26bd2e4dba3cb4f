//! What a credential vouches for byte for byte, and its newer edition.

use credential::open_badge::{AchievementCredential, Evidence, RefreshService, RelatedResource};
use credential::verify::{CheckId, CheckState, FetchFailure, Fetched, Outcome, ProblemCode, Report, verify};
use serde_json::{Value, json};

use crate::support::*;

const PLAN: &str = "https://association.example/plan.pdf";
const NEWER: &str = "https://association.example/newer";

fn with_resource(resource: Value) -> Value {
    let mut document = award(ISSUER).to_value();
    document["relatedResource"] = json!([resource]);
    signed(&document)
}

fn ask(document: &Value, url: &str, answer: Fetched) -> Report {
    let mut known = known();
    known.insert(url, answer);
    verify(document.to_string().as_bytes(), &known, &policy())
}

fn code(report: &Report, id: CheckId) -> (CheckState, Option<ProblemCode>) {
    let check = report.check(id).unwrap();
    (check.state, check.problem.map(|problem| problem.code))
}

#[test]
fn a_related_resource_is_wanted_and_compared() {
    let document = with_resource(json!(RelatedResource::of(PLAN, b"plan")));
    let report = verified(&document);
    assert_eq!(report.wants, [PLAN]);
    assert_eq!(
        report.outcome,
        Outcome::InForce,
        "not looked at, and the report says so"
    );
    assert_eq!(
        code(&report, CheckId::RelatedResource),
        (CheckState::NotPerformed, Some(ProblemCode::ResourceNotFetched))
    );
    let same = ask(&document, PLAN, Fetched::Body(b"plan".to_vec()));
    assert_eq!(same.check(CheckId::RelatedResource).unwrap().state, CheckState::Passed);
    assert_eq!(same.outcome, Outcome::InForce);
    let other = ask(&document, PLAN, Fetched::Body(b"plan B".to_vec()));
    assert_eq!(
        code(&other, CheckId::RelatedResource),
        (CheckState::Failed, Some(ProblemCode::ResourceChanged))
    );
    assert_eq!(other.outcome, Outcome::Changed);
    let gone = ask(&document, PLAN, Fetched::Failed(FetchFailure::NotFound));
    assert_eq!(
        code(&gone, CheckId::RelatedResource),
        (CheckState::NotPerformed, Some(ProblemCode::ResourceUnreachable))
    );
}

#[test]
fn a_context_among_the_resources_is_compared_without_asking_anybody() {
    let context = jsonld::context_document(credential::CONTEXT_VC_2).unwrap();
    let right = RelatedResource::of(credential::CONTEXT_VC_2, context.as_bytes());
    let report = verified(&with_resource(json!(right)));
    assert_eq!(
        report.check(CheckId::RelatedResource).unwrap().state,
        CheckState::Passed
    );
    assert!(report.wants.is_empty());
    let wrong = RelatedResource::of(credential::CONTEXT_VC_2, b"{}");
    assert_eq!(verified(&with_resource(json!(wrong))).outcome, Outcome::Changed);
}

#[test]
fn a_digest_of_an_unknown_kind_is_no_failure_and_one_that_is_none_is() {
    for (resource, code_expected, state) in [
        (
            json!({"id": PLAN, "digestSRI": "sha3-AA"}),
            ProblemCode::ResourceDigestUnknown,
            CheckState::NotPerformed,
        ),
        (
            json!({"id": PLAN, "digestSRI": "sha256-AA"}),
            ProblemCode::ResourceMalformed,
            CheckState::Failed,
        ),
        (json!({"id": PLAN}), ProblemCode::ResourceMalformed, CheckState::Failed),
    ] {
        let report = verified(&with_resource(resource));
        assert_eq!(code(&report, CheckId::RelatedResource), (state, Some(code_expected)));
    }
}

#[test]
fn no_document_sends_its_verifier_to_many_places() {
    let resources: Vec<Value> = (0..100)
        .map(|n| json!(RelatedResource::of(format!("https://victim.example/{n}"), b"x")))
        .collect();
    let mut document = award(ISSUER).to_value();
    document["relatedResource"] = json!(resources);
    assert_eq!(verified(&signed(&document)).wants.len(), 8);
}

fn with_evidence(change: impl FnOnce(&mut AchievementCredential)) -> Value {
    let mut award = award(ISSUER);
    award.evidence = vec![Evidence {
        id: Some(PLAN.into()),
        name: Some("A plan".into()),
        ..Evidence::default()
    }];
    change(&mut award);
    signed(&award.to_value())
}

#[test]
fn evidence_counts_as_seen_only_where_a_digest_pins_it() {
    let loose = verified(&with_evidence(|_| {}));
    assert_eq!(
        code(&loose, CheckId::Evidence),
        (CheckState::NotPerformed, Some(ProblemCode::EvidenceNotFetched))
    );
    assert!(loose.wants.is_empty(), "nobody is asked for what cannot be compared");
    let pinned = with_evidence(|award| award.related_resource = vec![RelatedResource::of(PLAN, b"plan")]);
    let same = ask(&pinned, PLAN, Fetched::Body(b"plan".to_vec()));
    assert_eq!(same.check(CheckId::Evidence).unwrap().state, CheckState::Passed);
    let other = ask(&pinned, PLAN, Fetched::Body(b"other".to_vec()));
    assert_eq!(
        code(&other, CheckId::Evidence),
        (CheckState::Failed, Some(ProblemCode::ResourceChanged))
    );
    let described = with_evidence(|award| award.evidence[0].id = None);
    assert_eq!(
        code(&verified(&described), CheckId::Evidence),
        (CheckState::NotPerformed, Some(ProblemCode::EvidenceWithoutLink))
    );
}

fn refreshable() -> AchievementCredential {
    let mut award = award(ISSUER);
    award.valid_until = Some(at("2026-06-01T00:00:00Z"));
    award.refresh = Some(RefreshService { id: NEWER.into() });
    award
}

#[test]
fn a_newer_edition_is_asked_for_once_and_then_counts() {
    let document = signed(&refreshable().to_value());
    let alone = verified(&document);
    assert_eq!(
        (alone.outcome, &*alone.wants),
        (Outcome::Expired, &[NEWER.to_owned()][..])
    );
    let mut newer = refreshable();
    newer.valid_from = at("2026-06-01T00:00:00Z");
    newer.valid_until = None;
    newer.name = "Let Them Investigate, renewed".into();
    let report = ask(
        &document,
        NEWER,
        Fetched::Body(signed(&newer.to_value()).to_string().into()),
    );
    assert_eq!(report.outcome, Outcome::InForce);
    assert_eq!(report.check(CheckId::Refresh).unwrap().state, CheckState::Passed);
    assert_eq!(
        report.credential.unwrap().name.as_deref(),
        Some("Let Them Investigate, renewed")
    );
    assert!(report.wants.is_empty(), "the newer edition's own service is not asked");
}

#[test]
fn what_is_no_newer_edition_of_the_same_credential_changes_nothing() {
    let document = signed(&refreshable().to_value());
    let mut other_id = refreshable();
    other_id.id = "urn:uuid:another".into();
    let mut older = refreshable();
    older.valid_from = at("2025-01-01T00:00:00Z");
    let mut forged = signed(&refreshable().to_value());
    forged["validUntil"] = "2030-01-01T00:00:00Z".into();
    let foreign = other_key().public().did_key();
    for (what, body) in [
        ("another id", signed(&other_id.to_value())),
        ("older", signed(&older.to_value())),
        ("forged", forged),
        (
            "foreign",
            signed_by(&award(&foreign).to_value(), &foreign, &other_key()),
        ),
        ("no credential", json!({})),
    ] {
        let report = ask(&document, NEWER, Fetched::Body(body.to_string().into()));
        assert_eq!(report.outcome, Outcome::Expired, "{what}");
        assert_eq!(
            code(&report, CheckId::Refresh),
            (CheckState::Failed, Some(ProblemCode::RefreshUnsound)),
            "{what}"
        );
    }
    let same = ask(&document, NEWER, Fetched::Body(document.to_string().into()));
    assert_eq!(same.check(CheckId::Refresh).unwrap().state, CheckState::Passed);
    let unreachable = ask(&document, NEWER, Fetched::Failed(FetchFailure::Unreachable));
    assert_eq!(
        code(&unreachable, CheckId::Refresh),
        (CheckState::NotPerformed, Some(ProblemCode::RefreshUnreachable))
    );
}

#[test]
fn another_kind_of_refresh_is_said_to_be_unsupported() {
    let mut document = award(ISSUER).to_value();
    document["refreshService"] = json!({"id": NEWER, "type": "https://a.example/Own"});
    let report = verified(&signed(&document));
    assert_eq!(
        code(&report, CheckId::Refresh),
        (CheckState::NotPerformed, Some(ProblemCode::RefreshUnsupported))
    );
}

#[test]
fn a_schema_that_is_not_ours_is_said_to_be_not_checked() {
    let mut document = award(ISSUER).to_value();
    document["credentialSchema"] = json!([
        {"id": credential::open_badge::SCHEMA, "type": "1EdTechJsonSchemaValidator2019"},
        {"id": "https://a.example/own.json", "type": "1EdTechJsonSchemaValidator2019"},
    ]);
    let report = verified(&signed(&document));
    let states: Vec<_> = report
        .checks
        .iter()
        .filter(|check| check.id == CheckId::Schema)
        .map(|check| (check.state, check.pointer.clone()))
        .collect();
    assert_eq!(
        states,
        [
            (CheckState::NotPerformed, Some("/credentialSchema/1".into())),
            (CheckState::Passed, None)
        ]
    );
    document["credentialSchema"] =
        json!([{"id": credential::open_badge::ENDORSEMENT_SCHEMA, "type": "1EdTechJsonSchemaValidator2019"}]);
    let report = verified(&signed(&document));
    assert_eq!(
        code(&report, CheckId::Schema),
        (CheckState::Failed, Some(ProblemCode::SchemaFault)),
        "an award is no endorsement"
    );
}
