//! The one client that calls other servers, for addresses that strangers write (threat TM-17).
//!
//! What it holds to, whoever asks:
//! - `https` only, without user name or password in the address;
//! - a name is resolved once, every address it has must be a global one, and exactly these are dialled;
//! - each redirect, three at most, is checked like the first address;
//! - five seconds and 1 MiB for all of it, sixteen calls at once;
//! - no cookies, no proxy, no compression, nothing that tells who asked;
//! - one word for whatever goes wrong on the way, so that it cannot be used to look around inside.
//!
//! Answers are remembered for five minutes, failures for half a minute.

mod addresses;
mod cache;
mod guard;
#[cfg(test)]
mod guard_tests;
mod names;
#[cfg(test)]
mod tests;

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use bytes::{Bytes, BytesMut};
use reqwest::header::{ACCEPT, ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_TYPE, LOCATION};
use reqwest::redirect;
use reqwest::{Client, Response, StatusCode};
use tokio::sync::Semaphore;
use tokio::time::timeout;
use url::Url;

use cache::{Cache, Key};
use names::Names;

/// The most that is read of an answer, in bytes.
pub const MAX_BYTES: usize = 1024 * 1024;
/// How many redirects are followed.
pub const MAX_HOPS: usize = 3;
const TOTAL_TIME: Duration = Duration::from_secs(5);
const QUEUE_TIME: Duration = Duration::from_secs(1);
const MAX_CALLS: usize = 16;
const MAX_CONTENT_TYPE: usize = 200;
const USER_AGENT: &str = concat!("Waymark/", env!("CARGO_PKG_VERSION"));

/// What may be called.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Policy {
    /// Also this machine's loopback, with or without TLS: for tests and for two servers on one laptop. Never for a server
    /// that others can reach.
    pub allow_loopback_http: bool,
}

/// Another server's answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fetched {
    /// The body, at most [`MAX_BYTES`].
    pub bytes: Bytes,
    /// The `Content-Type` as it was sent, at most 200 bytes; hostile like the rest.
    pub content_type: Option<String>,
    /// The HTTP status; anything but a followed redirect, so 404 and 500 too.
    pub status: u16,
}

/// Why there is no answer. No more is said on purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    /// The address itself says that it will not be called: no `https`, a password in it, a private number.
    #[error("this address is not called")]
    Refused,
    /// There was no usable answer: name, address, connection, certificate, redirect, time or encoding.
    #[error("the other server gave no usable answer")]
    Failed,
    /// The answer is longer than [`MAX_BYTES`].
    #[error("the other server's answer is too long")]
    TooLarge,
    /// Too many calls are under way; try again.
    #[error("too many calls are under way")]
    Busy,
    /// No calls are made at all, by choice.
    #[error("calls to other servers are switched off")]
    Closed,
}

/// The client could not be made: this machine has no usable certificate authorities.
#[derive(Debug, thiserror::Error)]
#[error("no certificate authorities were found; install the `ca-certificates` package")]
pub struct FetchSetupError;

/// Calls other servers, or nobody. Cloning is cheap and shares memory and limits.
#[derive(Clone)]
pub struct Fetcher(Option<Arc<Open>>);

struct Open {
    client: Client,
    policy: Policy,
    calls: Semaphore,
    cache: Mutex<Cache>,
    total_time: Duration,
}

impl Fetcher {
    /// A client that calls what `policy` allows.
    ///
    /// # Errors
    /// [`FetchSetupError`].
    pub fn new(policy: Policy) -> Result<Self, FetchSetupError> {
        Self::with_names(Names::of_the_system(policy), TOTAL_TIME)
    }

    /// A client that calls nobody: each call is [`FetchError::Closed`].
    pub fn closed() -> Self {
        Self(None)
    }

    fn with_names(names: Names, total_time: Duration) -> Result<Self, FetchSetupError> {
        let policy = names.policy();
        let client = Client::builder()
            .user_agent(USER_AGENT)
            .redirect(redirect::Policy::none())
            .no_proxy()
            .referer(false)
            .http1_only()
            .http1_max_headers(64)
            .dns_resolver(Arc::new(names))
            .pool_max_idle_per_host(1)
            .pool_idle_timeout(Duration::from_secs(10))
            .build()
            .map_err(|_| FetchSetupError)?;
        Ok(Self(Some(Arc::new(Open {
            client,
            policy,
            calls: Semaphore::new(MAX_CALLS),
            cache: Mutex::default(),
            total_time,
        }))))
    }

    /// Asks for `url`, accepting the media types in `accept` (the `Accept` header). The fragment is not sent.
    ///
    /// # Errors
    /// See [`FetchError`].
    pub async fn get(&self, url: &str, accept: &str) -> Result<Fetched, FetchError> {
        let open = self.0.as_ref().ok_or(FetchError::Closed)?;
        let url = guard::check(url, open.policy)?;
        let key = Key::new(&url, accept);
        if let Some(answer) = open.remembered(&key) {
            return answer;
        }
        let _call = match timeout(QUEUE_TIME, open.calls.acquire()).await {
            Ok(Ok(call)) => call,
            _ => return Err(FetchError::Busy),
        };
        if let Some(answer) = open.remembered(&key) {
            return answer;
        }
        let answer = timeout(open.total_time, open.follow(url, accept))
            .await
            .unwrap_or(Err(FetchError::Failed));
        open.cache().put(key, answer.clone(), Instant::now());
        answer
    }
}

impl Open {
    async fn follow(&self, mut url: Url, accept: &str) -> Result<Fetched, FetchError> {
        for _ in 0..=MAX_HOPS {
            let response = self.call(&url, accept).await?;
            match next(&url, &response, self.policy)? {
                Some(address) => url = address,
                None => return read(response).await,
            }
        }
        Err(FetchError::Failed)
    }

    async fn call(&self, url: &Url, accept: &str) -> Result<Response, FetchError> {
        let request = self
            .client
            .get(url.clone())
            .header(ACCEPT, accept)
            .header(ACCEPT_ENCODING, "identity");
        let response = request.send().await.map_err(|_| FetchError::Failed)?;
        // The second wall: whatever the resolver did, this is who answers.
        match response.remote_addr() {
            Some(address) if self.policy.allows(address.ip()) => Ok(response),
            _ => Err(FetchError::Failed),
        }
    }

    fn remembered(&self, key: &Key) -> Option<Result<Fetched, FetchError>> {
        self.cache().get(key, Instant::now())
    }

    fn cache(&self) -> std::sync::MutexGuard<'_, Cache> {
        self.cache.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Where a redirect leads, if the answer is one.
fn next(from: &Url, response: &Response, policy: Policy) -> Result<Option<Url>, FetchError> {
    use StatusCode as S;
    let redirects = [
        S::MOVED_PERMANENTLY,
        S::FOUND,
        S::SEE_OTHER,
        S::TEMPORARY_REDIRECT,
        S::PERMANENT_REDIRECT,
    ];
    if !redirects.contains(&response.status()) {
        return Ok(None);
    }
    let location = response.headers().get(LOCATION);
    let target = location
        .and_then(|value| value.to_str().ok())
        .and_then(|text| from.join(text).ok())
        .ok_or(FetchError::Failed)?;
    if from.scheme() == "https" && target.scheme() != "https" {
        return Err(FetchError::Failed);
    }
    guard::check(target.as_str(), policy)
        .map(Some)
        .map_err(|_| FetchError::Failed)
}

async fn read(mut response: Response) -> Result<Fetched, FetchError> {
    let is_plain = response
        .headers()
        .get(CONTENT_ENCODING)
        .is_none_or(|value| value.as_bytes().eq_ignore_ascii_case(b"identity"));
    if !is_plain {
        return Err(FetchError::Failed);
    }
    let announced = response.content_length().unwrap_or(0);
    if announced > MAX_BYTES as u64 {
        return Err(FetchError::TooLarge);
    }
    let mut bytes = BytesMut::new();
    while let Some(chunk) = response.chunk().await.map_err(|_| FetchError::Failed)? {
        if bytes.len() + chunk.len() > MAX_BYTES {
            return Err(FetchError::TooLarge);
        }
        bytes.extend_from_slice(&chunk);
    }
    let content_type = response.headers().get(CONTENT_TYPE);
    Ok(Fetched {
        bytes: bytes.freeze(),
        content_type: content_type
            .and_then(|value| value.to_str().ok())
            .filter(|text| text.len() <= MAX_CONTENT_TYPE)
            .map(str::to_owned),
        status: response.status().as_u16(),
    })
}

impl fmt::Debug for Fetcher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Some(open) => write!(f, "Fetcher with {:?}", open.policy),
            None => f.write_str("Fetcher, closed"),
        }
    }
}
