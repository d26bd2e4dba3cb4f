//! Is it revoked or suspended? (Bitstring Status List 1.0, §3.2)

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde_json::Value;

use super::known::{Fetched, Known};
use super::problem::ProblemCode;
use super::reading::{self, Reading};
use super::report::{Check, CheckId};
use super::signature::{self, Signature};
use super::validity::{self, Validity};
use crate::json;
use crate::status_list::{StatusList, StatusListError, StatusPurpose};

/// Most entries of one credential that are followed.
const MAX_ENTRIES: usize = 8;

/// What is known about the status. The order is that of weight: of several entries the largest counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Standing {
    /// Nothing speaks against it.
    Good,
    /// It could not be learned.
    Unknown,
    /// Out of force for now.
    Suspended,
    /// Out of force for good.
    Revoked,
}

/// The finding, with its checks and the URLs that would bring it further.
pub(super) struct Finding {
    pub standing: Standing,
    pub checks: Vec<Check>,
    pub wants: BTreeSet<String>,
}

/// Why an entry has no answer.
enum Fault {
    /// The list or its keys are still to be fetched.
    Wanted(BTreeSet<String>),
    /// It was looked at, and cannot be relied on.
    Unreliable(ProblemCode),
    /// An entry that says nothing about being in force.
    Irrelevant,
}

/// Follows every status entry of the credential.
pub(super) fn examine(reading: &Reading, known: &Known, now: Timestamp) -> Finding {
    let mut finding = Finding {
        standing: Standing::Good,
        checks: Vec::new(),
        wants: BTreeSet::new(),
    };
    let entries = json::list(reading.document.get("credentialStatus"));
    for entry in entries.iter().take(MAX_ENTRIES) {
        finding.add(look_up(entry, &reading.issuer, known, now));
    }
    if entries.len() > MAX_ENTRIES {
        finding.add(Err(Fault::Unreliable(ProblemCode::StatusUnsupported)));
    }
    if entries.is_empty() {
        finding
            .checks
            .push(Check::not_performed(CheckId::Status, ProblemCode::Absent));
    }
    finding
}

impl Finding {
    fn add(&mut self, answer: Result<Standing, Fault>) {
        let (standing, check) = match answer {
            Ok(Standing::Revoked) => (Standing::Revoked, Check::failed(CheckId::Status, ProblemCode::Revoked)),
            Ok(Standing::Suspended) => (
                Standing::Suspended,
                Check::failed(CheckId::Status, ProblemCode::Suspended),
            ),
            Ok(other) => (other, Check::passed(CheckId::Status)),
            Err(Fault::Irrelevant) => (
                Standing::Good,
                Check::not_performed(CheckId::Status, ProblemCode::StatusUnsupported),
            ),
            Err(Fault::Unreliable(code)) => (Standing::Unknown, Check::not_performed(CheckId::Status, code)),
            Err(Fault::Wanted(urls)) => {
                self.wants.extend(urls);
                (
                    Standing::Unknown,
                    Check::not_performed(CheckId::Status, ProblemCode::StatusNotFetched),
                )
            }
        };
        self.standing = self.standing.max(standing);
        self.checks.push(check.at("/credentialStatus"));
    }
}

/// A status entry, read.
struct Entry<'a> {
    list: &'a str,
    index: usize,
    purpose: StatusPurpose,
}

fn look_up(entry: &Value, issuer: &str, known: &Known, now: Timestamp) -> Result<Standing, Fault> {
    let entry = read_entry(entry)?;
    let bytes = match known.get(entry.list) {
        None => return Err(Fault::Wanted([entry.list.to_owned()].into())),
        Some(Fetched::Failed(_)) => return Err(Fault::Unreliable(ProblemCode::StatusUnreachable)),
        Some(Fetched::Body(bytes)) => bytes,
    };
    let list = genuine_list(bytes, &entry, issuer, known, now)?;
    let set = list
        .get(entry.index)
        .map_err(|_| Fault::Unreliable(ProblemCode::StatusOutOfRange))?;
    Ok(match (set, entry.purpose) {
        (false, _) => Standing::Good,
        (true, StatusPurpose::Revocation) => Standing::Revoked,
        (true, StatusPurpose::Suspension) => Standing::Suspended,
    })
}

fn read_entry(entry: &Value) -> Result<Entry<'_>, Fault> {
    if !json::holds(entry.get("type"), "BitstringStatusListEntry") {
        return Err(Fault::Unreliable(ProblemCode::StatusUnsupported));
    }
    let text = |name: &str| entry.get(name).and_then(Value::as_str);
    let purpose = match text("statusPurpose") {
        Some("revocation") => StatusPurpose::Revocation,
        Some("suspension") => StatusPurpose::Suspension,
        Some(_) => return Err(Fault::Irrelevant),
        None => return Err(Fault::Unreliable(ProblemCode::StatusMalformed)),
    };
    if entry.get("statusSize").is_some_and(|size| size != 1) {
        return Err(Fault::Unreliable(ProblemCode::StatusUnsupported));
    }
    let digits = text("statusListIndex").filter(|text| text.bytes().all(|b| b.is_ascii_digit()));
    let index = digits.and_then(|text| text.parse().ok());
    let list = text("statusListCredential").filter(|url| url.starts_with("https://") || url.starts_with("http://"));
    match (list, index) {
        (Some(list), Some(index)) => Ok(Entry { list, index, purpose }),
        _ => Err(Fault::Unreliable(ProblemCode::StatusMalformed)),
    }
}

/// The bits, once the list credential itself has been verified: by its own proof, in its own dates, of the same issuer,
/// published under its own id, for the same purpose.
fn genuine_list(
    bytes: &[u8],
    entry: &Entry<'_>,
    issuer: &str,
    known: &Known,
    now: Timestamp,
) -> Result<StatusList, Fault> {
    let unreadable = || Fault::Unreliable(ProblemCode::StatusListUnreadable);
    let document = json::parse(bytes).map_err(|_| unreadable())?;
    let list = reading::read_value(document).map_err(|_| unreadable())?;
    if !json::holds(list.document.get("type"), "BitstringStatusListCredential") {
        return Err(unreadable());
    }
    let is_published_here = list.document.get("id").is_none_or(|id| id == entry.list);
    if list.issuer != issuer || !is_published_here {
        return Err(Fault::Unreliable(ProblemCode::StatusListForeign));
    }
    genuine(&list, known, now)?;
    bits(&list.document, entry.purpose)
}

fn genuine(list: &Reading, known: &Known, now: Timestamp) -> Result<(), Fault> {
    let signature = signature::examine(list, known, now);
    match signature.verdict {
        Signature::Holds => {}
        Signature::Unchecked if !signature.wants.is_empty() => return Err(Fault::Wanted(signature.wants)),
        _ => return Err(Fault::Unreliable(ProblemCode::StatusListNotGenuine)),
    }
    match validity::examine(&list.document, now).0 {
        Validity::Current => Ok(()),
        _ => Err(Fault::Unreliable(ProblemCode::StatusListOutOfDate)),
    }
}

fn bits(list: &Value, purpose: StatusPurpose) -> Result<StatusList, Fault> {
    let subject = list
        .get("credentialSubject")
        .filter(|subject| json::holds(subject.get("type"), "BitstringStatusList"));
    let subject = subject.ok_or(Fault::Unreliable(ProblemCode::StatusListUnreadable))?;
    if !json::holds(subject.get("statusPurpose"), purpose.as_str()) {
        return Err(Fault::Unreliable(ProblemCode::StatusPurposeMismatch));
    }
    let encoded = subject.get("encodedList").and_then(Value::as_str).unwrap_or_default();
    StatusList::decode(encoded).map_err(|error| match error {
        StatusListError::TooShort => Fault::Unreliable(ProblemCode::StatusOutOfRange),
        _ => Fault::Unreliable(ProblemCode::StatusListUnreadable),
    })
}
