//! A transaction, with the few words in which the engines differ.

use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use sqlx::pool::PoolConnection;
use sqlx::{Any, AnyConnection, Transaction};

use jiff::Timestamp;
use tokio::sync::Notify;

use super::{Db, Engine};

/// An open transaction. Stores take `&mut Tx` and run SQL on `&mut **tx`; dropping it without [`Tx::commit`] undoes everything.
#[derive(Debug)]
pub struct Tx {
    inner: Inner,
    engine: Engine,
    now: Timestamp,
    enqueued: Arc<Notify>,
    wake: bool,
}

/// What the statements run on.
#[derive(Debug)]
pub(super) enum Inner {
    Transaction(Transaction<'static, Any>),
    /// Each statement is one of its own.
    Connection(PoolConnection<Any>),
}

impl Tx {
    pub(super) fn new(inner: Inner, db: &Db) -> Self {
        Self {
            inner,
            engine: db.engine,
            now: db.clock.now(),
            enqueued: db.enqueued.clone(),
            wake: false,
        }
    }

    /// Makes everything since the beginning durable, at once.
    pub async fn commit(self) -> sqlx::Result<()> {
        if let Inner::Transaction(transaction) = self.inner {
            transaction.commit().await?;
        }
        if self.wake {
            self.enqueued.notify_one();
        }
        Ok(())
    }

    /// The moment the transaction began: one time for everything that it writes.
    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// Remembers to wake a worker once this has committed.
    pub(crate) fn wake_worker(&mut self) {
        self.wake = true;
    }

    /// The end of a `select … where id = $1` that reads a row in order to change it: on PostgreSQL it locks the row, on SQLite the
    /// transaction already holds the only write lock.
    ///
    /// Returns the given SQL with or without the clause; both texts are constants of the caller.
    pub fn for_update(&self, plain: &'static str, locking: &'static str) -> &'static str {
        match self.engine {
            Engine::Sqlite => plain,
            Engine::Postgres => locking,
        }
    }

    /// Which engine runs this transaction; used inside the plant room only.
    pub(crate) fn engine(&self) -> Engine {
        self.engine
    }
}

impl Deref for Tx {
    type Target = AnyConnection;
    fn deref(&self) -> &AnyConnection {
        match &self.inner {
            Inner::Transaction(transaction) => transaction,
            Inner::Connection(connection) => connection,
        }
    }
}

impl DerefMut for Tx {
    fn deref_mut(&mut self) -> &mut AnyConnection {
        match &mut self.inner {
            Inner::Transaction(transaction) => transaction,
            Inner::Connection(connection) => connection,
        }
    }
}

/// Whether an error says that a unique constraint already holds such a row: how a second click finds out that the first one won.
pub fn is_taken(error: &sqlx::Error) -> bool {
    matches!(error, sqlx::Error::Database(inner) if inner.is_unique_violation())
}
