//! `/me/credentials/{id}/wallet`: the earner hands a credential to their wallet, and sees how far that has come.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use platform::db::Tx;

use super::super::credentials::Credential;
use super::super::sharing::own;
use super::super::store::issuing;
use super::super::wallet::{self, Exchange, Links, Stage};
use crate::actor::Actor;
use crate::ids::CredentialId;
use crate::ui::{Markup, Step, StepState, Ui, page, qr};
use crate::{App, Result};

#[derive(Template)]
#[template(path = "awards/pages/wallet.html")]
struct Page {
    ui: Ui,
    credential: Credential,
    is_in_force: bool,
    /// The wallet whose it is, by the ends of its identifier.
    wallet: Option<String>,
    shown: Option<Shown>,
}

/// An exchange under way, or one that has just ended.
struct Shown {
    exchange: Exchange,
    stage: Stage,
    token: String,
    links: Links,
    /// The picture of the code, as an address that holds it.
    code: String,
}

impl Page {
    fn here(&self) -> String {
        format!("/me/credentials/{}/wallet", self.credential.id)
    }

    fn mine(&self) -> String {
        format!("/me/credentials/{}", self.credential.id)
    }

    fn kind(&self, shown: &Shown) -> &'static str {
        match shown.stage {
            Stage::Done => "ok",
            Stage::Over => "warn",
            _ => "info",
        }
    }

    /// What is happening, in a sentence.
    fn news(&self, shown: &Shown) -> String {
        self.ui.t(&format!("awards-wallet-{}", shown.stage.as_str()))
    }

    fn is_open(&self, shown: &Shown) -> bool {
        !shown.stage.is_final()
    }

    fn is_waiting(&self, shown: &Shown) -> bool {
        matches!(shown.stage, Stage::Waiting | Stage::Asked)
    }

    fn is_done(&self, shown: &Shown) -> bool {
        shown.stage == Stage::Done
    }

    fn journey(&self, shown: &Shown) -> Markup {
        let reached = match shown.stage {
            Stage::Waiting | Stage::Over => 0,
            Stage::Asked => 1,
            Stage::Issuing => 2,
            Stage::Done => 3,
        };
        let names = [
            "awards-wallet-step-code",
            "awards-wallet-step-proof",
            "awards-wallet-step-issue",
        ];
        let steps = names.iter().enumerate().map(|(place, name)| Step {
            name: self.ui.t(name),
            hint: String::new(),
            state: match place {
                _ if place < reached => StepState::Done,
                _ if place == reached => StepState::Now,
                _ => StepState::Ahead,
            },
        });
        self.ui.journey(&steps.collect::<Vec<_>>())
    }
}

async fn of(tx: &mut Tx, ui: Ui, credential: Credential, shown: Option<Shown>) -> Result<Page> {
    let subject = issuing::row(tx, &credential.id).await?.facts.subject;
    Ok(Page {
        ui,
        is_in_force: credential.is_in_force(tx.now()),
        wallet: subject.starts_with("did:").then(|| wallet::short(&subject)),
        credential,
        shown,
    })
}

/// `GET /me/credentials/{id}/wallet`: what will happen. Looking opens nothing.
pub async fn show(State(app): State<App>, ui: Ui, actor: Actor, Path(id): Path<CredentialId>) -> Result<Response> {
    let mut tx = app.db.read().await?;
    let credential = own(&mut tx, &actor, &id).await?;
    Ok(page(of(&mut tx, ui, credential, None).await?))
}

/// `POST /me/credentials/{id}/wallet`: opens an exchange.
pub async fn open(State(app): State<App>, actor: Actor, Path(id): Path<CredentialId>) -> Result<Response> {
    let mut tx = app.db.begin().await?;
    let token = wallet::open(&mut tx, &actor, &id).await?;
    tx.commit().await?;
    Ok(Redirect::to(&format!("/me/credentials/{id}/wallet/{token}")).into_response())
}

/// `GET /me/credentials/{id}/wallet/{exchange}`: the code, and how far it has come.
pub async fn follow(
    State(app): State<App>,
    ui: Ui,
    actor: Actor,
    Path((id, token)): Path<(CredentialId, String)>,
) -> Result<Response> {
    let mut tx = app.db.read().await?;
    let credential = own(&mut tx, &actor, &id).await?;
    let exchange = wallet::own_exchange(&mut tx, &actor, &id, &token).await?;
    let links = Links::of(&app, &token);
    let shown = Shown {
        stage: exchange.stage(tx.now()),
        exchange,
        token,
        code: qr::inline(&links.interaction)?,
        links,
    };
    Ok(page(of(&mut tx, ui, credential, Some(shown)).await?))
}

/// `POST /me/credentials/{id}/wallet/{exchange}/cancel`
pub async fn cancel(
    State(app): State<App>,
    ui: Ui,
    actor: Actor,
    Path((id, token)): Path<(CredentialId, String)>,
) -> Result<Response> {
    let mut tx = app.db.begin().await?;
    wallet::cancel(&mut tx, &actor, &id, &token).await?;
    tx.commit().await?;
    Ok(ui.back_with(&format!("/me/credentials/{id}"), "awards-wallet-cancelled"))
}
