//! The demo's front door: who to sign in as, and what each of them will see. Elsewhere it is not there.

use askama::Template;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use platform::db::Tx;
use platform::random::digest;
use serde::Deserialize;

use crate::actor::Role;
use crate::demo::cast::{Cast, Part};
use crate::ids::PersonId;
use crate::ui::{Ui, page};
use crate::{App, Error, Result, people};

pub(super) fn router() -> Router<App> {
    Router::new()
        .route("/demo", get(show))
        .route("/demo/sign-in/{id}", get(enter).post(sign_in))
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
        let roles: Vec<Role> = roles.iter().filter_map(|part| part.role().ok()).collect();
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
    let written = Cast::read()?;
    let mut cast = Vec::new();
    for (_, member) in written.iter().filter(|(_, member)| member.account) {
        if let Some(person) = member.account(tx).await? {
            cast.push(Player {
                id: person.id,
                group: Group::of(&member.roles),
                name: member.name.clone(),
                see: member.see.clone(),
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
    become_player(&app, &headers, &id).await
}

#[derive(Deserialize)]
struct Key {
    #[serde(default)]
    key: String,
}

/// One click from the terminal that started the demo, whose lines carry the key of this run. Without it a link on any page of the web
/// could change who its reader is here.
async fn enter(
    State(app): State<App>,
    headers: HeaderMap,
    Path(id): Path<String>,
    Query(Key { key }): Query<Key>,
) -> Result<Response> {
    let opens = |own: &String| digest(own) == digest(&key);
    if !app.demo_key.as_ref().is_some_and(opens) {
        return Err(Error::NotFound);
    }
    become_player(&app, &headers, &id).await
}

async fn become_player(app: &App, headers: &HeaderMap, id: &str) -> Result<Response> {
    let device = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok());
    let mut tx = app.db.begin().await?;
    let cast = cast(&mut tx).await?;
    let player = cast
        .into_iter()
        .find(|player| player.id.as_str() == id)
        .ok_or(Error::NotFound)?;
    let token = people::begin_session(&mut tx, &player.id, device.unwrap_or_default()).await?;
    tx.commit().await?;
    let cookie = people::session_cookie(app, &token);
    Ok(([(header::SET_COOKIE, cookie)], Redirect::to(player.group.start())).into_response())
}
