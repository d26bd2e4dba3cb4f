//! The open part of the API (VCALM 1.0, §3.3 and §3.5; DID Resolution): anybody verifies, derives and resolves, within a
//! limit by network address. What was sent is not kept, and no account changes the answer.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::extract::{ConnectInfo, DefaultBodyLimit, Path, Query, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use credential::did::{self, Controller};
use credential::verify::{Fetched, Known, PresentationPolicy, verify, verify_presentation};
use futures_util::future::join_all;
use platform::rate::{Bucket, Key};

use super::actions;
use crate::entry::client_address;
use crate::vcalm::resolution::{Options, Target, contained};
use crate::vcalm::{self, Body, MOST_BYTES, Present, Refusal, Verify};
use crate::{App, Error, Result};

const CALLS: Bucket = Bucket {
    name: "open API by network address",
    burst: 120,
    per_minute: 120,
};

/// Rounds at most: the issuer's document, the status list, the keys of the list or of an endorser.
const MOST_ROUNDS: usize = 4;

pub(super) fn router() -> Router<App> {
    Router::new()
        .route("/credentials/verify", post(credential).options(may_call))
        .route("/credentials/derive", post(derive).options(may_call))
        .route("/presentations/verify", post(presentation).options(may_call))
        .route("/1.0/identifiers/{did}", get(resolve))
        .layer(DefaultBodyLimit::max(MOST_BYTES))
}

/// Whether a path looks at nothing but what it is sent, so that pages of other sites may call it too.
pub fn obeys_nobody(path: &str) -> bool {
    matches!(
        path,
        "/credentials/verify" | "/credentials/derive" | "/presentations/verify"
    )
}

/// What every handler here begins with.
fn admit(app: &App, peer: SocketAddr, headers: &HeaderMap) -> Result<()> {
    let client = Key::Address(client_address(app, peer, headers));
    app.rates.check(CALLS, client).map_err(|after| Error::TooMany(after.0))
}

async fn credential(
    State(app): State<App>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    Body(body): Body,
) -> Result<Response> {
    admit(&app, peer, &headers)?;
    let policy = Arc::new(actions::policy(&app).await?);
    rounds(&app, move |known| {
        let request: Verify<'_> = vcalm::read(&body)?;
        let document = request.verifiable_credential.get().as_bytes();
        let report = verify(document, known, &policy);
        let answer = vcalm::of_credential(&report, request.options.asked_strictly());
        Ok((report.wants, answer))
    })
    .await
}

async fn presentation(
    State(app): State<App>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    Body(body): Body,
) -> Result<Response> {
    admit(&app, peer, &headers)?;
    let policy = actions::policy(&app).await?;
    rounds(&app, move |known| {
        let request: Present<'_> = vcalm::read(&body)?;
        let policy = PresentationPolicy {
            credentials: policy.clone(),
            challenge: request.options.challenge,
            domain: request.options.domain,
            unsigned: true,
        };
        let document = request.verifiable_presentation.get().as_bytes();
        let report = verify_presentation(document, known, &policy);
        let answer = vcalm::of_presentation(&report, vcalm::Asked::strictly());
        Ok((report.wants, answer))
    })
    .await
}

/// Looks, gets what is missing, and looks again, until nothing new can be had.
async fn rounds(
    app: &App,
    look: impl Fn(&Known) -> Refusal<(Vec<String>, Response)> + Clone + Send + 'static,
) -> Result<Response> {
    let mut known = Known::new();
    for left in (0..MOST_ROUNDS).rev() {
        let (look, looked_with) = (look.clone(), known.clone());
        match off_thread(move || look(&looked_with)).await {
            Err(problem) => return Ok(open(problem.into_response())),
            Ok((wants, answer)) if left == 0 || all_known(&wants, &known) => return Ok(open(answer)),
            Ok((wants, _)) => ask(app, &wants, &mut known).await,
        }
    }
    Err(Error::Unavailable("error-database-busy"))
}

async fn derive(
    State(app): State<App>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    Body(body): Body,
) -> Result<Response> {
    admit(&app, peer, &headers)?;
    let derived = off_thread(move || vcalm::derived(&body)).await;
    Ok(open(derived.unwrap_or_else(|problem| problem.into_response())))
}

/// `did:key` and `did:jwk` out of themselves, this site's `did:web` from its own rooms, every other from its server.
async fn resolve(
    State(app): State<App>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    Path(identifier): Path<String>,
    Query(options): Query<Options>,
) -> Result<Response> {
    admit(&app, peer, &headers)?;
    let target = match Target::of(&identifier) {
        Ok(target) => target,
        Err(answer) => return Ok(open(*answer)),
    };
    if let Some(answer) = contained(&target, &options) {
        return Ok(open(answer));
    }
    let answer = match did::locate(target.did) {
        Ok(Controller::At(url)) if target.did.starts_with("did:web:") => fetched(&app, &target, &url).await,
        _ => target.refused("methodNotSupported", StatusCode::BAD_REQUEST),
    };
    Ok(open(answer))
}

async fn fetched(app: &App, target: &Target<'_>, url: &str) -> Response {
    let Fetched::Body(bytes) = actions::answer(app, url).await else {
        return target.refused("notFound", StatusCode::NOT_FOUND);
    };
    match did::ControllerDocument::read(&bytes, target.did)
        .and(credential::strict_json(&bytes).map_err(|_| did::DidError::Web))
    {
        Ok(document) => target.found(document),
        Err(_) => target.refused("invalidDidDocument", StatusCode::BAD_REQUEST),
    }
}

/// Work on a stranger's document, where nobody waits for the thread.
async fn off_thread<T: Send + 'static>(work: impl FnOnce() -> Refusal<T> + Send + 'static) -> Refusal<T> {
    vcalm::off_the_async_threads(usize::MAX, work).await
}

fn all_known(wants: &[String], known: &Known) -> bool {
    wants.iter().all(|url| known.get(url).is_some())
}

async fn ask(app: &App, wants: &[String], known: &mut Known) {
    let new: Vec<&String> = wants.iter().filter(|url| known.get(url).is_none()).collect();
    let answers = join_all(new.iter().map(|url| actions::answer(app, url))).await;
    for (url, answer) in new.into_iter().zip(answers) {
        known.insert(url.as_str(), answer);
    }
}

/// Whether a page of another site may call.
async fn may_call() -> Response {
    open(StatusCode::NO_CONTENT.into_response())
}

/// Readable from every origin: the answer depends on nothing but the question.
fn open(mut response: Response) -> Response {
    let allowed = [
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (header::ACCESS_CONTROL_ALLOW_METHODS, "GET, POST"),
        (header::ACCESS_CONTROL_ALLOW_HEADERS, "accept, content-type"),
        (HeaderName::from_static("cross-origin-resource-policy"), "cross-origin"),
    ];
    for (name, value) in allowed {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}
