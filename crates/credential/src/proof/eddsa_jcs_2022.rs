//! `eddsa-jcs-2022`: JSON canonical form, SHA-256, Ed25519 (VC-DI-EdDSA 1.0, §3.3).

use serde_json::{Map, Value};

use super::ProofError;
use crate::json::list;

/// The bytes to sign. A context in the proof must be the beginning of the document's and then stands
/// for it (§3.3.2): contexts that a later hand appended are not part of what was signed.
pub(super) fn hash(document: &Value, config: &Map<String, Value>) -> Result<[u8; 64], ProofError> {
    let mut document = document.clone();
    if let Some(signed) = config.get("@context") {
        if !list(document.get("@context")).starts_with(list(Some(signed))) {
            return Err(ProofError::Member("@context"));
        }
        if let Some(object) = document.as_object_mut() {
            object.insert("@context".into(), signed.clone());
        }
    }
    // The signature covers bare JSON. What it means still comes from the contexts, so a document whose terms they do
    // not define is refused here as in the other suites.
    jsonld::canonical_nquads(&document, jsonld::Hash::Sha256, &jsonld::Limits::default())?;
    let config = jsonld::jcs(&Value::Object(config.clone()))?;
    Ok(super::digests(&config, &jsonld::jcs(&document)?))
}
