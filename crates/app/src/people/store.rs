//! SQL of people and their addresses.

use platform::db::{Micros, Tx};

use crate::Result;
use crate::ids::PersonId;

/// Somebody with an account.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Person {
    pub id: PersonId,
    pub name: String,
    /// The language they chose: `en` or `es`.
    pub lang: String,
}

/// Makes an account with one confirmed address. The address must be normalised by the caller (`domain::email`).
pub async fn add_person(tx: &mut Tx, name: &str, lang: &str, email: &str, shown: &str) -> Result<PersonId> {
    let now = Micros::from(tx.now());
    let id = PersonId::new(tx.now());
    sqlx::query("insert into people (id, name, lang, created_at) values ($1, $2, $3, $4)")
        .bind(id.clone())
        .bind(name.to_owned())
        .bind(lang.to_owned())
        .bind(now)
        .execute(&mut **tx)
        .await?;
    sqlx::query("insert into addresses (email, shown, person_id, added_at, confirmed_at, preferred_at) values ($1, $2, $3, $4, $4, $4)")
        .bind(email.to_owned())
        .bind(shown.to_owned())
        .bind(id.clone())
        .bind(now)
        .execute(&mut **tx)
        .await?;
    Ok(id)
}

/// One person.
pub async fn person(tx: &mut Tx, id: &PersonId) -> Result<Person> {
    Ok(
        sqlx::query_as("select id, name, lang from people where id = $1 and erased_at is null")
            .bind(id.clone())
            .fetch_one(&mut **tx)
            .await?,
    )
}

/// Whose confirmed address this is.
pub async fn person_by_email(tx: &mut Tx, email: &str) -> Result<Option<Person>> {
    Ok(sqlx::query_as(
        "select p.id, p.name, p.lang from people p join addresses a on a.person_id = p.id \
         where a.email = $1 and a.confirmed_at is not null and p.erased_at is null",
    )
    .bind(email.to_owned())
    .fetch_optional(&mut **tx)
    .await?)
}

/// Where a person's mail goes.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct MailAddress {
    pub name: String,
    pub lang: String,
    /// The address as they typed it.
    pub shown: String,
}

/// The confirmed address that a person prefers.
pub async fn mail_address(tx: &mut Tx, person: &PersonId) -> Result<MailAddress> {
    Ok(sqlx::query_as(
        "select p.name, p.lang, a.shown from people p join addresses a on a.person_id = p.id \
         where p.id = $1 and a.confirmed_at is not null order by a.preferred_at desc nulls last, a.added_at limit 1",
    )
    .bind(person.clone())
    .fetch_one(&mut **tx)
    .await?)
}
