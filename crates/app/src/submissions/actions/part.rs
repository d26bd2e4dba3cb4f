//! Calling a part done.

use platform::db::Tx;

use super::open::writable;
use crate::actor::Actor;
use crate::ids::SubmissionId;
use crate::submissions::store::done;
use crate::{Error, Result, catalog};

/// The earner says whether a part is done. It changes nothing but the list.
pub async fn set_done(tx: &mut Tx, actor: &Actor, id: &SubmissionId, part: &str, is_done: bool) -> Result<()> {
    let submission = writable(tx, actor, id).await?;
    let version = catalog::version(tx, &submission.version).await?;
    if !version.definition.parts.iter().any(|known| known.id == part) {
        return Err(Error::NotFound);
    }
    done::set(tx, &submission.place(), part, is_done).await
}
