//! The addresses of this room.

mod answer;
pub mod exchange;
mod issuer;
mod keys;
pub mod known;
mod mine;
mod older;
mod page;
mod public;
pub mod published;
mod revoke;
pub mod view;
mod wallet;

use axum::Router;
use axum::routing::{get, post};

use crate::App;

/// Every route of the room.
pub fn router() -> Router<App> {
    Router::new()
        .route("/v/{id}", get(public::show))
        .route("/badges/{name}", get(public::badge))
        .route("/v2/assertions/{name}", get(older::assertion))
        .route("/v2/classes/{edition}", get(older::class))
        .route("/v2/issuers/{slug}", get(older::issuer))
        .route("/status/{list}", get(published::status_list))
        .route("/status/{list}/token", get(published::list_token))
        .route("/issuers/{slug}/did.json", get(published::did))
        .route("/issuers/{slug}/keys/{thumbprint}", get(published::jwk))
        .route("/registry.json", get(published::registry))
        .route("/known-registries.json", get(published::known_registries))
        .route("/me/credentials", get(mine::list))
        .route("/me/credentials/{id}", get(mine::show))
        .route("/me/credentials/{id}/page", post(mine::set_page))
        .route("/me/credentials/{id}/evidence", post(mine::choose))
        .route("/issuer/{org}/settings/keys", get(keys::list))
        .route("/issuer/{org}/settings/keys/rotate", post(keys::rotate))
        .route("/me/credentials/{id}/wallet", get(wallet::show).post(wallet::open))
        .route("/me/credentials/{id}/wallet/{exchange}", get(wallet::follow))
        .route("/me/credentials/{id}/wallet/{exchange}/cancel", post(wallet::cancel))
        .route(
            "/wallets/{exchange}",
            get(exchange::interaction).options(exchange::preflight),
        )
        .route(
            "/wallets/{exchange}/exchange",
            post(exchange::participate).options(exchange::preflight),
        )
        .route("/issuer/{org}/awards", get(issuer::list))
        .route("/issuer/{org}/awards/{id}", get(issuer::show))
        .route(
            "/issuer/{org}/awards/{id}/revoke",
            get(revoke::ask).post(revoke::confirm),
        )
}
