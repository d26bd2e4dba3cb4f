//! One's own account: name and language, addresses, password, sessions.

mod pages;

use axum::Router;
use domain::name::DisplayName;
use platform::db::Tx;

use super::{passwords, store};
use crate::actor::Actor;
use crate::ui::Lang;
use crate::{App, Error, Result};

pub(super) fn router() -> Router<App> {
    pages::router()
}

/// Most addresses of one account.
const MOST_ADDRESSES: usize = 10;

/// Changes name and language. Credentials already issued keep the name they were issued under.
async fn rename(tx: &mut Tx, actor: &Actor, name: &str, lang: &str) -> Result<()> {
    let name = DisplayName::parse(name).map_err(|_| Error::field("name", "people-name-unusable"))?;
    let lang = Lang::parse(lang).unwrap_or(Lang::En);
    store::rename(tx, &actor.person, name.as_str(), lang.tag()).await
}

/// Makes an address the preferred one.
async fn prefer(tx: &mut Tx, actor: &Actor, email: &str) -> Result<()> {
    if store::prefer_address(tx, &actor.person, email).await? {
        Ok(())
    } else {
        Err(Error::NotFound)
    }
}

/// Takes an address away; the last one stays, or nobody could get in.
async fn remove(tx: &mut Tx, actor: &Actor, email: &str) -> Result<()> {
    if store::addresses(tx, &actor.person).await?.len() <= 1 {
        return Err(Error::Refused("people-last-address"));
    }
    if store::remove_address(tx, &actor.person, email).await? {
        Ok(())
    } else {
        Err(Error::NotFound)
    }
}

/// Sets a password; who has one gives it first.
async fn set_password(app: &App, actor: &Actor, current: String, new: String) -> Result<()> {
    let mut tx = app.db.read().await?;
    let hash = store::password_hash(&mut tx, &actor.person).await?;
    let addresses = store::addresses(&mut tx, &actor.person).await?;
    drop(tx);
    if hash.is_some() && !passwords::fits(current, hash).await {
        return Err(Error::field("current", "people-password-current-wrong"));
    }
    for address in &addresses {
        passwords::check(&new, &address.email)?;
    }
    let hash = passwords::hash(new).await?;
    let mut tx = app.db.begin().await?;
    store::set_password(&mut tx, &actor.person, Some(hash)).await?;
    super::sessions::end_others(&mut tx, actor).await?;
    Ok(tx.commit().await?)
}
