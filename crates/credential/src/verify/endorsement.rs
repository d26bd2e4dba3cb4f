//! Endorsements: credentials inside the credential, each verified on its own (Open Badges 3.0, §9.2).

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde_json::Value;

use super::known::Known;
use super::problem::ProblemCode;
use super::reading::{self, Reading};
use super::report::{Check, CheckId};
use super::signature::{self, Signature};
use super::status::{self, Standing};
use super::validity::{self, Validity};
use crate::json;

/// Most endorsements that are looked at.
const MAX_ENDORSEMENTS: usize = 32;

/// Where endorsements may stand.
const PLACES: [&str; 3] = ["", "/issuer", "/credentialSubject/achievement"];

/// The checks, one for each endorsement, and the URLs that would bring them further.
pub(super) struct Finding {
    pub checks: Vec<Check>,
    pub wants: BTreeSet<String>,
}

/// Verifies each endorsement of credential, issuer and achievement.
pub(super) fn examine(reading: &Reading, known: &Known, now: Timestamp) -> Finding {
    let mut finding = Finding {
        checks: Vec::new(),
        wants: BTreeSet::new(),
    };
    for place in PLACES {
        let Some(holder) = reading.document.pointer(place) else {
            continue;
        };
        let embedded = json::list(holder.get("endorsement"));
        for (index, endorsement) in embedded.iter().enumerate().take(MAX_ENDORSEMENTS) {
            let check = finding.one(endorsement, known, now);
            finding.checks.push(check.at(format!("{place}/endorsement/{index}")));
        }
        if holder.get("endorsementJwt").is_some() {
            let check = Check::not_performed(CheckId::Endorsement, ProblemCode::JwtNotSupported);
            finding.checks.push(check.at(format!("{place}/endorsementJwt")));
        }
    }
    if finding.checks.is_empty() {
        finding
            .checks
            .push(Check::not_performed(CheckId::Endorsement, ProblemCode::Absent));
    }
    finding
}

impl Finding {
    fn one(&mut self, endorsement: &Value, known: &Known, now: Timestamp) -> Check {
        let failed = || Check::failed(CheckId::Endorsement, ProblemCode::EndorsementFailed);
        let unfinished = || Check::not_performed(CheckId::Endorsement, ProblemCode::EndorsementUnfinished);
        let Ok(reading) = reading::read_value(endorsement.clone()) else {
            return failed();
        };
        if !json::holds(reading.document.get("type"), "EndorsementCredential") {
            return failed();
        }
        let signature = signature::examine(&reading, known, now);
        self.wants.extend(signature.wants);
        match signature.verdict {
            Signature::Holds => {}
            Signature::Fails => return failed(),
            Signature::Unchecked | Signature::Unsupported => return unfinished(),
        }
        let status = status::examine(&reading, known, now);
        self.wants.extend(status.wants);
        match (validity::examine(&reading.document, now).0, status.standing) {
            (Validity::Current, Standing::Good) => Check::passed(CheckId::Endorsement),
            (Validity::Current, Standing::Unknown) => unfinished(),
            _ => failed(),
        }
    }
}
