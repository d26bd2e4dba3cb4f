//! `/issuer/{org}/settings/keys`: the issuer's keys, and a new one when it is time.

use askama::Template;
use axum::Form;
use axum::extract::{Path, State};
use axum::response::Response;
use jiff::Timestamp;

use super::super::keys::{self, Entry, OVERLAP, State as Standing};
use crate::actor::{Actor, Right, Role, authorize};
use crate::events::By;
use crate::organizations::{self, Organization};
use crate::ui::{Markup, Ui, page};
use crate::{App, Error, Result};

/// A key, in words.
#[derive(Debug)]
struct Line {
    id: String,
    name: String,
    tag: Markup,
    dates: String,
    method: String,
    may_rotate: bool,
}

#[derive(Template)]
#[template(path = "awards/pages/keys.html")]
struct KeysPage {
    ui: Ui,
    organization: Organization,
    lines: Vec<Line>,
}

/// `GET /issuer/{org}/settings/keys`
pub async fn list(State(app): State<App>, ui: Ui, actor: Actor, Path(slug): Path<String>) -> Result<Response> {
    let mut tx = app.db.read().await?;
    let organization = organizations::organization_by_slug(&mut tx, &slug).await?;
    authorize(&mut tx, &actor, Right::Hold(&[Role::IssuerAdmin], &organization.id)).await?;
    let all = keys::inventory(&mut tx, Some(&organization.id)).await?;
    let now = tx.now();
    let lines = all.iter().map(|key| line(&ui, key, now)).collect::<Result<_>>()?;
    Ok(page(KeysPage {
        ui,
        organization,
        lines,
    }))
}

fn line(ui: &Ui, key: &Entry, now: Timestamp) -> Result<Line> {
    let state = key.state(now);
    let purpose = ui.t(&format!("awards-keys-{}", key.purpose.as_str()));
    let kind = match state {
        Standing::Signs => "ok",
        Standing::Waits => "warn",
        Standing::Retired => "plain",
        Standing::Compromised => "bad",
    };
    Ok(Line {
        id: key.id.clone(),
        name: format!("{purpose}, {} {}", keys::algorithm(key.kind), key.number),
        tag: ui.tag(kind, &ui.t(&format!("awards-keys-{}", state.as_str()))),
        dates: dates(ui, key, state),
        method: key.verification_method()?,
        may_rotate: state == Standing::Signs,
    })
}

fn dates(ui: &Ui, key: &Entry, state: Standing) -> String {
    let mut said = vec![ui.t1("awards-keys-made", "when", ui.moment(key.created_at))];
    if state == Standing::Waits {
        said.push(ui.t1("awards-keys-begins", "when", ui.moment(key.begins_at)));
    }
    if let Some(end) = key.retired_at {
        said.push(ui.t1("awards-keys-until", "when", ui.moment(end)));
    }
    if let Some(since) = key.compromised_since {
        said.push(ui.t1("awards-keys-not-since", "when", ui.moment(since)));
    }
    said.join(" ")
}

/// Which key is to be followed by a new one.
#[derive(Debug, serde::Deserialize)]
pub struct Asked {
    #[serde(default)]
    key: String,
}

/// `POST /issuer/{org}/settings/keys/rotate`
pub async fn rotate(
    State(app): State<App>,
    ui: Ui,
    actor: Actor,
    Path(slug): Path<String>,
    Form(asked): Form<Asked>,
) -> Result<Response> {
    let mut tx = app.db.begin().await?;
    let organization = organizations::organization_by_slug(&mut tx, &slug).await?;
    authorize(&mut tx, &actor, Right::Hold(&[Role::IssuerAdmin], &organization.id)).await?;
    let all = keys::inventory(&mut tx, Some(&organization.id)).await?;
    let key = all.iter().find(|key| key.id == asked.key).ok_or(Error::NotFound)?;
    let by = By::Person(&actor, Some(Role::IssuerAdmin));
    let whose = (&organization.id, key.purpose, key.kind);
    let here = format!("/issuer/{slug}/settings/keys");
    match keys::rotate(&app, &mut tx, by, whose, OVERLAP).await {
        Err(Error::Refused(why)) => Ok(ui.back_with(&here, why)),
        done => {
            done?;
            tx.commit().await?;
            Ok(ui.back_with(&here, "awards-keys-rotated"))
        }
    }
}
