//! Endorsements stand on their own signature.

use credential::verify::{Check, CheckId, CheckState, Outcome, ProblemCode};
use serde_json::{Value, json};

use crate::support::*;

fn endorsement() -> Value {
    let endorser = other_key().public().did_key();
    let unsigned = json!({
        "@context": [credential::CONTEXT_VC_2, credential::CONTEXT_OB_3],
        "id": "urn:uuid:6f7a9c1e-0000-4000-8000-000000000009",
        "type": ["VerifiableCredential", "EndorsementCredential"],
        "name": "In good standing",
        "issuer": {"id": endorser, "type": ["Profile"], "name": "Department"},
        "validFrom": "2026-01-01T00:00:00Z",
        "credentialSubject": {"id": ISSUER, "type": ["EndorsementSubject"], "endorsementComment": "In good standing"},
    });
    credential::proof::sign(&unsigned, &other_key(), &other_key().public().did_key_method(), now()).unwrap()
}

fn checks(endorsement: Value) -> (Outcome, Vec<Check>) {
    let mut award = award(ISSUER).to_value();
    award["endorsement"] = json!([endorsement]);
    let report = verified(&signed(&award));
    (
        report.outcome,
        report
            .checks
            .into_iter()
            .filter(|check| check.id == CheckId::Endorsement)
            .collect(),
    )
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
