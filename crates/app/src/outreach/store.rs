//! SQL of wishes and subscriptions. Links are kept as digests only.

use jiff::Timestamp;
use platform::db::{Micros, Tx};
use platform::random;

use super::Topic;
use super::subscription::Wish;
use crate::Result;

/// A wish that its mail has gone out for.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    pub id: String,
    pub email: String,
    pub shown: String,
    pub lang: String,
    pub topics: String,
    pub confirmed_at: Option<Micros>,
}

platform::row!(Asked {
    id,
    email,
    shown,
    lang,
    topics,
    confirmed_at
});

pub(super) async fn add_wish(tx: &mut Tx, token: &str, email: &str, shown: &str, wish: &Wish<'_>) -> Result<()> {
    let now = tx.now();
    let topics: Vec<&str> = wish.topics.iter().map(|topic| topic.as_str()).collect();
    sqlx::query(
        "insert into subscription_wishes (id, token_digest, email, shown, lang, topics, asked_at) values ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(random::id(now))
    .bind(random::digest(token))
    .bind(email.to_owned())
    .bind(shown.to_owned())
    .bind(wish.lang.tag().to_owned())
    .bind(topics.join(" "))
    .bind(Micros::from(now))
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Forgets wishes that can no longer be confirmed, and their addresses with them.
pub(super) async fn forget_old_wishes(tx: &mut Tx, before: Timestamp) -> Result<()> {
    sqlx::query("delete from subscription_wishes where asked_at <= $1")
        .bind(Micros::from(before))
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// The wish of a link, asked after `since`.
pub(super) async fn wish(tx: &mut Tx, token: &str, since: Timestamp) -> Result<Option<Asked>> {
    Ok(sqlx::query_as(
        "select id, email, shown, lang, topics, confirmed_at from subscription_wishes where token_digest = $1 and asked_at > $2",
    )
    .bind(random::digest(token))
    .bind(Micros::from(since))
    .fetch_optional(&mut **tx)
    .await?)
}

pub(super) async fn confirm_wish(tx: &mut Tx, id: &str) -> Result<()> {
    let now = Micros::from(tx.now());
    sqlx::query("update subscription_wishes set confirmed_at = $2 where id = $1")
        .bind(id.to_owned())
        .bind(now)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Adds a subscription, or gives the one of this address its new spelling and language. Answers its identifier.
pub(super) async fn subscribe(tx: &mut Tx, wish: &Asked) -> Result<String> {
    let now = tx.now();
    Ok(sqlx::query_scalar(
        "insert into subscriptions (id, email, shown, lang, began_at) values ($1, $2, $3, $4, $5) \
         on conflict (email) do update set shown = excluded.shown, lang = excluded.lang returning id",
    )
    .bind(random::id(now))
    .bind(wish.email.clone())
    .bind(wish.shown.clone())
    .bind(wish.lang.clone())
    .bind(Micros::from(now))
    .fetch_one(&mut **tx)
    .await?)
}

pub(super) async fn set_topics(tx: &mut Tx, subscription: &str, topics: &[Topic]) -> Result<()> {
    sqlx::query("delete from subscription_topics where subscription_id = $1")
        .bind(subscription.to_owned())
        .execute(&mut **tx)
        .await?;
    for topic in topics {
        sqlx::query("insert into subscription_topics (subscription_id, topic) values ($1, $2) on conflict do nothing")
            .bind(subscription.to_owned())
            .bind(topic.as_str())
            .execute(&mut **tx)
            .await?;
    }
    Ok(())
}

/// Keeps the digest of the link of one letter.
pub(super) async fn add_link(tx: &mut Tx, subscription: &str, token: &str) -> Result<()> {
    let now = Micros::from(tx.now());
    sqlx::query("insert into unsubscribe_links (token_digest, subscription_id, made_at) values ($1, $2, $3)")
        .bind(random::digest(token))
        .bind(subscription.to_owned())
        .bind(now)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Whose letter carried this link.
pub(super) async fn subscription_of_link(tx: &mut Tx, token: &str) -> Result<Option<String>> {
    Ok(
        sqlx::query_scalar("select subscription_id from unsubscribe_links where token_digest = $1")
            .bind(random::digest(token))
            .fetch_optional(&mut **tx)
            .await?,
    )
}

/// Forgets a subscription: its links, topics, wishes and address.
pub(super) async fn end(tx: &mut Tx, subscription: &str) -> Result<()> {
    for sql in [
        "delete from subscription_wishes where email = (select email from subscriptions where id = $1)",
        "delete from unsubscribe_links where subscription_id = $1",
        "delete from subscription_topics where subscription_id = $1",
        "delete from subscriptions where id = $1",
    ] {
        sqlx::query(sql)
            .bind(subscription.to_owned())
            .execute(&mut **tx)
            .await?;
    }
    Ok(())
}
