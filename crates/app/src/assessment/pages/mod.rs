//! The pages of this room: an assessor's desk, an issuer's lists, an earner's result.

mod application;
mod applications;
mod chosen;
mod criterion;
mod decision;
mod desk;
mod evidence;
mod file;
mod queue;
mod remarks;
mod result;
mod sheet;

use axum::Router;
use axum::routing::{get, post};

use crate::App;

/// The pages of this room.
pub fn router() -> Router<App> {
    Router::new()
        .route("/assess", get(queue::show))
        .route("/assess/{assignment}", get(desk::show).post(sheet::save))
        .route("/assess/adjudication/{assignment}", get(desk::show))
        .route("/assess/{assignment}/send", post(sheet::send))
        .route("/assess/{assignment}/conflict", post(sheet::conflict))
        .route("/assess/{assignment}/decline", post(sheet::decline))
        .route("/assess/{assignment}/evidence/{artifact}", get(file::of_seat))
        .route("/issuer/{org}/applications", get(applications::show))
        .route(
            "/issuer/{org}/applications/{id}",
            get(application::show).post(application::step),
        )
        .route(
            "/issuer/{org}/applications/{id}/evidence/{artifact}",
            get(file::of_issuer),
        )
        .route("/issuer/{org}/decisions", get(decision::list).post(chosen::award))
        .route(
            "/issuer/{org}/decisions/{id}",
            get(decision::show).post(decision::decide),
        )
        .route("/me/applications/{id}/result", get(result::show))
        .route("/me/applications/{id}/again", post(result::again))
}
