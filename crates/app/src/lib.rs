//! The house: rooms wired into one binary.
//!
//! Rooms stand in a row; each calls only rooms to its left, through their `mod.rs`, and news travels to the right as
//! [`events`]: people ‹ organizations ‹ frameworks ‹ catalog ‹ submissions ‹ assessment ‹ awards ‹ records ‹ verification ‹ outreach ‹ operations.

pub mod actor;
pub mod app;
pub mod assessment;
pub mod awards;
pub mod catalog;
pub mod commands;
pub mod conformance;
pub mod demo;
pub mod entry;
pub mod error;
pub mod events;
pub mod frameworks;
pub mod ids;
pub mod jobs;
pub mod mail;
pub mod operations;
pub mod organizations;
pub mod outreach;
pub mod people;
pub mod records;
pub mod schema;
pub mod server;
pub mod settings;
pub mod submissions;
pub mod ui;
pub mod vcalm;
pub mod verdict;
pub mod verification;

pub use app::App;
pub use error::{Error, Result};

use axum::Router;

/// Every page and every API, one line per room, behind the entry hall.
pub fn router(app: App) -> Router {
    let rooms = Router::new()
        .merge(ui::router())
        .merge(verification::router())
        .merge(people::router())
        .merge(organizations::router())
        .merge(frameworks::router())
        .merge(catalog::router())
        .merge(submissions::router())
        .merge(assessment::router())
        .merge(awards::router())
        .merge(records::router())
        .merge(outreach::router())
        .merge(operations::router());
    entry::hall(rooms, app)
}
