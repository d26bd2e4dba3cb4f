//! SQL of a person's road through a stack.

use domain::stack::lifecycle::{Journey, Stage};
use jiff::Timestamp;
use platform::db::{Micros, Tx};
use sqlx::Row;
use sqlx::any::AnyRow;

use crate::Result;
use crate::ids::{OrgId, PersonId, StackId};

/// One person's place in one stack.
#[derive(Clone, Debug)]
pub struct Stored {
    pub person: PersonId,
    pub stack: StackId,
    pub journey: Journey,
    /// Whether the mail that a claim is possible went out.
    pub is_announced: bool,
    pub moved_at: Timestamp,
}

const ROW: &str = "select person_id, stack_id, stage, risk_since, announced_at, moved_at from stack_journeys \
     where person_id = $1 and stack_id = $2";
const ROW_LOCKED: &str = "select person_id, stack_id, stage, risk_since, announced_at, moved_at from stack_journeys \
     where person_id = $1 and stack_id = $2 for update";

/// The row, made if it is not there, so that nobody else moves it until the end of the transaction.
pub async fn lock(tx: &mut Tx, person: &PersonId, stack: &StackId) -> Result<Stored> {
    let begun = Journey::default();
    sqlx::query(
        "insert into stack_journeys (person_id, stack_id, stage, moved_at) values ($1, $2, $3, $4) on conflict do nothing",
    )
    .bind(person.clone())
    .bind(stack.clone())
    .bind(begun.stage.as_str())
    .bind(Micros::from(tx.now()))
    .execute(&mut **tx)
    .await?;
    let sql = tx.for_update(ROW, ROW_LOCKED);
    let row = sqlx::query(sql).bind(person.clone()).bind(stack.clone());
    read(&row.fetch_one(&mut **tx).await?)
}

/// Where a person stands; at the beginning when nothing is known.
pub async fn get(tx: &mut Tx, person: &PersonId, stack: &StackId) -> Result<Journey> {
    let row = sqlx::query(ROW)
        .bind(person.clone())
        .bind(stack.clone())
        .fetch_optional(&mut **tx)
        .await?;
    let stored = row.map(|row| read(&row)).transpose()?;
    Ok(stored.map(|stored| stored.journey).unwrap_or_default())
}

/// All roads of a person; 500 at most.
pub async fn of_person(tx: &mut Tx, person: &PersonId) -> Result<Vec<Stored>> {
    let rows = sqlx::query(
        "select person_id, stack_id, stage, risk_since, announced_at, moved_at from stack_journeys where person_id = $1 limit 500",
    )
    .bind(person.clone())
    .fetch_all(&mut **tx)
    .await?;
    rows.iter().map(read).collect()
}

/// Whom an issuer's officers should look at again: a part of what they claimed or were awarded is gone. 200 at most, the oldest first.
pub async fn at_risk(tx: &mut Tx, organization: &OrgId) -> Result<Vec<Stored>> {
    let rows = sqlx::query(
        "select j.person_id, j.stack_id, j.stage, j.risk_since, j.announced_at, j.moved_at from stack_journeys j \
         join stacks s on s.id = j.stack_id where s.organization_id = $1 and j.risk_since is not null \
         order by j.risk_since, j.person_id limit 200",
    )
    .bind(organization.clone())
    .fetch_all(&mut **tx)
    .await?;
    rows.iter().map(read).collect()
}

/// Writes a step down.
pub async fn save(tx: &mut Tx, stored: &Stored, journey: Journey) -> Result<()> {
    let now = Micros::from(tx.now());
    sqlx::query(
        "update stack_journeys set stage = $3, risk_since = $4, moved_at = $5 where person_id = $1 and stack_id = $2",
    )
    .bind(stored.person.clone())
    .bind(stored.stack.clone())
    .bind(journey.stage.as_str())
    .bind(journey.at_risk.then_some(now))
    .bind(now)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Notes that the person was told that they may claim.
pub async fn announced(tx: &mut Tx, stored: &Stored) -> Result<()> {
    let now = Micros::from(tx.now());
    sqlx::query("update stack_journeys set announced_at = $3 where person_id = $1 and stack_id = $2")
        .bind(stored.person.clone())
        .bind(stored.stack.clone())
        .bind(now)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

fn read(row: &AnyRow) -> Result<Stored> {
    let word: String = row.try_get(2)?;
    let stage = Stage::parse(&word).ok_or_else(|| anyhow::anyhow!("a road through a stack at {word:?}"))?;
    let risk: Option<i64> = row.try_get(3)?;
    let announced: Option<i64> = row.try_get(4)?;
    Ok(Stored {
        person: row.try_get(0)?,
        stack: row.try_get(1)?,
        journey: Journey {
            stage,
            at_risk: risk.is_some(),
        },
        is_announced: announced.is_some(),
        moved_at: row.try_get::<Micros, _>(5)?.at(),
    })
}
