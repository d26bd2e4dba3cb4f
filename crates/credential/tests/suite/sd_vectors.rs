//! The vectors of `ecdsa-sd-2023` (VC-DI-ECDSA 1.0, Appendix A), where present. Their ECDSA signatures are deterministic
//! (RFC 6979), as ours are, so documents are compared byte for byte.

use std::path::Path;

use credential::key::{PublicKey, Signer};
use credential::proof::sd::{Seeds, derive, sign_base};
use credential::proof::{ProofError, Suite, Terms, split, verify};
use serde_json::Value;

use crate::official::{each, none_besides, read_json};
use crate::support::at;

/// The signed documents, and the files with their mandatory pointers. The unsigned documents are taken from them: the one
/// published beside `prc` has another description.
const SIGNED: [(&str, &str); 2] = [
    ("ecdsa-sd-2023/employ/addSignedSDBase.json", "employMandatory.json"),
    ("ecdsa-sd-2023/prc/addSignedSDBase.json", "prCredMandatory.json"),
];

/// What their holder shows of them, and the files with the chosen pointers.
const SHOWN: [(&str, &str); 2] = [
    (
        "ecdsa-sd-2023/employ/derivedRevealDocument.json",
        "employSelective.json",
    ),
    ("ecdsa-sd-2023/prc/derivedRevealDocument.json", "prCredSelective.json"),
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
fn the_published_documents_are_signed_again_byte_for_byte() {
    let tried = each("vc-di-ecdsa", SIGNED, |folder, name, mandatory| {
        let published = read_json(&folder.join(name));
        let material = read_json(&folder.join("ecdsa-sd-2023/SDKeyMaterial.json"));
        let config = read_json(&folder.join(name).with_file_name("addProofConfig.json"));
        let method = text(&config, "verificationMethod");
        let terms = Terms::new(Suite::EcdsaSd2023, method, at(text(&config, "created")));
        let (unsigned, _) = split(&published).unwrap();
        let key = secret(&material["baseKeyPair"]);
        let mandatory = pointers(&folder.join(mandatory));
        let signed = sign_base(&unsigned, &key, &terms, &mandatory, &seeds(&material)).unwrap();
        assert_eq!(signed, published, "{name}");
        assert_eq!(check(&signed), Err(ProofError::Base), "{name}");
    });
    none_besides("vc-di-ecdsa", &tried, |name| name.ends_with("addSignedSDBase.json"));
}

#[test]
fn the_published_documents_are_derived_byte_for_byte_and_verified() {
    let tried = each("vc-di-ecdsa", SHOWN, |folder, name, selective| {
        let published = read_json(&folder.join(name));
        let signed = read_json(&folder.join(name).with_file_name("addSignedSDBase.json"));
        let shown = derive(&signed, &pointers(&folder.join(selective))).unwrap();
        assert_eq!(shown, published, "{name}");
        assert_eq!(check(&published), Ok(()), "{name}");
        let mut changed = published;
        changed["validUntil"] = "2039-12-03T00:00:00Z".into();
        assert_eq!(check(&changed), Err(ProofError::Signature), "{name}, changed");
    });
    none_besides("vc-di-ecdsa", &tried, |name| {
        name.ends_with("derivedRevealDocument.json")
    });
}
