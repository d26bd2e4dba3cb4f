//! People: accounts, addresses, sessions. Knows nobody to its right.

mod account;
mod passwords;
mod sessions;
mod sign_in;
mod store;

use axum::Router;
use axum::http::HeaderMap;

use crate::actor::Actor;
use crate::{App, Result, organizations};

pub use sessions::{begin as begin_session, cookie as session_cookie, end_idle as end_idle_sessions};
pub use store::{
    Address, MailAddress, NewPerson, Person, add_address, add_people, add_person, addresses, mail_addresses,
    people_by_email, person, person_by_email,
};

/// The pages of this room.
pub fn router() -> Router<App> {
    sign_in::router().merge(account::router())
}

/// Who sends this request, by the session cookie; `None` for a stranger or an ended session.
pub async fn actor_of(app: &App, headers: &HeaderMap) -> Result<Option<Actor>> {
    let Some(token) = sessions::token(app, headers) else {
        return Ok(None);
    };
    let mut tx = app.db.glance().await?;
    let Some(found) = sessions::find(&mut tx, &token).await? else {
        return Ok(None);
    };
    let (person, session) = (found.person, found.session);
    let roles = organizations::roles_of(&mut tx, &person.id).await?;
    drop(tx);
    sessions::seen(app, &session, found.seen_at).await?;
    Ok(Some(Actor {
        person: person.id,
        name: person.name,
        session,
        roles,
    }))
}
