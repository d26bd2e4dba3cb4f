//! Proof chains: a proof that covers earlier ones (Data Integrity 1.0, §4.5).

use std::borrow::Cow;

use serde_json::{Map, Value};

use super::ProofError;
use crate::json::list;

/// The document that `proof` was made over: `unsecured`, and with it every proof that `previousProof` names.
///
/// # Errors
/// [`ProofError::Previous`] when a named proof is not in the document, or is there twice, or is not named by its id.
pub fn with_previous_proofs<'d>(
    unsecured: &'d Value,
    proof: &Map<String, Value>,
    all: &[Map<String, Value>],
) -> Result<Cow<'d, Value>, ProofError> {
    let named = list(proof.get("previousProof"));
    if named.is_empty() {
        return Ok(Cow::Borrowed(unsecured));
    }
    let mut earlier = Vec::new();
    for name in named {
        let name = name.as_str().ok_or(ProofError::Previous)?;
        let mut found = all
            .iter()
            .filter(|candidate| candidate.get("id").and_then(Value::as_str) == Some(name));
        match (found.next(), found.next()) {
            (Some(only), None) => earlier.push(Value::Object(only.clone())),
            _ => return Err(ProofError::Previous),
        }
    }
    let mut document = unsecured.clone();
    if let Some(object) = document.as_object_mut() {
        object.insert("proof".into(), Value::Array(earlier));
    }
    Ok(Cow::Owned(document))
}
