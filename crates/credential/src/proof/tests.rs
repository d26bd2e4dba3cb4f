use serde_json::json;

use super::*;

fn now() -> Timestamp {
    "2026-11-23T12:00:00Z".parse().unwrap()
}

fn key() -> SigningKey {
    SigningKey::from_seed(&[5; 32])
}

fn document() -> Value {
    json!({
        "@context": [crate::CONTEXT_VC_2],
        "id": "urn:uuid:6f7a9c1e-0000-4000-8000-000000000001",
        "type": ["VerifiableCredential"],
        "issuer": key().public().did_key(),
        "validFrom": "2026-11-23T12:00:00Z",
        "credentialSubject": {"id": "urn:uuid:6f7a9c1e-0000-4000-8000-000000000002"},
    })
}

fn signed() -> Value {
    sign(&document(), &key(), &key().public().did_key_method(), now()).unwrap()
}

fn verified(document: &Value) -> Result<(), ProofError> {
    let (unsecured, proofs) = split(document)?;
    proofs
        .iter()
        .try_for_each(|proof| verify(&unsecured, proof, &key().public(), now()))
}

#[test]
fn what_is_signed_verifies_and_is_the_same_each_time() {
    assert_eq!(verified(&signed()), Ok(()));
    assert_eq!(signed(), signed());
    let proof = &signed()["proof"];
    assert_eq!(proof["cryptosuite"], "eddsa-rdfc-2022");
    assert_eq!(proof["created"], "2026-11-23T12:00:00Z");
    assert!(proof.get("@context").is_none());
}

#[test]
fn any_changed_member_breaks_the_signature() {
    let mut changed = signed();
    changed["validFrom"] = "2026-11-23T12:00:01Z".into();
    assert_eq!(verified(&changed), Err(ProofError::Signature));
    let mut redated = signed();
    redated["proof"]["created"] = "2026-11-23T12:00:01Z".into();
    assert_eq!(verified(&redated), Err(ProofError::Signature));
}

#[test]
fn a_member_that_no_context_defines_is_refused_both_ways() {
    let mut added = signed();
    added["gradePointAverage"] = "4.0".into();
    assert!(matches!(
        verified(&added),
        Err(ProofError::Canonical(jsonld::Error::UndefinedTerm { .. }))
    ));
    let mut unsigned = document();
    unsigned["gradePointAverage"] = "4.0".into();
    let refused = sign(&unsigned, &key(), "did:key:z6Mk#z6Mk", now());
    assert!(matches!(refused, Err(SignError::Canonical(_))));
}

#[test]
fn purpose_times_and_form_of_a_proof_are_checked() {
    let with = |name: &str, value: &str| {
        let mut document = signed();
        document["proof"][name] = value.into();
        verified(&document)
    };
    assert_eq!(with("proofPurpose", "authentication"), Err(ProofError::Purpose));
    assert_eq!(with("created", "yesterday"), Err(ProofError::Member("created")));
    assert_eq!(with("expires", "2026-11-23T12:00:00Z"), Err(ProofError::Expired));
    assert_eq!(with("proofValue", "z123"), Err(ProofError::Member("proofValue")));
    assert_eq!(with("cryptosuite", "eddsa-2024"), Err(ProofError::UnknownSuite));
    assert_eq!(with("type", "Ed25519Signature2018"), Err(ProofError::UnknownSuite));
}

#[test]
fn nothing_is_signed_twice_or_without_a_full_method() {
    let again = sign(&signed(), &key(), &key().public().did_key_method(), now());
    assert_eq!(again, Err(SignError::AlreadySigned));
    assert_eq!(sign(&document(), &key(), "did:key:z6Mk", now()), Err(SignError::Method));
    assert_eq!(
        sign(&json!([]), &key(), "did:key:z6Mk#z6Mk", now()),
        Err(SignError::NotAnObject)
    );
}

#[test]
fn the_number_of_proofs_is_bounded() {
    let proof = signed()["proof"].clone();
    let with = |proofs: Value| {
        let mut document = document();
        document["proof"] = proofs;
        split(&document).map(|(_, proofs)| proofs.len())
    };
    assert_eq!(split(&document()).map(|_| ()), Err(ProofError::Count));
    assert_eq!(with(json!([])), Err(ProofError::Count));
    assert_eq!(with(vec![proof.clone(); 9].into()), Err(ProofError::Count));
    assert_eq!(with(vec![proof; 2].into()), Ok(2));
    assert_eq!(with(json!("x")), Err(ProofError::Member("form")));
}
