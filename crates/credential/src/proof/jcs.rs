//! The suites that sign JSON canonical form: `eddsa-jcs-2022` (VC-DI-EdDSA 1.0, §3.3) and `ecdsa-jcs-2019` (VC-DI-ECDSA
//! 1.0, §3.3).

use std::borrow::Cow;

use serde_json::{Map, Value};

use super::ProofError;
use super::digest::Digest;
use crate::json::list;

/// The bytes to sign. A context in the proof must be the beginning of the document's and then stands
/// for it (§3.3.2): contexts that a later hand appended are not part of what was signed.
pub(super) fn hash(
    document: &Value,
    config: &Map<String, Value>,
    digest: Digest,
    limits: &jsonld::Limits,
) -> Result<Vec<u8>, ProofError> {
    let mut document = Cow::Borrowed(document);
    if let Some(signed) = config.get("@context") {
        let stated = document.get("@context");
        if !list(stated).starts_with(list(Some(signed))) {
            return Err(ProofError::Member("@context"));
        }
        if stated != Some(signed)
            && let Some(object) = document.to_mut().as_object_mut()
        {
            object.insert("@context".into(), signed.clone());
        }
    }
    // The signature covers bare JSON. What it means still comes from the contexts, so a document whose terms they do
    // not define is refused here as in the other suites.
    jsonld::canonical_nquads(&document, digest.of_labels(), limits)?;
    let mut config = config.clone();
    config.remove("proofValue");
    let config = jsonld::jcs(&Value::Object(config))?;
    Ok(digest.of_both(&config, &jsonld::jcs(&document)?))
}
