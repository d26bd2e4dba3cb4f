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
pub async fn install(tx: &mut Tx) -> sqlx::Result<()> {
    use sqlx::Executor;
    let sql = match tx.engine() {
        Engine::Sqlite => {
            "create virtual table if not exists search_index using fts5(kind unindexed, subject unindexed, title, body, tokenize = 'porter unicode61 remove_diacritics 2')"
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

/// Puts a subject into the index, in place of what was there for it.
pub async fn keep(tx: &mut Tx, entry: &Entry<'_>) -> sqlx::Result<()> {
    sqlx::query("delete from search_index where kind = $1 and subject = $2")
        .bind(entry.kind.to_owned())
        .bind(entry.subject.to_owned())
        .execute(&mut **tx)
        .await?;
    sqlx::query("insert into search_index (kind, subject, title, body) values ($1, $2, $3, $4)")
        .bind(entry.kind.to_owned())
        .bind(entry.subject.to_owned())
        .bind(entry.title.to_owned())
        .bind(entry.body.to_owned())
        .execute(&mut **tx)
        .await
        .map(|_| ())
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
