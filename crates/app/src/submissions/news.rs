//! Mails about a submission. What is missing and what was decided is told by the room that looked.

use domain::workflow::State;
use platform::db::Tx;

use super::promise;
use super::store::attempt;
use super::store::submission::Submission;
use crate::mail::{self, Note};
use crate::ui::Lang;
use crate::{Result, catalog, people};

/// Tells the earner what a step means for them, if it means anything.
pub async fn tell_earner(tx: &mut Tx, submission: &Submission, from: State) -> Result<()> {
    let is_sent = submission.state() == State::Submitted && from != State::Submitted;
    if is_sent {
        received(tx, submission).await
    } else {
        Ok(())
    }
}

async fn received(tx: &mut Tx, submission: &Submission) -> Result<()> {
    let title = catalog::version(tx, &submission.version).await?.title.clone();
    let day = attempt::get(tx, &submission.place()).await?.expected_on;
    let lang = people::person(tx, &submission.person).await?.lang;
    let lang = Lang::parse(&lang).unwrap_or(Lang::En);
    let note = Note::new("submission-mail-received")
        .with("number", &submission.number)
        .with("title", title)
        .with("day", day.map(|day| lang.date(promise::noon(day))).unwrap_or_default())
        .action(format!("/me/applications/{}", submission.id));
    mail::to_person(tx, &submission.person, note).await
}
