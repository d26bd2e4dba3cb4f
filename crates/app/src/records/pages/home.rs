//! `/me`: the next step first, then stacks, applications, and what was earned last.

use std::collections::HashMap;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use jiff::SignedDuration;
use platform::db::Tx;

use super::first::{Suggestion, suggestions};
use super::next::{self, NextStep};
use super::overview::Overview;
use crate::actor::Actor;
use crate::awards::{Certified, Credential};
use crate::ids::MicroCredentialId;
use crate::records::portfolio::Portfolio;
use crate::records::store::journey;
use crate::records::words;
use crate::submissions::{self, Summary};
use crate::ui::{Markup, Ui, page};
use crate::{App, Result, catalog};

/// How long a credential counts as new.
const NEW_FOR: SignedDuration = SignedDuration::from_hours(30 * 24);

/// A row of the list of applications.
#[derive(Clone, Debug)]
struct Row {
    title: String,
    path: String,
    tag: Markup,
    next: String,
}

#[derive(Template)]
#[template(path = "records/pages/home.html")]
struct HomePage {
    ui: Ui,
    name: String,
    next: Option<NextStep>,
    stacks: Vec<Overview>,
    rows: Vec<Row>,
    new: Option<New>,
    suggestions: Vec<Suggestion>,
}

/// The credential earned last.
#[derive(Clone, Debug)]
struct New {
    title: String,
    /// Its own page, and the one for everybody.
    own: String,
    public: String,
    badge: Markup,
    awarded: String,
}

/// Reads what is about the person in a fixed number of questions, whatever they have.
pub async fn show(State(app): State<App>, ui: Ui, actor: Actor) -> Result<Response> {
    let mut tx = app.db.read().await?;
    let tx = &mut tx;
    let work = submissions::of_person(tx, &actor.person).await?;
    let portfolio = Portfolio::of(tx, &actor.person).await?;
    let stacks = overviews(tx, &ui, &actor, &portfolio, &work).await?;
    let ids: Vec<MicroCredentialId> = work
        .iter()
        .map(|submission| submission.micro_credential.clone())
        .collect();
    let titles = catalog::titles(tx, &ids).await?;
    let title = |id: &MicroCredentialId| titles.get(id).cloned().unwrap_or_default();
    let begun = !work.is_empty() || portfolio.credentials().next().is_some();
    let suggestions = if begun { Vec::new() } else { suggestions(tx, &ui).await? };
    let running = work.iter().filter(|submission| !submission.state.is_final());
    Ok(page(HomePage {
        name: actor.name,
        next: next::find(tx, &ui, &stacks, &work, &title).await?,
        rows: running.map(|submission| row(&ui, submission, &titles)).collect(),
        new: newest(tx, &ui, &portfolio).await?,
        suggestions,
        stacks,
        ui,
    }))
}

/// The stacks in which the person has begun, the furthest first.
pub async fn overviews(
    tx: &mut Tx,
    ui: &Ui,
    actor: &Actor,
    portfolio: &Portfolio,
    work: &[Summary],
) -> Result<Vec<Overview>> {
    let roads = journey::of_person(tx, &actor.person).await?;
    let mut stacks = Vec::new();
    for stack in catalog::stacks(tx).await? {
        let road = roads.iter().find(|road| road.stack == stack.id);
        let journey = road.map(|road| road.journey).unwrap_or_default();
        stacks.push(Overview::of(ui, &stack, journey, portfolio, work));
    }
    stacks.retain(Overview::is_begun);
    stacks.sort_by_key(|stack| std::cmp::Reverse(stack.progress.earned));
    Ok(stacks)
}

fn row(ui: &Ui, submission: &Summary, titles: &HashMap<MicroCredentialId, String>) -> Row {
    Row {
        title: titles.get(&submission.micro_credential).cloned().unwrap_or_default(),
        path: format!("/me/applications/{}", submission.id),
        tag: words::state_tag(ui, submission.state),
        next: words::next(ui, submission),
    }
}

async fn newest(tx: &mut Tx, ui: &Ui, portfolio: &Portfolio) -> Result<Option<New>> {
    let now = portfolio.now();
    let is_new =
        |credential: &&Credential| credential.is_in_force(now) && now.duration_since(credential.issued_at) <= NEW_FOR;
    let Some(credential) = portfolio.credentials().find(is_new) else {
        return Ok(None);
    };
    Ok(Some(New {
        own: format!("/me/credentials/{}", credential.id),
        public: credential.path(),
        title: credential.title.clone(),
        badge: art(tx, ui, credential).await?,
        awarded: ui.short_date(credential.issued_at),
    }))
}

async fn art(tx: &mut Tx, ui: &Ui, credential: &Credential) -> Result<Markup> {
    let badge = match &credential.what {
        Certified::MicroCredential { version, .. } | Certified::Recorded { version, .. } => {
            catalog::version(tx, version).await?.definition.badge.clone()
        }
        Certified::Stack { edition, .. } => catalog::stack_edition(tx, edition).await?.comprehensive.badge.clone(),
    };
    Ok(ui.badge(&badge.shape, badge.hue, &badge.glyph, "badge-m"))
}
