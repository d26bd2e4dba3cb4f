//! Commissions: credentials whose content a client of the issuer wrote, and which the issuer's key signs here (VCALM 1.0, §3.2).
//!
//! They are the second way to a credential beside an award. A commission cannot pass for an award: it may bear no identifier of this site and
//! grant no achievement of its catalogue. Orders that come at once are done together ([`Counter`]): one transaction takes their places in status
//! lists, signs, verifies as a stranger would, and keeps the result, so that of each order either all is there or nothing; whoever asks again
//! under the same key or name gets no second one.

mod api;
mod batch;
mod content;
mod counter;
mod desk;
mod issuing;
mod lists;
mod signers;
mod signing;
mod status;
mod store;

use axum::Router;

use crate::App;

pub use counter::Counter;

/// The addresses of this room that its own clients call, and where their lists are read.
pub fn router() -> Router<App> {
    api::router()
}
