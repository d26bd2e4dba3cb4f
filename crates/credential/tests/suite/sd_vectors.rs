//! The vectors of `ecdsa-sd-2023` (VC-DI-ECDSA 1.0, Appendix A), where present. Their ECDSA signatures are deterministic
//! (RFC 6979), as ours are, so documents are compared byte for byte.

use std::path::Path;

use credential::key::{PublicKey, Signer};
use credential::proof::sd::{Seeds, derive, sign_base};
use credential::proof::{ProofError, Suite, Terms, split, verify};
use serde_json::Value;

use crate::official::{folder, read_json};
use crate::support::at;

/// Each folder of vectors, and the files with mandatory and chosen pointers. The unsigned documents are taken from the
/// signed ones: the one published beside `prc` has another description.
const VECTORS: [(&str, &str, &str); 2] = [
    ("employ", "employMandatory.json", "employSelective.json"),
    ("prc", "prCredMandatory.json", "prCredSelective.json"),
];

fn text<'v>(value: &'v Value, name: &str) -> &'v str {
    value[name]
        .as_str()
        .unwrap_or_else(|| panic!("no text {name} in {value}"))
}

fn pointers(path: &Path) -> Vec<String> {
    serde_json::from_value(read_json(path)).unwrap()
}

fn secret(pair: &Value) -> Signer {
    Signer::from_multibase(text(pair, "secretKeyMultibase")).unwrap()
}

fn seeds(material: &Value) -> Seeds {
    let hmac_key = text(material, "hmacKeyString");
    let hmac_key: Vec<u8> = (0..64)
        .step_by(2)
        .map(|at| u8::from_str_radix(&hmac_key[at..at + 2], 16).unwrap())
        .collect();
    let proof_key = text(&material["proofKeyPair"], "secretKeyMultibase");
    // Two bytes of multicodec (p256-priv), then the scalar.
    let proof_key = bs58::decode(&proof_key[1..]).into_vec().unwrap();
    Seeds {
        hmac_key: hmac_key.try_into().unwrap(),
        proof_key: proof_key[2..].try_into().unwrap(),
    }
}

fn check(document: &Value) -> Result<(), ProofError> {
    let (unsecured, proofs) = split(document).unwrap();
    let method = proofs[0]["verificationMethod"].as_str().unwrap();
    let key = PublicKey::from_multibase(method.rsplit('#').next().unwrap()).unwrap();
    verify(&unsecured, &proofs[0], &key, at("2026-11-23T12:00:00Z"))
}

#[test]
fn the_published_documents_are_signed_derived_and_verified_byte_for_byte() {
    let Some(root) = folder("vectors/vc-di-ecdsa") else {
        return;
    };
    let material = read_json(&root.join("ecdsa-sd-2023/SDKeyMaterial.json"));
    for (name, mandatory, selective) in VECTORS {
        let file = |file: &str| read_json(&root.join("ecdsa-sd-2023").join(name).join(file));
        let config = file("addProofConfig.json");
        let terms = Terms::new(
            Suite::EcdsaSd2023,
            text(&config, "verificationMethod"),
            at(text(&config, "created")),
        );
        let (unsigned, _) = split(&file("addSignedSDBase.json")).unwrap();
        let key = secret(&material["baseKeyPair"]);
        let mandatory = pointers(&root.join(mandatory));
        let base = sign_base(&unsigned, &key, &terms, &mandatory, &seeds(&material)).unwrap();
        assert_eq!(base, file("addSignedSDBase.json"), "{name}");
        println!("vc-di-ecdsa ecdsa-sd-2023/{name}/addSignedSDBase.json: made again");
        assert_eq!(check(&base), Err(ProofError::Base), "{name}");
        let shown = derive(&base, &pointers(&root.join(selective))).unwrap();
        assert_eq!(shown, file("derivedRevealDocument.json"), "{name}");
        println!("vc-di-ecdsa ecdsa-sd-2023/{name}/derivedRevealDocument.json: made again");
        let published = file("derivedRevealDocument.json");
        assert_eq!(check(&published), Ok(()), "{name}");
        println!("vc-di-ecdsa ecdsa-sd-2023/{name}/derivedRevealDocument.json: verified");
        let mut changed = published;
        changed["validUntil"] = "2039-12-03T00:00:00Z".into();
        assert_eq!(check(&changed), Err(ProofError::Signature), "{name}, changed");
    }
}
