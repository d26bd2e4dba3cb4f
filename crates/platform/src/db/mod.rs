//! One SQL text for two engines: SQLite inside the process, PostgreSQL when many machines share the data.
//!
//! Rooms write plain SQL in the subset that both run (`$1`, `returning`, `on conflict`), through sqlx's `Any` driver:
//! - identifiers and JSON are `text`, instants are `bigint` microseconds since 1970 UTC ([`Micros`]), numbers are `bigint` or `double precision`;
//! - there are no boolean columns: a state is a row or a time, with who and why;
//! - an aggregate is cast (`cast(sum(n) as bigint)`), because PostgreSQL widens it.
//!
//! What differs between the engines has a name here ([`Tx::for_update`], [`search`]) and no `if` in a room.

mod many;
mod micros;
mod row;
pub mod search;
mod tx;

use std::sync::Arc;
use std::time::Duration;

use sqlx::any::{AnyConnectOptions, AnyPoolOptions};
use sqlx::migrate::Migrator;
use sqlx::{AnyPool, Executor, Row};
use tokio::sync::Notify;

use crate::clock::Clock;

pub use many::{Binds, lock, many};
pub use micros::Micros;
use tx::Inner;
pub use tx::{Tx, is_taken};

/// Which engine stands behind the pool.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgres,
}

/// The database: many readers; on SQLite one writer at a time.
#[derive(Clone, Debug)]
pub struct Db {
    engine: Engine,
    write: AnyPool,
    read: AnyPool,
    clock: Clock,
    enqueued: Arc<Notify>,
}

/// Why the database could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error("the database URL must start with sqlite: or postgres:, but it is {0:?}")]
    Scheme(String),
    #[error(
        "this build carries SQLite {found}; Waymark needs 3.51.3 or newer, because older ones can corrupt a write-ahead log"
    )]
    OldSqlite { found: String },
    #[error("the database has migrations that this program does not know; it was upgraded by a newer version: {0}")]
    Newer(sqlx::migrate::MigrateError),
    #[error(transparent)]
    Migrate(sqlx::migrate::MigrateError),
    #[error(transparent)]
    Sql(#[from] sqlx::Error),
}

/// The first SQLite without the WAL-reset corruption (two connections that write and checkpoint at once).
const FIRST_SOUND_SQLITE: [u32; 3] = [3, 51, 3];

/// Every connection: wait for a lock, enforce references, survive a power cut (`NORMAL` would lose acknowledged commits). The log grows to
/// 16 MB before its pages go home, so that a page that is changed often goes once.
const SQLITE_PRAGMAS: &str = "pragma journal_mode = wal; pragma synchronous = full; pragma wal_autocheckpoint = 4000; pragma foreign_keys = on; \
     pragma busy_timeout = 5000; pragma temp_store = memory; pragma cache_size = -16000; pragma trusted_schema = off";

impl Db {
    /// Opens `url` (`sqlite:PATH` or `postgres://…`) without touching its schema.
    pub async fn open(url: &str, clock: Clock) -> Result<Self, OpenError> {
        sqlx::any::install_default_drivers();
        if url.starts_with("sqlite:") {
            Self::open_sqlite(url, clock).await
        } else if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            let pool = AnyPoolOptions::new()
                .max_connections(16)
                .acquire_timeout(Duration::from_secs(5))
                .connect(url)
                .await?;
            Ok(Self::over(Engine::Postgres, pool.clone(), pool, clock))
        } else {
            Err(OpenError::Scheme(url.split(':').next().unwrap_or_default().to_owned()))
        }
    }

    async fn open_sqlite(url: &str, clock: Clock) -> Result<Self, OpenError> {
        let mode = if url.contains('?') { "&mode=rwc" } else { "?mode=rwc" };
        let options: AnyConnectOptions = format!("{url}{mode}").parse()?;
        let pool = |connections: u32| {
            AnyPoolOptions::new()
                .max_connections(connections)
                .acquire_timeout(Duration::from_secs(10))
                .idle_timeout(None)
                .max_lifetime(None)
                .test_before_acquire(false)
                .after_connect(|connection, _| {
                    Box::pin(async move { connection.execute(SQLITE_PRAGMAS).await.map(|_| ()) })
                })
                .connect_with(options.clone())
        };
        let write = pool(1).await?;
        let found: String = sqlx::query("select sqlite_version()")
            .fetch_one(&write)
            .await?
            .try_get(0)?;
        let parts: Vec<u32> = found.split('.').filter_map(|part| part.parse().ok()).collect();
        if parts.as_slice() < FIRST_SOUND_SQLITE.as_slice() {
            return Err(OpenError::OldSqlite { found });
        }
        Ok(Self::over(Engine::Sqlite, write, pool(4).await?, clock))
    }

    fn over(engine: Engine, write: AnyPool, read: AnyPool, clock: Clock) -> Self {
        Self {
            engine,
            write,
            read,
            clock,
            enqueued: Arc::default(),
        }
    }

    /// Brings the schema forward. Refuses a database that a newer program has already changed.
    pub async fn migrate(&self, migrations: &Migrator) -> Result<(), OpenError> {
        use sqlx::migrate::MigrateError;
        migrations.run(&self.write).await.map_err(|error| match error {
            MigrateError::VersionMissing(_) | MigrateError::VersionTooNew(..) => OpenError::Newer(error),
            other => OpenError::Migrate(other),
        })
    }

    /// A transaction that may write. On SQLite it holds the write lock from its first moment, so it never fails half-way for it.
    pub async fn begin(&self) -> sqlx::Result<Tx> {
        let inner = match self.engine {
            Engine::Sqlite => self.write.begin_with("begin immediate").await?,
            Engine::Postgres => self.write.begin().await?,
        };
        Ok(Tx::new(Inner::Transaction(inner), self))
    }

    /// A transaction for reading: one consistent view, never waits for a writer.
    pub async fn read(&self) -> sqlx::Result<Tx> {
        Ok(Tx::new(Inner::Transaction(self.read.begin().await?), self))
    }

    /// For a single question: what two statements find may be of two moments, and two ways to the database and back are saved.
    pub async fn glance(&self) -> sqlx::Result<Tx> {
        Ok(Tx::new(Inner::Connection(self.read.acquire().await?), self))
    }

    /// Waits until a commit in this process has enqueued a job. Other processes' jobs are found by looking now and then.
    pub async fn job_enqueued(&self) {
        self.enqueued.notified().await;
    }

    /// Which engine this is; for the operator's page and the tests.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Waits for open transactions and closes all connections.
    pub async fn close(&self) {
        self.read.close().await;
        self.write.close().await;
    }
}
