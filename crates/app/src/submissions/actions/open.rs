//! Opening a draft for writing, and who may write in it.

use std::collections::BTreeSet;

use domain::CriterionId;
use domain::workflow::State;
use platform::db::Tx;

use crate::actor::{Actor, Right, authorize};
use crate::ids::SubmissionId;
use crate::submissions::store::submission::{self, Submission};
use crate::submissions::store::{Place, artifact, attempt, consent, link, response};
use crate::{Error, Result};

/// The actor's own submission, locked, when it is a draft.
///
/// # Errors
/// [`Error::NotFound`] for somebody else's, [`Error::Conflict`] once it was sent: what was typed is still in the reader's page.
pub async fn writable(tx: &mut Tx, actor: &Actor, id: &SubmissionId) -> Result<Submission> {
    let submission = submission::lock(tx, id).await?;
    authorize(tx, actor, Right::Own(&submission.person)).await?;
    if submission.state() == State::Draft {
        Ok(submission)
    } else {
        Err(Error::Conflict("submission-not-a-draft"))
    }
}

/// Opens an attempt. A new one begins with everything of the one before.
pub async fn open_attempt(tx: &mut Tx, before: &Place, now: &Place, criteria: &BTreeSet<CriterionId>) -> Result<()> {
    attempt::open(tx, now, criteria).await?;
    if before.attempt == now.attempt {
        return Ok(());
    }
    response::carry_over(tx, before, now).await?;
    artifact::carry_over(tx, before, now).await?;
    link::carry_over(tx, before, now).await?;
    consent::carry_over(tx, before, now).await
}
