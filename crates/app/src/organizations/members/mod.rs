//! Members: who does what for an organisation. Roles are given by invitation only, and ended here.

mod invitation;
mod invitation_pages;
mod invitation_store;
mod pages;
mod store;

use axum::Router;
use platform::db::Tx;

use crate::actor::{Actor, Right, Role, authorize};
use crate::events::{By, Event, record};
use crate::ids::OrgId;
use crate::{App, Error, Result};

pub use invitation::{Invited, Wish, open_invitation};

/// The roles that can be held for an organisation; an operator is one for the whole platform.
pub const ROLES: [Role; 9] = [
    Role::IssuerAdmin,
    Role::Author,
    Role::ContentQa,
    Role::PreChecker,
    Role::Assessor,
    Role::LeadAssessor,
    Role::Grantor,
    Role::CredentialingOfficer,
    Role::Coach,
];

/// The pages of members and invitations.
pub(super) fn router() -> Router<App> {
    pages::router().merge(invitation_pages::router())
}

/// In which role the actor may say who does what here: as this organisation's admin, else as an operator of the platform.
async fn leads(tx: &mut Tx, actor: &Actor, organization: &OrgId) -> Result<Role> {
    match authorize(tx, actor, Right::Hold(&[Role::IssuerAdmin], organization)).await {
        Ok(()) => Ok(Role::IssuerAdmin),
        Err(Error::Forbidden) => {
            authorize(tx, actor, Right::HoldAnywhere(Role::Operator)).await?;
            Ok(Role::Operator)
        }
        Err(other) => Err(other),
    }
}

/// Ends a role. The last admin stays, or nobody could let anybody in any more.
async fn end_role(tx: &mut Tx, actor: &Actor, organization: &OrgId, membership: &str) -> Result<()> {
    let role = leads(tx, actor, organization).await?;
    store::hold_still(tx, organization).await?;
    let ending = store::membership(tx, organization, membership)
        .await?
        .ok_or(Error::NotFound)?;
    let admin = Role::IssuerAdmin.as_str();
    if ending.role == admin && store::holders(tx, organization, Role::IssuerAdmin).await? <= 1 {
        return Err(Error::Refused("members-last-admin"));
    }
    store::end(tx, &ending.id).await?;
    let ended = ending.role.parse::<Role>().map_err(|()| Error::NotFound)?;
    let event = Event::RoleEnded {
        person: ending.person_id,
        organization: Some(organization.clone()),
        role: ended.as_str(),
    };
    record(tx, By::Person(actor, Some(role)), event).await
}
