//! Answers that carry a secured credential, and why there is none.

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use credential::key::Signing;
use credential::proof::{SignError, Terms, sd};
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

/// Draws of a proof's own key before chance itself is in doubt: one in 2^32 lies outside the curve.
const MOST_DRAWS: usize = 4;

/// Signs a credential whose holder will show parts of it (`ecdsa-sd-2023`); the members under `mandatory` (JSON Pointers) are in all of them.
///
/// # Errors
/// As [`sd::sign_base`].
pub fn for_disclosure(
    document: &Value,
    key: &(impl Signing + ?Sized),
    terms: &Terms,
    mandatory: &[String],
) -> Result<Value, SignError> {
    let mut outcome = Err(SignError::Seed);
    for _ in 0..MOST_DRAWS {
        let seeds = sd::Seeds {
            hmac_key: platform::random::bytes(),
            proof_key: platform::random::bytes(),
        };
        outcome = sd::sign_base(document, key, terms, mandatory, &seeds);
        if !matches!(outcome, Err(SignError::Seed)) {
            break;
        }
    }
    outcome
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
