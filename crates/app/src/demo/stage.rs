//! Putting up the stage: content is published, people get accounts and roles.

use anyhow::Context as _;
use platform::db::Tx;

use super::cast::{Cast, Member};
use crate::actor::Role;
use crate::catalog::import::{Folder, Report, import};
use crate::events::{By, Event, record};
use crate::ids::PersonId;
use crate::{App, organizations, people};

/// Publishes the sample content.
pub async fn publish(app: &App) -> anyhow::Result<Report> {
    let mut tx = app.db.begin().await?;
    let report = import(&mut tx, &Folder::sample()).await?;
    tx.commit().await?;
    Ok(report)
}

/// Gives everybody an account, their addresses and their roles.
pub async fn invite(app: &App, cast: &Cast) -> anyhow::Result<()> {
    let mut tx = app.db.begin().await?;
    for (key, member) in cast.iter().filter(|(_, member)| member.account) {
        arrive(&mut tx, member).await.with_context(|| key.to_owned())?;
    }
    tx.commit().await?;
    Ok(())
}

async fn arrive(tx: &mut Tx, member: &Member) -> anyhow::Result<()> {
    let addresses = member.addresses()?;
    let main = addresses.first().context("no address")?;
    let person = people::add_person(tx, &member.name, member.lang(), main.as_str(), member.email()).await?;
    for (address, shown) in addresses.iter().zip(&member.emails).skip(1) {
        people::add_address(tx, &person, address.as_str(), shown).await?;
    }
    let signed_up = Event::PersonSignedUp { person: person.clone() };
    record(tx, By::Platform, signed_up).await?;
    for part in &member.roles {
        give(tx, &person, part.role()?, part.issuer.as_deref()).await?;
    }
    Ok(())
}

async fn give(tx: &mut Tx, person: &PersonId, role: Role, issuer: Option<&str>) -> anyhow::Result<()> {
    let organization = match issuer {
        Some(slug) => Some(organizations::organization_by_slug(tx, slug).await?.id),
        None => None,
    };
    organizations::give_role(tx, person, organization.as_ref(), role).await?;
    let event = Event::RoleGiven {
        person: person.clone(),
        organization,
        role: role.as_str(),
    };
    Ok(record(tx, By::Platform, event).await?)
}
