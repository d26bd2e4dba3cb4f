//! What an issuer granted, as the rooms to the left tell it: all that an award rests on.

use domain::workflow::State;
use jiff::Timestamp;
use platform::db::Tx;
use serde::{Deserialize, Serialize};

use crate::ids::{CredentialId, MicroCredentialId, OrgId, PersonId, StackEditionId, StackId, SubmissionId, VersionId};
use crate::{Result, assessment, submissions};

/// A decision to award, read in the transaction that reserves the credential.
#[derive(Clone, Debug)]
pub struct Grant {
    pub person: PersonId,
    pub issuer: OrgId,
    pub decided_at: Timestamp,
    pub what: Granted,
}

/// What was granted.
#[derive(Clone, Debug)]
pub enum Granted {
    /// A micro-credential, for one attempt of one submission.
    MicroCredential {
        submission: SubmissionId,
        attempt: u32,
        micro_credential: MicroCredentialId,
        version: VersionId,
        /// The level reached on each criterion.
        results: Vec<Reached>,
    },
    /// The comprehensive credential of a stack, for credentials that its holder has.
    Stack {
        stack: StackId,
        edition: StackEditionId,
        /// In the order of the stack.
        parts: Vec<CredentialId>,
    },
}

/// A criterion and the level reached on it, by their identifiers in the version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reached {
    pub criterion: String,
    pub level: String,
}

/// Reads everything that an award of a submission rests on, in the transaction that will reserve it: the decision, the attempt, the version,
/// the issuer, the levels. `None` when it is not granted, or no longer.
pub async fn of_submission(tx: &mut Tx, submission: &SubmissionId, attempt: u32) -> Result<Option<Grant>> {
    let summary = submissions::summary(tx, submission).await?;
    if summary.state != State::Awarded || summary.attempt != attempt {
        return Ok(None);
    }
    let Some(decided_at) = summary.decided_at else {
        return Ok(None);
    };
    let reached = assessment::rubric_results(tx, submission).await?;
    let results = reached
        .into_iter()
        .map(|(criterion, level)| Reached { criterion, level })
        .collect();
    Ok(Some(Grant {
        person: summary.person,
        issuer: summary.organization,
        decided_at,
        what: Granted::MicroCredential {
            submission: submission.clone(),
            attempt,
            micro_credential: summary.micro_credential,
            version: summary.version,
            results,
        },
    }))
}
