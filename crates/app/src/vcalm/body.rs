//! The body of a request, within its limit.

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;

use super::Problem;

/// The whole body, of whatever type it calls itself.
#[derive(Debug)]
pub struct Body(pub Bytes);

impl<S: Send + Sync> FromRequest<S> for Body {
    type Rejection = Box<Problem>;

    async fn from_request(request: Request, state: &S) -> Result<Self, Box<Problem>> {
        Bytes::from_request(request, state)
            .await
            .map(Self)
            .map_err(|rejection| {
                if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE {
                    Problem::of_status(StatusCode::PAYLOAD_TOO_LARGE, "the body is longer than 1 MiB")
                } else {
                    Problem::of_status(StatusCode::BAD_REQUEST, "the body could not be read")
                }
            })
    }
}
