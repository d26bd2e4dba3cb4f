//! Submissions: an earner's work on its way from a first word to a decision.
//!
//! A submission pins one version of a micro-credential and has attempts 1, 2, 3 … What may happen to it is said by `domain::workflow`;
//! [`act`] is the only way a state changes. Only the earner sees a draft. Assessors see a [`BlindSubmission`], whose type has no place for
//! who sent it.
//!
//! | for | use |
//! |---|---|
//! | a list of a person's work | [`of_person`] |
//! | one submission's facts | [`summary`], [`workflow`] |
//! | moving one | [`act`] with an [`Ask`] |
//! | judging one | [`blind`], [`evidence_stream`], [`mark_opened`] |
//! | an issuer's list | [`of_organization`] |
//! | the past | [`history`] |

mod act;
mod actions;
mod blind;
mod derive;
mod draft;
mod leaks;
mod media;
mod missing;
mod news;
mod pages;
mod promise;
mod snapshot;
mod store;
mod summary;

use axum::Router;

use crate::App;

pub use act::{Ask, act};
pub use actions::{
    Outbox, Saved, Typed, copy_artifact, discard as discard_file, keep as keep_file, queue, register,
    remove as remove_file, save, send, start,
};
pub use blind::{BlindAnswer, BlindArtifact, BlindPart, BlindSubmission, blind};
pub use draft::{Draft, is_open};
pub use media::evidence_stream;
pub use missing::{missing, say_missing};
pub use snapshot::Receipt;
pub use store::Place;
pub use store::consent::Consent as Registered;
pub use store::declaration::Declared;
pub use store::submission::mark_opened;
pub use summary::{
    Happened, Summary, attempts_sent, history, of_organization, of_person, parts_done, receipt, summary, what_changed,
    workflow,
};

/// The pages of this room.
pub fn router() -> Router<App> {
    pages::router()
}
