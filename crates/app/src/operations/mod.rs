//! Operations: is everything well, and the doors of the demo.

mod demo;
mod health;
mod mailbox;
mod probes;
mod store;

use axum::Router;

use crate::App;

pub use probes::beat;

/// The pages of this room.
pub fn router() -> Router<App> {
    probes::router()
        .merge(health::router())
        .merge(demo::router())
        .merge(mailbox::router())
}
