//! The addresses of this room.

mod answer;
pub mod known;
mod public;
mod published;

use axum::Router;
use axum::routing::get;

use crate::App;

/// Every route of the room.
pub fn router() -> Router<App> {
    Router::new()
        .route("/v/{id}", get(public::show))
        .route("/status/{list}", get(published::status_list))
        .route("/issuers/{slug}/did.json", get(published::did))
        .route("/registry.json", get(published::registry))
}
