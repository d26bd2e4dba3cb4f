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
    let hash = digest.of_labels();
    let context = document.get("@context").unwrap_or(&Value::Null);
    let document = jsonld::canonical_nquads(document, hash, limits)?;
    let config = jsonld::canonical_nquads_under(context, config, "proofValue", hash, limits)?;
    Ok(digest.of_both(&config, &document))
}
