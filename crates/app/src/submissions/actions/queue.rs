//! Putting a sent submission into the queue.

use domain::workflow::{Command, Role, State};

use crate::events::By;
use crate::ids::SubmissionId;
use crate::submissions::act::{Ask, act};
use crate::submissions::store::submission;
use crate::{App, Error, Result, organizations};

/// Puts a sent attempt into the queue, unless its issuer looks first. Harmless when it has moved on meanwhile.
pub async fn queue(app: &App, id: &SubmissionId, attempt: u32) -> Result<()> {
    let mut tx = app.db.begin().await?;
    let submission = match submission::lock(&mut tx, id).await {
        Err(Error::NotFound) => return Ok(()),
        found => found?,
    };
    let issuer = organizations::organization(&mut tx, &submission.organization).await?;
    let is_waiting = submission.state() == State::Submitted && submission.workflow.attempt == attempt;
    if !is_waiting || issuer.profile.policy.precheck {
        return Ok(());
    }
    act(
        &mut tx,
        id,
        Ask::new(Command::Enqueue, By::Platform, Role::System, attempt),
    )
    .await?;
    Ok(tx.commit().await?)
}
