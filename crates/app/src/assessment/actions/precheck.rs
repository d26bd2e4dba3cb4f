//! The pre-check: complete, legible, nobody's privacy hurt. Competence is not judged here.

use domain::workflow::{Command, Outcome, Role as Acts};
use platform::db::Tx;

use crate::actor::{Actor, Right, Role, authorize};
use crate::assessment::news;
use crate::events::By;
use crate::ids::{OrgId, SubmissionId};
use crate::submissions::{self, Ask};
use crate::{Error, Result};

/// What a pre-checker does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Look {
    /// Takes it.
    Take,
    /// It is complete.
    Pass,
    /// Something is missing; the earner reads what.
    Return(String),
    /// Consent is missing or an identity shows; the earner reads what, and nobody sees the evidence meanwhile.
    Hold(String),
}

/// Takes a step of the pre-check. A second click finds it taken.
pub async fn precheck(
    tx: &mut Tx,
    actor: &Actor,
    organization: &OrgId,
    (id, attempt): (&SubmissionId, u32),
    look: Look,
) -> Result<()> {
    authorize(
        tx,
        actor,
        Right::Hold(&[Role::PreChecker, Role::IssuerAdmin], organization),
    )
    .await?;
    if submissions::summary(tx, id).await?.organization != *organization {
        return Err(Error::NotFound);
    }
    let (command, reason) = match look {
        Look::Take => (Command::TakePrecheck, None),
        Look::Pass => (Command::PassPrecheck, None),
        Look::Return(reason) => (Command::ReturnIncomplete, Some(reason)),
        Look::Hold(reason) => (Command::HoldForPrivacy, Some(reason)),
    };
    if reason.as_ref().is_some_and(|reason| reason.trim().is_empty()) {
        return Err(Error::field("reason", "assessment-reason-missing"));
    }
    let by = By::Person(actor, Some(Role::PreChecker));
    let outcome = submissions::act(tx, id, Ask::new(command, by, Acts::Prechecker, attempt)).await?;
    match (outcome, reason) {
        (Outcome::Changed(_), Some(reason)) => {
            let reason: String = reason.trim().chars().take(2_000).collect();
            submissions::say_missing(tx, id, &reason).await?;
            news::needed(tx, id, &reason).await
        }
        _ => Ok(()),
    }
}
