//! Questions that machines ask: is the process alive, may it get visitors, may a search engine read this.

use std::time::Duration;

use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};

use super::store;
use crate::schema::MIGRATIONS;
use crate::{App, Result};

/// A database that takes longer than this to say anything is not there for visitors either.
const PATIENCE: Duration = Duration::from_secs(3);

pub(super) fn router() -> Router<App> {
    Router::new()
        .route("/healthz", get(alive))
        .route("/readyz", get(ready))
        .route("/robots.txt", get(robots))
}

/// A worker says that it is alive. The worker of each process has an identifier of its own.
pub async fn beat(app: &App, worker: &str) -> Result<()> {
    let mut tx = app.db.begin().await?;
    store::beat(&mut tx, worker).await?;
    Ok(tx.commit().await?)
}

async fn alive() -> &'static str {
    "ok\n"
}

/// Whether this process may get visitors, part by part.
pub(super) struct Readiness {
    pub database: bool,
    pub migrations: bool,
    pub worker: bool,
}

impl Readiness {
    pub(super) async fn of(app: &App) -> Self {
        match tokio::time::timeout(PATIENCE, Self::asked(app)).await {
            Ok(Ok(readiness)) => readiness,
            Ok(Err(_)) | Err(_) => Self {
                database: false,
                migrations: false,
                worker: false,
            },
        }
    }

    async fn asked(app: &App) -> Result<Self> {
        let mut tx = app.db.read().await?;
        let known = MIGRATIONS
            .iter()
            .filter(|one| one.migration_type.is_up_migration())
            .count();
        let done = store::migrations_done(&mut tx).await?;
        Ok(Self {
            database: true,
            migrations: usize::try_from(done).is_ok_and(|done| done == known),
            worker: store::worker_seen(&mut tx).await?.is_some(),
        })
    }

    pub(super) fn is_complete(&self) -> bool {
        self.database && self.migrations && self.worker
    }
}

async fn ready(State(app): State<App>) -> Response {
    let readiness = Readiness::of(&app).await;
    let status = match readiness.is_complete() {
        true => StatusCode::OK,
        false => StatusCode::SERVICE_UNAVAILABLE,
    };
    let parts = serde_json::json!({
        "ready": readiness.is_complete(),
        "database": readiness.database,
        "migrations": readiness.migrations,
        "worker": readiness.worker,
    });
    (status, Json(parts)).into_response()
}

/// What belongs to somebody, or exists for one visit, is nothing for search engines.
const ROBOTS: &str = "User-agent: *\nDisallow: /me\nDisallow: /assess\nDisallow: /issuer/\nDisallow: /admin\nDisallow: /coach\n\
     Disallow: /invitations/\nDisallow: /sign-in\nDisallow: /sign-up\nDisallow: /updates/\nDisallow: /demo\nDisallow: /mailbox\n";

async fn robots() -> Response {
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], ROBOTS).into_response()
}
