//! What a verification is answered with (VCALM 1.0, §3.3): `verified`, and every problem by its type.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use credential::model;
use credential::verify::{
    Check, CheckId, CheckState, PresentationOutcome, PresentationReport, Problem as Found, ProblemCode, Report,
};
use serde_json::{Map, Value, json};

use super::{Asked, Problem};

/// What is said of a check: nothing, a warning, or an error, which makes the whole unverified.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Weight {
    Nothing,
    Warning,
    Error,
}

/// 200 and `verified: true`, or 400 and the problems.
pub fn of_credential(report: &Report, asked: Asked) -> Response {
    let (verified, body) = judged(report, asked);
    answer(verified, body)
}

/// As [`of_credential`], for a presentation and each credential in it.
pub fn of_presentation(report: &PresentationReport, asked: Asked) -> Response {
    let itself = matches!(
        report.outcome,
        PresentationOutcome::Proven | PresentationOutcome::Unsigned
    );
    let credentials: Vec<(bool, Value)> = report.credentials.iter().map(|held| judged(held, asked)).collect();
    let verified = itself && credentials.iter().all(|(verified, _)| *verified);
    let problems: Vec<Value> = report.checks.iter().filter_map(|check| problem(check, asked)).collect();
    let mut body = json!({ "verified": verified, "problemDetails": problems });
    if asked.results {
        let held: Vec<Value> = credentials.into_iter().map(|(_, body)| body).collect();
        body["results"] = json!({ "presentation": of_itself(report, itself), "credentials": held });
    }
    answer(verified, body)
}

fn answer(verified: bool, body: Value) -> Response {
    let status = if verified {
        StatusCode::OK
    } else {
        StatusCode::BAD_REQUEST
    };
    (status, Json(body)).into_response()
}

fn judged(report: &Report, asked: Asked) -> (bool, Value) {
    let document = report.credential.as_ref().map(|content| &content.document);
    let asked = Asked {
        proof_alone: asked.proof_alone || (asked.binding_open && document.is_some_and(may_be_issuers)),
        ..asked
    };
    let mut problems: Vec<Value> = report.checks.iter().filter_map(|check| problem(check, asked)).collect();
    let mut verified = report.checks.iter().all(|check| weight(check, asked) != Weight::Error);
    for fault in document.map(model::credential).unwrap_or_default() {
        let kind = ProblemCode::NotACredential.kind().url();
        problems.push(json!({
            "type": kind, "title": Problem::title(kind), "detail": fault.rule, "pointer": fault.pointer,
        }));
        verified = false;
    }
    verified &= document.is_some();
    let mut body = json!({ "verified": verified, "problemDetails": problems });
    if let Some(document) = document {
        if asked.results {
            body["results"] = results(report, document);
        }
        if asked.credential {
            body["credential"] = document.clone();
        }
    }
    (verified, body)
}

/// Whether one of the proofs, which all hold, was made with a key of the issuer, or the issuer's identifier does not say
/// which keys are theirs.
fn may_be_issuers(document: &Value) -> bool {
    let issuer = document["issuer"]["id"]
        .as_str()
        .or_else(|| document["issuer"].as_str());
    let Some(issuer) = issuer else { return false };
    if !issuer.starts_with("did:key:") && !issuer.starts_with("did:jwk:") {
        return true;
    }
    let proofs = match &document["proof"] {
        Value::Array(proofs) => proofs.as_slice(),
        one => std::slice::from_ref(one),
    };
    let by_issuer = |proof: &Value| {
        let method = proof["verificationMethod"].as_str().unwrap_or_default();
        method.split('#').next() == Some(issuer)
    };
    proofs.iter().any(by_issuer)
}

/// Whether a finding speaks against the credential, or is only to be known.
fn weight(check: &Check, asked: Asked) -> Weight {
    let code = check.problem.map(|problem| problem.code);
    match (check.state, check.id) {
        (CheckState::Passed, _) => Weight::Nothing,
        // Whom this site knows, and what only Open Badges ask for, is not this API's to judge.
        (_, CheckId::KnownIssuer | CheckId::Refresh | CheckId::Evidence | CheckId::Subject) => Weight::Nothing,
        (_, CheckId::Schema | CheckId::Endorsement) => match check.state {
            CheckState::Failed => Weight::Warning,
            _ => Weight::Nothing,
        },
        (CheckState::Failed, _) => Weight::Error,
        (CheckState::NotPerformed, CheckId::Status) => match code {
            Some(ProblemCode::Absent) => Weight::Nothing,
            _ if asked.status => Weight::Error,
            _ => Weight::Warning,
        },
        (CheckState::NotPerformed, CheckId::KeyBinding) if asked.proof_alone => match code {
            Some(ProblemCode::KeyNotIssuers) => Weight::Warning,
            _ => Weight::Error,
        },
        (CheckState::NotPerformed, CheckId::Challenge | CheckId::Domain) => Weight::Nothing,
        (CheckState::NotPerformed, CheckId::Signature) if code == Some(ProblemCode::NoProof) => Weight::Warning,
        (CheckState::NotPerformed, CheckId::KeyBinding | CheckId::Signature) => Weight::Error,
        (CheckState::NotPerformed, _) => Weight::Nothing,
    }
}

/// The check as problem details, unless there is nothing to say.
fn problem(check: &Check, asked: Asked) -> Option<Value> {
    let Found { kind, code } = check.problem?;
    if weight(check, asked) == Weight::Nothing {
        return None;
    }
    let mut said = Map::new();
    said.insert("type".into(), kind.url().into());
    said.insert("title".into(), Problem::title(kind.url()).into());
    said.insert("code".into(), code.to_string().into());
    said.insert("check".into(), check.id.to_string().into());
    let mut add = |name: &str, text: &Option<String>| {
        if let Some(text) = text {
            said.insert(name.into(), text.as_str().into());
        }
    };
    add("detail", &check.detail);
    add("pointer", &check.pointer);
    Some(Value::Object(said))
}

/// The result for each member that something was found out about, with what was looked at.
fn results(report: &Report, document: &Value) -> Value {
    let mut results = Map::new();
    let several = |member: &str| match document.get(member) {
        None => Vec::new(),
        Some(Value::Array(items)) => items.clone(),
        Some(one) => vec![one.clone()],
    };
    let result = |verified: bool, input: Value| json!({ "verified": verified, "input": input });
    // The content is only here because every proof holds.
    results.insert(
        "proof".into(),
        several("proof").into_iter().map(|input| result(true, input)).collect(),
    );
    let within = report
        .check(CheckId::Validity)
        .and_then(|check| check.problem)
        .map(|problem| problem.code);
    for (member, not) in [
        ("validFrom", ProblemCode::NotYetValid),
        ("validUntil", ProblemCode::Expired),
    ] {
        if let Some(input) = document.get(member) {
            results.insert(member.into(), result(within != Some(not), input.clone()));
        }
    }
    let statuses = report.checks.iter().filter(|check| check.id == CheckId::Status);
    let of_status = several("credentialStatus").into_iter().zip(statuses);
    let of_status: Vec<Value> = of_status
        .map(|(input, check)| result(check.state == CheckState::Passed, input))
        .collect();
    if !of_status.is_empty() {
        results.insert("credentialStatus".into(), of_status.into());
    }
    Value::Object(results)
}

/// The results of the presentation itself.
fn of_itself(report: &PresentationReport, itself: bool) -> Value {
    let mut results = Map::new();
    for (name, id) in [("challenge", CheckId::Challenge), ("domain", CheckId::Domain)] {
        if let Some(check) = report.check(id).filter(|check| check.state != CheckState::NotPerformed) {
            results.insert(name.into(), json!({ "verified": check.state == CheckState::Passed }));
        }
    }
    if let Some(holder) = &report.holder {
        results.insert("holder".into(), json!({ "verified": true, "input": holder }));
    }
    if report.outcome != PresentationOutcome::Unsigned {
        results.insert("proof".into(), json!([{ "verified": itself }]));
    }
    Value::Object(results)
}
