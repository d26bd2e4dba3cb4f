//! One step on a road through a stack: ask the rules, write the answer down, tell whom it concerns.

use domain::stack::lifecycle::{Command, Effect, Refusal};
use platform::db::Tx;

use crate::catalog::Stack;
use crate::events::{By, Event, record};
use crate::records::news;
use crate::records::store::journey::{self, Stored};
use crate::{Error, Result};

/// Takes a step with the rule as it was evaluated in this transaction. What was done before has no second effect.
///
/// # Errors
/// [`Error::Refused`] with the reason; nothing is changed then.
pub async fn step(
    tx: &mut Tx,
    by: By<'_>,
    stack: &Stack,
    stored: &mut Stored,
    (command, satisfied): (Command, bool),
) -> Result<Option<Effect>> {
    let before = stored.journey;
    let (after, effect) = before.step(command, satisfied).map_err(refused)?;
    if after == before {
        return Ok(effect);
    }
    journey::save(tx, stored, after).await?;
    stored.journey = after;
    let event = Event::StackMoved {
        person: stored.person.clone(),
        stack: stored.stack.clone(),
        from: before.stage,
        to: after.stage,
        at_risk: after.at_risk,
    };
    record(tx, by, event).await?;
    match effect {
        Some(Effect::AnnounceEligible) if !stored.is_announced => {
            journey::announced(tx, stored).await?;
            news::eligible(tx, &stored.person, stack).await?;
        }
        Some(Effect::WarnAtRisk) => news::at_risk(tx, &stored.person, stack).await?,
        _ => {}
    }
    Ok(effect)
}

fn refused(refusal: Refusal) -> Error {
    Error::Refused(match refusal {
        Refusal::NotSatisfied => "records-refused-not-satisfied",
        Refusal::NotFrom(_) => "records-refused-not-now",
    })
}
