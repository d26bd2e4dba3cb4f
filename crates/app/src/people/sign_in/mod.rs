//! Signing in: an address, then a link or a code by mail, or a password. Nobody learns here whether an address has an account.

pub(super) mod pages;
mod store;

use axum::Router;
use domain::email::Email;
use domain::name::DisplayName;
use jiff::SignedDuration;
use platform::db::Tx;
use platform::random;

use super::{passwords, sessions};
use crate::actor::Actor;
use crate::events::{By, Event, record};
use crate::ids::PersonId;
use crate::mail::{self, Note};
use crate::{App, Error, Result};

pub(super) use pages::{wish_cookie, with_cookie};
pub(super) use store::SignIn;

/// How long a link or code is good for.
const GOOD_FOR: SignedDuration = SignedDuration::from_mins(10);
/// Wrong codes before the wish is void.
const MOST_TRIES: i64 = 5;

/// The pages of signing in.
pub(super) fn router() -> Router<App> {
    pages::router()
}

/// A wish, as it goes out: the identifier for the browser's cookie.
pub(super) struct Asked {
    pub id: String,
}

/// What the person wants to reach, in which language, and for which account (when an address is added).
pub(super) struct Wish<'a> {
    pub email: &'a str,
    pub lang: &'a str,
    pub next: &'a str,
    pub adds_to: Option<&'a Actor>,
}

/// Sends a link and a code to an address, whether or not it has an account. Earlier wishes for it are void.
pub(super) async fn ask(tx: &mut Tx, wish: &Wish<'_>) -> Result<Asked> {
    let email = Email::parse(wish.email).map_err(|_| Error::field("email", "people-email-unusable"))?;
    let (token, code) = (random::token(), random::code(6));
    store::void_earlier(tx, email.as_str()).await?;
    // Mail goes to the address as stored for the account, so that look-alike spellings cannot divert it.
    let known = super::store::shown_address(tx, email.as_str()).await?;
    let shown = known.unwrap_or_else(|| wish.email.trim().to_owned());
    let id = store::add(
        tx,
        &store::New {
            email: email.as_str(),
            shown: &shown,
            wish,
            token: &token,
            code: &code,
        },
    )
    .await?;
    let key = if wish.adds_to.is_some() {
        "mail-confirm-address"
    } else {
        "mail-sign-in"
    };
    let note = Note::new(key)
        .with("code", format!("{} {}", &code[..3], &code[3..]))
        .action(format!("/sign-in/link/{token}"));
    mail::to_address(tx, &shown, wish.lang, note).await?;
    Ok(Asked { id })
}

/// The code that came by mail, typed into the browser that asked.
pub(super) async fn confirm_code(tx: &mut Tx, id: &str, typed: &str) -> Result<SignIn> {
    let Some(sign_in) = store::open(tx, id).await? else {
        return Err(Error::Refused("people-code-over"));
    };
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    if random::digest(&digits) == sign_in.code_digest {
        store::confirm(tx, &sign_in.id).await?;
        return Ok(sign_in);
    }
    store::count_try(tx, &sign_in.id).await?;
    Err(Error::field("code", "people-code-wrong"))
}

/// The link that came by mail, opened in the browser that asked.
pub(super) async fn confirm_link(tx: &mut Tx, cookie: Option<&str>, token: &str) -> Result<SignIn> {
    let found = store::open_by_token(tx, token).await?;
    let Some(sign_in) = found else {
        return Err(Error::Refused("people-link-over"));
    };
    if cookie != Some(sign_in.id.as_str()) {
        return Err(Error::Refused("people-link-other-browser"));
    }
    store::confirm(tx, &sign_in.id).await?;
    Ok(sign_in)
}

/// What follows a confirmed address.
pub(super) enum Next {
    /// A session began; its token goes into the cookie.
    SignedIn { token: String },
    /// Nobody has this address yet: a name is needed.
    NeedsName,
    /// The address was added to the account that asked.
    Added,
}

/// Turns a confirmed wish into a session, an added address, or the question for a name.
pub(super) async fn enter(tx: &mut Tx, sign_in: &SignIn, device: &str) -> Result<Next> {
    if let Some(person) = &sign_in.adds_to {
        store::use_up(tx, &sign_in.id).await?;
        super::store::add_address(tx, person, &sign_in.email, &sign_in.shown).await?;
        return Ok(Next::Added);
    }
    let Some(person) = super::store::person_by_email(tx, &sign_in.email).await? else {
        return Ok(Next::NeedsName);
    };
    store::use_up(tx, &sign_in.id).await?;
    let token = begin(tx, &person.id, &person.name, device).await?;
    Ok(Next::SignedIn { token })
}

/// Makes an account for a confirmed address and begins its first session.
pub(super) async fn sign_up(tx: &mut Tx, id: &str, name: &str, device: &str) -> Result<(String, String)> {
    let Some(sign_in) = store::confirmed(tx, id).await? else {
        return Err(Error::Refused("people-code-over"));
    };
    let name = DisplayName::parse(name).map_err(|_| Error::field("name", "people-name-unusable"))?;
    store::use_up(tx, &sign_in.id).await?;
    let person = match super::store::person_by_email(tx, &sign_in.email).await? {
        Some(person) => person.id,
        None => super::store::add_person(tx, name.as_str(), &sign_in.lang, &sign_in.email, &sign_in.shown).await?,
    };
    record(tx, By::Platform, Event::PersonSignedUp { person: person.clone() }).await?;
    let token = begin(tx, &person, name.as_str(), device).await?;
    Ok((token, sign_in.next))
}

/// Signs in with a password. Wrong address, wrong password and no password all get the same answer.
pub(super) async fn with_password(app: &App, email: &str, password: &str, device: &str) -> Result<String> {
    let wrong = || Error::field("password", "people-password-wrong");
    let email = Email::parse(email).map_err(|_| wrong())?;
    let mut tx = app.db.read().await?;
    let found = super::store::password_of(&mut tx, email.as_str()).await?;
    drop(tx);
    let (person, hash) = found.map_or((None, None), |(person, hash)| (Some(person), hash));
    let fits = passwords::fits(password.to_owned(), hash).await;
    let (Some(person), true) = (person, fits) else {
        return Err(wrong());
    };
    let mut tx = app.db.begin().await?;
    let token = begin(&mut tx, &person.id, &person.name, device).await?;
    tx.commit().await?;
    Ok(token)
}

async fn begin(tx: &mut Tx, person: &PersonId, name: &str, device: &str) -> Result<String> {
    let (token, session) = sessions::begin_named(tx, person, device).await?;
    let actor = Actor {
        person: person.clone(),
        name: name.to_owned(),
        session: session.clone(),
        roles: Vec::new(),
    };
    record(
        tx,
        By::Person(&actor, None),
        Event::SessionBegan {
            person: person.clone(),
            session,
        },
    )
    .await?;
    Ok(token)
}
