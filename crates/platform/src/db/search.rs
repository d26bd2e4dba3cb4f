//! Full-text search in one table per engine, behind two words: keep and find.
//!
//! SQLite uses FTS5 with the Porter stemmer, PostgreSQL a `tsvector` with the `english` configuration; both match prefixes of the last word.
//! The index is kept by [`keep`] in the same transaction as the row it describes.

use sqlx::Row;

use super::{Engine, Tx};

/// Words longer than this, or more of them, are cut: a search box is not a document.
const MAX_WORDS: usize = 8;
const MAX_WORD: usize = 40;

/// Creates the index where it is missing. Called after the migrations, because the two engines spell it differently.
///
/// FTS5 finds a row by its words or its number alone, so on SQLite a table beside it knows the number of each subject.
pub async fn install(tx: &mut Tx) -> sqlx::Result<()> {
    use sqlx::Executor;
    let sql = match tx.engine() {
        Engine::Sqlite => {
            "create virtual table if not exists search_index using fts5(kind unindexed, subject unindexed, title, body, tokenize = 'porter unicode61 remove_diacritics 2'); \
             create table if not exists search_subjects (number integer primary key, kind text not null, subject text not null, unique (kind, subject)); \
             insert into search_subjects (number, kind, subject) select rowid, kind, subject from search_index \
               where not exists (select 1 from search_subjects)"
        }
        Engine::Postgres => {
            "create table if not exists search_index (kind text not null, subject text not null, title text not null, body text not null, \
               words tsvector generated always as (setweight(to_tsvector('english', title), 'A') || setweight(to_tsvector('english', body), 'B')) stored, \
               primary key (kind, subject)); \
             create index if not exists search_index_words on search_index using gin (words)"
        }
    };
    tx.execute(sql).await.map(|_| ())
}

/// What is searched for one subject: the title counts more than the body.
#[derive(Debug)]
pub struct Entry<'a> {
    pub kind: &'a str,
    pub subject: &'a str,
    pub title: &'a str,
    pub body: &'a str,
}

/// Puts a subject into the index, in place of what was there for it. It costs the same however many are in it.
pub async fn keep(tx: &mut Tx, entry: &Entry<'_>) -> sqlx::Result<()> {
    let insert = match tx.engine() {
        Engine::Sqlite => {
            let number = number(tx, entry).await?;
            let sql = "insert into search_index (kind, subject, title, body, rowid) values ($1, $2, $3, $4, $5)";
            filled(sql, entry).bind(number)
        }
        Engine::Postgres => filled(
            "insert into search_index (kind, subject, title, body) values ($1, $2, $3, $4) \
             on conflict (kind, subject) do update set title = excluded.title, body = excluded.body",
            entry,
        ),
    };
    insert.execute(&mut **tx).await.map(|_| ())
}

fn filled(sql: &'static str, entry: &Entry<'_>) -> sqlx::query::Query<'static, sqlx::Any, sqlx::any::AnyArguments> {
    sqlx::query(sql)
        .bind(entry.kind.to_owned())
        .bind(entry.subject.to_owned())
        .bind(entry.title.to_owned())
        .bind(entry.body.to_owned())
}

/// The number under which SQLite keeps a subject, whose row is taken out of the index.
async fn number(tx: &mut Tx, entry: &Entry<'_>) -> sqlx::Result<i64> {
    let new = sqlx::query(
        "insert into search_subjects (kind, subject) values ($1, $2) on conflict do nothing returning number",
    )
    .bind(entry.kind.to_owned())
    .bind(entry.subject.to_owned())
    .fetch_optional(&mut **tx)
    .await?;
    if let Some(new) = new {
        return new.try_get(0);
    }
    let known = sqlx::query("select number from search_subjects where kind = $1 and subject = $2")
        .bind(entry.kind.to_owned())
        .bind(entry.subject.to_owned())
        .fetch_one(&mut **tx)
        .await?;
    let number: i64 = known.try_get(0)?;
    sqlx::query("delete from search_index where rowid = $1")
        .bind(number)
        .execute(&mut **tx)
        .await?;
    Ok(number)
}

/// The subjects of `kind` that match every word (stemmed, the last one also as a prefix), best first, `limit` at most.
/// Words without letters or digits find nothing to hold on to and match nothing.
pub async fn find(tx: &mut Tx, kind: &str, text: &str, limit: u32) -> sqlx::Result<Vec<String>> {
    let words = words(text);
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let (sql, query) = match tx.engine() {
        Engine::Sqlite => (
            "select subject from search_index where search_index match $2 and kind = $1 order by bm25(search_index, 0, 0, 8.0, 1.0), subject limit $3",
            words
                .iter()
                .map(|word| format!("(\"{word}\" OR \"{word}\"*)"))
                .collect::<Vec<_>>()
                .join(" AND "),
        ),
        Engine::Postgres => (
            "select subject from search_index where words @@ to_tsquery('english', $2) and kind = $1 order by ts_rank(words, to_tsquery('english', $2)) desc, subject limit $3",
            words
                .iter()
                .map(|word| format!("({word} | {word}:*)"))
                .collect::<Vec<_>>()
                .join(" & "),
        ),
    };
    let rows = sqlx::query(sql)
        .bind(kind.to_owned())
        .bind(query)
        .bind(i64::from(limit))
        .fetch_all(&mut **tx)
        .await?;
    rows.iter().map(|row| row.try_get(0)).collect()
}

/// Letters and digits only, lower case: nothing of either engine's query syntax survives.
fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .take(MAX_WORDS)
        .map(|word| word.chars().take(MAX_WORD).flat_map(char::to_lowercase).collect())
        .collect()
}
