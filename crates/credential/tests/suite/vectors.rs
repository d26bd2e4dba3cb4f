//! The vectors of VC-DI-EdDSA 1.0 (Appendix B), where present.

use credential::key::{PublicKey, SigningKey};
use credential::proof::{ProofError, sign, split, verify, with_previous_proofs};
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

#[test]
fn signing_the_published_document_gives_the_published_signature() {
    let Some(folder) = folder("vectors/vc-di-eddsa") else {
        return;
    };
    let secret = read_json(&folder.join("keyPair.json"))["privateKeyMultibase"]
        .as_str()
        .unwrap()
        .to_owned();
    let secret = bs58::decode(&secret[1..]).into_vec().unwrap();
    // Two bytes of multicodec (ed25519-priv), then the seed.
    let key = SigningKey::from_seed(secret[2..].try_into().unwrap());
    let published = read_json(&folder.join("eddsa-rdfc-2022/signedDataInt.json"));
    let proof = &published["proof"];
    let created = at(proof["created"].as_str().unwrap());
    let unsigned = read_json(&folder.join("unsigned.json"));
    let signed = sign(&unsigned, &key, proof["verificationMethod"].as_str().unwrap(), created).unwrap();
    assert_eq!(signed, published);
}
