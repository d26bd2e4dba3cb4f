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
    pub found: Option<Found>,
}

/// What somebody without an account finds at a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// It answers.
    Open,
    /// There is nothing, or it leads to no public address.
    Missing,
    /// It gave no answer to this server, or asks who is there. Somebody at a browser may still get in.
    Unsure,
}

impl Found {
    fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Missing => "missing",
            Self::Unsure => "unsure",
        }
    }

    fn parse(word: &str) -> Option<Self> {
        let known = [Self::Open, Self::Missing, Self::Unsure];
        known.into_iter().find(|found| found.as_str() == word)
    }
}

/// Adds a link; answers with its identifier.
pub async fn add(tx: &mut Tx, place: &Place, prompt: &str, url: &str) -> Result<String> {
    let (now, id) = (tx.now(), platform::random::id(tx.now()));
    sqlx::query(
        "insert into links (id, submission_id, attempt, prompt, url, added_at) values ($1, $2, $3, $4, $5, $6)",
    )
    .bind(id.clone())
    .bind(place.submission.clone())
    .bind(i64::from(place.attempt))
    .bind(prompt.to_owned())
    .bind(url.to_owned())
    .bind(Micros::from(now))
    .execute(&mut **tx)
    .await?;
    Ok(id)
}

/// The links of an attempt, in order.
pub async fn all(tx: &mut Tx, place: &Place) -> Result<Vec<Link>> {
    let rows = sqlx::query(
        "select id, prompt, url, found from links where submission_id = $1 and attempt = $2 and removed_at is null order by added_at, id",
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
                found: row.try_get::<Option<String>, _>(3)?.as_deref().and_then(Found::parse),
            })
        })
        .collect()
}

/// Writes down what was found at a link.
pub async fn visited(tx: &mut Tx, id: &str, found: Found) -> Result<()> {
    sqlx::query("update links set visited_at = $2, found = $3 where id = $1")
        .bind(id.to_owned())
        .bind(Micros::from(tx.now()))
        .bind(found.as_str().to_owned())
        .execute(&mut **tx)
        .await?;
    Ok(())
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

/// Starts an attempt with the links of the one before. They were good enough to be sent, so they are not visited again.
pub async fn carry_over(tx: &mut Tx, from: &Place, to: &Place) -> Result<()> {
    for link in all(tx, from).await? {
        let carried = add(tx, to, &link.prompt, &link.url).await?;
        visited(tx, &carried, Found::Open).await?;
    }
    Ok(())
}
