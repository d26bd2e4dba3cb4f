//! What is computed for one order, away from the database: the signature, and a stranger's verdict on it.

use credential::proof::{Terms, sd, sign_with, with_proof_context};
use credential::verify::{Check, CheckId, CheckState, Outcome, ProblemKind, Report};
use jiff::Timestamp;
use serde_json::Value;

use super::content::Wanted;
use crate::awards::keys::IssuerKey;
use crate::awards::rehearsal::Published;
use crate::awards::{document, selective, status_list};
use crate::vcalm::{self, Problem, Refusal};

/// A key, and what its issuer publishes.
#[derive(Debug)]
pub struct Signer {
    pub key: IssuerKey,
    pub published: Published,
}

impl Signer {
    /// Signs, and verifies what was signed as a stranger would on its first day, so that nothing goes out which wallets refuse.
    ///
    /// # Errors
    /// When it is not the content's fault that verifiers would refuse it.
    pub fn sign(&self, wanted: Wanted, now: Timestamp) -> crate::Result<Refusal<String>> {
        let first_day = wanted.begins.map_or(now, |begins| begins.max(now));
        let signed = match self.signature(wanted, now) {
            Ok(signed) => document::text(&signed)?,
            Err(problem) => return Ok(Err(problem)),
        };
        let shown = selective::shown_whole(&signed)?;
        let report = self.published.judge(&shown, first_day);
        if report.outcome == Outcome::InForce && !departs_from_schema(&report) {
            return Ok(Ok(signed));
        }
        would_be_refused(&report).map(Err)
    }

    fn signature(&self, wanted: Wanted, now: Timestamp) -> Refusal<Value> {
        let (key, document) = (&self.key, with_proof_context(wanted.document));
        let signed = match &wanted.mandatory {
            Some(asked) => selective::sign(&document, key, &always_shown(&document, asked), now),
            None => {
                let suite = status_list::suite(key.public().kind());
                sign_with(&document, key.hand(), &Terms::new(suite, key.method(), now))
            }
        };
        signed.map_err(|error| vcalm::not_signed(&error))
    }
}

/// What the client wants to be seen always, and what no holder should be able to leave out: the place in a status list may be of our drawing,
/// and a revocation that can be left out is none.
fn always_shown(document: &Value, asked: &[String]) -> Vec<String> {
    let mut pointers = sd::mandatory_by_default(document);
    let others: Vec<String> = asked
        .iter()
        .filter(|pointer| !pointers.contains(pointer))
        .cloned()
        .collect();
    pointers.extend(others);
    pointers
}

fn departs_from_schema(report: &Report) -> bool {
    let schema = report.check(CheckId::Schema);
    schema.is_some_and(|check| check.state == CheckState::Failed)
}

/// Names every check that a verifier would fail.
///
/// # Errors
/// When nothing failed but what is made here: key, signature and status list.
fn would_be_refused(report: &Report) -> crate::Result<Box<Problem>> {
    let is_ours = |check: &&Check| matches!(check.id, CheckId::KeyBinding | CheckId::Signature | CheckId::Status);
    let failed = || report.checks.iter().filter(|check| check.state == CheckState::Failed);
    if failed().all(|check| is_ours(&check)) {
        let found: Vec<_> = failed().collect();
        return Err(anyhow::anyhow!("our own verifier answers {:?}: {found:?}", report.outcome).into());
    }
    let refused = Problem::invalid(
        ProblemKind::MalformedValue,
        "verifiers would refuse this credential; it was not issued",
    );
    Ok(failed().take(20).fold(refused, |problem, check| {
        problem.at(check.pointer.clone().unwrap_or_default(), reason(check))
    }))
}

fn reason(check: &Check) -> String {
    let code = || check.problem.as_ref().map(|found| found.code.to_string());
    let unexplained = || format!("{}: {}", check.id, code().unwrap_or_default());
    check.detail.clone().unwrap_or_else(unexplained)
}
