//! `waymark invite`: a link with which somebody gets a role. This is how a fresh installation gets its first operator.

use std::path::Path;

use anyhow::bail;
use clap::Args;

use crate::actor::Role;
use crate::events::By;
use crate::organizations::members::{Wish, open_invitation};
use crate::ui::Lang;
use crate::{App, Error};

/// Whom to invite, and to what.
#[derive(Debug, Args)]
pub struct Invitation {
    /// The address that may accept.
    #[arg(long)]
    pub email: String,
    /// The role: operator (for the whole platform), issuer-admin, author, content-qa, pre-checker, assessor, lead-assessor, grantor, credentialing-officer or coach.
    #[arg(long, value_parser = role)]
    pub role: Role,
    /// The issuer's slug; for every role but operator.
    #[arg(long, value_name = "SLUG")]
    pub issuer: Option<String>,
}

fn role(text: &str) -> Result<Role, String> {
    let names: Vec<&str> = Role::ALL.into_iter().map(Role::as_str).collect();
    text.parse().map_err(|()| format!("write one of {}", names.join(", ")))
}

/// Makes the invitation and prints its link, which works once and is shown only here.
pub async fn run(settings_file: Option<&Path>, invitation: Invitation) -> anyhow::Result<()> {
    super::in_house(settings_file, async |app| invite(app, &invitation).await).await
}

/// Makes the invitation. Answers what to tell the person at the terminal: the link, and what it is good for.
pub async fn invite(app: &App, invitation: &Invitation) -> anyhow::Result<String> {
    let mut tx = app.db.begin().await?;
    let issuer = match &invitation.issuer {
        Some(slug) => Some(super::issuer(&mut tx, slug).await?),
        None => None,
    };
    match (invitation.role, &issuer) {
        (Role::Operator, Some(_)) => bail!("an operator works for the whole platform; leave --issuer out"),
        (Role::Operator, None) | (_, Some(_)) => {}
        (role, None) => bail!("{} is a role in an organisation; add --issuer SLUG", role.as_str()),
    }
    let wish = Wish {
        email: &invitation.email,
        role: invitation.role,
        organization: issuer.as_ref(),
        lang: Lang::En,
    };
    let invited = open_invitation(&mut tx, By::Platform, wish)
        .await
        .map_err(|error| match error {
            Error::Invalid(_) => anyhow::anyhow!("{:?} is no e-mail address", invitation.email),
            other => other.into(),
        })?;
    tx.commit().await?;
    Ok(format!(
        "{}\nOpen this link within 14 days and sign in as {}. It works once.",
        app.settings.url(&invited.path()),
        invited.shown
    ))
}
