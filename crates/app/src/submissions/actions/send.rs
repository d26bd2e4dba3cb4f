//! Sending, and the earner's other steps.

use domain::preflight::Problem;
use domain::workflow::{Command, Outcome, Role};
use platform::db::Tx;

use super::open::writable;
use crate::actor::{Actor, Right, authorize};
use crate::events::By;
use crate::ids::SubmissionId;
use crate::submissions::act::{Ask, act};
use crate::submissions::draft::Draft;
use crate::submissions::leaks::{Identity, Leak, leaks};
use crate::submissions::store::declaration::{self, Declared};
use crate::submissions::store::submission::{self, Submission};
use crate::{Error, Result, catalog, people};

/// The longest explanation of AI use, in bytes.
const LONGEST: usize = 20_000;

/// What stands between a draft and sending it.
#[derive(Clone, Debug, Default)]
pub struct Outbox {
    pub problems: Vec<Problem>,
    /// Own names that nobody has confirmed yet.
    pub leaks: Vec<Leak>,
}

/// Sends the attempt that the page showed. With anything in the outbox nothing was sent, and what was declared is kept.
///
/// A second click finds it sent and has no further effect.
pub async fn send(
    tx: &mut Tx,
    actor: &Actor,
    id: &SubmissionId,
    attempt: u32,
    mut declared: Declared,
) -> Result<Option<Outbox>> {
    let submission = submission::lock(tx, id).await?;
    authorize(tx, actor, Right::Own(&submission.person)).await?;
    if submission.workflow.attempt == attempt && submission.state().awaits_staff() {
        return Ok(None);
    }
    let submission = writable(tx, actor, id).await?;
    if submission.workflow.attempt != attempt {
        return Err(Error::Refused("submission-refused-other-attempt"));
    }
    truncate(&mut declared.ai_explanation);
    declaration::put(tx, &submission.place(), &declared).await?;
    let (clear, outbox) = examine(tx, &submission).await?;
    let Some(clear) = clear else {
        return Ok(Some(outbox));
    };
    let ask = Ask::new(Command::Submit(clear), By::Person(actor, None), Role::Earner, attempt);
    act(tx, id, ask).await?;
    Ok(None)
}

fn truncate(text: &mut String) {
    let mut end = text.len().min(LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.truncate(end);
}

/// Holds a draft against the rules, and looks for the earner's own names.
pub async fn examine(tx: &mut Tx, submission: &Submission) -> Result<(Option<domain::preflight::Clear>, Outbox)> {
    let version = catalog::version(tx, &submission.version).await?;
    let draft = Draft::of(tx, &submission.place()).await?;
    let leaks = if draft.declared.names_checked {
        Vec::new()
    } else {
        leaks(&draft, &identity(tx, submission).await?)
    };
    let (clear, problems) = match draft.check(&version.definition) {
        Ok(clear) => (leaks.is_empty().then_some(clear), Vec::new()),
        Err(problems) => (None, problems),
    };
    Ok((clear, Outbox { problems, leaks }))
}

async fn identity(tx: &mut Tx, submission: &Submission) -> Result<Identity> {
    let person = people::person(tx, &submission.person).await?;
    let addresses = people::addresses(tx, &submission.person).await?;
    let addresses: Vec<String> = addresses.into_iter().map(|address| address.email).collect();
    Ok(Identity::of(&person.name, &addresses))
}

/// Any other step of the earner: take back, withdraw, correct, resume.
pub async fn take(tx: &mut Tx, actor: &Actor, id: &SubmissionId, command: Command, attempt: u32) -> Result<Outcome> {
    let submission = submission::get(tx, id).await?;
    authorize(tx, actor, Right::Own(&submission.person)).await?;
    let ask = Ask::new(command, By::Person(actor, None), Role::Earner, attempt);
    act(tx, id, ask).await
}
