//! The second page of a withdrawal: what follows from it, in words, before anything is done.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;

use super::super::credentials::Credential;
use super::super::withdrawal::{MOST_WORDS, REASONS, Withdraw, name, withdraw};
use super::issuer::entry;
use crate::actor::{Actor, Role};
use crate::ids::CredentialId;
use crate::organizations::Organization;
use crate::ui::{Form, Ui, again, page};
use crate::{App, Error, Result};

#[derive(Template)]
#[template(path = "awards/pages/revoke.html")]
struct Ask {
    ui: Ui,
    organization: Organization,
    credential: Credential,
    form: Form,
}

impl Ask {
    /// Name and words of each reason.
    fn reasons(&self) -> Vec<(String, String)> {
        let named = REASONS.map(|reason| {
            let name = name(reason);
            let words = self.ui.t(&format!("awards-reason-{}", name.replace('_', "-")));
            (name, words)
        });
        named.to_vec()
    }

    /// Where the register is.
    fn register(&self) -> String {
        format!("/issuer/{}/awards", self.organization.slug)
    }

    /// Where the credential stands in it.
    fn here(&self) -> String {
        format!("{}/{}", self.register(), self.credential.id)
    }

    fn most(&self) -> usize {
        MOST_WORDS
    }
}

/// Where a credential stands in a register.
type At = Path<(String, CredentialId)>;

/// `GET /issuer/{org}/awards/{id}/revoke`
pub async fn ask(State(app): State<App>, ui: Ui, actor: Actor, Path((slug, id)): At) -> Result<Response> {
    let mut tx = app.db.read().await?;
    let (organization, credential) = entry(&mut tx, &actor, (&slug, &id), &[Role::IssuerAdmin]).await?;
    if credential.withdrawal.is_some() {
        return Ok(ui.back_with(&format!("/issuer/{slug}/awards/{id}"), "awards-revoked-already"));
    }
    Ok(page(Ask {
        ui,
        organization,
        credential,
        form: Form::new(),
    }))
}

/// What was filled in.
#[derive(Debug, serde::Deserialize)]
pub struct Filled {
    #[serde(default)]
    reason: String,
    #[serde(default)]
    words: String,
}

/// `POST /issuer/{org}/awards/{id}/revoke`
pub async fn confirm(
    State(app): State<App>,
    ui: Ui,
    actor: Actor,
    Path((slug, id)): At,
    axum::Form(filled): axum::Form<Filled>,
) -> Result<Response> {
    let mut tx = app.db.begin().await?;
    let (organization, credential) = entry(&mut tx, &actor, (&slug, &id), &[Role::IssuerAdmin]).await?;
    let wanted = match Withdraw::parse(&filled.reason, &filled.words) {
        Ok(wanted) => wanted,
        Err(Error::Invalid(errors)) => {
            let form = Form::new()
                .with("reason", &filled.reason)
                .with("words", &filled.words)
                .refused(errors);
            return Ok(again(page(Ask {
                ui,
                organization,
                credential,
                form,
            })));
        }
        Err(error) => return Err(error),
    };
    withdraw(&app, &mut tx, &actor, &id, &wanted).await?;
    tx.commit().await?;
    Ok(ui.back_with(&format!("/issuer/{slug}/awards/{id}"), "awards-revoked"))
}
