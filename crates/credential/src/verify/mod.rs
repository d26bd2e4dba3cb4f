//! Verification, sans I/O: what the caller has fetched goes in, a report comes out.
//!
//! [`verify()`] never fetches. Where another document would let it say more (the issuer's `did.json`, a status list) the
//! report names its URL under [`Report::wants`]; the caller fetches, adds the answer to [`Known`] and calls again. Four
//! rounds are always enough: issuer, a key that stands by itself, status list, and a list's or endorser's own keys.
//!
//! [`verify_presentation`] does the same for what a holder shows: the holder's own signature, then every credential in it.
//!
//! Status lists that were proven lately are remembered (`status/proven`). No answer depends on it; it only comes sooner.
//!
//! The order follows Open Badges 3.0 §9.1. How findings become one outcome stands in `precedence`.

mod binding;
mod contained;
mod content;
mod digital;
mod endorsement;
mod envelope;
mod known;
mod open_badge_2;
mod precedence;
mod presentation;
mod problem;
mod published;
mod reading;
mod refresh;
mod related;
mod report;
mod schema;
mod scope;
mod signature;
mod status;
mod validity;
mod whole;
mod withdrawn;

use std::collections::BTreeSet;

use jiff::Timestamp;

pub use contained::Contained;
pub use content::Verified;
pub use known::{FetchFailure, Fetched, Known};
pub use presentation::{
    MAX_CREDENTIALS, PresentationOutcome, PresentationPolicy, PresentationReport, verify_presentation,
};
pub use problem::{Problem, ProblemCode, ProblemKind};
pub use report::{Check, CheckId, CheckState, Outcome, Report};

use precedence::{Facts, decide};
use reading::{Input, Reading};
use scope::Scope;
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

/// Verifies a credential: a JSON document, a token, a token with disclosures, or a PNG or SVG it is baked into; also a badge of Open
/// Badges 2.0.
///
/// Never panics, whatever the bytes. Without a signature that holds, the report carries no content of the
/// document.
pub fn verify(document: &[u8], known: &Known, policy: &Policy) -> Report {
    match reading::read(document, policy.inline_contexts) {
        Ok(Input::Credential(reading)) => examine(Ok(*reading), known, policy),
        Ok(Input::OpenBadge2(badge)) => open_badge_2::examine(badge, known, policy),
        Err(refusal) => Report::unreadable(refusal),
    }
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
    envelope::open(held, &envelope::OF_CREDENTIALS)
}

/// Examines a credential that was read from a file, or out of a presentation.
fn examine(reading: Result<Reading, Vec<Check>>, known: &Known, policy: &Policy) -> Report {
    match reading {
        Ok(reading) => examine_within(reading, known, policy, &Scope::whole()),
        Err(refusal) => Report::unreadable(refusal),
    }
}

/// Examines a document, or a credential inside another one.
fn examine_within(reading: Reading, known: &Known, policy: &Policy, scope: &Scope) -> Report {
    let signature = match policy.foreign_keys {
        true => signature::examine_alone(&reading, known, policy.now),
        false => signature::examine(&reading, known, policy.now),
    };
    let found_out_later = |check: &Check| signature.checks.iter().any(|later| later.id == check.id);
    let mut checks: Vec<Check> = reading
        .passed()
        .into_iter()
        .filter(|check| !found_out_later(check))
        .collect();
    checks.extend(signature.checks);
    if signature.verdict != Signature::Holds {
        let outcome = decide(&Facts::of_signature(signature.verdict));
        return Report::without_content(outcome, checks, signature.wants);
    }
    let mut examination = Examination {
        checks,
        wants: signature.wants,
        contained: Vec::new(),
    };
    match examination.refreshed(&reading, known, policy, scope) {
        Some(report) => report,
        None => examination.finish(reading.with_proofs(), known, policy, scope),
    }
}

/// A verification once the signature holds.
struct Examination {
    checks: Vec<Check>,
    wants: BTreeSet<String>,
    contained: Vec<Contained>,
}

impl Examination {
    /// The report of a newer edition, if there is one that holds.
    fn refreshed(&mut self, reading: &Reading, known: &Known, policy: &Policy, scope: &Scope) -> Option<Report> {
        let (check, wanted) = match refresh::examine(reading, known) {
            refresh::Finding::Newer(_) if !scope.may_refresh() => (refresh::failed(), None),
            refresh::Finding::Same(check, wanted) => (check, wanted.filter(|_| scope.may_refresh())),
            refresh::Finding::Newer(newer) => {
                let mut report = examine_within(*newer, known, policy, &scope.refreshed());
                if report.credential.is_some() {
                    report.checks.retain(|check| check.id != CheckId::Refresh);
                    let passed = Check::passed(CheckId::Refresh).at("/refreshService");
                    report
                        .checks
                        .push(passed.saying("a newer edition was had, and this report is about it"));
                    return Some(report);
                }
                self.wants.append(&mut report.wants.into_iter().collect());
                (refresh::failed(), None)
            }
        };
        self.checks.push(check);
        self.wants.extend(wanted);
        None
    }

    fn finish(mut self, reading: Reading, known: &Known, policy: &Policy, scope: &Scope) -> Report {
        let facts = self.content(&reading, known, policy, scope);
        let outcome = decide(&facts);
        let is_shown = outcome != Outcome::Unreadable && outcome != Outcome::Changed;
        Report {
            outcome,
            checks: self.checks,
            credential: is_shown.then(|| reading.into_content()),
            contained: self.contained,
            wants: self.wants.into_iter().take(MAX_WANTS).collect(),
        }
    }

    /// Everything that is asked once the signature holds.
    fn content(&mut self, reading: &Reading, known: &Known, policy: &Policy, scope: &Scope) -> Facts {
        self.checks.extend(schema::examine(reading));
        self.checks.push(schema::examine_subject(reading));
        let status = status::examine(reading, known, policy.now);
        self.checks.extend(status.checks);
        self.wants.extend(status.wants);
        let (validity, dates) = validity::examine(&reading.dates(), policy.now);
        self.checks.push(dates);
        let issuer_known = policy.trusted_issuers.contains(&reading.issuer);
        self.checks.push(known_issuer(issuer_known));
        let related = related::examine(reading, known);
        self.checks.extend(related.checks);
        self.wants.extend(related.wants);
        let inner = contained::examine(reading, known, policy, scope);
        self.checks.extend(inner.checks);
        self.wants.extend(inner.wants);
        self.contained = inner.reports;
        Facts {
            signature: Signature::Holds,
            status: status.standing,
            validity,
            issuer_known,
            contained: if related.is_changed {
                contained::Standing::Fails
            } else {
                inner.standing
            },
        }
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
