//! SQL of credentials while they are being issued.

use std::collections::{BTreeSet, HashSet};

use platform::db::{Binds, Micros, Tx, lock, many};
use sqlx::Row as _;
use sqlx::any::AnyRow;

use crate::awards::facts::{Facts, What};
use crate::awards::grant::{Grant, Granted};
use crate::awards::status_list::Place;
use crate::ids::{CredentialId, OrgId, PersonId};
use crate::{Error, Result};

/// How far the issuing of a credential has come. Each step is done once and found done afterwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The place is taken; nothing is written yet.
    Reserved,
    /// The document stands and has passed its rehearsal.
    Drafted,
    /// Signed and out.
    Issued,
}

impl Stage {
    fn parse(text: &str) -> Result<Self> {
        match text {
            "reserved" => Ok(Self::Reserved),
            "drafted" => Ok(Self::Drafted),
            "issued" => Ok(Self::Issued),
            other => Err(anyhow::anyhow!("a credential in the stage {other:?}").into()),
        }
    }
}

/// A credential's row while it is being issued.
#[derive(Debug)]
pub struct Row {
    pub id: CredentialId,
    pub issuer: OrgId,
    pub person: PersonId,
    pub title: String,
    pub stage: Stage,
    pub facts: Facts,
    /// The facts as they lie in the row.
    pub facts_text: String,
    pub profile: String,
    /// The status list's row.
    pub list: String,
    pub key: String,
    pub unsigned: Option<String>,
    pub digest: Option<String>,
}

/// One row, so that nobody else takes the next step meanwhile.
pub async fn row_for_update(tx: &mut Tx, id: &CredentialId) -> Result<Row> {
    let sql = tx.for_update(
        "select id, organization_id, person_id, title, stage, facts, profile, list_id, key_id, unsigned, digest \
         from credentials where id = $1",
        "select id, organization_id, person_id, title, stage, facts, profile, list_id, key_id, unsigned, digest \
         from credentials where id = $1 for update",
    );
    read(&sqlx::query(sql).bind(id.clone()).fetch_one(&mut **tx).await?)
}

/// One row.
pub async fn row(tx: &mut Tx, id: &CredentialId) -> Result<Row> {
    rows(tx, std::slice::from_ref(id)).await?.pop().ok_or(Error::NotFound)
}

/// Many rows, in the order of their identifiers.
pub async fn rows(tx: &mut Tx, ids: &[CredentialId]) -> Result<Vec<Row>> {
    let sql = "select id, organization_id, person_id, title, stage, facts, profile, list_id, key_id, unsigned, digest \
         from credentials where id in (values {rows}) order by id";
    let rows = many(tx, sql, ids, |row, id| row.bind(id.as_str())).await?;
    rows.iter().map(read).collect()
}

/// Reads a row with the columns of [`Row`].
pub fn read(row: &AnyRow) -> Result<Row> {
    let (stage, facts): (String, String) = (row.try_get("stage")?, row.try_get("facts")?);
    Ok(Row {
        id: row.try_get("id")?,
        issuer: row.try_get("organization_id")?,
        person: row.try_get("person_id")?,
        title: row.try_get("title")?,
        stage: Stage::parse(&stage)?,
        facts: serde_json::from_str(&facts).map_err(anyhow::Error::from)?,
        facts_text: facts,
        profile: row.try_get("profile")?,
        list: row.try_get("list_id")?,
        key: row.try_get("key_id")?,
        unsigned: row.try_get("unsigned")?,
        digest: row.try_get("digest")?,
    })
}

/// The credential that a grant already led to, if one still stands.
pub async fn already(tx: &mut Tx, grant: &Grant) -> Result<Option<CredentialId>> {
    let query = match &grant.what {
        Granted::MicroCredential { submission, .. } => {
            sqlx::query("select id from credentials where submission_id = $1").bind(submission.clone())
        }
        Granted::Stack { stack, .. } => sqlx::query(
            "select id from credentials where stack_id = $1 and person_id = $2 and status in ('active', 'suspended')",
        )
        .bind(stack.clone())
        .bind(grant.person.clone()),
    };
    let row = query.fetch_optional(&mut **tx).await?;
    Ok(row.map(|row| row.try_get(0)).transpose()?)
}

/// A new row: the place in the status list, the name and the dates are settled from here on.
#[derive(Debug)]
pub struct Reservation<'a> {
    pub id: &'a CredentialId,
    pub title: &'a str,
    pub facts: &'a Facts,
    pub place: &'a Place,
    pub key: &'a str,
}

/// Takes the place of a credential.
pub async fn insert(tx: &mut Tx, grant: &Grant, row: &Reservation<'_>) -> Result<()> {
    let (facts, profile) = row.facts.sealed()?;
    let ids = subject(grant);
    sqlx::query(
        "insert into credentials (id, organization_id, person_id, submission_id, attempt, micro_credential_id, version_id, \
         stack_id, stack_edition_id, title, holder, stage, facts, profile, list_id, list_index, key_id, status, issued_at, valid_until) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'reserved', $12, $13, $14, $15, $16, 'active', $17, $18)",
    )
    .bind(row.id.clone())
    .bind(grant.issuer.clone())
    .bind(grant.person.clone())
    .bind(ids.submission)
    .bind(ids.attempt)
    .bind(ids.micro_credential)
    .bind(ids.version)
    .bind(ids.stack)
    .bind(ids.edition)
    .bind(row.title.to_owned())
    .bind(row.facts.holder.clone())
    .bind(facts)
    .bind(profile)
    .bind(row.place.list.clone())
    .bind(row.place.index)
    .bind(row.key.to_owned())
    .bind(Micros::from(row.facts.valid_from))
    .bind(row.facts.valid_until.map(Micros::from))
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// What a row names: a submission and its version, or a stack and its edition.
#[derive(Default)]
struct Subject {
    submission: Option<String>,
    attempt: Option<i64>,
    micro_credential: Option<String>,
    version: Option<String>,
    stack: Option<String>,
    edition: Option<String>,
}

fn subject(grant: &Grant) -> Subject {
    match &grant.what {
        Granted::MicroCredential {
            submission,
            attempt,
            micro_credential,
            version,
            ..
        } => Subject {
            submission: Some(submission.to_string()),
            attempt: Some(i64::from(*attempt)),
            micro_credential: Some(micro_credential.to_string()),
            version: Some(version.to_string()),
            ..Subject::default()
        },
        Granted::Stack { stack, edition, .. } => Subject {
            stack: Some(stack.to_string()),
            edition: Some(edition.to_string()),
            ..Subject::default()
        },
    }
}

/// The document that will be signed.
#[derive(Debug)]
pub struct Draft {
    pub id: CredentialId,
    /// The digest of the facts that it was written from.
    pub profile: String,
    pub unsigned: String,
    pub digest: String,
}

/// Keeps the drafts of credentials that had none and whose facts are still the same. Answers for which.
pub async fn keep_drafts(tx: &mut Tx, drafts: &[Draft]) -> Result<HashSet<CredentialId>> {
    let sql = "with v (which, seen, text, sum) as (values {rows}) \
         update credentials set stage = 'drafted', unsigned = v.text, digest = v.sum from v \
         where id = v.which and profile = v.seen and stage = 'reserved' returning id";
    lock_all(tx, drafts.iter().map(|draft| &draft.id)).await?;
    let kept = many(tx, sql, drafts, |row, draft| {
        row.bind(draft.id.as_str())
            .bind(draft.profile.as_str())
            .bind(draft.unsigned.as_str())
            .bind(draft.digest.as_str())
    });
    Ok(named(&kept.await?)?)
}

/// A text that was signed.
#[derive(Debug)]
pub struct Signed {
    pub row: Row,
    pub text: String,
    /// The digest of the text.
    pub etag: String,
}

/// Keeps signed texts, which are never changed again, of credentials that had none and that this key is still to sign. Answers of which.
pub async fn keep_signed(tx: &mut Tx, all: &[Signed]) -> Result<HashSet<CredentialId>> {
    let sql = "with v (which, signer, text, sum) as (values {rows}) \
         update credentials set stage = 'issued', signed = v.text, etag = v.sum from v \
         where id = v.which and key_id = v.signer and stage = 'drafted' returning id";
    lock_all(tx, all.iter().map(|signed| &signed.row.id)).await?;
    let kept = many(tx, sql, all, |row, signed| {
        row.bind(signed.row.id.as_str())
            .bind(signed.row.key.as_str())
            .bind(signed.text.as_str())
            .bind(signed.etag.as_str())
    });
    Ok(named(&kept.await?)?)
}

/// Locks rows in the order of their identifiers.
async fn lock_all<'a>(tx: &mut Tx, ids: impl Iterator<Item = &'a CredentialId>) -> Result<()> {
    let ids: BTreeSet<&str> = ids.map(CredentialId::as_str).collect();
    let sql = "select id from credentials where id in (values {rows}) order by id for update";
    lock(tx, sql, ids, Binds::bind).await?;
    Ok(())
}

fn named(rows: &[AnyRow]) -> sqlx::Result<HashSet<CredentialId>> {
    rows.iter().map(|row| row.try_get("id")).collect()
}

/// Credentials whose issuing began and has not ended, after one; 1,000 at most.
pub async fn unfinished(tx: &mut Tx, after: &str) -> Result<Vec<CredentialId>> {
    let rows = sqlx::query("select id from credentials where stage <> 'issued' and id > $1 order by id limit 1000")
        .bind(after.to_owned())
        .fetch_all(&mut **tx)
        .await?;
    Ok(rows.iter().map(|row| row.try_get(0)).collect::<Result<_, _>>()?)
}

/// As [`unfinished`], of those that a key was to sign; all of them.
pub async fn unfinished_of(tx: &mut Tx, key: &str) -> Result<Vec<CredentialId>> {
    let rows = sqlx::query("select id from credentials where stage <> 'issued' and key_id = $1 order by id")
        .bind(key.to_owned())
        .fetch_all(&mut **tx)
        .await?;
    Ok(rows.iter().map(|row| row.try_get(0)).collect::<Result<_, _>>()?)
}

/// Back to the reservation, with other facts, another place and another key.
pub async fn begin_again(tx: &mut Tx, id: &CredentialId, (facts, place): (&Facts, &Place), key: &str) -> Result<()> {
    let (facts, profile) = facts.sealed()?;
    sqlx::query(
        "update credentials set stage = 'reserved', facts = $2, profile = $3, list_id = $4, list_index = $5, key_id = $6, \
         unsigned = null, digest = null where id = $1 and stage <> 'issued'",
    )
    .bind(id.clone())
    .bind(facts)
    .bind(profile)
    .bind(place.list.clone())
    .bind(place.index)
    .bind(key.to_owned())
    .execute(&mut **tx)
    .await?;
    Ok(())
}

impl From<&Granted> for What {
    fn from(granted: &Granted) -> Self {
        match granted.clone() {
            Granted::MicroCredential { version, results, .. } => Self::MicroCredential { version, results },
            Granted::Stack { stack, edition, parts } => Self::Stack { stack, edition, parts },
        }
    }
}
