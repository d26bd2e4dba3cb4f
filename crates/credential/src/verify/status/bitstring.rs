//! Bitstring Status List 1.0 (§3.2): a bit in a signed list.

use std::sync::Arc;

use jiff::Timestamp;
use serde_json::Value;

use super::proven::{self, List};
use super::{Fault, Standing, body_of, is_web_address};
use crate::json;
use crate::key::PublicKey;
use crate::status_list::{StatusList, StatusListError, StatusPurpose};
use crate::verify::known::Known;
use crate::verify::problem::ProblemCode;
use crate::verify::reading::{self, Reading};
use crate::verify::signature::{self, Signature};
use crate::verify::validity::{self, Validity};

/// A status entry, read.
struct Entry<'a> {
    list: &'a str,
    index: usize,
    purpose: StatusPurpose,
}

/// Follows the entry to its bit.
pub(super) fn look_up(entry: &Value, issuer: &str, known: &Known, now: Timestamp) -> Result<Standing, Fault> {
    let entry = read_entry(entry)?;
    let list = genuine_list(body_of(entry.list, known)?, &entry, issuer, known, now)?;
    let set = list
        .bits
        .get(entry.index)
        .map_err(|_| Fault::Unreliable(ProblemCode::StatusOutOfRange))?;
    Ok(match (set, entry.purpose) {
        (false, _) => Standing::Good,
        (true, StatusPurpose::Revocation) => Standing::Revoked,
        (true, StatusPurpose::Suspension) => Standing::Suspended,
    })
}

fn read_entry(entry: &Value) -> Result<Entry<'_>, Fault> {
    let text = |name: &str| entry.get(name).and_then(Value::as_str);
    let purpose = match text("statusPurpose") {
        Some("revocation") => StatusPurpose::Revocation,
        Some("suspension") => StatusPurpose::Suspension,
        Some("message" | "refresh") => return Err(Fault::Irrelevant),
        Some(_) => return Err(Fault::Unreliable(ProblemCode::StatusUnsupported)),
        None => return Err(Fault::Unreliable(ProblemCode::StatusMalformed)),
    };
    if entry.get("statusSize").is_some_and(|size| size != 1) {
        return Err(Fault::Unreliable(ProblemCode::StatusUnsupported));
    }
    let digits = text("statusListIndex").filter(|text| text.bytes().all(|b| b.is_ascii_digit()));
    let index = digits.and_then(|text| text.parse().ok());
    let list = text("statusListCredential").filter(is_web_address);
    match (list, index) {
        (Some(list), Some(index)) => Ok(Entry { list, index, purpose }),
        _ => Err(Fault::Unreliable(ProblemCode::StatusMalformed)),
    }
}

/// The list, once it has been verified itself: by its own proof, in its own dates, of the same issuer, published under its
/// own id, for the same purpose. One that was proven before is proven by that as long as the issuer stands by the same keys.
fn genuine_list(
    bytes: &[u8],
    entry: &Entry<'_>,
    issuer: &str,
    known: &Known,
    now: Timestamp,
) -> Result<Arc<List>, Fault> {
    let name = proven::name_of(bytes);
    let proven = proven::recall(&name).filter(|list| signature::still_holds(&list.reading, &list.keys, known, now));
    if let Some(list) = proven {
        belongs(&list.reading, entry, issuer)?;
        fits(&list.reading.document, entry.purpose, now)?;
        return Ok(list);
    }
    let reading = read(bytes)?;
    belongs(&reading, entry, issuer)?;
    let keys = genuine(&reading, known, now)?;
    fits(&reading.document, entry.purpose, now)?;
    let bits = bits(&reading.document)?;
    let list = Arc::new(List { reading, bits, keys });
    proven::remember(name, &list, bytes.len());
    Ok(list)
}

fn read(bytes: &[u8]) -> Result<Reading, Fault> {
    let unreadable = || Fault::Unreliable(ProblemCode::StatusListUnreadable);
    let document = json::parse(bytes).map_err(|_| unreadable())?;
    let list = reading::read_value(document).map_err(|_| unreadable())?;
    if !json::holds(list.document.get("type"), "BitstringStatusListCredential") {
        return Err(unreadable());
    }
    Ok(list)
}

/// Whether it is the list that the entry names, by whoever issued the credential.
fn belongs(list: &Reading, entry: &Entry<'_>, issuer: &str) -> Result<(), Fault> {
    let is_published_here = list.document.get("id").is_none_or(|id| id == entry.list);
    if list.issuer != issuer || !is_published_here {
        return Err(Fault::Unreliable(ProblemCode::StatusListForeign));
    }
    Ok(())
}

/// The keys of the issuer that the proofs of the list fit.
fn genuine(list: &Reading, known: &Known, now: Timestamp) -> Result<Vec<PublicKey>, Fault> {
    let signature = signature::examine(list, known, now);
    match signature.verdict {
        Signature::Holds => Ok(signature::keys_of(list, known, now)),
        Signature::Unchecked if !signature.wants.is_empty() => Err(Fault::Wanted(signature.wants)),
        _ => Err(Fault::Unreliable(ProblemCode::StatusListNotGenuine)),
    }
}

/// Whether it holds now, and for the purpose.
fn fits(list: &Value, purpose: StatusPurpose, now: Timestamp) -> Result<(), Fault> {
    if validity::examine(list, now).0 != Validity::Current {
        return Err(Fault::Unreliable(ProblemCode::StatusListOutOfDate));
    }
    let subject = subject(list).ok_or(Fault::Unreliable(ProblemCode::StatusListUnreadable))?;
    if !json::holds(subject.get("statusPurpose"), purpose.as_str()) {
        return Err(Fault::Unreliable(ProblemCode::StatusPurposeMismatch));
    }
    Ok(())
}

fn subject(list: &Value) -> Option<&Value> {
    list.get("credentialSubject")
        .filter(|subject| json::holds(subject.get("type"), "BitstringStatusList"))
}

fn bits(list: &Value) -> Result<StatusList, Fault> {
    let encoded = subject(list).and_then(|subject| subject.get("encodedList")?.as_str());
    StatusList::decode(encoded.unwrap_or_default()).map_err(|error| match error {
        StatusListError::TooShort => Fault::Unreliable(ProblemCode::StatusOutOfRange),
        _ => Fault::Unreliable(ProblemCode::StatusListUnreadable),
    })
}
