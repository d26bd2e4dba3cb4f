//! Verification: anybody checks a credential, from whichever issuer, without an account and without our keeping it.
//!
//! What this site issued is answered from its own rooms, without the network; everything else goes through the one outbound client.

mod actions;
mod api;
mod input;
pub mod network;
mod pages;
pub mod rounds;

use axum::Router;

use crate::App;

pub use actions::check;
pub use api::obeys_nobody;

/// The pages of this room, and its part of the API.
pub fn router() -> Router<App> {
    pages::router().merge(api::router())
}
