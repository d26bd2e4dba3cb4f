//! The demo's front door: who to sign in as, and what each of them will see. Elsewhere it is not there.

use std::collections::BTreeMap;

use askama::Template;
use axum::Router;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use domain::email::Email;
use platform::db::Tx;
use serde::Deserialize;

use crate::actor::Role;
use crate::ids::PersonId;
use crate::ui::{Ui, page};
use crate::{App, Error, Result, people};

pub(super) fn router() -> Router<App> {
    Router::new()
        .route("/demo", get(show))
        .route("/demo/sign-in/{id}", post(sign_in))
}

/// The demo's people as its author wrote them.
const STORY: &str = include_str!("../../content/demo/people.yaml");

#[derive(Deserialize)]
struct Written {
    people: BTreeMap<String, Character>,
}

#[derive(Deserialize)]
struct Character {
    name: String,
    #[serde(default)]
    emails: Vec<String>,
    #[serde(default)]
    roles: Vec<Part>,
    #[serde(default)]
    see: String,
    #[serde(default = "yes")]
    account: bool,
}

#[derive(Deserialize)]
struct Part {
    role: String,
}

const fn yes() -> bool {
    true
}

/// Whom a visitor may be, and where their day begins.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Group {
    Earners,
    Assessors,
    Issuers,
    Platform,
}

impl Group {
    const ALL: [Self; 4] = [Self::Earners, Self::Assessors, Self::Issuers, Self::Platform];

    fn of(roles: &[Part]) -> Self {
        let roles: Vec<Role> = roles.iter().filter_map(|part| part.role.parse().ok()).collect();
        let holds = |some: &[Role]| roles.iter().any(|role| some.contains(role));
        if holds(&[Role::Operator]) {
            Self::Platform
        } else if holds(&[Role::Assessor, Role::LeadAssessor]) {
            Self::Assessors
        } else if roles.is_empty() || holds(&[Role::Coach]) {
            Self::Earners
        } else {
            Self::Issuers
        }
    }

    /// The message key of its heading.
    fn heading(self) -> &'static str {
        match self {
            Self::Earners => "operations-demo-earners",
            Self::Assessors => "operations-demo-assessors",
            Self::Issuers => "operations-demo-issuers",
            Self::Platform => "operations-demo-platform",
        }
    }

    fn start(self) -> &'static str {
        match self {
            Self::Earners => "/me",
            Self::Assessors => "/assess",
            Self::Issuers => "/issuer",
            Self::Platform => "/admin/health",
        }
    }
}

/// Somebody of the demo who has an account here.
struct Player {
    id: PersonId,
    name: String,
    /// English, as all of the sample content.
    see: String,
    group: Group,
}

/// The demo's people who are in the database, by name.
async fn cast(tx: &mut Tx) -> Result<Vec<Player>> {
    let written: Written = serde_saphyr::from_str(STORY).map_err(anyhow::Error::from)?;
    let mut cast = Vec::new();
    for character in written.people.into_values().filter(|one| one.account) {
        let email = character.emails.first().and_then(|email| Email::parse(email).ok());
        let Some(email) = email else { continue };
        if let Some(person) = people::person_by_email(tx, email.as_str()).await? {
            cast.push(Player {
                id: person.id,
                group: Group::of(&character.roles),
                name: character.name,
                see: character.see,
            });
        }
    }
    cast.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(cast)
}

#[derive(Template)]
#[template(path = "operations/demo.html")]
struct DemoPage {
    ui: Ui,
    groups: Vec<(Group, Vec<Player>)>,
}

async fn show(State(app): State<App>, ui: Ui) -> Result<Response> {
    if !app.demo {
        return Err(Error::NotFound);
    }
    let mut tx = app.db.read().await?;
    let mut groups: Vec<(Group, Vec<Player>)> = Group::ALL.map(|group| (group, Vec::new())).into();
    for player in cast(&mut tx).await? {
        if let Some((_, players)) = groups.iter_mut().find(|(group, _)| *group == player.group) {
            players.push(player);
        }
    }
    groups.retain(|(_, players)| !players.is_empty());
    Ok(page(DemoPage { ui, groups }))
}

async fn sign_in(State(app): State<App>, headers: HeaderMap, Path(id): Path<String>) -> Result<Response> {
    if !app.demo {
        return Err(Error::NotFound);
    }
    let device = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok());
    let mut tx = app.db.begin().await?;
    let cast = cast(&mut tx).await?;
    let player = cast
        .into_iter()
        .find(|player| player.id.as_str() == id)
        .ok_or(Error::NotFound)?;
    let token = people::begin_session(&mut tx, &player.id, device.unwrap_or_default()).await?;
    tx.commit().await?;
    let cookie = people::session_cookie(&app, &token);
    Ok(([(header::SET_COOKIE, cookie)], Redirect::to(player.group.start())).into_response())
}
