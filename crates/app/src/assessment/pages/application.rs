//! `/issuer/{org}/applications/{id}`: one application, and the pre-check.

use askama::Template;
use axum::extract::{Form as Posted, Path, State};
use axum::response::Response;
use domain::workflow::{Kind as Step, Role as Acts, State as Stage, allowed_for};
use jiff::Timestamp;
use platform::db::Tx;
use serde::Deserialize;

use super::evidence::{PartView, parts};
use crate::actor::{Actor, Held, Right, Role, authorize};
use crate::assessment::actions::{Look, precheck};
use crate::ids::SubmissionId;
use crate::organizations::{self, Organization};
use crate::submissions::{self, Summary};
use crate::ui::{Form, Ui, again, page};
use crate::{App, Error, Result, catalog};

/// Who may look at an issuer's applications.
pub const OFFICE: &[Role] = &[Role::PreChecker, Role::LeadAssessor, Role::Grantor, Role::IssuerAdmin];

#[derive(Template)]
#[template(path = "assessment/pages/application.html")]
struct ApplicationPage {
    ui: Ui,
    form: Form,
    organization: Organization,
    summary: Summary,
    title: String,
    parts: Vec<PartView>,
    disclosure: String,
    reason: String,
    may_take: bool,
    may_pass: bool,
    to_decide: bool,
    steps: Vec<StepView>,
}

/// One entry of the log, without names.
struct StepView {
    at: Timestamp,
    stage: &'static str,
}

/// What a pre-checker sends.
#[derive(Deserialize)]
pub struct Asked {
    attempt: u32,
    step: String,
    #[serde(default)]
    reason: String,
}

/// One application.
pub async fn show(
    State(app): State<App>,
    ui: Ui,
    actor: Actor,
    Path((slug, id)): Path<(String, SubmissionId)>,
) -> Result<Response> {
    let mut tx = app.db.read().await?;
    let organization = organizations::organization_by_slug(&mut tx, &slug).await?;
    let shown = view(&mut tx, ui, &actor, (organization, &id), Form::new()).await?;
    Ok(page(shown))
}

/// A step of the pre-check.
pub async fn step(
    State(app): State<App>,
    ui: Ui,
    actor: Actor,
    Path((slug, id)): Path<(String, SubmissionId)>,
    Posted(asked): Posted<Asked>,
) -> Result<Response> {
    let look = match asked.step.as_str() {
        "take" => Look::Take,
        "pass" => Look::Pass,
        "return" => Look::Return(asked.reason.clone()),
        "hold" => Look::Hold(asked.reason.clone()),
        _ => return Err(Error::NotFound),
    };
    let mut tx = app.db.begin().await?;
    let organization = organizations::organization_by_slug(&mut tx, &slug).await?;
    match precheck(&mut tx, &actor, &organization.id, (&id, asked.attempt), look).await {
        Err(Error::Invalid(fields)) => {
            let form = Form::new().with("reason", &asked.reason).refused(fields);
            Ok(again(page(view(&mut tx, ui, &actor, (organization, &id), form).await?)))
        }
        done => {
            done?;
            tx.commit().await?;
            Ok(ui.back_with(&format!("/issuer/{slug}/applications/{id}"), "assessment-done"))
        }
    }
}

async fn view(
    tx: &mut Tx,
    ui: Ui,
    actor: &Actor,
    (organization, id): (Organization, &SubmissionId),
    form: Form,
) -> Result<ApplicationPage> {
    authorize(tx, actor, Right::Hold(OFFICE, &organization.id)).await?;
    let summary = submissions::summary(tx, id).await?;
    let is_sent = summary.submitted_at.is_some();
    if summary.organization != organization.id || summary.person == actor.person || !is_sent {
        return Err(Error::NotFound);
    }
    let version = catalog::version(tx, &summary.version).await?;
    let base = format!("/issuer/{}/applications/{id}", organization.slug);
    let handed_in = match submissions::blind(tx, id, summary.attempt).await {
        Ok(handed_in) => Some(handed_in),
        Err(Error::Refused(_)) => None,
        Err(error) => return Err(error),
    };
    let reason = match summary.state {
        Stage::ReturnedIncomplete | Stage::PrivacyHold => submissions::missing(tx, id).await?,
        _ => String::new(),
    };
    let held = organizations::roles_of(tx, &actor.person).await?;
    let holds = |roles: &[Role]| {
        let here = |held: &Held| held.organization.as_ref() == Some(&organization.id);
        held.iter().any(|held| roles.contains(&held.role) && here(held))
    };
    let decides = holds(&[Role::Grantor]);
    let may: Vec<Step> = if holds(&[Role::PreChecker, Role::IssuerAdmin]) {
        allowed_for(summary.state, Acts::Prechecker)
    } else {
        Vec::new()
    };
    Ok(ApplicationPage {
        form,
        title: version.title.clone(),
        parts: handed_in
            .as_ref()
            .map(|all| parts(&version.definition, all, &base))
            .unwrap_or_default(),
        disclosure: handed_in.and_then(|all| all.ai_disclosure).unwrap_or_default(),
        reason,
        may_take: may.contains(&Step::TakePrecheck) && organization.profile.policy.precheck,
        may_pass: may.contains(&Step::PassPrecheck),
        to_decide: decides && summary.state == Stage::DecisionPending,
        steps: steps(tx, id).await?,
        organization,
        summary,
        ui,
    })
}

/// Where it has been, the newest last.
async fn steps(tx: &mut Tx, id: &SubmissionId) -> Result<Vec<StepView>> {
    let happened = submissions::history(tx, id).await?;
    let moved = happened
        .into_iter()
        .filter(|entry| entry.kind == "submission_moved" && entry.data["from"] != entry.data["to"]);
    let view = |entry: submissions::Happened| {
        let stage = entry.data["to"].as_str().and_then(Stage::parse)?;
        Some(StepView {
            at: entry.at,
            stage: stage.as_str(),
        })
    };
    Ok(moved.filter_map(view).collect())
}
