//! SQL of the consent register.

use platform::db::{Micros, Tx};
use sqlx::Row;
use sqlx::any::AnyRow;

use super::{Place, small};
use crate::Result;

/// What the earner says about the young people in the files of one prompt (product rules §7).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Consent {
    pub prompt: String,
    /// `nobody` or `young_people`.
    pub shown: String,
    pub programme: String,
    /// The day of the recording, ISO.
    pub recorded_on: String,
    pub youth: u32,
    /// For how many of them a signed form is on file.
    pub on_file: u32,
    pub form_version: String,
    /// Who attests it, by name.
    pub attested_by: String,
}

/// Writes down what is known for one prompt.
pub async fn put(tx: &mut Tx, place: &Place, consent: &Consent) -> Result<()> {
    sqlx::query(
        "insert into consents (submission_id, attempt, prompt, shown, programme, recorded_on, youth, on_file, form_version, \
         attested_by, saved_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) \
         on conflict (submission_id, attempt, prompt) do update set shown = excluded.shown, programme = excluded.programme, \
         recorded_on = excluded.recorded_on, youth = excluded.youth, on_file = excluded.on_file, \
         form_version = excluded.form_version, attested_by = excluded.attested_by, saved_at = excluded.saved_at",
    )
    .bind(place.submission.clone())
    .bind(i64::from(place.attempt))
    .bind(consent.prompt.clone())
    .bind(consent.shown.clone())
    .bind(consent.programme.clone())
    .bind(consent.recorded_on.clone())
    .bind(i64::from(consent.youth))
    .bind(i64::from(consent.on_file))
    .bind(consent.form_version.clone())
    .bind(consent.attested_by.clone())
    .bind(Micros::from(tx.now()))
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// The register of an attempt.
pub async fn all(tx: &mut Tx, place: &Place) -> Result<Vec<Consent>> {
    let rows = sqlx::query(
        "select prompt, shown, programme, recorded_on, youth, on_file, form_version, attested_by from consents \
         where submission_id = $1 and attempt = $2 order by prompt",
    )
    .bind(place.submission.clone())
    .bind(i64::from(place.attempt))
    .fetch_all(&mut **tx)
    .await?;
    rows.iter().map(read).collect()
}

fn read(row: &AnyRow) -> Result<Consent> {
    Ok(Consent {
        prompt: row.try_get(0)?,
        shown: row.try_get(1)?,
        programme: row.try_get(2)?,
        recorded_on: row.try_get(3)?,
        youth: small(row.try_get(4)?),
        on_file: small(row.try_get(5)?),
        form_version: row.try_get(6)?,
        attested_by: row.try_get(7)?,
    })
}

/// Starts an attempt with the register of the one before: the files are the same until they are replaced.
pub async fn carry_over(tx: &mut Tx, from: &Place, to: &Place) -> Result<()> {
    for consent in all(tx, from).await? {
        put(tx, to, &consent).await?;
    }
    Ok(())
}
