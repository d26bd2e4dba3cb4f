//! Full-text search in one table per engine, behind two words: keep and find.
//!
//! SQLite uses FTS5 with the Porter stemmer, PostgreSQL a `tsvector` with the `english` configuration; both match prefixes of the last word.
//! The index is kept by [`keep`] in the same transaction as the row it describes.

use std::collections::HashMap;

use sqlx::Row;
use sqlx::any::AnyRow;

use super::{Binds, Engine, Tx, many};

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
    keep_all(tx, std::slice::from_ref(entry)).await
}

/// As [`keep`], for many subjects, each of them once.
pub async fn keep_all(tx: &mut Tx, entries: &[Entry<'_>]) -> sqlx::Result<()> {
    let plain = |row: Binds, entry: &Entry<'_>| {
        row.bind(entry.kind)
            .bind(entry.subject)
            .bind(entry.title)
            .bind(entry.body)
    };
    match tx.engine() {
        Engine::Sqlite => {
            let numbers = numbers(tx, entries).await?;
            let sql = "insert into search_index (kind, subject, title, body, rowid) values {rows}";
            let number = |entry: &Entry<'_>| numbers.get(&(entry.kind.to_owned(), entry.subject.to_owned())).copied();
            many(tx, sql, entries, |row, entry| plain(row, entry).bind(number(entry))).await?;
        }
        Engine::Postgres => {
            let sql = "insert into search_index (kind, subject, title, body) values {rows} \
                 on conflict (kind, subject) do update set title = excluded.title, body = excluded.body";
            many(tx, sql, entries, plain).await?;
        }
    }
    Ok(())
}

/// Kind and subject, to the number under which SQLite keeps them.
type Numbers = HashMap<(String, String), i64>;

/// The numbers of subjects, whose rows are taken out of the index.
async fn numbers(tx: &mut Tx, entries: &[Entry<'_>]) -> sqlx::Result<Numbers> {
    let named = |row: Binds, entry: &Entry<'_>| row.bind(entry.kind).bind(entry.subject);
    let new = "insert into search_subjects (kind, subject) values {rows} on conflict do nothing returning number, kind, subject";
    let mut numbers = read_numbers(&many(tx, new, entries, named).await?)?;
    let is_known = |entry: &&Entry<'_>| !numbers.contains_key(&(entry.kind.to_owned(), entry.subject.to_owned()));
    let known: Vec<&Entry<'_>> = entries.iter().filter(is_known).collect();
    let sql = "select number, kind, subject from search_subjects where (kind, subject) in (values {rows})";
    let known = read_numbers(&many(tx, sql, known, named).await?)?;
    let stale = "delete from search_index where rowid in (values {rows})";
    many(tx, stale, known.values(), |row, number| row.bind(*number)).await?;
    numbers.extend(known);
    Ok(numbers)
}

fn read_numbers(rows: &[AnyRow]) -> sqlx::Result<Numbers> {
    let read = |row: &AnyRow| Ok(((row.try_get(1)?, row.try_get(2)?), row.try_get(0)?));
    rows.iter().map(read).collect()
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
