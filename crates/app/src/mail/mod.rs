//! Mail: queued with the deed it tells of, rendered and sent afterwards, at most one action each, never evidence or scores.
//!
//! A [`Note`] names its words; `{key}-subject`, `{key}-body` (blank lines part paragraphs) and, with an action, `{key}-action` stand in the
//! message file of the room that sends it. A code to scan says nothing that the words do not say. In the demo nothing leaves the machine: `/mailbox` shows every mail.

mod letter;
mod store;

use std::collections::BTreeSet;

use platform::db::Tx;
use serde::{Deserialize, Serialize};

use crate::ids::PersonId;
use crate::jobs::Job;
use crate::{App, Error, Result, people};

pub use store::{Mail, Outbox, Refused, find, latest, outbox, refused};

/// What a mail says, as message keys and values.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Note {
    /// The stem of the message keys.
    pub key: String,
    /// Values for the placeholders.
    pub args: Vec<(String, String)>,
    /// Where the one button leads: a path on this site.
    pub action: Option<String>,
    /// Where the code leads that another device scans: a path on this site. `{key}-code` says what for.
    #[serde(default)]
    pub code: Option<String>,
    /// For a newsletter: the path that ends it with one click (RFC 8058).
    pub unsubscribe: Option<String>,
}

impl Note {
    /// A mail without values or action.
    pub fn new(key: &'static str) -> Self {
        Self {
            key: key.to_owned(),
            args: Vec::new(),
            action: None,
            code: None,
            unsubscribe: None,
        }
    }

    /// Adds a value for a placeholder.
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name.to_owned(), value.to_string()));
        self
    }

    /// Adds the button.
    pub fn action(mut self, path: impl Into<String>) -> Self {
        self.action = Some(path.into());
        self
    }

    /// Adds a code to scan.
    pub fn code(mut self, path: impl Into<String>) -> Self {
        self.code = Some(path.into());
        self
    }

    /// Makes it a newsletter that one click ends.
    pub fn unsubscribe(mut self, path: impl Into<String>) -> Self {
        self.unsubscribe = Some(path.into());
        self
    }
}

/// Queues a mail to a person's preferred address, in the language they chose.
pub async fn to_person(tx: &mut Tx, person: &PersonId, note: Note) -> Result<()> {
    to_people(tx, vec![(person.clone(), note)]).await
}

/// As [`to_person`], for many.
pub async fn to_people(tx: &mut Tx, notes: Vec<(PersonId, Note)>) -> Result<()> {
    let people: BTreeSet<&PersonId> = notes.iter().map(|(person, _)| person).collect();
    let addresses = people::mail_addresses(tx, people).await?;
    let mut letters = Vec::with_capacity(notes.len());
    for (person, note) in &notes {
        let to = addresses.get(person).ok_or(Error::NotFound)?;
        letters.push(store::Letter {
            address: &to.shown,
            name: &to.name,
            lang: &to.lang,
            note,
        });
    }
    store::queue(tx, &letters).await
}

/// Queues a mail to an address that need not belong to an account.
pub async fn to_address(tx: &mut Tx, address: &str, lang: &str, note: Note) -> Result<()> {
    let letter = store::Letter {
        address,
        name: "",
        lang,
        note: &note,
    };
    store::queue(tx, &[letter]).await
}

/// Sends one queued mail. A second call for a sent mail does nothing.
pub(crate) async fn send(app: &App, id: &str) -> Result<()> {
    let mut tx = app.db.read().await?;
    let Some(mail) = store::waiting(&mut tx, id).await? else {
        return Ok(());
    };
    drop(tx);
    let letter = letter::write(app, &mail)?;
    let outcome = app.mailer.send(&letter).await;
    let mut tx = app.db.begin().await?;
    match outcome {
        Ok(_) => store::mark_sent(&mut tx, id).await?,
        Err(error) if error.is_temporary() => return Err(Error::Unavailable("mail-later")),
        Err(error) => {
            tracing::warn!(mail = id, %error, "a mail cannot be delivered");
            store::mark_refused(&mut tx, id, &error.to_string()).await?;
        }
    }
    Ok(tx.commit().await?)
}

/// What the mailbox page shows of a mail.
pub fn read(app: &App, mail: &Mail) -> Result<platform::mail::Mail> {
    letter::write(app, mail)
}

impl Job {
    /// The work of sending one mail.
    fn send_mail(id: String) -> Self {
        Self::SendMail { mail: id }
    }
}
