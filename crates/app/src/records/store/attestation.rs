//! SQL of statements that others were asked for.

use jiff::Timestamp;
use platform::db::{Micros, Tx};
use sqlx::Row;
use sqlx::any::AnyRow;

use crate::Result;
use crate::ids::{AttestationId, PersonId, StackId};

/// A statement that somebody was asked for.
#[derive(Clone, Debug)]
pub struct Attestation {
    pub id: AttestationId,
    /// Whom it is about.
    pub person: PersonId,
    pub stack: StackId,
    /// The statement's identifier in the stack.
    pub item: String,
    pub role: String,
    /// The words that were sent.
    pub statement: String,
    /// Who was asked, as the earner wrote it.
    pub name: String,
    /// Normalised.
    pub email: String,
    pub asked_at: Timestamp,
    pub expires_at: Timestamp,
    pub answered_at: Option<Timestamp>,
    /// What was answered: the statement is true, or not.
    pub answer: Option<bool>,
    /// The same person was asked again: this link is void.
    pub is_replaced: bool,
}

impl Attestation {
    /// Whether its link can still be answered.
    pub fn is_open(&self, now: Timestamp) -> bool {
        self.answer.is_none() && !self.is_replaced && now < self.expires_at
    }
}

/// A query for whole attestations, so that each names its columns once.
macro_rules! attestations_where {
    ($rest:literal) => {
        concat!(
            "select id, person_id, stack_id, item, role, statement, name, email, asked_at, expires_at, answer, answered_at, \
             replaced_at from attestations where ",
            $rest
        )
    };
}

/// The statement behind a link.
pub async fn by_token(tx: &mut Tx, digest: &str) -> Result<Attestation> {
    let row = sqlx::query(attestations_where!("token_digest = $1"))
        .bind(digest.to_owned())
        .fetch_one(&mut **tx)
        .await?;
    read(&row)
}

/// The statement behind a link, so that nobody else answers meanwhile.
pub async fn lock_by_token(tx: &mut Tx, digest: &str) -> Result<Attestation> {
    let sql = tx.for_update(
        attestations_where!("token_digest = $1"),
        attestations_where!("token_digest = $1 for update"),
    );
    let row = sqlx::query(sql).bind(digest.to_owned()).fetch_one(&mut **tx).await?;
    read(&row)
}

/// Everything that was asked about a person for a stack, the newest first; 100 at most.
pub async fn of_stack(tx: &mut Tx, person: &PersonId, stack: &StackId) -> Result<Vec<Attestation>> {
    let rows = sqlx::query(attestations_where!(
        "person_id = $1 and stack_id = $2 order by asked_at desc, id desc limit 100"
    ))
    .bind(person.clone())
    .bind(stack.clone())
    .fetch_all(&mut **tx)
    .await?;
    rows.iter().map(read).collect()
}

/// Everything that was confirmed about a person; 500 at most.
pub async fn confirmed(tx: &mut Tx, person: &PersonId) -> Result<Vec<Attestation>> {
    let rows = sqlx::query(attestations_where!(
        "person_id = $1 and answer = 'yes' order by asked_at limit 500"
    ))
    .bind(person.clone())
    .fetch_all(&mut **tx)
    .await?;
    rows.iter().map(read).collect()
}

/// Keeps a request. Only the digest of its link is kept.
pub async fn add(tx: &mut Tx, attestation: &Attestation, digest: &str) -> Result<()> {
    sqlx::query(
        "insert into attestations (id, person_id, stack_id, item, role, statement, name, email, token_digest, asked_at, expires_at) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
    )
    .bind(attestation.id.clone())
    .bind(attestation.person.clone())
    .bind(attestation.stack.clone())
    .bind(attestation.item.clone())
    .bind(attestation.role.clone())
    .bind(attestation.statement.clone())
    .bind(attestation.name.clone())
    .bind(attestation.email.clone())
    .bind(digest.to_owned())
    .bind(Micros::from(attestation.asked_at))
    .bind(Micros::from(attestation.expires_at))
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Makes a link void, because the same person is asked again.
pub async fn replace(tx: &mut Tx, id: &AttestationId) -> Result<()> {
    let now = Micros::from(tx.now());
    sqlx::query("update attestations set replaced_at = $2 where id = $1 and answer is null")
        .bind(id.clone())
        .bind(now)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Writes an answer down.
pub async fn answer(tx: &mut Tx, id: &AttestationId, word: &'static str) -> Result<()> {
    let now = Micros::from(tx.now());
    sqlx::query("update attestations set answer = $2, answered_at = $3 where id = $1 and answer is null")
        .bind(id.clone())
        .bind(word)
        .bind(now)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

fn read(row: &AnyRow) -> Result<Attestation> {
    let answer: Option<String> = row.try_get(10)?;
    let answered: Option<i64> = row.try_get(11)?;
    let replaced: Option<i64> = row.try_get(12)?;
    Ok(Attestation {
        id: row.try_get(0)?,
        person: row.try_get(1)?,
        stack: row.try_get(2)?,
        item: row.try_get(3)?,
        role: row.try_get(4)?,
        statement: row.try_get(5)?,
        name: row.try_get(6)?,
        email: row.try_get(7)?,
        asked_at: row.try_get::<Micros, _>(8)?.at(),
        expires_at: row.try_get::<Micros, _>(9)?.at(),
        answered_at: answered.map(|at| Micros(at).at()),
        answer: answer.map(|word| word == "yes"),
        is_replaced: replaced.is_some(),
    })
}
