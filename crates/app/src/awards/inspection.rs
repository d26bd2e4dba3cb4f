//! Looking at one of our own credentials as anybody would: the same verifier, on the stored bytes, with our own documents at hand.

use credential::verify::{FetchFailure, Fetched, Known, Policy, Report, verify};
use platform::db::Tx;

use super::issuers::registry;
use super::pages::known::known_locally;
use super::store;
use crate::ids::CredentialId;
use crate::{App, Result};

/// Rounds at most: the issuer's keys, the status list, the keys of the list.
const MOST_ROUNDS: usize = 3;

/// Verifies a signed text now. Nothing is believed because it lies in our database.
pub async fn inspect(app: &App, tx: &mut Tx, signed: &str) -> Result<Report> {
    let issuers = registry(app, tx).await?;
    let policy = Policy::new(tx.now(), issuers.into_iter().map(|issuer| issuer.id).collect());
    let mut known = Known::new();
    let mut report = asked(signed, &known, &policy).await?;
    for _ in 0..MOST_ROUNDS {
        if report.wants.is_empty() {
            break;
        }
        for url in &report.wants {
            let answer = known_locally(app, tx, url).await?;
            known.insert(
                url,
                answer.map_or(Fetched::Failed(FetchFailure::NotFound), Fetched::Body),
            );
        }
        report = asked(signed, &known, &policy).await?;
    }
    Ok(report)
}

/// Verifies a credential now, whether its earner shows the page or not: for those who are to rely on it.
pub async fn inspect_credential(app: &App, tx: &mut Tx, id: &CredentialId) -> Result<Report> {
    let signed = store::credentials::signed(tx, id).await?;
    inspect(app, tx, &signed).await
}

/// Away from the threads that serve pages: canonicalising takes milliseconds.
async fn asked(signed: &str, known: &Known, policy: &Policy) -> Result<Report> {
    let (signed, known, policy) = (signed.to_owned(), known.clone(), policy.clone());
    let report = tokio::task::spawn_blocking(move || verify(signed.as_bytes(), &known, &policy)).await;
    Ok(report.map_err(anyhow::Error::from)?)
}
