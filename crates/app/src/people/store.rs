//! SQL of people and their addresses.

use std::collections::{BTreeSet, HashMap};

use platform::db::{Binds, Micros, Tx, many};
use sqlx::any::AnyRow;
use sqlx::{FromRow, Row};

use crate::Result;
use crate::ids::PersonId;

/// Somebody with an account.
#[derive(Clone, Debug)]
pub struct Person {
    pub id: PersonId,
    pub name: String,
    /// The language they chose: `en` or `es`.
    pub lang: String,
}

platform::row!(Person { id, name, lang });

/// Somebody who gets an account.
#[derive(Clone, Debug)]
pub struct NewPerson<'a> {
    pub name: &'a str,
    /// The language to begin with.
    pub lang: &'a str,
    /// Their address, normalised.
    pub email: &'a str,
    /// The address as they typed it.
    pub shown: &'a str,
}

/// Makes an account with one confirmed address. The address must be normalised by the caller (`domain::email`).
pub async fn add_person(tx: &mut Tx, name: &str, lang: &str, email: &str, shown: &str) -> Result<PersonId> {
    let new = NewPerson {
        name,
        lang,
        email,
        shown,
    };
    Ok(add_people(tx, &[new]).await?.remove(0))
}

/// As [`add_person`], for many, each with an address of their own.
pub async fn add_people(tx: &mut Tx, new: &[NewPerson<'_>]) -> Result<Vec<PersonId>> {
    let now = Micros::from(tx.now());
    let ids: Vec<PersonId> = new.iter().map(|_| PersonId::new(tx.now())).collect();
    let rows = || ids.iter().zip(new);
    let sql = "insert into people (id, name, lang, created_at) values {rows}";
    many(tx, sql, rows(), |row, (id, new)| {
        row.bind(id.as_str()).bind(new.name).bind(new.lang).bind(now)
    })
    .await?;
    let sql = "insert into addresses (email, shown, person_id, added_at, confirmed_at, preferred_at) values {rows}";
    many(tx, sql, rows(), |row, (id, new)| {
        row.bind(new.email)
            .bind(new.shown)
            .bind(id.as_str())
            .bind(now)
            .bind(now)
            .bind(now)
    })
    .await?;
    Ok(ids)
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

/// The people of confirmed addresses, by address.
pub async fn people_by_email(tx: &mut Tx, emails: BTreeSet<&str>) -> Result<HashMap<String, Person>> {
    let rows = many(
        tx,
        "select p.id, p.name, p.lang, a.email from people p join addresses a on a.person_id = p.id \
         where a.email in (values {rows}) and a.confirmed_at is not null and p.erased_at is null",
        emails,
        Binds::bind,
    )
    .await?;
    let read = |row: &AnyRow| Ok((row.try_get("email")?, Person::from_row(row)?));
    rows.iter().map(read).collect()
}

/// Where a person's mail goes.
#[derive(Clone, Debug)]
pub struct MailAddress {
    pub name: String,
    pub lang: String,
    /// The address as they typed it.
    pub shown: String,
}

platform::row!(MailAddress { name, lang, shown });

/// The confirmed addresses that people prefer.
pub async fn mail_addresses(tx: &mut Tx, people: BTreeSet<&PersonId>) -> Result<HashMap<PersonId, MailAddress>> {
    let rows = many(
        tx,
        "select p.id, p.name, p.lang, a.shown from people p join addresses a on a.person_id = p.id \
         where p.id in (values {rows}) and a.confirmed_at is not null order by a.preferred_at desc nulls last, a.added_at",
        people,
        |row, person| row.bind(person.as_str()),
    )
    .await?;
    let mut preferred = HashMap::new();
    for row in &rows {
        let address = MailAddress::from_row(row)?;
        preferred.entry(row.try_get("id")?).or_insert(address);
    }
    Ok(preferred)
}

/// The spelling under which a confirmed address is kept.
pub(super) async fn shown_address(tx: &mut Tx, email: &str) -> Result<Option<String>> {
    Ok(
        sqlx::query_scalar("select shown from addresses where email = $1 and confirmed_at is not null")
            .bind(email.to_owned())
            .fetch_optional(&mut **tx)
            .await?,
    )
}

/// The person of a confirmed address and their password's hash, if they set one.
pub(super) async fn password_of(tx: &mut Tx, email: &str) -> Result<Option<(Person, Option<String>)>> {
    let Some(person) = person_by_email(tx, email).await? else {
        return Ok(None);
    };
    let hash = password_hash(tx, &person.id).await?;
    Ok(Some((person, hash)))
}

/// The hash of a person's password, if they set one.
pub(super) async fn password_hash(tx: &mut Tx, person: &PersonId) -> Result<Option<String>> {
    Ok(sqlx::query_scalar("select password_hash from people where id = $1")
        .bind(person.clone())
        .fetch_one(&mut **tx)
        .await?)
}

/// Sets or takes away the password.
pub(super) async fn set_password(tx: &mut Tx, person: &PersonId, hash: Option<String>) -> Result<()> {
    sqlx::query("update people set password_hash = $2 where id = $1")
        .bind(person.clone())
        .bind(hash)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Changes the name that credentials and pages show from now on, and the language of mails.
pub(super) async fn rename(tx: &mut Tx, person: &PersonId, name: &str, lang: &str) -> Result<()> {
    sqlx::query("update people set name = $2, lang = $3 where id = $1")
        .bind(person.clone())
        .bind(name.to_owned())
        .bind(lang.to_owned())
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// An address of an account.
#[derive(Clone, Debug)]
pub struct Address {
    /// Normalised.
    pub email: String,
    pub shown: String,
}

platform::row!(Address { email, shown });

/// The confirmed addresses of a person, the preferred one first.
pub async fn addresses(tx: &mut Tx, person: &PersonId) -> Result<Vec<Address>> {
    Ok(sqlx::query_as(
        "select email, shown from addresses where person_id = $1 and confirmed_at is not null order by preferred_at desc nulls last, added_at limit 20",
    )
    .bind(person.clone())
    .fetch_all(&mut **tx)
    .await?)
}

/// Adds a confirmed address. One that belongs to somebody stays theirs, and the answer does not say so.
pub async fn add_address(tx: &mut Tx, person: &PersonId, email: &str, shown: &str) -> Result<()> {
    let now = Micros::from(tx.now());
    sqlx::query(
        "insert into addresses (email, shown, person_id, added_at, confirmed_at) values ($1, $2, $3, $4, $4) on conflict (email) do nothing",
    )
    .bind(email.to_owned())
    .bind(shown.to_owned())
    .bind(person.clone())
    .bind(now)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Makes an address the one that mail goes to. Answers whether it is the person's.
pub(super) async fn prefer_address(tx: &mut Tx, person: &PersonId, email: &str) -> Result<bool> {
    let now = Micros::from(tx.now());
    let done = sqlx::query(
        "update addresses set preferred_at = $3 where email = $1 and person_id = $2 and confirmed_at is not null",
    )
    .bind(email.to_owned())
    .bind(person.clone())
    .bind(now)
    .execute(&mut **tx)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Takes an address away. Answers whether it was the person's.
pub(super) async fn remove_address(tx: &mut Tx, person: &PersonId, email: &str) -> Result<bool> {
    let done = sqlx::query("delete from addresses where email = $1 and person_id = $2")
        .bind(email.to_owned())
        .bind(person.clone())
        .execute(&mut **tx)
        .await?;
    Ok(done.rows_affected() == 1)
}
