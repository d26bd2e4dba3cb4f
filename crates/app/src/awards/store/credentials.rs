//! SQL of credentials that are out.

use domain::award::{Award, Status};
use jiff::Timestamp;
use platform::db::{Micros, Tx};
use sqlx::Row as _;
use sqlx::any::AnyRow;

use crate::Result;
use crate::awards::credentials::{Certified, Credential, Withdrawal};
use crate::ids::{CredentialId, MicroCredentialId, OrgId, PersonId, StackEditionId, StackId, SubmissionId, VersionId};

/// A query for whole credentials that are out, so that each names its columns once.
macro_rules! credentials_where {
    ($rest:literal) => {
        concat!(
            "select id, organization_id, person_id, submission_id, attempt, micro_credential_id, version_id, stack_id, \
             stack_edition_id, title, holder, status, issued_at, valid_until, revoked_at, revoked_for, revoked_words, hidden_at \
             from credentials where stage = 'issued' and ",
            $rest
        )
    };
}
/// One credential.
pub async fn credential(tx: &mut Tx, id: &CredentialId) -> Result<Credential> {
    let row = sqlx::query(credentials_where!("id = $1"))
        .bind(id.clone())
        .fetch_one(&mut **tx)
        .await?;
    read(&row)
}

/// The signed text, whether its earner shows the page or not.
pub async fn signed(tx: &mut Tx, id: &CredentialId) -> Result<String> {
    let row = sqlx::query("select signed from credentials where id = $1 and stage = 'issued'")
        .bind(id.clone())
        .fetch_one(&mut **tx)
        .await?;
    Ok(row.try_get(0)?)
}

/// The first credential for an edition of a micro-credential or a stack.
pub async fn first_of_edition(tx: &mut Tx, edition: &str) -> Result<Credential> {
    let row = sqlx::query(credentials_where!(
        "(version_id = $1 or stack_edition_id = $1) order by issued_at, id limit 1"
    ))
    .bind(edition.to_owned())
    .fetch_one(&mut **tx)
    .await?;
    read(&row)
}

/// Whether an organisation has issued anything.
pub async fn has_issued(tx: &mut Tx, issuer: &OrgId) -> Result<bool> {
    let row = sqlx::query("select 1 from credentials where organization_id = $1 and stage = 'issued' limit 1")
        .bind(issuer.clone())
        .fetch_optional(&mut **tx)
        .await?;
    Ok(row.is_some())
}

/// Everything a person was ever awarded, the newest first; 500 at most.
pub async fn credentials_of(tx: &mut Tx, person: &PersonId) -> Result<Vec<Credential>> {
    let rows = sqlx::query(credentials_where!(
        "person_id = $1 order by issued_at desc, id limit 500"
    ))
    .bind(person.clone())
    .fetch_all(&mut **tx)
    .await?;
    rows.iter().map(read).collect()
}

/// The credential that a submission led to.
pub async fn of_submission(tx: &mut Tx, submission: &SubmissionId) -> Result<Option<Credential>> {
    let row = sqlx::query(credentials_where!("submission_id = $1"))
        .bind(submission.clone())
        .fetch_optional(&mut **tx)
        .await?;
    row.map(|row| read(&row)).transpose()
}

/// An issuer's credentials, the newest first, after one that stood at this time under this identifier; `most` at most.
pub async fn of_issuer(
    tx: &mut Tx,
    issuer: &OrgId,
    (at, id): (Option<Timestamp>, &str),
    most: i64,
) -> Result<Vec<Credential>> {
    let rows = sqlx::query(credentials_where!(
        "organization_id = $1 and (issued_at < $2 or (issued_at = $2 and id > $3)) order by issued_at desc, id limit $4"
    ))
    .bind(issuer.clone())
    .bind(at.map_or(i64::MAX, |at| Micros::from(at).0))
    .bind(id.to_owned())
    .bind(most)
    .fetch_all(&mut **tx)
    .await?;
    rows.iter().map(read).collect()
}

fn read(row: &AnyRow) -> Result<Credential> {
    let instant =
        |name: &str| -> Result<Option<Timestamp>> { Ok(row.try_get::<Option<Micros>, _>(name)?.map(Micros::at)) };
    let issued_at = row.try_get::<Micros, _>("issued_at")?.at();
    let withdrawal = withdrawal(row, instant("revoked_at")?)?;
    let status = status(&row.try_get::<String, _>("status")?, withdrawal.as_ref())?;
    Ok(Credential {
        id: row.try_get("id")?,
        issuer: row.try_get("organization_id")?,
        person: row.try_get("person_id")?,
        what: certified(row)?,
        title: row.try_get("title")?,
        holder: row.try_get("holder")?,
        award: Award {
            status,
            valid_from: issued_at,
            valid_until: instant("valid_until")?,
        },
        issued_at,
        withdrawal,
        is_hidden: instant("hidden_at")?.is_some(),
    })
}

fn certified(row: &AnyRow) -> Result<Certified> {
    let text = |name: &str| -> Result<Option<String>> { Ok(row.try_get(name)?) };
    match (
        text("submission_id")?,
        text("version_id")?,
        text("micro_credential_id")?,
    ) {
        (Some(submission), Some(version), Some(micro_credential)) => Ok(Certified::MicroCredential {
            micro_credential: MicroCredentialId(micro_credential),
            version: VersionId(version),
            submission: SubmissionId(submission),
            attempt: u32::try_from(row.try_get::<Option<i64>, _>("attempt")?.unwrap_or(1)).unwrap_or(1),
        }),
        (None, Some(version), Some(micro_credential)) => Ok(Certified::Recorded {
            micro_credential: MicroCredentialId(micro_credential),
            version: VersionId(version),
        }),
        _ => Ok(Certified::Stack {
            stack: StackId(text("stack_id")?.unwrap_or_default()),
            edition: StackEditionId(text("stack_edition_id")?.unwrap_or_default()),
        }),
    }
}

fn withdrawal(row: &AnyRow, at: Option<Timestamp>) -> Result<Option<Withdrawal>> {
    let Some(at) = at else { return Ok(None) };
    let reason: String = row.try_get("revoked_for")?;
    Ok(Some(Withdrawal {
        at,
        reason: serde_json::from_value(reason.into()).map_err(anyhow::Error::from)?,
        words: row.try_get("revoked_words")?,
    }))
}

fn status(word: &str, withdrawal: Option<&Withdrawal>) -> Result<Status> {
    match (word, withdrawal) {
        ("active", _) => Ok(Status::Active),
        ("suspended", _) => Ok(Status::Suspended),
        ("superseded", _) => Ok(Status::Superseded),
        ("revoked", Some(withdrawal)) => Ok(Status::Revoked {
            reason: withdrawal.reason,
        }),
        (other, _) => Err(anyhow::anyhow!("a credential with the status {other:?}").into()),
    }
}
