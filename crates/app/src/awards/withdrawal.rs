//! Withdrawing a credential for good: row, status list, log and mail in one transaction, so that no place says otherwise than the others.

use domain::award::{Decision, RevocationReason, Status, decide};
use platform::db::Tx;

use super::{status_list, store};
use crate::actor::{Actor, Right, Role, authorize};
use crate::error::Field;
use crate::events::{By, Event, record};
use crate::ids::CredentialId;
use crate::mail::{self, Note};
use crate::{App, Error, Result};

/// Every reason, in the order in which the form offers them.
pub const REASONS: [RevocationReason; 5] = [
    RevocationReason::IssuedInError,
    RevocationReason::Integrity,
    RevocationReason::ConsentWithdrawn,
    RevocationReason::HolderRequest,
    RevocationReason::KeyCompromise,
];

/// The longest public wording, in characters: a sentence or two.
pub const MOST_WORDS: usize = 400;

/// What an administrator asks for.
#[derive(Clone, Debug)]
pub struct Withdraw {
    pub reason: RevocationReason,
    /// What the public page says, in the administrator's words.
    pub words: String,
}

impl Withdraw {
    /// Reads the form.
    ///
    /// # Errors
    /// [`Error::Invalid`] with the fields to mend.
    pub fn parse(reason: &str, words: &str) -> Result<Self> {
        let words = super::plain::line(words);
        let found = REASONS.into_iter().find(|known| name(*known) == reason);
        let mut errors = Vec::new();
        if found.is_none() {
            errors.push(Field::new("reason", "awards-revoke-reason-missing"));
        }
        if words.is_empty() {
            errors.push(Field::new("words", "awards-revoke-words-missing"));
        } else if words.chars().count() > MOST_WORDS {
            errors.push(Field::new("words", "awards-revoke-words-long").with("most", MOST_WORDS));
        }
        match found {
            Some(reason) if errors.is_empty() => Ok(Self { reason, words }),
            _ => Err(Error::Invalid(errors)),
        }
    }
}

/// The reason's name in rows and forms.
pub fn name(reason: RevocationReason) -> String {
    let name = serde_json::to_value(reason).unwrap_or_default();
    name.as_str().unwrap_or_default().to_owned()
}

/// Withdraws a credential. One that is withdrawn already keeps its first reason, and nothing happens.
///
/// # Errors
/// [`Error::NotFound`] or [`Error::Forbidden`] to whoever does not administer its issuer.
pub async fn withdraw(app: &App, tx: &mut Tx, actor: &Actor, id: &CredentialId, ask: &Withdraw) -> Result<()> {
    store::withdrawal::lock(tx, id).await?;
    let credential = store::credentials::credential(tx, id).await?;
    authorize(tx, actor, Right::Hold(&[Role::IssuerAdmin], &credential.issuer)).await?;
    let after = decide(credential.award.status, Decision::Revoke(ask.reason)).map_err(anyhow::Error::from)?;
    let Some(Status::Revoked { reason }) = after else {
        return Ok(());
    };
    store::withdrawal::write(tx, id, &actor.person, (&name(reason), &ask.words)).await?;
    republish(app, tx, id).await?;
    let event = Event::CredentialRevoked {
        credential: id.clone(),
        person: credential.person.clone(),
        reason: name(reason),
    };
    record(tx, By::Person(actor, Some(Role::IssuerAdmin)), event).await?;
    let note = Note::new("awards-mail-withdrawn")
        .with("title", &credential.title)
        .action(format!("/me/credentials/{id}"));
    mail::to_person(tx, &credential.person, note).await
}

async fn republish(app: &App, tx: &mut Tx, id: &CredentialId) -> Result<()> {
    let list = store::issuing::row(tx, id).await?.list;
    status_list::republish(app, tx, &list).await
}
