//! The earner's pages. One part is one form: whatever its buttons do, what was typed is saved first.

mod application;
mod check;
mod file;
mod part;
mod part_form;
mod posted;
mod problem;
mod prompt;
mod sent;
mod start;
mod step;
mod texts;
mod upload;
mod view;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};

use crate::App;

/// The pages of this room.
pub fn router() -> Router<App> {
    Router::new()
        .route("/me/applications", post(start::start))
        .route("/me/applications/{id}", get(application::show))
        .route("/me/applications/{id}/check", get(check::show).post(check::send))
        .route("/me/applications/{id}/sent", get(sent::show))
        .route(
            "/me/applications/{id}/withdraw",
            get(step::ask_withdraw).post(step::withdraw),
        )
        .route("/me/applications/{id}/take-back", post(step::take_back))
        .route("/me/applications/{id}/correct", post(step::correct))
        .route("/me/applications/{id}/resume", post(step::resume))
        .route("/me/applications/{id}/{part}", get(part::show).post(part::save))
        .route(
            "/me/applications/{id}/answers/{question}/versions",
            get(texts::versions),
        )
        .route("/me/applications/{id}/answers/{question}/restore", post(texts::restore))
        .route(
            "/me/applications/{id}/answers/{question}/both",
            get(texts::both).post(texts::settle),
        )
        .route("/me/applications/{id}/files/{artifact}", get(file::own))
        .route("/me/applications/{id}/evidence/{prompt}/uploads", post(upload::begin))
        .route(
            "/me/applications/{id}/evidence/{prompt}/uploads/{upload}",
            axum::routing::head(upload::offset).patch(upload::append),
        )
        .route(
            "/me/applications/{id}/evidence/{prompt}/uploads/{upload}/finish",
            post(upload::finish),
        )
        // Texts have limits of their own, one by one, and files theirs; a form of a part may hold several of both.
        .layer(DefaultBodyLimit::disable())
}
