//! Areas: what somebody may do for an organisation, as an index. Each room adds its own line to [`AREAS`].

use askama::Template;
use axum::Router;
use axum::extract::{Path, State};
use axum::response::Response;
use axum::routing::get;

use super::{Organization, organization_by_slug, organizations};
use crate::actor::{Actor, Role};
use crate::ui::{Ui, page};
use crate::{App, Error, Result};

/// A page under `/issuer/{org}`.
#[derive(Clone, Copy, Debug)]
pub struct Area {
    /// What follows `/issuer/{org}`.
    pub path: &'static str,
    /// The message key of its name; `{name}-why` says what it is for.
    pub name: &'static str,
    /// Who may open it.
    pub roles: &'static [Role],
}

/// Every area, in the order of the work.
pub const AREAS: &[Area] = &[
    Area {
        path: "/applications",
        name: "assessment-applications",
        roles: &[Role::PreChecker, Role::LeadAssessor, Role::Grantor, Role::IssuerAdmin],
    },
    Area {
        path: "/decisions",
        name: "assessment-decisions",
        roles: &[Role::Grantor],
    },
    Area {
        path: "/claims",
        name: "records-claims",
        roles: &[Role::CredentialingOfficer],
    },
    Area {
        path: "/awards",
        name: "awards-register",
        roles: &[Role::IssuerAdmin, Role::Grantor, Role::CredentialingOfficer],
    },
    Area {
        path: "/settings/members",
        name: "members-area",
        roles: &[Role::IssuerAdmin, Role::Operator],
    },
    Area {
        path: "/settings/keys",
        name: "awards-keys",
        roles: &[Role::IssuerAdmin],
    },
    Area {
        path: "/settings/clients",
        name: "clients-area",
        roles: &[Role::IssuerAdmin],
    },
];

pub(super) fn router() -> Router<App> {
    Router::new()
        .route("/issuer", get(index))
        .route("/issuer/{org}", get(overview))
}

/// What the actor may do for one organisation.
struct Office {
    organization: Organization,
    roles: Vec<Role>,
    areas: Vec<Area>,
}

impl Office {
    /// `None` for somebody without a role here.
    fn of(actor: &Actor, organization: Organization) -> Option<Self> {
        let counts = |held: &&crate::actor::Held| match &held.organization {
            Some(id) => *id == organization.id,
            None => held.role == Role::Operator,
        };
        let roles: Vec<Role> = actor.roles.iter().filter(counts).map(|held| held.role).collect();
        let may = |area: &&Area| area.roles.iter().any(|role| roles.contains(role));
        let areas = AREAS.iter().filter(may).copied().collect();
        (!roles.is_empty()).then_some(Self {
            organization,
            roles,
            areas,
        })
    }
}

#[derive(Template)]
#[template(path = "organizations/areas/index.html")]
struct IndexPage {
    ui: Ui,
    offices: Vec<Office>,
}

#[derive(Template)]
#[template(path = "organizations/areas/overview.html")]
struct OverviewPage {
    ui: Ui,
    office: Office,
}

async fn index(State(app): State<App>, ui: Ui, actor: Actor) -> Result<Response> {
    let mut tx = app.db.read().await?;
    let all = organizations(&mut tx).await?;
    let offices = all.into_iter().filter_map(|one| Office::of(&actor, one)).collect();
    Ok(page(IndexPage { ui, offices }))
}

async fn overview(State(app): State<App>, ui: Ui, actor: Actor, Path(slug): Path<String>) -> Result<Response> {
    let mut tx = app.db.read().await?;
    let organization = organization_by_slug(&mut tx, &slug).await?;
    let office = Office::of(&actor, organization).ok_or(Error::Forbidden)?;
    Ok(page(OverviewPage { ui, office }))
}
