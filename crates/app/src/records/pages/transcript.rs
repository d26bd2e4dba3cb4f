//! `/me/transcript`: everything that was earned, on one page that prints.

use std::collections::{HashMap, HashSet};

use askama::Template;
use axum::extract::State;
use axum::response::Response;

use super::home::overviews;
use super::overview::Overview;
use crate::actor::Actor;
use crate::awards::{Certified, Credential};
use crate::ids::OrgId;
use crate::organizations::{self, Organization};
use crate::records::portfolio::Portfolio;
use crate::records::words;
use crate::submissions;
use crate::ui::{Markup, Ui, page};
use crate::{App, Result};

/// One credential.
#[derive(Clone, Debug)]
struct Row {
    title: String,
    issuer: String,
    awarded: String,
    until: String,
    tag: Markup,
    path: String,
    is_comprehensive: bool,
}

#[derive(Template)]
#[template(path = "records/pages/transcript.html")]
struct TranscriptPage {
    ui: Ui,
    name: String,
    today: String,
    rows: Vec<Row>,
    stacks: Vec<Overview>,
    /// Those who awarded something that stands.
    issuers: Vec<Organization>,
}

/// `GET /me/transcript`.
pub async fn show(State(app): State<App>, ui: Ui, actor: Actor) -> Result<Response> {
    let mut tx = app.db.read().await?;
    let portfolio = Portfolio::of(&mut tx, &actor.person).await?;
    let work = submissions::of_person(&mut tx, &actor.person).await?;
    let issuers = organizations::organizations(&mut tx).await?;
    let awarded = portfolio.credentials().filter(|one| one.withdrawal.is_none());
    let awarded: HashSet<&OrgId> = awarded.map(|one| &one.issuer).collect();
    let signers = issuers.iter().filter(|issuer| awarded.contains(&issuer.id));
    let signers: Vec<Organization> = signers.cloned().collect();
    let issuers: HashMap<OrgId, String> = issuers.into_iter().map(|issuer| (issuer.id, issuer.name)).collect();
    Ok(page(TranscriptPage {
        today: ui.short_date(portfolio.now()),
        rows: portfolio
            .credentials()
            .map(|credential| row(&ui, credential, &issuers, &portfolio))
            .collect(),
        issuers: signers,
        stacks: overviews(&mut tx, &ui, &actor, &portfolio, &work).await?,
        name: actor.name,
        ui,
    }))
}

fn row(ui: &Ui, credential: &Credential, issuers: &HashMap<OrgId, String>, portfolio: &Portfolio) -> Row {
    let until = credential.award.valid_until;
    Row {
        title: credential.title.clone(),
        issuer: issuers.get(&credential.issuer).cloned().unwrap_or_default(),
        awarded: ui.short_date(credential.issued_at),
        until: until.map_or_else(|| ui.t("records-no-end"), |end| ui.short_date(end)),
        tag: words::standing_tag(ui, credential.standing(portfolio.now())),
        path: credential.path(),
        is_comprehensive: matches!(credential.what, Certified::Stack { .. }),
    }
}
