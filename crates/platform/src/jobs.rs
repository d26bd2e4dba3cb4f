//! Work that follows a commit: rows with leases, written in the transaction that makes them necessary.
//!
//! A worker claims a row for a lease, does the work, and marks it done. A worker that dies leaves a lease that runs out, and another takes
//! the row; so work may run twice and must be harmless the second time. After [`MAX_TRIES`] failures the row stays as a dead letter that an operator can see.

use jiff::{SignedDuration, Timestamp};
use sqlx::Row;

use crate::db::{Engine, Micros, Tx, many};
use crate::random;

/// Tries before a row is left as a dead letter.
pub const MAX_TRIES: i64 = 8;
/// How long a worker may hold a row before another may take it.
const LEASE: SignedDuration = SignedDuration::from_secs(120);

/// A claimed row.
#[derive(Debug)]
pub struct Claimed {
    pub id: String,
    /// The work, as the JSON that was enqueued.
    pub work: String,
    /// 1 on the first try.
    pub tries: i64,
}

/// Adds work to be done at `due`. With a `key`, work of the same key that is not done yet is left as it is and nothing is added.
pub async fn enqueue(tx: &mut Tx, work: &str, key: Option<&str>, due: Timestamp) -> sqlx::Result<()> {
    tx.wake_worker();
    sqlx::query(
        "insert into jobs (id, work, dedupe_key, due_at, tries) values ($1, $2, $3, $4, 0) \
         on conflict (dedupe_key) do nothing",
    )
    .bind(random::id(due))
    .bind(work.to_owned())
    .bind(key.map(str::to_owned))
    .bind(Micros::from(due))
    .execute(&mut **tx)
    .await
    .map(|_| ())
}

/// Adds many pieces of work, all due now.
pub async fn enqueue_all(tx: &mut Tx, works: &[String]) -> sqlx::Result<()> {
    if works.is_empty() {
        return Ok(());
    }
    tx.wake_worker();
    let now = tx.now();
    let sql = "insert into jobs (id, work, due_at, tries) values {rows}";
    let none_yet: i64 = 0;
    many(tx, sql, works, |row, work| {
        row.bind(random::id(now))
            .bind(work.as_str())
            .bind(Micros::from(now))
            .bind(none_yet)
    })
    .await?;
    Ok(())
}

/// Takes the row that has waited longest, if one is due, and leases it.
pub async fn claim(tx: &mut Tx, now: Timestamp) -> sqlx::Result<Option<Claimed>> {
    let sql = match tx.engine() {
        Engine::Sqlite => {
            "update jobs set leased_until = $2, tries = tries + 1 where id = \
             (select id from jobs where failed_at is null and due_at <= $1 and (leased_until is null or leased_until < $1) order by due_at, id limit 1) \
             returning id, work, tries"
        }
        Engine::Postgres => {
            "update jobs set leased_until = $2, tries = tries + 1 where id = \
             (select id from jobs where failed_at is null and due_at <= $1 and (leased_until is null or leased_until < $1) order by due_at, id limit 1 for update skip locked) \
             returning id, work, tries"
        }
    };
    let row = sqlx::query(sql)
        .bind(Micros::from(now))
        .bind(Micros::from(now + LEASE))
        .fetch_optional(&mut **tx)
        .await?;
    row.map(|row| {
        Ok(Claimed {
            id: row.try_get(0)?,
            work: row.try_get(1)?,
            tries: row.try_get(2)?,
        })
    })
    .transpose()
}

/// The work is done: the row goes.
pub async fn done(tx: &mut Tx, id: &str) -> sqlx::Result<()> {
    sqlx::query("delete from jobs where id = $1")
        .bind(id.to_owned())
        .execute(&mut **tx)
        .await
        .map(|_| ())
}

/// The work failed: it is tried again after a growing pause (15 s, 30 s, … 32 min), or becomes a dead letter.
pub async fn failed(tx: &mut Tx, job: &Claimed, why: &str, now: Timestamp) -> sqlx::Result<()> {
    let pause = SignedDuration::from_secs(15 << job.tries.clamp(1, MAX_TRIES) >> 1);
    let dead = (job.tries >= MAX_TRIES).then(|| Micros::from(now));
    sqlx::query("update jobs set leased_until = null, due_at = $2, last_error = $3, failed_at = $4 where id = $1")
        .bind(job.id.clone())
        .bind(Micros::from(now + pause))
        .bind(why.chars().take(500).collect::<String>())
        .bind(dead)
        .execute(&mut **tx)
        .await
        .map(|_| ())
}

/// How the work stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Rows to be done, now or later.
    pub waiting: i64,
    /// Of these, rows that nobody took though they have been due for ten minutes.
    pub late: i64,
    /// Rows given up after [`MAX_TRIES`].
    pub dead: i64,
}

/// A row given up, for an operator to look at.
#[derive(Clone, Debug)]
pub struct DeadLetter {
    pub id: String,
    /// The work, as the JSON that was enqueued: identifiers, no words of anybody's.
    pub work: String,
    /// Why the last try failed.
    pub why: String,
    pub failed_at: Timestamp,
}

/// Counts the rows.
pub async fn standing(tx: &mut Tx) -> sqlx::Result<Standing> {
    let late = Micros::from(tx.now() - SignedDuration::from_mins(10));
    let row = sqlx::query(
        "select count(case when failed_at is null then 1 end), count(case when failed_at is null and due_at < $1 then 1 end), \
         count(failed_at) from jobs",
    )
    .bind(late)
    .fetch_one(&mut **tx)
    .await?;
    Ok(Standing {
        waiting: row.try_get(0)?,
        late: row.try_get(1)?,
        dead: row.try_get(2)?,
    })
}

/// The rows given up, the newest first; `limit` at most.
pub async fn dead_letters(tx: &mut Tx, limit: i64) -> sqlx::Result<Vec<DeadLetter>> {
    let rows = sqlx::query(
        "select id, work, coalesce(last_error, ''), failed_at from jobs where failed_at is not null order by failed_at desc, id limit $1",
    )
    .bind(limit)
    .fetch_all(&mut **tx)
    .await?;
    rows.into_iter()
        .map(|row| {
            let failed_at: Micros = row.try_get(3)?;
            Ok(DeadLetter {
                id: row.try_get(0)?,
                work: row.try_get(1)?,
                why: row.try_get(2)?,
                failed_at: failed_at.at(),
            })
        })
        .collect()
}

/// The work that failed last and why, while it is still to be tried again or was given up.
pub async fn latest_failure(tx: &mut Tx) -> sqlx::Result<Option<String>> {
    let row =
        sqlx::query("select work, last_error from jobs where last_error is not null order by due_at desc, id limit 1")
            .fetch_optional(&mut **tx)
            .await?;
    let told = |row: sqlx::any::AnyRow| {
        let (work, why): (String, String) = (row.try_get(0)?, row.try_get(1)?);
        Ok(format!("{work}: {why}"))
    };
    row.map(told).transpose()
}

/// Gives a row that was given up all its tries again, from now on. Answers whether there was one.
pub async fn retry(tx: &mut Tx, id: &str) -> sqlx::Result<bool> {
    let now = Micros::from(tx.now());
    tx.wake_worker();
    let done = sqlx::query(
        "update jobs set failed_at = null, leased_until = null, tries = 0, due_at = $2 where id = $1 and failed_at is not null",
    )
    .bind(id.to_owned())
    .bind(now)
    .execute(&mut **tx)
    .await?;
    Ok(done.rows_affected() == 1)
}
