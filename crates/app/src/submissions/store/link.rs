//! SQL of links handed in.

use platform::db::{Micros, Tx};
use sqlx::Row;

use super::Place;
use crate::Result;

/// A link handed in for a prompt.
#[derive(Clone, Debug)]
pub struct Link {
    pub id: String,
    pub prompt: String,
    pub url: String,
}

/// Adds a link.
pub async fn add(tx: &mut Tx, place: &Place, prompt: &str, url: &str) -> Result<()> {
    let now = tx.now();
    sqlx::query(
        "insert into links (id, submission_id, attempt, prompt, url, added_at) values ($1, $2, $3, $4, $5, $6)",
    )
    .bind(platform::random::id(now))
    .bind(place.submission.clone())
    .bind(i64::from(place.attempt))
    .bind(prompt.to_owned())
    .bind(url.to_owned())
    .bind(Micros::from(now))
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// The links of an attempt, in order.
pub async fn all(tx: &mut Tx, place: &Place) -> Result<Vec<Link>> {
    let rows = sqlx::query(
        "select id, prompt, url from links where submission_id = $1 and attempt = $2 and removed_at is null order by added_at, id",
    )
    .bind(place.submission.clone())
    .bind(i64::from(place.attempt))
    .fetch_all(&mut **tx)
    .await?;
    rows.iter()
        .map(|row| {
            Ok(Link {
                id: row.try_get(0)?,
                prompt: row.try_get(1)?,
                url: row.try_get(2)?,
            })
        })
        .collect()
}

/// Takes a link out.
pub async fn remove(tx: &mut Tx, place: &Place, id: &str) -> Result<()> {
    sqlx::query("update links set removed_at = $4 where id = $1 and submission_id = $2 and attempt = $3")
        .bind(id.to_owned())
        .bind(place.submission.clone())
        .bind(i64::from(place.attempt))
        .bind(Micros::from(tx.now()))
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Starts an attempt with the links of the one before.
pub async fn carry_over(tx: &mut Tx, from: &Place, to: &Place) -> Result<()> {
    for link in all(tx, from).await? {
        add(tx, to, &link.prompt, &link.url).await?;
    }
    Ok(())
}
