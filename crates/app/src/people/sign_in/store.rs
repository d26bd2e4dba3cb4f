//! SQL of wishes to sign in. Secrets are kept as digests only.

use platform::db::{Micros, Tx};
use platform::random;

use super::{GOOD_FOR, MOST_TRIES, Wish};
use crate::Result;
use crate::ids::PersonId;

/// A wish to sign in.
#[derive(Clone, Debug)]
pub(in crate::people) struct SignIn {
    pub id: String,
    pub email: String,
    pub shown: String,
    pub lang: String,
    pub next: String,
    pub adds_to: Option<PersonId>,
    pub code_digest: String,
}

platform::row!(SignIn {
    id,
    email,
    shown,
    lang,
    next,
    adds_to,
    code_digest
});

pub(super) struct New<'a> {
    pub email: &'a str,
    pub shown: &'a str,
    pub wish: &'a Wish<'a>,
    pub token: &'a str,
    pub code: &'a str,
}

/// Adds a wish and answers its identifier, which only the asking browser gets.
pub(super) async fn add(tx: &mut Tx, new: &New<'_>) -> Result<String> {
    let id = random::token();
    sqlx::query(
        "insert into sign_ins (id, email, shown, lang, next, adds_to, token_digest, code_digest, tries, asked_at) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, 0, $9)",
    )
    .bind(id.clone())
    .bind(new.email.to_owned())
    .bind(new.shown.to_owned())
    .bind(new.wish.lang.to_owned())
    .bind(new.wish.next.to_owned())
    .bind(new.wish.adds_to.map(|actor| actor.person.clone()))
    .bind(random::digest(new.token))
    .bind(random::digest(new.code))
    .bind(Micros::from(tx.now()))
    .execute(&mut **tx)
    .await?;
    Ok(id)
}

/// A new wish makes the older ones for the same address void, and old rows go.
pub(super) async fn void_earlier(tx: &mut Tx, email: &str) -> Result<()> {
    let long_ago = Micros::from(tx.now() - GOOD_FOR * 6);
    sqlx::query("delete from sign_ins where email = $1 or asked_at < $2")
        .bind(email.to_owned())
        .bind(long_ago)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// The wish with this identifier, while it is good.
pub(super) async fn open(tx: &mut Tx, id: &str) -> Result<Option<SignIn>> {
    let since = Micros::from(tx.now() - GOOD_FOR);
    Ok(sqlx::query_as(
        "select id, email, shown, lang, next, adds_to, code_digest from sign_ins \
         where id = $1 and used_at is null and tries < $2 and asked_at > $3",
    )
    .bind(id.to_owned())
    .bind(MOST_TRIES)
    .bind(since)
    .fetch_optional(&mut **tx)
    .await?)
}

/// The wish with this link, while it is good.
pub(super) async fn open_by_token(tx: &mut Tx, token: &str) -> Result<Option<SignIn>> {
    let since = Micros::from(tx.now() - GOOD_FOR);
    Ok(sqlx::query_as(
        "select id, email, shown, lang, next, adds_to, code_digest from sign_ins \
         where token_digest = $1 and used_at is null and tries < $2 and asked_at > $3",
    )
    .bind(random::digest(token))
    .bind(MOST_TRIES)
    .bind(since)
    .fetch_optional(&mut **tx)
    .await?)
}

/// The wish whose address was confirmed within the hour and that still lacks a name.
pub(super) async fn confirmed(tx: &mut Tx, id: &str) -> Result<Option<SignIn>> {
    let since = Micros::from(tx.now() - GOOD_FOR * 6);
    Ok(sqlx::query_as(
        "select id, email, shown, lang, next, adds_to, code_digest from sign_ins \
         where id = $1 and used_at is null and confirmed_at > $2",
    )
    .bind(id.to_owned())
    .bind(since)
    .fetch_optional(&mut **tx)
    .await?)
}

pub(super) async fn confirm(tx: &mut Tx, id: &str) -> Result<()> {
    let now = Micros::from(tx.now());
    sqlx::query("update sign_ins set confirmed_at = $2 where id = $1")
        .bind(id.to_owned())
        .bind(now)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

pub(super) async fn use_up(tx: &mut Tx, id: &str) -> Result<()> {
    let now = Micros::from(tx.now());
    sqlx::query("update sign_ins set used_at = $2 where id = $1")
        .bind(id.to_owned())
        .bind(now)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

pub(super) async fn count_try(tx: &mut Tx, id: &str) -> Result<()> {
    sqlx::query("update sign_ins set tries = tries + 1 where id = $1")
        .bind(id.to_owned())
        .execute(&mut **tx)
        .await?;
    Ok(())
}
