//! Settings: the programs that may issue in an organisation's name.

use askama::Template;
use axum::Router;
use axum::extract::{Form, Path, State};
use axum::response::Response;
use axum::routing::{get, post};

use super::store::{self, Client};
use super::{Scope, Scopes, Shown};
use crate::actor::{Actor, Right, Role, authorize};
use crate::events::By;
use crate::ids::ClientId;
use crate::organizations::{Organization, organization_by_slug};
use crate::ui::{self, Form as Filled, Ui, page};
use crate::{App, Error, Result};

pub(super) fn router() -> Router<App> {
    Router::new()
        .route("/issuer/{org}/settings/clients", get(list).post(add))
        .route("/issuer/{org}/settings/clients/{id}/remove", post(remove))
}

/// A client that was just let in, with its secret: seen on this one page.
struct New {
    client: Client,
    secret: Shown,
}

impl New {
    /// What it proves itself with, under the names of OAuth 2.0.
    fn pairs(&self) -> [(&'static str, &str); 2] {
        [
            ("client_id", self.client.id.as_str()),
            ("client_secret", self.secret.0.as_str()),
        ]
    }
}

#[derive(Template)]
#[template(path = "organizations/clients/clients.html")]
struct ClientsPage {
    ui: Ui,
    organization: Organization,
    clients: Vec<Client>,
    scopes: [Scope; 5],
    new: Option<New>,
    form: Filled,
}

async fn show(app: &App, ui: Ui, actor: &Actor, slug: &str, (new, form): (Option<New>, Filled)) -> Result<Response> {
    let mut tx = app.db.read().await?;
    let organization = organization_by_slug(&mut tx, slug).await?;
    authorize(&mut tx, actor, Right::Hold(&[Role::IssuerAdmin], &organization.id)).await?;
    let mut clients = store::clients(&mut tx, Some(&organization.id)).await?;
    clients.retain(|client| client.removed_at.is_none());
    Ok(page(ClientsPage {
        ui,
        organization,
        clients,
        scopes: Scope::ALL,
        new,
        form,
    }))
}

/// `GET /issuer/{org}/settings/clients`
async fn list(State(app): State<App>, ui: Ui, actor: Actor, Path(slug): Path<String>) -> Result<Response> {
    let form = Scope::ALL
        .iter()
        .fold(Filled::new(), |form, scope| form.with("scope", scope.as_str()));
    show(&app, ui, &actor, &slug, (None, form)).await
}

/// `POST /issuer/{org}/settings/clients`: the answer shows the secret, so it is no redirect.
async fn add(
    State(app): State<App>,
    ui: Ui,
    actor: Actor,
    Path(slug): Path<String>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response> {
    match added(&app, &actor, &slug, &fields).await {
        Ok(new) => show(&app, ui, &actor, &slug, (Some(new), Filled::new())).await,
        Err(Error::Invalid(errors)) => {
            let typed = fields
                .iter()
                .fold(Filled::new(), |form, (name, value)| form.with(name, value.clone()));
            let form = typed.refused(errors);
            Ok(ui::again(show(&app, ui, &actor, &slug, (None, form)).await?))
        }
        Err(other) => Err(other),
    }
}

async fn added(app: &App, actor: &Actor, slug: &str, fields: &[(String, String)]) -> Result<New> {
    let mut tx = app.db.begin().await?;
    let organization = organization_by_slug(&mut tx, slug).await?;
    authorize(&mut tx, actor, Right::Hold(&[Role::IssuerAdmin], &organization.id)).await?;
    let values = |wanted: &'static str| {
        fields
            .iter()
            .filter(move |(name, _)| name == wanted)
            .map(|(_, value)| value)
    };
    let scopes: Scopes = values("scope").filter_map(|word| word.parse::<Scope>().ok()).collect();
    let name = values("name").next().map_or("", String::as_str);
    let by = By::Person(actor, Some(Role::IssuerAdmin));
    let added = super::add(&mut tx, by, &organization.id, (name, &scopes)).await;
    let (client, secret) = added.map_err(|error| match error {
        Error::Refused("clients-name") => Error::field("name", "clients-name"),
        Error::Refused("clients-no-scope") => Error::field("scope", "clients-no-scope"),
        other => other,
    })?;
    tx.commit().await?;
    Ok(New { client, secret })
}

/// `POST /issuer/{org}/settings/clients/{id}/remove`
async fn remove(
    State(app): State<App>,
    ui: Ui,
    actor: Actor,
    Path((slug, id)): Path<(String, String)>,
) -> Result<Response> {
    let mut tx = app.db.begin().await?;
    let organization = organization_by_slug(&mut tx, &slug).await?;
    authorize(&mut tx, &actor, Right::Hold(&[Role::IssuerAdmin], &organization.id)).await?;
    let id = ClientId(id);
    if store::client(&mut tx, &id).await?.organization != organization.id {
        return Err(Error::NotFound);
    }
    super::remove(&mut tx, By::Person(&actor, Some(Role::IssuerAdmin)), &id).await?;
    tx.commit().await?;
    Ok(ui.back_with(&format!("/issuer/{slug}/settings/clients"), "clients-ended"))
}
