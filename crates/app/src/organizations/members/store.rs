//! SQL of who holds which role.

use platform::db::{Micros, Tx};

use crate::Result;
use crate::actor::Role;
use crate::ids::{OrgId, PersonId};

/// A role in force, and whose it is.
#[derive(Clone, Debug)]
pub(super) struct Membership {
    pub id: String,
    pub person_id: PersonId,
    pub name: String,
    pub role: String,
    pub began_at: Micros,
}

platform::row!(Membership {
    id,
    person_id,
    name,
    role,
    began_at
});

/// The roles in force for an organisation, by person; 1000 at most.
pub(super) async fn memberships(tx: &mut Tx, organization: &OrgId) -> Result<Vec<Membership>> {
    Ok(sqlx::query_as(
        "select r.id, r.person_id, p.name, r.role, r.began_at from roles r join people p on p.id = r.person_id \
         where r.organization_id = $1 and r.ended_at is null order by p.name, p.id, r.began_at, r.id limit 1000",
    )
    .bind(organization.clone())
    .fetch_all(&mut **tx)
    .await?)
}

/// One role in force for this organisation.
pub(super) async fn membership(tx: &mut Tx, organization: &OrgId, id: &str) -> Result<Option<Membership>> {
    Ok(sqlx::query_as(
        "select r.id, r.person_id, p.name, r.role, r.began_at from roles r join people p on p.id = r.person_id \
         where r.organization_id = $1 and r.id = $2 and r.ended_at is null",
    )
    .bind(organization.clone())
    .bind(id.to_owned())
    .fetch_optional(&mut **tx)
    .await?)
}

/// Makes other changes of this organisation's roles wait, so that two admins cannot end each other at once.
pub(super) async fn hold_still(tx: &mut Tx, organization: &OrgId) -> Result<()> {
    let sql = tx.for_update(
        "select id from organizations where id = $1",
        "select id from organizations where id = $1 for update",
    );
    sqlx::query(sql).bind(organization.clone()).fetch_one(&mut **tx).await?;
    Ok(())
}

/// How many people hold a role.
pub(super) async fn holders(tx: &mut Tx, organization: &OrgId, role: Role) -> Result<i64> {
    Ok(
        sqlx::query_scalar("select count(*) from roles where organization_id = $1 and role = $2 and ended_at is null")
            .bind(organization.clone())
            .bind(role.as_str().to_owned())
            .fetch_one(&mut **tx)
            .await?,
    )
}

/// Ends a role; the row stays.
pub(super) async fn end(tx: &mut Tx, id: &str) -> Result<()> {
    let now = Micros::from(tx.now());
    sqlx::query("update roles set ended_at = $2 where id = $1 and ended_at is null")
        .bind(id.to_owned())
        .bind(now)
        .execute(&mut **tx)
        .await?;
    Ok(())
}
