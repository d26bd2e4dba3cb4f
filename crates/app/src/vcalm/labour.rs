//! Where the work is done: small documents at once, large ones where nobody waits for the thread.

use axum::http::StatusCode;

use super::{Problem, Refusal};

/// Up to here, in bytes, a document is done in some 0.2 ms, less than it takes to hand it over and wake up again.
const SMALL: usize = 16 << 10;

/// Does work that a document of `bytes` asks for, without holding up other requests.
///
/// # Errors
/// Those of the work.
pub async fn off_the_async_threads<T: Send + 'static>(
    bytes: usize,
    work: impl FnOnce() -> Refusal<T> + Send + 'static,
) -> Refusal<T> {
    if bytes <= SMALL {
        return work();
    }
    tokio::task::spawn_blocking(work).await.unwrap_or_else(|_| {
        let detail = "the document could not be processed";
        Err(Problem::of_status(StatusCode::UNPROCESSABLE_ENTITY, detail))
    })
}
