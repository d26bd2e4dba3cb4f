//! What is reported and does not decide: the schema and the subject.

use serde_json::Value;

use super::problem::ProblemCode;
use super::reading::{Edition, Reading};
use super::report::{Check, CheckId};
use crate::json;
use crate::open_badge::{self, Form};

/// Compares a credential of 1EdTech with its official schema, natively: nothing is fetched. A schema that the credential names beyond
/// those is said to be not checked, and so are the schemas of VCDM 1.1.
pub(super) fn examine(reading: &Reading) -> Vec<Check> {
    let mut checks = Vec::new();
    let mut forms = Vec::new();
    for (index, schema) in json::list(reading.document.get("credentialSchema")).iter().enumerate() {
        match json::id_of(Some(schema)).and_then(Form::of_schema) {
            Some(form) if reading.edition == Edition::V2 => forms.push(form),
            _ => checks.push(not_checked().at(format!("/credentialSchema/{index}"))),
        }
    }
    if forms.is_empty() && reading.edition == Edition::V2 {
        forms.extend(Form::of_type(&reading.document));
    }
    checks.extend(forms.into_iter().map(|form| compare(reading, form)));
    if checks.is_empty() {
        checks.push(not_checked());
    }
    checks
}

fn not_checked() -> Check {
    Check::not_performed(CheckId::Schema, ProblemCode::SchemaNotChecked)
}

fn compare(reading: &Reading, form: Form) -> Check {
    match open_badge::lint_as(&reading.document, form).into_iter().next() {
        None => Check::passed(CheckId::Schema),
        Some(fault) => Check::failed(CheckId::Schema, ProblemCode::SchemaFault)
            .at(fault.pointer)
            .saying(fault.message),
    }
}

/// Open Badges 3.0 (§9.1, step 1) wants the subject identified by `id` or `identifier`; an SD-JWT VC does so by `sub` or by
/// the holder's key.
pub(super) fn examine_subject(reading: &Reading) -> Check {
    if reading.edition == Edition::SdJwtVc {
        return match ["sub", "cnf"].iter().any(|name| reading.document.get(name).is_some()) {
            true => Check::passed(CheckId::Subject),
            false => Check::failed(CheckId::Subject, ProblemCode::SubjectUnidentified),
        };
    }
    let names_someone = |subject: &Value| {
        subject.get("id").is_some_and(Value::is_string) || !json::list(subject.get("identifier")).is_empty()
    };
    if json::list(reading.document.get("credentialSubject"))
        .iter()
        .all(names_someone)
    {
        Check::passed(CheckId::Subject)
    } else {
        Check::failed(CheckId::Subject, ProblemCode::SubjectUnidentified).at("/credentialSubject")
    }
}
