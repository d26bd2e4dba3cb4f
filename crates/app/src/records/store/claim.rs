//! SQL of claims and their drafts.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use platform::db::{Micros, Tx};
use serde::{Deserialize, Serialize};
use sqlx::Row;
use sqlx::any::AnyRow;

use crate::Result;
use crate::ids::{ClaimId, CredentialId, OrgId, PersonId, StackEditionId, StackId};

/// What the earner wrote and confirmed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    /// Answers by prompt.
    pub answers: BTreeMap<String, String>,
    /// Own statements that are confirmed, by their identifiers.
    pub statements: BTreeSet<String>,
}

/// How far a claim has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// An officer has it or will have it.
    Sent,
    /// It led to the credential.
    Awarded,
    /// It went back with words; another one may follow.
    Returned,
}

impl State {
    /// The word for it in rows and message keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Sent => "sent",
            Self::Awarded => "awarded",
            Self::Returned => "returned",
        }
    }

    fn parse(word: &str) -> Result<Self> {
        let known = [Self::Sent, Self::Awarded, Self::Returned].into_iter();
        let found = known.into_iter().find(|state| state.as_str() == word);
        Ok(found.ok_or_else(|| anyhow::anyhow!("a claim in the state {word:?}"))?)
    }
}

/// A claim of a stack's credential.
#[derive(Clone, Debug)]
pub struct Claim {
    pub id: ClaimId,
    pub person: PersonId,
    pub stack: StackId,
    /// The edition by which it is judged.
    pub edition: StackEditionId,
    pub organization: OrgId,
    pub state: State,
    pub content: Content,
    pub sent_at: Timestamp,
    pub reviewer: Option<PersonId>,
    pub taken_up_at: Option<Timestamp>,
    pub decided_at: Option<Timestamp>,
    /// What the officer wrote with the decision.
    pub words: String,
    pub credential: Option<CredentialId>,
}

/// A query for whole claims, so that each names its columns once.
macro_rules! claims_where {
    ($rest:literal) => {
        concat!(
            "select id, person_id, stack_id, stack_edition_id, organization_id, state, content, sent_at, reviewer_id, \
             taken_up_at, decided_at, words, credential_id from claims where ",
            $rest
        )
    };
}

/// One claim.
pub async fn get(tx: &mut Tx, id: &ClaimId) -> Result<Claim> {
    let row = sqlx::query(claims_where!("id = $1"))
        .bind(id.clone())
        .fetch_one(&mut **tx)
        .await?;
    read(&row)
}

/// The newest claim of a person for a stack.
pub async fn latest(tx: &mut Tx, person: &PersonId, stack: &StackId) -> Result<Option<Claim>> {
    let row = sqlx::query(claims_where!(
        "person_id = $1 and stack_id = $2 order by sent_at desc, id desc limit 1"
    ))
    .bind(person.clone())
    .bind(stack.clone())
    .fetch_optional(&mut **tx)
    .await?;
    row.map(|row| read(&row)).transpose()
}

/// The claims of an issuer's stacks that wait for an officer, those that have waited longest first; 500 at most.
pub async fn waiting(tx: &mut Tx, organization: &OrgId) -> Result<Vec<Claim>> {
    let rows = sqlx::query(claims_where!(
        "organization_id = $1 and state = 'sent' order by sent_at, id limit 500"
    ))
    .bind(organization.clone())
    .fetch_all(&mut **tx)
    .await?;
    rows.iter().map(read).collect()
}

/// The claims of an issuer's stacks that were decided last; 50 at most.
pub async fn decided(tx: &mut Tx, organization: &OrgId) -> Result<Vec<Claim>> {
    let rows = sqlx::query(claims_where!(
        "organization_id = $1 and state <> 'sent' order by decided_at desc, id limit 50"
    ))
    .bind(organization.clone())
    .fetch_all(&mut **tx)
    .await?;
    rows.iter().map(read).collect()
}

/// Keeps a claim that is sent now.
pub async fn add(tx: &mut Tx, claim: &Claim) -> Result<()> {
    sqlx::query(
        "insert into claims (id, person_id, stack_id, stack_edition_id, organization_id, state, content, sent_at) \
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(claim.id.clone())
    .bind(claim.person.clone())
    .bind(claim.stack.clone())
    .bind(claim.edition.clone())
    .bind(claim.organization.clone())
    .bind(claim.state.as_str())
    .bind(json(&claim.content)?)
    .bind(Micros::from(claim.sent_at))
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Notes who reads it.
pub async fn take_up(tx: &mut Tx, id: &ClaimId, reviewer: &PersonId) -> Result<()> {
    let now = Micros::from(tx.now());
    sqlx::query("update claims set reviewer_id = $2, taken_up_at = $3 where id = $1")
        .bind(id.clone())
        .bind(reviewer.clone())
        .bind(now)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Writes a decision down. Only what `claim` says of its state, reviewer, words and credential is kept.
pub async fn decide(tx: &mut Tx, claim: &Claim) -> Result<()> {
    let now = Micros::from(tx.now());
    sqlx::query(
        "update claims set state = $2, reviewer_id = $3, words = $4, credential_id = $5, decided_at = $6 \
         where id = $1 and state = 'sent'",
    )
    .bind(claim.id.clone())
    .bind(claim.state.as_str())
    .bind(claim.reviewer.clone())
    .bind(claim.words.clone())
    .bind(claim.credential.clone())
    .bind(now)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// What a person has written so far; empty when nothing was saved.
pub async fn draft(tx: &mut Tx, person: &PersonId, stack: &StackId) -> Result<Content> {
    let row = sqlx::query("select content from claim_drafts where person_id = $1 and stack_id = $2")
        .bind(person.clone())
        .bind(stack.clone())
        .fetch_optional(&mut **tx)
        .await?;
    let Some(row) = row else { return Ok(Content::default()) };
    let text: String = row.try_get(0)?;
    Ok(serde_json::from_str(&text).map_err(anyhow::Error::from)?)
}

/// Keeps what a person has written so far.
pub async fn keep_draft(tx: &mut Tx, person: &PersonId, stack: &StackId, content: &Content) -> Result<()> {
    let now = Micros::from(tx.now());
    sqlx::query(
        "insert into claim_drafts (person_id, stack_id, content, saved_at) values ($1, $2, $3, $4) \
         on conflict (person_id, stack_id) do update set content = excluded.content, saved_at = excluded.saved_at",
    )
    .bind(person.clone())
    .bind(stack.clone())
    .bind(json(content)?)
    .bind(now)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Lets go of a draft that was sent.
pub async fn drop_draft(tx: &mut Tx, person: &PersonId, stack: &StackId) -> Result<()> {
    sqlx::query("delete from claim_drafts where person_id = $1 and stack_id = $2")
        .bind(person.clone())
        .bind(stack.clone())
        .execute(&mut **tx)
        .await?;
    Ok(())
}

fn json(content: &Content) -> Result<String> {
    Ok(serde_json::to_string(content).map_err(anyhow::Error::from)?)
}

fn read(row: &AnyRow) -> Result<Claim> {
    let (state, content): (String, String) = (row.try_get(5)?, row.try_get(6)?);
    let instant = |column: usize| -> Result<Option<Timestamp>> {
        Ok(row.try_get::<Option<i64>, _>(column)?.map(|at| Micros(at).at()))
    };
    let text = |column: usize| -> Result<Option<String>> { Ok(row.try_get(column)?) };
    Ok(Claim {
        id: row.try_get(0)?,
        person: row.try_get(1)?,
        stack: row.try_get(2)?,
        edition: row.try_get(3)?,
        organization: row.try_get(4)?,
        state: State::parse(&state)?,
        content: serde_json::from_str(&content).map_err(anyhow::Error::from)?,
        sent_at: row.try_get::<Micros, _>(7)?.at(),
        reviewer: text(8)?.map(PersonId),
        taken_up_at: instant(9)?,
        decided_at: instant(10)?,
        words: text(11)?.unwrap_or_default(),
        credential: text(12)?.map(CredentialId),
    })
}
