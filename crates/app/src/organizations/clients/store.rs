//! SQL of clients and their tokens.

use std::collections::HashMap;

use jiff::Timestamp;
use platform::db::{Micros, Tx, many};
use sqlx::Row as _;
use sqlx::any::AnyRow;

use super::{Caller, Scope, Scopes};
use crate::Result;
use crate::ids::{ClientId, OrgId};

/// A program that acts for an organisation.
#[derive(Clone, Debug)]
pub struct Client {
    pub id: ClientId,
    pub organization: OrgId,
    pub name: String,
    pub scopes: Scopes,
    pub added_at: Timestamp,
    pub removed_at: Option<Timestamp>,
}

const CLIENT: &str = "select id, organization_id, name, scopes, added_at, removed_at from clients";

fn read(row: &AnyRow) -> Result<Client> {
    Ok(Client {
        id: row.try_get("id")?,
        organization: row.try_get("organization_id")?,
        name: row.try_get("name")?,
        scopes: scopes(&row.try_get::<String, _>("scopes")?),
        added_at: row.try_get::<Micros, _>("added_at")?.at(),
        removed_at: row
            .try_get::<Option<i64>, _>("removed_at")?
            .and_then(|at| Timestamp::from_microsecond(at).ok()),
    })
}

/// The scopes of a row; one that this version no longer knows allows nothing.
fn scopes(text: &str) -> Scopes {
    text.split(' ').filter_map(|word| word.parse::<Scope>().ok()).collect()
}

/// A client, whatever became of it.
pub async fn client(tx: &mut Tx, id: &ClientId) -> Result<Client> {
    let sql = sqlx::AssertSqlSafe(format!("{CLIENT} where id = $1"));
    read(&sqlx::query(sql).bind(id.clone()).fetch_one(&mut **tx).await?)
}

/// The clients of an organisation, or of all, those that were removed too; 1,000 at most.
pub async fn clients(tx: &mut Tx, organization: Option<&OrgId>) -> Result<Vec<Client>> {
    let sql =
        format!("{CLIENT} where $1 = '' or organization_id = $1 order by organization_id, added_at, id limit 1000");
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(organization.map_or_else(String::new, ToString::to_string))
        .fetch_all(&mut **tx)
        .await?;
    rows.iter().map(read).collect()
}

/// Adds a client.
pub(super) async fn add(
    tx: &mut Tx,
    id: &ClientId,
    organization: &OrgId,
    (name, scopes): (&str, &Scopes),
    secret_digest: &str,
) -> Result<()> {
    let now = Micros::from(tx.now());
    sqlx::query(
        "insert into clients (id, organization_id, name, scopes, secret_digest, added_at) values ($1, $2, $3, $4, $5, $6)",
    )
    .bind(id.clone())
    .bind(organization.clone())
    .bind(name.to_owned())
    .bind(scopes.to_string())
    .bind(secret_digest.to_owned())
    .bind(now)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Ends a client. Answers whether it was there until now.
pub(super) async fn remove(tx: &mut Tx, id: &ClientId) -> Result<bool> {
    let now = Micros::from(tx.now());
    let done = sqlx::query("update clients set removed_at = $2 where id = $1 and removed_at is null")
        .bind(id.clone())
        .bind(now)
        .execute(&mut **tx)
        .await?;
    sqlx::query("delete from client_tokens where client_id = $1")
        .bind(id.clone())
        .execute(&mut **tx)
        .await?;
    Ok(done.rows_affected() == 1)
}

/// The client that has this secret.
pub(super) async fn with_secret(tx: &mut Tx, id: &str, secret_digest: &str) -> Result<Option<Client>> {
    let sql = format!("{CLIENT} where id = $1 and secret_digest = $2 and removed_at is null");
    let row = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(id.to_owned())
        .bind(secret_digest.to_owned())
        .fetch_optional(&mut **tx)
        .await?;
    row.as_ref().map(read).transpose()
}

/// Keeps a token, and forgets those of the same client that have run out.
pub(super) async fn add_token(
    tx: &mut Tx,
    client: &ClientId,
    (digest, scopes): (&str, &Scopes),
    ends: Timestamp,
) -> Result<()> {
    let now = Micros::from(tx.now());
    sqlx::query("delete from client_tokens where client_id = $1 and expires_at <= $2")
        .bind(client.clone())
        .bind(now)
        .execute(&mut **tx)
        .await?;
    sqlx::query(
        "insert into client_tokens (digest, client_id, scopes, made_at, expires_at) values ($1, $2, $3, $4, $5)",
    )
    .bind(digest.to_owned())
    .bind(client.clone())
    .bind(scopes.to_string())
    .bind(now)
    .bind(Micros::from(ends))
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Who have these tokens, by digest, and what they allow.
pub(super) async fn with_tokens(tx: &mut Tx, digests: &[String]) -> Result<HashMap<String, Caller>> {
    let now = Micros::from(tx.now());
    let sql = "with v (sum, now) as (values {rows}) select v.sum, c.id, c.organization_id, t.scopes \
         from v join client_tokens t on t.digest = v.sum and t.expires_at > v.now \
         join clients c on c.id = t.client_id where c.removed_at is null";
    let rows = many(tx, sql, digests, |row, digest| row.bind(digest.as_str()).bind(now)).await?;
    let read = |row: &AnyRow| {
        let caller = Caller {
            client: row.try_get(1)?,
            organization: row.try_get(2)?,
            scopes: scopes(&row.try_get::<String, _>(3)?),
        };
        Ok((row.try_get(0)?, caller))
    };
    rows.iter().map(read).collect()
}
