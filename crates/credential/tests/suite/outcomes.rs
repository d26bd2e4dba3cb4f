//! The nine outcomes, each by its plainest way.

use credential::baking;
use credential::key::{Kind, Signer};
use credential::proof::{Suite, Terms, sign_with};
use credential::verify::{CheckId, CheckState, FetchFailure, Fetched, Known, Outcome, ProblemCode, verify};

use crate::support::*;

#[test]
fn a_sound_award_of_a_known_issuer_is_in_force() {
    let report = verified(&signed(&award(ISSUER).to_value()));
    assert_eq!(report.outcome, Outcome::InForce);
    assert!(report.wants.is_empty());
    let states = report.checks.iter().all(|check| check.state != CheckState::Failed);
    assert!(states, "{:?}", report.checks);
    let content = report.credential.unwrap();
    assert_eq!(content.issuer_id, ISSUER);
    assert_eq!(content.subject_name.as_deref(), Some("Ada Óscar"));
    assert_eq!(content.achievement_name.as_deref(), Some("Let Them Investigate"));
}

#[test]
fn a_did_key_issuer_needs_no_fetching() {
    let issuer = key().public().did_key();
    let document = signed_by(&award(&issuer).to_value(), &issuer, &key());
    let report = verify(document.to_string().as_bytes(), &Known::new(), &policy());
    assert_eq!(report.outcome, Outcome::InForce);
}

#[test]
fn an_award_by_a_key_of_the_nist_curves_is_in_force() {
    for (kind, length) in [(Kind::P256, 32), (Kind::P384, 48)] {
        let key = Signer::from_secret(kind, &vec![9; length]).unwrap();
        let issuer = key.public().did_key();
        let policy = credential::verify::Policy {
            trusted_issuers: [issuer.clone()].into(),
            ..policy()
        };
        for suite in [Suite::EcdsaRdfc2019, Suite::EcdsaJcs2019] {
            let terms = Terms::new(suite, key.public().did_key_method(), now());
            let signed = sign_with(&award(&issuer).to_value(), &key, &terms).unwrap();
            let report = verify(signed.to_string().as_bytes(), &Known::new(), &policy);
            assert_eq!(report.outcome, Outcome::InForce, "{suite:?} {kind:?}");
        }
    }
}

#[test]
fn a_bare_did_key_as_method_is_understood() {
    let issuer = key().public().did_key();
    let mut document = signed_by(&award(&issuer).to_value(), &issuer, &key());
    // The method is covered by the signature, so this shows the normalisation only: the key is found, the signature is not.
    document["proof"]["verificationMethod"] = issuer.clone().into();
    let report = verify(document.to_string().as_bytes(), &Known::new(), &policy());
    assert_eq!(report.check(CheckId::KeyBinding), None);
    assert_eq!(
        report.check(CheckId::Signature).unwrap().problem.unwrap().code,
        ProblemCode::SignatureMismatch
    );
}

#[test]
fn baked_pictures_verify_like_the_document_in_them() {
    let document = signed(&award(ISSUER).to_value()).to_string();
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"><rect/></svg>";
    let baked = baking::svg::bake(svg.as_bytes(), document.as_bytes()).unwrap();
    assert_eq!(verify(&baked, &known(), &policy()).outcome, Outcome::InForce);
}

#[test]
fn an_unknown_issuer_is_said_to_be_unknown() {
    let policy = credential::verify::Policy {
        trusted_issuers: [].into(),
        ..policy()
    };
    let document = signed(&award(ISSUER).to_value()).to_string();
    let report = verify(document.as_bytes(), &known(), &policy);
    assert_eq!(report.outcome, Outcome::UnconfirmedIssuer);
    assert!(report.credential.is_some(), "shown, as stated by the issuer");
}

#[test]
fn dates_are_looked_at_after_the_signature() {
    let mut ended = award(ISSUER);
    ended.valid_until = Some(at("2026-11-23T11:59:59Z"));
    assert_eq!(verified(&signed(&ended.to_value())).outcome, Outcome::Expired);
    let mut early = award(ISSUER);
    early.valid_from = at("2026-11-23T12:05:01Z");
    assert_eq!(verified(&signed(&early.to_value())).outcome, Outcome::NotYetValid);
    early.valid_from = at("2026-11-23T12:05:00Z");
    assert_eq!(
        verified(&signed(&early.to_value())).outcome,
        Outcome::InForce,
        "five minutes of tolerance"
    );
}

#[test]
fn without_the_issuers_keys_the_check_is_unfinished_and_says_what_it_wants() {
    let document = signed(&award(ISSUER).to_value()).to_string();
    let report = verify(document.as_bytes(), &Known::new(), &policy());
    assert_eq!(report.outcome, Outcome::Unfinished);
    assert_eq!(report.wants, [ISSUER_DOCUMENT]);
    assert!(report.credential.is_none());
    for failure in [
        FetchFailure::NotFound,
        FetchFailure::Unreachable,
        FetchFailure::Refused,
        FetchFailure::Offline,
    ] {
        let mut known = Known::new();
        known.insert(ISSUER_DOCUMENT, Fetched::Failed(failure));
        let report = verify(document.as_bytes(), &known, &policy());
        assert_eq!(
            (report.outcome, report.wants.len()),
            (Outcome::Unfinished, 0),
            "{failure:?}"
        );
    }
}

#[test]
fn what_is_no_credential_is_unreadable_and_named() {
    let code = |bytes: &[u8]| {
        let report = verify(bytes, &known(), &policy());
        assert_eq!(report.outcome, Outcome::Unreadable);
        report.checks.last().unwrap().problem.unwrap().code
    };
    assert_eq!(code(b""), ProblemCode::UnknownFormat);
    assert_eq!(code(b"GIF89a"), ProblemCode::UnknownFormat);
    assert_eq!(code(b"{"), ProblemCode::NotStrictJson);
    assert_eq!(code(b"{}"), ProblemCode::NotACredential);
    assert_eq!(code(b"eyJh.eyJi.c2ln"), ProblemCode::NotStrictJson);
    assert_eq!(
        code(br#"{"@context":"https://w3id.org/openbadges/v2","type":"BadgeClass"}"#),
        ProblemCode::Badge2Malformed
    );
    assert_eq!(
        code(award(ISSUER).to_value().to_string().as_bytes()),
        ProblemCode::NoProof
    );
    assert_eq!(
        code(b"<svg xmlns='http://www.w3.org/2000/svg'></svg>"),
        ProblemCode::NoCredential
    );
}

#[test]
fn the_report_speaks_the_names_of_the_house_and_of_the_standard() {
    let report = serde_json::to_value(verified(&award(ISSUER).to_value())).unwrap();
    assert_eq!(report["outcome"], "unreadable");
    assert_eq!(Outcome::InForce.to_string(), "in_force");
    assert_eq!(CheckId::KeyBinding.to_string(), "key_binding");
    assert_eq!(ProblemCode::Badge2Other.to_string(), "badge_2_other");
    let last = report["checks"].as_array().unwrap().last().unwrap();
    assert_eq!(last["id"], "signature");
    assert_eq!(last["state"], "failed");
    assert_eq!(last["problem"]["code"], "no_proof");
    assert_eq!(
        last["problem"]["type"],
        "https://www.w3.org/TR/vc-data-model#CRYPTOGRAPHIC_SECURITY_ERROR"
    );
}

#[test]
fn an_older_badge_of_vcdm_1_1_verifies() {
    let mut old = award(ISSUER).to_value();
    old["@context"] = serde_json::json!([
        "https://www.w3.org/2018/credentials/v1",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json",
        "https://w3id.org/security/data-integrity/v2"
    ]);
    let object = old.as_object_mut().unwrap();
    object.remove("credentialSchema");
    object.remove("validFrom");
    object.insert("issuanceDate".into(), "2026-01-01T00:00:00Z".into());
    assert_eq!(verified(&signed(&old)).outcome, Outcome::InForce);
    old["expirationDate"] = "2026-06-01T00:00:00Z".into();
    let report = verified(&signed(&old));
    assert_eq!(report.outcome, Outcome::Expired);
    assert_eq!(report.check(CheckId::Schema).unwrap().state, CheckState::NotPerformed);
}
