//! The verifier's part (§3.6.7).

use jsonld::Limits;
use serde_json::{Map, Value};

use super::statements::{statements, written};
use super::value::{Derived, Unreadable};
use super::{proof_hash, sign_data};
use crate::key::PublicKey;
use crate::proof::ProofError;

/// Checks a derived proof over `unsecured`, the document without it, with the issuer's key.
///
/// The issuer's own signature is checked first: only statements that an issuer stands behind cost one check each.
pub(in crate::proof) fn verify(
    unsecured: &Value,
    proof: &Map<String, Value>,
    key: &PublicKey,
    limits: &Limits,
) -> Result<(), ProofError> {
    let malformed = ProofError::Member("proofValue");
    let value = proof
        .get("proofValue")
        .and_then(Value::as_str)
        .ok_or(malformed.clone())?;
    let derived = Derived::read(value).map_err(|error| match error {
        Unreadable::Base => ProofError::Base,
        Unreadable::Malformed => ProofError::Member("proofValue"),
    })?;
    let statement_key = PublicKey::from_multikey(&derived.public_key).map_err(|_| malformed.clone())?;
    let statements = shown(unsecured, &derived, limits)?;
    let (mandatory, others) = parted(&statements, &derived).ok_or(malformed)?;
    let hash = proof_hash(unsecured, proof, limits)?;
    let data = sign_data(&hash, &derived.public_key, &mandatory);
    let holds = key.verifies(&data, &derived.signature)
        && others
            .iter()
            .zip(&derived.signatures)
            .all(|(statement, signature)| statement_key.verifies(statement.as_bytes(), signature));
    if holds { Ok(()) } else { Err(ProofError::Signature) }
}

/// The statements of the shown document, under the labels that were signed. There is a label for every blank node, and
/// none more (§3.5.9).
fn shown(unsecured: &Value, derived: &Derived, limits: &Limits) -> Result<Vec<String>, ProofError> {
    let dataset = jsonld::to_quads(unsecured, limits)?;
    let canonical = jsonld::issue(&dataset, jsonld::Hash::Sha256, limits)?;
    let numbers: Vec<Option<usize>> = (0..dataset.blank_nodes())
        .map(|blank| canonical.label(blank).and_then(|number| usize::try_from(number).ok()))
        .collect();
    if numbers.iter().flatten().count() != derived.labels.len() {
        return Err(ProofError::Member("proofValue"));
    }
    let labels: Vec<String> = derived.labels.iter().map(written).collect();
    let label = |blank: usize| {
        numbers[blank]
            .and_then(|number| labels.get(number))
            .map_or("", String::as_str)
    };
    Ok(statements(&dataset, label))
}

/// The mandatory statements and the others, if there is a signature for each of the others.
fn parted<'s>(statements: &'s [String], derived: &Derived) -> Option<(Vec<&'s str>, Vec<&'s str>)> {
    let known = derived.mandatory.last().is_none_or(|&last| last < statements.len());
    let all = statements.iter().map(String::as_str).enumerate();
    let (mandatory, others): (Vec<_>, Vec<_>) = all.partition(|(index, _)| derived.mandatory.contains(index));
    let texts = |group: Vec<(usize, &'s str)>| group.into_iter().map(|(_, text)| text).collect();
    (known && others.len() == derived.signatures.len()).then(|| (texts(mandatory), texts(others)))
}
