//! Answers that carry a secured credential, and why there is none.

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use credential::proof::{SignError, sd};
use credential::verify::ProblemKind;
use serde_json::Value;

use super::{Derive, Problem, Refusal, read};

/// 201 with the credential (VCALM 1.0, §3.2.1).
pub fn secured(credential: &Value) -> Response {
    let kind = [(header::CONTENT_TYPE, "application/json")];
    (StatusCode::CREATED, kind, enveloped(&credential.to_string())).into_response()
}

/// A credential as the answers of this API carry it.
pub fn enveloped(signed: &str) -> String {
    format!("{{\"verifiableCredential\":{signed}}}")
}

/// Why a credential was not signed, and where the fault is.
pub fn not_signed(error: &SignError) -> Box<Problem> {
    let problem = Problem::invalid(error.kind(), error);
    match error.pointer() {
        Some(pointer) => problem.at(pointer, error),
        None => problem,
    }
}

/// Shows the part of an `ecdsa-sd-2023` credential that the request chooses (VCALM 1.0, §3.5.1).
///
/// # Errors
/// When there is no base proof, or a pointer leads nowhere.
pub fn derived(body: &[u8]) -> Refusal<Response> {
    let request: Derive<'_> = read(body)?;
    let document = credential::strict_json(request.verifiable_credential.get().as_bytes());
    let document = document.map_err(|error| Problem::invalid(ProblemKind::Parsing, error))?;
    let derived = sd::derive(&document, &request.options.selective_pointers);
    let derived = derived.map_err(|error| Problem::invalid(ProblemKind::ProofGeneration, error))?;
    Ok(secured(&derived))
}
