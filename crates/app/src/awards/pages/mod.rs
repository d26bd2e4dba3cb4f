//! The addresses of this room.

mod answer;
mod issuer;
pub mod known;
mod mine;
mod older;
mod page;
mod public;
mod published;
mod revoke;
pub mod view;

use axum::Router;
use axum::routing::{get, post};

use crate::App;

/// Every route of the room.
pub fn router() -> Router<App> {
    Router::new()
        .route("/v/{id}", get(public::show))
        .route("/badges/{name}", get(public::badge))
        .route("/v2/assertions/{name}", get(older::assertion))
        .route("/v2/classes/{edition}", get(older::class))
        .route("/v2/issuers/{slug}", get(older::issuer))
        .route("/status/{list}", get(published::status_list))
        .route("/issuers/{slug}/did.json", get(published::did))
        .route("/registry.json", get(published::registry))
        .route("/me/credentials", get(mine::list))
        .route("/me/credentials/{id}", get(mine::show))
        .route("/me/credentials/{id}/page", post(mine::set_page))
        .route("/me/credentials/{id}/evidence", post(mine::choose))
        .route("/issuer/{org}/awards", get(issuer::list))
        .route("/issuer/{org}/awards/{id}", get(issuer::show))
        .route(
            "/issuer/{org}/awards/{id}/revoke",
            get(revoke::ask).post(revoke::confirm),
        )
}
