//! Verifying (VCALM 1.0, §3.3). Nobody is asked over the network: keys are in the identifiers, the one list is the host's own.

use axum::extract::{Path, State};
use axum::response::Response;
use credential::verify::{PresentationPolicy, verify, verify_presentation};

use super::host::Host;
use crate::vcalm::{self, Asked, Body, Present, Refusal, Verify};

/// `POST /credentials/verify`.
pub async fn credential(State(host): State<Host>, Body(body): Body) -> Refusal<Response> {
    vcalm::off_the_async_threads(body.len(), move || {
        let request: Verify<'_> = vcalm::read(&body)?;
        let asked = Asked {
            binding_open: true,
            ..request.options.asked()
        };
        let document = request.verifiable_credential.get().as_bytes();
        let report = verify(document, &host.known(), &host.policy());
        Ok(vcalm::of_credential(&report, asked))
    })
    .await
}

/// `POST /conformance/{suite}/credentials/verify`: as [`credential()`], for suites that look for both under one address.
pub async fn by_suite(state: State<Host>, Path(suite): Path<String>, body: Body) -> Refusal<Response> {
    state.issuer(&suite)?;
    credential(state, body).await
}

/// `POST /presentations/verify`. One that nobody signed is taken, and its credentials are verified.
pub async fn presentation(State(host): State<Host>, Body(body): Body) -> Refusal<Response> {
    vcalm::off_the_async_threads(body.len(), move || {
        let request: Present<'_> = vcalm::read(&body)?;
        let asked = Asked {
            results: true,
            binding_open: true,
            ..Asked::default()
        };
        let policy = PresentationPolicy {
            credentials: host.policy(),
            challenge: request.options.challenge,
            domain: request.options.domain,
            unsigned: true,
        };
        let document = request.verifiable_presentation.get().as_bytes();
        let report = verify_presentation(document, &host.known(), &policy);
        Ok(vcalm::of_presentation(&report, asked))
    })
    .await
}
