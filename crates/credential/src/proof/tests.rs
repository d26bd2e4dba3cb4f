use serde_json::json;

use super::*;
use crate::key::{Signer, SigningKey};

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
fn created_may_be_left_out_and_expires_and_id_are_minded_both_ways() {
    let [_, p256, _] = signers();
    for suite in [Suite::EcdsaRdfc2019, Suite::EcdsaJcs2019] {
        let with = |change: &dyn Fn(&mut Terms)| {
            let mut terms = terms(suite, &p256);
            change(&mut terms);
            sign_with(&document(), &p256, &terms)
        };
        let undated = with(&|terms| terms.created = None).unwrap();
        assert!(undated["proof"].get("created").is_none());
        assert_eq!(verified_by(&undated, &[&p256]), Ok(()));
        let later = |hours| now() + jiff::SignedDuration::from_hours(hours);
        let ending = with(&|terms| terms.expires = Some(later(1))).unwrap();
        assert_eq!(ending["proof"]["expires"], "2026-11-23T13:00:00Z");
        assert_eq!(verified_by(&ending, &[&p256]), Ok(()));
        let (unsecured, proofs) = split(&ending).unwrap();
        let asked_late = verify(&unsecured, &proofs[0], &p256.public(), later(1));
        assert_eq!(asked_late, Err(ProofError::Expired));
        let over = with(&|terms| terms.expires = terms.created);
        assert_eq!(over, Err(SignError::Member("expires")));
        let unnamed = with(&|terms| terms.id = Some("first".into()));
        assert_eq!(unnamed, Err(SignError::Member("id")));
        for id in [json!("first"), json!(7), json!(["urn:a:b"])] {
            let mut odd = undated.clone();
            odd["proof"]["id"] = id;
            assert_eq!(verified_by(&odd, &[&p256]), Err(ProofError::Member("id")), "{suite:?}");
        }
    }
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

fn signers() -> [Signer; 3] {
    let secret = |kind| if kind == Kind::P384 { vec![5; 48] } else { vec![5; 32] };
    [Kind::Ed25519, Kind::P256, Kind::P384].map(|kind| Signer::from_secret(kind, &secret(kind)).unwrap())
}

/// Every suite that is issued, with each key that goes with it.
fn pairs() -> Vec<(Suite, Signer)> {
    let with_keys = |suite: Suite| {
        signers()
            .into_iter()
            .filter(move |key| suite.takes(key.kind()))
            .map(move |key| (suite, key))
    };
    Suite::ISSUED.into_iter().flat_map(with_keys).collect()
}

fn terms(suite: Suite, key: &Signer) -> Terms {
    Terms::new(suite, key.public().did_key_method(), now())
}

fn verified_by(document: &Value, keys: &[&Signer]) -> Result<(), ProofError> {
    let (unsecured, proofs) = split(document)?;
    for (proof, key) in proofs.iter().zip(keys) {
        let covered = with_previous_proofs(&unsecured, proof, &proofs)?;
        verify(&covered, proof, &key.public(), now())?;
    }
    Ok(())
}

#[test]
fn every_suite_verifies_what_it_signs_with_each_of_its_keys() {
    assert_eq!(pairs().len(), 6);
    for (suite, key) in pairs() {
        let signed = sign_with(&document(), &key, &terms(suite, &key)).unwrap();
        assert_eq!(signed["proof"]["cryptosuite"].as_str(), suite.name());
        assert_eq!(
            signed["proof"].get("@context").is_some(),
            suite.keeps_contexts(),
            "{suite:?}"
        );
        assert_eq!(verified_by(&signed, &[&key]), Ok(()), "{suite:?} {key:?}");
        assert_eq!(
            signed,
            sign_with(&document(), &key, &terms(suite, &key)).unwrap(),
            "the same each time"
        );
        let mut changed = signed.clone();
        changed["validFrom"] = "2026-11-23T12:00:01Z".into();
        assert_eq!(verified_by(&changed, &[&key]), Err(ProofError::Signature), "{suite:?}");
    }
}

#[test]
fn a_suite_refuses_keys_of_another_kind() {
    let [ed25519, p256, p384] = signers();
    for (suite, key) in [
        (Suite::EddsaJcs2022, &p256),
        (Suite::EcdsaRdfc2019, &ed25519),
        (Suite::Ed25519Signature2020, &ed25519),
    ] {
        assert_eq!(
            sign_with(&document(), key, &terms(suite, key)),
            Err(SignError::Key),
            "{suite:?}"
        );
    }
    let signed = sign_with(&document(), &p256, &terms(Suite::EcdsaJcs2019, &p256)).unwrap();
    assert_eq!(verified_by(&signed, &[&ed25519]), Err(ProofError::Key));
    assert_eq!(
        verified_by(&signed, &[&p384]),
        Err(ProofError::Member("proofValue")),
        "96 bytes belong to P-384"
    );
}

#[test]
fn a_set_may_mix_suites_and_every_member_counts() {
    let [ed25519, p256, p384] = signers();
    let one = sign_with(&document(), &ed25519, &terms(Suite::EddsaRdfc2022, &ed25519)).unwrap();
    let two = add_proof(&one, &p256, &terms(Suite::EcdsaRdfc2019, &p256)).unwrap();
    let three = add_proof(&two, &p384, &terms(Suite::EcdsaJcs2019, &p384)).unwrap();
    assert_eq!(three["proof"].as_array().unwrap().len(), 3);
    assert_eq!(verified_by(&three, &[&ed25519, &p256, &p384]), Ok(()));
    assert!(verified_by(&three, &[&ed25519, &p384, &p256]).is_err());
}

#[test]
fn a_chain_covers_the_proof_it_builds_on() {
    let [ed25519, p256, _] = signers();
    let first = Terms {
        id: Some("urn:uuid:6f7a9c1e-0000-4000-8000-00000000000a".into()),
        ..terms(Suite::EddsaRdfc2022, &ed25519)
    };
    let one = sign_with(&document(), &ed25519, &first).unwrap();
    let second = Terms {
        previous: first.id.into_iter().collect(),
        ..terms(Suite::EcdsaRdfc2019, &p256)
    };
    let two = add_proof(&one, &p256, &second).unwrap();
    assert_eq!(verified_by(&two, &[&ed25519, &p256]), Ok(()));
    let mut cut = two.clone();
    cut["proof"].as_array_mut().unwrap().remove(0);
    assert_eq!(verified_by(&cut, &[&p256]), Err(ProofError::Previous));
    let mut twice = two.clone();
    twice["proof"].as_array_mut().unwrap().push(one["proof"].clone());
    assert_eq!(
        verified_by(&twice, &[&ed25519, &p256, &ed25519]),
        Err(ProofError::Previous),
        "which of them?"
    );
    let astray = Terms {
        previous: vec!["urn:uuid:none".into()],
        ..second
    };
    assert_eq!(add_proof(&one, &p256, &astray), Err(SignError::Proofs));
}

#[test]
fn no_ninth_proof_is_added() {
    let key = &signers()[0];
    let mut document = sign_with(&document(), key, &terms(Suite::EddsaJcs2022, key)).unwrap();
    for _ in 1..MAX_PROOFS {
        document = add_proof(&document, key, &terms(Suite::EddsaJcs2022, key)).unwrap();
    }
    assert_eq!(
        add_proof(&document, key, &terms(Suite::EddsaJcs2022, key)),
        Err(SignError::Proofs)
    );
}

#[test]
fn a_document_of_version_1_gets_the_context_of_proofs_once() {
    let document = |contexts: &[&str]| {
        with_proof_context(serde_json::json!({"@context": contexts, "type": "VerifiableCredential"}))["@context"]
            .clone()
    };
    let proofs = "https://w3id.org/security/data-integrity/v2";
    assert_eq!(
        document(&[crate::CONTEXT_VC_1]),
        serde_json::json!([crate::CONTEXT_VC_1, proofs])
    );
    assert_eq!(
        document(&[crate::CONTEXT_VC_1, proofs]),
        serde_json::json!([crate::CONTEXT_VC_1, proofs])
    );
    assert_eq!(
        document(&[crate::CONTEXT_VC_2]),
        serde_json::json!([crate::CONTEXT_VC_2])
    );
    assert_eq!(with_proof_context(Value::Null), Value::Null);
}

#[test]
fn a_document_that_cannot_be_signed_says_what_is_wrong_and_where() {
    let mut document = serde_json::json!({"@context": [crate::CONTEXT_VC_2], "type": ["VerifiableCredential"],
        "issuer": "did:key:z6Mk", "credentialSubject": {"stranger": 1}});
    let key = crate::key::SigningKey::from_seed(&[1; 32]);
    let refused = |document: &Value| {
        let error = sign(document, &key, &key.public().did_key_method(), Timestamp::UNIX_EPOCH).unwrap_err();
        (error.kind(), error.pointer().map(str::to_owned))
    };
    let at = |pointer: &str| Some(pointer.to_owned());
    use crate::verify::ProblemKind;
    assert_eq!(
        refused(&document),
        (ProblemKind::DataLoss, at("/credentialSubject/stranger"))
    );
    document["@context"] = serde_json::json!([crate::CONTEXT_VC_2, "https://a.example/unknown"]);
    assert_eq!(refused(&document).0, ProblemKind::Parsing);
    document["proof"] = serde_json::json!({});
    assert_eq!(refused(&document), (ProblemKind::ProofGeneration, None));
    assert_eq!(refused(&Value::Null).0, ProblemKind::Parsing);
}
