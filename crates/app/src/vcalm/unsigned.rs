//! A credential that is to be signed: read strictly and judged by its data model before anything is signed.

use credential::model;
use credential::verify::ProblemKind;
use serde_json::Value;
use serde_json::value::RawValue;

use super::{Problem, Refusal};

/// Most faults that are named at once.
const MOST_FAULTS: usize = 20;

/// Reads an unsigned credential.
///
/// # Errors
/// When it is not strict JSON, or departs from the data model; every place at fault is named.
pub fn unsigned(credential: &RawValue) -> Refusal<Value> {
    let document = credential::strict_json(credential.get().as_bytes());
    let document = document.map_err(|error| Problem::invalid(ProblemKind::Parsing, error))?;
    let faults = model::credential(&document);
    if faults.is_empty() {
        return Ok(document);
    }
    let refused = Problem::invalid(
        ProblemKind::MalformedValue,
        "the credential departs from the data model",
    );
    let named = faults.into_iter().take(MOST_FAULTS);
    Err(named.fold(refused, |problem, fault| problem.at(fault.pointer, fault.rule)))
}
