//! Assessment: who judges an attempt, what they see, what their scores say together, and what the issuer decides.
//!
//! The rules stand in `domain` (`assignment`, `scoring`, `workflow`). An assessor knows a submission by its [`crate::ids::AssignmentId`] alone, and
//! every page of theirs is made of a [`crate::submissions::BlindSubmission`].
//!
//! | for | use |
//! |---|---|
//! | what an earner hears | [`feedback`], [`released`] |
//! | a credential's results | [`rubric_results`] |
//! | jobs | [`seek_assessors`], [`seats_changed`], [`release_late`] |

mod actions;
pub mod draft;
mod feedback;
mod news;
mod pages;
mod place;
mod policy;
mod store;

use axum::Router;

use crate::App;

pub use actions::{
    Decision, Look, Saved, Seat, Sent, again, decide, open, own, precheck, release_late, save, seats_changed,
    seek_assessors, send,
};
pub use feedback::{Cited, Feedback, OnCriterion, Remark, feedback, released, rubric_results};
pub use store::assignment::seat_of;

/// The pages of this room.
pub fn router() -> Router<App> {
    pages::router()
}
