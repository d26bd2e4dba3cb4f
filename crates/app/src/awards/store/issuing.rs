//! SQL of credentials while they are being issued.

use platform::db::{Micros, Tx};
use sqlx::Row as _;
use sqlx::any::AnyRow;

use crate::Result;
use crate::awards::facts::{Facts, What};
use crate::awards::grant::{Grant, Granted};
use crate::awards::status_list::Place;
use crate::ids::{CredentialId, OrgId, PersonId};

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

const ROW: &str = "select id, organization_id, person_id, title, stage, facts, profile, list_id, key_id, unsigned, digest \
     from credentials where id = $1";
const ROW_LOCKED: &str = "select id, organization_id, person_id, title, stage, facts, profile, list_id, key_id, \
     unsigned, digest from credentials where id = $1 for update";

/// One row.
pub async fn row(tx: &mut Tx, id: &CredentialId) -> Result<Row> {
    read(&sqlx::query(ROW).bind(id.clone()).fetch_one(&mut **tx).await?)
}

/// One row, so that nobody else takes the next step meanwhile.
pub async fn row_for_update(tx: &mut Tx, id: &CredentialId) -> Result<Row> {
    let sql = tx.for_update(ROW, ROW_LOCKED);
    read(&sqlx::query(sql).bind(id.clone()).fetch_one(&mut **tx).await?)
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

/// Keeps the document that will be signed. Answers whether there was none.
pub async fn keep_draft(tx: &mut Tx, id: &CredentialId, unsigned: &str, digest: &str) -> Result<bool> {
    let done = sqlx::query(
        "update credentials set stage = 'drafted', unsigned = $2, digest = $3 where id = $1 and stage = 'reserved'",
    )
    .bind(id.clone())
    .bind(unsigned.to_owned())
    .bind(digest.to_owned())
    .execute(&mut **tx)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Keeps the signed text, which is never changed again, unless it was kept before or another key is to sign by now. Answers whether it was kept.
pub async fn keep_signed(tx: &mut Tx, id: &CredentialId, (signed, etag): (&str, &str), key: &str) -> Result<bool> {
    let done = sqlx::query(
        "update credentials set stage = 'issued', signed = $2, etag = $3 where id = $1 and stage = 'drafted' and key_id = $4",
    )
    .bind(id.clone())
    .bind(signed.to_owned())
    .bind(etag.to_owned())
    .bind(key.to_owned())
    .execute(&mut **tx)
    .await?;
    Ok(done.rows_affected() == 1)
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
