//! Trying again.

use domain::workflow::{Command, Role as Acts};
use platform::db::Tx;

use crate::Result;
use crate::actor::{Actor, Right, authorize};
use crate::events::By;
use crate::ids::SubmissionId;
use crate::submissions::{self, Ask};

/// Opens the next attempt with only the unmet criteria open, and answers `true`; or asks for a coach when the attempts are spent.
pub async fn again(tx: &mut Tx, actor: &Actor, id: &SubmissionId, attempt: u32) -> Result<bool> {
    let summary = submissions::summary(tx, id).await?;
    authorize(tx, actor, Right::Own(&summary.person)).await?;
    let workflow = submissions::workflow(tx, id).await?;
    let is_spent = workflow.attempt == attempt && workflow.attempt >= workflow.attempt_limit;
    let command = if is_spent {
        Command::RequireCoach
    } else {
        Command::TryAgain
    };
    let ask = Ask::new(command, By::Person(actor, None), Acts::Earner, attempt);
    submissions::act(tx, id, ask).await?;
    Ok(!is_spent)
}
