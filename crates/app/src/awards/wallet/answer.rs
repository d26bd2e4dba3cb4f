//! A wallet's answer: verified, then taken once.

use credential::verify::{
    FetchFailure, Fetched, Known, Policy, PresentationOutcome, PresentationPolicy, verify_presentation,
};
use jiff::Timestamp;
use platform::random;
use serde_json::{Value, json};

use super::super::reissue::{finish_edition, reserve_edition};
use super::super::store::{credentials, editions, exchanges as store, issuing, withdrawal};
use super::{challenge, domain, exchange};
use crate::{App, Error, Result};

/// What we take as the document of a wallet's identifier.
const DOCUMENTS: &str = "application/did+json, application/did+ld+json, application/ld+json, application/json;q=0.9";

/// How often a wallet waits for another one's edition to be out before its own.
const MOST_WAITS: usize = 4;

/// The longest that a wallet waits for its credential to begin.
const LONGEST_WAIT: std::time::Duration = std::time::Duration::from_secs(5);

/// Takes the presentation by which a wallet proves an identifier, and answers with the credential issued for it. The first wallet that proves
/// one is the only one.
///
/// # Errors
/// [`Error::Refused`] when the exchange is over, [`Error::Invalid`] when the presentation proves nothing to us, here and now.
pub async fn answer(app: &App, token: &str, presentation: &Value) -> Result<Value> {
    let mut tx = app.db.read().await?;
    let open = exchange(&mut tx, token).await?.is_open(tx.now());
    let now = tx.now();
    drop(tx);
    if !open {
        return Err(Error::Refused("awards-wallet-over-what"));
    }
    let holder = proven(app, token, presentation, now).await?;
    for _ in 0..MOST_WAITS {
        match take(app, token, &holder).await? {
            Taken::Already => return handed(app, token).await,
            Taken::Reserved(edition) => {
                finish_edition(app, &edition).await?;
                return handed(app, token).await;
            }
            Taken::After(edition) => finish_edition(app, &edition).await?,
        }
    }
    Err(Error::Unavailable("error-database-busy"))
}

/// The identifier that a presentation proves: signed by a key that its document lists for authentication, over our question, for this site.
async fn proven(app: &App, token: &str, presentation: &Value, now: Timestamp) -> Result<String> {
    let text = presentation.to_string();
    let policy = PresentationPolicy::answer(Policy::new(now, [].into()), challenge(token), domain(app));
    let mut report = verified(&text, &Known::new(), &policy).await?;
    if let (PresentationOutcome::Unfinished, [url]) = (report.outcome, report.wants.as_slice()) {
        let known = fetched(app, url).await;
        report = verified(&text, &known, &policy).await?;
    }
    let holder = report.holder.filter(|holder| holder.starts_with("did:"));
    match (report.outcome, holder) {
        (PresentationOutcome::Proven, Some(holder)) => Ok(holder),
        (PresentationOutcome::Misdirected, _) => Err(refused("awards-wallet-misdirected")),
        (PresentationOutcome::Unfinished, _) => Err(refused("awards-wallet-unresolved")),
        (PresentationOutcome::Changed, _) => Err(refused("awards-wallet-unsigned")),
        _ => Err(refused("awards-wallet-unreadable")),
    }
}

fn refused(message: &'static str) -> Error {
    Error::field("verifiablePresentation", message)
}

/// The document of an identifier that does not carry its own.
async fn fetched(app: &App, url: &str) -> Known {
    let mut known = Known::new();
    let answer = match app.fetcher.get(url, DOCUMENTS).await {
        Ok(answer) if (200..300).contains(&answer.status) => Fetched::Body(answer.bytes.to_vec()),
        _ => Fetched::Failed(FetchFailure::Unreachable),
    };
    known.insert(url, answer);
    known
}

/// Away from the threads that serve pages: canonicalising takes milliseconds.
async fn verified(
    text: &str,
    known: &Known,
    policy: &PresentationPolicy,
) -> Result<credential::verify::PresentationReport> {
    let (text, known, policy) = (text.to_owned(), known.clone(), policy.clone());
    let report = tokio::task::spawn_blocking(move || verify_presentation(text.as_bytes(), &known, &policy)).await;
    Ok(report.map_err(anyhow::Error::from)?)
}

/// What came of taking an answer.
enum Taken {
    /// The credential was this wallet's before.
    Already,
    /// This edition is to be issued.
    Reserved(String),
    /// Another wallet's edition must be out first; nothing was taken.
    After(String),
}

/// Takes the answer: from this transaction on, the exchange is used up and the new edition reserved.
async fn take(app: &App, token: &str, holder: &str) -> Result<Taken> {
    let digest = random::digest(token);
    let mut tx = app.db.begin().await?;
    let exchange = store::locked(&mut tx, &digest).await?;
    if !exchange.is_open(tx.now()) {
        return Err(Error::Refused("awards-wallet-over-what"));
    }
    let id = &exchange.credential;
    withdrawal::lock(&mut tx, id).await?;
    if let Some(edition) = editions::coming_of(&mut tx, id).await? {
        return Ok(Taken::After(edition));
    }
    if !credentials::credential(&mut tx, id).await?.is_in_force(tx.now()) {
        return Err(Error::Refused("awards-wallet-not-in-force"));
    }
    if issuing::row(&mut tx, id).await?.facts.subject == holder {
        store::answered(&mut tx, &digest, holder, None).await?;
        tx.commit().await?;
        return Ok(Taken::Already);
    }
    let edition = reserve_edition(app, &mut tx, id, holder).await?;
    store::answered(&mut tx, &digest, holder, Some(&edition)).await?;
    tx.commit().await?;
    Ok(Taken::Reserved(edition))
}

/// The credential as it is now, in a presentation, as wallets take it.
async fn handed(app: &App, token: &str) -> Result<Value> {
    let mut tx = app.db.read().await?;
    let exchange = exchange(&mut tx, token).await?;
    if exchange.was_dropped {
        return Err(Error::Refused("awards-wallet-not-in-force"));
    }
    let signed = credentials::signed(&mut tx, &exchange.credential).await?;
    let credential: Value = serde_json::from_str(&signed).map_err(anyhow::Error::from)?;
    if credential["credentialSubject"]["id"].as_str() != exchange.holder.as_deref() {
        // Put into yet another wallet in this very moment.
        return Err(Error::Refused("awards-wallet-over-what"));
    }
    drop(tx);
    // An edition begins a second after the one it follows, and a wallet verifies at once what it is given.
    if let Some(begins) = credential["validFrom"].as_str().and_then(|text| text.parse().ok()) {
        app.clock.reached(begins, LONGEST_WAIT).await;
    }
    Ok(json!({ "verifiablePresentation": {
        "@context": [credential::CONTEXT_VC_2],
        "type": ["VerifiablePresentation"],
        "verifiableCredential": [credential],
    } }))
}
