//! The vectors of VC-DI-EdDSA 1.0 (Appendix B) and VC-DI-ECDSA 1.0 (Appendix A), where present.

use credential::key::{PublicKey, Signer};
use credential::proof::{ProofError, Suite, Terms, sign_with, split, verify, with_previous_proofs};
use serde_json::Value;

use crate::official::{each, none_besides, read_json};
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

/// A published document verifies, with this many proofs; changed, it does not.
fn verifies(document: &Value, name: &str, proofs: usize) {
    assert_eq!(check(document), Ok(proofs), "{name}");
    let mut changed = document.clone();
    changed["name"] = "Another name".into();
    assert_eq!(check(&changed), Err(ProofError::Signature), "{name}, changed");
}

/// Where the published EdDSA documents are, and how many proofs each has.
const EDDSA: [(&str, usize); 8] = [
    ("Ed25519Signature2020/signedEdSig.json", 1),
    ("eddsa-jcs-2022/signedJCS.json", 1),
    ("eddsa-rdfc-2022/employ/signedDataInt.json", 1),
    ("eddsa-rdfc-2022/signedDataInt.json", 1),
    ("proof-set-chain/signedProofChain1.json", 3),
    ("proof-set-chain/signedProofChain2.json", 4),
    ("proof-set-chain/signedProofSet1.json", 1),
    ("proof-set-chain/signedProofSet2.json", 2),
];

#[test]
fn the_published_proofs_verify_and_changed_ones_do_not() {
    let tried = each("vc-di-eddsa", EDDSA, |folder, name, proofs| {
        verifies(&read_json(&folder.join(name)), name, proofs);
    });
    none_besides("vc-di-eddsa", &tried, |name| name.contains("/signed"));
}

/// Where the published ECDSA documents are, and whose key made them.
const ECDSA: [(&str, &str); 6] = [
    ("ecdsa-jcs-2019-p256/signedJCSECDSAP256.json", "p256KeyPair.json"),
    ("ecdsa-jcs-2019-p384/signedJCSECDSAP384.json", "p384KeyPair.json"),
    ("ecdsa-rdfc-2019-p256/employ/signedECDSAP256.json", "p256KeyPair.json"),
    ("ecdsa-rdfc-2019-p256/signedECDSAP256.json", "p256KeyPair.json"),
    ("ecdsa-rdfc-2019-p384/employ/signedECDSAP384.json", "p384KeyPair.json"),
    ("ecdsa-rdfc-2019-p384/signedECDSAP384.json", "p384KeyPair.json"),
];

#[test]
fn the_published_ecdsa_proofs_verify_and_are_made_again_byte_for_byte() {
    let tried = each("vc-di-ecdsa", ECDSA, |folder, name, keys| {
        let published = read_json(&folder.join(name));
        verifies(&published, name, 1);
        assert_eq!(
            signed_again(&published, &secret(&folder.join(keys))),
            published,
            "{name}"
        );
    });
    none_besides("vc-di-ecdsa", &tried, |name| name.contains("/signed"));
}

/// The suites of today; the forerunner is read and no longer written.
#[test]
fn the_published_eddsa_proofs_are_made_again_byte_for_byte() {
    let alone = EDDSA.into_iter().filter(|(name, _)| name.starts_with("eddsa-"));
    each("vc-di-eddsa", alone, |folder, name, _| {
        let published = read_json(&folder.join(name));
        let again = signed_again(&published, &secret(&folder.join("keyPair.json")));
        assert_eq!(again, published, "{name}");
    });
}

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
