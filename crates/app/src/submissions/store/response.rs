//! SQL of written answers: the text that counts, and every text before it.

use jiff::Timestamp;
use platform::db::{Micros, Tx};
use sqlx::Row;
use sqlx::any::AnyRow;

use super::{Place, small};
use crate::Result;

/// The text that counts for one question.
#[derive(Clone, Debug, Default)]
pub struct Response {
    /// A prompt's identifier, or `changed.` and a criterion's.
    pub question: String,
    pub body: String,
    /// By the rule of the domain.
    pub words: u32,
    /// 0 when nothing was saved yet.
    pub version: i64,
    pub saved_at: Option<Timestamp>,
    /// Which open page wrote it.
    pub tab: String,
}

/// A text of the past, or one that waits beside the one that counts.
#[derive(Clone, Debug)]
pub struct Kept {
    pub id: String,
    pub body: String,
    pub words: u32,
    pub saved_at: Timestamp,
}

/// The texts of an attempt.
pub async fn all(tx: &mut Tx, place: &Place) -> Result<Vec<Response>> {
    let rows = sqlx::query(
        "select question, body, words, version, saved_at, tab from responses where submission_id = $1 and attempt = $2 order by question",
    )
    .bind(place.submission.clone())
    .bind(i64::from(place.attempt))
    .fetch_all(&mut **tx)
    .await?;
    rows.iter().map(read).collect()
}

/// The text for one question, empty when nothing was saved yet.
pub async fn get(tx: &mut Tx, place: &Place, question: &str) -> Result<Response> {
    let row = sqlx::query(
        "select question, body, words, version, saved_at, tab from responses \
         where submission_id = $1 and attempt = $2 and question = $3",
    )
    .bind(place.submission.clone())
    .bind(i64::from(place.attempt))
    .bind(question.to_owned())
    .fetch_optional(&mut **tx)
    .await?;
    match row {
        Some(row) => read(&row),
        None => Ok(Response {
            question: question.to_owned(),
            ..Response::default()
        }),
    }
}

fn read(row: &AnyRow) -> Result<Response> {
    Ok(Response {
        question: row.try_get(0)?,
        body: row.try_get(1)?,
        words: small(row.try_get(2)?),
        version: row.try_get(3)?,
        saved_at: Some(row.try_get::<Micros, _>(4)?.at()),
        tab: row.try_get(5)?,
    })
}

/// Makes a text the one that counts.
pub async fn put(tx: &mut Tx, place: &Place, response: &Response) -> Result<()> {
    sqlx::query(
        "insert into responses (submission_id, attempt, question, body, words, version, saved_at, tab) \
         values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (submission_id, attempt, question) do update set \
         body = excluded.body, words = excluded.words, version = excluded.version, saved_at = excluded.saved_at, tab = excluded.tab",
    )
    .bind(place.submission.clone())
    .bind(i64::from(place.attempt))
    .bind(response.question.clone())
    .bind(response.body.clone())
    .bind(i64::from(response.words))
    .bind(response.version)
    .bind(Micros::from(tx.now()))
    .bind(response.tab.clone())
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Writes a text into the history. `aside`: it met a newer one and waits for its writer.
pub async fn remember(tx: &mut Tx, place: &Place, response: &Response, aside: bool) -> Result<()> {
    let now = tx.now();
    sqlx::query(
        "insert into response_texts (id, submission_id, attempt, question, version, body, words, saved_at, tab, aside_at) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .bind(platform::random::id(now))
    .bind(place.submission.clone())
    .bind(i64::from(place.attempt))
    .bind(response.question.clone())
    .bind(response.version)
    .bind(response.body.clone())
    .bind(i64::from(response.words))
    .bind(Micros::from(now))
    .bind(response.tab.clone())
    .bind(aside.then(|| Micros::from(now)))
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Keeps a text beside the one that counts. What the same page had put there before was its own beginning.
pub async fn put_aside(tx: &mut Tx, place: &Place, response: &Response) -> Result<()> {
    sqlx::query(
        "delete from response_texts where submission_id = $1 and attempt = $2 and question = $3 and tab = $4 and tab <> '' \
         and aside_at is not null and settled_at is null",
    )
    .bind(place.submission.clone())
    .bind(i64::from(place.attempt))
    .bind(response.question.clone())
    .bind(response.tab.clone())
    .execute(&mut **tx)
    .await?;
    remember(tx, place, response, true).await
}

/// Drops the history's entry of one version: the same page has written on within the minute.
pub async fn coalesce(tx: &mut Tx, place: &Place, question: &str, version: i64) -> Result<()> {
    sqlx::query(
        "delete from response_texts where submission_id = $1 and attempt = $2 and question = $3 and version = $4 and aside_at is null",
    )
    .bind(place.submission.clone())
    .bind(i64::from(place.attempt))
    .bind(question.to_owned())
    .bind(version)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Every text of one question, the newest first; 200 at most.
pub async fn history(tx: &mut Tx, place: &Place, question: &str) -> Result<Vec<Kept>> {
    kept(
        tx,
        place,
        question,
        "select id, body, words, saved_at from response_texts where submission_id = $1 and attempt = $2 and question = $3 \
         order by saved_at desc, id desc limit 200",
    )
    .await
}

/// The texts that wait beside the one that counts, the oldest first.
pub async fn aside(tx: &mut Tx, place: &Place, question: &str) -> Result<Vec<Kept>> {
    kept(
        tx,
        place,
        question,
        "select id, body, words, saved_at from response_texts where submission_id = $1 and attempt = $2 and question = $3 \
         and aside_at is not null and settled_at is null order by saved_at, id limit 20",
    )
    .await
}

async fn kept(tx: &mut Tx, place: &Place, question: &str, sql: &'static str) -> Result<Vec<Kept>> {
    let rows = sqlx::query(sql)
        .bind(place.submission.clone())
        .bind(i64::from(place.attempt))
        .bind(question.to_owned())
        .fetch_all(&mut **tx)
        .await?;
    rows.iter()
        .map(|row| {
            Ok(Kept {
                id: row.try_get(0)?,
                body: row.try_get(1)?,
                words: small(row.try_get(2)?),
                saved_at: row.try_get::<Micros, _>(3)?.at(),
            })
        })
        .collect()
}

/// The writer has looked at the texts that waited.
pub async fn settle(tx: &mut Tx, place: &Place, question: &str) -> Result<()> {
    sqlx::query(
        "update response_texts set settled_at = $4 where submission_id = $1 and attempt = $2 and question = $3 \
         and aside_at is not null and settled_at is null",
    )
    .bind(place.submission.clone())
    .bind(i64::from(place.attempt))
    .bind(question.to_owned())
    .bind(Micros::from(tx.now()))
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Starts an attempt with the texts of the one before, in its history as well.
pub async fn carry_over(tx: &mut Tx, from: &Place, to: &Place) -> Result<()> {
    for sql in [
        "insert into responses (submission_id, attempt, question, body, words, version, saved_at, tab) \
         select submission_id, cast($3 as bigint), question, body, words, 1, cast($4 as bigint), '' from responses \
         where submission_id = $1 and attempt = $2 and question not like 'changed.%' on conflict do nothing",
        "insert into response_texts (id, submission_id, attempt, question, version, body, words, saved_at, tab) \
         select submission_id || '.' || cast($3 as text) || '.' || question, submission_id, cast($3 as bigint), question, 1, \
         body, words, cast($4 as bigint), '' from responses \
         where submission_id = $1 and attempt = $2 and question not like 'changed.%' on conflict do nothing",
    ] {
        sqlx::query(sql)
            .bind(from.submission.clone())
            .bind(i64::from(from.attempt))
            .bind(i64::from(to.attempt))
            .bind(Micros::from(tx.now()))
            .execute(&mut **tx)
            .await?;
    }
    Ok(())
}
