//! The answer: one outcome, every check, and the content when the signature holds.

use std::collections::BTreeSet;
use std::fmt;

use serde::Serialize;

use super::contained::Contained;
use super::content::Verified;
use super::problem::{Problem, ProblemCode};

/// The answer in one word.
///
/// [`Outcome::Expired`], [`Outcome::NotYetValid`], [`Outcome::Suspended`] and [`Outcome::Withdrawn`] are said whoever the
/// issuer is. Before calling such a credential *genuine*, look whether [`CheckId::KnownIssuer`] passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Genuine and in force.
    InForce,
    /// The signature is sound and the end has come.
    Expired,
    /// The signature is sound and the beginning has not come.
    NotYetValid,
    /// Out of force for now, by the issuer.
    Suspended,
    /// Out of force for good, by the issuer.
    Withdrawn,
    /// The signature is sound and the issuer is nobody this verification knows.
    UnconfirmedIssuer,
    /// Something that decides could not be had.
    Unfinished,
    /// The signature does not hold, or is not the issuer's.
    Changed,
    /// No credential, or none that is supported.
    Unreadable,
}

/// What was looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CheckId {
    /// The bytes can be read.
    Readable,
    /// The contexts are known and in order.
    Context,
    /// It is a verifiable credential.
    Type,
    /// It follows the official schema.
    Schema,
    /// The key is the issuer's.
    KeyBinding,
    /// The signature fits.
    Signature,
    /// A presentation answers the challenge that was given.
    Challenge,
    /// A presentation is for the verifier who looks at it.
    Domain,
    /// It is neither revoked nor suspended.
    Status,
    /// Its dates include now.
    Validity,
    /// A refreshed edition.
    Refresh,
    /// It says who the subject is.
    Subject,
    /// The issuer is known.
    KnownIssuer,
    /// One resource that the credential vouches for; there may be several such checks.
    RelatedResource,
    /// What stands behind one evidence link; there may be several such checks.
    Evidence,
    /// One credential of a record; there may be several such checks.
    Contained,
    /// One endorsement; there may be several such checks.
    Endorsement,
}

/// How a check came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CheckState {
    /// Looked at, and good.
    Passed,
    /// Looked at, and not good.
    Failed,
    /// Not looked at; the problem says why.
    NotPerformed,
}

macro_rules! shown_as_written {
    ($($name:ty),*) => {
        $(
            /// The same word as in JSON, for message keys and output.
            impl fmt::Display for $name {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    self.serialize(f)
                }
            }
        )*
    };
}

shown_as_written!(Outcome, CheckId, CheckState, ProblemCode);

/// One check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Check {
    /// What was looked at.
    pub id: CheckId,
    /// How it came out.
    pub state: CheckState,
    /// What is wrong, or why nothing was done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub problem: Option<Problem>,
    /// Where: a JSON Pointer into the document. Only present when the signature holds or nothing is signed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pointer: Option<String>,
    /// More for developers, in English. Words for people come from the problem's code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
}

impl Check {
    pub(super) fn passed(id: CheckId) -> Self {
        Self {
            id,
            state: CheckState::Passed,
            problem: None,
            pointer: None,
            detail: None,
        }
    }

    pub(super) fn failed(id: CheckId, code: ProblemCode) -> Self {
        Self {
            id,
            state: CheckState::Failed,
            problem: Some(code.into()),
            pointer: None,
            detail: None,
        }
    }

    pub(super) fn not_performed(id: CheckId, code: ProblemCode) -> Self {
        Self {
            state: CheckState::NotPerformed,
            ..Self::failed(id, code)
        }
    }

    #[must_use]
    pub(super) fn at(mut self, pointer: impl Into<String>) -> Self {
        self.pointer = Some(pointer.into());
        self
    }

    #[must_use]
    pub(super) fn saying(mut self, detail: impl ToString) -> Self {
        self.detail = Some(detail.to_string());
        self
    }
}

/// The whole answer.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    /// The answer in one word.
    pub outcome: Outcome,
    /// Every check, in the order of Open Badges 3.0 §9.1.
    pub checks: Vec<Check>,
    /// The content; only when the signature holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credential: Option<Verified>,
    /// The reports of credentials inside this one, each with its place; only when the signature holds.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub contained: Vec<Contained>,
    /// URLs whose documents would let more checks finish.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub wants: Vec<String>,
}

impl Report {
    /// The first check with this id.
    pub fn check(&self, id: CheckId) -> Option<&Check> {
        self.checks.iter().find(|check| check.id == id)
    }

    pub(super) fn unreadable(refusal: Vec<Check>) -> Self {
        Self {
            outcome: Outcome::Unreadable,
            checks: refusal,
            credential: None,
            contained: Vec::new(),
            wants: Vec::new(),
        }
    }

    /// A report without a sound signature: places and details would quote the document, so they are left out.
    pub(super) fn without_content(outcome: Outcome, checks: Vec<Check>, wants: BTreeSet<String>) -> Self {
        let wants = if outcome == Outcome::Unfinished {
            wants.into_iter().take(super::MAX_WANTS).collect()
        } else {
            Vec::new()
        };
        let checks = checks
            .into_iter()
            .map(|check| Check {
                pointer: None,
                detail: None,
                ..check
            })
            .collect();
        Self {
            outcome,
            checks,
            credential: None,
            contained: Vec::new(),
            wants,
        }
    }
}
