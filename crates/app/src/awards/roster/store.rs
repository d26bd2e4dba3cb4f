//! SQL of rosters.

use std::collections::HashMap;

use jiff::civil::Date;
use platform::db::{Micros, Tx, many};
use sqlx::Row as _;
use sqlx::any::AnyRow;

use super::{Line, Progress};
use crate::Result;
use crate::awards::facts::Facts;
use crate::awards::status_list::Place;
use crate::catalog::Version;
use crate::ids::{CredentialId, PersonId, VersionId};

/// The roster that was made of a list before.
pub async fn roster_of(tx: &mut Tx, version: &Version, digest: &str) -> Result<Option<String>> {
    let row = sqlx::query("select id from rosters where micro_credential_id = $1 and digest = $2")
        .bind(version.micro_credential.clone())
        .bind(digest.to_owned())
        .fetch_optional(&mut **tx)
        .await?;
    Ok(row.map(|row| row.try_get(0)).transpose()?)
}

/// A new roster.
pub async fn add(tx: &mut Tx, version: &Version, digest: &str, quiet: bool) -> Result<String> {
    let now = tx.now();
    let id = platform::random::id(now);
    sqlx::query(
        "insert into rosters (id, organization_id, micro_credential_id, version_id, digest, quiet_at, entered_at) \
         values ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(id.clone())
    .bind(version.issuer.clone())
    .bind(version.micro_credential.clone())
    .bind(version.id.clone())
    .bind(digest.to_owned())
    .bind(quiet.then(|| Micros::from(now)))
    .bind(Micros::from(now))
    .execute(&mut **tx)
    .await?;
    Ok(id)
}

/// The lines of a roster.
pub async fn add_lines(tx: &mut Tx, roster: &str, lines: &[Line]) -> Result<()> {
    let sql = "insert into roster_entries (roster_id, number, email, shown, name, awarded_on, reference) values {rows}";
    many(tx, sql, lines, |row, line| {
        row.bind(roster)
            .bind(line.number)
            .bind(line.email.as_str())
            .bind(line.shown.as_str())
            .bind(line.name.as_str())
            .bind(line.awarded_on.to_string())
            .bind(line.reference.as_str())
    })
    .await?;
    Ok(())
}

/// The version of a roster, and whether nobody is told.
pub async fn roster(tx: &mut Tx, id: &str) -> Result<(VersionId, bool)> {
    let row = sqlx::query("select version_id, quiet_at from rosters where id = $1")
        .bind(id.to_owned())
        .fetch_one(&mut **tx)
        .await?;
    Ok((row.try_get(0)?, row.try_get::<Option<i64>, _>(1)?.is_some()))
}

/// Locks a roster: of two who work on it, one reserves at a time.
pub async fn lock(tx: &mut Tx, id: &str) -> Result<()> {
    let sql = tx.for_update(
        "select id from rosters where id = $1",
        "select id from rosters where id = $1 for update",
    );
    sqlx::query(sql).bind(id.to_owned()).fetch_one(&mut **tx).await?;
    Ok(())
}

/// The next lines that wait.
pub async fn waiting(tx: &mut Tx, roster: &str, most: i64) -> Result<Vec<Line>> {
    let rows = sqlx::query(
        "select number, email, shown, name, awarded_on, reference from roster_entries \
         where roster_id = $1 and credential_id is null and refused_for is null order by number limit $2",
    )
    .bind(roster.to_owned())
    .bind(most)
    .fetch_all(&mut **tx)
    .await?;
    rows.iter().map(line).collect()
}

fn line(row: &AnyRow) -> Result<Line> {
    let text = |name: &str| -> Result<String> { Ok(row.try_get(name)?) };
    let awarded_on: Date = text("awarded_on")?.parse().map_err(anyhow::Error::from)?;
    Ok(Line {
        number: row.try_get("number")?,
        email: text("email")?,
        shown: text("shown")?,
        name: text("name")?,
        awarded_on,
        reference: text("reference")?,
    })
}

/// Credentials of a roster that were begun and are not out.
pub async fn begun(tx: &mut Tx, roster: &str, most: i64) -> Result<Vec<CredentialId>> {
    let rows = sqlx::query(
        "select c.id from credentials c join roster_entries e on e.credential_id = c.id \
         where c.stage <> 'issued' and e.roster_id = $1 order by c.id limit $2",
    )
    .bind(roster.to_owned())
    .bind(most)
    .fetch_all(&mut **tx)
    .await?;
    Ok(rows.iter().map(|row| row.try_get(0)).collect::<Result<_, _>>()?)
}

/// The credentials that record awards already, by what makes an award the same.
pub async fn recorded(tx: &mut Tx, version: &Version, awards: &[String]) -> Result<HashMap<String, CredentialId>> {
    let rows = many(
        tx,
        "with v (micro_credential, award) as (values {rows}) select recorded_as, id from v join credentials \
         on micro_credential_id = v.micro_credential and recorded_as = v.award",
        awards,
        |row, award| row.bind(version.micro_credential.as_str()).bind(award.as_str()),
    )
    .await?;
    let read = |row: &AnyRow| Ok((row.try_get(0)?, row.try_get(1)?));
    rows.iter().map(read).collect()
}

/// A credential that records an award, reserved.
#[derive(Debug)]
pub struct Recorded {
    pub id: CredentialId,
    pub person: PersonId,
    /// What makes it the same award as another line's.
    pub award: String,
    pub facts: Facts,
    pub place: Place,
}

/// Takes the places of credentials that this key is to sign.
pub async fn reserve(tx: &mut Tx, version: &Version, key: &str, all: &[Recorded]) -> Result<()> {
    let sealed: Result<Vec<_>> = all.iter().map(|row| Ok((row, row.facts.sealed()?))).collect();
    let sql = "insert into credentials (id, organization_id, person_id, micro_credential_id, version_id, title, holder, stage, facts, profile, \
         list_id, list_index, key_id, status, issued_at, valid_until, recorded_as) values {rows}";
    many(tx, sql, &sealed?, |row, (new, (facts, profile))| {
        row.bind(new.id.as_str())
            .bind(version.issuer.as_str())
            .bind(new.person.as_str())
            .bind(version.micro_credential.as_str())
            .bind(version.id.as_str())
            .bind(version.title.as_str())
            .bind(new.facts.holder.as_str())
            .bind("reserved")
            .bind(facts.as_str())
            .bind(profile.as_str())
            .bind(new.place.list.as_str())
            .bind(new.place.index)
            .bind(key)
            .bind("active")
            .bind(Micros::from(new.facts.valid_from))
            .bind(new.facts.valid_until.map(Micros::from))
            .bind(new.award.as_str())
    })
    .await?;
    Ok(())
}

/// Where lines lead: number, and the credential or the message that says why there is none.
pub async fn settle(tx: &mut Tx, roster: &str, ends: &[(i64, Result<CredentialId, &'static str>)]) -> Result<()> {
    let sql = "with v (roster, line, credential, why) as (values {rows}) \
         update roster_entries set credential_id = v.credential, refused_for = v.why from v \
         where roster_id = v.roster and number = v.line";
    many(tx, sql, ends, |row, (number, end)| {
        row.bind(roster)
            .bind(*number)
            .bind(end.as_ref().ok().map(CredentialId::as_str))
            .bind(end.as_ref().err().copied())
    })
    .await?;
    Ok(())
}

/// How far a roster is.
pub async fn progress(tx: &mut Tx, id: &str) -> Result<Progress> {
    let row = sqlx::query(
        "select count(*), count(case when c.stage = 'issued' then 1 end), count(e.refused_for) \
         from roster_entries e left join credentials c on c.id = e.credential_id where e.roster_id = $1",
    )
    .bind(id.to_owned())
    .fetch_one(&mut **tx)
    .await?;
    Ok(Progress {
        lines: row.try_get(0)?,
        issued: row.try_get(1)?,
        refused: row.try_get(2)?,
    })
}

/// Refused lines: number, address, message.
pub async fn refused(tx: &mut Tx, id: &str) -> Result<Vec<(i64, String, String)>> {
    let rows = sqlx::query(
        "select number, shown, refused_for from roster_entries where roster_id = $1 and refused_for is not null order by number limit 1000",
    )
    .bind(id.to_owned())
    .fetch_all(&mut **tx)
    .await?;
    rows.iter()
        .map(|row| Ok((row.try_get(0)?, row.try_get(1)?, row.try_get(2)?)))
        .collect()
}
