//! Records: where a person stands. Their home, their road through each stack, the claim of its credential, and the officer who decides it.
//!
//! For other rooms: [`progress`] holds a person against a stack's rule, [`claim`] and [`decide`] are the two ends of a claim, and
//! [`stack_reconsider`] is the work that follows an award or its withdrawal.

mod actions;
mod news;
mod pages;
mod portfolio;
mod store;
mod words;

use axum::Router;
use domain::stack::Progress;
use platform::db::Tx;

use crate::catalog::Stack;
use crate::ids::PersonId;
use crate::{App, Result};

pub use actions::attest::{Asked, Wish, answer, ask};
pub use actions::claim::{claim, save};
pub use actions::reconsider::stack_reconsider;
pub use actions::review::{Decision, decide, take_up};
pub use portfolio::Portfolio;
pub use store::claim::{Claim, Content, latest as latest_claim};

/// The pages of this room.
pub fn router() -> Router<App> {
    pages::router()
}

/// How far a person has come in a stack's current edition, by what they hold at this moment.
pub async fn progress(tx: &mut Tx, person: &PersonId, stack: &Stack) -> Result<Progress> {
    let portfolio = Portfolio::of(tx, person).await?;
    Ok(portfolio.progress(&stack.id, &stack.definition.rule))
}
