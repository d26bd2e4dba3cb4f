//! What the caller has fetched so far.

use std::collections::BTreeMap;

/// Why a URL gave nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FetchFailure {
    /// The server says that there is no such document (404).
    NotFound,
    /// The server says that there was one (410): how a hosted badge of Open Badges 2.0 is withdrawn.
    Gone,
    /// The server did not answer, or not in time.
    Unreachable,
    /// The answer was larger than allowed.
    TooLarge,
    /// The address may not be asked: private network, wrong scheme, too many redirects.
    Refused,
    /// Fetching was switched off.
    Offline,
}

/// What came of asking a URL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fetched {
    /// The body of a successful answer.
    Body(Vec<u8>),
    /// No body.
    Failed(FetchFailure),
}

/// Documents and failures by the exact URL that [`super::Report::wants`] named.
#[derive(Debug, Clone, Default)]
pub struct Known {
    answers: BTreeMap<String, Fetched>,
    otherwise: Option<Fetched>,
}

impl Known {
    /// Nothing fetched yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Nothing fetched, and nobody who would fetch: every other URL failed in this way, so that one look is enough.
    pub fn closed(failure: FetchFailure) -> Self {
        Self {
            answers: BTreeMap::new(),
            otherwise: Some(Fetched::Failed(failure)),
        }
    }

    /// Adds what came of asking `url`; a later answer replaces an earlier one.
    pub fn insert(&mut self, url: impl Into<String>, answer: Fetched) {
        self.answers.insert(url.into(), answer);
    }

    /// As [`Known::insert`] with a body, for building in one expression.
    #[must_use]
    pub fn with(mut self, url: impl Into<String>, body: impl Into<Vec<u8>>) -> Self {
        self.insert(url, Fetched::Body(body.into()));
        self
    }

    /// What is known of `url`.
    pub fn get(&self, url: &str) -> Option<&Fetched> {
        self.answers.get(url).or(self.otherwise.as_ref())
    }
}
