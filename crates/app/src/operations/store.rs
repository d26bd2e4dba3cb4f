//! SQL of workers' signs of life, and of the schema's state.

use jiff::{SignedDuration, Timestamp};
use platform::db::{Micros, Tx};

use crate::Result;

/// A worker that gave no sign for this long counts as gone. Longer than any one piece of work may hold its lease.
const GONE_AFTER: SignedDuration = SignedDuration::from_mins(5);

/// Notes that a worker is alive, and forgets those that have been gone for a day.
pub(super) async fn beat(tx: &mut Tx, worker: &str) -> Result<()> {
    let now = tx.now();
    sqlx::query(
        "insert into workers (id, seen_at) values ($1, $2) on conflict (id) do update set seen_at = excluded.seen_at",
    )
    .bind(worker.to_owned())
    .bind(Micros::from(now))
    .execute(&mut **tx)
    .await?;
    sqlx::query("delete from workers where seen_at < $1")
        .bind(Micros::from(now - SignedDuration::from_hours(24)))
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// When the latest of the living workers gave a sign; `None` when there is none.
pub(super) async fn worker_seen(tx: &mut Tx) -> Result<Option<Timestamp>> {
    let since = Micros::from(tx.now() - GONE_AFTER);
    let seen: Option<Micros> = sqlx::query_scalar("select max(seen_at) from workers where seen_at > $1")
        .bind(since)
        .fetch_one(&mut **tx)
        .await?;
    Ok(seen.map(Micros::at))
}

/// How many migrations this database has been through.
pub(super) async fn migrations_done(tx: &mut Tx) -> Result<i64> {
    Ok(
        sqlx::query_scalar("select count(*) from _sqlx_migrations where success")
            .fetch_one(&mut **tx)
            .await?,
    )
}
