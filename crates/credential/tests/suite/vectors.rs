//! The vectors of VC-DI-EdDSA 1.0 (Appendix B), where present.

use credential::key::PublicKey;
use credential::proof::{ProofError, split, verify, with_previous_proofs};
use serde_json::Value;

use crate::official::{folder, read_json};
use crate::support::at;

/// Verifies every proof with the key in its own method, as the vectors intend.
fn check(document: &Value) -> Result<usize, ProofError> {
    let (unsecured, proofs) = split(document)?;
    for proof in &proofs {
        let method = proof["verificationMethod"].as_str().unwrap();
        let key = PublicKey::from_multibase(method.rsplit('#').next().unwrap()).unwrap();
        let covered = with_previous_proofs(&unsecured, proof, &proofs)?;
        verify(&covered, proof, &key, at("2026-11-23T12:00:00Z"))?;
    }
    Ok(proofs.len())
}

#[test]
fn the_published_proofs_verify_and_changed_ones_do_not() {
    let Some(folder) = folder("vectors/vc-di-eddsa") else {
        return;
    };
    for (name, proofs) in [
        ("eddsa-rdfc-2022/signedDataInt.json", 1),
        ("eddsa-jcs-2022/signedJCS.json", 1),
        ("Ed25519Signature2020/signedEdSig.json", 1),
        ("proof-set-chain/signedProofSet1.json", 1),
        ("proof-set-chain/signedProofSet2.json", 2),
        ("proof-set-chain/signedProofChain1.json", 3),
        ("proof-set-chain/signedProofChain2.json", 4),
    ] {
        let document = read_json(&folder.join(name));
        assert_eq!(check(&document), Ok(proofs), "{name}");
        println!("vc-di-eddsa {name}: verified");
        let mut changed = document.clone();
        changed["name"] = "Another name".into();
        assert_eq!(check(&changed), Err(ProofError::Signature), "{name}, changed");
    }
}
