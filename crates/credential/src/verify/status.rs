//! Is it revoked or suspended? Each method of publishing that has a file of its own.

mod bitstring;
mod proven;
mod revocation_list;
mod token;

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde_json::Value;

use super::known::{Fetched, Known};
use super::problem::ProblemCode;
use super::reading::{Edition, Reading};
use super::report::{Check, CheckId};
use crate::json;

/// Most entries of one credential that are followed.
const MAX_ENTRIES: usize = 8;

/// Where entries stand.
const ENTRY: &str = "/credentialStatus";

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
        finding.add(ENTRY, look_up(entry, reading, known, now));
    }
    if entries.len() > MAX_ENTRIES {
        finding.add(ENTRY, Err(Fault::Unreliable(ProblemCode::StatusUnsupported)));
    }
    let claim = reading.document.get("status");
    let claim = claim.filter(|_| reading.edition == Edition::SdJwtVc);
    if let Some(claim) = claim {
        finding.add("/status", token::look_up(claim, &reading.issuer, known, now));
    }
    if entries.is_empty() && claim.is_none() {
        finding
            .checks
            .push(Check::not_performed(CheckId::Status, ProblemCode::Absent));
    }
    finding
}

impl Finding {
    fn add(&mut self, place: &str, answer: Result<Standing, Fault>) {
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
        self.checks.push(check.at(place));
    }
}

/// Asks the method that the entry names.
fn look_up(entry: &Value, reading: &Reading, known: &Known, now: Timestamp) -> Result<Standing, Fault> {
    let kind = entry.get("type");
    if json::holds(kind, "BitstringStatusListEntry") {
        return bitstring::look_up(entry, &reading.issuer, known, now);
    }
    if json::holds(kind, "1EdTechRevocationList") {
        return revocation_list::look_up(entry, reading, known);
    }
    Err(Fault::Unreliable(ProblemCode::StatusUnsupported))
}

/// The body of a list, or why there is none.
fn body_of<'k>(url: &str, known: &'k Known) -> Result<&'k [u8], Fault> {
    match known.get(url) {
        None => Err(Fault::Wanted([url.to_owned()].into())),
        Some(Fetched::Failed(_)) => Err(Fault::Unreliable(ProblemCode::StatusUnreachable)),
        Some(Fetched::Body(bytes)) => Ok(bytes),
    }
}

fn is_web_address(url: &&str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}
