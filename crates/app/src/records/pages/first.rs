//! What somebody sees who has begun nothing yet: three suggestions.

use platform::db::Tx;

use crate::catalog::Card;
use crate::ui::Ui;
use crate::{Result, catalog};

/// How many suggestions there are: enough to choose, few enough to read.
const SUGGESTIONS: usize = 3;

/// A micro-credential to begin with.
#[derive(Clone, Debug)]
pub struct Suggestion {
    pub card: Card,
    /// `3–4 hours`.
    pub effort: String,
}

/// Those that take the least time, of the ones that the front page shows too.
pub async fn suggestions(tx: &mut Tx, ui: &Ui) -> Result<Vec<Suggestion>> {
    let mut cards = catalog::highlights(tx).await?.cards;
    cards.sort_by_key(|card| card.minutes.max);
    cards.truncate(SUGGESTIONS);
    let suggest = |card: Card| {
        let (from, to) = card.hours();
        Suggestion {
            effort: ui.hours(from, to),
            card,
        }
    };
    Ok(cards.into_iter().map(suggest).collect())
}
