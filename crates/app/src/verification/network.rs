//! Asking other servers for documents, in the words of the credential crate.

use credential::verify::{FetchFailure, Fetched};
use platform::fetch::{FetchError, Fetcher};

/// What we take as an issuer's document, a key or a status list.
const DOCUMENTS: &str = "application/vc, application/statuslist+jwt, application/did+json, application/did+ld+json, application/jwk+json, application/jwk-set+json, application/ld+json, application/json;q=0.9";
/// What we take as a credential from a link.
pub const CREDENTIALS: &str = "application/vc+ld+json, application/vc, application/vc+jwt, application/vc+sd-jwt, application/dc+sd-jwt, application/ld+json, application/json;q=0.9, text/plain;q=0.8, image/png;q=0.8, image/svg+xml;q=0.8";

/// Asks for a document that a verification wants.
pub async fn document(fetcher: &Fetcher, url: &str) -> Fetched {
    ask(fetcher, url, DOCUMENTS).await
}

/// Asks for a URL; anything but a plain success is a failure of a known kind.
pub async fn ask(fetcher: &Fetcher, url: &str, accept: &str) -> Fetched {
    match fetcher.get(url, accept).await {
        Ok(answer) if (200..300).contains(&answer.status) => Fetched::Body(answer.bytes.to_vec()),
        Ok(answer) if answer.status == 404 => Fetched::Failed(FetchFailure::NotFound),
        Ok(answer) if answer.status == 410 => Fetched::Failed(FetchFailure::Gone),
        Ok(_) | Err(FetchError::Failed | FetchError::Busy) => Fetched::Failed(FetchFailure::Unreachable),
        Err(FetchError::TooLarge) => Fetched::Failed(FetchFailure::TooLarge),
        Err(FetchError::Refused) => Fetched::Failed(FetchFailure::Refused),
        Err(FetchError::Closed) => Fetched::Failed(FetchFailure::Offline),
    }
}
