use jiff::Timestamp;
use serde_json::json;

use super::*;
use crate::key::{Kind, Signer};
use crate::proof::{SignError, Suite, Terms, sign_with, split};

mod values;

fn now() -> Timestamp {
    "2026-11-23T12:00:00Z".parse().unwrap()
}

fn key() -> Signer {
    Signer::from_secret(Kind::P256, &[5; 32]).unwrap()
}

fn terms() -> Terms {
    Terms::new(Suite::EcdsaSd2023, key().public().did_key_method(), now())
}

fn seeds() -> Seeds {
    Seeds {
        hmac_key: [9; 32],
        proof_key: [7; 32],
    }
}

/// Two subjects, lists, nested nodes without names, values in languages: what can be chosen from.
fn document() -> Value {
    json!({
        "@context": [crate::CONTEXT_VC_2, crate::CONTEXT_OB_3],
        "id": "urn:uuid:6f7a9c1e-0000-4000-8000-000000000001",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": {"id": key().public().did_key(), "type": ["Profile"], "name": "Association"},
        "name": [{"@value": "Inquiry", "@language": "en"}, {"@value": "Indagación", "@language": "es"}],
        "validFrom": "2026-11-23T12:00:00Z",
        "validUntil": "2027-11-23T12:00:00Z",
        "credentialSubject": [
            {
                "type": ["AchievementSubject"],
                "identifier": [
                    {"type": "IdentityObject", "hashed": false, "identityHash": "Ada", "identityType": "name"},
                    {"type": "IdentityObject", "hashed": false, "identityHash": "a@b.example", "identityType": "emailAddress"},
                ],
                "achievement": {
                    "id": "https://association.example/m/1",
                    "type": ["Achievement"],
                    "name": "Let Them Investigate",
                    "criteria": {"narrative": "Plan and lead."},
                    "resultDescription": [
                        {"id": "urn:uuid:a", "type": ["ResultDescription"], "name": "Level", "resultType": "Status",
                            "allowedValue": ["low", "high"]},
                        {"id": "urn:uuid:b", "type": ["ResultDescription"], "name": "Level", "resultType": "Status",
                            "allowedValue": ["low", "high"]},
                    ],
                },
                "result": [{"type": ["Result"], "value": "high"}, {"type": ["Result"], "value": "low"}],
            },
            {"id": "urn:uuid:6f7a9c1e-0000-4000-8000-000000000003", "type": ["AchievementSubject"], "achievement": {
                "id": "https://association.example/m/2", "type": ["Achievement"], "name": "Another",
                "criteria": {"narrative": "Show it."}}},
        ],
    })
}

fn texts(pointers: &[&str]) -> Vec<String> {
    pointers.iter().map(|&pointer| pointer.to_owned()).collect()
}

fn based(mandatory: &[&str]) -> Value {
    sign_base(&document(), &key(), &terms(), &texts(mandatory), &seeds()).unwrap()
}

fn derived(mandatory: &[&str], selective: &[&str]) -> Result<Value, DeriveError> {
    derive(&based(mandatory), &texts(selective))
}

fn verified(document: &Value) -> Result<(), ProofError> {
    let (unsecured, proofs) = split(document)?;
    super::super::verify(&unsecured, &proofs[0], &key().public(), now())
}

#[test]
fn what_is_derived_verifies_and_shows_what_was_chosen() {
    let shown = derived(&["/issuer", "/validUntil"], &["/credentialSubject/0/achievement/name"]).unwrap();
    assert_eq!(verified(&shown), Ok(()));
    let mut expected = document();
    let members = expected.as_object_mut().unwrap();
    members.retain(|name, _| ["@context", "id", "type", "issuer", "validUntil"].contains(&name.as_str()));
    members.insert(
        "credentialSubject".into(),
        json!([{"type": ["AchievementSubject"], "achievement": {
            "id": "https://association.example/m/1", "type": ["Achievement"], "name": "Let Them Investigate"}}]),
    );
    assert_eq!(split(&shown).unwrap().0, expected);
    assert!(!shown.to_string().contains("Ada"));
}

#[test]
fn every_kind_of_place_can_be_chosen() {
    for pointers in [
        &[""][..],
        &["/credentialSubject"],
        &["/credentialSubject/1"],
        &["/credentialSubject/1/id", "/name/1"],
        &["/credentialSubject/0/identifier/1/identityHash"],
        &["/credentialSubject/0/result/1", "/credentialSubject/0/result/0/value"],
        &["/credentialSubject/0/achievement/resultDescription/1/allowedValue"],
        &["/credentialSubject/0/achievement/resultDescription/0", "/type/1"],
        &[
            "/credentialSubject/0/achievement/criteria",
            "/credentialSubject/1/achievement/criteria/narrative",
        ],
    ] {
        for mandatory in [&[][..], &["/issuer"], &["/validFrom", "/name"]] {
            let shown = derived(mandatory, pointers).unwrap_or_else(|error| panic!("{pointers:?}: {error}"));
            assert_eq!(verified(&shown), Ok(()), "{pointers:?}");
        }
    }
    assert_eq!(split(&derived(&[], &[""]).unwrap()).unwrap().0, document());
}

#[test]
fn a_credential_within_is_shown_with_its_own_context_and_proof() {
    let endorser = Signer::from_secret(Kind::P256, &[6; 32]).unwrap();
    let endorsement = json!({
        "@context": [crate::CONTEXT_VC_2, crate::CONTEXT_OB_3],
        "id": "urn:uuid:6f7a9c1e-0000-4000-8000-000000000009",
        "type": ["VerifiableCredential", "EndorsementCredential"],
        "issuer": {"id": endorser.public().did_key(), "type": ["Profile"]},
        "validFrom": "2026-11-23T12:00:00Z",
        "credentialSubject": {"id": "urn:uuid:6f7a9c1e-0000-4000-8000-000000000001", "type": ["EndorsementSubject"],
            "endorsementComment": "Well done."},
    });
    let terms_of_endorser = Terms {
        suite: Suite::EcdsaRdfc2019,
        verification_method: endorser.public().did_key_method(),
        ..terms()
    };
    let endorsement = sign_with(&endorsement, &endorser, &terms_of_endorser).unwrap();
    let mut document = document();
    let mut another = endorsement.clone();
    another["id"] = "urn:uuid:6f7a9c1e-0000-4000-8000-00000000000a".into();
    document["endorsement"] = json!([endorsement, another]);
    let base = sign_base(&document, &key(), &terms(), &texts(&["/issuer"]), &seeds()).unwrap();
    for pointers in [
        &["/endorsement/0"][..],
        &["/endorsement/1"],
        &["/endorsement/0/proof", "/endorsement/0/issuer"],
        &["/endorsement/0/proof/created"],
    ] {
        let shown = derive(&base, &texts(pointers)).unwrap_or_else(|error| panic!("{pointers:?}: {error}"));
        assert_eq!(verified(&shown), Ok(()), "{pointers:?}");
    }
    let shown = derive(&base, &texts(&["/endorsement/0"])).unwrap();
    assert_eq!(shown["endorsement"], json!([endorsement]));
}

#[test]
fn half_of_a_value_or_list_is_not_disclosed() {
    for pointer in [
        "/name/0/@value",
        "/credentialSubject/0/achievement/resultDescription/0/allowedValue/0",
    ] {
        assert_eq!(derived(&["/issuer"], &[pointer]), Err(DeriveError::Cut), "{pointer}");
        let refused = sign_base(&document(), &key(), &terms(), &texts(&[pointer]), &seeds());
        assert_eq!(refused, Err(SignError::Pointer(pointer.into())));
    }
}

#[test]
fn a_pointer_that_leads_nowhere_is_named() {
    let refused = sign_base(
        &document(),
        &key(),
        &terms(),
        &texts(&["/issuer", "/awardedDate"]),
        &seeds(),
    );
    assert_eq!(refused, Err(SignError::Pointer("/awardedDate".into())));
    let refused = derived(&["/issuer"], &["/credentialSubject/2"]);
    assert_eq!(refused, Err(DeriveError::Pointer("/credentialSubject/2".into())));
    let error = refused.unwrap_err();
    assert_eq!(error.pointer(), Some("/credentialSubject/2"));
    assert!(error.kind().url().ends_with("PROOF_GENERATION_ERROR"));
    assert_eq!(derived(&[], &[]), Err(DeriveError::Nothing));
    assert!(derived(&["/issuer"], &[]).is_ok(), "what is mandatory alone");
}

#[test]
fn a_node_that_two_places_share_by_a_blank_label_is_shown_whole_or_not() {
    let mut document = document();
    document["credentialSubject"][1]["id"] = "_:shared".into();
    document["credentialSubject"][0]["achievement"]["creator"] = json!({"id": "_:shared", "type": ["Profile"]});
    let base = sign_base(&document, &key(), &terms(), &[], &seeds()).unwrap();
    let choose = |pointers: &[&str]| derive(&base, &texts(pointers));
    assert_eq!(verified(&choose(&["/credentialSubject"]).unwrap()), Ok(()));
    let apart = [
        "/credentialSubject/1/achievement/name",
        "/credentialSubject/0/achievement/creator/type",
    ];
    assert_eq!(choose(&apart), Err(DeriveError::Cut));
    let one = choose(&apart[..1]).unwrap();
    assert!(!one.to_string().contains("shared"), "a label is not told without need");
    assert_eq!(verified(&one), Ok(()));
}

#[test]
fn a_base_proof_is_refused_by_verifiers_and_only_base_proofs_are_derived_from() {
    let base = based(&["/issuer"]);
    assert_eq!(verified(&base), Err(ProofError::Base));
    let shown = derive(&base, &[]).unwrap();
    assert_eq!(derive(&shown, &[]), Err(DeriveError::Malformed), "a derived one");
    let whole = sign_with(
        &document(),
        &key(),
        &Terms {
            suite: Suite::EcdsaRdfc2019,
            ..terms()
        },
    )
    .unwrap();
    assert_eq!(derive(&whole, &texts(&["/issuer"])), Err(DeriveError::NoBase));
    assert_eq!(derive(&document(), &texts(&["/issuer"])), Err(DeriveError::NoBase));
    let mut twice = base.clone();
    twice["proof"] = json!([base["proof"], base["proof"]]);
    assert_eq!(derive(&twice, &[]), Err(DeriveError::NoBase));
    twice["proof"] = json!([shown["proof"], shown["proof"]]);
    assert_eq!(verified(&twice), Err(ProofError::Count), "twice the work");
    let mut beside = base.clone();
    beside["proof"] = json!([whole["proof"], base["proof"]]);
    assert_eq!(
        verified(&derive(&beside, &[]).unwrap()),
        Ok(()),
        "the other proof covers all and stays behind"
    );
    let mut other = base;
    other["awardedDate"] = "2026-11-23T12:00:00Z".into();
    assert_eq!(derive(&other, &[]), Err(DeriveError::Malformed), "of another document");
}

#[test]
fn no_more_statements_are_signed_than_are_checked() {
    let with = |count: usize| {
        let mut document = document();
        let tags: Vec<String> = (0..count).map(|n| n.to_string()).collect();
        document["credentialSubject"][1]["achievement"]["tag"] = json!(tags);
        sign_base(&document, &key(), &terms(), &[], &seeds())
    };
    let base = with(900).unwrap();
    assert_eq!(
        verified(&derive(&base, &texts(&["/credentialSubject"])).unwrap()),
        Ok(())
    );
    assert_eq!(with(1_024), Err(SignError::TooMany));
}

#[test]
fn keys_suites_and_seeds_must_go_together() {
    let with = |key: &Signer, terms: &Terms, seeds: &Seeds| sign_base(&document(), key, terms, &[], seeds).map(|_| ());
    let ed25519 = Signer::from_secret(Kind::Ed25519, &[5; 32]).unwrap();
    let p384 = Signer::from_secret(Kind::P384, &[5; 48]).unwrap();
    assert_eq!(with(&ed25519, &terms(), &seeds()), Err(SignError::Key));
    assert_eq!(with(&p384, &terms(), &seeds()), Err(SignError::Key));
    let other = Terms {
        suite: Suite::EcdsaRdfc2019,
        ..terms()
    };
    assert_eq!(with(&key(), &other, &seeds()), Err(SignError::Key));
    assert_eq!(
        sign_with(&document(), &key(), &terms()),
        Err(SignError::Key),
        "not as a whole"
    );
    let zero = Seeds {
        proof_key: [0; 32],
        ..seeds()
    };
    assert_eq!(with(&key(), &terms(), &zero), Err(SignError::Seed));
    assert_eq!(format!("{:?}", seeds()), "Seeds");
    let signed = sign_base(&based(&[]), &key(), &terms(), &[], &seeds());
    assert_eq!(signed, Err(SignError::AlreadySigned));
    let (unsecured, proofs) = split(&derived(&["/issuer"], &[]).unwrap()).unwrap();
    for other in [ed25519, p384] {
        let refused = super::super::verify(&unsecured, &proofs[0], &other.public(), now());
        assert_eq!(refused, Err(ProofError::Key));
    }
    let stranger = Signer::from_secret(Kind::P256, &[6; 32]).unwrap();
    let refused = super::super::verify(&unsecured, &proofs[0], &stranger.public(), now());
    assert_eq!(refused, Err(ProofError::Signature));
}

#[test]
fn the_same_seeds_give_the_same_bytes_and_others_other_labels() {
    assert_eq!(based(&["/issuer"]), based(&["/issuer"]));
    let others = Seeds {
        hmac_key: [8; 32],
        ..seeds()
    };
    let other = sign_base(&document(), &key(), &terms(), &texts(&["/issuer"]), &others).unwrap();
    assert_ne!(other, based(&["/issuer"]));
    assert_eq!(verified(&derive(&other, &[]).unwrap()), Ok(()));
}

#[test]
fn what_decides_about_validity_is_mandatory_by_default() {
    assert_eq!(
        mandatory_by_default(&document()),
        ["/issuer", "/validFrom", "/validUntil"]
    );
    assert!(mandatory_by_default(&json!({})).is_empty());
}
