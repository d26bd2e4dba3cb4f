//! Presentations: what a holder shows, signed by the holder for one verifier and one question (VCDM 2.0, §4.13).
//!
//! A copy of a credential proves nothing about who brings it. A presentation does, when its holder signed it with a key
//! listed under `authentication`, over the challenge and the domain that the verifier gave. Every credential in it is
//! verified on its own and has a report of its own.

mod held;
mod question;
mod reading;
mod report;

use std::collections::BTreeSet;

pub use report::{PresentationOutcome, PresentationReport};

use super::binding::Signatory;
use super::known::Known;
use super::problem::ProblemCode;
use super::report::{Check, CheckId};
use super::signature::{self, Signature};
use super::{MAX_WANTS, Policy};
use crate::did::Purpose;
use reading::Shown;

/// Most credentials in one presentation that are looked at; with more it is refused as a whole.
pub const MAX_CREDENTIALS: usize = 32;

/// What the caller decides about a presentation.
#[derive(Debug, Clone)]
pub struct PresentationPolicy {
    /// How each credential in it is judged.
    pub credentials: Policy,
    /// The challenge that it must answer. `None` compares nothing: only for a caller that asked no question.
    pub challenge: Option<String>,
    /// The domain that it must be made for. `None` compares nothing.
    pub domain: Option<String>,
    /// Whether one that nobody signed is taken. It answers no challenge and shows no holder; its credentials are
    /// verified all the same.
    pub unsigned: bool,
}

impl PresentationPolicy {
    /// A signed answer to `challenge`, made for `domain`.
    pub fn answer(credentials: Policy, challenge: impl Into<String>, domain: impl Into<String>) -> Self {
        Self {
            credentials,
            challenge: Some(challenge.into()),
            domain: Some(domain.into()),
            unsigned: false,
        }
    }
}

/// Verifies a presentation: a JSON document with proofs, a `vp+jwt`, or an `EnvelopedVerifiablePresentation`.
///
/// Never panics, whatever the bytes. Without a signature that holds, no holder is named.
pub fn verify_presentation(document: &[u8], known: &Known, policy: &PresentationPolicy) -> PresentationReport {
    let shown = match reading::read(document, policy.credentials.inline_contexts) {
        Ok(shown) => shown,
        Err(refusal) => return PresentationReport::unreadable(refusal),
    };
    let mut wants = BTreeSet::new();
    let mut checks = shown.passed();
    let (whole, outcome) = match &shown.secured {
        None => unsigned(&shown, policy, &mut checks),
        Some(_) => signed(&shown, known, policy, &mut checks, &mut wants),
    };
    if outcome == PresentationOutcome::Unreadable {
        return PresentationReport::unreadable(checks);
    }
    let holder = shown
        .holder
        .clone()
        .filter(|_| whole == Signature::Holds && outcome != PresentationOutcome::Unsigned);
    let credentials = held::examine(&shown.document, holder.as_deref(), whole, known, &policy.credentials);
    wants.extend(credentials.iter().flat_map(|report| report.wants.iter().cloned()));
    PresentationReport {
        outcome,
        checks,
        holder,
        credentials,
        wants: wants.into_iter().take(MAX_WANTS).collect(),
    }
}

/// Nobody signed it. Its terms must be defined all the same, so that it says the same to every reader.
fn unsigned(shown: &Shown, policy: &PresentationPolicy, checks: &mut Vec<Check>) -> (Signature, PresentationOutcome) {
    if !policy.unsigned {
        checks.push(Check::failed(CheckId::Signature, ProblemCode::NoProof).at("/proof"));
        return (Signature::Fails, PresentationOutcome::Unreadable);
    }
    if let Err(error) = signature::canonical_form(&shown.document, policy.credentials.inline_contexts) {
        checks.push(signature::weigh(&error).1);
        return (Signature::Fails, PresentationOutcome::Unreadable);
    }
    checks.push(Check::not_performed(CheckId::Signature, ProblemCode::NoProof));
    (Signature::Fails, PresentationOutcome::Unsigned)
}

fn signed(
    shown: &Shown,
    known: &Known,
    policy: &PresentationPolicy,
    checks: &mut Vec<Check>,
    wants: &mut BTreeSet<String>,
) -> (Signature, PresentationOutcome) {
    let (Some(secured), Some(holder)) = (&shown.secured, &shown.holder) else {
        checks.push(Check::failed(CheckId::KeyBinding, ProblemCode::KeyNotIssuers));
        return (Signature::Fails, PresentationOutcome::Changed);
    };
    let by = Signatory {
        controller: holder,
        purpose: Purpose::Authentication,
        inline_contexts: policy.credentials.inline_contexts,
    };
    let finding = signature::examine_by(by, &shown.document, secured, known, policy.credentials.now);
    let found = |check: &Check| finding.checks.iter().any(|later| later.id == check.id);
    checks.retain(|check| !found(check));
    checks.extend(finding.checks);
    wants.extend(finding.wants);
    let outcome = match finding.verdict {
        Signature::Unsupported => PresentationOutcome::Unreadable,
        Signature::Fails => PresentationOutcome::Changed,
        Signature::Unchecked => PresentationOutcome::Unfinished,
        Signature::Holds => match question::examine(secured, policy, checks) {
            true => PresentationOutcome::Proven,
            false => PresentationOutcome::Misdirected,
        },
    };
    (finding.verdict, outcome)
}
