//! Every mail of the demo, since none leaves the machine. Elsewhere mail is between us and its reader, and this is not there.

use askama::Template;
use axum::Router;
use axum::extract::{Path, State};
use axum::response::Response;
use axum::routing::get;

use crate::mail::{self, Mail};
use crate::ui::{Ui, page, qr};
use crate::{App, Error, Result};

/// Most mails of the list.
const MOST_SHOWN: i64 = 200;

pub(super) fn router() -> Router<App> {
    Router::new()
        .route("/mailbox", get(list))
        .route("/mailbox/{id}", get(letter))
}

/// A mail as it is shown: its words, and the path of its one button.
struct Letter {
    id: String,
    to: String,
    lang: String,
    subject: String,
    paragraphs: Vec<String>,
    action: Option<String>,
    /// The code that it shows, as a drawing in a `data:` address.
    code: Option<String>,
    at: jiff::Timestamp,
}

impl Letter {
    fn of(app: &App, mail: &Mail) -> Result<Self> {
        let written = mail::read(app, mail)?;
        let note = mail.note()?;
        let code = note.code.map(|path| qr::inline(&app.settings.url(&path)));
        let paragraphs = written.text.split("\n\n").map(str::to_owned).collect();
        Ok(Self {
            id: mail.id.clone(),
            to: mail.address.clone(),
            lang: mail.lang.clone(),
            subject: written.subject,
            paragraphs,
            action: note.action,
            code: code.transpose()?,
            at: mail.queued_at.at(),
        })
    }
}

#[derive(Template)]
#[template(path = "operations/mailbox.html")]
struct MailboxPage {
    ui: Ui,
    letters: Vec<Letter>,
}

#[derive(Template)]
#[template(path = "operations/letter.html")]
struct LetterPage {
    ui: Ui,
    letter: Letter,
}

async fn list(State(app): State<App>, ui: Ui) -> Result<Response> {
    if !app.demo {
        return Err(Error::NotFound);
    }
    let mut tx = app.db.read().await?;
    let mails = mail::latest(&mut tx, MOST_SHOWN).await?;
    let letters: Result<Vec<Letter>> = mails.iter().map(|mail| Letter::of(&app, mail)).collect();
    Ok(page(MailboxPage { ui, letters: letters? }))
}

async fn letter(State(app): State<App>, ui: Ui, Path(id): Path<String>) -> Result<Response> {
    if !app.demo {
        return Err(Error::NotFound);
    }
    let mut tx = app.db.read().await?;
    let mail = mail::find(&mut tx, &id).await?;
    let letter = Letter::of(&app, &mail)?;
    Ok(page(LetterPage { ui, letter }))
}
