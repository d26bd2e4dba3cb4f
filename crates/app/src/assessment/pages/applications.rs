//! `/issuer/{org}/applications`: the pipeline, by state and age.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use domain::workflow::State as Stage;
use jiff::Timestamp;
use serde::Deserialize;

use super::application::OFFICE;
use crate::actor::{Actor, Right, authorize};
use crate::assessment::policy::noon;
use crate::ids::SubmissionId;
use crate::organizations::{self, Organization};
use crate::submissions::{self, Summary};
use crate::ui::{Ui, page};
use crate::{App, Result, catalog};

/// The stages that an issuer works on, in order.
const STAGES: [Stage; 9] = [
    Stage::Submitted,
    Stage::Precheck,
    Stage::ReturnedIncomplete,
    Stage::PrivacyHold,
    Stage::InQueue,
    Stage::Assessing,
    Stage::Adjudication,
    Stage::IntegrityHold,
    Stage::DecisionPending,
];
/// Lines of one page.
const PAGE: usize = 50;

/// Which part of the list is asked for.
#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    state: String,
    /// The last line of the page before: when it came into its state, and which it is.
    after: Option<String>,
}

/// How many wait in one stage.
struct Tab {
    state: &'static str,
    count: usize,
    is_here: bool,
}

struct Line {
    id: SubmissionId,
    number: String,
    title: String,
    state: &'static str,
    days: u32,
    scores: (u32, u32),
    expected: Option<Timestamp>,
    is_late: bool,
}

#[derive(Template)]
#[template(path = "assessment/pages/applications.html")]
struct ApplicationsPage {
    ui: Ui,
    organization: Organization,
    tabs: Vec<Tab>,
    total: usize,
    drafts: usize,
    state: String,
    lines: Vec<Line>,
    next: Option<String>,
}

/// The pipeline: those that have waited longest in their stage first. Drafts are counted, never shown.
pub async fn show(
    State(app): State<App>,
    ui: Ui,
    actor: Actor,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let mut tx = app.db.read().await?;
    let organization = organizations::organization_by_slug(&mut tx, &slug).await?;
    authorize(&mut tx, &actor, Right::Hold(OFFICE, &organization.id)).await?;
    let mut all = submissions::of_organization(&mut tx, &organization.id, &STAGES).await?;
    let drafts = submissions::of_organization(&mut tx, &organization.id, &[Stage::Draft])
        .await?
        .len();
    let tabs = tabs(&all, &asked.state);
    let total = all.len();
    all.retain(|one| asked.state.is_empty() || one.state.as_str() == asked.state);
    all.sort_by_key(key);
    if let Some(after) = &asked.after {
        all.retain(|one| key(one) > *after);
    }
    let next = all.get(PAGE).and_then(|_| all.get(PAGE - 1)).map(key);
    all.truncate(PAGE);
    let calendar = organization.calendar();
    let today = calendar.day(tx.now());
    let mut lines = Vec::with_capacity(all.len());
    for one in all {
        let version = catalog::version(&mut tx, &one.version).await?;
        lines.push(Line {
            title: version.title.clone(),
            state: one.state.as_str(),
            days: calendar.between(calendar.day(one.moved_at), today),
            scores: one.scores,
            is_late: one.expected_on.is_some_and(|day| day < today),
            expected: one.expected_on.map(noon),
            number: one.number,
            id: one.id,
        });
    }
    Ok(page(ApplicationsPage {
        ui,
        organization,
        tabs,
        total,
        drafts,
        state: asked.state,
        lines,
        next,
    }))
}

/// Where a line stands in the list: by when it came into its stage.
fn key(one: &Summary) -> String {
    format!("{:020}-{}", one.moved_at.as_microsecond(), one.id)
}

fn tabs(all: &[Summary], here: &str) -> Vec<Tab> {
    let count = |state: Stage| all.iter().filter(|one| one.state == state).count();
    STAGES
        .into_iter()
        .map(|state| Tab {
            state: state.as_str(),
            count: count(state),
            is_here: state.as_str() == here,
        })
        .filter(|tab| tab.count > 0 || tab.is_here)
        .collect()
}
