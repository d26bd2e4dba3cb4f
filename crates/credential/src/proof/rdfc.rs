//! The suites that sign RDF canonical form: `eddsa-rdfc-2022` (VC-DI-EdDSA 1.0, §3.2), `ecdsa-rdfc-2019` (VC-DI-ECDSA
//! 1.0, §3.2) and the forerunner `Ed25519Signature2020`.

use serde_json::{Map, Value};

use super::ProofError;
use super::digest::Digest;

/// The bytes to sign. The configuration is read with the document's own contexts (VC-DI-EdDSA 1.0, §3.2.5).
pub(super) fn hash(
    document: &Value,
    config: &Map<String, Value>,
    digest: Digest,
    limits: &jsonld::Limits,
) -> Result<Vec<u8>, ProofError> {
    let mut config = config.clone();
    let context = document.get("@context").cloned().unwrap_or(Value::Null);
    config.insert("@context".into(), context);
    let canonical = |value: &Value| jsonld::canonical_nquads(value, digest.of_labels(), limits);
    let document = canonical(document)?;
    Ok(digest.of_both(&canonical(&Value::Object(config))?, &document))
}
