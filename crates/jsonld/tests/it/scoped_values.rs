//! A term's own context holds for its plain values too (JSON-LD 1.1 API §5.1.2 step 4.2).

use serde_json::json;

#[test]
fn the_purpose_of_a_proof_is_read_in_the_context_of_its_term() {
    let proof = json!({
        "@context": "https://www.w3.org/ns/credentials/v2",
        "type": "DataIntegrityProof",
        "proofPurpose": "assertionMethod",
    });
    let limits = jsonld::Limits::default();
    let quads = jsonld::canonical_nquads(&proof, jsonld::Hash::Sha256, &limits);
    let purpose = "<https://w3id.org/security#proofPurpose> <https://w3id.org/security#assertionMethod>";
    assert!(quads.is_ok_and(|quads| quads.contains(purpose)));
}
