//! From bytes to a presentation with its essential parts, or a reason why not.

use serde_json::Value;

use super::super::reading::{Edition, Secured, code_of, edition, without_proof};
use super::super::whole::Whole;
use super::{Check, CheckId, MAX_CREDENTIALS, ProblemCode};
use crate::baking::{self, CredentialText};
use crate::verify::envelope::OF_PRESENTATIONS;
use crate::{json, model, proof};

/// A document that is a presentation by form. Nothing in it is trusted yet.
pub(super) struct Shown {
    pub document: Value,
    /// `None` when nobody signed it.
    pub secured: Option<Secured>,
    /// Who presents: the holder it names, else the one controller of the keys that signed it.
    pub holder: Option<String>,
}

impl Shown {
    /// The checks that a readable presentation has passed.
    pub fn passed(&self) -> Vec<Check> {
        [CheckId::Readable, CheckId::Context, CheckId::Type]
            .map(Check::passed)
            .into()
    }
}

/// Reads a file. The error is the list of checks up to and including the failed one.
pub(super) fn read(bytes: &[u8], inline_contexts: bool) -> Result<Shown, Vec<Check>> {
    let fail = |code| vec![Check::failed(CheckId::Readable, code)];
    if let Some(envelope) = Whole::cose(bytes) {
        return read_whole(envelope, inline_contexts);
    }
    let text = plain_text(bytes).map_err(fail)?;
    let mut document = match text {
        CredentialText::Url(_) => return Err(fail(ProblemCode::UnknownFormat)),
        CredentialText::Jws(token) => return read_whole(Whole::token(&token), inline_contexts),
        CredentialText::Json(text) => json::parse(&text)
            .map_err(|error| vec![Check::failed(CheckId::Readable, ProblemCode::NotStrictJson).saying(error)])?,
    };
    if json::holds(document.get("type"), "EnvelopedVerifiablePresentation") {
        edition(&document, inline_contexts).map_err(|check| vec![check])?;
        return read_whole(Whole::enveloped(&document, &OF_PRESENTATIONS), inline_contexts);
    }
    by_form(&document, inline_contexts).map_err(after_reading)?;
    let (secured, signed_by) = match document.get("proof") {
        None => (None, None),
        Some(_) => {
            let proofs = proof::take_out(&mut document).map_err(|error| after_reading(without_proof(&error)))?;
            let signed_by = proof::controller_of(&proofs);
            (
                Some(Secured::Embedded {
                    proofs,
                    in_array: false,
                }),
                signed_by,
            )
        }
    };
    let holder = named_holder(&document).or(signed_by);
    Ok(Shown {
        document,
        secured,
        holder,
    })
}

fn read_whole(whole: Result<Whole, Check>, inline_contexts: bool) -> Result<Shown, Vec<Check>> {
    let whole = whole.map_err(|check| vec![check])?;
    if !whole.is_presentation() {
        return Err(vec![Check::failed(CheckId::Type, ProblemCode::NotAPresentation)]);
    }
    let document = whole.document().clone();
    by_form(&document, inline_contexts).map_err(after_reading)?;
    let issued_by = whole.claim("iss").and_then(Value::as_str).map(str::to_owned);
    let of_key = || proof::controller(whole.kid()?);
    let holder = named_holder(&document).or(issued_by).or_else(of_key);
    Ok(Shown {
        document,
        holder,
        secured: Some(Secured::Whole(whole)),
    })
}

/// A picture carries credentials, never presentations.
fn plain_text(bytes: &[u8]) -> Result<CredentialText, ProblemCode> {
    match baking::extract(bytes) {
        Ok(found) if found.container == baking::Container::Plain => Ok(found.credential),
        Ok(_) => Err(ProblemCode::UnknownFormat),
        Err(error) => Err(code_of(error)),
    }
}

/// The rules of the data model (VCDM 2.0, §4.13), and the essential ones where it follows VCDM 1.1.
fn by_form(document: &Value, inline_contexts: bool) -> Result<(), Check> {
    let fail = |pointer: &str| Check::failed(CheckId::Type, ProblemCode::NotAPresentation).at(pointer);
    if edition(document, inline_contexts)? == Edition::V2 {
        if let Some(fault) = model::presentation(document).into_iter().next() {
            return Err(fail(&fault.pointer).saying(fault.rule));
        }
    } else if !json::holds(document.get("type"), "VerifiablePresentation") {
        return Err(fail("/type"));
    }
    for member in ["holder", "id"] {
        let stated = document.get(member).is_some();
        if stated && json::id_of(document.get(member)).is_none_or(|id| !json::is_uri(id)) {
            return Err(fail(&format!("/{member}")));
        }
    }
    if json::list(document.get("verifiableCredential")).len() > MAX_CREDENTIALS {
        return Err(Check::failed(CheckId::Readable, ProblemCode::TooManyCredentials).at("/verifiableCredential"));
    }
    Ok(())
}

fn named_holder(document: &Value) -> Option<String> {
    json::id_of(document.get("holder")).map(str::to_owned)
}

fn after_reading(check: Check) -> Vec<Check> {
    match check.id {
        CheckId::Readable => vec![check],
        _ => vec![Check::passed(CheckId::Readable), check],
    }
}
