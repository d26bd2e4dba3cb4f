//! SQL of news that waits to be told.

use platform::db::{Micros, Tx};
use sqlx::Row;

use super::Topic;
use crate::Result;

/// Something published.
pub(super) struct News {
    /// Of the version or edition that it tells of.
    pub id: String,
    pub topic: Topic,
    pub title: String,
    pub path: String,
}

/// Keeps a piece of news. Answers whether it was new.
pub(super) async fn add(tx: &mut Tx, news: &News) -> Result<bool> {
    let now = Micros::from(tx.now());
    let done = sqlx::query(
        "insert into news (id, topic, title, path, at) values ($1, $2, $3, $4, $5) on conflict (id) do nothing",
    )
    .bind(news.id.clone())
    .bind(news.topic.as_str())
    .bind(news.title.clone())
    .bind(news.path.clone())
    .bind(now)
    .execute(&mut **tx)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Marks what was not told yet as told, and answers it.
pub(super) async fn take(tx: &mut Tx, topic: Topic) -> Result<Vec<News>> {
    let now = Micros::from(tx.now());
    let rows =
        sqlx::query("update news set told_at = $2 where topic = $1 and told_at is null returning id, title, path")
            .bind(topic.as_str())
            .bind(now)
            .fetch_all(&mut **tx)
            .await?;
    let mut taken = Vec::with_capacity(rows.len());
    for row in rows {
        taken.push(News {
            id: row.try_get(0)?,
            topic,
            title: row.try_get(1)?,
            path: row.try_get(2)?,
        });
    }
    Ok(taken)
}
