//! Status lists that a client fills (VCALM 1.0, §3.2): of its own purpose, with places that it may choose.

use axum::http::StatusCode;

use crate::App;
use crate::awards::status_list::{self, Served, begin_for};
use crate::awards::store::lists as store;
use crate::awards::{keys, switch};
use crate::events::{By, Event, record};
use crate::organizations::clients::Caller;
use crate::vcalm::{self, Fault, MakeList, Problem};

/// Lists of one client. With 65,536 places each that is more than anybody issues.
const MOST_LISTS: i64 = 1_000;

/// A list as it was made.
#[derive(Debug)]
pub struct Made {
    pub url: String,
    pub signed: String,
}

/// Makes a list.
///
/// # Errors
/// For a purpose or an address that it cannot have.
pub async fn make(app: &App, caller: &Caller, body: &[u8]) -> Result<Made, Fault> {
    let wanted: MakeList = vcalm::read(body)?;
    let purpose = wanted.purpose()?;
    let url = wanted.address(&app.settings.url("/status-lists/"))?;
    let mut tx = app.db.begin().await?;
    switch::pass(&mut tx).await?;
    if store::count_of(&mut tx, &caller.client).await? >= MOST_LISTS {
        let detail = format!("a client has at most {MOST_LISTS} status lists");
        return Err(Problem::of_status(StatusCode::BAD_REQUEST, detail).into());
    }
    let key = keys::in_use(app, &mut tx, &caller.organization).await?;
    let made = begin_for(&mut tx, &key, &caller.client, (&url, purpose)).await?;
    let made = made.ok_or_else(|| Problem::of_status(StatusCode::CONFLICT, "there is a list at this address"))?;
    let event = Event::StatusListMade {
        list: url.clone(),
        client: caller.client.clone(),
    };
    record(&mut tx, By::Platform, event).await?;
    tx.commit().await?;
    Ok(Made {
        url,
        signed: made.signed,
    })
}

/// The list at an address under this site's lists.
pub async fn served(app: &App, name: &str) -> crate::Result<Served> {
    let mut tx = app.db.glance().await?;
    let url = app.settings.url(&format!("/status-lists/{name}"));
    status_list::served_at(&mut tx, &url)
        .await?
        .ok_or(crate::Error::NotFound)
}
