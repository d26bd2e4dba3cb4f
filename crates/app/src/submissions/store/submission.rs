//! SQL of submissions.

use domain::clock::Clock;
use domain::workflow::{self, State};
use jiff::Timestamp;
use jiff::civil::Date;
use platform::db::{Micros, Tx};
use sqlx::Row;
use sqlx::any::AnyRow;

use super::{Place, small};
use crate::Result;
use crate::ids::{MicroCredentialId, OrgId, PersonId, SubmissionId, VersionId};

/// A submission as stored.
#[derive(Clone, Debug)]
pub struct Submission {
    pub id: SubmissionId,
    /// Short, for people: `7K2M`.
    pub number: String,
    pub person: PersonId,
    pub version: VersionId,
    pub micro_credential: MicroCredentialId,
    pub organization: OrgId,
    pub workflow: workflow::Submission,
    /// The promise that runs.
    pub clock: Option<Clock>,
    pub started_at: Timestamp,
    pub moved_at: Timestamp,
    /// When an assessor first opened the running attempt.
    pub opened_at: Option<Timestamp>,
    pub hidden_at: Option<Timestamp>,
}

impl Submission {
    /// Where it stands.
    pub fn state(&self) -> State {
        self.workflow.state
    }

    /// The running attempt.
    pub fn place(&self) -> Place {
        Place {
            submission: self.id.clone(),
            attempt: self.workflow.attempt,
        }
    }
}

/// What a new submission is made of.
#[derive(Debug)]
pub struct New<'a> {
    pub number: String,
    pub person: &'a PersonId,
    pub version: &'a VersionId,
    pub micro_credential: &'a MicroCredentialId,
    pub organization: &'a OrgId,
    pub workflow: &'a workflow::Submission,
}

const COLUMNS: &str = "select id, number, person_id, version_id, micro_credential_id, organization_id, workflow, clock, \
     started_at, moved_at, opened_at, hidden_at from submissions";

/// Adds a submission; `None` when the number is taken or this person already has a live one.
pub async fn add(tx: &mut Tx, new: &New<'_>) -> Result<Option<SubmissionId>> {
    let now = tx.now();
    let id = SubmissionId::new(now);
    let added = sqlx::query(
        "insert into submissions (id, number, person_id, version_id, micro_credential_id, organization_id, state, attempt, \
         workflow, started_at, moved_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10) on conflict do nothing",
    )
    .bind(id.clone())
    .bind(new.number.clone())
    .bind(new.person.clone())
    .bind(new.version.clone())
    .bind(new.micro_credential.clone())
    .bind(new.organization.clone())
    .bind(new.workflow.state.as_str())
    .bind(i64::from(new.workflow.attempt))
    .bind(serde_json::to_string(new.workflow).map_err(anyhow::Error::from)?)
    .bind(Micros::from(now))
    .execute(&mut **tx)
    .await?;
    Ok((added.rows_affected() == 1).then_some(id))
}

/// The live submission of a person for a micro-credential.
pub async fn live(tx: &mut Tx, person: &PersonId, of: &MicroCredentialId) -> Result<Option<SubmissionId>> {
    let row = sqlx::query(
        "select id from submissions where person_id = $1 and micro_credential_id = $2 \
         and state not in ('withdrawn', 'denied', 'closed')",
    )
    .bind(person.clone())
    .bind(of.clone())
    .fetch_optional(&mut **tx)
    .await?;
    row.map(|row| Ok(row.try_get(0)?)).transpose()
}

/// One submission.
pub async fn get(tx: &mut Tx, id: &SubmissionId) -> Result<Submission> {
    let sql = format!("{COLUMNS} where id = $1");
    let row = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(id.clone())
        .fetch_one(&mut **tx)
        .await?;
    read(&row)
}

/// One submission, to be changed: nobody else changes it, or anything that belongs to it, until the transaction ends.
pub async fn lock(tx: &mut Tx, id: &SubmissionId) -> Result<Submission> {
    let sql = tx.for_update(
        "select id from submissions where id = $1",
        "select id from submissions where id = $1 for update",
    );
    sqlx::query(sql).bind(id.clone()).fetch_one(&mut **tx).await?;
    get(tx, id).await
}

/// Everything one person has begun, the newest first.
pub async fn of_person(tx: &mut Tx, person: &PersonId) -> Result<Vec<Submission>> {
    let sql = format!("{COLUMNS} where person_id = $1 order by started_at desc, id desc limit 500");
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(person.clone())
        .fetch_all(&mut **tx)
        .await?;
    rows.iter().map(read).collect()
}

/// The submissions of an organisation in one of these states, those that have waited longest first.
pub async fn of_organization(tx: &mut Tx, organization: &OrgId, states: &[State]) -> Result<Vec<Submission>> {
    let mut found = Vec::new();
    for state in states {
        let sql = format!("{COLUMNS} where organization_id = $1 and state = $2 order by moved_at, id limit 500");
        let rows = sqlx::query(sqlx::AssertSqlSafe(sql))
            .bind(organization.clone())
            .bind(state.as_str())
            .fetch_all(&mut **tx)
            .await?;
        found.extend(rows.iter().map(read).collect::<Result<Vec<_>>>()?);
    }
    Ok(found)
}

/// Writes what a step changed.
pub async fn save(tx: &mut Tx, submission: &Submission, due_on: Option<Date>) -> Result<()> {
    let clock = submission.clock.as_ref().map(serde_json::to_string);
    sqlx::query(
        "update submissions set state = $2, attempt = $3, workflow = $4, clock = $5, due_on = $6, moved_at = $7, \
         opened_at = $8, hidden_at = $9 where id = $1",
    )
    .bind(submission.id.clone())
    .bind(submission.workflow.state.as_str())
    .bind(i64::from(submission.workflow.attempt))
    .bind(serde_json::to_string(&submission.workflow).map_err(anyhow::Error::from)?)
    .bind(clock.transpose().map_err(anyhow::Error::from)?)
    .bind(due_on.map(|day| day.to_string()))
    .bind(Micros::from(submission.moved_at))
    .bind(submission.opened_at.map(Micros::from))
    .bind(submission.hidden_at.map(Micros::from))
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Starts or stops the retention clock.
pub async fn set_retention(tx: &mut Tx, id: &SubmissionId, from: Option<Timestamp>) -> Result<()> {
    sqlx::query("update submissions set retained_from = $2 where id = $1")
        .bind(id.clone())
        .bind(from.map(Micros::from))
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Notes that an assessor has opened the running attempt; the first time counts.
pub async fn mark_opened(tx: &mut Tx, id: &SubmissionId) -> Result<()> {
    sqlx::query("update submissions set opened_at = $2 where id = $1 and opened_at is null")
        .bind(id.clone())
        .bind(Micros::from(tx.now()))
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Whether a request with this key had its effect before.
pub async fn knows_key(tx: &mut Tx, id: &SubmissionId, key: &str) -> Result<bool> {
    let found = sqlx::query("select 1 from submission_keys where submission_id = $1 and request_key = $2")
        .bind(id.clone())
        .bind(key.to_owned())
        .fetch_optional(&mut **tx)
        .await?;
    Ok(found.is_some())
}

/// Remembers that the request with this key had its effect.
pub async fn keep_key(tx: &mut Tx, id: &SubmissionId, key: &str) -> Result<()> {
    sqlx::query("insert into submission_keys (submission_id, request_key, at) values ($1, $2, $3)")
        .bind(id.clone())
        .bind(key.to_owned())
        .bind(Micros::from(tx.now()))
        .execute(&mut **tx)
        .await?;
    Ok(())
}

fn read(row: &AnyRow) -> Result<Submission> {
    let workflow: String = row.try_get(6)?;
    let clock: Option<String> = row.try_get(7)?;
    let time = |column: usize| {
        row.try_get::<Option<i64>, _>(column)
            .map(|at| at.map(|at| Micros(at).at()))
    };
    Ok(Submission {
        id: row.try_get(0)?,
        number: row.try_get(1)?,
        person: row.try_get(2)?,
        version: row.try_get(3)?,
        micro_credential: row.try_get(4)?,
        organization: row.try_get(5)?,
        workflow: serde_json::from_str(&workflow).map_err(anyhow::Error::from)?,
        clock: clock
            .map(|clock| serde_json::from_str(&clock))
            .transpose()
            .map_err(anyhow::Error::from)?,
        started_at: row.try_get::<Micros, _>(8)?.at(),
        moved_at: row.try_get::<Micros, _>(9)?.at(),
        opened_at: time(10)?,
        hidden_at: time(11)?,
    })
}

/// How many submissions of one version were ever sent: the first few are always scored twice.
pub async fn sent_of_version(tx: &mut Tx, version: &VersionId) -> Result<u32> {
    let row = sqlx::query(
        "select count(*) from attempts a join submissions s on s.id = a.submission_id \
         where s.version_id = $1 and a.sent_at is not null",
    )
    .bind(version.clone())
    .fetch_one(&mut **tx)
    .await?;
    Ok(small(row.try_get(0)?))
}
