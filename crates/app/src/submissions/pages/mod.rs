//! The earner's pages.

mod start;

use axum::Router;

use crate::App;

/// The pages of this room.
pub fn router() -> Router<App> {
    start::router()
}
