//! A transaction, with the few words in which the engines differ.

use std::ops::{Deref, DerefMut};

use sqlx::{Any, AnyConnection, Transaction};

use super::Engine;

/// An open transaction. Stores take `&mut Tx` and run SQL on `&mut **tx`; dropping it without [`Tx::commit`] undoes everything.
#[derive(Debug)]
pub struct Tx {
    inner: Transaction<'static, Any>,
    engine: Engine,
}

impl Tx {
    pub(super) fn new(inner: Transaction<'static, Any>, engine: Engine) -> Self {
        Self { inner, engine }
    }

    /// Makes everything since the beginning durable, at once.
    pub async fn commit(self) -> sqlx::Result<()> {
        self.inner.commit().await
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
        &self.inner
    }
}

impl DerefMut for Tx {
    fn deref_mut(&mut self) -> &mut AnyConnection {
        &mut self.inner
    }
}

/// Whether an error says that a unique constraint already holds such a row: how a second click finds out that the first one won.
pub fn is_taken(error: &sqlx::Error) -> bool {
    matches!(error, sqlx::Error::Database(inner) if inner.is_unique_violation())
}
