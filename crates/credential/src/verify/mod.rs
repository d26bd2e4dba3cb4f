//! Verification, sans I/O: what the caller has fetched goes in, a report comes out.
//!
//! [`verify()`] never fetches. Where another document would let it say more (the issuer's `did.json`, a status list) the
//! report names its URL under [`Report::wants`]; the caller fetches, adds the answer to [`Known`] and calls again. Four
//! rounds are always enough: issuer, a key that stands by itself, status list, and a list's or endorser's own keys.
//!
//! [`verify_presentation`] does the same for what a holder shows: the holder's own signature, then every credential in it.
//!
//! The order follows Open Badges 3.0 §9.1. How findings become one outcome stands in `precedence`.

mod binding;
mod content;
mod digital;
mod endorsement;
mod known;
mod precedence;
mod presentation;
mod problem;
mod published;
mod reading;
mod report;
mod schema;
mod signature;
mod status;
mod validity;

use std::collections::BTreeSet;

use jiff::Timestamp;

pub use content::Verified;
pub use known::{FetchFailure, Fetched, Known};
pub use presentation::{
    MAX_CREDENTIALS, PresentationOutcome, PresentationPolicy, PresentationReport, verify_presentation,
};
pub use problem::{Problem, ProblemCode, ProblemKind};
pub use report::{Check, CheckId, CheckState, Outcome, Report};

use precedence::{Facts, decide};
use reading::Reading;
use signature::Signature;

/// Most URLs that one report asks for, so that no document turns its verifier against others.
const MAX_WANTS: usize = 16;

/// What the caller decides about a verification.
#[derive(Debug, Clone)]
pub struct Policy {
    /// The time at which the question is asked.
    pub now: Timestamp,
    /// Identifiers of issuers whose credentials may be called genuine: this platform's own and those that its
    /// operator approved. Never filled from names.
    pub trusted_issuers: BTreeSet<String>,
    /// Whether a document may bring contexts of its own. Where it may, its holder can swap the meaning of two terms
    /// that were signed, so this is for conformance hosts and never for judging credentials of people.
    pub inline_contexts: bool,
    /// Whether a sound signature counts whoever made it, for a conformance host that is asked for the proof alone.
    /// [`CheckId::KeyBinding`] then says that the issuer does not stand by the key.
    pub foreign_keys: bool,
}

impl Policy {
    /// The strict policy: contexts of this crate, keys of the issuer.
    pub fn new(now: Timestamp, trusted_issuers: BTreeSet<String>) -> Self {
        Self {
            now,
            trusted_issuers,
            inline_contexts: false,
            foreign_keys: false,
        }
    }
}

/// Verifies a credential: a JSON document, a token, a token with disclosures, or a PNG or SVG it is baked into.
///
/// Never panics, whatever the bytes. Without a signature that holds, the report carries no content of the
/// document.
pub fn verify(document: &[u8], known: &Known, policy: &Policy) -> Report {
    examine(reading::read(document, policy.inline_contexts), known, policy)
}

/// What an `EnvelopedVerifiableCredential` carries (VCDM 2.0, §4.13.2): the text or bytes of a credential that is secured
/// as a whole. Nothing of it is checked here.
///
/// # Errors
/// When the object is none, or carries something else.
pub fn open_envelope(held: &serde_json::Value) -> Result<Vec<u8>, ProblemCode> {
    if !crate::json::holds(held.get("type"), "EnvelopedVerifiableCredential") {
        return Err(ProblemCode::MalformedEnvelope);
    }
    presentation::envelope::open(held, &presentation::envelope::OF_CREDENTIALS)
}

/// Examines a credential that was read from a file, or out of another document.
fn examine(reading: Result<Reading, Vec<Check>>, known: &Known, policy: &Policy) -> Report {
    let mut checks = Vec::new();
    let reading = match reading {
        Ok(reading) => reading,
        Err(refusal) => return Report::unreadable(refusal),
    };
    let mut wants = BTreeSet::new();
    let signature = match policy.foreign_keys {
        true => signature::examine_alone(&reading, known, policy.now),
        false => signature::examine(&reading, known, policy.now),
    };
    let found_out_later = |check: &Check| signature.checks.iter().any(|later| later.id == check.id);
    checks.extend(reading.passed().into_iter().filter(|check| !found_out_later(check)));
    checks.extend(signature.checks);
    wants.extend(signature.wants);
    if signature.verdict != Signature::Holds {
        return Report::without_content(decide(&Facts::of_signature(signature.verdict)), checks, wants);
    }
    let facts = examine_content(&reading, known, policy, &mut checks, &mut wants);
    let outcome = decide(&facts);
    let credential = (outcome != Outcome::Unreadable).then(|| reading.content());
    Report {
        outcome,
        checks,
        credential,
        wants: wants.into_iter().take(MAX_WANTS).collect(),
    }
}

/// Everything that is asked once the signature holds.
fn examine_content(
    reading: &Reading,
    known: &Known,
    policy: &Policy,
    checks: &mut Vec<Check>,
    wants: &mut BTreeSet<String>,
) -> Facts {
    checks.push(schema::examine(reading));
    checks.push(schema::examine_subject(reading));
    checks.push(schema::examine_refresh(reading));
    let status = status::examine(reading, known, policy.now);
    checks.extend(status.checks);
    wants.extend(status.wants);
    let (validity, dates) = validity::examine(&reading.dates(), policy.now);
    checks.push(dates);
    let issuer_known = policy.trusted_issuers.contains(&reading.issuer);
    checks.push(known_issuer(issuer_known));
    checks.push(schema::examine_evidence(reading));
    let endorsements = endorsement::examine(reading, known, policy.now);
    checks.extend(endorsements.checks);
    wants.extend(endorsements.wants);
    Facts {
        signature: Signature::Holds,
        status: status.standing,
        validity,
        issuer_known,
    }
}

fn known_issuer(issuer_known: bool) -> Check {
    if issuer_known {
        Check::passed(CheckId::KnownIssuer)
    } else {
        Check::failed(CheckId::KnownIssuer, ProblemCode::IssuerUnknown).at("/issuer")
    }
}

#[cfg(test)]
mod tests;
