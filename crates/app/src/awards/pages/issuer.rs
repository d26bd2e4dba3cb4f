//! The issuer's register.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use platform::db::Tx;

use super::super::credentials::Credential;
use super::super::register::{self, After};
use super::super::store::credentials;
use super::mine;
use crate::actor::{Actor, Right, Role, authorize};
use crate::ids::CredentialId;
use crate::organizations::{self, Organization};
use crate::ui::{Ui, page};
use crate::{App, Error, Result};

/// Who may read the register. Withdrawing takes an administrator.
const READERS: [Role; 3] = [Role::IssuerAdmin, Role::Grantor, Role::CredentialingOfficer];

/// What the register is asked for.
#[derive(Debug, Default, serde::Deserialize)]
pub struct Asked {
    #[serde(default)]
    q: String,
    #[serde(default)]
    after: String,
}

#[derive(Template)]
#[template(path = "awards/pages/issuer_list.html")]
struct List {
    ui: Ui,
    organization: Organization,
    q: String,
    found: Vec<Credential>,
    next: Option<String>,
    now: jiff::Timestamp,
}

impl List {
    fn tag(&self, credential: &Credential) -> crate::ui::Markup {
        mine::tag(&self.ui, credential.standing(self.now))
    }
}

/// `GET /issuer/{org}/awards?q=&after=`
pub async fn list(
    State(app): State<App>,
    ui: Ui,
    actor: Actor,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let mut tx = app.db.read().await?;
    let organization = organizations::organization_by_slug(&mut tx, &slug).await?;
    authorize(&mut tx, &actor, Right::Hold(&READERS, &organization.id)).await?;
    let q: String = asked.q.trim().chars().take(120).collect();
    let (found, next) = if q.is_empty() {
        register::read(&mut tx, &organization.id, After::parse(&asked.after).as_ref()).await?
    } else {
        (register::find(&mut tx, &organization.id, &q).await?, None)
    };
    Ok(page(List {
        ui,
        organization,
        q,
        found,
        next: next.map(|after| after.to_word()),
        now: tx.now(),
    }))
}

#[derive(Template)]
#[template(path = "awards/pages/issuer_detail.html")]
struct Detail {
    ui: Ui,
    organization: Organization,
    tag: crate::ui::Markup,
    credential: Credential,
    may_revoke: bool,
}

impl Detail {
    /// Where the register is.
    fn register(&self) -> String {
        format!("/issuer/{}/awards", self.organization.slug)
    }
}

/// `GET /issuer/{org}/awards/{id}`
pub async fn show(
    State(app): State<App>,
    ui: Ui,
    actor: Actor,
    Path((slug, id)): Path<(String, CredentialId)>,
) -> Result<Response> {
    let mut tx = app.db.read().await?;
    let (organization, credential) = entry(&mut tx, &actor, (&slug, &id), &READERS).await?;
    let admin = Right::Hold(&[Role::IssuerAdmin], &organization.id);
    let may_revoke = credential.withdrawal.is_none() && authorize(&mut tx, &actor, admin).await.is_ok();
    Ok(page(Detail {
        tag: mine::tag(&ui, credential.standing(tx.now())),
        ui,
        organization,
        credential,
        may_revoke,
    }))
}

/// One entry of an issuer's register, for somebody in one of these roles there. Another issuer's credential is not in it.
pub async fn entry(
    tx: &mut Tx,
    actor: &Actor,
    (slug, id): (&str, &CredentialId),
    roles: &[Role],
) -> Result<(Organization, Credential)> {
    let organization = organizations::organization_by_slug(tx, slug).await?;
    authorize(tx, actor, Right::Hold(roles, &organization.id)).await?;
    let credential = credentials::credential(tx, id).await?;
    if credential.issuer == organization.id {
        Ok((organization, credential))
    } else {
        Err(Error::NotFound)
    }
}
