//! What is reported and does not decide: the schema, the subject, refresh, evidence.

use serde_json::Value;

use super::problem::ProblemCode;
use super::reading::{Edition, Reading};
use super::report::{Check, CheckId};
use crate::json;
use crate::open_badge;

/// Compares an Open Badge with the official schema. For VCDM 1.1 there is another one, which is not checked.
pub(super) fn examine(reading: &Reading) -> Check {
    if reading.edition == Edition::V1 || !reading.is_open_badge() {
        return Check::not_performed(CheckId::Schema, ProblemCode::SchemaNotChecked);
    }
    match open_badge::lint(&reading.document).into_iter().next() {
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

/// Says that a refreshed edition was not asked for.
pub(super) fn examine_refresh(reading: &Reading) -> Check {
    match reading.document.get("refreshService") {
        None => Check::not_performed(CheckId::Refresh, ProblemCode::Absent),
        Some(_) => Check::not_performed(CheckId::Refresh, ProblemCode::RefreshNotPerformed).at("/refreshService"),
    }
}

/// Says that links to evidence were not followed.
pub(super) fn examine_evidence(reading: &Reading) -> Check {
    match reading.document.get("evidence") {
        None => Check::not_performed(CheckId::Evidence, ProblemCode::Absent),
        Some(_) => Check::not_performed(CheckId::Evidence, ProblemCode::EvidenceNotFetched).at("/evidence"),
    }
}
