//! Sending scores. The last ones are merged and decide where the submission goes.

use domain::scoring::{self, Reading, ScoreSheet, Scorers, feedback_gate, merge, near_threshold};
use domain::workflow::{Command, Role as Acts};
use platform::db::Tx;

use super::save::{Saved, keep};
use super::seat::{Seat, own_to_change};
use super::{decide_by_itself, settle};
use crate::actor::{Actor, Role};
use crate::assessment::draft::{Draft, to_mend};
use crate::assessment::policy;
use crate::assessment::store::{assignment, result, sheet};
use crate::error::Field;
use crate::events::By;
use crate::ids::AssignmentId;
use crate::submissions::{self, Ask};
use crate::{Result, catalog, organizations};

/// What became of a sheet.
#[derive(Debug)]
pub enum Sent {
    /// It is in; perhaps it was before.
    In,
    /// Something is to be mended first. Everything typed is kept.
    Mend(Vec<Field>),
    /// Another page of the same assessor saved something else meanwhile.
    Elsewhere(Box<Seat>),
}

/// Sends an assessor's scores. A second click finds them sent.
pub async fn send(
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
    let written = draft.sheet(actor.person.as_str().into(), &seat.criteria, &spots);
    let rubric = catalog::rubric(&seat.version.definition)?;
    if let Err(missing) = feedback_gate(&rubric, &written) {
        return Ok(Sent::Mend(to_mend(&seat.criteria, &missing)));
    }
    count(tx, actor, &seat, &written).await?;
    Ok(Sent::In)
}

/// Counts a sheet that passed the gate.
async fn count(tx: &mut Tx, actor: &Actor, seat: &Seat, written: &ScoreSheet) -> Result<()> {
    sheet::add(tx, &seat.assignment, written).await?;
    assignment::mark_sent(tx, &seat.assignment.id).await?;
    let reading = read(tx, seat, written).await?;
    let by = By::Person(actor, Some(Role::Assessor));
    let (id, attempt) = (&seat.assignment.submission, seat.assignment.attempt);
    let ask = Ask::new(Command::SendScores(reading.clone()), by, Acts::Assessor, attempt);
    submissions::act(tx, id, ask).await?;
    if let Reading::Settled(finding) = reading {
        decide_by_itself(tx, id, attempt, &finding).await?;
    }
    settle(tx, id, "").await
}

/// What the sheets of this round say together, kept when they are all in.
async fn read(tx: &mut Tx, seat: &Seat, written: &ScoreSheet) -> Result<Reading> {
    let (id, attempt) = (&seat.assignment.submission, seat.assignment.attempt);
    let workflow = submissions::workflow(tx, id).await?;
    let counts = |sheet: &ScoreSheet| sheet.assessor == written.assessor || workflow.scored.contains(&sheet.assessor);
    let sheets: Vec<ScoreSheet> = sheet::counting(tx, id, attempt)
        .await?
        .into_iter()
        .map(|sent| sent.sheet)
        .filter(counts)
        .collect();
    if sheets.len() < usize::from(workflow.required) {
        return Ok(Reading::Incomplete);
    }
    let rubric = catalog::rubric(&seat.version.definition)?;
    let merged = merge(&rubric, &sheets).map_err(anyhow::Error::from)?;
    let issuer = organizations::organization(tx, &seat.summary.organization).await?;
    let asks = policy::scorers(&issuer) == Scorers::SingleThenConditionalDouble;
    let reading = scoring::read(&merged, asks && near_threshold(&rubric, written));
    if reading != Reading::NearThreshold {
        result::put(tx, id, attempt, &merged, "").await?;
    }
    Ok(reading)
}
