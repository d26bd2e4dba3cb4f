//! SQL of stacks, their editions and members.

use std::sync::Arc;

use jiff::Timestamp;
use platform::db::{Micros, Tx};
use sqlx::Row;
use sqlx::any::AnyRow;

use super::card::Card;
use super::stack::StackDefinition;
use super::store::{json, parsed};
use super::version::number;
use crate::Result;
use crate::ids::{MicroCredentialId, OrgId, StackEditionId, StackId};

/// A stack in its current edition.
#[derive(Clone, Debug)]
pub struct Stack {
    pub id: StackId,
    /// The edition that a claim made today is judged by.
    pub edition: StackEditionId,
    /// 1, 2, 3 … within the stack.
    pub number: u32,
    pub slug: String,
    pub issuer: OrgId,
    pub definition: Arc<StackDefinition>,
    pub published_at: Timestamp,
    /// In the author's order.
    pub members: Vec<Member>,
}

/// A micro-credential in a stack.
#[derive(Clone, Debug)]
pub struct Member {
    pub micro_credential: MicroCredentialId,
    /// From 1.
    pub position: u32,
    pub card: Card,
}

/// A query for stacks in their current editions.
macro_rules! stacks_where {
    ($rest:literal) => {
        concat!(
            "select s.id, e.id, e.number, s.slug, s.organization_id, e.definition, e.published_at \
             from stacks s join stack_editions e on e.stack_id = s.id and e.number = s.number ",
            $rest
        )
    };
}

/// A query for members of stacks, after those of the stacks wanted.
macro_rules! members_where {
    ($rest:literal) => {
        concat!(
            "select sm.stack_id, m.id, sm.position, v.card from stack_members sm \
             join stacks s on s.id = sm.stack_id \
             join micro_credentials m on m.id = sm.micro_credential_id \
             join versions v on v.micro_credential_id = m.id and v.number = m.number ",
            $rest,
            " order by sm.stack_id, sm.position"
        )
    };
}

/// Every stack, by slug; 500 at most.
pub async fn stacks(tx: &mut Tx) -> Result<Vec<Stack>> {
    let rows = sqlx::query(stacks_where!("order by s.slug limit 500"))
        .fetch_all(&mut **tx)
        .await?;
    let members = sqlx::query(members_where!("")).fetch_all(&mut **tx).await?;
    assemble(&rows, &members)
}

/// The stacks of an issuer, by slug.
pub async fn stacks_of(tx: &mut Tx, issuer: &OrgId) -> Result<Vec<Stack>> {
    let stacks = sqlx::query(stacks_where!("where s.organization_id = $1 order by s.slug limit 500"));
    let rows = stacks.bind(issuer.clone()).fetch_all(&mut **tx).await?;
    let members = sqlx::query(members_where!("where s.organization_id = $1"));
    let members = members.bind(issuer.clone()).fetch_all(&mut **tx).await?;
    assemble(&rows, &members)
}

/// The stack with this slug.
pub async fn stack_by_slug(tx: &mut Tx, slug: &str) -> Result<Stack> {
    let rows = sqlx::query(stacks_where!("where s.slug = $1"))
        .bind(slug.to_owned())
        .fetch_all(&mut **tx)
        .await?;
    let members = sqlx::query(members_where!("where s.slug = $1"))
        .bind(slug.to_owned())
        .fetch_all(&mut **tx)
        .await?;
    assemble(&rows, &members)?.pop().ok_or(crate::Error::NotFound)
}

/// One stack.
pub async fn stack(tx: &mut Tx, id: &StackId) -> Result<Stack> {
    let rows = sqlx::query(stacks_where!("where s.id = $1"))
        .bind(id.clone())
        .fetch_all(&mut **tx)
        .await?;
    let members = sqlx::query(members_where!("where s.id = $1"))
        .bind(id.clone())
        .fetch_all(&mut **tx)
        .await?;
    assemble(&rows, &members)?.pop().ok_or(crate::Error::NotFound)
}

/// The stacks that a micro-credential counts toward, by slug.
pub async fn stacks_containing(tx: &mut Tx, member: &MicroCredentialId) -> Result<Vec<Stack>> {
    let rows = sqlx::query(stacks_where!(
        "where s.id in (select stack_id from stack_members where micro_credential_id = $1) order by s.slug"
    ))
    .bind(member.clone())
    .fetch_all(&mut **tx)
    .await?;
    let members = sqlx::query(members_where!(
        "where s.id in (select stack_id from stack_members where micro_credential_id = $1)"
    ))
    .bind(member.clone())
    .fetch_all(&mut **tx)
    .await?;
    assemble(&rows, &members)
}

/// What an edition said, whether it is the current one or not: a claim is judged by the edition under which it was made.
pub async fn stack_edition(tx: &mut Tx, id: &StackEditionId) -> Result<Arc<StackDefinition>> {
    let row = sqlx::query("select definition from stack_editions where id = $1")
        .bind(id.clone())
        .fetch_one(&mut **tx)
        .await?;
    Ok(Arc::new(parsed(row.try_get(0)?)?))
}

fn assemble(rows: &[AnyRow], members: &[AnyRow]) -> Result<Vec<Stack>> {
    let mut stacks = Vec::with_capacity(rows.len());
    for row in rows {
        let id: StackId = row.try_get(0)?;
        stacks.push(Stack {
            edition: row.try_get(1)?,
            number: number(row.try_get(2)?),
            slug: row.try_get(3)?,
            issuer: row.try_get(4)?,
            definition: Arc::new(parsed(row.try_get(5)?)?),
            published_at: row.try_get::<Micros, _>(6)?.at(),
            members: Vec::new(),
            id,
        });
    }
    for row in members {
        let of: StackId = row.try_get(0)?;
        if let Some(stack) = stacks.iter_mut().find(|stack| stack.id == of) {
            stack.members.push(Member {
                micro_credential: row.try_get(1)?,
                position: number(row.try_get(2)?),
                card: parsed(row.try_get(3)?)?,
            });
        }
    }
    Ok(stacks)
}

/// The number and definition (JSON) of a stack's current edition.
pub async fn known_stack(tx: &mut Tx, slug: &str) -> Result<Option<(u32, String)>> {
    let row = sqlx::query(
        "select e.number, e.definition from stacks s join stack_editions e on e.stack_id = s.id and e.number = s.number where s.slug = $1",
    )
    .bind(slug.to_owned())
    .fetch_optional(&mut **tx)
    .await?;
    row.map(|row| Ok((number(row.try_get(0)?), row.try_get(1)?)))
        .transpose()
}

/// Publishes a definition as edition `number`. Its members must be there.
pub async fn add_edition(
    tx: &mut Tx,
    issuer: &OrgId,
    definition: &StackDefinition,
    number: u32,
    digest: &str,
) -> Result<StackId> {
    let now = tx.now();
    let row = sqlx::query(
        "insert into stacks (id, slug, organization_id, number, first_published_at) values ($1, $2, $3, $4, $5) \
         on conflict (slug) do update set number = excluded.number returning id",
    )
    .bind(StackId::new(now))
    .bind(definition.slug.clone())
    .bind(issuer.clone())
    .bind(i64::from(number))
    .bind(Micros::from(now))
    .fetch_one(&mut **tx)
    .await?;
    let id: StackId = row.try_get(0)?;
    sqlx::query(
        "insert into stack_editions (id, stack_id, number, definition, digest, published_at) values ($1, $2, $3, $4, $5, $6)",
    )
    .bind(StackEditionId::new(now))
    .bind(id.clone())
    .bind(i64::from(number))
    .bind(json(definition)?)
    .bind(digest.to_owned())
    .bind(Micros::from(now))
    .execute(&mut **tx)
    .await?;
    write_members(tx, &id, &definition.members).await?;
    Ok(id)
}

async fn write_members(tx: &mut Tx, id: &StackId, members: &[String]) -> Result<()> {
    sqlx::query("delete from stack_members where stack_id = $1")
        .bind(id.clone())
        .execute(&mut **tx)
        .await?;
    for (position, slug) in (1_i64..).zip(members) {
        sqlx::query(
            "insert into stack_members (stack_id, micro_credential_id, position) \
             select $1, id, $2 from micro_credentials where slug = $3",
        )
        .bind(id.clone())
        .bind(position)
        .bind(slug.clone())
        .execute(&mut **tx)
        .await?;
    }
    Ok(())
}
