//! Awards: credentials, from the grant to the withdrawal, and everything by which others can check them.
//!
//! For other rooms: [`award`] issues, [`credentials_of`] and [`credential()`] list, [`known_locally`] and [`registry`] answer verifiers without
//! the network; [`keys`] lends an issuer's key to whoever signs in its name, [`switch`] stops all signing,
//! [`roster`] enters what was awarded elsewhere, and `commissions` signs what the issuers' own programs write.

mod art;
mod certificate;
pub mod commissions;
mod cores;
mod credentials;
mod digital;
mod document;
mod facts;
mod forms;
mod grant;
mod inspection;
mod issuance;
mod issuers;
pub mod keys;
mod learner_record;
mod linkedin;
mod news;
mod older;
mod pages;
mod plain;
mod public;
mod register;
mod rehearsal;
mod reissue;
pub mod roster;
mod selective;
mod sharing;
mod status_list;
mod store;
pub mod switch;
mod wallet;
mod withdrawal;

use axum::Router;

use crate::catalog::definition::{PromptKind, Validity};
use crate::ids::{CredentialId, SubmissionId};
use crate::{App, Result};

pub use credentials::{Certified, Credential, Withdrawal};
pub use forms::{Form, form_for};
pub use grant::{Grant, Granted, Reached};
pub use inspection::{inspect, inspect_credential};
pub use issuance::{draft, finish, finish_all, issue, reserve, signed_again};
pub use issuers::{KnownIssuer, registry};
pub use learner_record::{of_issuer as record_of_issuer, of_stack as record_of_stack, picture as record_picture};
pub use older::issuer_url as older_issuer;
pub use pages::exchange::obeys_its_secret;
pub use pages::known::known_locally;
pub use public::{PublicText, public_text};
pub use reissue::{draft_edition, finish_edition, finish_editions, issue_edition, reserve_edition, successor};
pub use sharing::{choose, set_page};
pub use store::credentials::{credential, credentials_of, of_submission};
pub use withdrawal::{Withdraw, withdraw};

/// The pages of this room.
pub fn router() -> Router<App> {
    pages::router().merge(commissions::router())
}

/// Awards what was granted, at once. Asked again for the same grant, it answers with the same credential.
pub async fn award(app: &App, grant: &Grant) -> Result<CredentialId> {
    let mut tx = app.db.begin().await?;
    let id = reserve(app, &mut tx, grant).await?;
    tx.commit().await?;
    finish(app, std::slice::from_ref(&id)).await?;
    Ok(id)
}

/// Awards what was granted for a submission. When it is no longer granted, or was awarded before, nothing happens.
pub async fn award_submission(app: &App, submission: &SubmissionId, attempt: u32) -> Result<()> {
    let mut tx = app.db.begin().await?;
    let Some(grant) = grant::of_submission(&mut tx, submission, attempt).await? else {
        return Ok(());
    };
    let id = reserve(app, &mut tx, &grant).await?;
    tx.commit().await?;
    finish(app, &[id]).await
}

/// How long a version's credentials hold, as the rules count it. A fixed last day is included to its end, in UTC.
fn validity(written: &Validity) -> domain::award::Validity {
    match written {
        Validity::None {} => domain::award::Validity::Unlimited,
        Validity::Period { months } => domain::award::Validity::Months(u16::try_from(*months).unwrap_or(u16::MAX)),
        Validity::Until { date } => {
            let end = jiff::tz::TimeZone::UTC.to_timestamp(date.at(23, 59, 59, 0));
            domain::award::Validity::Until(end.unwrap_or(jiff::Timestamp::MAX))
        }
    }
}

/// The message that names a kind of evidence.
fn genre(kind: PromptKind) -> &'static str {
    match kind {
        PromptKind::Text => "awards-genre-text",
        PromptKind::File => "awards-genre-file",
        PromptKind::Image => "awards-genre-image",
        PromptKind::Audio => "awards-genre-audio",
        PromptKind::Video => "awards-genre-video",
        PromptKind::Link => "awards-genre-link",
        PromptKind::Observation => "awards-genre-observation",
        PromptKind::Script => "awards-genre-script",
    }
}
