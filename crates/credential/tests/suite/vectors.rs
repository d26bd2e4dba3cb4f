//! The vectors of VC-DI-EdDSA 1.0 (Appendix B) and VC-DI-ECDSA 1.0 (Appendix A), where present.

use credential::key::{PublicKey, Signer, SigningKey};
use credential::proof::{ProofError, Suite, Terms, sign, sign_with, split, verify, with_previous_proofs};
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

/// Where the published ECDSA documents are, and whose key made them.
const ECDSA: [(&str, &str); 6] = [
    ("ecdsa-rdfc-2019-p256/signedECDSAP256.json", "p256KeyPair.json"),
    ("ecdsa-rdfc-2019-p256/employ/signedECDSAP256.json", "p256KeyPair.json"),
    ("ecdsa-rdfc-2019-p384/signedECDSAP384.json", "p384KeyPair.json"),
    ("ecdsa-rdfc-2019-p384/employ/signedECDSAP384.json", "p384KeyPair.json"),
    ("ecdsa-jcs-2019-p256/signedJCSECDSAP256.json", "p256KeyPair.json"),
    ("ecdsa-jcs-2019-p384/signedJCSECDSAP384.json", "p384KeyPair.json"),
];

/// Signs the published document again, with the terms that its proof states.
fn signed_again(published: &Value, key: &Signer) -> Value {
    let (unsecured, proofs) = split(published).unwrap();
    let text = |name: &str| proofs[0][name].as_str().unwrap();
    let terms = Terms::new(
        Suite::of(&proofs[0]).unwrap(),
        text("verificationMethod"),
        at(text("created")),
    );
    sign_with(&unsecured, key, &terms).unwrap()
}

fn secret(path: &std::path::Path) -> Signer {
    let pair = read_json(path);
    let member = ["secretKeyMultibase", "privateKeyMultibase"]
        .into_iter()
        .find_map(|name| pair[name].as_str());
    Signer::from_multibase(member.unwrap()).unwrap()
}

#[test]
fn the_published_ecdsa_proofs_verify_and_are_made_again_byte_for_byte() {
    let Some(folder) = folder("vectors/vc-di-ecdsa") else {
        return;
    };
    for (name, keys) in ECDSA {
        let published = read_json(&folder.join(name));
        assert_eq!(check(&published), Ok(1), "{name}");
        let mut changed = published.clone();
        changed["name"] = "Another name".into();
        assert_eq!(check(&changed), Err(ProofError::Signature), "{name}, changed");
        assert_eq!(
            signed_again(&published, &secret(&folder.join(keys))),
            published,
            "{name}"
        );
        println!("vc-di-ecdsa {name}: verified, and made again");
    }
}

#[test]
fn the_published_eddsa_jcs_proof_is_made_again_byte_for_byte() {
    let Some(folder) = folder("vectors/vc-di-eddsa") else {
        return;
    };
    let published = read_json(&folder.join("eddsa-jcs-2022/signedJCS.json"));
    assert_eq!(
        signed_again(&published, &secret(&folder.join("keyPair.json"))),
        published
    );
}
