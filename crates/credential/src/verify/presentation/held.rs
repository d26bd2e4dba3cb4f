//! The credentials in a presentation, each on its own.

use serde_json::Value;

use super::super::reading;
use super::super::report::Report;
use super::super::{Policy, examine as examine_credential, verify};
use super::{Check, CheckId, Known, Signature};
use crate::json;
use crate::verify::envelope;

/// A report for each credential, in the order of the presentation.
pub(super) fn examine(
    document: &Value,
    holder: Option<&str>,
    whole: Signature,
    known: &Known,
    policy: &Policy,
) -> Vec<Report> {
    let held = json::list(document.get("verifiableCredential"));
    held.iter()
        .map(|credential| one(credential, holder, whole, known, policy))
        .collect()
}

fn one(credential: &Value, holder: Option<&str>, whole: Signature, known: &Known, policy: &Policy) -> Report {
    match envelope::file_in(credential) {
        Some(Ok(content)) => return verify(&content, known, policy),
        Some(Err(code)) => return Report::unreadable(vec![Check::failed(CheckId::Readable, code)]),
        None => {}
    }
    let reading = match credential.get("proof") {
        Some(_) => reading::read_embedded(credential.clone(), policy.inline_contexts),
        None => reading::read_self_asserted(credential.clone(), policy.inline_contexts, holder, whole),
    };
    examine_credential(reading, known, policy)
}
