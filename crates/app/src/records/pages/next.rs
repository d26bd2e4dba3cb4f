//! The one thing to do now.

use domain::stack::lifecycle::Stage;
use domain::workflow::State;
use platform::db::Tx;

use super::overview::Overview;
use crate::ids::MicroCredentialId;
use crate::submissions::{self, Summary};
use crate::ui::Ui;
use crate::{Result, catalog};

/// What the first card of the home says.
#[derive(Clone, Debug)]
pub struct NextStep {
    pub heading: String,
    pub hint: String,
    pub path: String,
    /// The words on its button.
    pub button: String,
}

/// What waits for the earner, the most pressing first: a claim, something returned, a draft, a result to improve on, the next in a stack.
/// `None` when they wait for others.
pub async fn find(
    tx: &mut Tx,
    ui: &Ui,
    stacks: &[Overview],
    work: &[Summary],
    title: &impl Fn(&MicroCredentialId) -> String,
) -> Result<Option<NextStep>> {
    if let Some(step) = stacks.iter().find_map(|stack| claim(ui, stack)) {
        return Ok(Some(step));
    }
    let in_state = |states: &[State]| work.iter().find(|submission| states.contains(&submission.state));
    if let Some(found) = in_state(&[State::ReturnedIncomplete, State::PrivacyHold]) {
        return Ok(Some(mend(ui, found, title)));
    }
    if let Some(found) = in_state(&[State::Draft]) {
        return finish(tx, ui, found, title).await.map(Some);
    }
    if let Some(found) = in_state(&[State::NotYet]) {
        return Ok(Some(improve(ui, found, title)));
    }
    Ok(stacks.iter().find_map(|stack| begin(ui, stack)))
}

fn claim(ui: &Ui, stack: &Overview) -> Option<NextStep> {
    let is_whole = stack.progress.satisfied;
    let (heading, hint) = match stack.journey.stage {
        Stage::InProgress | Stage::Eligible if is_whole => ("records-claim-now", "records-claim-now-hint"),
        Stage::Returned => ("records-claim-again", "records-claim-again-hint"),
        _ => return None,
    };
    Some(NextStep {
        heading: ui.t1(heading, "title", stack.credential.as_str()),
        hint: ui.t(hint),
        path: format!("/me/stacks/{}", stack.slug),
        button: ui.t("records-continue"),
    })
}

fn mend(ui: &Ui, submission: &Summary, title: &impl Fn(&MicroCredentialId) -> String) -> NextStep {
    NextStep {
        heading: ui.t1("records-mend", "title", title(&submission.micro_credential)),
        hint: ui.t("records-mend-hint"),
        path: format!("/me/applications/{}", submission.id),
        button: ui.t("records-continue"),
    }
}

/// `1 of 3 parts done`, for the newest draft only.
async fn finish(
    tx: &mut Tx,
    ui: &Ui,
    submission: &Summary,
    title: &impl Fn(&MicroCredentialId) -> String,
) -> Result<NextStep> {
    let version = catalog::version(tx, &submission.version).await?;
    let parts = version.definition.parts.len();
    let done = submissions::parts_done(tx, &submission.id, submission.attempt)
        .await?
        .min(parts);
    Ok(NextStep {
        heading: ui.t1("records-finish", "title", title(&submission.micro_credential)),
        hint: ui.t2("records-finish-hint", ("done", done), ("parts", parts)),
        path: format!("/me/applications/{}", submission.id),
        button: ui.t("records-continue"),
    })
}

fn improve(ui: &Ui, submission: &Summary, title: &impl Fn(&MicroCredentialId) -> String) -> NextStep {
    NextStep {
        heading: ui.t1("records-improve", "title", title(&submission.micro_credential)),
        hint: ui.t("records-improve-hint"),
        path: format!("/me/applications/{}/result", submission.id),
        button: ui.t("records-read-feedback"),
    }
}

fn begin(ui: &Ui, stack: &Overview) -> Option<NextStep> {
    if stack.journey.stage != Stage::InProgress || stack.progress.satisfied {
        return None;
    }
    let step = stack.next_open()?;
    Some(NextStep {
        heading: ui.t1("records-begin", "title", step.title.as_str()),
        hint: ui.t1("records-begin-hint", "stack", stack.title.as_str()),
        path: step.path.clone(),
        button: ui.t("records-read-on"),
    })
}
