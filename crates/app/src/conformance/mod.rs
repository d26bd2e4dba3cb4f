//! `waymark serve --conformance`: a host for the public test suites, on this machine's loopback only.
//!
//! It signs whatever it is asked to with test keys and asks nobody who they are, so it listens nowhere else. It has no
//! database, no settings and no network of its own, keeps nothing, and starts in an empty folder. One `did:key` issuer
//! stands behind each suite and kind of key:
//!
//! | path | does |
//! |---|---|
//! | `GET /conformance/{suite}` | says the issuer's identifier |
//! | `POST /conformance/{suite}/credentials/issue` | issues by that suite; the credential must name that issuer |
//! | `POST /conformance/{suite}/credentials/verify`, `POST /credentials/verify` | verifies, whatever the suite |
//! | `POST /presentations/verify` | verifies a presentation and what is in it |
//! | `POST /credentials/derive` | shows a part of an `ecdsa-sd-2023` credential |
//! | `POST /credentials/issue` | issues by `eddsa-rdfc-2022` and puts its own identifier as issuer, for load generators |
//! | `POST /credentials/status` | revokes or suspends what the first issuer issued under an `id` or `credentialId` |
//! | `GET /credentials/{id}` | reads such a credential again, while the host runs |
//! | `POST /status-lists` | makes a list of another purpose |
//! | `GET /1.0/identifiers/{did}` | resolves a `did:key` or `did:jwk` |
//! | `GET /status-lists/{name}` | a list; `1` is the one that credentials of `/conformance/eddsa-rdfc-2022` point to |
//!
//! What is asked wrongly is answered with 400 and problem details.

mod derive;
mod host;
mod issue;
mod issuer;
mod register;
mod resolve;
mod status;
pub mod tls;
mod verify;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::routing::{get, post};
use tower_http::catch_panic::CatchPanicLayer;

pub use host::Host;
pub use issuer::Seed;

use crate::vcalm::{MOST_BYTES, Problem};

/// Every address of the host.
pub fn router(host: Host) -> Router {
    Router::new()
        .route("/conformance/{suite}", get(issue::who))
        .route("/conformance/{suite}/credentials/issue", post(issue::by_suite))
        .route("/conformance/{suite}/credentials/verify", post(verify::by_suite))
        .route("/credentials/issue", post(issue::at_the_root))
        .route("/credentials/verify", post(verify::credential))
        .route("/credentials/derive", post(derive::derive))
        .route("/presentations/verify", post(verify::presentation))
        .route("/1.0/identifiers/{did}", get(resolve::resolve))
        .route("/credentials/status", post(status::change))
        .route("/credentials/{id}", get(status::credential))
        .route("/status-lists", post(status::make))
        .route("/status-lists/{list}", get(status::show))
        .fallback(|| async { Problem::of_status(StatusCode::NOT_FOUND, "there is nothing at this address") })
        .method_not_allowed_fallback(|| async {
            Problem::of_status(StatusCode::METHOD_NOT_ALLOWED, "this address is not asked in this way")
        })
        .layer(DefaultBodyLimit::max(MOST_BYTES))
        .layer(CatchPanicLayer::new())
        .with_state(host)
}
