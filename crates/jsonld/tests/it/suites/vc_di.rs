use super::suite;
use jsonld::{Hash, Limits, canonical_nquads, json};
use serde_json::Value;
use std::path::Path;

/// Each folder of vectors, how its files are named, and the hash of its cryptosuite.
const VECTORS: [(&str, &str, Hash); 7] = [
    ("vc-di-eddsa/eddsa-rdfc-2022", "DataInt", Hash::Sha256),
    ("vc-di-eddsa/eddsa-rdfc-2022/employ", "DataInt", Hash::Sha256),
    ("vc-di-eddsa/Ed25519Signature2020", "EdSig", Hash::Sha256),
    ("vc-di-ecdsa/ecdsa-rdfc-2019-p256", "ECDSAP256", Hash::Sha256),
    ("vc-di-ecdsa/ecdsa-rdfc-2019-p256/employ", "ECDSAP256", Hash::Sha256),
    ("vc-di-ecdsa/ecdsa-rdfc-2019-p384", "ECDSAP384", Hash::Sha384),
    ("vc-di-ecdsa/ecdsa-rdfc-2019-p384/employ", "ECDSAP384", Hash::Sha384),
];

#[test]
fn the_vectors_of_the_cryptosuites_have_their_canonical_forms() {
    for (folder, name, hash) in VECTORS {
        let Some(directory) = suite(folder) else { continue };
        let mut signed = read(&directory, &format!("signed{name}.json"));
        signed.as_object_mut().unwrap().remove("proof");
        check(&signed, hash, &directory, &format!("canonDoc{name}.txt"));
        let proof = read(&directory, &format!("proofConfig{name}.json"));
        check(&proof, hash, &directory, &format!("proofCanon{name}.txt"));
        println!("{folder}: document and proof");
    }
}

fn read(directory: &Path, file: &str) -> Value {
    json::parse(&std::fs::read(directory.join(file)).unwrap(), &Limits::default()).unwrap()
}

fn check(document: &Value, hash: Hash, directory: &Path, file: &str) {
    let expected = std::fs::read_to_string(directory.join(file)).unwrap();
    let found = canonical_nquads(document, hash, &Limits::default()).unwrap();
    assert_eq!(
        found.trim_end(),
        expected.trim_end(),
        "{}",
        directory.join(file).display()
    );
}
