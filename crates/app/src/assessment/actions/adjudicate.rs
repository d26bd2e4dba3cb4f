//! A lead decides what two assessors saw differently.

use domain::scoring::{self, Adjudicated, Missing, Rubric, feedback_gate};
use domain::workflow::{Command, Role as Acts};
use platform::db::Tx;

use super::save::{Saved, keep};
use super::seat::{Seat, own_to_change};
use super::send::Sent;
use super::{decide_by_itself, settle};
use crate::actor::{Actor, Role};
use crate::assessment::draft::{Draft, to_mend};
use crate::assessment::store::{assignment, result};
use crate::events::By;
use crate::ids::AssignmentId;
use crate::submissions::{self, Ask};
use crate::{Error, Result, catalog};

/// Sends a lead's decision. Each disputed criterion needs a level and a comment; below the required level the feedback gate holds as for
/// any assessor.
pub async fn adjudicate(
    tx: &mut Tx,
    actor: &Actor,
    id: &AssignmentId,
    fields: Vec<(String, String)>,
    version: u32,
) -> Result<Sent> {
    let seat = own_to_change(tx, actor, id).await?;
    if seat.assignment.sent_at.is_some() {
        return Ok(Sent::In);
    }
    seat.check_open()?;
    let draft = Draft::typed(&seat.version.definition, fields);
    if let Saved::Elsewhere = keep(tx, &seat, &draft, version).await? {
        return Ok(Sent::Elsewhere(Box::new(seat)));
    }
    let spots = seat.spots(&seat.handed_in(tx).await?);
    let sheet = draft.sheet(actor.person.as_str().into(), &seat.criteria, &spots);
    let missing = missing(&seat, &sheet)?;
    if !missing.is_empty() {
        return Ok(Sent::Mend(to_mend(&seat.criteria, &missing)));
    }
    let decision = Adjudicated {
        lead: sheet.assessor,
        scores: sheet.scores,
    };
    count(tx, actor, &seat, &decision, draft.value("note").trim()).await?;
    Ok(Sent::In)
}

/// What the gate misses on the disputed criteria, and a comment where there is none.
fn missing(seat: &Seat, sheet: &scoring::ScoreSheet) -> Result<Vec<Missing>> {
    let whole = catalog::rubric(&seat.version.definition)?;
    let disputed = whole
        .criteria()
        .iter()
        .filter(|known| seat.criteria.iter().any(|one| one.id == known.id.as_str()));
    let rubric = Rubric::new(disputed.cloned().collect()).map_err(anyhow::Error::from)?;
    let mut missing = feedback_gate(&rubric, sheet).err().unwrap_or_default();
    missing.retain(|what| *what != Missing::Strength);
    for score in &sheet.scores {
        let what = Missing::Comment(score.criterion.clone());
        if !score.comment.chars().any(char::is_alphanumeric) && !missing.contains(&what) {
            missing.push(what);
        }
    }
    Ok(missing)
}

async fn count(tx: &mut Tx, actor: &Actor, seat: &Seat, decision: &Adjudicated, note: &str) -> Result<()> {
    let (id, attempt) = (&seat.assignment.submission, seat.assignment.attempt);
    let stored = result::of_attempt(tx, id, attempt).await?.ok_or(Error::NotFound)?;
    let rubric = catalog::rubric(&seat.version.definition)?;
    let after = scoring::adjudicate(&rubric, &stored.merged, decision).map_err(anyhow::Error::from)?;
    let finding = scoring::decision(&after).map_err(anyhow::Error::from)?;
    result::put(tx, id, attempt, &after, note).await?;
    assignment::mark_sent(tx, &seat.assignment.id).await?;
    let by = By::Person(actor, Some(Role::LeadAssessor));
    let ask = Ask::new(Command::Adjudicate(finding.clone()), by, Acts::LeadAssessor, attempt);
    submissions::act(tx, id, ask).await?;
    decide_by_itself(tx, id, attempt, &finding).await?;
    settle(tx, id, "").await
}
