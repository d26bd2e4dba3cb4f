//! What several pages say of an application.

use std::sync::Arc;

use domain::workflow::State as Stage;
use platform::db::Tx;

use crate::Result;
use crate::actor::{Actor, Right, authorize};
use crate::catalog::definition::{Criterion, Part};
use crate::catalog::{self, Version};
use crate::ids::SubmissionId;
use crate::submissions::draft::{Draft, is_open};
use crate::submissions::store::submission::{self, Submission};
use crate::ui::{Markup, Step, StepState, Ui};

/// The reader's own application with its running attempt.
pub struct Application {
    pub submission: Submission,
    pub version: Arc<Version>,
    pub draft: Draft,
}

impl Application {
    /// The actor's own.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] for somebody else's.
    pub async fn own(tx: &mut Tx, actor: &Actor, id: &SubmissionId) -> Result<Self> {
        let submission = submission::get(tx, id).await?;
        authorize(tx, actor, Right::Own(&submission.person)).await?;
        let version = catalog::version(tx, &submission.version).await?;
        let draft = Draft::of(tx, &submission.place()).await?;
        Ok(Self {
            submission,
            version,
            draft,
        })
    }

    /// Its address.
    pub fn path(&self) -> String {
        format!("/me/applications/{}", self.submission.id)
    }

    /// The way to a page below it.
    pub fn crumbs(&self, ui: &Ui, here: &str) -> Markup {
        let own = ui.t1("submission-application", "number", self.submission.number.as_str());
        ui.crumbs(&[("/me", ui.t("nav-me")), (&self.path(), own)], here)
    }

    /// Whether any prompt of a part can be written to on this attempt.
    pub fn is_part_open(&self, part: &Part) -> bool {
        part.prompts
            .iter()
            .any(|prompt| is_open(&self.version.definition, &self.draft.attempt, &prompt.id))
    }

    /// Whether a part is called done, or was met before.
    pub fn is_part_done(&self, part: &Part) -> bool {
        self.draft.done.contains(&part.id) || !self.is_part_open(part)
    }

    /// Where it stands, in four steps; who scores is told by number only.
    pub fn journey(&self, ui: &Ui) -> Vec<Step> {
        let workflow = &self.submission.workflow;
        let now = match workflow.state {
            Stage::Draft | Stage::Abandoned | Stage::ReturnedIncomplete | Stage::PrivacyHold => 0,
            Stage::Submitted | Stage::Precheck | Stage::InQueue | Stage::IntegrityHold => 1,
            Stage::Assessing | Stage::Adjudication | Stage::DecisionPending => 2,
            _ => 3,
        };
        let needed = i64::from(workflow.required);
        let received = i64::try_from(workflow.received()).unwrap_or(needed);
        let hint = match workflow.state {
            Stage::Assessing => ui.t2("submission-scored", ("received", received), ("needed", needed)),
            Stage::Adjudication => ui.t("submission-third-looks"),
            Stage::DecisionPending => ui.t("submission-decision-next"),
            _ => String::new(),
        };
        ["prepare", "sent", "score", "result"]
            .iter()
            .enumerate()
            .map(|(place, name)| Step {
                name: ui.t(&format!("submission-step-{name}")),
                hint: if place == now { hint.clone() } else { String::new() },
                state: match place.cmp(&now) {
                    std::cmp::Ordering::Less => StepState::Done,
                    std::cmp::Ordering::Equal => StepState::Now,
                    std::cmp::Ordering::Greater => StepState::Ahead,
                },
            })
            .collect()
    }
}

/// A criterion with what assessors look for: the words of the level that must be reached.
#[derive(Clone, Debug)]
pub struct LookFor {
    pub number: usize,
    pub title: String,
    pub descriptor: String,
}

impl LookFor {
    /// These criteria of a rubric, with their numbers in it.
    pub fn among<'a>(all: &'a [Criterion], wanted: impl Fn(&Criterion) -> bool + 'a) -> Vec<Self> {
        let wanted = all.iter().enumerate().filter(|(_, criterion)| wanted(criterion));
        wanted
            .map(|(place, criterion)| Self {
                number: place + 1,
                title: criterion.title.clone(),
                descriptor: demonstrated(criterion),
            })
            .collect()
    }
}

fn demonstrated(criterion: &Criterion) -> String {
    let level = criterion.levels.iter().find(|level| level.id == criterion.required);
    level.map(|level| level.descriptor.clone()).unwrap_or_default()
}
