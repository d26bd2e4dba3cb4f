//! Commissions: credentials whose content a client of the issuer wrote, and which the issuer's key signs here (VCALM 1.0, §3.2).
//!
//! They are the second way to a credential beside an award. A commission cannot pass for an award: it may bear no identifier of this site and
//! grant no achievement of its catalogue. One transaction takes its places in status lists, signs, verifies as a stranger would, and keeps the
//! result, so that either all of it is there or nothing; whoever asks again under the same key or name gets no second one.

mod api;
mod content;
mod issuing;
mod lists;
mod status;
mod store;

use axum::Router;

use crate::App;

/// The addresses of this room that its own clients call, and where their lists are read.
pub fn router() -> Router<App> {
    api::router()
}
