//! Reconsider: hold what a person has against the rules of their stacks, after an award, a withdrawal or a statement.

use std::sync::Arc;

use domain::stack::lifecycle::{Command, Stage};
use platform::db::Tx;

use super::step::step;
use crate::catalog::{self, Stack, StackDefinition};
use crate::events::By;
use crate::ids::PersonId;
use crate::records::portfolio::Portfolio;
use crate::records::store::journey::Stored;
use crate::records::store::{claim, journey};
use crate::{App, Result};

/// The work that follows an award or its withdrawal. Done twice it changes nothing more.
pub async fn stack_reconsider(app: &App, person: &PersonId) -> Result<()> {
    let mut tx = app.db.begin().await?;
    reconsider(&mut tx, person).await?;
    Ok(tx.commit().await?)
}

/// Looks at every stack that concerns a person. The rows are held before anything is read, so that two who look at once see the same.
pub async fn reconsider(tx: &mut Tx, person: &PersonId) -> Result<()> {
    let known = journey::of_person(tx, person).await?;
    let begun = Portfolio::of(tx, person).await?;
    let mut roads = Vec::new();
    for stack in catalog::stacks(tx).await? {
        let is_known = known.iter().any(|stored| stored.stack == stack.id);
        if is_known || begun.concerns(&stack.definition.rule) {
            roads.push((journey::lock(tx, person, &stack.id).await?, stack));
        }
    }
    let portfolio = Portfolio::of(tx, person).await?;
    for (mut stored, stack) in roads {
        let satisfied = is_satisfied(tx, &portfolio, &stack, &stored).await?;
        step(tx, By::Platform, &stack, &mut stored, (Command::Evaluate, satisfied)).await?;
    }
    Ok(())
}

/// Whether the rule that binds this person is fulfilled.
pub async fn is_satisfied(tx: &mut Tx, portfolio: &Portfolio, stack: &Stack, stored: &Stored) -> Result<bool> {
    let definition = binding(tx, stack, stored).await?;
    Ok(portfolio.progress(&stack.id, &definition.rule).satisfied)
}

/// The edition that binds: the one under which a live claim was made, else the current one.
pub async fn binding(tx: &mut Tx, stack: &Stack, stored: &Stored) -> Result<Arc<StackDefinition>> {
    let is_bound = matches!(
        stored.journey.stage,
        Stage::Claimed | Stage::OfficerReview | Stage::Awarded
    );
    if is_bound && let Some(claim) = claim::latest(tx, &stored.person, &stack.id).await? {
        return catalog::stack_edition(tx, &claim.edition).await;
    }
    Ok(stack.definition.clone())
}
