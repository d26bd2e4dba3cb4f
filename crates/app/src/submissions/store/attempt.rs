//! SQL of attempts: what belongs to one round of sending and deciding.

use std::collections::{BTreeSet, HashMap};

use domain::CriterionId;
use jiff::Timestamp;
use jiff::civil::Date;
use platform::db::{Micros, Tx};
use sqlx::Row;
use sqlx::any::AnyRow;

use super::Place;
use crate::Result;
use crate::ids::{MicroCredentialId, PersonId, SubmissionId};

/// One attempt.
#[derive(Clone, Debug, Default)]
pub struct Attempt {
    /// The criteria to work on; empty when everything is open.
    pub open_criteria: BTreeSet<CriterionId>,
    pub sent_at: Option<Timestamp>,
    /// The day by which the earner was told to expect a result.
    pub expected_on: Option<Date>,
}

/// Opens an attempt; one that is open already stays as it is.
pub async fn open(tx: &mut Tx, place: &Place, criteria: &BTreeSet<CriterionId>) -> Result<()> {
    sqlx::query(
        "insert into attempts (submission_id, attempt, opened_at, open_criteria) values ($1, $2, $3, $4) on conflict do nothing",
    )
    .bind(place.submission.clone())
    .bind(i64::from(place.attempt))
    .bind(Micros::from(tx.now()))
    .bind(serde_json::to_string(criteria).map_err(anyhow::Error::from)?)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// One attempt; an empty one when there is none.
pub async fn get(tx: &mut Tx, place: &Place) -> Result<Attempt> {
    let row = sqlx::query(
        "select open_criteria, sent_at, expected_on from attempts where submission_id = $1 and attempt = $2",
    )
    .bind(place.submission.clone())
    .bind(i64::from(place.attempt))
    .fetch_optional(&mut **tx)
    .await?;
    row.as_ref().map_or_else(|| Ok(Attempt::default()), read)
}

/// The running attempts of everything a person has begun.
pub async fn running_of(tx: &mut Tx, person: &PersonId) -> Result<HashMap<SubmissionId, Attempt>> {
    let rows = sqlx::query(
        "select a.open_criteria, a.sent_at, a.expected_on, a.decided_at, s.id from attempts a \
         join submissions s on s.id = a.submission_id and s.attempt = a.attempt where s.person_id = $1",
    )
    .bind(person.clone())
    .fetch_all(&mut **tx)
    .await?;
    rows.iter().map(|row| Ok((row.try_get(4)?, read(row)?))).collect()
}

fn read(row: &AnyRow) -> Result<Attempt> {
    let criteria: String = row.try_get(0)?;
    let time = |column: usize| {
        row.try_get::<Option<i64>, _>(column)
            .map(|at| at.map(|at| Micros(at).at()))
    };
    let day: Option<String> = row.try_get(2)?;
    Ok(Attempt {
        open_criteria: serde_json::from_str(&criteria).map_err(anyhow::Error::from)?,
        sent_at: time(1)?,
        expected_on: day.and_then(|day| day.parse().ok()),
    })
}

/// Notes when it was sent (or taken back) and decided, as the rules say.
pub async fn mark(tx: &mut Tx, place: &Place, sent: Option<Timestamp>, decided: Option<Timestamp>) -> Result<()> {
    sqlx::query("update attempts set sent_at = $3, decided_at = $4 where submission_id = $1 and attempt = $2")
        .bind(place.submission.clone())
        .bind(i64::from(place.attempt))
        .bind(sent.map(Micros::from))
        .bind(decided.map(Micros::from))
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Tells the earner a day, or takes it back.
pub async fn expect(tx: &mut Tx, place: &Place, day: Option<Date>) -> Result<()> {
    sqlx::query("update attempts set expected_on = $3 where submission_id = $1 and attempt = $2")
        .bind(place.submission.clone())
        .bind(i64::from(place.attempt))
        .bind(day.map(|day| day.to_string()))
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// When the last 50 decided attempts of a micro-credential were sent and decided.
pub async fn recent(tx: &mut Tx, of: &MicroCredentialId) -> Result<Vec<(Timestamp, Timestamp)>> {
    let rows = sqlx::query(
        "select a.sent_at, a.decided_at from attempts a join submissions s on s.id = a.submission_id \
         where s.micro_credential_id = $1 and a.sent_at is not null and a.decided_at is not null \
         order by a.decided_at desc limit 50",
    )
    .bind(of.clone())
    .fetch_all(&mut **tx)
    .await?;
    rows.iter()
        .map(|row| Ok((row.try_get::<Micros, _>(0)?.at(), row.try_get::<Micros, _>(1)?.at())))
        .collect()
}
