//! Letters: by SMTP to the world, or kept in a mailbox of our own where nothing leaves the machine.
//!
//! A [`Mail`] is data and can wait in a table or a job. Sending says whether trying again makes sense. The same mail sent
//! twice (after a crash between the server's answer and our note of it) carries the same Message-ID and Date, so that the
//! receiver can tell.

mod letter;
mod smtp;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use smtp::Smtp;
pub use smtp::{MailSetupError, Security, SmtpSettings};

/// A letter to one person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mail {
    /// The identity of this letter without angle brackets, such as `0198…@credentials.example.org` (RFC 5322, 3.6.4).
    pub message_id: String,
    /// When it was written; not when it is sent.
    pub written_at: Timestamp,
    /// To whom.
    pub to: Person,
    /// What it is about, one line.
    pub subject: String,
    /// The letter as plain text. It says everything that [`Mail::html`] says.
    pub text: String,
    /// The letter as HTML, if it has one.
    pub html: Option<String>,
    /// Pictures that the HTML shows (`<img src="cid:NAME">`); they travel with the letter, so that reading it tells nobody.
    #[serde(default)]
    pub pictures: Vec<Picture>,
    /// Who answers, when that is not the sender.
    pub reply_to: Option<Person>,
    /// An `https` address that ends the subscription when it is sent an empty POST, without asking (RFC 8058).
    pub list_unsubscribe: Option<String>,
}

/// A picture in a letter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    /// Its name in the HTML: ASCII letters.
    pub name: String,
    pub png: Vec<u8>,
}

/// Somebody with an e-mail address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// The name to show; may be empty.
    pub name: String,
    /// The address, such as `ana@example.org`.
    pub address: String,
}

/// Why a letter did not go. [`MailError::is_temporary`] says whether to try again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MailError {
    /// A name, an address or a subject holds a line break or another control character. Trying again is no use.
    #[error("the {0} holds a line break or another control character")]
    ControlCharacter(&'static str),
    /// An address, identity or link has not the shape it needs. Trying again is no use.
    #[error("the {0} is malformed")]
    Malformed(&'static str),
    /// The server refuses this letter for good, with an SMTP code from 500 on.
    #[error("the mail server refuses the letter ({0})")]
    Refused(u16),
    /// The server does not take it now, with an SMTP code, or cannot be reached or signed in to.
    #[error("the mail server cannot take the letter now ({0:?})")]
    Later(Option<u16>),
}

impl MailError {
    /// Whether the same letter may go later.
    pub fn is_temporary(self) -> bool {
        matches!(self, Self::Later(_))
    }
}

/// What became of a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sent {
    /// The mail server took it and answers for it now.
    Accepted,
    /// It was checked and nothing left the machine: the caller keeps it.
    Kept,
}

/// Sends letters. Cloning is cheap and shares the connections.
#[derive(Clone, Debug)]
pub struct Mailer(Way);

#[derive(Clone, Debug)]
enum Way {
    Mailbox,
    Smtp(Arc<Smtp>),
}

impl Mailer {
    /// A mailer that only checks letters and says [`Sent::Kept`].
    pub fn mailbox() -> Self {
        Self(Way::Mailbox)
    }

    /// A mailer that hands letters to an SMTP server. It connects at the first letter; up to four connections are kept.
    ///
    /// # Errors
    /// See [`MailSetupError`].
    pub fn smtp(settings: &SmtpSettings) -> Result<Self, MailSetupError> {
        Ok(Self(Way::Smtp(Arc::new(Smtp::new(settings)?))))
    }

    /// Sends one letter, or says that it is the caller's to keep. It takes half a minute at most.
    ///
    /// # Errors
    /// See [`MailError`]. A letter that could carry a header of somebody's own making is refused either way.
    pub async fn send(&self, mail: &Mail) -> Result<Sent, MailError> {
        match &self.0 {
            Way::Mailbox => letter::check(mail).map(|()| Sent::Kept),
            Way::Smtp(smtp) => {
                let message = letter::write(mail, smtp.from())?;
                smtp.send(&message).await.map(|()| Sent::Accepted)
            }
        }
    }
}
