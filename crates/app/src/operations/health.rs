//! «Is everything well?»: what an operator looks at, and the buttons that mend it.

use askama::Template;
use axum::Router;
use axum::extract::{Path, State};
use axum::response::{Redirect, Response};
use axum::routing::{get, post};
use platform::db::Engine;
use platform::jobs::{self, DeadLetter};

use super::probes::Readiness;
use crate::actor::{Actor, Right, Role, authorize};
use crate::mail::{self, Refused};
use crate::ui::{Ui, page};
use crate::{App, Error, Result};

pub(super) fn router() -> Router<App> {
    Router::new()
        .route("/admin", get(index))
        .route("/admin/health", get(health))
        .route("/admin/health/jobs/{id}/retry", post(retry))
}

/// Most dead letters and refused mails on the page.
const MOST_SHOWN: i64 = 50;

/// One question and its answer.
struct Light {
    /// The message key of the question; `{name}-well` and `{name}-not` are the answers.
    name: &'static str,
    well: bool,
    /// For the answer's placeholder.
    count: i64,
}

impl Light {
    fn yes_or_no(name: &'static str, well: bool) -> Self {
        Self { name, well, count: 0 }
    }

    /// Well while there is nothing.
    fn none_of(name: &'static str, count: i64) -> Self {
        Self {
            name,
            well: count == 0,
            count,
        }
    }

    fn answer(&self) -> String {
        format!("{}-{}", self.name, if self.well { "well" } else { "not" })
    }
}

#[derive(Template)]
#[template(path = "operations/health.html")]
struct HealthPage {
    ui: Ui,
    lights: Vec<Light>,
    waiting_mails: i64,
    waiting_jobs: i64,
    dead: Vec<DeadLetter>,
    refused: Vec<Refused>,
    engine: &'static str,
    version: &'static str,
}

async fn index(State(app): State<App>, actor: Actor) -> Result<Redirect> {
    let mut tx = app.db.read().await?;
    authorize(&mut tx, &actor, Right::HoldAnywhere(Role::Operator)).await?;
    Ok(Redirect::to("/admin/health"))
}

async fn health(State(app): State<App>, ui: Ui, actor: Actor) -> Result<Response> {
    let mut tx = app.db.read().await?;
    authorize(&mut tx, &actor, Right::HoldAnywhere(Role::Operator)).await?;
    let (mails, work) = (mail::outbox(&mut tx).await?, jobs::standing(&mut tx).await?);
    let dead = jobs::dead_letters(&mut tx, MOST_SHOWN).await?;
    let refused = mail::refused(&mut tx, MOST_SHOWN).await?;
    drop(tx);
    let readiness = Readiness::of(&app).await;
    let lights = vec![
        Light::yes_or_no("operations-database", readiness.database && readiness.migrations),
        Light::yes_or_no("operations-worker", readiness.worker),
        Light::yes_or_no("operations-storage", can_write(&app).await),
        Light::none_of("operations-jobs", work.dead),
        Light::none_of("operations-late", work.late),
        Light::none_of("operations-mails", mails.refused),
        Light::yes_or_no("operations-mail-way", app.demo || !app.settings.mail.host.is_empty()),
    ];
    Ok(page(HealthPage {
        ui,
        lights,
        waiting_mails: mails.waiting,
        waiting_jobs: work.waiting,
        dead,
        refused,
        engine: match app.db.engine() {
            Engine::Sqlite => "SQLite",
            Engine::Postgres => "PostgreSQL",
        },
        version: env!("CARGO_PKG_VERSION"),
    }))
}

/// Whether a file can be written in the data folder: the disk may be full, or somebody may have changed whose it is.
async fn can_write(app: &App) -> bool {
    let probe = app
        .settings
        .data
        .join(format!("write-probe-{}", platform::random::opaque_id()));
    let written = tokio::fs::write(&probe, [0_u8; 4096]).await.is_ok();
    written && tokio::fs::remove_file(&probe).await.is_ok()
}

async fn retry(State(app): State<App>, ui: Ui, actor: Actor, Path(id): Path<String>) -> Result<Response> {
    let mut tx = app.db.begin().await?;
    authorize(&mut tx, &actor, Right::HoldAnywhere(Role::Operator)).await?;
    if !jobs::retry(&mut tx, &id).await? {
        return Err(Error::NotFound);
    }
    tx.commit().await?;
    Ok(ui.back_with("/admin/health", "operations-retried"))
}
