//! One statement for many rows. A statement costs a way to the database and back, whichever engine it is; a row in it costs next to nothing.
//!
//! The SQL says `{rows}` where the rows stand: `insert into t (a, b) values {rows}`, `… where id in (values {rows})`, or
//! `with v (a, b) as (values {rows}) update t set b = v.b from v where t.a = v.a`, which both engines run.

use futures_util::future::BoxFuture;
use sqlx::any::{AnyArguments, AnyRow};
use sqlx::{Any, Arguments, AssertSqlSafe, Encode, Type};

use super::{Engine, Tx};

/// Rows that go in one statement: the widest row times this stays below what either engine binds (32,766 and 65,535 values).
const MOST_ROWS: usize = 128;

/// Where the rows stand in the SQL.
const ROWS: &str = "{rows}";

/// The values of a statement, in the order of its places.
#[derive(Default)]
pub struct Binds {
    values: AnyArguments,
    fault: Option<sqlx::error::BoxDynError>,
}

impl std::fmt::Debug for Binds {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} values", self.values.len())
    }
}

impl Binds {
    /// Adds the next value of the row.
    pub fn bind<'t, T: Encode<'t, Any> + Type<Any>>(mut self, value: T) -> Self {
        if let Err(error) = self.values.add(value) {
            self.fault.get_or_insert(error);
        }
        self
    }
}

/// Runs the statement for all items, each bound by `row` to as many values as every other, and answers what it returns. Without items
/// nothing is run.
pub fn many<'t, T>(
    tx: &'t mut Tx,
    sql: &'static str,
    items: impl IntoIterator<Item = T>,
    row: impl Fn(Binds, T) -> Binds,
) -> BoxFuture<'t, sqlx::Result<Vec<AnyRow>>> {
    let mut items = items.into_iter().peekable();
    let mut statements = Vec::new();
    while items.peek().is_some() {
        let mut statement = Statement::default();
        for item in items.by_ref().take(MOST_ROWS) {
            statement.binds = row(statement.binds, item);
            statement.rows += 1;
        }
        statements.push(statement);
    }
    Box::pin(run(tx, sql, statements))
}

/// Locks rows before they are changed together: a change of many takes them in no certain order, and of two who change the same rows each
/// could wait for the other. `sql` takes them in one order (`… where id in (values {rows}) order by id for update`), and so must the items. On
/// SQLite the transaction already holds the only write lock, and nothing is run. Answers what the statement returns.
pub fn lock<'t, T>(
    tx: &'t mut Tx,
    sql: &'static str,
    items: impl IntoIterator<Item = T>,
    row: impl Fn(Binds, T) -> Binds,
) -> BoxFuture<'t, sqlx::Result<Vec<AnyRow>>> {
    match tx.engine() {
        Engine::Sqlite => Box::pin(std::future::ready(Ok(Vec::new()))),
        Engine::Postgres => many(tx, sql, items, row),
    }
}

/// A statement, filled.
#[derive(Default)]
struct Statement {
    binds: Binds,
    rows: usize,
}

async fn run(tx: &mut Tx, sql: &'static str, statements: Vec<Statement>) -> sqlx::Result<Vec<AnyRow>> {
    let mut answered = Vec::new();
    for Statement { binds, rows } in statements {
        if let Some(fault) = binds.fault {
            return Err(sqlx::Error::Encode(fault));
        }
        let sql = sql.replace(ROWS, &places(tx.engine(), rows, binds.values.len() / rows));
        // A full statement comes again and is kept prepared; one of an odd length would push out those that do.
        let query = sqlx::query_with(AssertSqlSafe(sql), binds.values).persistent(rows == MOST_ROWS || rows == 1);
        answered.extend(query.fetch_all(&mut **tx).await?);
    }
    Ok(answered)
}

/// `($1, $2), ($3, $4)`; on SQLite, which takes `$1` for a name and looks each up among all, `(?, ?), (?, ?)`.
fn places(engine: Engine, rows: usize, width: usize) -> String {
    use std::fmt::Write;
    let mut text = String::with_capacity(rows * (width * 7 + 4));
    for place in 0..rows * width {
        text.push_str(match place % width {
            0 if place == 0 => "(",
            0 => "), (",
            _ => ", ",
        });
        let _ = match engine {
            Engine::Sqlite => text.write_char('?'),
            Engine::Postgres => write!(text, "${}", place + 1),
        };
    }
    text.push(')');
    text
}

#[cfg(test)]
mod tests {
    use super::{Engine, places};

    #[test]
    fn places_are_numbered_through_where_they_have_numbers() {
        assert_eq!(places(Engine::Postgres, 1, 1), "($1)");
        assert_eq!(places(Engine::Postgres, 2, 3), "($1, $2, $3), ($4, $5, $6)");
        assert_eq!(places(Engine::Sqlite, 2, 3), "(?, ?, ?), (?, ?, ?)");
    }
}
