//! `/me/applications/{id}`: the parts as a list of tasks, and where the application stands.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use domain::workflow::{Kind, Role, State as Stage, allowed_for};

use super::view::{Application, LookFor};
use crate::actor::Actor;
use crate::catalog::definition::{Badge, Part};
use crate::ids::SubmissionId;
use crate::submissions::{missing, promise};
use crate::ui::{Markup, Step, Ui, page};
use crate::{App, Result, organizations};

/// One part in the list.
pub struct Task {
    pub href: String,
    pub title: String,
    pub hint: String,
    /// How its state looks.
    pub kind: &'static str,
    pub state: String,
}

/// A step that the earner may take.
pub struct May {
    pub href: String,
    /// It has a page of its own that asks first.
    pub is_asked: bool,
    pub label: String,
}

#[derive(Template)]
#[template(path = "submissions/pages/application.html")]
struct ApplicationPage {
    ui: Ui,
    crumbs: Markup,
    number: String,
    title: String,
    slug: String,
    version: u32,
    badge: Badge,
    attempt: u32,
    standing: String,
    standing_what: String,
    /// What somebody found missing, in their words.
    missing: String,
    /// The address of the latest result; empty before there is one.
    result: String,
    /// The address of the receipt; empty before it was sent.
    receipt: String,
    progress: String,
    is_draft: bool,
    steps: Vec<Step>,
    saved_at: String,
    tasks: Vec<Task>,
    done: usize,
    check: Task,
    look_for: Vec<LookFor>,
    expected: String,
    history: String,
    may: Vec<May>,
}

/// The page.
pub async fn show(State(app): State<App>, ui: Ui, actor: Actor, Path(id): Path<SubmissionId>) -> Result<Response> {
    let mut tx = app.db.read().await?;
    let own = Application::own(&mut tx, &actor, &id).await?;
    let issuer = organizations::organization(&mut tx, &own.submission.organization).await?;
    let of = own.submission.micro_credential.clone();
    let expected = match own.draft.attempt.expected_on {
        Some(day) => day,
        None => promise::expected(&mut tx, &of, &issuer).await?,
    };
    let recent = promise::recent(&mut tx, &of, &issuer).await?;
    let missing = missing::of(&mut tx, &own.submission).await?;
    drop(tx);
    let parts = &own.version.definition.parts;
    let done = parts.iter().filter(|part| own.is_part_done(part)).count();
    let workflow = &own.submission.workflow;
    let saved_at = own.draft.texts.iter().filter_map(|text| text.saved_at).max();
    Ok(page(ApplicationPage {
        crumbs: own.crumbs_here(&ui),
        number: own.submission.number.clone(),
        title: own.version.title.clone(),
        slug: own.version.slug.clone(),
        version: own.version.number,
        badge: own.version.definition.badge.clone(),
        attempt: workflow.attempt,
        standing: ui.t(&format!("submission-state-{}", workflow.state)),
        standing_what: ui.t1(
            &format!("submission-state-{}-what", workflow.state),
            "day",
            ui.date(promise::noon(expected)),
        ),
        missing,
        result: result(&own),
        receipt: workflow
            .submitted_at
            .map(|_| format!("{}/sent", own.path()))
            .unwrap_or_default(),
        progress: ui.t2("submission-progress", ("done", done), ("total", parts.len())),
        is_draft: workflow.state == Stage::Draft,
        steps: own.journey(&ui),
        saved_at: saved_at.map(|at| ui.moment(at)).unwrap_or_default(),
        tasks: parts.iter().map(|part| task(&ui, &own, part)).collect(),
        done,
        check: check(&ui, &own, done == parts.len()),
        look_for: LookFor::among(&own.version.definition.criteria, |_| true),
        expected: ui.date(promise::noon(expected)),
        history: history(&ui, &recent),
        may: may(&ui, &own),
        ui,
    }))
}

impl Application {
    fn crumbs_here(&self, ui: &Ui) -> Markup {
        let own = ui.t1("submission-application", "number", self.submission.number.as_str());
        ui.crumbs(&[("/me", ui.t("nav-me"))], &own)
    }
}

/// Feedback stands beside a decision, and beside the attempt that follows a "not yet".
fn result(own: &Application) -> String {
    let workflow = &own.submission.workflow;
    let is_decided = matches!(
        workflow.state,
        Stage::Awarded | Stage::NotYet | Stage::CoachRequired | Stage::Appealed
    );
    if is_decided || workflow.attempt > 1 {
        format!("{}/result", own.path())
    } else {
        String::new()
    }
}

/// The earner's other steps that the rules allow here.
fn may(ui: &Ui, own: &Application) -> Vec<May> {
    let kinds = allowed_for(own.submission.state(), Role::Earner);
    let steps = [
        (Kind::TakeBack, "take-back"),
        (Kind::Correct, "correct"),
        (Kind::Resume, "resume"),
        (Kind::Withdraw, "withdraw"),
    ];
    let allowed = steps.iter().filter(|(kind, _)| kinds.contains(kind));
    allowed
        .map(|(kind, step)| May {
            href: format!("{}/{step}", own.path()),
            is_asked: *kind == Kind::Withdraw,
            label: ui.t(&format!("submission-do-{step}")),
        })
        .collect()
}

fn task(ui: &Ui, own: &Application, part: &Part) -> Task {
    let has_problem = || {
        part.prompts
            .iter()
            .any(|prompt| !own.draft.problems_of(prompt).is_empty())
    };
    let has_begun = || part.prompts.iter().any(|prompt| own.draft.has_begun(prompt));
    let (kind, state) = if own.submission.state() != Stage::Draft {
        ("plain", "submission-part-sent")
    } else if !own.is_part_open(part) {
        ("plain", "submission-part-met")
    } else if own.draft.done.contains(&part.id) && has_problem() {
        ("bad", "submission-part-problem")
    } else if own.draft.done.contains(&part.id) {
        ("plain", "submission-part-done")
    } else if has_begun() {
        ("warn", "submission-part-begun")
    } else {
        ("brand", "submission-part-new")
    };
    let prompts = i64::try_from(part.prompts.len()).unwrap_or(0);
    Task {
        href: format!("{}/{}", own.path(), part.id),
        title: part.title.clone(),
        hint: ui.t1("submission-part-size", "n", prompts),
        kind,
        state: ui.t(state),
    }
}

/// Sending opens when every part is called done, or when nothing stands in its way anyhow.
fn check(ui: &Ui, own: &Application, all_done: bool) -> Task {
    let is_open = all_done || own.draft.check(&own.version.definition).is_ok();
    Task {
        href: if is_open {
            format!("{}/check", own.path())
        } else {
            String::new()
        },
        title: ui.t("submission-check-title"),
        hint: if is_open {
            String::new()
        } else {
            ui.t("submission-check-opens")
        },
        kind: if is_open { "brand" } else { "blocked" },
        state: ui.t(if is_open {
            "submission-part-new"
        } else {
            "submission-part-blocked"
        }),
    }
}

/// How long the last decisions took; silent with fewer than ten.
fn history(ui: &Ui, recent: &[u32]) -> String {
    let at = |share: usize| {
        recent
            .get((recent.len().saturating_sub(1)) * share / 100)
            .copied()
            .unwrap_or(0)
    };
    if recent.len() < 10 {
        return String::new();
    }
    ui.say(
        "submission-hear-history",
        &[
            ("n", recent.len().into()),
            ("half", i64::from(at(50)).into()),
            ("most", i64::from(at(90)).into()),
        ],
    )
}
