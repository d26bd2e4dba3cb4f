//! Sessions: a random token in a cookie, its digest in a row. Ending a session ends it everywhere at once.

use axum::http::{HeaderMap, HeaderValue, header};
use jiff::SignedDuration;
use platform::db::{Micros, Tx};
use platform::random;
use sqlx::Row;

use super::Person;
use crate::ids::PersonId;
use crate::{App, Result};

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
    let token = random::token();
    let now = Micros::from(tx.now());
    sqlx::query(
        "insert into sessions (token_digest, id, person_id, device, began_at, seen_at) values ($1, $2, $3, $4, $5, $5)",
    )
    .bind(random::digest(&token))
    .bind(random::opaque_id())
    .bind(person.clone())
    .bind(device.chars().take(200).collect::<String>())
    .bind(now)
    .execute(&mut **tx)
    .await?;
    Ok(token)
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

/// The person and the session's public identifier, while it is in force.
pub(super) async fn find(tx: &mut Tx, token: &str) -> Result<Option<(Person, String)>> {
    let now = tx.now();
    let row = sqlx::query(
        "select p.id, p.name, p.lang, s.id from sessions s join people p on p.id = s.person_id \
         where s.token_digest = $1 and s.ended_at is null and s.began_at > $2 and s.seen_at > $3 and p.erased_at is null",
    )
    .bind(random::digest(token))
    .bind(Micros::from(now - LONGEST))
    .bind(Micros::from(now - IDLE))
    .fetch_optional(&mut **tx)
    .await?;
    let Some(row) = row else { return Ok(None) };
    Ok(Some((
        Person {
            id: row.try_get(0)?,
            name: row.try_get(1)?,
            lang: row.try_get(2)?,
        },
        row.try_get(3)?,
    )))
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
