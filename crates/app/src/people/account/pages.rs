//! Settings: account and sign-in. Saved by a button, never by themselves, so that nothing changes by accident.

use askama::Template;
use axum::Router;
use axum::extract::{Form, Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use serde::Deserialize;

use super::super::sign_in::{self, Wish, wish_cookie, with_cookie};
use super::super::{sessions, store};
use super::MOST_ADDRESSES;
use crate::actor::Actor;
use crate::error::Field;
use crate::ui::{self, Ui, page};
use crate::{App, Error, Result};

pub(super) fn router() -> Router<App> {
    Router::new()
        .route("/me/settings/account", get(account).post(rename))
        .route("/me/settings/addresses", post(add_address))
        .route("/me/settings/addresses/preferred", post(prefer))
        .route("/me/settings/addresses/removed", post(remove))
        .route("/me/settings/sign-in", get(sign_in_page))
        .route("/me/settings/password", post(set_password))
        .route("/me/settings/sessions/{id}/end", post(end_session))
        .route("/me/settings/sessions/others/end", post(end_others))
}

#[derive(Template)]
#[template(path = "people/account/account.html")]
struct AccountPage {
    ui: Ui,
    name: String,
    lang: String,
    email: String,
    addresses: Vec<store::Address>,
    errors: Vec<Field>,
}

#[derive(Template)]
#[template(path = "people/account/sign_in.html")]
struct SignInPage {
    ui: Ui,
    has_password: bool,
    current: String,
    sessions: Vec<sessions::Session>,
    errors: Vec<Field>,
}

async fn show_account(
    app: &App,
    ui: Ui,
    actor: &Actor,
    typed: Option<(String, String)>,
    errors: Vec<Field>,
) -> Result<Response> {
    let mut tx = app.db.read().await?;
    let person = store::person(&mut tx, &actor.person).await?;
    let addresses = store::addresses(&mut tx, &actor.person).await?;
    let (name, email) = typed.unwrap_or((person.name, String::new()));
    Ok(page(AccountPage {
        ui,
        name,
        lang: person.lang,
        email,
        addresses,
        errors,
    }))
}

async fn account(State(app): State<App>, ui: Ui, actor: Actor) -> Result<Response> {
    show_account(&app, ui, &actor, None, Vec::new()).await
}

#[derive(Debug, Deserialize)]
struct Naming {
    #[serde(default)]
    name: String,
    #[serde(default)]
    lang: String,
}

async fn rename(State(app): State<App>, ui: Ui, actor: Actor, Form(form): Form<Naming>) -> Result<Response> {
    let mut tx = app.db.begin().await?;
    match super::rename(&mut tx, &actor, &form.name, &form.lang).await {
        Ok(()) => {
            tx.commit().await?;
            Ok(Redirect::to("/me/settings/account").into_response())
        }
        Err(Error::Invalid(errors)) => {
            drop(tx);
            Ok(ui::again(
                show_account(&app, ui, &actor, Some((form.name, String::new())), errors).await?,
            ))
        }
        Err(other) => Err(other),
    }
}

#[derive(Debug, Deserialize)]
struct Addressing {
    #[serde(default)]
    email: String,
}

async fn add_address(State(app): State<App>, ui: Ui, actor: Actor, Form(form): Form<Addressing>) -> Result<Response> {
    let mut tx = app.db.begin().await?;
    if store::addresses(&mut tx, &actor.person).await?.len() >= MOST_ADDRESSES {
        return Err(Error::Refused("people-many-addresses"));
    }
    let wish = Wish {
        email: &form.email,
        lang: ui.lang.tag(),
        next: "/me/settings/account",
        adds_to: Some(&actor),
    };
    match sign_in::ask(&mut tx, &wish).await {
        Ok(asked) => {
            tx.commit().await?;
            Ok(with_cookie(
                Redirect::to("/sign-in/sent").into_response(),
                &wish_cookie(&app, &asked.id),
            ))
        }
        Err(Error::Invalid(errors)) => {
            drop(tx);
            let typed = Some((actor.name.clone(), form.email));
            Ok(ui::again(show_account(&app, ui, &actor, typed, errors).await?))
        }
        Err(other) => Err(other),
    }
}

async fn prefer(State(app): State<App>, actor: Actor, Form(form): Form<Addressing>) -> Result<Redirect> {
    let mut tx = app.db.begin().await?;
    super::prefer(&mut tx, &actor, &form.email).await?;
    tx.commit().await?;
    Ok(Redirect::to("/me/settings/account"))
}

async fn remove(State(app): State<App>, actor: Actor, Form(form): Form<Addressing>) -> Result<Redirect> {
    let mut tx = app.db.begin().await?;
    super::remove(&mut tx, &actor, &form.email).await?;
    tx.commit().await?;
    Ok(Redirect::to("/me/settings/account"))
}

async fn show_sign_in(app: &App, ui: Ui, actor: &Actor, errors: Vec<Field>) -> Result<Response> {
    let mut tx = app.db.read().await?;
    let has_password = store::password_hash(&mut tx, &actor.person).await?.is_some();
    let sessions = sessions::list(&mut tx, &actor.person).await?;
    Ok(page(SignInPage {
        ui,
        has_password,
        current: actor.session.clone(),
        sessions,
        errors,
    }))
}

async fn sign_in_page(State(app): State<App>, ui: Ui, actor: Actor) -> Result<Response> {
    show_sign_in(&app, ui, &actor, Vec::new()).await
}

#[derive(Debug, Deserialize)]
struct Password {
    #[serde(default)]
    current: String,
    #[serde(default)]
    password: String,
}

async fn set_password(State(app): State<App>, ui: Ui, actor: Actor, Form(form): Form<Password>) -> Result<Response> {
    match super::set_password(&app, &actor, form.current, form.password).await {
        Ok(()) => Ok(Redirect::to("/me/settings/sign-in").into_response()),
        Err(Error::Invalid(errors)) => Ok(ui::again(show_sign_in(&app, ui, &actor, errors).await?)),
        Err(other) => Err(other),
    }
}

async fn end_session(State(app): State<App>, actor: Actor, Path(id): Path<String>) -> Result<Redirect> {
    let mut tx = app.db.begin().await?;
    sessions::end(&mut tx, &actor, &id).await?;
    tx.commit().await?;
    Ok(Redirect::to("/me/settings/sign-in"))
}

async fn end_others(State(app): State<App>, actor: Actor) -> Result<Redirect> {
    let mut tx = app.db.begin().await?;
    sessions::end_others(&mut tx, &actor).await?;
    tx.commit().await?;
    Ok(Redirect::to("/me/settings/sign-in"))
}
