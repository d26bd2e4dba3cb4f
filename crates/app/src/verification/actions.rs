//! Checking a credential with everything this site knows.

use credential::verify::{FetchFailure, Fetched, Policy, Report};
use futures_util::future::join_all;
use url::Url;

use super::network;
use super::rounds::Rounds;
use crate::{App, Error, Result, awards};

/// Verifies bytes: documents of this site from its own rooms, all others from their servers; the platform's issuers are known.
pub async fn check(app: &App, document: &[u8]) -> Result<Report> {
    let policy = policy(app).await?;
    let mut rounds = Rounds::begin(document, &policy);
    loop {
        let wanted = rounds.wanted();
        if wanted.is_empty() {
            return Ok(rounds.report());
        }
        let answers = join_all(wanted.iter().map(|url| answer(app, url))).await;
        rounds.answer(wanted.into_iter().zip(answers));
    }
}

/// How this site judges: the issuers of the platform are known.
pub(super) async fn policy(app: &App) -> Result<Policy> {
    let mut tx = app.db.read().await?;
    let issuers = awards::registry(app, &mut tx).await?;
    let both_forms = |issuer: awards::KnownIssuer| [awards::older_issuer(app, &issuer.slug), issuer.id];
    let trusted = issuers.into_iter().flat_map(both_forms).collect();
    Ok(Policy::new(app.clock.now(), trusted))
}

pub(super) async fn answer(app: &App, url: &str) -> Fetched {
    match locally(app, url).await {
        Ok(Some(bytes)) => Fetched::Body(bytes),
        Ok(None) => network::document(&app.fetcher, url).await,
        Err(error) => {
            tracing::error!(%error, "a document of our own could not be read");
            Fetched::Failed(FetchFailure::Unreachable)
        }
    }
}

async fn locally(app: &App, url: &str) -> Result<Option<Vec<u8>>> {
    let mut tx = app.db.read().await?;
    awards::known_locally(app, &mut tx, url).await
}

/// Gets a credential from a link to another site.
pub(super) async fn download(app: &App, url: &Url) -> Result<Vec<u8>> {
    if let Some(own) = locally(app, url.as_str()).await? {
        return Ok(own);
    }
    match network::ask(&app.fetcher, url.as_str(), network::CREDENTIALS).await {
        Fetched::Body(bytes) => Ok(bytes),
        Fetched::Failed(failure) => Err(Error::field(
            "ref",
            match failure {
                FetchFailure::NotFound | FetchFailure::Gone => "verification-link-nothing",
                FetchFailure::TooLarge => "verification-link-large",
                FetchFailure::Refused | FetchFailure::Offline => "verification-link-refused",
                FetchFailure::Unreachable => "verification-link-unreachable",
            },
        )),
    }
}
