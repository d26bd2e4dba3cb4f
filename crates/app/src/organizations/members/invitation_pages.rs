//! The page that an invitation's link opens. Reading it changes nothing; a button accepts.

use askama::Template;
use axum::Router;
use axum::extract::{Path, State};
use axum::response::{Redirect, Response};
use axum::routing::get;
use domain::email::Email;

use super::{invitation, invitation_store};
use crate::actor::{Actor, Role};
use crate::organizations::organization;
use crate::ui::{Ui, page};
use crate::{App, Error, Result};

pub(super) fn router() -> Router<App> {
    Router::new().route("/invitations/{token}", get(show).post(accept))
}

/// How the reader stands to the invitation.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// Nobody is signed in.
    Stranger,
    /// Signed in, and the invited address is not among the confirmed ones.
    OtherAddress,
    /// It is theirs.
    Invited,
}

#[derive(Template)]
#[template(path = "organizations/members/invitation.html")]
struct InvitationPage {
    ui: Ui,
    token: String,
    /// The organisation's name; empty for the whole platform.
    organization: String,
    role: String,
    masked: String,
    expires: String,
    standing: Standing,
}

async fn show(State(app): State<App>, ui: Ui, actor: Option<Actor>, Path(token): Path<String>) -> Result<Response> {
    let mut tx = app.db.read().await?;
    let found = invitation_store::by_token(&mut tx, &token).await?;
    let invitation = found.ok_or(Error::NotFound)?;
    if !invitation.is_open(tx.now()) {
        return Err(Error::Refused("members-invitation-over"));
    }
    let standing = match &actor {
        None => Standing::Stranger,
        Some(actor) if invitation::is_for(&mut tx, actor, &invitation).await? => Standing::Invited,
        Some(_) => Standing::OtherAddress,
    };
    let organization = match &invitation.organization_id {
        Some(id) => organization(&mut tx, id).await?.name,
        None => String::new(),
    };
    let role = invitation.role.parse::<Role>().map_err(|()| Error::NotFound)?;
    Ok(page(InvitationPage {
        role: ui.t(&invitation::role_word(role)),
        masked: Email::parse(&invitation.email).map_or_else(|_| String::new(), |email| email.mask()),
        expires: ui.date(invitation.expires_at.at()),
        ui,
        token,
        organization,
        standing,
    }))
}

async fn accept(State(app): State<App>, actor: Actor, Path(token): Path<String>) -> Result<Redirect> {
    let mut tx = app.db.begin().await?;
    let role = invitation::accept(&mut tx, &actor, &token).await?;
    tx.commit().await?;
    Ok(Redirect::to(match role {
        Role::Operator => "/admin/health",
        _ => "/issuer",
    }))
}
