//! What the desk's form does: save, send, step aside.

use axum::Json;
use axum::extract::{Form, Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use platform::db::Tx;
use serde_json::json;

use super::desk::{Typed, desk, in_words};
use super::queue::address;
use crate::actor::Actor;
use crate::assessment::actions::{self, Aside, Saved, Seat, Sent, own};
use crate::assessment::draft::Draft;
use crate::assessment::store::assignment::Kind;
use crate::ids::AssignmentId;
use crate::ui::Ui;
use crate::{App, Result};

type Fields = Vec<(String, String)>;

/// The version that the page began from.
fn version(fields: &Fields) -> u32 {
    let found = fields.iter().find(|(name, _)| name == "version");
    found.and_then(|(_, value)| value.parse().ok()).unwrap_or(0)
}

/// Saves a draft: for the button, and for pages that save by themselves.
pub async fn save(
    State(app): State<App>,
    ui: Ui,
    actor: Actor,
    Path(id): Path<AssignmentId>,
    headers: HeaderMap,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let by_itself = headers
        .get(header::ACCEPT)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"application/json"));
    let mut tx = app.db.begin().await?;
    let (seat, saved) = actions::save(&mut tx, &actor, &id, fields.clone(), version(&fields)).await?;
    actions::open(&mut tx, &seat).await?;
    let response = match (saved, by_itself) {
        (Saved::At(version), true) => {
            Json(json!({ "saved_at": tx.now().to_string(), "version": version })).into_response()
        }
        (Saved::At(_), false) => ui.back_with(&address(&seat.assignment), "assessment-saved"),
        (Saved::Elsewhere, true) => {
            let current = in_words(&seat.assignment.draft, &seat);
            (StatusCode::CONFLICT, Json(json!({ "current": current }))).into_response()
        }
        (Saved::Elsewhere, false) => elsewhere(&mut tx, ui, &seat, fields).await?,
    };
    tx.commit().await?;
    Ok(response)
}

/// Sends scores, or a lead's decision. With something to mend the desk comes back with everything that was typed.
pub async fn send(
    State(app): State<App>,
    ui: Ui,
    actor: Actor,
    Path(id): Path<AssignmentId>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let mut tx = app.db.begin().await?;
    let version = version(&fields);
    let kind = own(&mut tx, &actor, &id).await?.assignment.kind;
    let sent = match kind {
        Kind::Score => actions::send(&mut tx, &actor, &id, fields.clone(), version).await?,
        Kind::Adjudicate => actions::adjudicate(&mut tx, &actor, &id, fields.clone(), version).await?,
    };
    let response = match sent {
        Sent::In => ui.back_with("/assess", "assessment-scores-sent"),
        Sent::Elsewhere(seat) => elsewhere(&mut tx, ui, &seat, fields).await?,
        Sent::Mend(errors) => {
            let seat = own(&mut tx, &actor, &id).await?;
            let typed = Typed {
                draft: seat.assignment.draft.clone(),
                errors,
                is_elsewhere: false,
            };
            desk(&mut tx, ui, &seat, typed).await?
        }
    };
    tx.commit().await?;
    Ok(response)
}

/// The desk with what was typed here, and beside it what another page saved. Saving again keeps this one.
async fn elsewhere(tx: &mut Tx, ui: Ui, seat: &Seat, fields: Fields) -> Result<Response> {
    let typed = Typed {
        draft: Draft::typed(&seat.version.definition, fields),
        errors: Vec::new(),
        is_elsewhere: true,
    };
    desk(tx, ui, seat, typed).await
}

/// "I know this person": one click, no reason asked.
pub async fn conflict(app: State<App>, ui: Ui, actor: Actor, id: Path<AssignmentId>) -> Result<Response> {
    aside(app, ui, actor, id, Aside::Knows).await
}

/// "I cannot take this now".
pub async fn decline(app: State<App>, ui: Ui, actor: Actor, id: Path<AssignmentId>) -> Result<Response> {
    aside(app, ui, actor, id, Aside::Declines).await
}

async fn aside(
    State(app): State<App>,
    ui: Ui,
    actor: Actor,
    Path(id): Path<AssignmentId>,
    aside: Aside,
) -> Result<Response> {
    let mut tx = app.db.begin().await?;
    actions::step_aside(&mut tx, &actor, &id, aside).await?;
    tx.commit().await?;
    Ok(ui.back_with("/assess", "assessment-stepped-aside"))
}
