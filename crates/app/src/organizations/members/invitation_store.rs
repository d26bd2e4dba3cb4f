//! SQL of invitations. The link's secret is kept as a digest only.

use jiff::Timestamp;
use platform::db::{Micros, Tx};
use platform::random;

use crate::Result;
use crate::actor::Role;
use crate::ids::{OrgId, PersonId};

/// An invitation, whatever became of it.
#[derive(Clone, Debug)]
pub(super) struct Invitation {
    pub id: String,
    pub email: String,
    pub shown: String,
    pub organization_id: Option<OrgId>,
    pub role: String,
    pub invited_at: Micros,
    pub expires_at: Micros,
    pub accepted_by: Option<PersonId>,
    pub withdrawn_at: Option<Micros>,
}

platform::row!(Invitation {
    id,
    email,
    shown,
    organization_id,
    role,
    invited_at,
    expires_at,
    accepted_by,
    withdrawn_at
});

impl Invitation {
    /// Whether it can still be accepted.
    pub(super) fn is_open(&self, now: Timestamp) -> bool {
        self.accepted_by.is_none() && self.withdrawn_at.is_none() && now < self.expires_at.at()
    }
}

/// A new invitation.
pub(super) struct New<'a> {
    pub email: &'a str,
    pub shown: &'a str,
    pub role: Role,
    pub organization: Option<&'a OrgId>,
    pub by: Option<&'a PersonId>,
    pub token: &'a str,
    pub expires_at: Timestamp,
}

/// Adds an invitation and answers its identifier.
pub(super) async fn add(tx: &mut Tx, new: &New<'_>) -> Result<String> {
    let now = tx.now();
    let id = random::id(now);
    sqlx::query(
        "insert into invitations (id, token_digest, email, shown, organization_id, role, invited_by, invited_at, expires_at) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(id.clone())
    .bind(random::digest(new.token))
    .bind(new.email.to_owned())
    .bind(new.shown.to_owned())
    .bind(new.organization.cloned())
    .bind(new.role.as_str().to_owned())
    .bind(new.by.cloned())
    .bind(Micros::from(now))
    .bind(Micros::from(new.expires_at))
    .execute(&mut **tx)
    .await?;
    Ok(id)
}

/// Withdraws the open invitations that a newer one for the same address and role replaces.
pub(super) async fn replace(tx: &mut Tx, email: &str, role: Role, organization: Option<&OrgId>) -> Result<()> {
    let now = Micros::from(tx.now());
    sqlx::query(
        "update invitations set withdrawn_at = $4 where email = $1 and role = $2 and coalesce(organization_id, '') = $3 \
         and accepted_at is null and withdrawn_at is null",
    )
    .bind(email.to_owned())
    .bind(role.as_str().to_owned())
    .bind(organization.map_or_else(String::new, ToString::to_string))
    .bind(now)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// The open invitations of an organisation, the newest first; `limit` at most.
pub(super) async fn open(tx: &mut Tx, organization: &OrgId, limit: i64) -> Result<Vec<Invitation>> {
    let now = Micros::from(tx.now());
    Ok(sqlx::query_as(
        "select id, email, shown, organization_id, role, invited_at, expires_at, accepted_by, withdrawn_at from invitations \
         where organization_id = $1 and accepted_at is null and withdrawn_at is null and expires_at > $2 \
         order by invited_at desc, id desc limit $3",
    )
    .bind(organization.clone())
    .bind(now)
    .bind(limit)
    .fetch_all(&mut **tx)
    .await?)
}

/// The invitation of a link.
pub(super) async fn by_token(tx: &mut Tx, token: &str) -> Result<Option<Invitation>> {
    Ok(sqlx::query_as(
        "select id, email, shown, organization_id, role, invited_at, expires_at, accepted_by, withdrawn_at from invitations \
         where token_digest = $1",
    )
    .bind(random::digest(token))
    .fetch_optional(&mut **tx)
    .await?)
}

/// Notes who accepted. Answers whether it was still open.
pub(super) async fn accept(tx: &mut Tx, id: &str, person: &PersonId) -> Result<bool> {
    let now = Micros::from(tx.now());
    let done = sqlx::query(
        "update invitations set accepted_by = $2, accepted_at = $3 where id = $1 and accepted_at is null and withdrawn_at is null",
    )
    .bind(id.to_owned())
    .bind(person.clone())
    .bind(now)
    .execute(&mut **tx)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Withdraws an open invitation of this organisation. Answers whether there was one.
pub(super) async fn withdraw(tx: &mut Tx, organization: &OrgId, id: &str) -> Result<bool> {
    let now = Micros::from(tx.now());
    let done = sqlx::query(
        "update invitations set withdrawn_at = $3 where id = $1 and organization_id = $2 and accepted_at is null and withdrawn_at is null",
    )
    .bind(id.to_owned())
    .bind(organization.clone())
    .bind(now)
    .execute(&mut **tx)
    .await?;
    Ok(done.rows_affected() == 1)
}
