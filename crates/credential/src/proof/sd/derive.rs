//! The holder's part: a credential that shows what is mandatory and what was chosen (§3.6.6).

use serde_json::Value;

use super::select::{Blanks, Selection};
use super::statements::{Unselectable, Whole};
use super::value::{Base, Derived};
use crate::json;
use crate::proof::sign::with_proof;
use crate::proof::{SignError, split};
use crate::verify::ProblemKind;

/// Why nothing can be derived.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum DeriveError {
    /// The document carries no base proof of this suite, or more than one.
    #[error("the document does not carry exactly one ecdsa-sd-2023 proof to derive from")]
    NoBase,
    /// The proof value is no base proof, or one of another document.
    #[error("the base proof is malformed or belongs to another document")]
    Malformed,
    /// Neither a mandatory nor a chosen pointer.
    #[error("nothing is chosen")]
    Nothing,
    /// A pointer leads nowhere.
    #[error("the document has nothing at {0:?}")]
    Pointer(String),
    /// A value, an ordered list or a node that two places refer to would be cut.
    #[error("the pointers choose a part of something that only holds as a whole")]
    Cut,
    /// The document has no canonical form.
    #[error("the document cannot be canonicalised: {0}")]
    Canonical(#[from] jsonld::Error),
}

impl DeriveError {
    /// The problem type that the standards give it (Data Integrity 1.0, §4.6; VCDM 2.0, §7.1).
    pub fn kind(&self) -> ProblemKind {
        match self {
            Self::NoBase | Self::Malformed => ProblemKind::Cryptographic,
            Self::Canonical(error) => SignError::from(error.clone()).kind(),
            Self::Nothing | Self::Pointer(_) | Self::Cut => ProblemKind::ProofGeneration,
        }
    }

    /// JSON Pointer (RFC 6901) to the place at fault, where there is one.
    pub fn pointer(&self) -> Option<&str> {
        match self {
            Self::Pointer(pointer) => Some(pointer),
            Self::Canonical(error) => error.pointer(),
            _ => None,
        }
    }
}

impl From<Unselectable> for DeriveError {
    fn from(error: Unselectable) -> Self {
        match error {
            Unselectable::Pointer(pointer) => Self::Pointer(pointer),
            Unselectable::Cut => Self::Cut,
            Unselectable::Canonical(error) => Self::Canonical(error),
        }
    }
}

/// Derives from a credential with a base proof one that shows the mandatory parts and those that the JSON pointers in
/// `selective` name, each with the identifiers and types on the way to it. Other proofs are left behind: they cover all.
///
/// # Errors
/// When there is no base proof, a pointer leads nowhere, or what is chosen would not verify on its own.
pub fn derive(secured: &Value, selective: &[String]) -> Result<Value, DeriveError> {
    let (document, proofs) = split(secured).map_err(|_| DeriveError::NoBase)?;
    let mut proof = proofs.into_iter().find(super::is_one).ok_or(DeriveError::NoBase)?;
    let value = proof.get("proofValue").and_then(Value::as_str);
    let base = value.and_then(Base::read).ok_or(DeriveError::Malformed)?;
    let pointers = [base.mandatory.as_slice(), selective].concat();
    if pointers.is_empty() {
        return Err(DeriveError::Nothing);
    }
    let shown = Selection::of(&pointers, &document).map_err(DeriveError::Pointer)?;
    let shown = shown.take(&document, Blanks::Drop);
    let derived = disclose(&document, base, &pointers, &shown)?;
    proof.insert("proofValue".into(), derived.write().into());
    proof.remove("@context");
    Ok(with_proof(&shown, Value::Object(proof)))
}

/// The proof value for a verifier who sees what `pointers` choose (`createDisclosureData`, §3.5.4).
fn disclose(document: &Value, base: Base, pointers: &[String], shown: &Value) -> Result<Derived, DeriveError> {
    // Nothing is judged here, so contexts that the document brings along may come along.
    let limits = json::limits(true);
    let whole = Whole::read(document, &base.hmac_key, &limits)?;
    let mandatory = whole.group(&base.mandatory, &limits)?.indexes;
    let seen = whole.group(pointers, &limits)?;
    // What the verifier will read must be what was chosen. It is not where a dropped label held two places together.
    if jsonld::canonical_nquads(shown, jsonld::Hash::Sha256, &limits)? != seen.nquads {
        return Err(DeriveError::Cut);
    }
    let signed = (0..whole.statements().len()).filter(|index| !mandatory.contains(index));
    let signed: Vec<usize> = signed.collect();
    if signed.len() != base.signatures.len() {
        return Err(DeriveError::Malformed);
    }
    let signatures = signed.iter().zip(base.signatures);
    let signatures = signatures.filter(|(index, _)| seen.indexes.contains(index));
    let places = seen.indexes.iter().enumerate();
    let places = places.filter(|(_, index)| mandatory.contains(index));
    Ok(Derived {
        signature: base.signature,
        public_key: base.public_key,
        signatures: signatures.map(|(_, signature)| signature).collect(),
        labels: seen.labels,
        mandatory: places.map(|(place, _)| place).collect(),
    })
}
