//! `ecdsa-sd-2023`: the holder decides which statements a verifier sees (VC-DI-ECDSA 1.0, §3.4 to §3.6).
//!
//! Three hands take part:
//!
//! 1. The issuer signs with [`sign_base`] and says by JSON pointers what must always be shown. Every other statement gets
//!    a signature of its own, by a key that lives for this one proof. The result is for the holder alone: it carries
//!    everything.
//! 2. The holder takes from it with [`derive()`], as often as wanted, a credential that shows what is mandatory and what the pointers
//!    choose. No private key is needed.
//! 3. A verifier passes the derived credential to [`super::verify()`] or [`crate::verify::verify()`], as any other. A base
//!    proof is refused there ([`ProofError::Base`]): whoever shows it shows more than they may know.
//!
//! What is not mandatory, the holder may leave out: the end of validity and the status entry too. [`mandatory_by_default`]
//! lists what a verifier should always see.

mod base;
mod derive;
mod select;
mod statements;
mod value;
mod verify;

pub use base::{Seeds, mandatory_by_default, sign_base};
pub use derive::{DeriveError, derive};

pub(super) use verify::verify;

use jsonld::Limits;
use serde_json::{Map, Value};
use sha2::{Digest as _, Sha256};

use super::{ProofError, Suite};

/// Most statements that are signed or checked one by one. Some two hundred make a full badge. Each costs a P-256
/// signature, a fifth of a millisecond or two to check, and a stranger may send as many as we take.
const MAX_SIGNATURES: usize = 1_024;

/// Whether a proof is of this suite.
pub(super) fn is_one(proof: &Map<String, Value>) -> bool {
    Suite::of(proof) == Ok(Suite::EcdsaSd2023)
}

/// What the key in the verification method signs: the configuration, the key of the statements, and what is mandatory
/// (`serializeSignData`, §3.5.1).
fn sign_data(proof_hash: &[u8], public_key: &[u8], mandatory: &[&str]) -> Vec<u8> {
    let mut hash = Sha256::new();
    for statement in mandatory {
        hash.update(statement);
    }
    [proof_hash, public_key, &hash.finalize()].concat()
}

/// The digest of a proof without its value, read with the document's own contexts (§3.6.4).
fn proof_hash(document: &Value, proof: &Map<String, Value>, limits: &Limits) -> Result<Vec<u8>, ProofError> {
    let context = document.get("@context").unwrap_or(&Value::Null);
    let canonical = jsonld::canonical_nquads_under(context, proof, "proofValue", jsonld::Hash::Sha256, limits)?;
    Ok(Sha256::digest(canonical).to_vec())
}

#[cfg(test)]
mod tests;
