//! Settings: who does what for an organisation.

use askama::Template;
use axum::Router;
use axum::extract::{Form, Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use platform::rate::{Bucket, Key};
use serde::Deserialize;

use super::invitation::{self, Wish};
use super::invitation_store::{self, Invitation};
use super::store::{self, Membership};
use super::{ROLES, leads};
use crate::actor::{Actor, Role};
use crate::error::Field;
use crate::organizations::{Organization, organization_by_slug};
use crate::ui::{self, Ui, page};
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
    email: String,
    role: String,
    errors: Vec<Field>,
}

/// What the form holds.
#[derive(Debug, Default, Deserialize)]
struct Inviting {
    #[serde(default)]
    email: String,
    #[serde(default)]
    role: String,
}

async fn show(app: &App, ui: Ui, actor: &Actor, slug: &str, form: (Inviting, Vec<Field>)) -> Result<Response> {
    let mut tx = app.db.read().await?;
    let organization = organization_by_slug(&mut tx, slug).await?;
    leads(&mut tx, actor, &organization.id).await?;
    let members = store::memberships(&mut tx, &organization.id).await?;
    let invitations = invitation_store::open(&mut tx, &organization.id, invitation::MOST_OPEN).await?;
    let (typed, errors) = form;
    Ok(page(MembersPage {
        ui,
        organization,
        members,
        invitations,
        roles: ROLES,
        email: typed.email,
        role: typed.role,
        errors,
    }))
}

async fn members(State(app): State<App>, ui: Ui, actor: Actor, Path(slug): Path<String>) -> Result<Response> {
    show(&app, ui, &actor, &slug, (Inviting::default(), Vec::new())).await
}

async fn end_role(State(app): State<App>, actor: Actor, Path((slug, id)): Path<(String, String)>) -> Result<Redirect> {
    let mut tx = app.db.begin().await?;
    let organization = organization_by_slug(&mut tx, &slug).await?;
    super::end_role(&mut tx, &actor, &organization.id, &id).await?;
    tx.commit().await?;
    Ok(back(&slug))
}

async fn invite(
    State(app): State<App>,
    ui: Ui,
    actor: Actor,
    Path(slug): Path<String>,
    Form(form): Form<Inviting>,
) -> Result<Response> {
    match send(&app, &ui, &actor, &slug, &form).await {
        Ok(()) => Ok(back(&slug).into_response()),
        Err(Error::Invalid(errors)) => Ok(ui::again(show(&app, ui, &actor, &slug, (form, errors)).await?)),
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

async fn withdraw(State(app): State<App>, actor: Actor, Path((slug, id)): Path<(String, String)>) -> Result<Redirect> {
    let mut tx = app.db.begin().await?;
    let organization = organization_by_slug(&mut tx, &slug).await?;
    invitation::withdraw(&mut tx, &actor, &organization.id, &id).await?;
    tx.commit().await?;
    Ok(back(&slug))
}

fn back(slug: &str) -> Redirect {
    Redirect::to(&format!("/issuer/{slug}/settings/members"))
}
