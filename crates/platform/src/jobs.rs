//! Work that follows a commit: rows with leases, written in the transaction that makes them necessary.
//!
//! A worker claims a row for a lease, does the work, and marks it done. A worker that dies leaves a lease that runs out, and another takes
//! the row; so work may run twice and must be harmless the second time. After [`MAX_TRIES`] failures the row stays as a dead letter that an operator can see.

use jiff::{SignedDuration, Timestamp};
use sqlx::Row;

use crate::db::{Engine, Micros, Tx};
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
