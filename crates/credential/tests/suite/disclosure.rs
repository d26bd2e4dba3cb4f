//! A badge of which its holder shows a part: what a verifier learns, and that the rest of the verification is the usual.

use credential::did::{PublishedKey, issuer_document, verification_method};
use credential::key::{Kind, Signer};
use credential::proof::sd::{Seeds, derive, mandatory_by_default, sign_base};
use credential::proof::{Suite, Terms};
use credential::status_list::StatusPurpose;
use credential::verify::{CheckId, CheckState, Known, Outcome, ProblemCode, Report, verify};
use serde_json::{Value, json};

use crate::support::*;

fn p256() -> Signer {
    Signer::from_secret(Kind::P256, &[4; 32]).unwrap()
}

/// An award with a status entry, as its holder keeps it.
fn base(change: impl FnOnce(&mut Value)) -> Value {
    let mut award = award(ISSUER);
    award.status = Some(entry(INDEX, StatusPurpose::Revocation).into());
    let mut document = award.to_value();
    change(&mut document);
    let terms = Terms::new(Suite::EcdsaSd2023, verification_method(ISSUER, &p256().public()), now());
    let seeds = Seeds {
        hmac_key: [1; 32],
        proof_key: [2; 32],
    };
    sign_base(&document, &p256(), &terms, &mandatory_by_default(&document), &seeds).unwrap()
}

/// What the holder shows of it: that the badge was earned, and what for.
fn shown(change: impl FnOnce(&mut Value)) -> Value {
    let pointers = ["/credentialSubject/id", "/credentialSubject/achievement/name"];
    derive(&base(change), &pointers.map(str::to_owned)).unwrap()
}

fn report(document: &Value, revoked: &[usize]) -> Report {
    let keys = [
        PublishedKey::sound(key().public()),
        PublishedKey::sound(p256().public()),
    ];
    let list = signed(&list(StatusPurpose::Revocation).to_value(&bits(revoked)));
    let known = Known::new()
        .with(ISSUER_DOCUMENT, issuer_document(ISSUER, &keys).to_string())
        .with(LIST, list.to_string());
    verify(document.to_string().as_bytes(), &known, &policy())
}

#[test]
fn a_disclosed_badge_is_in_force_and_tells_only_what_was_chosen() {
    let report = report(&shown(|_| {}), &[]);
    assert_eq!(report.outcome, Outcome::InForce);
    let credential = report.credential.unwrap();
    assert_eq!(credential.achievement_name.as_deref(), Some("Let Them Investigate"));
    assert_eq!(credential.issuer_id, ISSUER);
    assert_eq!(credential.subject_name, None);
    let text = credential.document.to_string();
    for hidden in ["Ada", "Plan and lead", "Plans inquiry"] {
        assert!(!text.contains(hidden), "{hidden}");
    }
}

#[test]
fn status_and_dates_count_as_in_any_other() {
    assert_eq!(report(&shown(|_| {}), &[INDEX]).outcome, Outcome::Withdrawn);
    let ended = shown(|document| document["validUntil"] = json!("2026-06-01T00:00:00Z"));
    assert_eq!(report(&ended, &[]).outcome, Outcome::Expired);
}

#[test]
fn a_holder_cannot_leave_out_or_put_in() {
    let mut without_status = shown(|_| {});
    without_status.as_object_mut().unwrap().remove("credentialStatus");
    let mut longer = shown(|document| document["validUntil"] = json!("2026-06-01T00:00:00Z"));
    longer["validUntil"] = json!("2036-06-01T00:00:00Z");
    let mut grander = shown(|_| {});
    grander["credentialSubject"]["achievement"]["name"] = json!("Something grander");
    for changed in [without_status, longer, grander] {
        let report = report(&changed, &[]);
        assert_eq!(report.outcome, Outcome::Changed);
        assert!(report.credential.is_none());
    }
}

#[test]
fn the_holders_own_copy_is_no_proof_for_others() {
    let report = report(&base(|_| {}), &[]);
    assert_eq!(report.outcome, Outcome::Unreadable);
    assert!(report.credential.is_none());
    let check = report.check(CheckId::Signature).unwrap();
    assert_eq!(check.state, CheckState::NotPerformed);
    assert_eq!(check.problem.unwrap().code, ProblemCode::BaseProof);
}
