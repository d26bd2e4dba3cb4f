//! The pages of this room: an earner's home, stacks and transcript, the officers' queue, and the page behind a statement's link.

mod attestation;
mod claim;
mod claims;
mod entries;
mod first;
mod home;
mod next;
mod overview;
mod record;
mod stack;
mod statements;
mod transcript;

use axum::Router;
use axum::routing::{get, post};

use crate::App;

pub(super) fn router() -> Router<App> {
    Router::new()
        .route("/me", get(home::show))
        .route("/me/transcript", get(transcript::show))
        .route("/me/transcript/record", post(record::of_issuer))
        .route("/me/stacks/{slug}", get(stack::show).post(stack::write))
        .route("/me/stacks/{slug}/record", post(record::of_stack))
        .route("/me/stacks/{slug}/statements/{item}", post(stack::ask))
        .route(
            "/attestations/{token}",
            get(attestation::show).post(attestation::answer),
        )
        .route("/issuer/{org}/claims", get(claims::show))
        .route("/issuer/{org}/claims/{id}", get(claim::show).post(claim::decide))
        .route("/issuer/{org}/claims/{id}/take-up", post(claim::take_up))
}
