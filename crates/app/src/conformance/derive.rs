//! Showing a part of a credential (VCALM 1.0, §3.5.1; VC-DI-ECDSA 1.0, §3.6.6). No key is needed, so any host can do it.

use axum::response::Response;

use crate::vcalm::{self, Body, Refusal};

/// `POST /credentials/derive`.
pub async fn derive(Body(body): Body) -> Refusal<Response> {
    vcalm::off_the_async_threads(body.len(), move || vcalm::derived(&body)).await
}
