//! SQL of assignments.

use jiff::Timestamp;
use jiff::civil::Date;
use platform::db::{Micros, Tx};
use sqlx::Row;
use sqlx::any::AnyRow;

use super::small;
use crate::Result;
use crate::assessment::draft::Draft;
use crate::ids::{AssignmentId, PersonId, SubmissionId};

/// What a seat is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Score blind against the rubric.
    Score,
    /// Decide what two assessors saw differently.
    Adjudicate,
}

impl Kind {
    /// The word for it in rows.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Score => "score",
            Self::Adjudicate => "adjudicate",
        }
    }
}

/// Why a seat ended before anything was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Its holder recognised the earner.
    Recused,
    /// Its holder could not take it.
    Declined,
    /// It was late.
    Late,
    /// The submission went where no seat is needed.
    MovedOn,
}

impl Why {
    /// The word for it in rows and events.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Recused => "recused",
            Self::Declined => "declined",
            Self::Late => "late",
            Self::MovedOn => "moved_on",
        }
    }
}

/// An assignment as stored.
#[derive(Clone, Debug)]
pub struct Assignment {
    pub id: AssignmentId,
    pub submission: SubmissionId,
    pub attempt: u32,
    pub person: PersonId,
    pub kind: Kind,
    pub due_on: Date,
    pub leased_until: Option<Timestamp>,
    pub draft: Draft,
    pub version: u32,
    pub saved_at: Option<Timestamp>,
    pub note: String,
    pub late_at: Option<Timestamp>,
    pub sent_at: Option<Timestamp>,
    pub ended_at: Option<Timestamp>,
}

impl Assignment {
    /// Whether its holder can still write.
    pub fn is_open(&self) -> bool {
        self.sent_at.is_none() && self.ended_at.is_none()
    }
}

/// What a new seat is made of.
#[derive(Clone, Copy, Debug)]
pub struct New<'a> {
    pub submission: &'a SubmissionId,
    pub attempt: u32,
    pub person: &'a PersonId,
    pub kind: Kind,
    pub due_on: Date,
}

const COLUMNS: &str = "select id, submission_id, attempt, person_id, kind, due_on, leased_until, draft, draft_version, saved_at, \
     note, late_at, sent_at, ended_at from assignments";

/// Adds a seat; `None` when this person holds it already.
pub async fn add(tx: &mut Tx, new: New<'_>) -> Result<Option<AssignmentId>> {
    let id = AssignmentId::opaque();
    let added = sqlx::query(
        "insert into assignments (id, submission_id, attempt, person_id, kind, given_at, due_on, draft, draft_version, note) \
         values ($1, $2, $3, $4, $5, $6, $7, '{}', 1, '') on conflict do nothing",
    )
    .bind(id.clone())
    .bind(new.submission.clone())
    .bind(i64::from(new.attempt))
    .bind(new.person.clone())
    .bind(new.kind.as_str())
    .bind(Micros::from(tx.now()))
    .bind(new.due_on.to_string())
    .execute(&mut **tx)
    .await?;
    Ok((added.rows_affected() == 1).then_some(id))
}

/// One assignment.
pub async fn get(tx: &mut Tx, id: &AssignmentId) -> Result<Assignment> {
    let sql = format!("{COLUMNS} where id = $1");
    let row = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(id.clone())
        .fetch_one(&mut **tx)
        .await?;
    read(&row)
}

/// Everything that was ever given out for one attempt, in order. While the transaction lasts nobody else changes these rows, so that two
/// last scores are put in order.
pub async fn lock_attempt(tx: &mut Tx, submission: &SubmissionId, attempt: u32) -> Result<Vec<Assignment>> {
    let sql = tx.for_update(
        "select id from assignments where submission_id = $1 and attempt = $2 order by id",
        "select id from assignments where submission_id = $1 and attempt = $2 order by id for update",
    );
    sqlx::query(sql)
        .bind(submission.clone())
        .bind(i64::from(attempt))
        .fetch_all(&mut **tx)
        .await?;
    of_submission(tx, submission)
        .await
        .map(|all| all.into_iter().filter(|one| one.attempt == attempt).collect())
}

/// Everything that was ever given out for a submission, in order; 200 at most.
pub async fn of_submission(tx: &mut Tx, submission: &SubmissionId) -> Result<Vec<Assignment>> {
    let sql = format!("{COLUMNS} where submission_id = $1 order by attempt desc, given_at, id limit 200");
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(submission.clone())
        .fetch_all(&mut **tx)
        .await?;
    rows.iter().map(read).collect()
}

/// The open seat that a person has in an attempt.
pub async fn seat_of(
    tx: &mut Tx,
    person: &PersonId,
    submission: &SubmissionId,
    attempt: u32,
) -> Result<Option<AssignmentId>> {
    let seats = open_of(tx, person).await?;
    let found = seats
        .into_iter()
        .find(|seat| seat.submission == *submission && seat.attempt == attempt);
    Ok(found.map(|seat| seat.id))
}

/// What somebody has to do, first what is due first; 100 at most. Equal days come in an order that says nothing.
pub async fn open_of(tx: &mut Tx, person: &PersonId) -> Result<Vec<Assignment>> {
    let sql = format!(
        "{COLUMNS} where person_id = $1 and sent_at is null and ended_at is null order by due_on, id limit 100"
    );
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(person.clone())
        .fetch_all(&mut **tx)
        .await?;
    rows.iter().map(read).collect()
}

/// What somebody sent last; 20 at most.
pub async fn sent_of(tx: &mut Tx, person: &PersonId) -> Result<Vec<Assignment>> {
    let sql = format!("{COLUMNS} where person_id = $1 and sent_at is not null order by sent_at desc, id limit 20");
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(person.clone())
        .fetch_all(&mut **tx)
        .await?;
    rows.iter().map(read).collect()
}

/// How many open seats somebody holds.
pub async fn count_open(tx: &mut Tx, person: &PersonId) -> Result<u32> {
    let row =
        sqlx::query("select count(*) from assignments where person_id = $1 and sent_at is null and ended_at is null")
            .bind(person.clone())
            .fetch_one(&mut **tx)
            .await?;
    Ok(small(row.try_get(0)?))
}

/// Writes what was typed, as the next version.
pub async fn save_draft(tx: &mut Tx, id: &AssignmentId, draft: &Draft) -> Result<u32> {
    let row = sqlx::query(
        "update assignments set draft = $2, draft_version = draft_version + 1, saved_at = $3 where id = $1 returning draft_version",
    )
    .bind(id.clone())
    .bind(serde_json::to_string(draft).map_err(anyhow::Error::from)?)
    .bind(Micros::from(tx.now()))
    .fetch_one(&mut **tx)
    .await?;
    Ok(small(row.try_get(0)?))
}

/// Holds the seat for its assessor until then.
pub async fn lease(tx: &mut Tx, id: &AssignmentId, until: Timestamp) -> Result<()> {
    sqlx::query("update assignments set leased_until = $2 where id = $1")
        .bind(id.clone())
        .bind(Micros::from(until))
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Its scores are in.
pub async fn mark_sent(tx: &mut Tx, id: &AssignmentId) -> Result<()> {
    sqlx::query("update assignments set sent_at = $2, leased_until = null where id = $1")
        .bind(id.clone())
        .bind(Micros::from(tx.now()))
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Its issuer knows that it is late.
pub async fn mark_late(tx: &mut Tx, id: &AssignmentId) -> Result<()> {
    sqlx::query("update assignments set late_at = $2 where id = $1")
        .bind(id.clone())
        .bind(Micros::from(tx.now()))
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Opens it for writing again, with the issuer's reason and a new day.
pub async fn give_back(tx: &mut Tx, id: &AssignmentId, note: &str, due_on: Date) -> Result<()> {
    sqlx::query("update assignments set sent_at = null, late_at = null, note = $2, due_on = $3 where id = $1")
        .bind(id.clone())
        .bind(note.to_owned())
        .bind(due_on.to_string())
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Takes it away.
pub async fn end(tx: &mut Tx, id: &AssignmentId, why: Why) -> Result<()> {
    sqlx::query("update assignments set ended_at = $2, ended_why = $3, leased_until = null where id = $1")
        .bind(id.clone())
        .bind(Micros::from(tx.now()))
        .bind(why.as_str())
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Notes that an issuer knows of an empty seat; `true` the first time.
pub async fn mark_unseated(tx: &mut Tx, submission: &SubmissionId, attempt: u32, kind: Kind) -> Result<bool> {
    let added = sqlx::query(
        "insert into unseated (submission_id, attempt, kind, told_at) values ($1, $2, $3, $4) on conflict do nothing",
    )
    .bind(submission.clone())
    .bind(i64::from(attempt))
    .bind(kind.as_str())
    .bind(Micros::from(tx.now()))
    .execute(&mut **tx)
    .await?;
    Ok(added.rows_affected() == 1)
}

fn read(row: &AnyRow) -> Result<Assignment> {
    let (kind, due_on, draft): (String, String, String) = (row.try_get(4)?, row.try_get(5)?, row.try_get(7)?);
    let at =
        |column: usize| -> Result<Option<Timestamp>> { Ok(row.try_get::<Option<Micros>, _>(column)?.map(Micros::at)) };
    Ok(Assignment {
        id: row.try_get(0)?,
        submission: row.try_get(1)?,
        attempt: small(row.try_get(2)?),
        person: row.try_get(3)?,
        kind: if kind == Kind::Score.as_str() {
            Kind::Score
        } else {
            Kind::Adjudicate
        },
        due_on: due_on.parse().map_err(anyhow::Error::from)?,
        leased_until: at(6)?,
        draft: serde_json::from_str(&draft).map_err(anyhow::Error::from)?,
        version: small(row.try_get(8)?),
        saved_at: at(9)?,
        note: row.try_get(10)?,
        late_at: at(11)?,
        sent_at: at(12)?,
        ended_at: at(13)?,
    })
}
