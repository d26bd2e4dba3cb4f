use crate::official::{each, none_besides, read_text};
use jsonld::{Hash, Limits, canonical_nquads, json};
use serde_json::Value;
use std::path::Path;

const EDDSA: [(&str, Hash); 3] = [
    ("Ed25519Signature2020/signedEdSig.json", Hash::Sha256),
    ("eddsa-rdfc-2022/employ/signedDataInt.json", Hash::Sha256),
    ("eddsa-rdfc-2022/signedDataInt.json", Hash::Sha256),
];

const ECDSA: [(&str, Hash); 4] = [
    ("ecdsa-rdfc-2019-p256/employ/signedECDSAP256.json", Hash::Sha256),
    ("ecdsa-rdfc-2019-p256/signedECDSAP256.json", Hash::Sha256),
    ("ecdsa-rdfc-2019-p384/employ/signedECDSAP384.json", Hash::Sha384),
    ("ecdsa-rdfc-2019-p384/signedECDSAP384.json", Hash::Sha384),
];

#[test]
fn the_vectors_of_the_cryptosuites_have_their_canonical_forms() {
    for (suite, vectors) in [("vc-di-eddsa", &EDDSA[..]), ("vc-di-ecdsa", &ECDSA)] {
        let tried = each(suite, vectors.iter().copied(), document_and_proof);
        none_besides(suite, &tried, |name| {
            name.contains("/signed") && !name.contains("-jcs-") && !name.starts_with("proof-set-chain")
        });
    }
}

fn document_and_proof(folder: &Path, name: &str, hash: Hash) {
    let mut signed = read(&folder.join(name));
    signed.as_object_mut().unwrap().remove("proof");
    let beside = |kind: &str, ending: &str| folder.join(name.replace("signed", kind).replace(".json", ending));
    check(&signed, hash, &beside("canonDoc", ".txt"));
    check(
        &read(&beside("proofConfig", ".json")),
        hash,
        &beside("proofCanon", ".txt"),
    );
}

fn read(path: &Path) -> Value {
    json::parse(read_text(path).as_bytes(), &Limits::default()).unwrap()
}

fn check(document: &Value, hash: Hash, expected: &Path) {
    let found = canonical_nquads(document, hash, &Limits::default()).unwrap();
    assert_eq!(
        found.trim_end(),
        read_text(expected).trim_end(),
        "{}",
        expected.display()
    );
}
