//! `GET /1.0/identifiers/{did}`: identifiers that carry their own document. There is no network here for others.

use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::Response;

use crate::vcalm::resolution::{Options, Target, contained};

/// Resolves, or says why not.
pub async fn resolve(Path(identifier): Path<String>, Query(options): Query<Options>) -> Response {
    let target = match Target::of(&identifier) {
        Ok(target) => target,
        Err(answer) => return *answer,
    };
    contained(&target, &options).unwrap_or_else(|| target.refused("methodNotSupported", StatusCode::BAD_REQUEST))
}
