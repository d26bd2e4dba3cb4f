//! The earner's own credentials: what they are, who sees what, and ways to share them.

use askama::Template;
use axum::Form;
use axum::extract::{Path, State};
use axum::response::Response;
use domain::award::Standing;
use platform::db::Tx;

use super::super::credentials::Credential;
use super::super::sharing::{self, Piece, Shown};
use super::super::store::credentials::credentials_of;
use super::super::{art, linkedin};
use crate::actor::Actor;
use crate::ids::CredentialId;
use crate::ui::{Markup, Ui, page};
use crate::{App, Result, organizations};

/// One credential in the list.
#[derive(Debug)]
struct Line {
    credential: Credential,
    badge: Markup,
    issuer: String,
    tag: Markup,
}

#[derive(Template)]
#[template(path = "awards/pages/mine_list.html")]
struct List {
    ui: Ui,
    lines: Vec<Line>,
}

/// `GET /me/credentials`
pub async fn list(State(app): State<App>, ui: Ui, actor: Actor) -> Result<Response> {
    let mut tx = app.db.read().await?;
    let mut lines = Vec::new();
    for credential in credentials_of(&mut tx, &actor.person).await? {
        lines.push(line(&mut tx, &ui, credential).await?);
    }
    Ok(page(List { ui, lines }))
}

async fn line(tx: &mut Tx, ui: &Ui, credential: Credential) -> Result<Line> {
    let art = art::of(tx, &credential.what).await?;
    Ok(Line {
        badge: ui.badge(&art.shape, art.hue, &art.glyph, "badge-m"),
        issuer: organizations::organization(tx, &credential.issuer).await?.name,
        tag: tag(ui, credential.standing(tx.now())),
        credential,
    })
}

/// How a credential stands, in a word.
pub fn tag(ui: &Ui, standing: Standing) -> Markup {
    let (kind, key) = match standing {
        Standing::InForce => ("ok", "awards-standing-in-force"),
        Standing::Expiring => ("warn", "awards-standing-expiring"),
        Standing::Expired => ("warn", "awards-standing-expired"),
        Standing::NotYetValid => ("plain", "awards-standing-not-yet-valid"),
        Standing::Suspended => ("warn", "awards-standing-suspended"),
        Standing::Revoked => ("bad", "awards-standing-revoked"),
        Standing::Superseded => ("plain", "awards-standing-superseded"),
    };
    ui.tag(kind, &ui.t(key))
}

#[derive(Template)]
#[template(path = "awards/pages/mine.html")]
struct Detail {
    ui: Ui,
    line: Line,
    address: String,
    linkedin: String,
    pieces: Vec<Piece>,
    /// Whether there is a form from which its holder shows parts: the issuer must be able to have several keys.
    selective: bool,
}

impl Detail {
    fn is_chosen(&self, piece: &Piece, word: &str) -> bool {
        piece.shown.map_or("", Shown::as_str) == word
    }
}

/// `GET /me/credentials/{id}`
pub async fn show(State(app): State<App>, ui: Ui, actor: Actor, Path(id): Path<CredentialId>) -> Result<Response> {
    let mut tx = app.db.read().await?;
    let credential = sharing::own(&mut tx, &actor, &id).await?;
    let pieces = sharing::pieces(&mut tx, &credential).await?;
    let line = line(&mut tx, &ui, credential).await?;
    let address = app.settings.url(&line.credential.path());
    Ok(page(Detail {
        linkedin: linkedin::address(&line.credential, &line.issuer, &address),
        selective: app.settings.is_https(),
        ui,
        line,
        address,
        pieces,
    }))
}

/// The switch of the public page.
#[derive(Debug, serde::Deserialize)]
pub struct PageSwitch {
    page: String,
}

/// `POST /me/credentials/{id}/page`
pub async fn set_page(
    State(app): State<App>,
    ui: Ui,
    actor: Actor,
    Path(id): Path<CredentialId>,
    Form(form): Form<PageSwitch>,
) -> Result<Response> {
    let is_open = form.page == "open";
    let mut tx = app.db.begin().await?;
    sharing::set_page(&mut tx, &actor, &id, is_open).await?;
    tx.commit().await?;
    let here = format!("/me/credentials/{id}");
    Ok(if is_open {
        ui.back_with(&here, "awards-page-opened")
    } else {
        ui.back_with(&here, "awards-page-closed")
    })
}

/// `POST /me/credentials/{id}/evidence`: a choice for each prompt, by its identifier.
pub async fn choose(
    State(app): State<App>,
    ui: Ui,
    actor: Actor,
    Path(id): Path<CredentialId>,
    Form(choices): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let mut tx = app.db.begin().await?;
    sharing::choose(&mut tx, &actor, &id, &choices).await?;
    tx.commit().await?;
    Ok(ui.back_with(&format!("/me/credentials/{id}"), "awards-evidence-saved"))
}
