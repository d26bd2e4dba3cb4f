//! Embedded proofs: Data Integrity 1.0.
//!
//! Each [`Suite`] turns a document and a proof configuration into the bytes that are signed; everything around that is
//! the same for all and stands here. `ecdsa-sd-2023` signs statement by statement and has a room of its own, [`sd`].
//!
//! # Behind an endpoint of the VC API
//!
//! | endpoint | calls |
//! |---|---|
//! | `/credentials/issue` | [`crate::model::credential`] for the rules of the data model, [`with_proof_context`] for VCDM 1.1, then [`sign_with`], [`add_proof`], or [`sd::sign_base`] with the request's `mandatoryPointers`, else [`sd::mandatory_by_default`]; [`SignError::kind`] and [`SignError::pointer`] make the problem details |
//! | `/credentials/derive` | [`sd::derive()`] with the request's `selectivePointers` |
//! | `/credentials/verify` | [`crate::verify::verify()`], which takes every suite, proof sets and chains; a base proof is refused |
//! | `/presentations/verify` | [`crate::verify::verify_presentation`] |
//!
//! The W3C suites send contexts written into the document and chains of several hands: [`Terms::inline_contexts`] and the
//! two switches of [`crate::verify::Policy`] admit them on a conformance host, and nowhere else.

mod digest;
mod jcs;
mod previous;
mod rdfc;
pub mod sd;
mod sign;
mod suite;
mod terms;

use jiff::Timestamp;
use serde_json::{Map, Value};

pub use previous::with_previous_proofs;
pub use sign::{SignError, add_proof, secure, sign, sign_with, with_proof_context};
pub use suite::Suite;
pub use terms::Terms;

use crate::did::Purpose;
use crate::key::{Kind, PublicKey};
use crate::{multibase, time};

/// Most proofs in one set; the published vectors have two.
const MAX_PROOFS: usize = 8;

/// Why a proof does not hold.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ProofError {
    /// A member is missing or has the wrong form.
    #[error("the proof's {0} is missing or malformed")]
    Member(&'static str),
    /// A type or cryptosuite that this crate does not know.
    #[error("the proof is of a kind that is not known here")]
    UnknownSuite,
    /// The key is of a kind that proofs of this suite are not made with.
    #[error("the proof's suite does not go with this kind of key")]
    Key,
    /// The proof was made for another purpose.
    #[error("the proof was made for another purpose")]
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
    /// A base proof, which is for the holder alone and proves nothing to a verifier ([`sd`]).
    #[error("the proof is for the holder, who derives from it what a verifier may see")]
    Base,
    /// Everything is well-formed, and the signature is not of this document by this key.
    #[error("the signature does not fit the document")]
    Signature,
}

/// Takes a document apart: what was signed, and the proofs over it.
///
/// # Errors
/// When there is no proof, more than eight, more than one of `ecdsa-sd-2023`, or one that is no object.
pub fn split(document: &Value) -> Result<(Value, Vec<Map<String, Value>>), ProofError> {
    let mut unsecured = document.clone();
    let proofs = take_out(&mut unsecured)?;
    Ok((unsecured, proofs))
}

/// As [`split`], leaving what was signed where it is.
///
/// # Errors
/// As [`split`]; the document may then have lost what it had for a proof.
pub(crate) fn take_out(document: &mut Value) -> Result<Vec<Map<String, Value>>, ProofError> {
    let members = document.as_object_mut().ok_or(ProofError::Count)?;
    let proofs = match members.remove("proof").ok_or(ProofError::Count)? {
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
    let proofs: Vec<_> = objects.collect::<Result<_, _>>()?;
    // A document that was derived has one such proof, and each may ask for a thousand signatures to be checked.
    if proofs.iter().filter(|proof| sd::is_one(proof)).count() > 1 {
        return Err(ProofError::Count);
    }
    Ok(proofs)
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

/// The one controller whose keys the proofs name; two hands are nobody's.
pub(crate) fn controller_of(proofs: &[Map<String, Value>]) -> Option<String> {
    let mut controllers = proofs.iter().map(|proof| controller(&method_of(proof).ok()?));
    let first = controllers.next()??;
    controllers.all(|next| next.as_ref() == Some(&first)).then_some(first)
}

/// The part of a verification method that names its controller.
pub(crate) fn controller(method: &str) -> Option<String> {
    let (controller, _) = method.split_once('#')?;
    crate::json::is_uri(controller).then(|| controller.to_owned())
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
    verify_within(
        Purpose::Assertion,
        unsecured,
        proof,
        key,
        now,
        &jsonld::Limits::default(),
    )
}

/// As [`verify`], for a proof that must have been made for `purpose`: [`Purpose::Authentication`] for a presentation,
/// whose `challenge` and `domain` the caller compares.
///
/// # Errors
/// As [`verify`].
pub fn verify_for(
    purpose: Purpose,
    unsecured: &Value,
    proof: &Map<String, Value>,
    key: &PublicKey,
    now: Timestamp,
) -> Result<(), ProofError> {
    verify_within(purpose, unsecured, proof, key, now, &jsonld::Limits::default())
}

/// As [`verify_for`], with the caller's limits: whether the document may bring contexts of its own, and how much work it
/// may ask for.
pub(crate) fn verify_within(
    purpose: Purpose,
    unsecured: &Value,
    proof: &Map<String, Value>,
    key: &PublicKey,
    now: Timestamp,
    limits: &jsonld::Limits,
) -> Result<(), ProofError> {
    let suite = Suite::of(proof)?;
    check_members(proof, purpose, now)?;
    if suite == Suite::EcdsaSd2023 {
        return if suite.takes(key.kind()) {
            sd::verify(unsecured, proof, key, limits)
        } else {
            Err(ProofError::Key)
        };
    }
    let value = proof.get("proofValue").and_then(Value::as_str);
    let signature = value.and_then(multibase::decode_base58);
    let expected = if key.kind() == Kind::P384 { 96 } else { 64 };
    let signature = signature
        .filter(|bytes| bytes.len() == expected)
        .ok_or(ProofError::Member("proofValue"))?;
    let digests = suite.hash(unsecured, proof, key.kind(), limits)?;
    if key.verifies(&digests, &signature) {
        Ok(())
    } else {
        Err(ProofError::Signature)
    }
}

/// Checks what a proof says of itself: what for, and from when to when.
pub(crate) fn check_members(proof: &Map<String, Value>, purpose: Purpose, now: Timestamp) -> Result<(), ProofError> {
    if proof.get("proofPurpose").and_then(Value::as_str) != Some(purpose.name()) {
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
    if !proof
        .get("id")
        .is_none_or(|id| id.as_str().is_some_and(crate::json::is_uri))
    {
        return Err(ProofError::Member("id"));
    }
    moment("created")?;
    match moment("expires")? {
        Some(end) if end <= now => Err(ProofError::Expired),
        _ => Ok(()),
    }
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
