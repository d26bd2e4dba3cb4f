//! The answer about a presentation.

use std::fmt;

use serde::Serialize;

use super::super::report::{Check, CheckId, Outcome, Report};

/// The answer in one word, about the presentation itself. What its credentials are worth stands in their own reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PresentationOutcome {
    /// Its holder signed it, for the question and the verifier at hand.
    Proven,
    /// Nobody signed it, and the caller takes that.
    Unsigned,
    /// The holder's keys could not be had.
    Unfinished,
    /// Its holder signed it, for another question or another verifier.
    Misdirected,
    /// The signature does not hold, or is not the holder's.
    Changed,
    /// No presentation, none that is supported, or an unsigned one that the caller does not take.
    Unreadable,
}

impl fmt::Display for PresentationOutcome {
    /// The same word as in JSON, for message keys and output.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.serialize(f)
    }
}

/// The whole answer.
#[derive(Debug, Clone, Serialize)]
pub struct PresentationReport {
    /// The answer in one word.
    pub outcome: PresentationOutcome,
    /// Every check of the presentation itself.
    pub checks: Vec<Check>,
    /// Whose key signed it; only when the signature holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub holder: Option<String>,
    /// A report for each credential in it, in their order.
    pub credentials: Vec<Report>,
    /// URLs whose documents would let more checks finish.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub wants: Vec<String>,
}

impl PresentationReport {
    /// Whether the presentation is what it claims to be and every credential in it is genuine and in force, known
    /// issuers or not.
    pub fn holds(&self) -> bool {
        let itself = matches!(
            self.outcome,
            PresentationOutcome::Proven | PresentationOutcome::Unsigned
        );
        let in_force = |report: &Report| matches!(report.outcome, Outcome::InForce | Outcome::UnconfirmedIssuer);
        itself && self.credentials.iter().all(in_force)
    }

    /// The first check of the presentation with this id.
    pub fn check(&self, id: CheckId) -> Option<&Check> {
        self.checks.iter().find(|check| check.id == id)
    }

    pub(super) fn unreadable(checks: Vec<Check>) -> Self {
        Self {
            outcome: PresentationOutcome::Unreadable,
            checks,
            holder: None,
            credentials: Vec::new(),
            wants: Vec::new(),
        }
    }
}
