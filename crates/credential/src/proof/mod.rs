//! Embedded proofs: Data Integrity 1.0, one file for each cryptosuite.
//!
//! Each suite turns a document and a proof configuration into the bytes that are signed; everything around that is the
//! same for all and stands here. Suites to come (ECDSA, selective disclosure) are further variants of [`Suite`].

mod ed25519_signature_2020;
mod eddsa_jcs_2022;
mod eddsa_rdfc_2022;
mod previous;

use jiff::Timestamp;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

pub use previous::with_previous_proofs;

use crate::key::{PublicKey, SigningKey};
use crate::{multibase, time};

/// Most proofs in one set; the published vectors have two.
const MAX_PROOFS: usize = 8;

/// Why a document cannot be signed.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum SignError {
    /// The document is no JSON object.
    #[error("only a JSON object can be signed")]
    NotAnObject,
    /// It carries a proof already.
    #[error("the document carries a proof already")]
    AlreadySigned,
    /// The verification method is no full URL with a fragment.
    #[error("the verification method must be a full identifier with a fragment")]
    Method,
    /// The document has no canonical form: an undefined term, an unknown context, too large.
    #[error("the document cannot be canonicalised: {0}")]
    Canonical(#[from] jsonld::Error),
}

/// Why a proof does not hold.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ProofError {
    /// A member is missing or has the wrong form.
    #[error("the proof's {0} is missing or malformed")]
    Member(&'static str),
    /// A type or cryptosuite that this crate does not know.
    #[error("the proof is of a kind that is not known here")]
    UnknownSuite,
    /// The proof was made for another purpose than asserting.
    #[error("the proof was not made for assertions")]
    Purpose,
    /// The proof's own end has come.
    #[error("the proof has expired")]
    Expired,
    /// No proof, or more than a set may have.
    #[error("the document carries no proof, or too many")]
    Count,
    /// It names a previous proof that is not there.
    #[error("a previous proof that this one builds on is missing")]
    Previous,
    /// The document or the proof has no canonical form.
    #[error("the document cannot be canonicalised: {0}")]
    Canonical(#[from] jsonld::Error),
    /// Everything is well-formed, and the signature is not of this document by this key.
    #[error("the signature does not fit the document")]
    Signature,
}

/// A way of securing a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Suite {
    /// `DataIntegrityProof` with `eddsa-rdfc-2022`: what this crate issues.
    EddsaRdfc2022,
    /// `DataIntegrityProof` with `eddsa-jcs-2022`.
    EddsaJcs2022,
    /// `Ed25519Signature2020`, which older wallets and issuers still use.
    Ed25519Signature2020,
}

impl Suite {
    /// The suite that a proof names.
    ///
    /// # Errors
    /// [`ProofError::UnknownSuite`] for any other type or cryptosuite.
    pub fn of(proof: &Map<String, Value>) -> Result<Self, ProofError> {
        let text = |name: &str| proof.get(name).and_then(Value::as_str);
        match (text("type"), text("cryptosuite")) {
            (Some("DataIntegrityProof"), Some("eddsa-rdfc-2022")) => Ok(Self::EddsaRdfc2022),
            (Some("DataIntegrityProof"), Some("eddsa-jcs-2022")) => Ok(Self::EddsaJcs2022),
            (Some("Ed25519Signature2020"), None) => Ok(Self::Ed25519Signature2020),
            _ => Err(ProofError::UnknownSuite),
        }
    }

    /// The 64 bytes that are signed: the digest of the proof's configuration, then that of the document.
    fn hash(self, document: &Value, config: &Map<String, Value>) -> Result<[u8; 64], ProofError> {
        match self {
            Self::EddsaRdfc2022 => Ok(eddsa_rdfc_2022::hash(document, config)?),
            Self::EddsaJcs2022 => eddsa_jcs_2022::hash(document, config),
            Self::Ed25519Signature2020 => Ok(ed25519_signature_2020::hash(document, config)?),
        }
    }
}

/// Signs `unsigned` with `eddsa-rdfc-2022` and returns it with its proof (VC-DI-EdDSA 1.0, §3.2.1).
///
/// `verification_method` is the full identifier under which the issuer's controller document lists the key;
/// `created` is written in whole seconds. Ed25519 needs no randomness: same input, same bytes.
///
/// # Errors
/// When the document is signed already or has no canonical form.
pub fn sign(
    unsigned: &Value,
    key: &SigningKey,
    verification_method: &str,
    created: Timestamp,
) -> Result<Value, SignError> {
    let object = unsigned.as_object().ok_or(SignError::NotAnObject)?;
    if object.contains_key("proof") {
        return Err(SignError::AlreadySigned);
    }
    if !crate::json::is_uri(verification_method) || !verification_method.contains('#') {
        return Err(SignError::Method);
    }
    let mut proof = eddsa_rdfc_2022::configuration(verification_method, &time::stamp(created));
    let digests = eddsa_rdfc_2022::hash(unsigned, &proof)?;
    proof.insert(
        "proofValue".into(),
        multibase::encode_base58(&key.sign(&digests)).into(),
    );
    let mut signed = object.clone();
    signed.insert("proof".into(), Value::Object(proof));
    Ok(Value::Object(signed))
}

/// Takes a document apart: what was signed, and the proofs over it.
///
/// # Errors
/// When there is no proof, more than eight, or one that is no object.
pub fn split(document: &Value) -> Result<(Value, Vec<Map<String, Value>>), ProofError> {
    let mut unsecured = document.as_object().ok_or(ProofError::Count)?.clone();
    let proofs = unsecured.remove("proof").ok_or(ProofError::Count)?;
    let proofs = match proofs {
        Value::Array(proofs) => proofs,
        one => vec![one],
    };
    if proofs.is_empty() || proofs.len() > MAX_PROOFS {
        return Err(ProofError::Count);
    }
    let objects = proofs.into_iter().map(|proof| match proof {
        Value::Object(proof) => Ok(proof),
        _ => Err(ProofError::Member("form")),
    });
    Ok((Value::Object(unsecured), objects.collect::<Result<_, _>>()?))
}

/// The verification method that a proof names, in full form.
///
/// # Errors
/// When it is missing or no URI.
pub fn method_of(proof: &Map<String, Value>) -> Result<String, ProofError> {
    let method = proof.get("verificationMethod").and_then(Value::as_str);
    let method = method
        .filter(|text| crate::json::is_uri(text))
        .ok_or(ProofError::Member("verificationMethod"))?;
    Ok(crate::did::full_method(method))
}

/// Verifies one proof over `unsecured` with the key that the caller has bound to the issuer
/// (Data Integrity 1.0, §4.4). For a proof that builds on previous ones pass the document through
/// [`with_previous_proofs`] first.
///
/// # Errors
/// Says which rule the proof breaks; [`ProofError::Signature`] when only the signature is wrong.
pub fn verify(
    unsecured: &Value,
    proof: &Map<String, Value>,
    key: &PublicKey,
    now: Timestamp,
) -> Result<(), ProofError> {
    let suite = Suite::of(proof)?;
    check_members(proof, now)?;
    let value = proof
        .get("proofValue")
        .and_then(Value::as_str)
        .and_then(multibase::decode_base58);
    let signature: [u8; 64] = value
        .and_then(|bytes| bytes.try_into().ok())
        .ok_or(ProofError::Member("proofValue"))?;
    let mut config = proof.clone();
    config.remove("proofValue");
    let digests = suite.hash(unsecured, &config)?;
    if key.verifies(&digests, &signature) {
        Ok(())
    } else {
        Err(ProofError::Signature)
    }
}

fn check_members(proof: &Map<String, Value>, now: Timestamp) -> Result<(), ProofError> {
    if proof.get("proofPurpose").and_then(Value::as_str) != Some("assertionMethod") {
        return Err(ProofError::Purpose);
    }
    let moment = |name: &'static str| match proof.get(name) {
        None => Ok(None),
        Some(value) => value
            .as_str()
            .and_then(time::read)
            .map(Some)
            .ok_or(ProofError::Member(name)),
    };
    moment("created")?;
    match moment("expires")? {
        Some(end) if end <= now => Err(ProofError::Expired),
        _ => Ok(()),
    }
}

/// SHA-256 of both canonical forms, configuration first (VC-DI-EdDSA 1.0, §3.2.4).
fn digests(config: &str, document: &str) -> [u8; 64] {
    let mut both = [0; 64];
    both[..32].copy_from_slice(&Sha256::digest(config));
    both[32..].copy_from_slice(&Sha256::digest(document));
    both
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
