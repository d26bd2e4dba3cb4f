//! Settings: who does what for an organisation.

use askama::Template;
use axum::Router;
use axum::extract::{Form, Path, State};
use axum::response::Response;
use axum::routing::{get, post};
use platform::rate::{Bucket, Key};
use serde::Deserialize;

use super::invitation::{self, Wish};
use super::invitation_store::{self, Invitation};
use super::store::{self, Membership};
use super::{ROLES, leads};
use crate::actor::{Actor, Role};
use crate::organizations::{Organization, organization_by_slug};
use crate::ui::{self, Form as Filled, Ui, page};
use crate::{App, Error, Result};

/// How fast one person may invite.
const INVITING: Bucket = Bucket {
    name: "invitations by person",
    burst: 30,
    per_minute: 6,
};

pub(super) fn router() -> Router<App> {
    Router::new()
        .route("/issuer/{org}/settings/members", get(members))
        .route("/issuer/{org}/settings/members/{id}/end", post(end_role))
        .route("/issuer/{org}/settings/invitations", post(invite))
        .route("/issuer/{org}/settings/invitations/{id}/withdraw", post(withdraw))
}

#[derive(Template)]
#[template(path = "organizations/members/members.html")]
struct MembersPage {
    ui: Ui,
    organization: Organization,
    members: Vec<Membership>,
    invitations: Vec<Invitation>,
    roles: [Role; 9],
    form: Filled,
}

/// What the form holds.
#[derive(Debug, Deserialize)]
struct Inviting {
    #[serde(default)]
    email: String,
    #[serde(default)]
    role: String,
}

async fn show(app: &App, ui: Ui, actor: &Actor, slug: &str, form: Filled) -> Result<Response> {
    let mut tx = app.db.read().await?;
    let organization = organization_by_slug(&mut tx, slug).await?;
    leads(&mut tx, actor, &organization.id).await?;
    let members = store::memberships(&mut tx, &organization.id).await?;
    let invitations = invitation_store::open(&mut tx, &organization.id, invitation::MOST_OPEN).await?;
    Ok(page(MembersPage {
        ui,
        organization,
        members,
        invitations,
        roles: ROLES,
        form,
    }))
}

async fn members(State(app): State<App>, ui: Ui, actor: Actor, Path(slug): Path<String>) -> Result<Response> {
    show(&app, ui, &actor, &slug, Filled::new()).await
}

async fn end_role(
    State(app): State<App>,
    ui: Ui,
    actor: Actor,
    Path((slug, id)): Path<(String, String)>,
) -> Result<Response> {
    let mut tx = app.db.begin().await?;
    let organization = organization_by_slug(&mut tx, &slug).await?;
    super::end_role(&mut tx, &actor, &organization.id, &id).await?;
    tx.commit().await?;
    Ok(ui.back_with(&back(&slug), "members-ended"))
}

async fn invite(
    State(app): State<App>,
    ui: Ui,
    actor: Actor,
    Path(slug): Path<String>,
    Form(form): Form<Inviting>,
) -> Result<Response> {
    match send(&app, &ui, &actor, &slug, &form).await {
        Ok(()) => Ok(ui.back_with(&back(&slug), "members-invite-sent")),
        Err(Error::Invalid(errors)) => {
            let typed = Filled::new().with("email", form.email).with("role", form.role);
            Ok(ui::again(show(&app, ui, &actor, &slug, typed.refused(errors)).await?))
        }
        Err(other) => Err(other),
    }
}

async fn send(app: &App, ui: &Ui, actor: &Actor, slug: &str, form: &Inviting) -> Result<()> {
    let mut tx = app.db.begin().await?;
    let organization = organization_by_slug(&mut tx, slug).await?;
    leads(&mut tx, actor, &organization.id).await?;
    let role = ROLES.into_iter().find(|role| role.as_str() == form.role);
    let wish = Wish {
        email: &form.email,
        role: role.ok_or_else(|| Error::field("role", "members-role-choose"))?,
        organization: Some(&organization),
        lang: ui.lang,
    };
    let rates = app.rates.check(INVITING, Key::Text(actor.person.as_str()));
    rates.map_err(|wait| Error::TooMany(wait.0))?;
    invitation::invite(&mut tx, actor, &organization, wish).await?;
    Ok(tx.commit().await?)
}

async fn withdraw(
    State(app): State<App>,
    ui: Ui,
    actor: Actor,
    Path((slug, id)): Path<(String, String)>,
) -> Result<Response> {
    let mut tx = app.db.begin().await?;
    let organization = organization_by_slug(&mut tx, &slug).await?;
    invitation::withdraw(&mut tx, &actor, &organization.id, &id).await?;
    tx.commit().await?;
    Ok(ui.back_with(&back(&slug), "members-withdrawn"))
}

fn back(slug: &str) -> String {
    format!("/issuer/{slug}/settings/members")
}
