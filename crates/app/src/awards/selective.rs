//! Credentials of which their holder shows parts (`ecdsa-sd-2023`, VC-DI-ECDSA 1.0 §3.6): the base proof, and what can be derived from it at most.

use credential::proof::sd;
use credential::proof::{SignError, Suite, Terms};
use jiff::Timestamp;
use serde_json::Value;

use super::keys::IssuerKey;
use crate::{Result, vcalm};

/// Signs a document with a base proof; the members under `mandatory` (JSON Pointers) are in everything that is derived.
///
/// # Errors
/// As `credential::proof::sd::sign_base`.
pub fn sign(document: &Value, key: &IssuerKey, mandatory: &[String], created: Timestamp) -> Result<Value, SignError> {
    let terms = Terms::new(Suite::EcdsaSd2023, key.method(), created);
    vcalm::for_disclosure(document, key.hand(), &terms, mandatory)
}

/// What a verifier gets to see when its holder shows all of it. A document with another proof is that already.
///
/// # Errors
/// When nothing can be derived.
pub fn shown_whole(signed: &str) -> Result<String> {
    let base: Value = serde_json::from_str(signed).map_err(anyhow::Error::from)?;
    if base["proof"]["cryptosuite"] != Suite::EcdsaSd2023.name().unwrap_or_default() {
        return Ok(signed.to_owned());
    }
    let members = base.as_object().into_iter().flat_map(|members| members.keys());
    let pointers: Vec<String> = members
        .filter(|member| !["@context", "id", "type", "proof"].contains(&member.as_str()))
        .map(|member| format!("/{member}"))
        .collect();
    let derived = sd::derive(&base, &pointers).map_err(anyhow::Error::from)?;
    Ok(derived.to_string())
}
