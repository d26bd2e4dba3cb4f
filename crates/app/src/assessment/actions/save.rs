//! Saving a draft.

use platform::db::Tx;

use super::seat::{Seat, own_to_change};
use crate::Result;
use crate::actor::Actor;
use crate::assessment::draft::Draft;
use crate::assessment::store::assignment;
use crate::ids::AssignmentId;

/// What became of what was typed.
#[derive(Debug)]
pub enum Saved {
    /// It stands, as this version.
    At(u32),
    /// Another page of the same assessor saved something else meanwhile; that one stands and is shown beside.
    Elsewhere,
}

/// Keeps what was typed, unless it began from an older version than the one that stands.
pub async fn save(
    tx: &mut Tx,
    actor: &Actor,
    id: &AssignmentId,
    fields: Vec<(String, String)>,
    version: u32,
) -> Result<(Seat, Saved)> {
    let seat = own_to_change(tx, actor, id).await?;
    seat.check_open()?;
    let saved = keep(tx, &seat, &Draft::typed(&seat.version.definition, fields), version).await?;
    Ok((seat, saved))
}

/// See [`save`].
pub async fn keep(tx: &mut Tx, seat: &Seat, draft: &Draft, version: u32) -> Result<Saved> {
    let stands = &seat.assignment;
    if stands.draft == *draft {
        return Ok(Saved::At(stands.version));
    }
    if stands.version != version {
        return Ok(Saved::Elsewhere);
    }
    Ok(Saved::At(assignment::save_draft(tx, &stands.id, draft).await?))
}
