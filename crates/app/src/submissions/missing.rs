//! What is missing, said by somebody who looked before the assessors do. It stands on the earner's page until the attempt is sent again.

use domain::workflow::State;
use platform::db::Tx;

use super::store::submission::{self, Submission};
use super::store::{returned, snapshot};
use crate::Result;
use crate::ids::SubmissionId;

/// Keeps what is missing in the running attempt, in the words of who looked.
pub async fn say_missing(tx: &mut Tx, id: &SubmissionId, words: &str) -> Result<()> {
    let place = submission::get(tx, id).await?.place();
    returned::keep(tx, &place, words).await
}

/// What is still missing; empty when nothing was said since the attempt was sent, or when it is on its way again.
pub async fn missing(tx: &mut Tx, id: &SubmissionId) -> Result<String> {
    let submission = submission::get(tx, id).await?;
    of(tx, &submission).await
}

/// See [`missing`].
pub async fn of(tx: &mut Tx, submission: &Submission) -> Result<String> {
    if !matches!(
        submission.state(),
        State::Draft | State::ReturnedIncomplete | State::PrivacyHold
    ) {
        return Ok(String::new());
    }
    let place = submission.place();
    let sent = snapshot::latest(tx, &place).await?.map(|snapshot| snapshot.taken_at);
    let said = returned::latest(tx, &place).await?;
    let open = said.filter(|said| sent.is_none_or(|sent| sent <= said.at));
    Ok(open.map(|said| said.reason).unwrap_or_default())
}
