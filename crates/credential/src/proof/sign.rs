//! Making proofs: alone, beside others, or on top of others.

use jiff::Timestamp;
use serde_json::{Map, Value};

use super::{MAX_PROOFS, ProofError, Suite, Terms, split, with_previous_proofs};
use crate::key::{Kind, Signing, SigningFailed, SigningKey};
use crate::verify::ProblemKind;
use crate::{json, multibase};

/// The context of proofs, for documents whose own contexts do not define them.
const CONTEXT_DATA_INTEGRITY: &str = "https://w3id.org/security/data-integrity/v2";

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
    /// The suite cannot be issued with, or not with a key of this kind.
    #[error("proofs of this suite are not made with a key of this kind")]
    Key,
    /// A member that the terms would give the proof breaks its rule.
    #[error("the proof's {0} would break the rule of Data Integrity 1.0, §2.1")]
    Member(&'static str),
    /// A pointer to something mandatory leads nowhere, or cuts a value in two ([`super::sd`]).
    #[error("the document has nothing whole at {0:?}")]
    Pointer(String),
    /// The seed of a proof key is no private key ([`super::sd::Seeds`]).
    #[error("the seed is no private key of P-256; take another")]
    Seed,
    /// More statements than are signed one by one ([`super::sd`]).
    #[error("the document makes too many statements to sign each")]
    TooMany,
    /// The proofs that are there already cannot be added to: too many, malformed, or a previous one is missing.
    #[error("no proof can be added to these proofs")]
    Proofs,
    /// The document has no canonical form: an undefined term, an unknown context, too large.
    #[error("the document cannot be canonicalised: {0}")]
    Canonical(#[from] jsonld::Error),
    /// Whoever holds the key did not sign.
    #[error(transparent)]
    Failed(#[from] SigningFailed),
}

impl SignError {
    /// The problem type that the standards give it (Data Integrity 1.0, §4.6; VCDM 2.0, §7.1).
    pub fn kind(&self) -> ProblemKind {
        use jsonld::Error;
        match self {
            Self::NotAnObject => ProblemKind::Parsing,
            Self::Canonical(
                Error::UnknownContext { .. } | Error::RefusedContext { .. } | Error::InvalidContext { .. },
            ) => ProblemKind::Parsing,
            Self::Canonical(Error::UndefinedTerm { .. } | Error::UndefinedType { .. } | Error::RelativeIri { .. }) => {
                ProblemKind::DataLoss
            }
            _ => ProblemKind::ProofGeneration,
        }
    }

    /// JSON Pointer (RFC 6901) to the place at fault, where there is one.
    pub fn pointer(&self) -> Option<&str> {
        match self {
            Self::Canonical(error) => error.pointer(),
            Self::Pointer(pointer) => Some(pointer),
            _ => None,
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
    let terms = Terms::new(Suite::EddsaRdfc2022, verification_method, created);
    let proof = prove(unsecured(unsigned)?, &terms, Kind::Ed25519, |message| {
        Ok(key.sign(message).to_vec())
    })?;
    Ok(with_proof(unsigned, Value::Object(proof)))
}

/// Signs `unsigned` by a suite and a key of the caller's choice. No suite here needs randomness: same input, same
/// bytes.
///
/// # Errors
/// When the document is signed already or has no canonical form, or key and suite do not go together.
pub fn sign_with(unsigned: &Value, key: &(impl Signing + ?Sized), terms: &Terms) -> Result<Value, SignError> {
    let kind = key.public().kind();
    let proof = prove(unsecured(unsigned)?, terms, kind, |message| key.sign(message))?;
    Ok(with_proof(unsigned, Value::Object(proof)))
}

/// As [`sign_with`], for a document that is not needed any more without its proof: nothing of it is copied.
///
/// # Errors
/// As [`sign_with`].
pub fn secure(mut unsigned: Value, key: &(impl Signing + ?Sized), terms: &Terms) -> Result<Value, SignError> {
    let kind = key.public().kind();
    let proof = prove(unsecured(&unsigned)?, terms, kind, |message| key.sign(message))?;
    if let Some(object) = unsigned.as_object_mut() {
        object.insert("proof".into(), Value::Object(proof));
    }
    Ok(unsigned)
}

/// Adds a proof to a signed document: beside the others (a proof set), or on top of those that [`Terms::previous`]
/// names (a proof chain; Data Integrity 1.0, §4.3).
///
/// # Errors
/// As [`sign_with`]; [`SignError::Proofs`] when there are eight already or a previous one is missing.
pub fn add_proof(signed: &Value, key: &(impl Signing + ?Sized), terms: &Terms) -> Result<Value, SignError> {
    let (unsecured, proofs) = split(signed).map_err(|_| SignError::Proofs)?;
    if proofs.len() == MAX_PROOFS {
        return Err(SignError::Proofs);
    }
    let names = terms.configuration(&unsecured);
    let covered = with_previous_proofs(&unsecured, &names, &proofs).map_err(|_| SignError::Proofs)?;
    let proof = prove(&covered, terms, key.public().kind(), |message| key.sign(message))?;
    let all = proofs.into_iter().chain([proof]).map(Value::Object).collect();
    Ok(with_proof(&unsecured, Value::Array(all)))
}

/// Adds the Data Integrity context to a document of VCDM 1.1 that has none, so that the proof's terms are defined (Data
/// Integrity 1.0, §2.4.1). VCDM 2.0 brings them along.
pub fn with_proof_context(mut unsigned: Value) -> Value {
    let contexts = unsigned.get_mut("@context").and_then(Value::as_array_mut);
    let Some(contexts) = contexts else { return unsigned };
    let defines = |context: &Value| {
        let url = context.as_str().unwrap_or_default();
        url == crate::CONTEXT_VC_2 || url.starts_with("https://w3id.org/security/data-integrity/v")
    };
    if !contexts.iter().any(defines) {
        contexts.push(CONTEXT_DATA_INTEGRITY.into());
    }
    unsigned
}

/// The document, if it is one that carries no proof yet.
pub(super) fn unsecured(document: &Value) -> Result<&Value, SignError> {
    match document.as_object() {
        None => Err(SignError::NotAnObject),
        Some(object) if object.contains_key("proof") => Err(SignError::AlreadySigned),
        Some(_) => Ok(document),
    }
}

pub(super) fn with_proof(document: &Value, proof: Value) -> Value {
    let mut signed = document.clone();
    if let Some(object) = signed.as_object_mut() {
        object.insert("proof".into(), proof);
    }
    signed
}

fn prove(
    covered: &Value,
    terms: &Terms,
    kind: Kind,
    sign: impl FnOnce(&[u8]) -> Result<Vec<u8>, SigningFailed>,
) -> Result<Map<String, Value>, SignError> {
    terms.check()?;
    if terms.suite.name().is_none() {
        return Err(SignError::Key);
    }
    let mut proof = terms.configuration(covered);
    let limits = json::limits(terms.inline_contexts);
    let message = terms.suite.hash(covered, &proof, kind, &limits);
    let message = message.map_err(|error| match error {
        ProofError::Canonical(error) => SignError::Canonical(error),
        _ => SignError::Key,
    })?;
    proof.insert("proofValue".into(), multibase::encode_base58(&sign(&message)?).into());
    Ok(proof)
}
