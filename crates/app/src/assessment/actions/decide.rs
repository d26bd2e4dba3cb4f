//! The issuer's decision.

use domain::scoring::Finding;
use domain::workflow::{Command, Outcome, Role as Acts};
use platform::db::Tx;

use super::settle;
use crate::actor::{Actor, Right, Role, authorize};
use crate::assessment::news;
use crate::assessment::store::result;
use crate::events::By;
use crate::ids::{OrgId, SubmissionId};
use crate::submissions::{self, Ask};
use crate::{Error, Result, organizations};

/// What a grantor decides. Scores are never edited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    /// The credential is issued.
    Award,
    /// The earner gets the feedback and may try again.
    NotYet,
    /// The same assessors look again, for this reason.
    Return(String),
}

/// Decides on the attempt that the page showed. A second click finds it decided.
///
/// # Errors
/// [`Error::Forbidden`] without the role, or for one's own work; [`Error::Refused`] when the scores say otherwise.
pub async fn decide(
    tx: &mut Tx,
    actor: &Actor,
    organization: &OrgId,
    (id, attempt): (&SubmissionId, u32),
    decision: Decision,
) -> Result<()> {
    authorize(tx, actor, Right::Hold(&[Role::Grantor], organization)).await?;
    if submissions::summary(tx, id).await?.organization != *organization {
        return Err(Error::NotFound);
    }
    let command = match &decision {
        Decision::Award => Command::Grant,
        Decision::NotYet => Command::DecideNotYet,
        Decision::Return(note) if note.trim().is_empty() => {
            return Err(Error::field("note", "assessment-return-why-missing"));
        }
        Decision::Return(_) => Command::ReturnToAssessors,
    };
    let by = By::Person(actor, Some(Role::Grantor));
    let outcome = submissions::act(tx, id, Ask::new(command, by, Acts::Grantor, attempt)).await?;
    match (outcome, decision) {
        (Outcome::AlreadyDone, _) => Ok(()),
        (Outcome::Changed(_), Decision::Return(note)) => settle(tx, id, note.trim()).await,
        (Outcome::Changed(_), Decision::Award) => result::release(tx, id, attempt).await,
        (Outcome::Changed(_), Decision::NotYet) => {
            result::release(tx, id, attempt).await?;
            news::result(tx, id, attempt).await
        }
    }
}

/// Decides a clear result where the issuer lets the platform do so.
pub async fn decide_by_itself(tx: &mut Tx, id: &SubmissionId, attempt: u32, finding: &Finding) -> Result<()> {
    let summary = submissions::summary(tx, id).await?;
    let issuer = organizations::organization(tx, &summary.organization).await?;
    if !issuer.profile.policy.auto_decide {
        return Ok(());
    }
    let is_met = *finding == Finding::Met;
    let command = if is_met { Command::Grant } else { Command::DecideNotYet };
    submissions::act(tx, id, Ask::new(command, By::Platform, Acts::System, attempt)).await?;
    result::release(tx, id, attempt).await?;
    if is_met {
        Ok(())
    } else {
        news::result(tx, id, attempt).await
    }
}
