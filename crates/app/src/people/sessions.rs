//! Sessions: a random token in a cookie, its digest in a row. Ending a session ends it everywhere at once.

use axum::http::{HeaderMap, HeaderValue, header};
use jiff::SignedDuration;
use platform::db::{Micros, Tx};
use platform::random;
use sqlx::Row;

use super::Person;
use crate::actor::Actor;
use crate::events::{By, Event, record};
use crate::ids::PersonId;
use crate::{App, Error, Result};

/// A session ends this long after its beginning, whatever happens.
const LONGEST: SignedDuration = SignedDuration::from_hours(24 * 30);
/// A session ends this long after it was last used.
const IDLE: SignedDuration = SignedDuration::from_hours(24 * 7);

/// `__Host-` binds the cookie to this host over TLS (RFC 6265bis §4.1.3.2); plain http, as on a laptop, cannot carry it.
fn cookie_name(app: &App) -> &'static str {
    if app.settings.is_https() {
        "__Host-waymark"
    } else {
        "waymark"
    }
}

/// Begins a session and answers its token, which only the browser keeps.
pub async fn begin(tx: &mut Tx, person: &PersonId, device: &str) -> Result<String> {
    Ok(begin_named(tx, person, device).await?.0)
}

/// Begins a session and answers its token and its public identifier.
pub(super) async fn begin_named(tx: &mut Tx, person: &PersonId, device: &str) -> Result<(String, String)> {
    let token = random::token();
    let id = random::opaque_id();
    let now = Micros::from(tx.now());
    sqlx::query(
        "insert into sessions (token_digest, id, person_id, device, began_at, seen_at) values ($1, $2, $3, $4, $5, $5)",
    )
    .bind(random::digest(&token))
    .bind(id.clone())
    .bind(person.clone())
    .bind(device.chars().take(200).collect::<String>())
    .bind(now)
    .execute(&mut **tx)
    .await?;
    Ok((token, id))
}

/// The `Set-Cookie` value that hands the token to the browser; an empty token takes it back.
pub fn cookie(app: &App, token: &str) -> HeaderValue {
    let secure = if app.settings.is_https() { "; Secure" } else { "" };
    let age = if token.is_empty() { 0 } else { LONGEST.as_secs() };
    let text = format!(
        "{}={token}; Path=/; HttpOnly; SameSite=Lax; Max-Age={age}{secure}",
        cookie_name(app)
    );
    HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static(""))
}

/// The token that a request carries.
pub(super) fn token(app: &App, headers: &HeaderMap) -> Option<String> {
    let name = cookie_name(app);
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split(';'))
        .find_map(|pair| {
            let (key, value) = pair.trim().split_once('=')?;
            (key == name && !value.is_empty()).then(|| value.to_owned())
        })
}

/// A session in force.
pub(super) struct Found {
    pub person: Person,
    /// The session's public identifier.
    pub session: String,
    pub seen_at: jiff::Timestamp,
}

/// The session of a token, while it is in force.
pub(super) async fn find(tx: &mut Tx, token: &str) -> Result<Option<Found>> {
    let now = tx.now();
    let row = sqlx::query(
        "select p.id, p.name, p.lang, s.id, s.seen_at from sessions s join people p on p.id = s.person_id \
         where s.token_digest = $1 and s.ended_at is null and s.began_at > $2 and s.seen_at > $3 and p.erased_at is null",
    )
    .bind(random::digest(token))
    .bind(Micros::from(now - LONGEST))
    .bind(Micros::from(now - IDLE))
    .fetch_optional(&mut **tx)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let person = Person {
        id: row.try_get(0)?,
        name: row.try_get(1)?,
        lang: row.try_get(2)?,
    };
    let seen_at: Micros = row.try_get(4)?;
    Ok(Some(Found {
        person,
        session: row.try_get(3)?,
        seen_at: seen_at.at(),
    }))
}

/// Marks sessions that were idle too long as ended, so that the list a person sees is true.
pub async fn end_idle(app: &App) -> Result<()> {
    let mut tx = app.db.begin().await?;
    let now = tx.now();
    sqlx::query("update sessions set ended_at = $1 where ended_at is null and (seen_at <= $2 or began_at <= $3)")
        .bind(Micros::from(now))
        .bind(Micros::from(now - IDLE))
        .bind(Micros::from(now - LONGEST))
        .execute(&mut *tx)
        .await?;
    Ok(tx.commit().await?)
}

/// A session as its owner sees it.
#[derive(Clone, Debug)]
pub struct Session {
    pub id: String,
    pub device: String,
    pub began_at: Micros,
}

platform::row!(Session { id, device, began_at });

/// The sessions of a person that are in force, the newest first, 100 at most.
pub(super) async fn list(tx: &mut Tx, person: &PersonId) -> Result<Vec<Session>> {
    let now = tx.now();
    Ok(sqlx::query_as(
        "select id, device, began_at from sessions \
         where person_id = $1 and ended_at is null and began_at > $2 and seen_at > $3 order by began_at desc limit 100",
    )
    .bind(person.clone())
    .bind(Micros::from(now - LONGEST))
    .bind(Micros::from(now - IDLE))
    .fetch_all(&mut **tx)
    .await?)
}

/// Ends one session of the actor's own; another person's is not found.
pub(super) async fn end(tx: &mut Tx, actor: &Actor, id: &str) -> Result<()> {
    let now = Micros::from(tx.now());
    let ended = sqlx::query("update sessions set ended_at = $3 where id = $1 and person_id = $2 and ended_at is null")
        .bind(id.to_owned())
        .bind(actor.person.clone())
        .bind(now)
        .execute(&mut **tx)
        .await?;
    if ended.rows_affected() == 0 {
        return Err(Error::NotFound);
    }
    record(
        tx,
        By::Person(actor, None),
        Event::SessionEnded {
            person: actor.person.clone(),
            session: id.to_owned(),
        },
    )
    .await
}

/// Ends every session of the actor but the one they use now.
pub(super) async fn end_others(tx: &mut Tx, actor: &Actor) -> Result<()> {
    let others: Vec<Session> = list(tx, &actor.person)
        .await?
        .into_iter()
        .filter(|session| session.id != actor.session)
        .collect();
    for session in others {
        end(tx, actor, &session.id).await?;
    }
    Ok(())
}

/// Notes that a session is used, at most once in ten minutes, so that reading pages does not write.
pub(super) async fn seen(app: &App, id: &str, seen_at: jiff::Timestamp) -> Result<()> {
    if app.clock.now().duration_since(seen_at) < SignedDuration::from_mins(10) {
        return Ok(());
    }
    let mut tx = app.db.begin().await?;
    let now = Micros::from(tx.now());
    sqlx::query("update sessions set seen_at = $2 where id = $1")
        .bind(id.to_owned())
        .bind(now)
        .execute(&mut *tx)
        .await?;
    Ok(tx.commit().await?)
}
