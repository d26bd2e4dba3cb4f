//! `eddsa-rdfc-2022`: RDF canonical form, SHA-256, Ed25519 (VC-DI-EdDSA 1.0, §3.2).

use serde_json::{Map, Value};

/// The proof before it is signed.
pub(super) fn configuration(method: &str, created: &str) -> Map<String, Value> {
    let members = [
        ("type", "DataIntegrityProof"),
        ("cryptosuite", "eddsa-rdfc-2022"),
        ("created", created),
        ("verificationMethod", method),
        ("proofPurpose", "assertionMethod"),
    ];
    members
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value.into()))
        .collect()
}

/// The bytes to sign. The configuration is read with the document's own contexts (§3.2.5).
pub(super) fn hash(document: &Value, config: &Map<String, Value>) -> Result<[u8; 64], jsonld::Error> {
    let mut config = config.clone();
    let context = document.get("@context").cloned().unwrap_or(Value::Null);
    config.insert("@context".into(), context);
    let canonical = |value: &Value| jsonld::canonical_nquads(value, jsonld::Hash::Sha256, &jsonld::Limits::default());
    let document = canonical(document)?;
    Ok(super::digests(&canonical(&Value::Object(config))?, &document))
}
