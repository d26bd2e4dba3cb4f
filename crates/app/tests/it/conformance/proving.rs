//! The form of proofs (Data Integrity 1.0, §2.1; VC-DI-EdDSA 1.0 and VC-DI-ECDSA 1.0, §2).

use super::*;

#[tokio::test]
async fn every_suite_makes_a_proof_of_its_own_form_that_verifies() {
    let suites = Suites::open().await;
    for suite in SUITES {
        let signed = suites.issue(suite, &suites.plain(suite)).await;
        let proof = &signed["proof"];
        assert_eq!(proof["type"], "DataIntegrityProof", "{suite}");
        let cryptosuite = suite.trim_end_matches("-p256").trim_end_matches("-p384");
        assert_eq!(proof["cryptosuite"], cryptosuite);
        assert_eq!(proof["proofPurpose"], "assertionMethod");
        let id = suites.id(suite);
        assert_eq!(proof["verificationMethod"], format!("{id}#{}", &id["did:key:".len()..]));
        let created: jiff::Timestamp = proof["created"].as_str().unwrap().parse().unwrap();
        assert!(created.duration_since(Clock::system().now()).abs().as_secs() < 60);
        let value = proof["proofValue"].as_str().unwrap();
        let begins = if suite == "ecdsa-sd-2023" { "u2V0A" } else { "z" };
        assert!(value.starts_with(begins), "{suite}: {value}");
        if suite != "ecdsa-sd-2023" {
            assert!(!suites.is_refused(&signed).await, "{suite}");
        }
    }
}

#[tokio::test]
async fn no_part_of_a_proof_can_be_missing_or_another() {
    let suites = Suites::open().await;
    for suite in SUITES.into_iter().filter(|suite| *suite != "ecdsa-sd-2023") {
        let signed = suites.issue(suite, &suites.plain(suite)).await;
        let value = signed["proof"]["proofValue"].as_str().unwrap().to_owned();
        for (pointer, other) in [
            ("/proof", json!(null)),
            ("/proof", json!("text")),
            ("/proof", json!([])),
            ("/proof", json!([signed["proof"], { "type": "DataIntegrityProof" }])),
            ("/proof/type", json!(null)),
            ("/proof/type", json!("UnknownProofType")),
            ("/proof/cryptosuite", json!(null)),
            ("/proof/cryptosuite", json!("UnknownCryptosuite")),
            ("/proof/cryptosuite", json!(7)),
            ("/proof/verificationMethod", json!(null)),
            ("/proof/verificationMethod", json!("did:key:invalidVm")),
            ("/proof/proofPurpose", json!(null)),
            ("/proof/proofPurpose", json!("invalidPurpose")),
            ("/proof/proofPurpose", json!("authentication")),
            ("/proof/proofValue", json!(null)),
            ("/proof/proofValue", json!(value[1..])),
            ("/proof/proofValue", json!(format!("u{}", &value[1..]))),
            ("/proof/created", json!("2020-01-01T00:00:00Z")),
            ("/proof/created", json!("yesterday")),
            ("/proof/expires", json!("2020-01-01T00:00:00Z")),
            ("/proof/previousProof", json!("urn:uuid:missing")),
            ("/proof/previousProof", json!(["urn:uuid:missing"])),
            ("/credentialSubject/name", json!("Bea")),
            ("/credentialSubject/undefinedTerm", json!("IfDroppedWillVerify")),
            ("/type", json!(["VerifiableCredential", "UndefinedType"])),
            ("/id", json!("relative-to-no-base")),
        ] {
            let changed = with(&signed, pointer, other.clone());
            assert!(suites.is_refused(&changed).await, "{suite}: {pointer} {other}");
        }
        let text = json!(signed.to_string());
        assert!(suites.is_refused(&text).await, "{suite}: a text is no map");
    }
}

#[tokio::test]
async fn a_proof_of_one_suite_is_none_of_another() {
    let suites = Suites::open().await;
    for (suite, other) in [
        ("eddsa-rdfc-2022", "eddsa-jcs-2022"),
        ("eddsa-jcs-2022", "eddsa-rdfc-2022"),
        ("ecdsa-rdfc-2019-p256", "ecdsa-jcs-2019"),
        ("ecdsa-rdfc-2019-p384", "eddsa-rdfc-2022"),
        ("ecdsa-rdfc-2019-p256", "ecdsa-sd-2023"),
    ] {
        let signed = suites.issue(suite, &suites.plain(suite)).await;
        let changed = with(&signed, "/proof/cryptosuite", json!(other));
        assert!(suites.is_refused(&changed).await, "{suite} as {other}");
    }
}
