//! SQL of the outbox.

use platform::db::{Micros, Tx, many};

use super::Note;
use crate::Result;
use crate::jobs::Job;

/// A mail in the outbox.
#[derive(Clone, Debug)]
pub struct Mail {
    pub id: String,
    pub address: String,
    pub name: String,
    pub lang: String,
    /// The [`Note`], as JSON.
    pub note: String,
    pub queued_at: Micros,
    pub sent_at: Option<Micros>,
}

platform::row!(Mail {
    id,
    address,
    name,
    lang,
    note,
    queued_at,
    sent_at
});

impl Mail {
    /// What it says.
    ///
    /// # Errors
    /// Never for a row that this program wrote.
    pub fn note(&self) -> Result<Note> {
        Ok(serde_json::from_str(&self.note).map_err(anyhow::Error::from)?)
    }
}

/// How the outbox stands.
#[derive(Clone, Copy, Debug)]
pub struct Outbox {
    pub waiting: i64,
    pub refused: i64,
}

platform::row!(Outbox { waiting, refused });

/// A mail that its server would not take.
#[derive(Clone, Debug)]
pub struct Refused {
    pub address: String,
    pub refused_at: Micros,
    /// What the server said.
    pub refused_why: String,
}

platform::row!(Refused {
    address,
    refused_at,
    refused_why
});

/// A mail to be queued.
#[derive(Debug)]
pub(super) struct Letter<'a> {
    pub address: &'a str,
    pub name: &'a str,
    pub lang: &'a str,
    pub note: &'a Note,
}

pub(super) async fn queue(tx: &mut Tx, letters: &[Letter<'_>]) -> Result<()> {
    let now = tx.now();
    let mut rows = Vec::with_capacity(letters.len());
    for letter in letters {
        let note = serde_json::to_string(letter.note).map_err(anyhow::Error::from)?;
        rows.push((platform::random::id(now), letter, note));
    }
    let sql = "insert into mails (id, address, name, lang, note, queued_at) values {rows}";
    many(tx, sql, &rows, |row, (id, letter, note)| {
        row.bind(id.as_str())
            .bind(letter.address)
            .bind(letter.name)
            .bind(letter.lang)
            .bind(note.as_str())
            .bind(Micros::from(now))
    })
    .await?;
    let send: Vec<Job> = rows.into_iter().map(|(id, ..)| Job::send_mail(id)).collect();
    Job::enqueue_all(tx, &send).await
}

/// A mail that was neither sent nor refused.
pub(super) async fn waiting(tx: &mut Tx, id: &str) -> Result<Option<Mail>> {
    Ok(sqlx::query_as(
        "select id, address, name, lang, note, queued_at, sent_at from mails where id = $1 and sent_at is null and refused_at is null",
    )
    .bind(id.to_owned())
    .fetch_optional(&mut **tx)
    .await?)
}

pub(super) async fn mark_sent(tx: &mut Tx, id: &str) -> Result<()> {
    let now = Micros::from(tx.now());
    sqlx::query("update mails set sent_at = $2 where id = $1")
        .bind(id.to_owned())
        .bind(now)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

pub(super) async fn mark_refused(tx: &mut Tx, id: &str, why: &str) -> Result<()> {
    let now = Micros::from(tx.now());
    sqlx::query("update mails set refused_at = $2, refused_why = $3 where id = $1")
        .bind(id.to_owned())
        .bind(now)
        .bind(why.to_owned())
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// The newest mails, `limit` at most; for the demo's mailbox.
pub async fn latest(tx: &mut Tx, limit: i64) -> Result<Vec<Mail>> {
    Ok(sqlx::query_as(
        "select id, address, name, lang, note, queued_at, sent_at from mails order by queued_at desc, id desc limit $1",
    )
    .bind(limit)
    .fetch_all(&mut **tx)
    .await?)
}

/// One mail.
pub async fn find(tx: &mut Tx, id: &str) -> Result<Mail> {
    Ok(
        sqlx::query_as("select id, address, name, lang, note, queued_at, sent_at from mails where id = $1")
            .bind(id.to_owned())
            .fetch_one(&mut **tx)
            .await?,
    )
}

/// How many mails wait, and how many were refused.
pub async fn outbox(tx: &mut Tx) -> Result<Outbox> {
    Ok(sqlx::query_as(
        "select count(case when sent_at is null and refused_at is null then 1 end) as waiting, count(refused_at) as refused from mails",
    )
    .fetch_one(&mut **tx)
    .await?)
}

/// The refused mails, the newest first; `limit` at most.
pub async fn refused(tx: &mut Tx, limit: i64) -> Result<Vec<Refused>> {
    Ok(sqlx::query_as(
        "select address, refused_at, refused_why from mails where refused_at is not null order by refused_at desc, id desc limit $1",
    )
    .bind(limit)
    .fetch_all(&mut **tx)
    .await?)
}
