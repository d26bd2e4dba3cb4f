//! Catalog: what can be earned. Micro-credentials, their versions, and stacks of them.
//!
//! For other rooms: [`current`] and [`version`] give a whole published definition (kept in memory, because it never changes), [`rubric`] its
//! rubric for the rules, [`titles`] names for lists, [`stack_by_slug`] and [`stacks_containing`] the stacks. In stack rules micro-credentials and
//! comprehensive credentials go by their slugs.

mod bits;
pub mod card;
pub mod definition;
pub mod import;
mod listing;
mod memo;
mod pages;
mod revision;
pub mod rule_words;
mod shelf;
pub mod stack;
mod stack_store;
mod store;
mod suggest;
mod version;
mod wanted;

use axum::Router;
use domain::scoring::Rubric;
use platform::db::Tx;

use crate::{App, Result};

pub use card::Card;
pub use definition::Definition;
pub use stack::StackDefinition;
pub use stack_store::{Member, Stack, stack, stack_by_slug, stack_edition, stacks, stacks_containing, stacks_of};
pub use store::titles;
pub use version::{Edition, Version, current, editions, numbered, version};

/// The pages of this room.
pub fn router() -> Router<App> {
    pages::router()
}

/// The rubric as the rules see it: identifiers and places, no words.
///
/// # Errors
/// Never for a published definition: the import refuses criteria that are no rubric.
pub fn rubric(definition: &Definition) -> Result<Rubric> {
    Ok(definition.rules().map_err(anyhow::Error::from)?)
}

/// Everything that is published, in the order of the stacks.
pub async fn cards(tx: &mut Tx) -> Result<Vec<Card>> {
    let shelf = shelf::Shelf::today(tx).await?;
    let places = shelf.order(wanted::Sort::Stack).iter();
    Ok(places.map(|place| shelf.entries()[*place].card.clone()).collect())
}

/// What the front page shows: the stacks, and a few micro-credentials.
#[derive(Clone, Debug, Default)]
pub struct Highlights {
    pub stacks: Vec<Stack>,
    pub cards: Vec<Card>,
    /// How many micro-credentials there are in all.
    pub total: usize,
}

/// What the front page shows: three stacks at most, the largest first, and the first six micro-credentials in the order of the stacks.
pub async fn highlights(tx: &mut Tx) -> Result<Highlights> {
    let mut stacks = stacks(tx).await?;
    stacks.sort_by_key(|stack| std::cmp::Reverse(stack.members.len()));
    stacks.truncate(3);
    let shelf = shelf::Shelf::today(tx).await?;
    let first = shelf.order(wanted::Sort::Stack).iter().take(6);
    Ok(Highlights {
        stacks,
        cards: first.map(|place| shelf.entries()[*place].card.clone()).collect(),
        total: shelf.entries().len(),
    })
}
